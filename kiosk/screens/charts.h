// Charts of the totals: columns over time with a labelled 1-2-5 axis, and ranked bars. Private to
// screens; the frame thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/core/figures.h"
#include "kiosk/core/money.h"
#include "kiosk/core/totals.h"
#include "kiosk/screens/ui.h"

namespace kiosk::screens {

// Steps of 1, 2 or 5 × 10ⁿ đồng from 0 to at least `largest`, at most `most` of them (> 1).
struct Axis {
    std::int64_t step{1};
    int steps{1};
    int below{0};  // steps under 0, where more was given back than taken
    std::int64_t top() const { return step * steps; }
};
Axis axis_for(std::int64_t largest, int most);
// "250", "1,5" with the unit apart: how an axis is labelled without long rows of zeros.
struct AxisUnit {
    std::int64_t divisor{1};
    Text name;
};
AxisUnit axis_unit(std::int64_t top);
std::string axis_label(std::int64_t value, const AxisUnit& unit);

struct ChartColumn {
    std::string tick;  // under it, where there is room: "14", "23/11"
    std::string name;  // in full: "14:00 – 15:00", "23/11/2026"
    std::int64_t value{0};
    std::optional<std::int64_t> before{};  // of what it is compared with
    Period period{};                       // its days
    std::optional<int> hour{};
};
struct ColumnsChart {
    std::vector<ChartColumn> columns;
    std::string now_name, before_name;  // the legend; empty `before_name`: nothing to compare
    std::optional<std::size_t> marked;
};
// Touched columns tell their value: the answer is the column that was touched.
std::optional<std::size_t> columns_chart(Ui& ui, Rect rect, const ColumnsChart& chart);

// A day by its hours; several days by day, and beyond two months by month. Empty hours of an open
// shop and empty days are there.
ColumnsChart chart_of(const Ui& ui, const TotalsView& view);

// The largest rows first; what does not fit is summed up as "others": one meaning, one colour.
void ranked_bars(Ui& ui, Rect rect, TotalsBy table, const std::vector<TotalsRow>& rows);

}  // namespace kiosk::screens
