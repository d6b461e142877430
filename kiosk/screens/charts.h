// Charts of the totals: columns by hour with a labelled 1-2-5 axis, and ranked bars. Private to
// screens; the frame thread.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "kiosk/core/money.h"
#include "kiosk/core/totals.h"
#include "kiosk/screens/ui.h"

namespace kiosk::screens {

// Steps of 1, 2 or 5 × 10ⁿ đồng from 0 to at least `largest`, at most `most` of them (> 1).
struct Axis {
    std::int64_t step{1};
    int steps{1};
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

// Today's columns over last week's as a quiet outline; a touched hour shows its value.
void hours_chart(Ui& ui, Rect rect, const std::array<Money, 24>& hours,
                 const std::array<Money, 24>* before);

// The largest rows first; what does not fit is summed up as "others". `other` colours nothing:
// one meaning, one colour.
void ranked_bars(Ui& ui, Rect rect, TotalsBy table, const std::vector<TotalsRow>& rows);

}  // namespace kiosk::screens
