#!/usr/bin/env python3
"""Chooses the demonstration catalogue from source/ocop-products.tsv and writes catalogue.csv.

Facts (name, producer, place, stars, decision, date, source) are copied from the source file, never
improved. Everything a shop adds (price, tax rate, unit, code, lot, picture) is made up here, for
demonstration, and says so in the `source` column. The same input gives the same bytes.

    python3 assets/demo/make_catalogue.py

Choosing: best evidence first, at most three products of one producer; rows that only report a
notice or a council's vote come in just far enough to show their province, new kinds of goods first.
"""

import csv
import hashlib
import pathlib
import re

HERE = pathlib.Path(__file__).resolve().parent
COLUMNS = (
    "product_id,name_vi,name_en,group,producer,producer_address,producer_phone,commune,district,"
    "province,province_today,stars,decision,issuer,issued,expires,revoked,price,tax_rate,unit,"
    "by_weight,codes,lot,picture,story_vi,story_en,source,source_date,demonstration"
).split(",")
PER_PRODUCER = 3
PER_THIN_PROVINCE = 4
GATHERED = "2026-11-23"

# Lower is better; from THIN on a row is taken only where its province would otherwise be missing.
EVIDENCE = [
    "A decision",
    "news quoting decision",
    "B1 official newspaper",
    "news listing national decision",
    "B1/C",
    "news quoting UBND decision",
    "province notice",
    "council result",
]
THIN = 5

GROUPS = [  # QĐ 26/2026/QĐ-TTg, by the mapping the source file gives
    ("Thực phẩm", "food"),
    ("Đồ uống", "drink"),
    ("Dược liệu", "herbal"),
    ("Thủ công", "craft"),
    ("Sinh vật cảnh", "ornamental"),
    ("Dịch vụ du lịch", "tourism"),
]

PRODUCERS = [
    ("Hợp tác xã", "một hợp tác xã", "a co-operative"),
    ("HTX", "một hợp tác xã", "a co-operative"),
    ("Hộ", "một hộ kinh doanh", "a household business"),
    ("Cơ sở", "một cơ sở sản xuất", "a workshop"),
    ("Công ty", "một công ty", "a company"),
    ("Chi nhánh", "một chi nhánh công ty", "a company's branch"),
]

