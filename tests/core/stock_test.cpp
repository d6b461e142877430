// Which lot goes out first, what a stock move may say, and when goods are low.
#include "kiosk/core/stock.h"

#include "tests/support/catch.h"

using namespace kiosk;

namespace {

Date day(const char* iso) { return *Date::parse(iso); }
Quantity pieces(std::int64_t count) { return Quantity::pieces(count); }
LotOnHand lot(const char* number, const char* expires, std::int64_t count) {
    const std::string_view until = expires;
    return {number, until.empty() ? std::nullopt : Date::parse(until), pieces(count)};
}
using Changes = std::vector<LotChange>;

StockMove move_of(MoveKind kind, std::int64_t quantity) {
    StockMove move;
    move.kind = kind;
    StockLine line;
    line.product = ProductId{"honey"};
    line.quantity = pieces(quantity);
    move.lines = {line};
    return move;
}

std::string field_of(const StockMove& move) {
    const Status status = check_move(move);
    return status ? "" : status.problem().field;
}

}  // namespace

TEST_CASE("a sale that names no lot takes the lotless goods, then what expires first",
          "[core][stock]") {
    const std::vector<LotOnHand> rows{lot("", "", 2), lot("L1", "2027-03-01", 5),
                                      lot("L2", "2026-12-01", 4), lot("L0", "", 9),
                                      lot("L9", "2026-11-01", -3)};
    CHECK(take_out(rows, "", pieces(1)) == Changes{{"", pieces(-1)}});
    CHECK(take_out(rows, "", pieces(5)) == Changes{{"", pieces(-2)}, {"L2", pieces(-3)}});
    CHECK(take_out(rows, "", pieces(12)) ==
          Changes{{"", pieces(-2)}, {"L2", pieces(-4)}, {"L1", pieces(-5)}, {"L0", pieces(-1)}});
    // More than there is goes below nothing, in one place.
    CHECK(take_out(rows, "", pieces(25)).front() == LotChange{"", pieces(-7)});
    CHECK(take_out({}, "", pieces(3)) == Changes{{"", pieces(-3)}});
}

TEST_CASE("a sale that names a lot takes that lot, even below nothing", "[core][stock]") {
    const std::vector<LotOnHand> rows{lot("L1", "2027-03-01", 5), lot("L2", "2026-12-01", 4)};
    CHECK(take_out(rows, "L1", pieces(7)) == Changes{{"L1", pieces(-7)}});
    // A lot this shop never had in stock says nothing about its shelves.
    CHECK(take_out(rows, "X", pieces(2)) == Changes{{"L2", pieces(-2)}});
    CHECK(put_back(rows, "L1", pieces(1)) == LotChange{"L1", pieces(1)});
    CHECK(put_back(rows, "X", pieces(1)) == LotChange{"", pieces(1)});
}

TEST_CASE("what a sale takes adds up, whatever the shelves look like", "[core][stock]") {
    for (std::int64_t taken = 1; taken <= 40; ++taken) {
        const std::vector<LotOnHand> rows{lot("", "", taken % 5 - 2), lot("A", "2027-01-01", 3),
                                          lot("B", "2026-12-31", taken % 7), lot("C", "", 0)};
        Quantity sum;
        for (const LotChange& change : take_out(rows, "", pieces(taken))) {
            sum = sum + change.quantity;
        }
        CHECK(sum == pieces(-taken));
    }
}

