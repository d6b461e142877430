// A shift at a till: from the counted float to the blind count. What should lie in the drawer is
//
//   float + cash taken − change + cash in − cash out − cash given back
//
// and is shown to nobody before they have counted. Money is never negative here; whether it went in
// or out is said beside it. Plain values and rules; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/core/date.h"
#include "kiosk/core/ids.h"
#include "kiosk/core/money.h"
#include "kiosk/core/receipt.h"
#include "kiosk/core/result.h"

namespace kiosk {

using ShiftId = SaleId;  // made by the same maker, so that one of them is never the other

// The notes people count, in đồng, the greatest first.
inline constexpr std::array<std::int64_t, 10> kNotes{500'000, 200'000, 100'000, 50'000, 20'000,
                                                     10'000,  5'000,   2'000,   1'000,  500};
inline constexpr std::int64_t kMostNotes = 99'999;               // of one kind
inline constexpr std::int64_t kMaxDrawerDong = 100'000'000'000;  // a typing mistake, not a drawer

struct CashCount {
    std::array<std::int64_t, kNotes.size()> notes{};  // how many of each, 0…kMostNotes
    Money other;                                      // counted without saying which notes
    Money total() const;
    friend bool operator==(const CashCount&, const CashCount&) = default;
};

struct Shift {
    ShiftId id;
    Date business_date;  // of every sale until it is closed
    std::int64_t opened_at_ms{0};
    StaffCode by;
    std::string by_name;
    CashCount opening;  // the float
    friend bool operator==(const Shift&, const Shift&) = default;
};

enum class CashDirection { In, Out };
std::string_view name_of(CashDirection direction);  // "in", "out"
std::optional<CashDirection> cash_direction_from(std::string_view name);

struct CashMovement {
    SaleId id;
    ShiftId shift;
    std::int64_t at_ms{0};
    CashDirection direction{CashDirection::In};
    Money amount;  // > 0
    std::string reason;
    StaffCode by;
    std::string by_name;
    StaffCode approver;  // empty: one's own right
    friend bool operator==(const CashMovement&, const CashMovement&) = default;
};

// What happened in a shift, up to now or to its close.
struct ShiftFigures {
    std::int64_t sales{0};
    std::int64_t refunds{0};
    Money gross, discount, rounding;  // of the sales
    Money cash, transfer, card;       // paid for sales, change taken off
    Money cash_back, transfer_back, card_back;
    Money paid_in, paid_out;
    std::int64_t drawer_openings{0};  // without a sale
    std::int64_t overrides{0};
    Money taken() const { return cash + transfer + card; }
    Money given_back() const { return cash_back + transfer_back + card_back; }
    friend bool operator==(const ShiftFigures&, const ShiftFigures&) = default;
};
// Negative where more was taken out than ever was there.
Money expected_cash(Money opening, const ShiftFigures& figures);

struct ShiftClosing {
    std::int64_t at_ms{0};
    StaffCode by;
    std::string by_name;
    StaffCode approver;  // of who closed another one's shift; empty: one's own right
    CashCount counted;
    Money first_counted;     // before the expected amount was seen
    std::int64_t counts{1};  // how often it was counted
    std::string note;        // about the difference
    friend bool operator==(const ShiftClosing&, const ShiftClosing&) = default;
};

// An X report of an open shift, a Z report of a closed one.
struct ShiftReport {
    Shift shift;
    ShiftFigures figures;
    std::vector<CashMovement> movements;  // in their order
    Money expected;
    std::int64_t at_ms{0};
    std::optional<ShiftClosing> closing;
    std::int64_t z{0};         // 1, 2, 3 … within the till's epoch
    std::string number;        // "K01-1-Z0001"; empty: X
    Money difference() const;  // counted − expected; of an X report 0
    friend bool operator==(const ShiftReport&, const ShiftReport&) = default;
};

std::string z_number(std::string_view till, std::int64_t epoch, std::int64_t z);

// Left open over midnight. Whoever sells at night goes on with the day that began.
bool is_left_over(const Shift& shift, Date today);
// The day a sale of this moment belongs to.
Date business_date_at(const std::optional<Shift>& open, std::int64_t now_ms);

// Why it cannot be so; nothing where it can.
std::optional<Problem> refuse_opening(const CashCount& opening);
std::optional<Problem> refuse_movement(const CashMovement& movement);
// A difference needs its note.
std::optional<Problem> refuse_closing(const ShiftReport& now, const ShiftClosing& closing);

// What goes on paper: X or Z, with room for two signatures.
Receipt document_of(const ShiftReport& report, const ShopIdentity& shop, bool demonstration,
                    Language language);

}  // namespace kiosk