# kind: drawing, what it is (vi, en), a word about using it (vi, en). General knowledge about the
# kind of product only: nothing here is a claim about one producer.
KINDS = {
    "coffee_ground": ("coffee", "Cà phê bột", "Ground coffee",
        "Hợp pha phin; mở gói rồi nên buộc kín và để nơi khô mát.",
        "Made for the phin filter; once opened, keep it closed, cool and dry."),
    "coffee_beans": ("coffee", "Cà phê hạt rang", "Roasted coffee beans",
        "Xay ngay trước khi pha để giữ trọn hương.",
        "Grind just before brewing to keep the aroma."),
    "coffee_process": ("coffee", "Cà phê", "Coffee",
        "Hợp pha phin hoặc pha máy; để nơi khô mát, tránh nắng.",
        "For the phin filter or the machine; keep cool, dry and out of the sun."),
    "coffee_instant": ("coffee", "Cà phê hòa tan phối nấm linh chi", "Instant coffee with lingzhi",
        "Khuấy tan trong nước nóng, uống nóng hoặc thêm đá.",
        "Stir into hot water; drink it hot or over ice."),
    "cocoa": ("cocoa", "Bột ca cao pha sẵn", "Ready-mixed cocoa powder",
        "Khuấy tan trong nước nóng hoặc sữa.", "Stir into hot water or milk."),
    "tea": ("tea", "Trà thảo mộc", "Herbal tea",
        "Hãm với nước sôi vài phút rồi thưởng thức.",
        "Steep in boiling water for a few minutes."),
    "tea_bags": ("tea", "Trà túi lọc", "Tea bags",
        "Hãm một túi với nước sôi vài phút, uống nóng hoặc lạnh.",
        "Steep one bag in boiling water for a few minutes; serve hot or cold."),
    "tea_set": ("tea", "Bộ trà thảo mộc", "A set of herbal teas",
        "Hợp làm quà; hãm với nước sôi vài phút.",
        "A thoughtful present; steep in boiling water for a few minutes."),
    "artichoke": ("artichoke", "Cao atisô", "Artichoke extract",
        "Pha một lượng nhỏ với nước ấm; xem hướng dẫn trên bao bì.",
        "Dilute a little in warm water; follow the label."),
    "honey": ("honey", "Mật ong", "Honey",
        "Để nơi mát, tránh nắng; mật kết tinh là hiện tượng tự nhiên.",
        "Keep cool and out of the sun; honey crystallises naturally."),
    "honey_fermented": ("honey", "Mật ong lên men", "Fermented honey",
        "Dùng lạnh hoặc pha loãng với nước; đậy kín sau khi mở.",
        "Serve cold or diluted; close well after opening."),
    "honey_cordyceps": ("honey", "Đông trùng hạ thảo ngâm mật ong", "Cordyceps in honey",
        "Dùng từng thìa nhỏ hoặc pha với nước ấm; xem hướng dẫn trên bao bì.",
        "Take by the small spoon or in warm water; follow the label."),
    "nectar": ("honey", "Mật hoa dừa", "Coconut blossom nectar",
        "Dùng thay đường khi pha đồ uống, làm bánh hay nêm món ăn.",
        "Use it instead of sugar in drinks, baking and cooking."),
    "palm_sugar": ("coconut", "Đường hoa dừa", "Coconut blossom sugar",
        "Dùng thay đường trong món ăn và đồ uống; để nơi khô ráo.",
        "Use it like sugar in food and drinks; keep dry."),
    "coconut": ("coconut", "Dừa sáp sợi", "Shredded wax coconut",
        "Ăn liền hoặc xay cùng sữa và đá.", "Eat as it is, or blend with milk and ice."),
    "rice": ("rice", "Gạo", "Rice",
        "Vo nhẹ một lần trước khi nấu; để nơi khô ráo.",
        "Rinse once, gently, before cooking; keep dry."),
    "cereal": ("rice", "Bột ngũ cốc dinh dưỡng", "Nutritional cereal",
        "Khuấy với nước nóng hoặc sữa cho bữa sáng nhanh.",
        "Stir into hot water or milk for a quick breakfast."),
    "fish_sauce": ("fish-sauce", "Nước mắm", "Fish sauce",
        "Dùng để chấm, pha nước chấm hoặc nêm món ăn.",
        "For dipping, dressing and seasoning."),
    "fish_paste": ("fish-sauce", "Mắm", "Fermented fish condiment",
        "Pha thêm dứa, tỏi, ớt để chấm rau và đồ luộc.",
        "Mix with pineapple, garlic and chilli as a dip for greens and boiled meat."),
    "seaweed": ("seaweed", "Rong nho", "Sea grapes",
        "Rửa và ngâm nước lạnh vài phút, ăn kèm nước chấm.",
        "Rinse, soak in cold water for a few minutes and serve with a dip."),
    "mushroom_fresh": ("mushroom", "Nấm tươi", "Fresh mushrooms",
        "Để ngăn mát, dùng trong vài ngày.", "Keep refrigerated and use within days."),
    "mushroom_dried": ("mushroom", "Nấm khô", "Dried mushrooms",
        "Ngâm nước ấm cho nở rồi nấu canh, xào hoặc kho.",
        "Soak in warm water, then use in soups, stir-fries and stews."),
    "cordyceps_fresh": ("cordyceps", "Nấm đông trùng hạ thảo tươi", "Fresh cordyceps",
        "Để ngăn mát; dùng nấu canh, cháo hoặc hãm trà.",
        "Keep refrigerated; for soup, porridge or tea."),
    "cordyceps_dried": ("cordyceps", "Đông trùng hạ thảo sấy thăng hoa", "Freeze-dried cordyceps",
        "Hãm trà, nấu cháo hoặc hầm; đậy kín tránh ẩm.",
        "For tea, porridge or stew; keep closed and dry."),
    "herbal": ("herbal", "Sản phẩm từ dược liệu", "A herbal product",
        "Xem hướng dẫn sử dụng trên bao bì.", "Follow the directions on the label."),
    "herbal_drink": ("bottle", "Nước uống thảo dược", "Herbal drink",
        "Lắc đều trước khi uống; xem hướng dẫn trên bao bì.",
        "Shake before drinking; follow the label."),
    "supplement": ("capsules", "Thực phẩm bảo vệ sức khỏe", "Health supplement",
        "Không phải là thuốc, không thay thế thuốc chữa bệnh.",
        "Not a medicine, and no replacement for one."),
    "turmeric": ("ginger", "Tinh bột nghệ", "Turmeric starch",
        "Pha với nước ấm hoặc mật ong, hay dùng nấu ăn.",
        "Stir into warm water or honey, or use in cooking."),
    "macadamia": ("nuts", "Hạt mắc ca", "Macadamia nuts",
        "Ăn liền; đậy kín sau khi mở để giữ độ giòn.",
        "Ready to eat; close well after opening to keep them crisp."),
    "cashew": ("nuts", "Hạt điều rang muối", "Salted roasted cashews",
        "Ăn liền; đậy kín sau khi mở để giữ độ giòn.",
        "Ready to eat; close well after opening to keep them crisp."),
    "pepper": ("pepper", "Tiêu xanh sấy thăng hoa", "Freeze-dried green pepper",
        "Giã hoặc xay ngay trước khi dùng.", "Crush or grind just before use."),
    "fruit_freeze_dried": ("dried-fruit", "Trái cây sấy thăng hoa", "Freeze-dried fruit",
        "Ăn liền; đậy kín ngay sau khi mở để không bị ẩm.",
        "Ready to eat; close at once after opening, it draws moisture."),
    "fruit_soft": ("dried-fruit", "Trái cây sấy dẻo", "Soft-dried fruit",
        "Ăn liền; để ngăn mát sau khi mở.", "Ready to eat; refrigerate after opening."),
    "potato_soft": ("dried-fruit", "Khoai lang sấy dẻo", "Soft-dried sweet potato",
        "Ăn liền; để ngăn mát sau khi mở.", "Ready to eat; refrigerate after opening."),
    "tomato_soft": ("dried-fruit", "Cà chua sấy dẻo", "Soft-dried tomato",
        "Ăn liền; để ngăn mát sau khi mở.", "Ready to eat; refrigerate after opening."),
    "banana_dried": ("dried-fruit", "Chuối sấy", "Dried banana",
        "Ăn liền; đậy kín sau khi mở.", "Ready to eat; close well after opening."),
    "jackfruit_dried": ("dried-fruit", "Mít sấy", "Dried jackfruit",
        "Ăn liền; đậy kín sau khi mở.", "Ready to eat; close well after opening."),
    "chips": ("chips", "Khoai sấy giòn", "Crispy dried potato",
        "Món ăn vặt; đậy kín sau khi mở để giữ độ giòn.",
        "A snack; close well after opening to keep it crisp."),
    "berries": ("fresh-fruit", "Dâu tằm tươi", "Fresh mulberries",
        "Để ngăn mát, dùng sớm; hợp ăn tươi hoặc ngâm đường.",
        "Keep refrigerated and use soon; eat fresh or preserve in sugar."),
    "melon": ("melon", "Dưa", "Melon",
        "Ướp lạnh trước khi ăn.", "Best served chilled."),
    "egg_fresh": ("egg", "Trứng gà tươi", "Fresh hen's eggs",
        "Để ngăn mát, nấu chín trước khi ăn.", "Keep refrigerated and cook before eating."),
    "egg_roasted": ("egg", "Trứng gà nướng", "Roasted hen's eggs",
        "Ăn liền, chấm muối tiêu.", "Ready to eat, with salt and pepper."),
    "nest": ("birds-nest", "Yến sào", "Edible bird's nest",
        "Ngâm nở rồi chưng cách thủy; để nơi khô mát.",
        "Soak, then steam gently; keep cool and dry."),
    "nest_jar": ("birds-nest", "Tổ yến chưng sẵn", "Steamed bird's nest in a jar",
        "Dùng ngay, ngon hơn khi ướp lạnh.", "Ready to eat, best chilled."),
    "spirit": ("spirits", "Rượu", "Spirit",
        "Không bán cho người dưới 18 tuổi; uống có trách nhiệm.",
        "Not for sale to anyone under 18; drink responsibly."),
    "wine": ("wine", "Vang sim rừng", "Wild rose-myrtle wine",
        "Không bán cho người dưới 18 tuổi; uống có trách nhiệm.",
        "Not for sale to anyone under 18; drink responsibly."),
}

