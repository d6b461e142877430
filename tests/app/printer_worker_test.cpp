// The printer's thread with a printer made of software: order, waiting, coming back.
#include "kiosk/app/printer_worker.h"

#include "platform/receipt_raster.h"
#include "tests/support/catch.h"
#include "tests/support/virtual_printer.h"

using namespace kiosk;
using namespace kiosk::app;
using support::VirtualPrinter;

namespace {

// The frame thread's side: waits for events of one kind.
struct Ears {
    std::mutex mutex;
    std::condition_variable rang;
    int rings{0};
    std::vector<Event> heard;
    Inbox inbox{[this] {
        const std::lock_guard lock{mutex};
        ++rings;
        rang.notify_all();
    }};

    template <typename Kind>
    std::optional<Kind> hear(std::size_t nth = 1) {
        const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{30};
        while (true) {
            for (Event& event : inbox.take()) heard.push_back(std::move(event));
            std::size_t found = 0;
            for (const Event& event : heard)
                if (const auto* one = std::get_if<Kind>(&event); one && ++found == nth) return *one;
            std::unique_lock lock{mutex};
            const int before = rings;
            if (!rang.wait_until(lock, until, [&] { return rings > before; })) {
                if (std::chrono::steady_clock::now() >= until) return std::nullopt;
            }
        }
    }
};

platform::ReceiptPrinterSettings settings_for(const VirtualPrinter& printer) {
    platform::ReceiptPrinterSettings settings;
    settings.address.text = printer.address();
    settings.answer_ms = 300;
    settings.take_ms = 1'000;
    return settings;
}

Receipt page(const std::string& words) { return {{{ReceiptLine::Kind::Title, words, ""}}}; }

}  // namespace

TEST_CASE("the drawer opens before the paper, and papers come in order", "[printer][worker]") {
    VirtualPrinter printer;
    Ears ears;
    printer.set_paper_out(true);  // so that all three wait together
    PrinterWorker worker{settings_for(printer), platform::kReceiptWidthPx, ears.inbox};
    worker.print({1, page("một")});
    worker.print({2, page("hai")});
    REQUIRE(ears.hear<NotPrinted>());
    CHECK(ears.hear<NotPrinted>()->job == 1);
    worker.open_drawer();
    REQUIRE(ears.hear<DrawerAnswered>());
    printer.set_paper_out(false);
    worker.retry();
    REQUIRE(ears.hear<Printed>(2));
    CHECK(ears.hear<Printed>(1)->job == 1);
    CHECK(ears.hear<Printed>(2)->job == 2);
    CHECK(printer.wait_for_papers(2));
}

TEST_CASE("a printer that was off prints what waited once it is back, by itself",
          "[printer][worker]") {
    VirtualPrinter printer;
    printer.unplug();
    Ears ears;
    PrinterWorker worker{settings_for(printer), platform::kNarrowReceiptPx, ears.inbox};
    worker.print({5, page("chờ")});
    REQUIRE(ears.hear<NotPrinted>());
    CHECK_FALSE(ears.hear<NotPrinted>()->problem.to_do.vi.empty());
    printer.plug_in();
    REQUIRE(ears.hear<Printed>());
    CHECK(printer.wait_for_papers(1));
    CHECK(printer.papers().front().width == platform::kNarrowReceiptPx);
}

TEST_CASE("a test page that fails is told and not tried for ever", "[printer][worker]") {
    VirtualPrinter printer;
    printer.set_paper_out(true);
    Ears ears;
    PrinterWorker worker{settings_for(printer), platform::kReceiptWidthPx, ears.inbox};
    worker.print({0, page("thử")});
    REQUIRE(ears.hear<NotPrinted>());
    printer.set_paper_out(false);
    worker.print({9, page("thật")});
    REQUIRE(ears.hear<Printed>());
    CHECK(ears.hear<Printed>()->job == 9);
    CHECK(printer.papers().size() == 1);
}

TEST_CASE("ending waits for nothing that is stuck", "[printer][worker]") {
    VirtualPrinter::Manners full;
    full.takes_nothing = true;
    VirtualPrinter printer{VirtualPrinter::Wire::Tcp, full};
    auto settings = settings_for(printer);
    settings.take_ms = 3'600'000;
    Ears ears;
    PrinterWorker worker{settings, platform::kReceiptWidthPx, ears.inbox};
    Receipt long_one;
    long_one.lines.assign(400, {ReceiptLine::Kind::Text, "một dòng dài của hóa đơn", ""});
    worker.print({1, long_one});
    CHECK(ears.hear<PrinterChanged>());
}

TEST_CASE("without a printer there is none, and that is no trouble", "[printer][worker]") {
    Ears ears;
    platform::ReceiptPrinterSettings settings;
    settings.address.text = "auto";
    settings.address.usb = "/no/such/folder";
    PrinterWorker worker{settings, platform::kReceiptWidthPx, ears.inbox};
    REQUIRE(ears.hear<PrinterChanged>());
    CHECK(ears.hear<PrinterChanged>()->state == screens::PrinterState::None);
}
