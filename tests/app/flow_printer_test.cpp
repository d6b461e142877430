// Paper, drawer and disk in the flow: the order of things after a sale, and faults that are said
// and stop nothing.
#include <algorithm>

#include "tests/app/flow_driver.h"

using namespace flow_tests;
using screens::PrinterState;
using screens::PrintState;

namespace {

Problem off() {
    return {{"Máy in", "The printer"},
            {"chưa cắm hoặc chưa bật", "is not plugged in or switched off"},
            {"kiểm tra dây và nguồn của máy in", "check the printer's cable and its power"}};
}

struct Till : Driver {
    explicit Till(Settings settings = shop()) : Driver{std::move(settings)} {
        happens(PrinterChanged{PrinterState::Ready, false, 0, {}, {}});
    }
    void pays(PaymentMethod method = PaymentMethod::Cash) {
        begins_to_pay();
        wishes(screens::ChooseMethod{method});
        const Sale sale = finishes();
        const bool waits = command<StoreSale>()->receipt.has_value();
        happens(SaleStored{sale, "K01-1-000001", "abcd1234", waits ? 7 : 0});
    }
    std::vector<std::string> order() const {
        std::vector<std::string> names;
        for (const Command& one : commands) {
            if (std::holds_alternative<OpenDrawer>(one)) names.push_back("drawer");
            if (std::holds_alternative<PrintNow>(one)) names.push_back("paper");
            if (std::holds_alternative<SynchroniseNow>(one)) names.push_back("sync");
        }
        return names;
    }
};

}  // namespace

TEST_CASE("once the sale is durable the drawer opens, then paper comes, then sync", "[printer]") {
    Till till;
    till.begins_to_pay();
    const Sale sale = till.finishes();
    CHECK(till.order().empty());
    till.happens(SaleStored{sale, "K01-1-000001", "abcd1234", 7});
    CHECK(till.order() == std::vector<std::string>{"drawer", "paper", "sync"});
    CHECK(till.view().receipt.print == PrintState::Printing);
    till.happens(Printed{7});
    CHECK(till.view().receipt.print == PrintState::Printed);
    REQUIRE(till.command<ForgetPrint>() != nullptr);
    CHECK(till.command<ForgetPrint>()->job == 7);
}

TEST_CASE("the drawer opens for cash alone unless the shop says otherwise", "[printer][drawer]") {
    Till cashless;
    cashless.pays(PaymentMethod::Card);
    CHECK(cashless.command<OpenDrawer>() == nullptr);
    Settings always = Driver::shop();
    always.drawer.open = DrawerWhen::Always;
    Till open{always};
    open.pays(PaymentMethod::Card);
    CHECK(open.command<OpenDrawer>() != nullptr);
    Settings never = Driver::shop();
    never.drawer.open = DrawerWhen::Never;
    Till closed{never};
    closed.pays();
    CHECK(closed.command<OpenDrawer>() == nullptr);
}

TEST_CASE("a printer that is off stops no sale and says what to do", "[printer]") {
    Till till;
    till.happens(PrinterChanged{PrinterState::Trouble, false, 0, off(), {}});
    till.pays();
    till.happens(NotPrinted{7, off()});
    const screens::ReceiptView& done = till.view().receipt;
    CHECK(done.print == PrintState::Failed);
    REQUIRE(done.print_problem);
    CHECK(done.print_problem->why.en.find("The sale is stored") != std::string::npos);
    CHECK(done.print_problem->to_do.vi.find("In lại") != std::string::npos);
    till.wishes(screens::PrintReceipt{});
    CHECK(till.command<RetryPrinter>() != nullptr);
    CHECK(till.command<QueuePrint>() == nullptr);  // it waits already: no second paper
    till.wishes(screens::NewSale{});
    till.scans(honey());
    CHECK(till.view().till.cart.lines.size() == 1);
    till.happens(Printed{7});  // long after
    CHECK(till.command<ForgetPrint>() != nullptr);
    CHECK(till.screen() == ScreenName::Till);
}