# name_vi: kind, unit, price in đồng, tax rate, and for a few names a closer word for what it is.
# Fresh produce counts by the kilogram. Prices are plausible and made up.
GOODS = {
    "Mắm nêm Seagull": ("fish_paste", "chai 250 ml", 45000, "8"),
    "Nấm Fresh Cordyceps Vietnam (Nấm tươi)": ("cordyceps_fresh", "hộp 100 g", 165000, "5"),
    "Nấm Cordyceps Vietnam (Nấm khô sấy thăng hoa)": ("cordyceps_dried", "hộp 20 g", 420000, "8"),
    "beCHAMP Coffee Natural Nắng Vàng": ("coffee_process", "gói 250 g", 135000, "8"),
    "beCHAMP Coffee Gu Mạnh": ("coffee_process", "gói 250 g", 98000, "8"),
    "Bechamp Coffee Hòa Tan Nấm Linh Chi": ("coffee_instant", "hộp 15 gói", 118000, "8"),
    "MACCA BECHAMP": ("macadamia", "gói 300 g", 128000, "8"),
    "beCHAMP Coffee Honey Nắng Vàng": ("coffee_process", "gói 250 g", 145000, "8"),
    "Cao Atiso Hoàng An": ("artichoke", "hũ 100 g", 120000, "8"),
    "Mắc ca Lê Anh Tuy Đức": ("macadamia", "hộp 500 g", 195000, "8"),
    "Hạt Mắc ca Mơ Nông": ("macadamia", "gói 500 g", 178000, "8"),
    "Tiêu xanh sấy thăng hoa": ("pepper", "hũ 40 g", 75000, "8"),
    "Trái cây sấy thăng hoa": ("fruit_freeze_dried", "gói 100 g", 89000, "8"),
    "Hạt Điều rang muối": ("cashew", "hộp 250 g", 98000, "8"),
    "Mộc Đế Vương": ("herbal", "hộp", 285000, "8"),
    "Mộc Quý Phi": ("herbal", "hộp", 265000, "8"),
    "Mộc Thanh Lọc": ("herbal", "hộp", 185000, "8"),
    "Mộc Bảo An": ("herbal", "hộp", 195000, "8"),
    "Macca Bonbubo": ("macadamia", "gói 500 g", 165000, "8"),
    "Macca Quyền Nguyệt": ("macadamia", "gói 500 g", 160000, "8"),
    "Hill coffee": ("coffee_process", "gói 500 g", 130000, "8"),
    "Trà thảo mộc 7 vị": ("tea", "hộp 20 túi", 85000, "8"),
    "Tinh bột nghệ": ("turmeric", "hũ 250 g", 115000, "8"),
    "Trà Bí đao": ("tea", "hộp 20 túi", 65000, "8", "Trà bí đao", "Winter melon tea"),
    "Nấm hương Phú Thịnh tươi": ("mushroom_fresh", "kg", 180000, "5", "Nấm hương tươi", "Fresh shiitake"),
    "Nấm hương Phú Thịnh khô": ("mushroom_dried", "gói 200 g", 125000, "8", "Nấm hương khô", "Dried shiitake"),
    "Nấm bào ngư Phú Thịnh tươi": ("mushroom_fresh", "kg", 75000, "5", "Nấm bào ngư tươi", "Fresh oyster mushrooms"),
    "Rượu gạo sương mù đông trùng hạ thảo": ("spirit", "chai 500 ml", 260000, "10", "Rượu gạo đông trùng hạ thảo", "Rice spirit with cordyceps"),
    "Dâu tằm trái tươi": ("berries", "kg", 60000, "KCT"),
    "Đông trùng hạ thảo sấy thăng hoa": ("cordyceps_dried", "hộp 10 g", 245000, "8"),
    "Đông trùng hạ thảo ngâm mật ong": ("honey_cordyceps", "hũ 250 ml", 320000, "8"),
    "Rượu đông trùng hạ thảo": ("spirit", "chai 500 ml", 350000, "10", "Rượu đông trùng hạ thảo", "Cordyceps liquor"),
    "Trà đông trùng hạ thảo tứ vị": ("tea", "hộp 20 túi", 150000, "8", "Trà đông trùng hạ thảo", "Cordyceps tea"),
    "Chanh dây sấy dẻo": ("fruit_soft", "gói 200 g", 65000, "8", "Chanh dây sấy dẻo", "Soft-dried passion fruit"),
    "Khoai lang sấy dẻo": ("potato_soft", "gói 250 g", 52000, "8"),
    "Cà chua sấy dẻo": ("tomato_soft", "gói 200 g", 62000, "8"),
    "Thơm sấy dẻo": ("fruit_soft", "gói 200 g", 68000, "8", "Thơm (dứa) sấy dẻo", "Soft-dried pineapple"),
    "Khoai Khoái sấy giòn vị rong biển": ("chips", "gói 80 g", 28000, "8"),
    "Khoai Khoái sấy giòn vị bò đút lò": ("chips", "gói 80 g", 28000, "8"),
    "Khoai Khoái sấy giòn vị matcha đường đen": ("chips", "gói 80 g", 30000, "8"),
    "Khoai Khoái sấy giòn vị phô mai cay": ("chips", "gói 80 g", 28000, "8"),
    "Khoai Khoái sấy giòn vị wasabi": ("chips", "gói 80 g", 28000, "8"),
    "Khoai Khoái sấy giòn vị tôm nướng": ("chips", "gói 80 g", 28000, "8"),
    "Cà phê Rin": ("coffee_process", "gói 500 g", 120000, "8"),
    "Rượu Tryvat 49": ("spirit", "chai 500 ml", 310000, "10"),
    "Yến sào Minh Huyền": ("nest", "hộp 50 g", 1450000, "8"),
    "Gạo sạch Bắc Ruộng ST25": ("rice", "túi 5 kg", 195000, "5", "Gạo ST25", "ST25 rice"),
    "Ngũ cốc dinh dưỡng nhà làm Tuấn Diễm": ("cereal", "hũ 500 g", 135000, "8"),
    "Nước mắm nguyên chất cá cơm 60 độ đạm Suchi": ("fish_sauce", "chai 250 ml", 185000, "8", "Nước mắm cá cơm", "Anchovy fish sauce"),
    "Nước mắm cá cơm nguyên chất 40 độ đạm Suchi": ("fish_sauce", "chai 500 ml", 140000, "8", "Nước mắm cá cơm", "Anchovy fish sauce"),
    "Rong nho": ("seaweed", "kg", 160000, "5", "Rong nho tươi", "Fresh sea grapes"),
    "Rong nho tách nước": ("seaweed", "hộp 100 g", 72000, "8", "Rong nho tách nước", "Dehydrated sea grapes"),
    "Nước mắm truyền thống Cá Đen": ("fish_sauce", "chai 500 ml", 95000, "8"),
    "Mắm nêm có gia vị Cá Đen": ("fish_paste", "hũ 300 g", 48000, "8"),
    "Nước mắm Mẫu Hoàng": ("fish_sauce", "chai 500 ml", 110000, "8"),
    "Mắm xay có gia vị hiệu Con Cá Vàng": ("fish_paste", "hũ 300 g", 42000, "8"),
    "Nước mắm cá cơm nguyên chất 40 độ đạm Tứ Tuyệt": ("fish_sauce", "chai 500 ml", 145000, "8", "Nước mắm cá cơm", "Anchovy fish sauce"),
    "Trứng gà nướng TAFA": ("egg_roasted", "hộp 6 quả", 38000, "8"),
    "Trứng gà tươi TAFA": ("egg_fresh", "hộp 10 quả", 36000, "5"),
    "Trà Atiso thượng hạng túi lọc": ("tea_bags", "gói 100 túi", 150000, "8", "Trà atisô túi lọc", "Artichoke tea bags"),
    "Cao nước Atiso Ngọc Duy": ("artichoke", "hộp", 47000, "8"),
    "Cao nước Atiso cỏ ngọt": ("artichoke", "hộp", 71000, "8"),
    "Cao nước Atiso sâm": ("artichoke", "hộp", 91000, "8"),
    "Cà phê pha phin Dehavi Rowoa": ("coffee_ground", "gói 250 g", 80000, "8", "Cà phê pha phin", "Coffee for the phin filter"),
    "Cà phê pha phin Dehavi Valley": ("coffee_ground", "gói 250 g", 85000, "8", "Cà phê pha phin", "Coffee for the phin filter"),
    "Cà phê pha phin Dehavi Pine Forest": ("coffee_ground", "gói 250 g", 100000, "8", "Cà phê pha phin", "Coffee for the phin filter"),
    "30% tổ yến tươi chưng kids": ("nest_jar", "hũ 70 ml", 55000, "8"),
    "30% tổ yến tươi chưng đường phèn": ("nest_jar", "hũ 70 ml", 58000, "8"),
    "30% tổ yến tươi chưng không đường": ("nest_jar", "hũ 70 ml", 58000, "8"),
    "Cà phê bột Nguyễn Hân coffee Farm": ("coffee_ground", "gói 500 g", 125000, "8"),
    "Bộ sản phẩm linh lăng trà": ("tea_set", "hộp", 240000, "8"),
    "Mật ong Phương Di": ("honey", "chai 500 ml", 170000, "5"),
    "Thực phẩm bổ sung, nước uống thảo dược Trường Sinh": ("herbal_drink", "chai 500 ml", 95000, "8"),
    "Thực phẩm bảo vệ sức khỏe-TS ANCO": ("supplement", "hộp 60 viên", 380000, "8"),
    "Cà phê bột đặc biệt Thùy Dung TD: 05": ("coffee_ground", "gói 500 g", 115000, "8"),
    "Cà phê bột thượng hạng Thùy Dung TD: 07": ("coffee_ground", "gói 500 g", 155000, "8"),
    "Cà phê hạt đặc biệt Thùy Dung": ("coffee_beans", "gói 500 g", 140000, "8"),
    "Trà cà gai leo Vũ Minh Phát": ("tea_bags", "hộp 20 túi", 68000, "8", "Trà cà gai leo", "Solanum procumbens tea"),
    "Trà gừng Vũ Minh Phát": ("tea_bags", "hộp 20 túi", 55000, "8", "Trà gừng", "Ginger tea"),
    "Viên uống mật nhân Vũ Minh Phát": ("supplement", "hộp 60 viên", 210000, "8", "Viên uống mật nhân", "Eurycoma capsules"),
    "Maca Ea H'leo": ("macadamia", "gói 500 g", 175000, "8"),
    "Mắc ca Đắk Lắk Công Linh": ("macadamia", "gói 500 g", 170000, "8"),
    "Cà phê bột Song Thuận Coffee": ("coffee_ground", "gói 500 g", 110000, "8"),
    "Cà phê hạt Song Thuận Coffee": ("coffee_beans", "gói 500 g", 118000, "8"),
    "Cà phê sạch và nguyên chất Kty Café": ("coffee_process", "gói 500 g", 112000, "8"),
    "Mật ong lên men Bon Bon": ("honey_fermented", "chai 330 ml", 95000, "8"),
    "Mật ong Bon Bon": ("honey", "chai 500 ml", 155000, "5"),
    "Cà phê bột Ea H’leo Coffee sạch – nguyên chất 100%": ("coffee_ground", "gói 500 g", 115000, "8"),
    "Yến sào Ban Mê": ("nest", "hộp 50 g", 1650000, "8"),
    "Cà phê hạt rang Hương Mỹ (đặc biệt)": ("coffee_beans", "gói 500 g", 135000, "8"),
    "Dưa lưới Nông Farm CACB": ("melon", "kg", 55000, "KCT", "Dưa lưới", "Netted melon"),
    "Dưa hấu Nông Farm CACB": ("melon", "kg", 18000, "KCT", "Dưa hấu", "Watermelon"),
    "Yến sào Hồng Lam": ("nest", "hộp 50 g", 1550000, "8"),
    "Trà mãng cầu Nguyễn Văn": ("tea", "gói 200 g", 95000, "8", "Trà mãng cầu", "Soursop tea"),
    "Yến sào Thành Dung": ("nest", "hộp 50 g", 1850000, "8"),
    "Bột ca cao 3 in 1": ("cocoa", "hộp 15 gói", 88000, "8"),
    "Rượu Thảo Mộc PyLo Măng Đen 18": ("spirit", "chai 500 ml", 390000, "10", "Rượu thảo mộc", "Herbal liquor"),
    "Rượu Thảo Mộc PyLo Măng Đen 12": ("spirit", "chai 500 ml", 290000, "10", "Rượu thảo mộc", "Herbal liquor"),
    "Vang Sim rừng Măng Đen 1": ("wine", "chai 750 ml", 280000, "10"),
    "Vang Sim rừng Măng Đen": ("wine", "chai 750 ml", 240000, "10"),
    "Chuối sấy Joy": ("banana_dried", "gói 200 g", 48000, "8"),
    "Mít sấy OHJOY!": ("jackfruit_dried", "gói 200 g", 72000, "8"),
    "Cà phê Superior": ("coffee_process", "gói 500 g", 150000, "8"),
    "Trà Dây Thìa Canh": ("tea", "hộp 20 túi", 78000, "8", "Trà dây thìa canh", "Gymnema tea"),
    "Gạo chất lượng Hòa Thành": ("rice", "túi 5 kg", 120000, "5"),
    "Mật hoa dừa": ("nectar", "chai 250 ml", 98000, "8"),
    "Đường hoa dừa": ("palm_sugar", "túi 500 g", 105000, "8"),
    "Dừa sáp sợi (VICOSAP)": ("coconut", "gói 130 g", 62000, "8"),
    "Nước mắm Phú Quốc Khải Hoàn 38 độ đạm": ("fish_sauce", "chai 520 ml", 105000, "8"),
    "Nước mắm Phú Quốc Khải Hoàn 40 độ đạm": ("fish_sauce", "chai 520 ml", 125000, "8"),
    "Nước mắm Phú Quốc Khải Hoàn 43 độ đạm": ("fish_sauce", "chai 520 ml", 155000, "8"),
    "Nước mắm Thanh Quốc 43 độ đạm": ("fish_sauce", "chai 500 ml", 158000, "8"),
    "Nước mắm Thanh Quốc 40 độ đạm": ("fish_sauce", "chai 500 ml", 128000, "8"),
}

