// Closing the day: what it reads, writes and hands over.
#include "tests/app/flow_driver.h"

namespace {

using namespace flow_tests;
using namespace kiosk::screens;

Driver at_day_close(std::int64_t invoices) {
    Driver kiosk;
    kiosk.signs_in(manager());
    kiosk.wishes(GoTo{ScreenName::DayClose});
    const auto* read = kiosk.command<ReadDayClose>();
    REQUIRE(read != nullptr);
    DayCloseRead answer;
    answer.figures.period = {PeriodKind::Day, read->date, read->date};
    answer.figures.sums.date = read->date;
    answer.invoices = {invoices + 5, 5, 2, 2};
    kiosk.happens(answer);
    REQUIRE(kiosk.view().day_close.figures);
    return kiosk;
}

TEST_CASE("the day's invoices are handed over once, and a fault says so", "[office]") {
    Driver kiosk = at_day_close(3);
    const Date today = kiosk.view().day_close.date;
    kiosk.wishes(HandOverInvoices{});
    REQUIRE(kiosk.command<WriteInvoices>() != nullptr);
    CHECK(kiosk.command<WriteInvoices>()->date == today);
    kiosk.wishes(HandOverInvoices{});
    CHECK(kiosk.command<WriteInvoices>() == nullptr);
    kiosk.happens(InvoicesHandedOver{today, 0, {}, disk_full()});
    CHECK(kiosk.view().notice->problem);
    CHECK(kiosk.view().day_close.invoices.waiting() == 3);
    kiosk.wishes(HandOverInvoices{});
    kiosk.happens(InvoicesHandedOver{today, 3, "reports/x.jsonl", {}, 0, {8, 8, 2, 2}});
    CHECK(kiosk.view().day_close.invoices.waiting() == 0);
    kiosk.wishes(HandOverInvoices{});
    CHECK(kiosk.command<WriteInvoices>() == nullptr);
}

TEST_CASE("the day's report is written once at a time, and tomorrow is not there", "[office]") {
    Driver kiosk = at_day_close(0);
    kiosk.wishes(ExportReport{});
    REQUIRE(kiosk.command<WriteReport>() != nullptr);
    kiosk.wishes(ExportReport{});
    CHECK(kiosk.command<WriteReport>() == nullptr);
    kiosk.happens(ReportWritten{{"reports"}, {}});
    CHECK_FALSE(kiosk.view().day_close.exporting);
    const Date today = kiosk.view().day_close.date;
    kiosk.wishes(ChooseDate{today.plus_days(1)});
    CHECK(kiosk.command<ReadDayClose>() == nullptr);
    kiosk.wishes(ChooseDate{today.plus_days(-1)});
    REQUIRE(kiosk.command<ReadDayClose>() != nullptr);
    // An answer of another day than the one that is shown is not this day's.
    DayCloseRead late;
    late.figures.period = {PeriodKind::Day, today, today};
    kiosk.happens(late);
    CHECK_FALSE(kiosk.view().day_close.figures);
}

TEST_CASE("after midnight the day to close is that of the shift that is still open", "[office]") {
    Driver kiosk;
    kiosk.signs_in(manager());
    Shift left;
    left.business_date = Date::of_instant(kNoon).plus_days(-1);
    kiosk.state.view.shift.shift = left;
    kiosk.wishes(GoTo{ScreenName::DayClose});
    REQUIRE(kiosk.command<ReadDayClose>() != nullptr);
    CHECK(kiosk.command<ReadDayClose>()->date == left.business_date);
    // Today is one touch away.
    kiosk.wishes(ChooseDate{left.business_date.plus_days(1)});
    CHECK(kiosk.command<ReadDayClose>() != nullptr);
}

TEST_CASE("a shift's Z report is shown beside the day, printed again, and left by Back",
          "[office]") {
    Driver kiosk = at_day_close(0);
    ShiftReport z;
    z.shift.by_name = "Hạnh";
    z.closing = ShiftClosing{};
    z.number = "K01-1-Z0001";
    DayCloseRead answer;
    answer.figures = *kiosk.view().day_close.figures;
    answer.shifts = {z};
    kiosk.happens(answer);
    kiosk.wishes(OpenZ{"K01-1-Z0001"});
    REQUIRE(kiosk.view().day_close.document);
    kiosk.wishes(PrintZ{});
    const auto* print = kiosk.command<QueuePrint>();
    REQUIRE(print != nullptr);
    CHECK(print->job.copy);
    CHECK(print->job.document == kiosk.view().day_close.document);
    kiosk.wishes(GoBack{});
    CHECK(kiosk.screen() == ScreenName::DayClose);
    CHECK_FALSE(kiosk.view().day_close.document);
    kiosk.wishes(ExportReport{});
    REQUIRE(kiosk.command<WriteReport>() != nullptr);
    bool written = false;
    for (const ReportTable& table : kiosk.command<WriteReport>()->document.tables)
        for (const auto& row : table.rows)
            written = written || row.front() == ReportCell{std::string{"K01-1-Z0001"}};
    CHECK(written);
}

}  // namespace
