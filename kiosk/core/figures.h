// A period's figures: what the days' totals add up to, and each day's own sums. Made of Totals and
// nothing else, so that a day here is the day of `totals` (CLI.md). Plain values; any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "kiosk/core/margin.h"
#include "kiosk/core/period.h"
#include "kiosk/core/totals.h"

namespace kiosk {

struct DayFigures {
    Date date;
    std::int64_t sales{0};
    std::int64_t refunds{0};
    Quantity items;
    Money net;
    friend bool operator==(const DayFigures&, const DayFigures&) = default;
};

// `sums.date` is the last day. Days without sales are there too.
struct Figures {
    Period period;
    Totals sums;
    std::vector<DayFigures> days;
    // By the province of today of what was sold, as the catalogue says it now; key "" : unknown.
    std::vector<TotalsRow> by_place;
    std::vector<MarginLine> margin_lines;  // by item and share; what `margins` are reckoned from
    Margins margins;
    bool empty() const { return sums.sales == 0 && sums.refunds == 0; }
    // Net by sale, half up; 0 where there is no sale.
    Money average() const;
    friend bool operator==(const Figures&, const Figures&) = default;
};

// Adds up days in their order. Rows keep the order of db/totals_report.h.
class FiguresSum {
public:
    FiguresSum();
    ~FiguresSum();
    FiguresSum(FiguresSum&&) noexcept;
    FiguresSum& operator=(FiguresSum&&) noexcept;

    void add(const Totals& day);    // a day more
    void add(const Figures& next);  // a piece more, later than those before
    void add(const std::vector<MarginLine>& lines);
    Figures sum(const Period& period) const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

// first + next, next being later.
Figures joined(const Figures& first, const Figures& next);

}  // namespace kiosk
