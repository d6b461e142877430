#include "tests/bench/shops.h"

#include <unistd.h>

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <functional>
#include <stdexcept>
#include <vector>

#include "db/shop_store.h"
#include "tests/bench/bench.h"

namespace bench {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kGoodsAtOnce = 50'000;
constexpr std::int64_t kSalesAtOnce = 2'000;
constexpr std::int64_t kGoodsOnSale = 5'000;
constexpr std::int64_t kOpenHours = 12;
constexpr std::int64_t kHourMs = 3'600'000;

std::string schema_digest(const fs::path& database) {
    const SQLite::Database opened{database.string(), SQLite::OPEN_READONLY};
    SQLite::Statement query{opened, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"};
    std::string all;
    while (query.executeStep()) all += query.getColumn(0).getString();
    char text[17];
    std::snprintf(text, sizeof text, "%08zx", std::hash<std::string>{}(all)&0xFFFFFFFFU);
    return text;
}

std::int64_t lines_stored(const fs::path& folder) {
    const SQLite::Database opened{(folder / "kiosk.db").string(), SQLite::OPEN_READONLY};
    SQLite::Statement query{opened, "SELECT coalesce(max(seq), 0) FROM sale"};
    query.executeStep();
    return query.getColumn(0).getInt64() * kLinesOfSale;
}

std::int64_t last_closed_ms(const fs::path& folder) {
    const SQLite::Database opened{(folder / "kiosk.db").string(), SQLite::OPEN_READONLY};
    SQLite::Statement query{
        opened, "SELECT coalesce((SELECT closed_at_ms FROM sale ORDER BY seq DESC LIMIT 1), 0)"};
    query.executeStep();
    return query.getColumn(0).getInt64();
}

// One shift a day, as shops have them; the last one stays open.
kiosk::Shift open_shift(db::ShopStore& store, kiosk::Date day, std::int64_t now_ms) {
    if (const auto open = store.open_shift()) return *open;
    static kiosk::SaleIdMaker ids{
        [](std::uint8_t* into, std::size_t count) { std::fill_n(into, count, 0xB5); }};
    kiosk::Shift shift;
    shift.id = ids.next(now_ms);
    shift.opened_at_ms = now_ms;
    shift.business_date = day;
    shift.by = kiosk::StaffCode{"101"};
    shift.opening.notes[3] = 20;
    store.begin_shift(shift);
    return shift;
}

void close_shift(db::ShopStore& store, const kiosk::Shift& shift, std::int64_t now_ms) {
    kiosk::ShiftClosing closing;
    closing.at_ms = now_ms;
    closing.by = shift.by;
    closing.counted.other = closing.first_counted = store.x_report()->expected;
    store.close_shift(shift.id, closing);
}

}  // namespace

Scratch::Scratch(const fs::path& beside) {
    fs::create_directories(beside);
    std::string name = (beside / "scratch-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error{"cannot write in " + name};
    path_ = name;
}

Scratch::~Scratch() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

Shops::Shops(fs::path cache, const kiosk::Clock& clock) : cache_{std::move(cache)}, clock_{clock} {
    const Scratch empty{cache_};
    { const db::ShopStore store{empty.path(), db::Mode::Write, clock_}; }
    schema_ = schema_digest(empty.path() / "kiosk.db");
}

fs::path Shops::folder_for(const std::string& name) { return cache_ / (name + "-" + schema_); }

fs::path Shops::with_goods(std::int64_t products) {
    const fs::path folder = folder_for("goods-" + std::to_string(products));
    if (fs::exists(folder)) return folder;
    const fs::path making = folder.string() + ".making";
    fs::remove_all(making);
    {
        db::ShopStore store{making, db::Mode::Write, clock_};
        const std::string what = "making a shop of " + counted(products) + " products, once";
        for (std::int64_t done = 0; done < products; done += kGoodsAtOnce) {
            std::vector<kiosk::Product> goods;
            for (auto i = done; i < std::min(products, done + kGoodsAtOnce); ++i) {
                goods.push_back(product(i));
            }
            const auto now = static_cast<std::int64_t>(goods.size());
            store.save_products(goods, "bench", [&](std::int64_t saved, std::int64_t all) {
                progress(what, done + saved * now / all, products);
                return true;
            });
        }
        store.mark_demonstration();
        progress(what, products, products);
    }
    fs::rename(making, folder);
    return folder;
}

fs::path Shops::with_history(std::int64_t products, std::int64_t lines) {
    const fs::path folder =
        folder_for("history-" + std::to_string(products) + "-" + std::to_string(lines));
    const fs::path goods = with_goods(products);
    if (!fs::exists(folder)) {
        const fs::path making = folder.string() + ".making";
        fs::remove_all(making);
        fs::copy(goods, making, fs::copy_options::recursive);
        sell(making, products, lines);
        fs::rename(making, folder);
    } else {
        // Made on another day: the days since then are sold as well.
        sell(folder, products, lines);
    }
    return folder;
}

void Shops::sell(const fs::path& folder, std::int64_t products, std::int64_t lines) {
    const std::int64_t sales = lines / kLinesOfSale;
    const std::int64_t a_day =
        std::max<std::int64_t>(1, (sales + kDaysOfHistory - 1) / kDaysOfHistory);
    const kiosk::Date today = kiosk::Date::of_instant(clock_.now_ms());
    const std::int64_t last_ms = last_closed_ms(folder);
    kiosk::Date day = last_ms == 0 ? today.plus_days(1 - kDaysOfHistory)
                                   : kiosk::Date::of_instant(last_ms).plus_days(1);
    const std::string what = "selling " + counted(lines) + " lines in three years, once";
    std::mt19937 random{20'261'123};
    // The journal's clock goes through the years with the sales.
    kiosk::ManualClock clock{day.starts_at_ms()};
    if (day > today) return;
    db::ShopStore store{folder, db::Mode::Write, clock};
    std::int64_t done = lines_stored(folder) / kLinesOfSale;
    for (; day <= today; day = day.plus_days(1)) {
        clock.set(day.starts_at_ms() + 7 * kHourMs);
        const kiosk::Shift shift = open_shift(store, day, clock.now_ms());
        for (std::int64_t sold = 0; sold < a_day; sold += kSalesAtOnce) {
            std::vector<kiosk::Sale> batch;
            for (auto i = sold; i < std::min(a_day, sold + kSalesAtOnce); ++i) {
                clock.set(day.starts_at_ms() + 8 * kHourMs + i * kOpenHours * kHourMs / a_day);
                batch.push_back(
                    sale_of_five(random, std::min(products, kGoodsOnSale), clock.now_ms()));
            }
            store.save_sales(batch);
            done += static_cast<std::int64_t>(batch.size());
            progress(what, done * kLinesOfSale, lines);
        }
        if (day < today) close_shift(store, shift, clock.now_ms());
    }
}

}  // namespace bench
