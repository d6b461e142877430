// The log of what people did, in three years of a million sales: each piece is what a sale may have
// to wait for; the first page, a word that is found nowhere and a month are what a person waits
// for.
#include <filesystem>

#include "db/shop_store.h"
#include "tests/bench/rows.h"

namespace bench {
namespace {

constexpr double kFrameMs = 16;
constexpr int kSalesBetween = 10;  // of one step that the log tells
constexpr std::size_t kPage = 201;
constexpr std::int64_t kMonthMs = 30LL * 86'400'000;

kiosk::Override step_of(std::int64_t i) {
    kiosk::Override step;
    step.right = i % 2 == 0 ? kiosk::Right::OpenDrawer : kiosk::Right::ChangePrice;
    step.what = "Việc số " + std::to_string(i) + " · Mật ong hoa cà phê 500 ml: 125.000 ₫";
    step.asked = kiosk::StaffCode{"101"};
    step.asked_name = "Nguyễn Thị Hồng Hạnh";
    return step;
}

// Steps of people among the sales, as they happen; made once.
std::filesystem::path shop_of(Bench& bench, std::int64_t products, std::int64_t sales) {
    const auto goods = bench.shops.with_goods(products);
    const std::filesystem::path folder = goods.string() + "-log-" + std::to_string(sales);
    if (std::filesystem::exists(folder)) return folder;
    const std::filesystem::path making = folder.string() + ".making";
    std::filesystem::remove_all(making);
    std::filesystem::copy(goods, making, std::filesystem::copy_options::recursive);
    std::mt19937 random{20'261'123};
    const std::int64_t days = kDaysOfHistory;
    const std::int64_t first_ms =
        kiosk::Date::of_instant(bench.clock.now_ms()).plus_days(-kDaysOfHistory).starts_at_ms();
    kiosk::ManualClock clock{first_ms};
    {
        db::ShopStore store{making, db::Mode::Write, clock};
        for (std::int64_t done = 0; done < sales; done += kSalesBetween) {
            go_on();
            clock.set(first_ms + done * days * 86'400'000 / sales);
            std::vector<kiosk::Sale> batch;
            for (int i = 0; i < kSalesBetween; ++i)
                batch.push_back(sale_of_five(random, products, clock.now_ms()));
            store.save_sales(batch);
            if (done % (2 * kSalesBetween) == 0)
                store.note_drawer(step_of(done));
            else
                store.note_price(step_of(done));
            progress("making a shop with a log, once", done, sales);
        }
    }
    std::filesystem::rename(making, folder);
    return folder;
}

// Read to its end or a full page, as the screen does; each piece's time.
std::size_t read_page(db::ShopStore& store, const kiosk::LogFilter& filter,
                      std::vector<double>& pieces, std::size_t page) {
    std::size_t rows = 0;
    for (std::int64_t below = 0;;) {
        go_on();
        kiosk::LogPiece piece;
        pieces.push_back(timed([&] { piece = store.log(filter, below, page - rows); }));
        rows += piece.records.size();
        if (rows >= page || !piece.next) return rows;
        below = *piece.next;
    }
}

// A page fills as it arrives; to the end goes with progress and a way to stop, piece by piece.
constexpr double kPageMs = 100, kToTheEndMs = 10'000;

}  // namespace

void measure_log(Bench& bench) {
    const std::int64_t sales = bench.sizes.many_lines / 2 / kLinesOfSale;
    const auto folder = shop_of(bench, bench.sizes.few_products, sales);
    const std::string size = counted(sales) + " sales";
    db::ShopStore store{folder, db::Mode::Read, bench.clock};
    const std::int64_t month = bench.clock.now_ms() - kMonthMs;
    struct Case {
        std::string what;
        kiosk::LogFilter filter;
        std::size_t page;
        double limit_ms;
    };
    std::vector<double> all_pieces;
    for (const Case& one :
         {Case{"the log's first page", {}, kPage, kPageMs},
          Case{"… of one kind", {.part = kiosk::LogPart::Drawer}, kPage, kPageMs},
          Case{"… of the last 30 days", {.from_ms = month}, kPage, kPageMs},
          Case{"a word that is nowhere, to the end", {.words = "khongco"}, kPage, kToTheEndMs},
          Case{"30 days for a file", {.from_ms = month}, 20'000, kToTheEndMs}}) {
        Row row{.row = "log", .size = size, .what = one.what};
        std::size_t rows = 0;
        for (int i = 0; i < bench.sizes.samples(5); ++i) {
            row.ours.push_back(
                timed([&] { rows = read_page(store, one.filter, all_pieces, one.page); }));
        }
        row.target = median_at_most(one.limit_ms);
        row.note = counted(static_cast<std::int64_t>(rows)) + " rows";
        bench.table.add(row);
    }
    Row piece{.row = "log", .size = size, .what = "one piece, for which a sale may wait"};
    piece.ours = std::move(all_pieces);
    piece.target = p99_at_most(kFrameMs);
    bench.table.add(piece);
}

}  // namespace bench
