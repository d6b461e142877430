#include "kiosk/app/demonstration.h"

#include <unistd.h>

#include <algorithm>
#include <cassert>
#include <map>
#include <system_error>

#include "assets/assets.h"
#include "db/catalogue_csv.h"
#include "db/lots_csv.h"
#include "db/promotion_csv.h"
#include "kiosk/app/demonstration_sales.h"
#include "kiosk/app/demonstration_stock.h"
#include "kiosk/app/settings.h"
#include "kiosk/core/place.h"

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;

// The lines of a table without quoting, each as its cells; the header is left out.
std::vector<std::vector<std::string>> plain_rows(std::string_view text) {
    std::vector<std::vector<std::string>> rows;
    while (!text.empty()) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        std::vector<std::string>& cells = rows.emplace_back();
        for (std::size_t end = 0; end != std::string_view::npos;) {
            end = line.find(',');
            cells.emplace_back(line.substr(0, end));
            if (end != std::string_view::npos) line.remove_prefix(end + 1);
        }
    }
    rows.erase(rows.begin());
    return rows;
}

Problem folder_in_use(const fs::path& folder) {
    return {.what = {"Không tạo được cửa hàng minh họa", "The demonstration cannot be made"},
            .why = {"thư mục " + folder.string() + " đã có dữ liệu",
                    "the folder " + folder.string() + " already holds data"},
            .to_do = {"chọn thư mục khác bằng --data", "choose another folder with --data"},
            .field = {}};
}

Problem folder_fault(const fs::path& folder, const std::error_code& error) {
    return {
        .what = {"Không tạo được cửa hàng minh họa", "The demonstration cannot be made"},
        .why = {folder.string() + ": " + error.message(), folder.string() + ": " + error.message()},
        .to_do = {"kiểm tra quyền ghi và chỗ trống trên đĩa",
                  "check that the folder can be written and that the disk has room"},
        .field = {}};
}

Problem stopped() {
    return {.what = {"Đã dừng tạo cửa hàng minh họa", "Making the demonstration was stopped"},
            .why = {},
            .to_do = {"chạy lại khi cần", "run it again when needed"},
            .field = {}};
}

