// What the shift's screen shows: plain values, filled by the flow. Nothing of what the drawer
// should hold is in here before it was counted. Any thread may build one.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/core/shift.h"

namespace kiosk::screens {

// Overview: of the open shift. Open, Count: the notes. Difference: what was counted against what
// was expected. Closed: the Z report.
enum class ShiftPart { Overview, Open, CashIn, CashOut, Count, Difference, Closed };

inline constexpr std::size_t kTogetherRow = kNotes.size();  // after the rows of the notes

struct ShiftView {
    ShiftPart part{ShiftPart::Overview};
    bool known{false};  // the store has answered
    std::optional<Shift> shift;
    bool left_over{false};  // opened on a day before
    std::int64_t sales{0};
    std::vector<CashMovement> movements;
    std::optional<Receipt> paper;        // an X report that may be seen, or the Z report
    std::optional<ShiftReport> counted;  // of Difference and Closed
    // Being typed: digits of each note's count and of the amount; the row they go to.
    std::array<std::string, kNotes.size() + 1> typed;
    std::size_t row{0};
    Money total;         // of what is typed
    std::string amount;  // of cash in or out, digits
    std::string reason;
    std::vector<std::string> reasons;  // to choose from
    std::string note;                  // about the difference
    bool printer{false};
    bool busy{false};
    std::optional<Problem> problem;
};

}  // namespace kiosk::screens
