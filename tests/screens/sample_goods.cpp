#include <array>

#include "tests/screens/sample_views.h"

namespace samples {
namespace {

using kiosk::Group;
using kiosk::Money;

struct Row {
    const char* vi;
    const char* en;
    Group group;
    const char* producer;
    kiosk::Place place;
    int stars;
    std::int64_t price;
    const char* unit;
    const char* picture;
};

const std::vector<Row>& rows() {
    static const std::vector<Row> kRows = {
        {"Cà phê bột Ea Tu",
         "Ea Tu ground coffee",
         Group::Drink,
         "HTX Nông nghiệp Dịch vụ Công bằng Ea Tu",
         {"xã Ea Tu", "thành phố Buôn Ma Thuột", "Đắk Lắk", "Đắk Lắk"},
         4,
         125'000,
         "gói 500 g",
         "coffee"},
        {"Nước mắm cá cơm truyền thống Ông Già Phú Yên",
         "Traditional anchovy fish sauce",
         Group::Food,
         "Công ty TNHH Nước mắm Ông Già",
         {"phường Xuân Đài", "thị xã Sông Cầu", "Phú Yên", "Đắk Lắk"},
         4,
         95'000,
         "chai 500 ml",
         "fish-sauce"},
        {"Mật ong hoa cà phê",
         "Coffee blossom honey",
         Group::Food,
         "HTX Ong mật Tây Nguyên",
         {"xã Đắk Wer", "huyện Đắk R’lấp", "Đắk Nông", "Lâm Đồng"},
         3,
         180'000,
         "chai 700 ml",
         "honey"},
        {"Trà ô long túi lọc Cầu Đất",
         "Cầu Đất oolong tea bags",
         Group::Drink,
         "Công ty CP Chè Cầu Đất Đà Lạt",
         {"phường Xuân Trường", "", "Lâm Đồng", "Lâm Đồng"},
         5,
         210'000,
         "hộp 20 túi",
         "tea"},
        {"Đông trùng hạ thảo sấy thăng hoa",
         "Freeze-dried cordyceps",
         Group::Herbal,
         "Công ty TNHH Nông nghiệp Ceres",
         {"xã Ninh Gia", "", "Lâm Đồng", "Lâm Đồng"},
         4,
         850'000,
         "lọ 10 g",
         "cordyceps"},
        {"Khăn lụa tơ tằm thêu tay Bảo Lộc",
         "Hand-embroidered Bảo Lộc silk scarf",
         Group::Craft,
         "Cơ sở Dệt lụa Duy Phương",
         {"phường 2 Bảo Lộc", "", "Lâm Đồng", "Lâm Đồng"},
         4,
         650'000,
         "chiếc",
         "silk"},
        {"Hạt mắc ca rang nứt vỏ",
         "Roasted macadamia nuts",
         Group::Food,
         "Công ty CP Mắc ca Đắk Lắk",
         {"xã Krông Năng", "", "Đắk Lắk", "Đắk Lắk"},
         4,
         240'000,
         "hũ 500 g",
         "nuts"},
        {"Bánh tráng phơi sương",
         "Dew-dried rice paper",
         Group::Food,
         "Hộ kinh doanh Nguyễn Thị Hường",
         {"phường Trảng Bàng", "thị xã Trảng Bàng", "Tây Ninh", "Tây Ninh"},
         3,
         32'000,
         "gói 300 g",
         "chips"},
        {"Xoài sấy dẻo",
         "Soft dried mango",
         Group::Food,
         "HTX Xoài Suối Lớn",
         {"xã Xuân Hưng", "huyện Xuân Lộc", "Đồng Nai", "Đồng Nai"},
         4,
         78'000,
         "gói 250 g",
         "dried-fruit"},
        {"Rượu cần Tây Nguyên",
         "Highland jar wine",
         Group::Drink,
         "HTX Rượu cần Y Miên",
         {"xã Cư M’gar", "", "Đắk Lắk", "Đắk Lắk"},
         3,
         350'000,
         "bình 3 lít",
         "spirits"},
        {"Gốm Bàu Trúc",
         "Bàu Trúc pottery",
         Group::Craft,
         "HTX Gốm Chăm Bàu Trúc",
         {"xã Ninh Phước", "", "Ninh Thuận", "Khánh Hòa"},
         4,
         420'000,
         "chiếc",
         "pottery"},
        {"Du lịch sinh thái vườn dâu Cầu Đất",
         "Strawberry garden visit",
         Group::Tourism,
         "HTX Du lịch Xuân Trường",
         {"phường Xuân Trường", "", "Lâm Đồng", "Lâm Đồng"},
         4,
         120'000,
         "lượt",
         "homestay"},
    };
    return kRows;
}

std::vector<kiosk::TotalsRow> shares(Money net, const std::vector<const char*>& names) {
    std::vector<kiosk::TotalsRow> table;
    Money left = net;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const bool last = i + 1 == names.size();
        const Money amount = last ? left : left.share(45, 100, kiosk::Rounding::HalfUp);
        table.push_back({names[i], names[i],
                         kiosk::Quantity::pieces(static_cast<std::int64_t>(90 / (i + 1))), amount});
        left -= amount;
    }
    return table;
}

}  // namespace