// The folder a showroom is built in; gone again unless it was moved into place.
class Workshop {
public:
    explicit Workshop(const fs::path& folder)
        : path_{folder.string() + ".making-" + std::to_string(::getpid())} {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    ~Workshop() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Workshop(const Workshop&) = delete;
    Workshop& operator=(const Workshop&) = delete;
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

// An invented shop. The account is all zeros: the transfer codes look and read like real ones and
// no money can arrive anywhere.
Settings demonstration_settings() {
    Settings settings;
    settings.shop.name = "Điểm OCOP Ga Trung Tâm (minh họa)";
    settings.shop.address = "Sảnh chờ tầng 1, Ga Trung Tâm (địa chỉ minh họa)";
    settings.bank = {.bin = "970436", .account = "0000000000000", .name = "CUA HANG MINH HOA"};
    settings.cash_rounding = kDemonstrationCashRounding;
    settings.stamp_hosts.insert(settings.stamp_hosts.end(), {"demo.example", "stamp.example"});
    settings.in_shop_patterns = {{"21PPPPPWWWWWC"}};  // what the shop's scale prints
    return settings;
}

// The day that the days of lots.csv are counted from.
Date gathered() { return *Date::from_ymd(2026, 11, 23); }

// One pack had its own number, so that a second one with the same can be met.
bool sell_serial(std::vector<Sale>& sales) {
    for (Sale& sale : sales) {
        for (SaleLine& line : sale.lines) {
            const bool fits = line.product_id.text() == kDemonstrationSerialProduct &&
                              line.quantity == Quantity::pieces(1);
            if (!fits) continue;
            line.lot = kDemonstrationSerialLot;
            line.serial = kDemonstrationSerial;
            return true;
        }
    }
    return false;
}

// Today's: whoever plays the cashier finds the drawer counted.
void open_demonstration_shift(db::ShopStore& store, const Staff& by, Date today,
                              std::int64_t now_ms) {
    constexpr std::int64_t kHalfPastSeven = 7 * 3'600'000 + 1'800'000;
    SaleIdMaker ids{[](std::uint8_t* into, std::size_t count) { std::fill_n(into, count, 0xD5); }};
    Shift shift;
    shift.opened_at_ms = std::min(now_ms, today.starts_at_ms() + kHalfPastSeven);
    shift.id = ids.next(shift.opened_at_ms);
    shift.business_date = today;
    shift.by = by.code;
    shift.by_name = by.name;
    shift.opening.notes = {0, 2, 6, 10, 20, 20, 20, 30, 30, 20};
    store.begin_shift(shift);
}

// How many of each the days up to today will sell.
std::map<ProductId, Quantity> sold_by_today(const std::vector<Product>& products,
                                            const std::vector<Staff>& staff, Date today) {
    std::map<ProductId, Quantity> sold;
    for (int back = kDemonstrationDays; back >= 0; --back) {
        for (const Sale& sale : demonstration_day(products, staff, today.plus_days(-back))) {
            for (const SaleLine& line : sale.lines) {
                Quantity& sum = sold[line.product_id];
                sum = sum + line.quantity;
            }
        }
    }
    return sold;
}

// False when `progress` asked to stop.
bool fill(db::ShopStore& store, std::int64_t now_ms, const db::Progress& progress) {
    store.mark_demonstration();
    const std::vector<Product> products = demonstration_products();
    store.save_products(products, "demonstration");
    store.save_promotions(demonstration_promotions(), "demonstration");
    store.save_lots(demonstration_lots(Date::of_instant(now_ms)), "demonstration");
    std::vector<Staff> staff;
    for (const DemonstrationPerson& person : demonstration_people()) {
        store.save_staff(person.staff, person.pin);
        staff.push_back(person.staff);
    }
    const Date today = Date::of_instant(now_ms);
    stock_demonstration(store, products, sold_by_today(products, staff, today),
                        today.plus_days(-kDemonstrationDays));
    bool has_serial = false;
    for (int back = kDemonstrationDays; back >= 0; --back) {
        std::vector<Sale> sales = demonstration_day(products, staff, today.plus_days(-back));
        std::erase_if(sales, [now_ms](const Sale& sale) { return sale.closed_at_ms > now_ms; });
        has_serial = has_serial || sell_serial(sales);
        if (back == 0) open_demonstration_shift(store, staff.front(), today, now_ms);
        if (!sales.empty()) store.save_sales(sales);
        if (progress && !progress(kDemonstrationDays + 1 - back, kDemonstrationDays + 1))
            return false;
    }
    settle_demonstration(store, products, today);
    return true;
}

}  // namespace

std::vector<Product> demonstration_products() {
    const ProvinceTable provinces{assets::file("data/provinces.tsv")};
    db::CatalogueRead read = db::read_catalogue(assets::file("demo/catalogue.csv"), provinces);
    assert(read.problems.empty() && !read.products.empty());
    return std::move(read.products);
}

std::vector<Promotion> demonstration_promotions() {
    db::PromotionsRead read =
        db::read_promotions(assets::file("demo/promotions.csv"),
                            [](const std::string& id) { return std::optional{ProductId{id}}; });
    assert(read.problems.empty());
    return std::move(read.promotions);
}

std::vector<Lot> demonstration_lots(Date today) {
    db::LotsRead read = db::read_lots(assets::file("demo/lots.csv"));
    assert(read.problems.empty() && !read.lots.empty());
    // Goods of a shop that is opened next year must not all be past their dates.
    const int days = gathered().days_until(today);
    for (Lot& lot : read.lots) {
        for (std::optional<Date>* day : {&lot.made, &lot.best_before, &lot.received}) {
            if (*day) *day = (*day)->plus_days(days);
        }
        if (lot.recall) lot.recall->day = lot.recall->day.plus_days(days);
        for (LotEvent& event : lot.events) event.day = event.day.plus_days(days);
    }
    return std::move(read.lots);
}

std::vector<DemonstrationPerson> demonstration_people() {
    std::vector<DemonstrationPerson> people;
    for (const std::vector<std::string>& cells : plain_rows(assets::file("demo/staff.csv"))) {
        assert(cells.size() == 4);
        people.push_back({.staff = {.code = StaffCode{cells[0]},
                                    .name = cells[1],
                                    .role = role_from(cells[2]).value(),
                                    .demonstration = true},
                          .pin = cells[3]});
    }
    assert(!people.empty());
    return people;
}

bool is_free_for_demonstration(const fs::path& folder) {
    std::error_code error;
    return !fs::exists(folder, error) || fs::is_empty(folder, error);
}

Status make_demonstration(const fs::path& folder, const Clock& clock,
                          const db::Progress& progress) {
    fs::path place = fs::absolute(folder).lexically_normal();
    if (!place.has_filename()) place = place.parent_path();  // "shop/"
    if (!is_free_for_demonstration(place)) return folder_in_use(place);
    std::error_code error;
    fs::create_directories(place.parent_path(), error);
    if (error) return folder_fault(place, error);

    const Workshop workshop{place};
    {
        db::ShopStore store{workshop.path(), db::Mode::Write, clock};
        if (!fill(store, clock.now_ms(), progress)) return stopped();
    }
    if (Status saved = save_settings(workshop.path(), demonstration_settings()); !saved)
        return saved.problem();
    fs::remove(place, error);  // an empty folder; a missing one is no error
    if (!error) fs::rename(workshop.path(), place, error);
    if (error) return folder_fault(place, error);
    return Done{};
}

}  // namespace kiosk::app
