// The real program from its start to the frame a person can use, and what it keeps in memory,
// beside a window of the same libraries with one font.
#include <fstream>
#include <stdexcept>

#include "db/shop_store.h"
#include "kiosk/screens/fonts.h"
#include "tests/bench/rows.h"
#include "tests/bench/started.h"

namespace bench {
namespace {

namespace fs = std::filesystem;

constexpr int kRestMs = 1'500;    // at rest, before memory is read
constexpr int kSettleMs = 4'000;  // before the processor is watched
constexpr int kPageMs = 20'000;   // the showcase turns

class Programs {
public:
    explicit Programs(Bench& bench) : bench_{bench}, preload_{bench.programs / kPreload} {
        auto fonts = kiosk::screens::find_fonts();
        if (!fonts) throw std::runtime_error{fonts.problem().line(kiosk::Language::English)};
        font_ = (*fonts).regular;
        if (!fs::exists(bench.kiosk)) {
            throw std::runtime_error{bench.kiosk.string() + ": no such program (see --kiosk)"};
        }
    }

    // Usable: the attract screen stands with the shop's own goods on it; a code scanned now counts.
    Started kiosk(const fs::path& shop, int rest_ms) const {
        const fs::path script = shop / "bench-script.txt";
        std::ofstream text{script};
        text << "screen attract\n";
        if (const std::string name = first_shown(shop); !name.empty()) {
            text << "expect " << name << '\n';
        }
        if (rest_ms > 0) text << "pause " << rest_ms << '\n';
        text << "quit\n";
        text.close();
        return run_program({bench_.kiosk.string(), "run", "--data", shop.string(), "--window",
                            "1920x1080", "--camera", "none", "--script", script.string()},
                           preload_, rest_ms > 0);
    }
    // The share of one core the attract screen takes, left alone.
    double at_rest(const fs::path& shop, int watch_ms) const {
        const int settle_ms = std::min(kSettleMs, 4 * watch_ms);
        return processor_at_rest({bench_.kiosk.string(), "run", "--data", shop.string(), "--window",
                                  "1920x1080", "--camera", "none"},
                                 preload_, settle_ms, watch_ms);
    }
    Started bare(int rest_ms) const {
        std::vector<std::string> command{(bench_.programs / "bare_window").string(),
                                         font_.string()};
        if (rest_ms > 0) command.push_back(std::to_string(rest_ms));
        return run_program(command, preload_, rest_ms > 0);
    }

private:
    static constexpr const char* kPreload = "libocop_frame_clock.so";

    std::string first_shown(const fs::path& shop) const {
        db::ShopStore store{shop, db::Mode::Read, bench_.clock};
        const auto goods = store.favourites(24);
        return goods.empty() ? std::string{} : goods.front().name_vi;
    }

    Bench& bench_;
    fs::path preload_, font_;
};

void measure_shop(Bench& bench, const Programs& programs, const fs::path& shop,
                  const std::string& size) {
    programs.kiosk(shop, 0);
    programs.bare(0);
    std::vector<double> first;
    Pairs pairs = in_turn(
        bench.sizes.samples(15),
        [&](int) {
            const Started started = programs.kiosk(shop, 0);
            first.push_back(started.frames_ms.front());
            return started.frames_ms.back();
        },
        [&](int) { return programs.bare(0).frames_ms.front(); });
    char note[64];
    std::snprintf(note, sizeof note, "first frame of any kind: %.0f ms", quantile(first, 0.5));
    bench.table.add({.row = "start",
                     .size = size,
                     .what = "the program's start to the first frame with the shop's goods",
                     .ours = std::move(pairs.ours),
                     .beside = "an SDL + ImGui window with one font",
                     .peer = std::move(pairs.peer),
                     .target = ratio_at_most(1.5),
                     .note = note});
}

std::string size_of(std::int64_t products, std::int64_t lines) {
    return counted(products) + " products, " + counted(lines) + " lines";
}

}  // namespace

void measure_start(Bench& bench) {
    const Programs programs{bench};
    const Sizes& sizes = bench.sizes;
    const fs::path history = bench.shops.with_history(sizes.many_products, sizes.many_lines);
    measure_shop(bench, programs, bench.shops.with_goods(sizes.few_products),
                 size_of(sizes.few_products, 0));
    measure_shop(bench, programs, bench.shops.with_goods(sizes.many_products),
                 size_of(sizes.many_products, 0));
    measure_shop(bench, programs, history, size_of(sizes.many_products, sizes.many_lines));
}

void measure_memory(Bench& bench) {
    const Programs programs{bench};
    const fs::path shop = bench.shops.with_goods(bench.sizes.many_products);
    Row row{.row = "memory",
            .size = counted(bench.sizes.many_products) + " products",
            .what = "resident memory of the running kiosk beyond the bare window's",
            .unit = "MB"};
    for (int i = 0; i < 3; ++i) {
        const std::int64_t mine = programs.kiosk(shop, kRestMs).memory_kb;
        const std::int64_t theirs = programs.bare(kRestMs).memory_kb;
        row.ours.push_back(static_cast<double>(mine - theirs) / 1024.0);
        row.note = counted(mine / 1024) + " MB beside " + counted(theirs / 1024) + " MB";
    }
    row.target = median_at_most(60);
    bench.table.add(row);
}

void measure_rest(Bench& bench) {
    const Programs programs{bench};
    const fs::path shop = bench.shops.with_goods(bench.sizes.few_products);
    Row row{.row = "rest",
            .size = counted(bench.sizes.few_products) + " products",
            .what = "one core taken by the attract screen at rest, camera off",
            .unit = "%"};
    const bool quick = bench.sizes.percent <= 1;  // proves that it works, no more
    const int times = quick ? 1 : 3, pages = quick ? 0 : 2;
    for (int i = 0; i < times; ++i) {
        row.ours.push_back(100 * programs.at_rest(shop, std::max(500, pages * kPageMs)));
    }
    row.target = median_at_most(1);
    bench.table.add(row);
}

}  // namespace bench