TEST_CASE("printed once more it is a copy", "[printer]") {
    Till till;
    till.pays();
    till.happens(Printed{7});
    till.wishes(screens::PrintReceipt{});
    REQUIRE(till.command<QueuePrint>() != nullptr);
    PrintJob job = till.command<QueuePrint>()->job;
    CHECK(job.copy);
    CHECK(job.sale == till.state.sale_done);
    job.id = 8;
    Sale sale;
    sale.id = *job.sale;
    till.happens(PrintQueued{{job, SoldReceipt{sale, "K01-1-000001", "abcd1234"}}});
    REQUIRE(till.command<PrintNow>() != nullptr);
    const auto& lines = till.command<PrintNow>()->document.lines;
    CHECK(std::count_if(lines.begin(), lines.end(),
                        [](const ReceiptLine& line) { return line.left == "BẢN SAO"; }) == 2);
}

TEST_CASE("a shop that asks prints when asked, and the first paper is no copy", "[printer]") {
    Settings settings = Driver::shop();
    settings.printer.print = PrintWhen::Ask;
    Till till{settings};
    till.pays();
    CHECK(till.command<PrintNow>() == nullptr);
    CHECK(till.view().receipt.ask_to_print);
    till.wishes(screens::PrintReceipt{});
    REQUIRE(till.command<QueuePrint>() != nullptr);
    CHECK_FALSE(till.command<QueuePrint>()->job.copy);
}

TEST_CASE("what waited when the power went is printed after the restart", "[printer]") {
    Till till;
    PrintJob report;
    report.id = 3;
    report.document = Receipt{{{ReceiptLine::Kind::Title, "BÁO CÁO CA", ""}}};
    till.happens(PrintsRead{{{report, {}}}});
    REQUIRE(till.command<PrintNow>() != nullptr);
    CHECK(till.command<PrintNow>()->job == 3);
    CHECK(till.command<PrintNow>()->document == *report.document);
}

TEST_CASE("without a printer nothing waits for one", "[printer]") {
    Till till;
    till.happens(PrinterChanged{});
    till.begins_to_pay();
    till.finishes();
    CHECK_FALSE(till.command<StoreSale>()->receipt);
}

TEST_CASE("only a manager tries the drawer, and a stuck one is told", "[printer][drawer]") {
    Till till;
    till.signs_in();
    till.wishes(screens::TryDrawer{});
    CHECK(till.command<OpenDrawer>() == nullptr);
    till.wishes(screens::CancelApproval{});
    till.state.view.status.staff->role = Role::Manager;
    till.wishes(screens::TryDrawer{});
    REQUIRE(till.command<NoteDrawer>() != nullptr);
    till.happens(DrawerNoted{});
    CHECK(till.command<OpenDrawer>() != nullptr);
    till.happens(DrawerAnswered{
        Problem{{"Ngăn kéo tiền", "The cash drawer"}, {"không mở ra", "did not open"}, {}}});
    REQUIRE(till.view().notice);
    CHECK(till.view().notice->problem->what.vi == "Ngăn kéo tiền");
}

TEST_CASE("a nearly full disk warns, then refuses new sales and finishes what has begun",
          "[disk]") {
    Till till;
    till.signs_in();
    till.scans(coffee());
    till.happens(DiskChanged{screens::DiskState::Low, 300});
    REQUIRE(till.view().notice);
    till.wishes(screens::GoToPayment{});
    CHECK(till.screen() == ScreenName::Payment);
    till.happens(DiskChanged{screens::DiskState::Full, 20});
    const Sale sale = till.finishes();  // it had begun
    till.happens(SaleStored{sale, "K01-1-000001", "abcd1234", 0});
    till.wishes(screens::NewSale{});
    till.scans(coffee());
    till.wishes(screens::GoToPayment{});
    CHECK(till.screen() == ScreenName::Till);
    CHECK(till.view().till.cart.lines.size() == 1);  // kept
    REQUIRE(till.view().notice);
    CHECK(till.view().notice->problem->what.en == "The disk is nearly full");
    till.happens(DiskChanged{screens::DiskState::Fine, 9'000});
    till.wishes(screens::GoToPayment{});
    CHECK(till.screen() == ScreenName::Payment);
}
