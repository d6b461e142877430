// Who may do what, and how a shop moves a right.
#include "kiosk/core/rights.h"

#include <set>

#include "tests/support/catch.h"

using namespace kiosk;

TEST_CASE("every right stands in the table once, under its own place and name", "[rights]") {
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < all_rights().size(); ++i) {
        const RightRow& row = all_rights()[i];
        CHECK(static_cast<std::size_t>(row.right) == i);
        CHECK(right_from(row.name) == row.right);
        CHECK_FALSE(row.title.vi.empty());
        CHECK_FALSE(row.title.en.empty());
        names.insert(row.name);
    }
    CHECK(names.size() == all_rights().size());
    CHECK_FALSE(right_from("fly").has_value());
}

TEST_CASE("a higher role may do whatever a lower one may", "[rights]") {
    const RightsTable table;
    for (const RightRow& row : all_rights()) {
        CHECK(table.permits(Role::Manager, row.right));
        if (table.permits(Role::Cashier, row.right)) {
            CHECK(table.permits(Role::Supervisor, row.right));
        }
    }
    CHECK(table.permits(Role::Cashier, Right::Sell));
    CHECK_FALSE(table.permits(Role::Cashier, Right::CancelSale));
    CHECK_FALSE(table.permits(Role::Supervisor, Right::EditStaff));
}

TEST_CASE("a shop moves one right and leaves the others where they were", "[rights]") {
    RightsTable table;
    table.move(Right::Refund, Role::Manager);
    CHECK_FALSE(table.permits(Role::Supervisor, Right::Refund));
    CHECK(table.permits(Role::Manager, Right::Refund));
    table.move(Right::Refund, RightsTable{}.lowest(Right::Refund));
    CHECK(table == RightsTable{});
}
