// The stock screen and settlements: what a manager types becomes the move or the closing that was
// meant, and what is refused is said in the field it is about.
#include "tests/app/flow_stock_driver.h"

namespace {

using namespace flow_tests;
using namespace kiosk::screens;

TEST_CASE("a cashier moves no stock and settles with nobody", "[stock]") {
    Driver kiosk;
    kiosk.signs_in();
    for (const ScreenName screen : {ScreenName::Stock, ScreenName::Settle}) {
        kiosk.wishes(GoTo{screen});
        CHECK(kiosk.screen() == ScreenName::Till);
    }
    kiosk.wishes(DoStock{StockAct::Product, "honey", 0});
    CHECK(kiosk.commands.empty());
    kiosk.wishes(DoSettle{SettleAct::DropTerms, {}, 0});
    CHECK(kiosk.commands.empty());
}

TEST_CASE("a delivery is recorded with its lot and its last good day", "[stock]") {
    Driver kiosk;
    open_honey(kiosk);
    kiosk.wishes(DoStock{StockAct::Form, {}, static_cast<int>(StockForm::Receive)});
    REQUIRE(kiosk.view().stock.form);
    kiosk.wishes(FormSubmitted{});
    CHECK(asked<RecordMove>(kiosk) == nullptr);
    CHECK(stock_form(kiosk).fields[0].error);
    fill(kiosk, stock_form(kiosk), "quantity", "24");
    fill(kiosk, stock_form(kiosk), "lot", "L7");
    fill(kiosk, stock_form(kiosk), "best_before", "31/12/2027");
    kiosk.wishes(FormSubmitted{});
    const auto* record = asked<RecordMove>(kiosk);
    REQUIRE(record != nullptr);
    CHECK(record->move.kind == MoveKind::Receive);
    CHECK(record->move.by.text() == "900");
    CHECK(record->move.lines.at(0).quantity == Quantity::pieces(24));
    CHECK(record->move.lines.at(0).lot == "L7");
    CHECK(record->move.lines.at(0).best_before == Date::parse("2027-12-31"));
    // Nothing twice while the store works.
    kiosk.wishes(FormSubmitted{});
    CHECK(asked<RecordMove>(kiosk) == nullptr);

    Problem refused;
    refused.field = "lines[0].unit_cost";
    refused.why = {"hàng ký gửi không có giá vốn", "consigned goods have no cost"};
    told(kiosk, MoveRecorded{{}, refused});
    REQUIRE(kiosk.view().stock.form);
    CHECK(stock_form(kiosk).fields[3].error == refused.why);
    CHECK_FALSE(stock_form(kiosk).busy);
}

TEST_CASE("a count does not show what is expected before it is counted", "[stock]") {
    Driver kiosk;
    open_honey(kiosk);
    kiosk.wishes(DoStock{StockAct::Form, {}, static_cast<int>(StockForm::Count)});
    for (const FormField& field : stock_form(kiosk).fields) {
        CHECK(field.value.empty());
        CHECK(field.label.vi.find('8') == std::string::npos);
    }
    fill(kiosk, stock_form(kiosk), "count0", "6");
    kiosk.wishes(FormSubmitted{});
    const auto* record = asked<RecordMove>(kiosk);
    REQUIRE(record != nullptr);
    // What was left empty was not counted.
    REQUIRE(record->move.lines.size() == 1);
    CHECK(record->move.lines[0].lot == "L1");
    StockMove counted = record->move;
    counted.lines[0].expected = Quantity::pieces(8);
    counted.lines[0].quantity = Quantity::pieces(-2);
    told(kiosk, MoveRecorded{counted, {}});
    CHECK_FALSE(kiosk.view().stock.form);
    CHECK(kiosk.view().stock.counted == counted);
}

TEST_CASE("what is broken is taken off, what is found is put on", "[stock]") {
    Driver kiosk;
    open_honey(kiosk);
    for (const auto& [reason, wanted] : {std::pair{"damaged", -2}, std::pair{"found", 2}}) {
        kiosk.wishes(DoStock{StockAct::Form, {}, static_cast<int>(StockForm::Adjust)});
        fill(kiosk, stock_form(kiosk), "quantity", "2");
        fill(kiosk, stock_form(kiosk), "reason", reason);
        kiosk.wishes(FormSubmitted{});
        const auto* record = asked<RecordMove>(kiosk);
        REQUIRE(record != nullptr);
        CHECK(record->move.lines.at(0).quantity == Quantity::pieces(wanted));
        told(kiosk, MoveRecorded{record->move, {}});
    }
}

TEST_CASE("a number that two people read differently is asked for again", "[stock]") {
    Driver kiosk;
    open_honey(kiosk);
    kiosk.wishes(DoStock{StockAct::Form, {}, static_cast<int>(StockForm::Receive)});
    fill(kiosk, stock_form(kiosk), "quantity", "1.500");
    kiosk.wishes(FormSubmitted{});
    CHECK(asked<RecordMove>(kiosk) == nullptr);
    CHECK(stock_form(kiosk).fields[0].error);
    fill(kiosk, stock_form(kiosk), "quantity", "1500");
    kiosk.wishes(FormSubmitted{});
    const auto* record = asked<RecordMove>(kiosk);
    REQUIRE(record != nullptr);
    CHECK(record->move.lines.at(0).quantity == Quantity::pieces(1500));
}

TEST_CASE("goods on the way are taken in as they arrived, and the centre hears of it", "[stock]") {
    Driver kiosk;
    kiosk.signs_in(manager());
    kiosk.wishes(GoTo{ScreenName::Stock});
    Transfer coming;
    coming.id = kiosk.state.ids.next(kNoon);
    coming.from = "K02";
    coming.is_incoming = coming.is_announced = true;
    StockLine line;
    line.product = ProductId{"honey"};
    line.name = "Mật ong";
    line.quantity = Quantity::pieces(6);
    coming.lines = {line, line, line};
    coming.lines[1].quantity = Quantity::pieces(1'200);
    coming.lines[2].quantity = Quantity::from_thousandths(1'250'500);
    told(kiosk, TransfersRead{{coming}});
    kiosk.wishes(DoStock{StockAct::Transfer, coming.id.text(), 0});
    REQUIRE(kiosk.view().stock.form);
    fill(kiosk, stock_form(kiosk), "line0", "5");
    kiosk.wishes(FormSubmitted{});
    const auto* record = asked<RecordMove>(kiosk);
    REQUIRE(record != nullptr);
    CHECK(record->move.transfer == coming.id);
    CHECK(record->move.lines.at(1).quantity == Quantity::pieces(1'200));
    CHECK(record->move.lines.at(2).quantity == Quantity::from_thousandths(1'250'500));
    CHECK(record->move.lines.at(0).quantity == Quantity::pieces(5));
    told(kiosk, MoveRecorded{record->move, {}});
    CHECK(kiosk.command<SynchroniseNow>() != nullptr);
    CHECK_FALSE(kiosk.view().stock.form);
}

TEST_CASE("terms, closing and paying go the way they were typed", "[settle]") {
    Driver kiosk;
    kiosk.signs_in(manager());
    kiosk.wishes(GoTo{ScreenName::Settle});
    REQUIRE(asked<ReadAhead>(kiosk) != nullptr);
    told(kiosk, WasReadAhead{1});
    REQUIRE(asked<ReadAhead>(kiosk) != nullptr);
    CHECK(kiosk.view().settle.loading);
    told(kiosk, WasReadAhead{0});
    REQUIRE(asked<ReadAccounts>(kiosk) != nullptr);
    ProducerAccount poor, rich;
    poor.producer = "An";
    rich.producer = "Bình";
    rich.open_due = Money::from_dong(5);
    told(kiosk, AccountsRead{{poor, rich}});
    kiosk.wishes(SortTable{3, true});
    CHECK(kiosk.view().settle.shown == std::vector<std::size_t>{1, 0});
    kiosk.wishes(SearchTable{"binh"});
    CHECK(kiosk.view().settle.shown == std::vector<std::size_t>{1});

    kiosk.wishes(DoSettle{SettleAct::Account, "Bình", 0});
    REQUIRE(asked<ReadAccount>(kiosk) != nullptr);
    AccountRead account;
    account.producer = "Bình";
    account.open.producer = "Bình";
    told(kiosk, account);
    kiosk.wishes(DoSettle{SettleAct::Form, {}, static_cast<int>(SettleForm::Terms)});
    fill(kiosk, *kiosk.view().settle.form, "commission_percent", "12,5");
    fill(kiosk, *kiosk.view().settle.form, "product", "g:craft");
    kiosk.wishes(FormSubmitted{});
    const auto* terms = asked<SaveTerms>(kiosk);
    REQUIRE(terms != nullptr);
    CHECK(terms->terms.at(0).commission_percent == 1'250);
    CHECK(terms->terms.at(0).group == Group::Craft);
    told(kiosk, TermsSaved{});
    CHECK_FALSE(kiosk.view().settle.form);
    // The account comes with the list, after the months.
    told(kiosk, WasReadAhead{0});
    CHECK(asked<ReadAccounts>(kiosk) != nullptr);
    CHECK(asked<ReadAccount>(kiosk) != nullptr);

    kiosk.wishes(DoSettle{SettleAct::Form, {}, static_cast<int>(SettleForm::Close)});
    kiosk.wishes(FormSubmitted{});
    const auto* close = asked<ClosePeriod>(kiosk);
    REQUIRE(close != nullptr);
    CHECK(close->until == Date::of_instant(kNoon));
    ClosedPeriod period;
    period.number = "QT-K01-1-0001";
    period.statement.producer = "Bình";
    period.statement.due = Money::from_dong(200'000);
    told(kiosk, PeriodChanged{period, {}});
    REQUIRE(kiosk.view().settle.period);
    kiosk.wishes(DoSettle{SettleAct::Form, {}, static_cast<int>(SettleForm::Pay)});
    fill(kiosk, *kiosk.view().settle.form, "amount", "150000");
    kiosk.wishes(FormSubmitted{});
    const auto* pay = asked<PayPeriod>(kiosk);
    REQUIRE(pay != nullptr);
    CHECK(pay->payment.amount == Money::from_dong(150'000));
    // A second try is the same payment; another form makes another one.
    const auto first = pay->payment.id;
    REQUIRE(first);
    told(kiosk, PeriodChanged{{}, Problem{{"a", "a"}, {"b", "b"}, {}}});
    kiosk.wishes(FormSubmitted{});
    REQUIRE(asked<PayPeriod>(kiosk) != nullptr);
    CHECK(asked<PayPeriod>(kiosk)->payment.id == first);
    told(kiosk, PeriodChanged{period, {}});
    kiosk.wishes(DoSettle{SettleAct::Form, {}, static_cast<int>(SettleForm::Pay)});
    fill(kiosk, *kiosk.view().settle.form, "amount", "50000");
    kiosk.wishes(FormSubmitted{});
    REQUIRE(asked<PayPeriod>(kiosk) != nullptr);
    CHECK(asked<PayPeriod>(kiosk)->payment.id != first);
    told(kiosk, PeriodChanged{period, {}});
    kiosk.wishes(DoSettle{SettleAct::Export, {}, 0});
    CHECK(kiosk.command<WriteReport>() != nullptr);
    kiosk.wishes(GoBack{});
    CHECK_FALSE(kiosk.view().settle.period);
    CHECK(kiosk.screen() == ScreenName::Settle);
}

ProducerAccount account_of(const std::string& producer) {
    ProducerAccount account;
    account.producer = producer;
    return account;
}

// A manager before the terms of a producer, one of them for crafts.
void open_terms(Driver& kiosk) {
    kiosk.signs_in(manager());
    kiosk.wishes(GoTo{ScreenName::Settle});
    told(kiosk, WasReadAhead{0});
    told(kiosk, AccountsRead{{account_of("Bình")}});
    kiosk.wishes(DoSettle{SettleAct::Account, "Bình", 0});
    AccountRead account;
    account.producer = "Bình";
    account.terms.resize(2);
    account.terms[0].commission_percent = 2'000;
    account.terms[1].commission_percent = 1'250;
    account.terms[1].group = Group::Craft;
    account.terms[1].from = Date::parse("2026-11-01");
    ClosedPeriod october;
    october.statement.until = *Date::parse("2026-10-31");
    account.periods = {october};
    told(kiosk, account);
    kiosk.wishes(DoSettle{SettleAct::Part, {}, 2});
}

TEST_CASE("any of the terms is changed or dropped, and dropping is asked about", "[settle]") {
    Driver kiosk;
    open_terms(kiosk);
    // Nothing chosen: nothing to change or drop.
    kiosk.wishes(DoSettle{SettleAct::DropTerms, {}, 0});
    CHECK_FALSE(kiosk.view().dialog);
    kiosk.wishes(DoSettle{SettleAct::Form, {}, static_cast<int>(SettleForm::ChangeTerms)});
    CHECK_FALSE(kiosk.view().settle.form);

    kiosk.wishes(DoSettle{SettleAct::ChooseTerms, {}, 1});
    kiosk.wishes(DoSettle{SettleAct::Form, {}, static_cast<int>(SettleForm::ChangeTerms)});
    REQUIRE(kiosk.view().settle.form);
    CHECK(kiosk.view().settle.form->value("commission_percent") == "12,5");
    CHECK(kiosk.view().settle.form->value("product") == "g:craft");
    CHECK(kiosk.view().settle.form->value("from") == "01/11/2026");
    fill(kiosk, *kiosk.view().settle.form, "commission_percent", "15");
    kiosk.wishes(FormSubmitted{});
    const auto* changed = asked<SaveTerms>(kiosk);
    REQUIRE(changed != nullptr);
    REQUIRE(changed->terms.size() == 2);
    CHECK(changed->terms[1].commission_percent == 1'500);
    CHECK(changed->terms[1].from == Date::parse("2026-11-01"));

    // The store's reason not to is shown over the form, which stays.
    Problem settled;
    settled.field = "settled";
    settled.why = {"kỳ đã đóng", "a closed period"};
    told(kiosk, TermsSaved{settled});
    REQUIRE(kiosk.view().settle.form);
    CHECK(kiosk.view().settle.form->problem);
    kiosk.wishes(FormLeft{});
    if (kiosk.view().dialog) kiosk.wishes(AnswerDialog{true});
    CHECK_FALSE(kiosk.view().settle.form);

    kiosk.wishes(DoSettle{SettleAct::ChooseTerms, {}, 0});
    kiosk.wishes(DoSettle{SettleAct::DropTerms, {}, 0});
    REQUIRE(kiosk.view().dialog);
    CHECK(asked<SaveTerms>(kiosk) == nullptr);
    kiosk.wishes(AnswerDialog{true});
    const auto* left_over = asked<SaveTerms>(kiosk);
    REQUIRE(left_over != nullptr);
    REQUIRE(left_over->terms.size() == 1);
    CHECK(left_over->terms[0].group == Group::Craft);
}

TEST_CASE("new terms begin where the last closed period ended", "[settle]") {
    Driver kiosk;
    open_terms(kiosk);
    kiosk.wishes(DoSettle{SettleAct::Form, {}, static_cast<int>(SettleForm::Terms)});
    CHECK(kiosk.view().settle.form->value("from") == "01/11/2026");
}

TEST_CASE("a cost is told of the lot that has none, and asked for where it is missing", "[stock]") {
    Driver kiosk;
    open_honey(kiosk);
    kiosk.wishes(DoStock{StockAct::Form, {}, static_cast<int>(StockForm::Cost)});
    REQUIRE(kiosk.view().stock.form);
    CHECK(stock_form(kiosk).value("lot") == "L1");
    kiosk.wishes(FormSubmitted{});
    CHECK(stock_form(kiosk).fields[0].error.has_value());
    fill(kiosk, stock_form(kiosk), "unit_cost", "54000");
    fill(kiosk, stock_form(kiosk), "deductible_vat", "8");
    kiosk.wishes(FormSubmitted{});
    const auto* wanted = asked<RecordMove>(kiosk);
    REQUIRE(wanted != nullptr);
    CHECK(wanted->move.kind == MoveKind::Cost);
    CHECK(wanted->move.lines[0].unit_cost == Money::from_dong(54'000));
    CHECK(wanted->move.lines[0].deductible_vat == 8);
    CHECK(wanted->move.lines[0].lot == "L1");
    CHECK(wanted->move.lines[0].quantity == Quantity{});
}

}  // namespace
