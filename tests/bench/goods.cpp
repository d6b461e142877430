// The goods and the sales of the benchmark's shops.
#include <sodium.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <string_view>

#include "tests/bench/shops.h"

namespace bench {
namespace {

struct Kind {
    std::string_view vi, en, unit, picture;
    kiosk::Group group;
};
using kiosk::Group;
constexpr std::array kKinds = {
    Kind{"Mật ong", "Honey", "chai 500 ml", "honey", Group::Food},
    Kind{"Cà phê", "Coffee", "gói 250 g", "coffee", Group::Drink},
    Kind{"Trà shan tuyết", "Shan tuyết tea", "hộp 100 g", "tea", Group::Drink},
    Kind{"Nước mắm", "Fish sauce", "chai 750 ml", "fish-sauce", Group::Food},
    Kind{"Gạo nếp", "Glutinous rice", "túi 2 kg", "rice", Group::Food},
    Kind{"Bánh tráng", "Rice paper", "xấp 500 g", "rice-paper", Group::Food},
    Kind{"Chè dây", "Ampelopsis tea", "gói 200 g", "tea", Group::Herbal},
    Kind{"Đông trùng hạ thảo", "Cordyceps", "hộp 10 g", "cordyceps", Group::Herbal},
    Kind{"Tinh bột nghệ", "Turmeric starch", "hũ 300 g", "turmeric", Group::Herbal},
    Kind{"Măng khô", "Dried bamboo shoots", "gói 300 g", "bamboo", Group::Food},
    Kind{"Thịt trâu gác bếp", "Smoked buffalo", "gói 500 g", "meat", Group::Food},
    Kind{"Lạp xưởng", "Sausage", "gói 500 g", "meat", Group::Food},
    Kind{"Rượu cần", "Jar wine", "bình 5 lít", "wine", Group::Drink},
    Kind{"Hạt điều rang muối", "Salted cashews", "hộp 500 g", "cashew", Group::Food},
    Kind{"Hồ tiêu sọ", "White pepper", "hũ 100 g", "pepper", Group::Food},
    Kind{"Khăn thổ cẩm", "Brocade scarf", "chiếc", "brocade", Group::Craft},
    Kind{"Giỏ mây tre đan", "Rattan basket", "chiếc", "basket", Group::Craft},
    Kind{"Bình gốm", "Pottery vase", "chiếc", "pottery", Group::Craft},
    Kind{"Hoa lan hồ điệp", "Phalaenopsis orchid", "chậu", "orchid", Group::Ornamental},
    Kind{"Tinh dầu sả", "Lemongrass oil", "lọ 10 ml", "oil", Group::Herbal}};

struct Quality {
    std::string_view vi, en;
};
constexpr std::array kQualities = {
    Quality{"rừng", "from the forest"},     Quality{"hữu cơ", "organic"},
    Quality{"truyền thống", "traditional"}, Quality{"thượng hạng", "premium"},
    Quality{"sấy lạnh", "cold-dried"},      Quality{"nguyên chất", "pure"},
    Quality{"đặc sản", "speciality"},       Quality{"loại một", "first grade"},
    Quality{"vùng cao", "highland"},        Quality{"gia truyền", "family recipe"},
    Quality{"hoa nhãn", "longan flower"},   Quality{"cổ thụ", "ancient tree"}};

constexpr std::array<std::string_view, 34> kProvinces = {
    "Hà Nội",     "Huế",         "Lai Châu",        "Điện Biên",  "Sơn La",   "Lạng Sơn",
    "Quảng Ninh", "Thanh Hóa",   "Nghệ An",         "Hà Tĩnh",    "Cao Bằng", "Tuyên Quang",
    "Lào Cai",    "Thái Nguyên", "Phú Thọ",         "Bắc Ninh",   "Hưng Yên", "Hải Phòng",
    "Ninh Bình",  "Quảng Trị",   "Đà Nẵng",         "Quảng Ngãi", "Gia Lai",  "Khánh Hòa",
    "Lâm Đồng",   "Đắk Lắk",     "TP. Hồ Chí Minh", "Đồng Nai",   "Tây Ninh", "Cần Thơ",
    "Vĩnh Long",  "Đồng Tháp",   "Cà Mau",          "An Giang"};

constexpr std::array<std::string_view, 40> kSyllables = {
    "An",    "Bình",  "Cao",   "Châu",  "Dương", "Đại",   "Đông",  "Đức",   "Giang", "Hà",
    "Hải",   "Hòa",   "Hồng",  "Hưng",  "Khánh", "Kim",   "Lâm",   "Long",  "Lộc",   "Mai",
    "Minh",  "Mỹ",    "Nam",   "Ngọc",  "Phong", "Phú",   "Phước", "Quang", "Sơn",   "Tân",
    "Thanh", "Thành", "Thạnh", "Thịnh", "Thọ",   "Thuận", "Trung", "Tây",   "Vĩnh",  "Xuân"};

constexpr std::array kRates = {kiosk::TaxRate::Eight, kiosk::TaxRate::Five, kiosk::TaxRate::Ten,
                               kiosk::TaxRate::NotSubject};

// Spreads neighbouring numbers far apart, the same way every time.
std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31U);
}

