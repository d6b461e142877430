// Which days a manager looks at, and which she compares them with. Plain values; any thread.
#pragma once

#include <vector>

#include "kiosk/core/date.h"
#include "kiosk/core/result.h"

namespace kiosk {

enum class PeriodKind { Day, Week, Month, Range };

// Both days included, from ≤ to.
struct Period {
    PeriodKind kind{PeriodKind::Day};
    Date from, to;
    int days() const { return from.days_until(to) + 1; }
    bool contains(Date day) const { return from <= day && day <= to; }
    friend bool operator==(const Period&, const Period&) = default;
};

// The day, its week (from Monday) or its month; a range is that one day.
Period period_of(PeriodKind kind, Date day);
// The `by`th after it (before it, where negative), of the same kind and, for a range, length.
Period moved(const Period& period, int by);
// "26/11/2026", "Tuần 23/11 – 29/11/2026", "Tháng 11/2026", "01/10/2026 – 26/11/2026".
Text title_of(const Period& period);

// A period to compare with, and what it is called: "hôm qua", "T5 trước".
struct Comparison {
    Period period;
    Text name;
    friend bool operator==(const Comparison&, const Comparison&) = default;
};
// The period before, and the one that is like it (a day: the same weekday; a month: a year ago).
// A week or month that `today` is in the middle of is compared with as many days.
std::vector<Comparison> comparisons_of(const Period& period, Date today);
// A day's month so far, and as many days of the month before.
Period month_so_far(Date day);
Period month_before_so_far(Date day);

// The period in pieces of calendar months, oldest first: figures are read so, where what is said of
// each product is worth a longer read.
std::vector<Period> monthly_pieces(const Period& period);

// What producers are owed is read a piece at a time, so that a sale that comes meanwhile waits for
// no more than one: the 1st to the 8th of a month, to the 16th, to the 24th, to its end.
Period piece_around(Date day);
// The period in such pieces, cut at both ends, oldest first.
std::vector<Period> pieces_of(const Period& period);

}  // namespace kiosk
