// The sales behind a figure by their amount, over long periods. No index has them in that order (it
// would cost every sale a page of its own): the index of days is read once for the greatest
// amounts, and only those are looked at. Private to db.
#pragma once

#include "kiosk/core/sales_behind.h"

namespace db {

// Parameters: ?1 first day, ?2 last, ?3 the key, ?4 none, ?5 limit, ?6 offset, ?7 how many of the
// greatest (or smallest) amounts are looked at; of `count` the first five.
struct ByAmount {
    // Many sales fit: they are among the greatest amounts. Fewer than the limit: they were not.
    const char* many_largest;
    const char* many_smallest;
    // Few fit: they are found day by day, then sorted.
    const char* few_largest;
    const char* few_smallest;
    const char* count;  // stops at the limit
};
// Up to how many fitting sales they are looked for one by one.
inline constexpr std::int64_t kFew = kiosk::kMostCounted;
// Shorter periods are sorted as quickly.
inline constexpr int kLongDays = 62;
// How many amounts to look at for so many rows: of few in a hundred sales, still enough.
constexpr std::int64_t amounts_for(std::int64_t rows) { return 2'500 + 100 * rows; }

const ByAmount& by_amount(kiosk::SalesBy by);

}  // namespace db
