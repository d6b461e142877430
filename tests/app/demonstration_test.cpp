// The demonstration showroom, made through the real rules and the real store.
#include "kiosk/app/demonstration.h"

#include <unistd.h>

#include <chrono>
#include <fstream>
#include <set>

#include "kiosk/app/demonstration_sales.h"
#include "kiosk/app/labels.h"
#include "kiosk/app/settings.h"
#include "kiosk/core/gs1.h"
#include "tests/support/catch.h"

namespace {

namespace fs = std::filesystem;
using namespace kiosk;

struct Folder {
    explicit Folder(const std::string& name)
        : path{fs::temp_directory_path() / ("ocop-" + name + "-" + std::to_string(::getpid()))} {
        fs::remove_all(path);
        fs::create_directories(path);
    }
    ~Folder() { fs::remove_all(path); }
    fs::path path;
};

std::vector<Staff> people() {
    std::vector<Staff> staff;
    for (const app::DemonstrationPerson& person : app::demonstration_people())
        staff.push_back(person.staff);
    return staff;
}

Date day(std::string_view iso) { return *Date::parse(iso); }

// 2026-11-23 15:00 in Vietnam.
std::int64_t afternoon() { return *parse_rfc3339("2026-11-23T15:00:00+07:00"); }

}  // namespace

TEST_CASE("the demonstration catalogue reads without a single complaint", "[app][demonstration]") {
    const std::vector<Product> products = app::demonstration_products();
    CHECK(products.size() == 92);
    for (const Product& product : products) {
        INFO(product.id.text());
        CHECK(product.demonstration);
        CHECK(product.price.dong() > 0);
        CHECK_FALSE(product.codes.empty());
        CHECK(product.source.find("minh họa") != std::string::npos);
    }
}

TEST_CASE("the demonstration's lots are as old as its shop is new", "[app][demonstration]") {
    for (const char* opened : {"2026-11-23", "2029-02-28"}) {
        const Date today = day(opened);
        int recalled = 0, past = 0, soon = 0;
        for (const Lot& lot : app::demonstration_lots(today)) {
            INFO(lot.number);
            CHECK(lot.demonstration);
            CHECK(lot.made < today);
            CHECK(lot.events.size() == 2);
            CHECK(lot.events.back().day < today);
            recalled += lot.recall && lot.recall->day < today ? 1 : 0;
            const int left = days_left(lot, today).value();
            past += left < 0 ? 1 : 0;
            soon += left >= 0 && left <= 30 ? 1 : 0;
        }
        CHECK(recalled == 1);
        CHECK(past == 1);
        CHECK(soon >= 1);
    }
}

TEST_CASE("a demonstration day repeats to the đồng and to the id", "[app][demonstration]") {
    const auto products = app::demonstration_products();
    const auto first = app::demonstration_day(products, people(), day("2026-11-21"));
    CHECK(first == app::demonstration_day(products, people(), day("2026-11-21")));
    CHECK(first != app::demonstration_day(products, people(), day("2026-11-20")));
}

TEST_CASE("demonstration days look like days of a station's shop", "[app][demonstration]") {
    const auto products = app::demonstration_products();
    const auto staff = people();
    std::set<std::string> ids, cashiers;
    std::set<PaymentMethod> methods;
    int discounted = 0, weighed = 0, split = 0;
    std::size_t weekdays = 0, saturdays = 0;
    for (int back = 0; back < 28; ++back) {
        const Date date = day("2026-11-22").plus_days(-back);
        const auto sales = app::demonstration_day(products, staff, date);
        CHECK(sales.size() >= 25);
        CHECK(sales.size() <= 60);
        const auto weekday = std::chrono::weekday{std::chrono::sys_days{date.ymd()}};
        if (weekday == std::chrono::Saturday) saturdays += sales.size();
        if (weekday == std::chrono::Tuesday) weekdays += sales.size();
        std::int64_t last = 0;
        for (const Sale& sale : sales) {
            CHECK(sale.demonstration);
            CHECK(sale.business_date == date);
            CHECK(Date::of_instant(sale.closed_at_ms) == date);
            CHECK(local_hour(sale.closed_at_ms) >= 7);
            CHECK(local_hour(sale.closed_at_ms) <= 20);
            CHECK(sale.closed_at_ms >= last);
            last = sale.closed_at_ms;
            ids.insert(sale.id.text());
            cashiers.insert(sale.cashier.text());
            split += sale.settlement.payments.size() > 1 ? 1 : 0;
            discounted += sale.discount.dong() > 0 ? 1 : 0;
            for (const Payment& payment : sale.settlement.payments) methods.insert(payment.method);
            for (const SaleLine& line : sale.lines) weighed += line.quantity.is_whole() ? 0 : 1;
        }
    }
    CHECK(saturdays > weekdays);
    CHECK(ids.size() > 28 * 25);
    CHECK(cashiers == std::set<std::string>{"101", "102", "103"});
    CHECK(methods.size() == 3);
    CHECK(discounted > 20);
    CHECK(weighed > 10);
    CHECK(split > 5);
}

