// The promise: what people did at the till can be read back, newest first, with who allowed it, and
// nothing of it waits behind a million sales.
#include "db/log_report.h"
#include "tests/db/shop_fixture.h"
#include "tests/support/catch.h"

using fixture::Folder;
using kiosk::LogKind;
using kiosk::LogPart;
using kiosk::Money;
using kiosk::Right;
using kiosk::Role;

namespace {

constexpr std::int64_t kMinute = 60'000;
const kiosk::Staff kHoa{kiosk::StaffCode{"101"}, "Nguyễn Thị Hoa", Role::Cashier, false};
const kiosk::Staff kMinh{kiosk::StaffCode{"103"}, "Trần Minh", Role::Supervisor, false};
const kiosk::Staff kHa{kiosk::StaffCode{"900"}, "Lê Thu Hà", Role::Manager, false};

kiosk::Override step(Right right, std::string what) {
    kiosk::Override made;
    made.at_ms = fixture::kNoonMs;
    made.right = right;
    made.what = std::move(what);
    made.asked = kHoa.code;
    made.asked_name = kHoa.name;
    return made;
}

// A day: who works here, a sign-in, an override, the drawer, prices, money, a void, a recall.
struct Day {
    Folder folder;
    kiosk::ManualClock clock{fixture::kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};

    void later() { clock.set(clock.now_ms() + kMinute); }

