// The manager's figures: what is asked for in which order, and what leads to a receipt.
#include <algorithm>

#include "tests/app/flow_driver.h"

namespace {

using namespace flow_tests;
using namespace kiosk::screens;

Figures answer_of(const ReadFigures& asked) {
    Figures figures;
    figures.period = asked.piece;
    figures.sums.date = asked.piece.to;
    for (Date day = asked.piece.from; day <= asked.piece.to; day = day.plus_days(1)) {
        figures.days.push_back({day, 1, 0, Quantity::pieces(2), Money::from_dong(1'000)});
        figures.sums.sales += 1;
        figures.sums.net += Money::from_dong(1'000);
    }
    return figures;
}

// Answers everything that is asked for; in the order it was asked.
std::vector<ReadFigures> answers_all(Driver& kiosk) {
    std::vector<ReadFigures> asked;
    while (const auto* read = kiosk.command<ReadFigures>()) {
        asked.push_back(*read);
        kiosk.happens(FiguresRead{asked.back().ask, asked.back().slot, answer_of(asked.back())});
    }
    return asked;
}

Driver at_totals() {
    Driver kiosk;
    kiosk.signs_in(manager());
    kiosk.wishes(GoTo{ScreenName::Totals});
    return kiosk;
}

TEST_CASE("today is asked for first and shown as soon as it is there", "[totals]") {
    Driver kiosk = at_totals();
    const auto* read = kiosk.command<ReadFigures>();
    REQUIRE(read != nullptr);
    const Date today = Date::of_instant(kNoon);
    CHECK(read->slot == FiguresSlot::Main);
    CHECK(read->piece.from == today);
    CHECK(read->piece.to == today);
    CHECK(kiosk.view().totals.loading);
    const ReadFigures first = *read;
    kiosk.happens(FiguresRead{first.ask, first.slot, answer_of(first)});
    CHECK(kiosk.view().totals.whole());
    CHECK_FALSE(kiosk.view().totals.loading);
}

TEST_CASE("a day is compared with the one before, its weekday and its month", "[totals]") {
    Driver kiosk = at_totals();
    const auto asked = answers_all(kiosk);
    const Date today = Date::of_instant(kNoon);
    REQUIRE(asked.size() == 5);
    CHECK(asked[1].piece.from == today.plus_days(-1));
    CHECK(asked[2].piece.from == today.plus_days(-7));
    CHECK(asked[3].piece == month_so_far(today));
    CHECK(asked[4].piece == month_before_so_far(today));
    REQUIRE(kiosk.view().totals.compared.size() == 2);
    CHECK(kiosk.view().totals.compared[1].figures);
    CHECK(kiosk.view().totals.month->sums.sales == 23);
}

TEST_CASE("three years are read a month at a time, and a sale never waits for more", "[totals]") {
    Driver kiosk = at_totals();
    answers_all(kiosk);
    kiosk.wishes(OpenRange{});
    FormView& form = *kiosk.state.view.totals.range;
    form.set("from", "1/12/2023");
    form.set("to", "23/11/2026");
    kiosk.wishes(FormSubmitted{});
    CHECK_FALSE(kiosk.view().totals.range);
    CHECK(kiosk.view().totals.pieces_wanted == 36);
    const auto asked = answers_all(kiosk);
    for (const ReadFigures& one : asked) CHECK(one.piece.days() <= 31);
    CHECK(kiosk.view().totals.whole());
    CHECK(kiosk.view().totals.figures->sums.sales ==
          Date::from_ymd(2023, 12, 1)->days_until(*Date::from_ymd(2026, 11, 23)) + 1);
    CHECK(kiosk.view().totals.figures->days.size() == 1089);
}

TEST_CASE("an answer of days that are no longer asked for is ignored", "[totals]") {
    Driver kiosk = at_totals();
    const ReadFigures today = *kiosk.command<ReadFigures>();
    kiosk.wishes(MovePeriod{-1});
    kiosk.happens(FiguresRead{today.ask, today.slot, answer_of(today)});
    CHECK_FALSE(kiosk.view().totals.figures);
    CHECK(kiosk.commands.empty());
}

TEST_CASE("nothing more is read once the manager has gone elsewhere", "[totals]") {
    Driver kiosk = at_totals();
    const ReadFigures today = *kiosk.command<ReadFigures>();
    kiosk.wishes(GoTo{ScreenName::Till});
    kiosk.happens(FiguresRead{today.ask, today.slot, answer_of(today)});
    CHECK(kiosk.command<ReadFigures>() == nullptr);
}

TEST_CASE("a range that cannot be says so under its field, and tomorrow is not offered",
          "[totals]") {
    Driver kiosk = at_totals();
    answers_all(kiosk);
    kiosk.wishes(OpenRange{});
    kiosk.wishes(FormTyped{0, "32/1/2026"});
    kiosk.wishes(FormTyped{1, "1/1/2026"});
    kiosk.wishes(FormSubmitted{});
    REQUIRE(kiosk.view().totals.range);
    CHECK(kiosk.view().totals.range->fields[0].error);
    CHECK_FALSE(kiosk.view().totals.range->fields[1].error);
    kiosk.wishes(FormTyped{0, "2/1/2026"});
    kiosk.wishes(FormSubmitted{});
    REQUIRE(kiosk.view().totals.range);
    CHECK(kiosk.view().totals.range->fields[1].error);
    const Period before = kiosk.view().totals.period;
    kiosk.wishes(FormLeft{});
    kiosk.wishes(AnswerDialog{true});
    CHECK_FALSE(kiosk.view().totals.range);
    kiosk.wishes(MovePeriod{1});
    CHECK(kiosk.view().totals.period == before);
}

TEST_CASE("a figure opens its sales, a sale its receipt, and back leads the same way", "[totals]") {
    Driver kiosk = at_totals();
    answers_all(kiosk);
    kiosk.wishes(OpenTotals{TotalsPart::Payments});
    kiosk.wishes(
        OpenSales{{kiosk.view().totals.period, SalesBy::Payment, "cash"}, {"Tiền mặt", "Cash"}});
    REQUIRE(kiosk.screen() == ScreenName::Sales);
    const auto* asked = kiosk.command<ReadSalesBehind>();
    REQUIRE(asked != nullptr);
    CHECK(asked->order == SalesOrder::Newest);
    Driver other;
    other.begins_to_pay();
    const Sale sale = other.finishes();
    kiosk.happens(SalesBehindRead{
        asked->ask,
        {{{sale.id, "K01-1-000001", kNoon, "Hạnh", Quantity::pieces(1), sale.total}}, 1}});
    CHECK_FALSE(kiosk.view().sales.loading);
    kiosk.wishes(ChooseSold{sale.id});
    REQUIRE(kiosk.command<ReadSold>() != nullptr);
    kiosk.happens(SoldRead{SoldReceipt{sale, "K01-1-000001", "deadbeef"}});
    REQUIRE(kiosk.view().sales.receipt);
    kiosk.state.settings.printer.device = "192.0.2.7";
    kiosk.wishes(PrintSold{});
    const auto* print = kiosk.command<QueuePrint>();
    REQUIRE(print != nullptr);
    CHECK(print->job.copy);
    CHECK(print->job.sale == sale.id);
    kiosk.wishes(GoBack{});
    CHECK(kiosk.screen() == ScreenName::Totals);
    CHECK(kiosk.view().totals.part == TotalsPart::Payments);
    kiosk.wishes(GoBack{});
    CHECK(kiosk.view().totals.part == TotalsPart::Overview);
}

TEST_CASE("sorting and searching the sales asks the store anew", "[totals]") {
    Driver kiosk = at_totals();
    kiosk.wishes(OpenSales{{kiosk.view().totals.period}, {}});
    kiosk.wishes(SortTable{4, true});
    REQUIRE(kiosk.command<ReadSalesBehind>() != nullptr);
    CHECK(kiosk.command<ReadSalesBehind>()->order == SalesOrder::Largest);
    const std::int64_t older = kiosk.command<ReadSalesBehind>()->ask;
    kiosk.wishes(SearchTable{"K01-1-12"});
    REQUIRE(kiosk.command<ReadSalesBehind>() != nullptr);
    CHECK(kiosk.command<ReadSalesBehind>()->filter.receipt == "K01-1-12");
    kiosk.happens(SalesBehindRead{older, {{}, 7}});
    CHECK(kiosk.view().sales.page.total == 0);
}

TEST_CASE("goods without a cost are a touch away, from the figures", "[totals]") {
    Driver kiosk = at_totals();
    kiosk.wishes(DoStock{StockAct::Uncosted, {}, 0});
    CHECK(kiosk.screen() == ScreenName::Stock);
    CHECK(kiosk.view().stock.filter == StockFilter::Uncosted);
    const auto* work = kiosk.command<StockWork>();
    REQUIRE(work != nullptr);
    REQUIRE(std::get_if<ReadStock>(&work->work) != nullptr);
    CHECK(std::get_if<ReadStock>(&work->work)->filter == StockFilter::Uncosted);
}

TEST_CASE("costs go into a manager's report and into nobody else's", "[totals]") {
    for (const bool is_manager : {true, false}) {
        Driver kiosk;
        Staff staff = manager();
        if (!is_manager) staff.role = Role::Supervisor;
        kiosk.signs_in(staff);
        kiosk.wishes(GoTo{ScreenName::Totals});
        answers_all(kiosk);
        kiosk.wishes(ExportReport{});
        const auto* report = kiosk.command<WriteReport>();
        REQUIRE(report != nullptr);
        const bool told = csv_of(report->document, Language::Vietnamese).find("Giá vốn hàng bán") !=
                          std::string::npos;
        CHECK(told == is_manager);
    }
}

}  // namespace