TEST_CASE("a demonstration showroom is whole, proven and ends now", "[app][demonstration]") {
    const Folder folder{"demonstration"};
    const fs::path shop = folder.path / "shop";
    ManualClock clock{afternoon()};
    REQUIRE(app::make_demonstration(shop, clock));

    db::ShopStore store{shop, db::Mode::Write, clock};
    CHECK(store.is_demonstration());
    CHECK(store.product_count() == 92);
    CHECK(store.staff().size() == 4);
    const auto report = store.verify();
    CHECK(report.ok);
    CHECK(report.sales >= 31 * 25);

    const auto products = app::demonstration_products();
    const auto yesterday = app::demonstration_day(products, people(), day("2026-11-22"));
    Money sum;
    for (const Sale& sale : yesterday) sum += sale.settlement.payable;
    CHECK(store.totals(day("2026-11-22")).net == sum);
    CHECK(store.totals(day("2026-11-22")).sales == static_cast<std::int64_t>(yesterday.size()));

    const Totals today = store.totals(day("2026-11-23"));
    CHECK(today.sales > 0);
    for (std::size_t hour = 15; hour < 24; ++hour) CHECK(today.by_hour[hour].is_zero());

    const auto stock = store.stock(StockFilter::All, "", 200);
    CHECK(stock.all > 60);
    CHECK(stock.low > 0);
    CHECK(stock.expiring > 0);
    CHECK(stock.negative > 0);
    CHECK(stock.negative < 5);
    Money owed;
    for (const ProducerAccount& account : store.producer_accounts()) {
        CHECK_FALSE(account.lacks_terms);
        owed += account.outstanding;
    }
    CHECK(owed > Money{});

    const auto manager = store.sign_in(StaffCode{"900"}, "314159");
    REQUIRE(manager.staff);
    CHECK(manager.staff->role == Role::Manager);
    const auto settings = app::load_settings(shop);
    REQUIRE(settings);
    CHECK(settings->shop.name.find("minh họa") != std::string::npos);
    CHECK(settings->cash_rounding == app::kDemonstrationCashRounding);
    const CodeRules rules{settings->in_shop_patterns};
    const auto found = [&](const std::string& text) {
        const auto code = parse_code(text, "", rules);
        const auto product = code ? store.product_by_code(*code) : std::nullopt;
        return product ? product->id.text() : "nothing";
    };
    for (const Product& product : products) {
        INFO(product.id.text());
        CHECK(found(app::qr_text_of(product)) == product.id.text());
        CHECK(found(*app::ean13_of(product)) == product.id.text());
    }
    // What the scale prints on 485 g of mushrooms.
    const std::string scale_label = "210002500485";
    CHECK(found(scale_label + gs1::check_digit(scale_label)) == "demo-025");
    CHECK(store.search("nuoc mam phu quoc", 10).size() == 3);

    int beside = 0;
    for ([[maybe_unused]] const auto& entry : fs::directory_iterator{folder.path}) ++beside;
    CHECK(beside == 1);  // the workshop is gone
}

TEST_CASE("a folder that holds something is never made a demonstration", "[app][demonstration]") {
    const Folder folder{"taken"};
    std::ofstream{folder.path / "kiosk.db"} << "a shop";
    ManualClock clock{afternoon()};
    const auto refused = app::make_demonstration(folder.path, clock);
    REQUIRE_FALSE(refused);
    CHECK(refused.problem().why.en.find("already holds data") != std::string::npos);
    CHECK(fs::file_size(folder.path / "kiosk.db") == 6);
}

TEST_CASE("a demonstration that is stopped leaves nothing", "[app][demonstration]") {
    const Folder folder{"stopped"};
    ManualClock clock{afternoon()};
    int days = 0;
    CHECK_FALSE(app::make_demonstration(folder.path / "shop", clock,
                                        [&days](auto, auto) { return ++days < 3; }));
    CHECK(days == 3);
    CHECK(fs::is_empty(folder.path));
}