template <typename Array>
const auto& one_of(const Array& choices, std::uint64_t& seed) {
    const auto& choice = choices[seed % choices.size()];
    seed = mixed(seed + 1);
    return choice;
}

std::string joined(std::string_view a, std::string_view b) {
    return std::string{a} + " " + std::string{b};
}

}  // namespace

std::string gtin_of(std::int64_t i) {
    char digits[32];
    std::snprintf(digits, sizeof digits, "0893%09lld", static_cast<long long>(i));
    int sum = 0;
    for (int at = 0; at < 13; ++at) sum += (digits[at] - '0') * (at % 2 == 0 ? 3 : 1);
    return digits + std::to_string((10 - sum % 10) % 10);
}

kiosk::Product product(std::int64_t i) {
    std::uint64_t seed = mixed(static_cast<std::uint64_t>(i) + 20'261'123);
    const Kind& kind = one_of(kKinds, seed);
    const Quality& quality = one_of(kQualities, seed);
    const std::string village = joined(one_of(kSyllables, seed), one_of(kSyllables, seed));
    const std::string house = joined(one_of(kSyllables, seed), one_of(kSyllables, seed));
    const std::string province{one_of(kProvinces, seed)};
    kiosk::Product made;
    made.id = kiosk::ProductId{"bench-" + std::to_string(i)};
    made.name_vi = joined(kind.vi, quality.vi) + " " + village;
    made.name_en = village + " " + std::string{kind.en} + " " + std::string{quality.en};
    made.group = kind.group;
    made.producer.name = "HTX nông nghiệp " + house;
    made.producer.address = "xã " + village + ", " + province;
    made.producer.phone = "0912 345 678";
    made.place = {"xã " + village, "", province, province};
    made.stars = 3 + static_cast<int>(seed % 3);
    made.certificate = kiosk::Certificate{std::to_string(1000 + seed % 8000) + "/QĐ-UBND",
                                          "UBND tỉnh " + province, kiosk::Date::parse("2025-08-05"),
                                          kiosk::Date::parse("2028-08-05"), false};
    made.price = kiosk::Money::from_dong(static_cast<std::int64_t>(20 + seed / 7 % 500) * 1'000);
    made.tax_rate = one_of(kRates, seed);
    made.unit = kind.unit;
    made.codes = {gtin_of(i), "https://stamp.example/q/" + std::to_string(i)};
    made.lot = "L" + std::to_string(seed % 900 + 100);
    made.picture = kind.picture;
    made.story_vi = made.name_vi + " được làm tại xã " + village + ", " + province +
                    ", theo cách người dân nơi đây giữ từ nhiều đời.";
    made.story_en = made.name_en + ", made in " + village + " the way it has been for generations.";
    made.source = "ocop-bench";
    made.source_date = "2026-11-23";
    made.demonstration = true;
    return made;
}

kiosk::Sale sale_of_five(std::mt19937& random, std::int64_t products, std::int64_t closed_at_ms) {
    static kiosk::SaleIdMaker ids{
        [](std::uint8_t* into, std::size_t size) { randombytes_buf(into, size); }};
    std::uniform_real_distribution<double> share{0, 1};
    const kiosk::Date day = kiosk::Date::of_instant(closed_at_ms);
    kiosk::Cart cart;
    while (cart.lines.size() < kLinesOfSale) {
        // Cubed: a tenth of the goods makes about half of the lines.
        const auto at =
            static_cast<std::int64_t>(std::pow(share(random), 3.0) * static_cast<double>(products));
        const kiosk::Product chosen = product(at);
        cart.lines.push_back(
            kiosk::line_for(chosen, kiosk::Quantity::pieces(1 + random() % 3), chosen.codes[0], day)
                .value());
    }
    const kiosk::CartTotals totals = kiosk::price_cart(cart).value();
    const bool in_cash = random() % 3 != 0;
    const kiosk::Tender tender =
        in_cash ? kiosk::Tender{kiosk::PaymentMethod::Cash,
                                totals.total + kiosk::Money::from_dong(10'000), ""}
                : kiosk::Tender{kiosk::PaymentMethod::Transfer, totals.total, "FT26327"};
    const std::string cashier = std::to_string(101 + random() % 4);
    return kiosk::make_sale(ids.next(closed_at_ms), cart, totals,
                            kiosk::settle(totals.total, {tender}, 500).value(), closed_at_ms, day,
                            kiosk::StaffCode{cashier}, "Nhân viên " + cashier);
}

}  // namespace bench
