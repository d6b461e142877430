#include "tests/db/shop_fixture.h"

#include <sodium.h>
#include <unistd.h>

#include <cassert>
#include <fstream>
#include <iterator>

namespace fixture {

using kiosk::Money;
using kiosk::Quantity;

Folder::Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "ocop-db-XXXXXX").string();
    [[maybe_unused]] const char* made = ::mkdtemp(name.data());
    assert(made != nullptr);
    path_ = name;
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

kiosk::SaleId new_sale_id(std::int64_t now_ms) {
    static kiosk::SaleIdMaker maker{
        [](std::uint8_t* into, std::size_t size) { randombytes_buf(into, size); }};
    return maker.next(now_ms);
}

kiosk::Product honey() {
    kiosk::Product product;
    product.id = kiosk::ProductId{"honey"};
    product.name_vi = "Mật ong rừng U Minh";
    product.name_en = "U Minh forest honey";
    product.producer.name = "HTX Mật ong U Minh";
    product.producer.address = "xã U Minh, Cà Mau";
    product.producer.phone = "0290 000 000";
    product.place = {"xã U Minh", "huyện U Minh", "Cà Mau", "Cà Mau"};
    product.stars = 4;
    product.certificate =
        kiosk::Certificate{"12/QĐ-UBND", "UBND tỉnh Cà Mau", kiosk::Date::parse("2025-03-01"),
                           kiosk::Date::parse("2028-03-01"), false};
    product.price = Money::from_dong(125'000);
    product.unit = "chai 500 ml";
    product.codes = {"08930000000019"};
    product.picture = "honey";
    return product;
}

kiosk::Product tea() {
    kiosk::Product product;
    product.id = kiosk::ProductId{"tea"};
    product.name_vi = "Trà đinh Tân Cương";
    product.name_en = "Tân Cương tea";
    product.group = kiosk::Group::Drink;
    product.producer.name = "Hộ kinh doanh Thắng Hường";
    product.place = {"xã Tân Cương", "", "Thái Nguyên", "Thái Nguyên"};
    product.price = Money::from_dong(333'333);
    product.tax_rate = kiosk::TaxRate::Five;
    product.unit = "kg";
    product.by_weight = true;
    product.codes = {"https://stamp.example/q/TEA"};
    return product;
}

namespace {

kiosk::Sale sale_of(kiosk::Cart cart, const std::vector<kiosk::PaymentMethod>& methods,
                    std::int64_t rounding, const SaleOf& wanted) {
    const auto totals = kiosk::price_cart(cart);
    assert(totals);
    Money left = totals->total;
    std::vector<kiosk::Tender> tenders;
    for (kiosk::PaymentMethod method : methods) {
        const bool is_cash = method == kiosk::PaymentMethod::Cash;
        const Money part = is_cash
                               ? left + Money::from_dong(70'000)
                               : left.share(1, methods.size() > 1 ? 3 : 1, kiosk::Rounding::Down);
        if (part.is_zero()) {
            continue;
        }
        tenders.push_back({method, part, is_cash ? "" : "FT26"});
        left -= is_cash ? left : part;
    }
    auto settled = kiosk::settle(totals->total, tenders, rounding);
    assert(settled);
    const std::int64_t now_ms = wanted.closed_at_ms;
    kiosk::Sale sale = kiosk::make_sale(
        new_sale_id(now_ms), cart, *totals, std::move(settled).value(), now_ms,
        kiosk::Date::of_instant(now_ms), kiosk::StaffCode{wanted.cashier}, "Nguyễn Thị Hoa");
    sale.request_id = wanted.request_id;
    return sale;
}

}  // namespace

kiosk::Sale sample_sale(const SaleOf& wanted) {
    kiosk::Cart cart;
    const kiosk::Date day = kiosk::Date::of_instant(wanted.closed_at_ms);
    for (int i = 0; i < wanted.lines; ++i) {
        const auto line =
            i % 2 == 0 ? kiosk::line_for(honey(), Quantity::pieces(i + 1), "08930000000019", day)
                       : kiosk::line_for(tea(), Quantity::from_thousandths(305), "", day);
        assert(line);
        cart.lines.push_back(*line);
    }
    return sale_of(std::move(cart), {kiosk::PaymentMethod::Cash}, 500, wanted);
}

kiosk::Sale random_sale(std::mt19937& random, std::int64_t day_starts_at_ms) {
    const auto pick = [&random](int from, int to) {
        return std::uniform_int_distribution<int>{from, to}(random);
    };
    kiosk::Cart cart;
    SaleOf wanted;
    wanted.closed_at_ms = day_starts_at_ms + pick(0, 24 * 3600 - 1) * 1000LL;
    wanted.cashier = std::to_string(pick(101, 104));
    const kiosk::Date day = kiosk::Date::of_instant(wanted.closed_at_ms);
    for (int i = pick(1, 6); i > 0; --i) {
        kiosk::Product product = pick(0, 1) == 0 ? honey() : tea();
        const int kind = pick(1, 40);
        product.id = kiosk::ProductId{product.id.text() + std::to_string(kind)};
        product.group = kiosk::kAllGroups[kind % 6];
        product.stars = kind % 4 == 0 ? std::nullopt : std::optional{2 + kind % 4};
        product.producer.name = "Cơ sở " + std::to_string(kind % 7);
        product.tax_rate = kind % 3 == 0 ? kiosk::TaxRate::Eight : kiosk::TaxRate::NotSubject;
        product.price = Money::from_dong(pick(1, 900'000));
        const Quantity quantity = product.by_weight ? Quantity::from_thousandths(pick(1, 5'000))
                                                    : Quantity::pieces(pick(1, 9));
        kiosk::SaleLine line = *kiosk::line_for(product, quantity, "", day);
        if (pick(0, 2) == 0) {
            line.discount = line.unit_price.times(quantity, kiosk::Rounding::Down)
                                .share(pick(0, 100), 100, kiosk::Rounding::Down);
        }
        cart.lines.push_back(line);
    }
    if (pick(0, 2) == 0) {
        kiosk::Cart priced = cart;
        cart.discount =
            kiosk::price_cart(priced)->total.share(pick(0, 50), 100, kiosk::Rounding::Down);
    }
    using kiosk::PaymentMethod;
    const std::vector<std::vector<PaymentMethod>> ways{
        {PaymentMethod::Cash},
        {PaymentMethod::Transfer},
        {PaymentMethod::Card},
        {PaymentMethod::Transfer, PaymentMethod::Cash},
        {PaymentMethod::Card, PaymentMethod::Transfer, PaymentMethod::Cash}};
    const std::int64_t roundings[] = {0, 500, 1'000};
    return sale_of(std::move(cart), ways[static_cast<std::size_t>(pick(0, 4))],
                   roundings[pick(0, 2)], wanted);
}

std::int64_t count(const Folder& folder, const std::string& table) {
    SQLite::Database database{folder.database().string(), SQLite::OPEN_READONLY};
    return database.execAndGet("SELECT count(*) FROM " + table).getInt64();
}

void meddle(const Folder& folder, const std::string& sql) {
    SQLite::Database database{folder.database().string(), SQLite::OPEN_READWRITE};
    database.exec(sql);
}

std::string read_all(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

}  // namespace fixture
