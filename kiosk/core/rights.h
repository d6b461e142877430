// Who may do what, in one table: each right has the lowest role that holds it, and a higher role
// holds everything a lower one does. A shop may move a right ([rights] in settings.toml); what it
// does not name stays as here. Plain values; any thread; nothing fails.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "kiosk/core/result.h"
#include "kiosk/core/staff.h"

namespace kiosk {

enum class Right {
    Sell,
    DiscountWithinLimit,  // what the shop lets everybody take off
    DiscountAboveLimit,
    ChangePrice,  // of a line, in this sale
    SellUnsafe,   // recalled, expired, revoked; where the shop leaves that to a person
    Reprint,
    Refund,  // against a receipt of this shop
    RefundWithoutReceipt,
    CancelSale,  // the whole sale, before its shift is closed
    OpenDrawer,  // without a sale
    RunShift,    // open with a float, count and close one's own till
    CashInOut,   // with its reason
    CloseOthersShift,
    SeeTotals,
    SeeMargin,  // and what goods cost
    EditGoods,  // products, prices, certificates, lots, promotions, labels
    MoveStock,  // receive, adjust, count
    Settle,     // with producers
    EditStaff,
    SeeLog,  // of overrides, drawer openings, sign-ins
    EditMachine,
    CloseProgram,
};

struct RightRow {
    Right right;
    std::string_view name;  // in settings.toml and the journal
    Role lowest;
    Text title;  // for people: "giảm giá quá mức", "discount above the limit"
};

// Every right once, in the order of the enumeration.
const std::array<RightRow, 22>& all_rights();
std::optional<Right> right_from(std::string_view name);
std::string_view name_of(Right right);
const Text& title_of(Right right);

class RightsTable {
public:
    RightsTable();  // as all_rights() says
    Role lowest(Right right) const;
    void move(Right right, Role lowest);
    bool permits(Role role, Right right) const { return role >= lowest(right); }
    friend bool operator==(const RightsTable&, const RightsTable&) = default;

private:
    std::array<Role, 22> lowest_;
};

}  // namespace kiosk