UNITS_EN = [("xã", "{} commune"), ("phường", "{} ward"), ("thị trấn", "{} township"),
            ("huyện", "{} district"), ("thành phố", "{} city"), ("TP.", "{} city"),
            ("TP", "{} city"), ("thị xã", "{} town"), ("TX", "{} town")]


def evidence_of(row):
    for rank, prefix in enumerate(EVIDENCE):
        if row["verification"].startswith(prefix):
            return rank
    raise SystemExit(f"unknown grade of evidence: {row['verification']}")


def group_of(row):
    mapped = row["group_qd26_own_mapping"]
    for prefix, group in GROUPS:
        if mapped.startswith(prefix):
            return group
    return None  # the source could not place it: left out


def choose(rows):
    chosen, per_producer, per_province, kinds = [], {}, {}, set()

    def take(row):
        producer, province = row["producer"], row["province"]
        thin = evidence_of(row) >= THIN
        if group_of(row) is None or per_producer.get(producer, 0) >= PER_PRODUCER:
            return
        if thin and per_province.get(province, 0) >= PER_THIN_PROVINCE:
            return
        per_producer[producer] = per_producer.get(producer, 0) + 1
        per_province[province] = per_province.get(province, 0) + 1
        kinds.add(kind_of(row))
        chosen.append(row)

    by_evidence = sorted(rows, key=lambda row: (evidence_of(row), row["number"]))
    for row in [row for row in by_evidence if evidence_of(row) < THIN]:
        take(row)
    thin_rows = [row for row in by_evidence if evidence_of(row) >= THIN and group_of(row)]
    for row in sorted(thin_rows, key=lambda row: (kind_of(row) in kinds, evidence_of(row), row["number"])):
        take(row)
    return sorted(chosen, key=lambda row: row["number"])