std::vector<kiosk::Product> goods() {
    std::vector<kiosk::Product> all;
    int number = 1;
    for (const Row& row : rows()) {
        kiosk::Product product;
        product.id = kiosk::ProductId{"sample-" + std::to_string(number++)};
        product.name_vi = row.vi;
        product.name_en = row.en;
        product.group = row.group;
        product.producer.name = row.producer;
        product.place = row.place;
        product.stars = row.stars;
        product.certificate = kiosk::Certificate{"3981/QĐ-UBND", "UBND tỉnh Lâm Đồng",
                                                 kiosk::Date::parse("2026-08-05"),
                                                 kiosk::Date::parse("2029-08-05"), false};
        product.price = Money::from_dong(row.price);
        product.unit = row.unit;
        product.picture = row.picture;
        product.lot = "L0" + std::to_string(number) + "-1126";
        product.story_vi =
            "Hạt cà phê chín đỏ được hái tay, phơi trên giàn rồi rang củi từng mẻ nhỏ. Hợp tác xã "
            "gồm hơn một trăm hộ người Ê Đê cùng làm theo tiêu chuẩn thương mại công bằng.";
        product.story_en =
            "Ripe cherries are picked by hand, dried on raised beds and roasted over wood in small "
            "batches by a co-operative of more than a hundred Ê Đê families.";
        product.source = "QĐ 3981/QĐ-UBND tỉnh Lâm Đồng";
        product.source_date = "2026-08-05";
        product.demonstration = true;
        all.push_back(product);
    }
    return all;
}

kiosk::Totals totals(std::int64_t scale_percent) {
    kiosk::Totals totals;
    totals.date = *kiosk::Date::parse(scale_percent == 100 ? "2026-11-23" : "2026-11-16");
    constexpr std::array<std::int64_t, 24> kHours{0,    0,    0,    0,   0,   0,   0,    320,
                                                  845,  1250, 1980, 760, 450, 610, 1120, 1540,
                                                  2210, 2650, 1830, 940, 280, 0,   0,    0};
    for (std::size_t hour = 0; hour < 24; ++hour) {
        const std::int64_t amount = kHours[hour] * 10 * scale_percent;
        totals.by_hour[hour] = Money::from_dong(
            scale_percent == 100 ? amount : amount + (hour % 3) * 70'000 * (kHours[hour] > 0));
        totals.net += totals.by_hour[hour];
    }
    totals.sales = 74 * scale_percent / 100;
    totals.items = kiosk::Quantity::from_thousandths(163'500 * scale_percent / 100);
    totals.discount = Money::from_dong(180'000);
    totals.gross = totals.net + totals.discount;
    totals.tax = {{kiosk::TaxRate::Five, Money::from_dong(4'200'000), Money::from_dong(210'000)},
                  {kiosk::TaxRate::Eight, Money::from_dong(11'500'000), Money::from_dong(920'000)}};
    totals.by_payment = shares(totals.net, {"Chuyển khoản", "Tiền mặt", "Thẻ"});
    totals.by_group = shares(totals.net, {"Thực phẩm", "Đồ uống", "Dược liệu", "Thủ công mỹ nghệ",
                                          "Sinh vật cảnh", "Du lịch"});
    totals.by_producer =
        shares(totals.net, {"HTX Nông nghiệp Dịch vụ Công bằng Ea Tu", "Công ty CP Mắc ca Đắk Lắk",
                            "HTX Ong mật Tây Nguyên", "Công ty CP Chè Cầu Đất Đà Lạt",
                            "Công ty TNHH Nông nghiệp Ceres", "HTX Xoài Suối Lớn"});
    totals.by_cashier = shares(totals.net, {"Nguyễn Thị Hạnh", "Y Thương Niê", "Trần Quốc Bảo"});
    totals.by_product =
        shares(totals.net, {"Cà phê bột Ea Tu", "Hạt mắc ca rang nứt vỏ", "Mật ong hoa cà phê",
                            "Trà ô long túi lọc Cầu Đất", "Xoài sấy dẻo", "Bánh tráng phơi sương",
                            "Gốm Bàu Trúc", "Nước mắm cá cơm truyền thống Ông Già Phú Yên"});
    totals.by_stars = shares(totals.net, {"4 sao", "3 sao", "5 sao"});
    return totals;
}

}  // namespace samples
