// A durable sale of five lines beside a bare flush of the same bytes: the limit of the disk.
#include <fcntl.h>
#include <unistd.h>

#include <stdexcept>
#include <string>

#include "db/shop_store.h"
#include "tests/bench/flush_count.h"
#include "tests/bench/rows.h"

namespace bench {
namespace {

namespace fs = std::filesystem;

class FlushedFile {
public:
    FlushedFile(const fs::path& file, std::size_t bytes)
        : descriptor_{::open(file.c_str(), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600)},
          bytes_(bytes, 'x') {
        if (descriptor_ < 0) throw std::runtime_error{"cannot write " + file.string()};
    }
    ~FlushedFile() { ::close(descriptor_); }
    FlushedFile(const FlushedFile&) = delete;
    FlushedFile& operator=(const FlushedFile&) = delete;

    void append() const {
        if (::write(descriptor_, bytes_.data(), bytes_.size()) < 0 || ::fdatasync(descriptor_) != 0)
            throw std::runtime_error{"the disk does not flush"};
    }

private:
    int descriptor_;
    std::string bytes_;
};

std::size_t bytes_of_last(db::ShopStore& store) {
    const auto entries = store.entries_after(store.last_seq() - 1, 1);
    const db::Journaled& entry = entries.at(0);
    return entry.body.size() + entry.prev.size() + entry.hash.size() + entry.sig.size();
}

void measure_in(Bench& bench, const fs::path& folder, std::int64_t products, std::int64_t lines) {
    // After the shop's last sale: a clock that steps back would be an entry of its own.
    const std::int64_t evening_ms =
        kiosk::Date::of_instant(bench.clock.now_ms()).starts_at_ms() + 21 * 3'600'000;
    kiosk::ManualClock clock{evening_ms};
    db::ShopStore store{folder, db::Mode::Write, clock};
    std::mt19937 random{7};
    const auto next = [&] {
        clock.advance(1);
        return sale_of_five(random, std::min<std::int64_t>(products, 5'000), clock.now_ms());
    };
    for (int warm = 0; warm < 20; ++warm) store.save_sale(next());
    const std::size_t bytes = bytes_of_last(store);
    const fs::path beside = folder / "bench-flush";
    std::int64_t flushes = 0;
    const int samples = bench.sizes.samples(1'000);
    Row row{
        .row = "sale", .size = counted(lines) + " lines", .what = "a sale of five lines, durable"};
    {
        const FlushedFile file{beside, bytes};
        Pairs pairs = in_turn(
            samples,
            [&](int) {
                const kiosk::Sale sale = next();
                const std::int64_t before = flushes_so_far();
                const double took = timed([&] { store.save_sale(sale); });
                flushes += flushes_so_far() - before;
                return took;
            },
            [&](int) { return timed([&] { file.append(); }); });
        row.ours = std::move(pairs.ours);
        row.peer = std::move(pairs.peer);
    }
    fs::remove(beside);
    row.beside =
        "append of the same " + counted(static_cast<std::int64_t>(bytes)) + " bytes and fdatasync";
    row.compare = Compare::Rate;
    row.target = ratio_at_least(0.3);
    char note[48];
    std::snprintf(note, sizeof note, "%.2f flushes a sale",
                  static_cast<double>(flushes) / static_cast<double>(samples));
    row.note = note;
    bench.table.add(row);
}

}  // namespace

void measure_sale(Bench& bench) {
    const std::int64_t products = bench.sizes.few_products;
    {
        const Scratch scratch{bench.shops.cache()};
        const fs::path shop = scratch.path() / "shop";
        fs::copy(bench.shops.with_goods(products), shop, fs::copy_options::recursive);
        measure_in(bench, shop, products, 0);
    }
    // The shop's own files: a few hundred sales more do not change what it is.
    const fs::path history =
        bench.shops.with_history(bench.sizes.many_products, bench.sizes.many_lines);
    measure_in(bench, history, bench.sizes.many_products, bench.sizes.many_lines);
}

}  // namespace bench