def kind_of(row):
    return GOODS[row["name_vi"]][0] if row["name_vi"] in GOODS else None


def iso(day):
    match = re.search(r"(?:\d+-)?(\d{2})/(\d{2})/(\d{4})", day)
    return f"{match[3]}-{match[2]}-{match[1]}" if match else None


def shown(date):
    return f"{date[8:10]}/{date[5:7]}/{date[:4]}"


def three_years_after(date):
    return f"{int(date[:4]) + 3}{date[4:]}"  # no date in the source is a 29 February


def issuer_of(row):
    named = re.search(r"QĐ \S+ ((?:tỉnh|huyện) [^(\d]+?) \d", row["source"])
    if named:
        return "UBND " + named[1]
    if row["verification"] == "news quoting decision" and row["stars"] == "4":
        return "UBND tỉnh " + row["province"]  # four stars are the province's to give
    if row["verification"].startswith("news quoting UBND decision"):
        return "UBND tỉnh " + row["province"]
    if row["verification"].startswith("news listing national decision"):
        return "Bộ Nông nghiệp và Phát triển nông thôn"
    return ""


def expires_of(row):
    """The end of the 36 months; without a date, the latest day it can have been, if that is past."""
    if row["cert_date"]:
        return three_years_after(row["cert_date"])
    if row["verification"].startswith("news listing national decision"):
        return three_years_after(source_date_of(row))
    year = re.match(r"cert year (\d{4}); lapsed", row["note"])
    return f"{int(year[1]) + 3}-12-31" if year else ""