    Day() {
        store.save_products({fixture::honey(), fixture::tea()}, "test");
        store.save_staff(kHa, "314159");
        store.save_staff(kHoa, "135790", kHa.code);
        store.save_staff(kMinh, "246802", kHa.code);
        later();
        REQUIRE(store.sign_in(kHoa.code, "135790").staff);
        later();
        kiosk::Override discount = step(Right::DiscountAboveLimit, "Giảm 45.000 ₫ · Trà đinh");
        discount.by = kMinh.code;
        REQUIRE(store.approve(discount, "246802", Role::Supervisor).staff);
        later();
        store.note_drawer(step(Right::OpenDrawer, "Đổi tiền lẻ"));
        later();
        store.note_price(step(Right::ChangePrice, "Mật ong: 100.000 ₫"));
        later();
        kiosk::Product dearer = fixture::honey();
        dearer.price = Money::from_dong(130'000);
        REQUIRE(store.save_product(store.product(dearer.id), dearer, kHa.code));
        later();
        const kiosk::Sale sale = fixture::sample_sale();
        const db::StoredSale sold = store.save_sale(sale);
        kiosk::Refund refund = kiosk::cancellation_of(sale, {}).value();
        refund.id = fixture::new_sale_id(clock.now_ms());
        refund.sale_number = sold.number;
        refund.business_date = sale.business_date;
        refund.closed_at_ms = clock.now_ms();
        refund.cashier = kHoa.code;
        refund.cashier_name = kHoa.name;
        refund.approver = kHa.code.text();
        refund.reason = "Khách đổi ý";
        store.save_refund(refund);
    }

    // Piece by piece, as the screen asks.
    std::vector<kiosk::LogRecord> all(const kiosk::LogFilter& filter, std::size_t rows = 100) {
        std::vector<kiosk::LogRecord> found;
        for (std::int64_t below = 0;;) {
            const kiosk::LogPiece piece = store.log(filter, below, rows);
            CHECK(piece.records.size() <= rows);
            found.insert(found.end(), piece.records.begin(), piece.records.end());
            if (!piece.next) return found;
            below = *piece.next;
        }
    }
    std::vector<kiosk::LogEntry> entries() {
        std::vector<kiosk::LogEntry> found;
        for (const auto& one : all({})) found.push_back(one.entry);
        return found;
    }
    std::vector<LogKind> kinds(const kiosk::LogFilter& filter) {
        std::vector<LogKind> found;
        for (const auto& one : all(filter)) found.push_back(one.entry.kind);
        return found;
    }
};

}  // namespace

TEST_CASE("the log has what people did, the newest first, and no sale", "[db][log]") {
    Day day;
    using enum LogKind;
    CHECK(day.kinds({}) == std::vector{Cancel, GoodsPrice, PriceChange, DrawerOpen, Override,
                                       SignIn, Staff, Staff, Staff, Catalogue});
    const auto page = day.entries();
    const auto& cancelled = page[0];
    CHECK(cancelled.who == "Nguyễn Thị Hoa · 101");
    CHECK(cancelled.allowed_by == "Lê Thu Hà · 900");
    CHECK(cancelled.what.vi.find("của đơn K01-1-000001") != std::string::npos);
    CHECK(cancelled.what.vi.find("Khách đổi ý") != std::string::npos);
    const auto& price = page[1];
    CHECK(price.who == "Lê Thu Hà · 900");
    CHECK(price.what.vi.find("Giá: 125.000 ₫ → 130.000 ₫") != std::string::npos);
    CHECK(price.what.vi.find(fixture::honey().name_vi) != std::string::npos);
    const auto& allowed = page[4];
    CHECK(allowed.who == "Nguyễn Thị Hoa · 101");
    CHECK(allowed.allowed_by == "Trần Minh · 103");
    CHECK(allowed.at_ms == fixture::kNoonMs + 2 * kMinute);
    CHECK(page[5].who == "Nguyễn Thị Hoa · 101");
    CHECK(page[6].who == "Lê Thu Hà · 900");
    CHECK(page[6].what.vi.starts_with("Trần Minh · 103"));
    CHECK(page[8].who.empty());  // the command line
    CHECK(day.store.verify().ok);
}

TEST_CASE("the log is narrowed by kind, time and words", "[db][log]") {
    Day day;
    using enum LogKind;
    CHECK(day.kinds({.part = LogPart::Allowed}) == std::vector{Override});
    CHECK(day.kinds({.part = LogPart::Drawer}) == std::vector{DrawerOpen});
    CHECK(day.kinds({.part = LogPart::Prices}) == std::vector{GoodsPrice, PriceChange});
    CHECK(day.kinds({.part = LogPart::Returns}) == std::vector{Cancel});
    CHECK(day.kinds({.part = LogPart::SignIns}) == std::vector{SignIn, Staff, Staff, Staff});
    CHECK(day.kinds({.words = "tran minh giam"}) == std::vector{Override});
    CHECK(day.kinds({.words = "mo ngan keo hoa"}) == std::vector{DrawerOpen});
    CHECK(day.kinds({.words = "nobody"}).empty());
    const std::int64_t from = fixture::kNoonMs + kMinute;
    CHECK(day.kinds({.from_ms = from, .to_ms = from + 2 * kMinute}) ==
          std::vector{Override, SignIn});
}

TEST_CASE("a page of the log goes on where the one before ended", "[db][log]") {
    Day day;
    const auto all = day.all({});
    CHECK(all.size() == 10);
    CHECK(day.all({}, 1) == all);
    CHECK(day.all({}, 4) == all);
    CHECK(day.store.log({}, all[3].entry.seq, 2).records ==
          std::vector<kiosk::LogRecord>{all[4], all[5]});
}

TEST_CASE("an entry that nobody can read hides none of the others", "[db][log]") {
    Day day;
    fixture::meddle(day.folder,
                    "DROP TRIGGER journal_is_append_only; UPDATE journal SET body = X'00' "
                    "WHERE kind = 'drawer_open'");
    CHECK(day.all({}).size() == 9);
}

TEST_CASE("the last manager stays one", "[db][staff]") {
    Day day;
    kiosk::Staff lower = kHa;
    lower.role = Role::Supervisor;
    try {
        day.store.save_staff(lower, "", kHa.code);
        FAIL("the last manager lost the role");
    } catch (const db::Error& error) {
        CHECK(error.problem().field == "role");
    }
    CHECK(day.store.staff().back() == kHa);
    kiosk::Staff second = kMinh;
    second.role = Role::Manager;
    day.store.save_staff(second, "", kHa.code);
    day.store.save_staff(lower, "", second.code);
    CHECK(day.store.staff().back() == lower);
    CHECK(day.store.verify().ok);
}
