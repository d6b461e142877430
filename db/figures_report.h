// A period's figures as the sum of its days' totals, so that they agree with `totals` by
// construction; finished months are kept and read once (DATA.md). Private to db; one thread at a
// time.
#pragma once

#include <cstdint>
#include <map>

#include "db/database.h"
#include "kiosk/core/figures.h"

namespace db {

class FiguresReport {
public:
    explicit FiguresReport(Database& database) : database_{database} {}

    // Day by day, each in one snapshot. A month takes tens of milliseconds, a kept one none.
    // `today`: months before its own are finished.
    kiosk::Figures read(const kiosk::Period& period, kiosk::Date today);

private:
    struct Kept {
        kiosk::Figures figures;
        std::int64_t seq{0};  // of the newest sale when it was read
    };
    kiosk::Figures read_days(const kiosk::Period& period);
    kiosk::Figures read_piece(const kiosk::Period& piece, kiosk::Date today);
    // Something was entered into these days afterwards (an outage's sales, rung up later).
    bool has_news(const kiosk::Period& period, std::int64_t since_seq);

    Database& database_;
    // Terms are agreed for days long past, too.
    std::int64_t terms_seq_{0};
    std::map<std::int64_t, Kept> months_;  // by their first day's number
};

}  // namespace db