def source_date_of(row):
    if "seed_public_reference" in row["source"]:
        return "2026-09-10"  # the day that collection names for its reference prices
    return iso(row["source"].split("->")[-1]) or GATHERED


def source_of(row):
    collection, arrow, origin = row["source"].partition(" -> ")
    text = f"{origin}; qua {collection}" if arrow else row["source"]
    return f"{text}. Giá, mã, lô, hình: minh họa (price, code, lot, picture: demonstration)"


def address_of(row):
    """Today's address where the source gives it, else the one on the label."""
    now = re.search(r"now (.+)$", row["note"])
    if now:
        place = now[1]
        return place if "tỉnh" in place else f"{place}, tỉnh {row['new_province']}"
    parts = [row["commune"], row["district"], "tỉnh " + row["province"]]
    return ", ".join(part for part in parts if part)


def in_english(unit):
    if re.fullmatch(r"Phường \d+", unit):
        return "Ward " + unit.split()[1]
    for prefix, form in UNITS_EN:
        if unit.startswith(prefix + " "):
            return form.format(unit[len(prefix) + 1:])
    return unit


def places_of(row):
    parts = [part for part in (row["commune"], row["district"]) if part]
    moved = row["province"] != row["new_province"]
    vi = ", ".join(parts + [row["province"]])
    en = ", ".join([in_english(part) for part in parts] + [row["province"]])
    if moved:
        vi += f" (nay thuộc {row['new_province']})"
        en += f" (now part of {row['new_province']})"
    return vi, en


