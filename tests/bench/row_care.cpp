// What is done seldom but waited for: bringing in a catalogue, beside sqlite3's own .import of the
// same file into one table; proving the journal, beside sha256sum of the same bytes.
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "assets/assets.h"
#include "db/catalogue_csv.h"
#include "db/shop_store.h"
#include "tests/bench/rows.h"
#include "tests/bench/started.h"

namespace bench {
namespace {

namespace fs = std::filesystem;

constexpr int kTimes = 3;

void write_catalogue(const fs::path& file, std::int64_t products) {
    std::ofstream csv{file, std::ios::binary};
    csv << db::catalogue_header();
    for (std::int64_t i = 0; i < products; ++i) {
        csv << db::catalogue_row(product(i));
        if (i % 50'000 == 0) progress("writing a catalogue", i, products);
    }
    if (!csv.flush()) throw std::runtime_error{"cannot write " + file.string()};
}

std::string bytes_of(const fs::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

void import_into(const fs::path& folder, const fs::path& csv, const kiosk::Clock& clock) {
    const kiosk::ProvinceTable provinces{assets::file("data/provinces.tsv")};
    const db::CatalogueRead read = db::read_catalogue(bytes_of(csv), provinces);
    if (!read.problems.empty()) {
        throw std::runtime_error{read.problems.front().line(kiosk::Language::English)};
    }
    db::ShopStore store{folder, db::Mode::Write, clock};
    store.save_products(read.products, "bench", [](std::int64_t done, std::int64_t total) {
        progress("importing", done, total);
        return true;
    });
}

// The journal's bodies as a file, for sha256sum.
std::size_t write_bodies(db::ShopStore& store, const fs::path& file) {
    std::ofstream all{file, std::ios::binary};
    std::size_t bytes = 0;
    for (std::int64_t after = 0, last = store.last_seq(); after < last;) {
        for (const db::Journaled& entry : store.entries_after(after, 1'000)) {
            all << entry.body;
            bytes += entry.body.size();
            after = entry.seq;
        }
        go_on();
    }
    if (!all.flush()) throw std::runtime_error{"cannot write " + file.string()};
    return bytes;
}

}  // namespace

void measure_import(Bench& bench) {
    const std::int64_t products = bench.sizes.imported;
    const Scratch scratch{bench.shops.cache()};
    const fs::path csv = scratch.path() / "catalogue.csv";
    write_catalogue(csv, products);
    int number = 0;
    Pairs pairs = in_turn(
        std::min(kTimes, bench.sizes.samples(kTimes)),
        [&](int) {
            const fs::path shop = scratch.path() / ("shop-" + std::to_string(number++));
            const double took = timed([&] { import_into(shop, csv, bench.clock); });
            fs::remove_all(shop);
            return took;
        },
        [&](int) {
            const fs::path bare = scratch.path() / ("bare-" + std::to_string(number++) + ".db");
            const double took = timed([&] {
                run_tool({"sqlite3", bare.string(), ".import --csv " + csv.string() + " goods"});
            });
            fs::remove(bare);
            return took;
        });
    bench.table.add({.row = "import",
                     .size = counted(products) + " products",
                     .what = "a catalogue read, checked, indexed for search and stored",
                     .ours = std::move(pairs.ours),
                     .beside = "sqlite3 .import of the same file into one table",
                     .peer = std::move(pairs.peer),
                     .compare = Compare::Rate,
                     .target = ratio_at_least(0.3)});
}

void measure_verify(Bench& bench) {
    const fs::path shop = bench.shops.with_history(bench.sizes.few_products,
                                                   bench.sizes.verified_sales * kLinesOfSale);
    const Scratch scratch{bench.shops.cache()};
    const fs::path bodies = scratch.path() / "bodies";
    db::ShopStore store{shop, db::Mode::Read, bench.clock};
    const std::size_t bytes = write_bodies(store, bodies);
    Pairs pairs = in_turn(
        std::min(kTimes, bench.sizes.samples(kTimes)),
        [&](int) {
            return timed([&] {
                const db::VerifyReport report =
                    store.verify([](std::int64_t done, std::int64_t all) {
                        progress("verifying", done, all);
                        return true;
                    });
                if (!report.ok) throw std::runtime_error{"the bench's own shop is damaged"};
            });
        },
        [&](int) { return timed([&] {
                       run_tool({"sha256sum", bodies.string()});
                   }); });
    bench.table.add({.row = "verify",
                     .size = counted(bench.sizes.verified_sales) + " sales",
                     .what = "chain, signatures and every table against the journal",
                     .ours = std::move(pairs.ours),
                     .beside = "sha256sum of the journal's " +
                               counted(static_cast<std::int64_t>(bytes >> 20U)) + " MB",
                     .peer = std::move(pairs.peer),
                     .target = ratio_at_most(4)});
}

}  // namespace bench