TEST_CASE("a move that cannot be is refused by its field", "[core][stock]") {
    CHECK(field_of(move_of(MoveKind::Receive, 5)).empty());
    CHECK(field_of(move_of(MoveKind::Receive, 0)) == "lines[0].quantity");
    CHECK(field_of(move_of(MoveKind::Receive, -1)) == "lines[0].quantity");
    CHECK(field_of(move_of(MoveKind::Adjust, -1)) == "reason");
    StockMove broken = move_of(MoveKind::Adjust, -1);
    broken.reason = AdjustReason::Damaged;
    CHECK(field_of(broken).empty());
    broken.lines[0].quantity = pieces(1);
    CHECK(field_of(broken) == "lines[0].quantity");
    broken.reason = AdjustReason::Found;
    CHECK(field_of(broken).empty());
    broken.reason = AdjustReason::Other;
    CHECK(field_of(broken) == "note");
    broken.note = "đổi vỏ hộp";
    CHECK(field_of(broken).empty());
    CHECK(field_of(move_of(MoveKind::Send, -1)) == "shop");

    StockMove count = move_of(MoveKind::Count, 0);
    CHECK(field_of(count).empty());
    count.lines[0].counted = pieces(-1);
    CHECK(field_of(count) == "lines[0].quantity");
    count.lines[0].counted = pieces(4);
    count.lines.push_back(count.lines[0]);
    CHECK(field_of(count) == "lines[1].lot");

    StockMove consigned = move_of(MoveKind::Receive, 1);
    consigned.lines[0].consigned = true;
    consigned.lines[0].unit_cost = Money::from_dong(1);
    CHECK(field_of(consigned) == "lines[0].unit_cost");
    // A bar code typed as a cost would make every later statement leave 64 bits.
    consigned.lines[0].consigned = false;
    consigned.lines[0].unit_cost = Money::from_dong(999'999'999'999'999);
    CHECK(field_of(consigned) == "lines[0].unit_cost");
    consigned.lines.clear();
    CHECK(field_of(consigned) == "lines");
}

TEST_CASE("goods are low below their minimum, or when a week would sell them out",
          "[core][stock]") {
    StockRow row;
    row.on_hand = pieces(5);
    CHECK_FALSE(is_low(row));
    row.sold = pieces(20);  // five a week
    CHECK_FALSE(is_low(row));
    row.sold = pieces(21);
    CHECK(is_low(row));
    row.minimum = pieces(4);
    CHECK_FALSE(is_low(row));
    row.minimum = pieces(5);
    CHECK(is_low(row));
}

TEST_CASE("a lot is near its end for thirty days, and only while there is some of it",
          "[core][stock]") {
    StockRow row;
    const Date today = day("2026-11-26");
    row.lots = {lot("L1", "2026-12-27", 1)};
    CHECK_FALSE(expires_soon(row, today));
    row.lots = {lot("L1", "2026-12-26", 1)};
    CHECK(expires_soon(row, today));
    row.lots = {lot("L1", "2026-11-25", 1)};
    CHECK(is_expired(row.lots[0], today));
    row.lots = {lot("L1", "2026-11-25", -1)};
    CHECK_FALSE(expires_soon(row, today));
    CHECK(is_negative(row));
}

TEST_CASE("a quantity is read with a comma or a point, and nothing is guessed", "[core][stock]") {
    CHECK(parse_quantity("12") == pieces(12));
    CHECK(parse_quantity("0,305") == Quantity::from_thousandths(305));
    CHECK(parse_quantity("1.5") == Quantity::from_thousandths(1'500));
    CHECK(parse_quantity("0") == Quantity{});
    for (const char* wrong : {"", ",5", "5,", "-1", "1.2345", "1,2,3", "1 000", "x", "100000001"}) {
        CHECK_FALSE(parse_quantity(wrong));
    }
}

TEST_CASE("every word of a stock move reads back", "[core][stock]") {
    for (const AdjustReason reason : kAdjustReasons) {
        CHECK(adjust_reason_from(name_of(reason)) == reason);
    }
    for (const MoveKind kind :
         {MoveKind::Receive, MoveKind::Adjust, MoveKind::Count, MoveKind::Send, MoveKind::Take,
          MoveKind::Minimum, MoveKind::Cost}) {
        CHECK(move_kind_from(name_of(kind)) == kind);
    }
    CHECK(stock_filter_from("expiring") == StockFilter::Expiring);
    CHECK_FALSE(adjust_reason_from(""));
}