def evidence_words(row):
    """A sentence for what the source does not prove; nothing where it names decision and date."""
    if row["cert_no"] and row["cert_date"]:
        return "", ""
    stars, note, verification = row["stars"], row["note"], row["verification"]
    date = shown(source_date_of(row))
    if row["cert_date"]:
        return (f"Ngày công nhận {shown(row['cert_date'])} theo tài liệu tham khảo công khai, chưa rõ số quyết định.",
                f"Recognised on {shown(row['cert_date'])} by a public reference; the decision's number is not known.")
    if verification.startswith("news listing national decision"):
        return (f"Báo đưa tin ngày {date}: đạt {stars} sao cấp quốc gia; quá 36 tháng, cần kiểm tra lại.",
                f"Reported on {date} as a national {stars}-star product; more than 36 months ago, to be verified.")
    year = re.search(r"(?:cert year|council) (\d{4})", note) or re.search(r"/(\d{4})\)", row["source"])
    if verification.startswith("council result"):
        return (f"Hội đồng OCOP tỉnh chấm {stars} sao năm {year[1]}; chưa thấy quyết định, cần kiểm tra lại.",
                f"Scored {stars} stars by the province's OCOP council in {year[1]}; no decision seen, to be verified.")
    if verification.startswith("province notice"):
        return (f"Thông báo của tỉnh năm {year[1]}: đủ điều kiện đạt {stars} sao; chưa thấy quyết định, cần kiểm tra lại.",
                f"A provincial notice of {year[1]} calls it fit for {stars} stars; no decision seen, to be verified.")
    lapsed = "lapsed" in note
    return (f"Năm công nhận {year[1]} ({stars} sao), chưa rõ số và ngày quyết định"
            + ("; có thể đã hết hạn." if lapsed else "; cần kiểm tra lại."),
            f"Recognised in {year[1]} ({stars} stars); number and day of the decision are not known"
            + (", and it may have lapsed." if lapsed else ", to be verified."))


