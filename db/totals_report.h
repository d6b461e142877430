// The totals of a day, or of days together, in three runs through each day's neighbouring rows:
// lines by item, sales by cashier and hour, payments by method; the rest is added up here. Private
// to db; one thread at a time.
//
// Order of rows: payments cash, transfer, card; groups as in kAllGroups; stars from five down, then
// "none"; products, producers and cashiers by amount, largest first, then key. Rows of nothing are
// left out. The row "rounding" comes last, where the rounding is not zero.
#pragma once

#include <memory>
#include <vector>

#include "db/database.h"
#include "db/item_sums.h"
#include "kiosk/core/figures.h"
#include "kiosk/core/totals.h"

namespace db {

// Several days give exactly what their totals add up to.
class TotalsReport {
public:
    // `terms`: what was earned is gathered, too; null: nobody asks. It must outlive this.
    TotalsReport(Database& database, const TermsBook* terms);
    ~TotalsReport();
    TotalsReport(const TotalsReport&) = delete;
    TotalsReport& operator=(const TotalsReport&) = delete;

    void add(kiosk::Date day);  // inside a snapshot, in the days' order
    kiosk::Totals totals() const;
    const std::vector<kiosk::DayFigures>& days() const;
    std::vector<kiosk::MarginLine> margin_lines(const PlaceByProduct& places) const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

kiosk::Totals totals_of_day(Database& database, kiosk::Date date);

}  // namespace db
