// Scanner and figures are enough before the shelves: a code opens its product, fills what it says
// of its lot, and goes on to the next.
#include "tests/app/flow_stock_driver.h"

namespace {

using namespace flow_tests;

// "(01)08930000000019(17)271231(10)L9" as scanners send it.
const std::string kHoneyLot = "]d201089300000000191727123110L9";

void scans(Driver& kiosk, const Product& product, const std::string& bytes = "8930000000019") {
    ScannedText text;
    text.bytes = bytes;
    kiosk.happens(CodeScanned{text});
    const auto* look = kiosk.command<LookUpCode>();
    REQUIRE(look != nullptr);
    kiosk.happens(CodeLookedUp{look->scanned, look->code, product});
}

StockRow row_of(const Product& product) {
    StockRow row = honey_row();
    row.product = product.id;
    row.name_vi = product.name_vi;
    return row;
}

void at_the_shelves(Driver& kiosk) {
    kiosk.signs_in(manager());
    kiosk.wishes(GoTo{ScreenName::Stock});
}

// The store answers with the shelf of what was scanned.
void shelf_comes(Driver& kiosk, const Product& product) {
    const auto* read = asked<ReadShelf>(kiosk);
    REQUIRE(read != nullptr);
    REQUIRE(read->product == product.id);
    told(kiosk, ShelfRead{row_of(product), {}, {}});
}

void opens(Driver& kiosk, StockForm form) {
    kiosk.wishes(DoStock{StockAct::Form, {}, static_cast<int>(form)});
    REQUIRE(kiosk.view().stock.form);
}

StockMove recorded(Driver& kiosk) {
    const auto* record = asked<RecordMove>(kiosk);
    REQUIRE(record != nullptr);
    return record->move;
}

TEST_CASE("a code scanned before the shelves opens its product there", "[stock][scan]") {
    Driver kiosk;
    at_the_shelves(kiosk);
    scans(kiosk, coffee());
    shelf_comes(kiosk, coffee());
    CHECK(kiosk.screen() == ScreenName::Stock);
    CHECK(kiosk.view().stock.product->product == coffee().id);
    CHECK_FALSE(kiosk.view().stock.form);
    // The next one takes its place.
    scans(kiosk, honey());
    shelf_comes(kiosk, honey());
    CHECK(kiosk.view().stock.product->product == honey().id);
}

TEST_CASE("what no product has and what has no shelf stays where one is", "[stock][scan]") {
    Driver kiosk;
    at_the_shelves(kiosk);
    Product tour = coffee();
    tour.group = Group::Tourism;
    scans(kiosk, tour);
    CHECK(asked<ReadShelf>(kiosk) == nullptr);
    CHECK(kiosk.view().notice);
    ScannedText text;
    text.bytes = "8930000000019";
    kiosk.happens(CodeScanned{text});
    const auto* look = kiosk.command<LookUpCode>();
    kiosk.happens(CodeLookedUp{look->scanned, look->code, std::nullopt});
    CHECK(kiosk.screen() == ScreenName::Stock);
    CHECK(asked<ReadShelf>(kiosk) == nullptr);
}

TEST_CASE("a delivery takes lot and last good day from the code", "[stock][scan]") {
    Driver kiosk;
    at_the_shelves(kiosk);
    SECTION("scanned before the form") {
        scans(kiosk, honey(), kHoneyLot);
        shelf_comes(kiosk, honey());
        opens(kiosk, StockForm::Receive);
    }
    SECTION("scanned over the form") {
        scans(kiosk, honey());
        shelf_comes(kiosk, honey());
        opens(kiosk, StockForm::Receive);
        scans(kiosk, honey(), kHoneyLot);
    }
    SECTION("scanned over the form of something else, of which nothing was typed") {
        scans(kiosk, coffee());
        shelf_comes(kiosk, coffee());
        opens(kiosk, StockForm::Receive);
        scans(kiosk, honey(), kHoneyLot);
        shelf_comes(kiosk, honey());
        REQUIRE(kiosk.view().stock.form);
    }
    CHECK(stock_form(kiosk).value("lot") == "L9");
    CHECK(stock_form(kiosk).value("best_before") == "31/12/2027");
    CHECK(stock_form(kiosk).fields.at(*stock_form(kiosk).focused).key == "quantity");
    fill(kiosk, stock_form(kiosk), "quantity", "12");
    kiosk.wishes(FormSubmitted{});
    const StockMove move = recorded(kiosk);
    CHECK(move.lines.at(0).product == honey().id);
    CHECK(move.lines.at(0).lot == "L9");
    CHECK(move.lines.at(0).best_before == Date::parse("2027-12-31"));
}

TEST_CASE("counting is a scan and a number, again and again", "[stock][scan]") {
    Driver kiosk;
    at_the_shelves(kiosk);
    scans(kiosk, honey());
    shelf_comes(kiosk, honey());
    opens(kiosk, StockForm::Count);
    fill(kiosk, stock_form(kiosk), "count0", "6");
    scans(kiosk, coffee());
    StockMove counted = recorded(kiosk);
    CHECK(counted.kind == MoveKind::Count);
    CHECK(counted.lines.at(0).product == honey().id);
    CHECK(counted.lines.at(0).counted == Quantity::pieces(6));
    counted.lines[0].name = "Mật ong";
    counted.lines[0].quantity = Quantity::pieces(-2);
    told(kiosk, MoveRecorded{counted, {}});
    REQUIRE(kiosk.view().notice);
    CHECK(kiosk.view().notice->kind == NoticeKind::Attention);
    CHECK(kiosk.view().notice->text.vi.find("lệch \u22122") != std::string::npos);
    shelf_comes(kiosk, coffee());
    // The next product's form, where its number is typed.
    REQUIRE(kiosk.view().stock.form);
    CHECK(kiosk.view().stock.form_of == StockForm::Count);
    CHECK(stock_form(kiosk).focused == 0);
    // A lot that is not on the shelf has its own field.
    scans(kiosk, coffee(), kHoneyLot);
    CHECK(stock_form(kiosk).fields.at(0).label.vi.find("L9") != std::string::npos);
    kiosk.wishes(FormTyped{0, "3"});
    kiosk.wishes(FormSubmitted{});
    const StockMove second = recorded(kiosk);
    REQUIRE(second.lines.size() == 1);
    CHECK(second.lines[0].lot == "L9");
    CHECK(second.lines[0].best_before == Date::parse("2027-12-31"));
    told(kiosk, MoveRecorded{second, {}});
    CHECK(kiosk.view().notice->kind == NoticeKind::Good);
    // Recorded by hand: the next scan goes on counting all the same.
    told(kiosk, ShelfRead{row_of(coffee()), {}, {}});
    CHECK_FALSE(kiosk.view().stock.form);
    scans(kiosk, honey());
    shelf_comes(kiosk, honey());
    CHECK(kiosk.view().stock.form);
    // Until somebody leaves.
    kiosk.wishes(FormLeft{});
    scans(kiosk, coffee());
    shelf_comes(kiosk, coffee());
    CHECK_FALSE(kiosk.view().stock.form);
}

TEST_CASE("what cannot be recorded is not left behind by a scan", "[stock][scan]") {
    Driver kiosk;
    at_the_shelves(kiosk);
    scans(kiosk, honey());
    shelf_comes(kiosk, honey());
    opens(kiosk, StockForm::Receive);
    fill(kiosk, stock_form(kiosk), "best_before", "soon");
    scans(kiosk, coffee());
    CHECK(asked<RecordMove>(kiosk) == nullptr);
    CHECK(kiosk.view().notice);
    CHECK(kiosk.view().stock.product->product == honey().id);
    fill(kiosk, stock_form(kiosk), "best_before", "");
    fill(kiosk, stock_form(kiosk), "quantity", "5");
    scans(kiosk, coffee());
    Problem refused;
    refused.field = "lines[0].lot";
    refused.why = {"số lô quá dài", "too long"};
    told(kiosk, MoveRecorded{{}, refused});
    REQUIRE(kiosk.view().stock.form);
    CHECK(asked<ReadShelf>(kiosk) == nullptr);
    // A correction is finished by hand.
    kiosk.wishes(FormLeft{});
    kiosk.wishes(AnswerDialog{true});
    opens(kiosk, StockForm::Adjust);
    fill(kiosk, stock_form(kiosk), "quantity", "1");
    scans(kiosk, coffee());
    CHECK(asked<RecordMove>(kiosk) == nullptr);
    CHECK(kiosk.view().stock.form);
    CHECK(kiosk.view().notice);
}

TEST_CASE("a code leads to its producer's account and names the product of terms",
          "[settle][scan]") {
    Driver kiosk;
    kiosk.signs_in(manager());
    kiosk.wishes(GoTo{ScreenName::Settle});
    told(kiosk, WasReadAhead{0});
    told(kiosk, AccountsRead{});
    Product mine = honey();
    mine.producer.name = "HTX U Minh";
    scans(kiosk, mine);
    const auto* read = asked<ReadAccount>(kiosk);
    REQUIRE(read != nullptr);
    CHECK(read->producer == "HTX U Minh");
    AccountRead account;
    account.producer = "HTX U Minh";
    told(kiosk, account);
    kiosk.wishes(DoSettle{SettleAct::Form, {}, static_cast<int>(SettleForm::Terms)});
    scans(kiosk, coffee());
    CHECK(kiosk.view().settle.form->value("product").empty());
    scans(kiosk, mine);
    CHECK(kiosk.view().settle.form->value("product") == "p:honey");
}

}  // namespace