def producer_words(row):
    for prefix, vi, en in PRODUCERS:
        if row["producer"].startswith(prefix):
            return vi, en
    raise SystemExit(f"unknown kind of producer: {row['producer']}")


def ean13(number):
    digits = f"200{number:09d}"
    total = sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(digits))
    return digits + str(-total % 10)


def codes_of(number):
    codes = [ean13(number)]
    if number % 3 == 1:  # a stamp's QR: somebody's opaque URL
        mark = hashlib.sha256(f"ocop-demo-{number}".encode()).hexdigest()[:8].upper()
        codes.append(f"https://stamp.example/q/{mark}")
    if number % 20 == 5:  # a stamp with words: spaces travel percent-encoded
        codes.append(f"TEM%20MINH%20HOA%20{number:03d}")
    return " ".join(codes)


def product_of(row):
    number = row["number"]
    kind, unit, price, tax, *closer = GOODS[row["name_vi"]]
    picture, what_vi, what_en, use_vi, use_en = KINDS[kind]
    what_vi, what_en = closer or (what_vi, what_en)
    maker_vi, maker_en = producer_words(row)
    place_vi, place_en = places_of(row)
    known_vi, known_en = evidence_words(row)
    return {
        "product_id": f"demo-{number:03d}",
        "name_vi": row["name_vi"],
        "name_en": row["name_en"],
        "group": group_of(row),
        "producer": row["producer"],
        "producer_address": address_of(row),
        "producer_phone": "",
        "commune": row["commune"],
        "district": row["district"],
        "province": row["province"],
        "province_today": row["new_province"],
        "stars": row["stars"],
        "decision": row["cert_no"],
        "issuer": issuer_of(row),
        "issued": row["cert_date"],
        "expires": expires_of(row),
        "revoked": "0",
        "price": str(price),
        "tax_rate": tax,
        "unit": unit,
        "by_weight": "1" if unit == "kg" else "0",
        "codes": codes_of(number),
        "lot": f"DEMO-{number:03d}" if number % 2 else "",
        "picture": picture,
        "story_vi": " ".join(filter(None, [f"{what_vi} của {maker_vi} ở {place_vi}.", use_vi, known_vi])),
        "story_en": " ".join(filter(None, [f"{what_en} from {maker_en} in {place_en}.", use_en, known_en])),
        "source": source_of(row),
        "source_date": source_date_of(row),
        "demonstration": "1",
    }


def main():
    with open(HERE / "source" / "ocop-products.tsv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for number, row in enumerate(rows, 1):
        row["number"] = number
    with open(HERE / "catalogue.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)  # RFC 4180: CRLF, quotes where needed
        writer.writeheader()
        writer.writerows(product_of(row) for row in choose(rows))


if __name__ == "__main__":
    main()
