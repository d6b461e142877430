// The rows of the benchmark, a family a function (db's and the screen's limits: the project's
// SPEED targets, in README.md beside this). Each adds its rows to the table as it measures them;
// what a machine lacks (a font, a PostgreSQL) is a std::runtime_error. One thread.
#pragma once

#include <algorithm>
#include <cstdint>
#include <filesystem>

#include "kiosk/core/clock.h"
#include "kiosk/core/date.h"
#include "tests/bench/bench.h"
#include "tests/bench/shops.h"

namespace bench {

struct Sizes {
    std::int64_t few_products{5'000};
    std::int64_t many_products{1'000'000};
    std::int64_t many_lines{10'000'000};
    std::int64_t shop_lines{5'000'000};  // a shop's three years: a million sales
    std::int64_t imported{1'000'000};    // rows of the catalogue's file
    std::int64_t verified_sales{200'000};
    int percent{100};  // of the usual number of samples

    int samples(int usual) const { return std::max(2, usual * percent / 100); }
};

struct Bench {
    const Sizes& sizes;
    Shops& shops;
    Table& table;
    const kiosk::Clock& clock;
    std::filesystem::path programs;  // where ocop-bench and its peers are
    std::filesystem::path kiosk;     // the real program
};

// 20261126, as the tables have it.
inline int stored_day(kiosk::Date date) {
    const auto ymd = date.ymd();
    return static_cast<int>(ymd.year()) * 10'000 +
           static_cast<int>(static_cast<unsigned>(ymd.month()) * 100 +
                            static_cast<unsigned>(ymd.day()));
}

void measure_sale(Bench& bench);
void measure_lookup(Bench& bench);
void measure_search(Bench& bench);
void measure_totals(Bench& bench);
void measure_settle(Bench& bench);
void measure_log(Bench& bench);
void measure_manage(Bench& bench);
void measure_start(Bench& bench);
void measure_frame(Bench& bench);
void measure_memory(Bench& bench);
void measure_rest(Bench& bench);
void measure_push(Bench& bench);
void measure_import(Bench& bench);
void measure_verify(Bench& bench);
void measure_scan(Bench& bench);
void measure_receipt(Bench& bench);

}  // namespace bench
