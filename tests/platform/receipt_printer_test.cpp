// A receipt on paper: the bytes taken apart by a printer made of software, over each kind of wire,
// and every way a printer fails.
#include "platform/receipt_printer.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <thread>

#include "platform/cascade.h"
#include "platform/code_writer.h"
#include "platform/label_roll.h"
#include "platform/receipt_raster.h"
#include "tests/support/catch.h"
#include "tests/support/virtual_printer.h"

namespace {

using platform::LumaImage;
using platform::ReceiptPrinter;
using support::VirtualPrinter;
using Kind = kiosk::ReceiptLine::Kind;

kiosk::Receipt receipt() {
    return {{{Kind::Title, "Điểm OCOP Đà Lạt", ""},
             {Kind::Centered, "Mã số thuế 0100109106", ""},
             {Kind::Rule, "", ""},
             {Kind::Text, "Cà phê bột Ea Tu rang mộc, túi một cân, xay thô", ""},
             {Kind::Columns, "  2 × 125.000", "250.000"},
             {Kind::Strong, "TỔNG CỘNG", "250.000 ₫"},
             {Kind::Qr, "OCOP-R-0192F0C1-7E1A-7C3B-9D2E-1234567890AB-00", ""}}};
}

platform::ReceiptPrinterSettings settings_for(const VirtualPrinter& printer) {
    platform::ReceiptPrinterSettings settings;
    settings.address.text = printer.address();
    settings.connect_ms = 2'000;
    settings.answer_ms = 300;
    settings.take_ms = 1'000;
    settings.paper_ms = 4'000;
    return settings;
}

// The same dots, whatever white there is below.
bool is_on(const support::Paper& paper, const LumaImage& image) {
    if (paper.width != image.width || paper.height > image.height) return false;
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x) {
            const bool black =
                y < paper.height && paper.dots[static_cast<std::size_t>(y * paper.width + x)] == 0;
            if (black != (image.at(x, y) < 128)) return false;
        }
    return true;
}

std::string words(const kiosk::Status& status) {
    return status ? "done" : status.problem().line(kiosk::Language::English);
}

}  // namespace

TEST_CASE("a receipt comes out dot for dot as it was laid out, on both rolls", "[printer]") {
    for (const int width : {platform::kReceiptWidthPx, platform::kNarrowReceiptPx}) {
        VirtualPrinter virtual_printer;
        ReceiptPrinter printer{settings_for(virtual_printer)};
        const LumaImage image = platform::receipt_dots(receipt(), width);
        CHECK(words(printer.print(image)) == "done");
        CHECK(printer.tells());
        REQUIRE(virtual_printer.papers().size() == 1);
        CHECK(is_on(virtual_printer.papers().front(), image));
        CHECK(virtual_printer.papers().front().cut);
    }
}

TEST_CASE("over a serial line and through a pipe it is the same paper", "[printer]") {
    const LumaImage image = platform::receipt_dots(receipt());
    VirtualPrinter line{VirtualPrinter::Wire::Terminal};
    ReceiptPrinter serial{settings_for(line)};
    CHECK(words(serial.print(image)) == "done");
    REQUIRE(line.wait_for_papers(1));
    CHECK(is_on(line.papers().front(), image));
    CHECK(serial.tells());

    // A USB printer that only takes: the kernel's file is like a pipe.
    const auto pipe = std::filesystem::temp_directory_path() / ("lp-" + std::to_string(::getpid()));
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    const int reader = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    platform::ReceiptPrinterSettings settings = settings_for(line);
    settings.address.text = pipe.string();
    std::string bytes;
    std::thread drain{[&] {
        char chunk[4'096];
        while (true) {
            const ssize_t got = ::read(reader, chunk, sizeof chunk);
            if (got > 0) bytes.append(chunk, static_cast<std::size_t>(got));
            if (bytes.find(platform::escpos::finish(true)) != std::string::npos) return;
        }
    }};
    ReceiptPrinter usb{settings};
    CHECK(words(usb.print(image)) == "done");
    drain.join();
    CHECK_FALSE(usb.tells());
    CHECK(bytes.find(platform::escpos::start() + platform::escpos::picture(image)) !=
          std::string::npos);
    // Gone in mid-receipt: told, and the program lives on.
    LumaImage long_one{576, 2'000};
    long_one.pixels.assign(long_one.pixels.size(), 0);
    std::thread leaves{[&] {
        char chunk[1'000];
        while (::read(reader, chunk, sizeof chunk) <= 0) {
        }
        ::close(reader);
    }};
    CHECK(words(usb.print(long_one)).find("was lost in the middle") != std::string::npos);
    leaves.join();
    std::filesystem::remove(pipe);
}

TEST_CASE("the QR on the paper is read by our own scanner", "[printer]") {
    VirtualPrinter virtual_printer;
    ReceiptPrinter printer{settings_for(virtual_printer)};
    REQUIRE(printer.print(platform::receipt_dots(receipt(), platform::kNarrowReceiptPx)));
    const support::Paper paper = virtual_printer.papers().at(0);
    LumaImage picture{paper.width, paper.height};
    picture.pixels = paper.dots;
    bool found = false;
    for (const kiosk::ScannedText& code : platform::decode_with_every_step(picture))
        found = found || code.bytes == receipt().lines.back().left;
    CHECK(found);
}

TEST_CASE("what a printer says is said: paper, cover, the end of the roll", "[printer]") {
    VirtualPrinter virtual_printer;
    ReceiptPrinter printer{settings_for(virtual_printer)};
    virtual_printer.set_near_end(true);
    CHECK(words(printer.look()) == "done");
    CHECK(printer.state().paper_near_end);
    virtual_printer.set_paper_out(true);
    CHECK(words(printer.look()).find("out of paper") != std::string::npos);
    CHECK(words(printer.print(platform::receipt_dots(receipt()))).find("out of paper") !=
          std::string::npos);
    virtual_printer.set_cover_open(true);
    CHECK(words(printer.look()).find("cover open") != std::string::npos);
    CHECK(virtual_printer.papers().empty());
}

TEST_CASE("paper that ends in mid-receipt is told, and the whole receipt comes out after",
          "[printer]") {
    VirtualPrinter virtual_printer;
    ReceiptPrinter printer{settings_for(virtual_printer)};
    const LumaImage image = platform::receipt_dots(receipt());
    virtual_printer.set_paper_out_after_rows(200);
    CHECK(words(printer.print(image)).find("out of paper") != std::string::npos);
    virtual_printer.set_paper_out(false);
    CHECK(words(printer.print(image)) == "done");
    REQUIRE_FALSE(virtual_printer.papers().empty());
    CHECK(is_on(virtual_printer.papers().back(), image));
}

TEST_CASE("a printer that never answers prints all the same", "[printer]") {
    VirtualPrinter::Manners silent;
    silent.silent = true;
    VirtualPrinter::Manners half_gone;
    half_gone.hangs_up_its_half = true;
    VirtualPrinter::Manners cheap;
    cheap.knows_done = false;
    for (const auto& manners : {silent, half_gone, cheap}) {
        VirtualPrinter virtual_printer{VirtualPrinter::Wire::Tcp, manners};
        ReceiptPrinter printer{settings_for(virtual_printer)};
        const LumaImage image = platform::receipt_dots(receipt());
        CHECK(words(printer.print(image)) == "done");
        REQUIRE(virtual_printer.wait_for_papers(1));
        CHECK(is_on(virtual_printer.papers().front(), image));
    }
}

TEST_CASE("a printer that dies in mid-receipt, takes nothing or is off is told in time",
          "[printer]") {
    const LumaImage image = platform::receipt_dots(receipt());
    VirtualPrinter::Manners dying;
    dying.dies_after_bytes = 9'000;
    VirtualPrinter mortal{VirtualPrinter::Wire::Tcp, dying};
    ReceiptPrinter first{settings_for(mortal)};
    CHECK(words(first.print(image)).find("was lost in the middle") != std::string::npos);
    CHECK(words(first.print(image)) == "done");  // switched on again

    VirtualPrinter::Manners full;
    full.takes_nothing = true;
    VirtualPrinter stuffed{VirtualPrinter::Wire::Tcp, full};
    ReceiptPrinter second{settings_for(stuffed)};
    CHECK(words(second.print(image)).find("does not take") != std::string::npos);

    VirtualPrinter off;
    ReceiptPrinter third{settings_for(off)};
    off.unplug();
    CHECK(words(third.print(image)).find("takes no connection") != std::string::npos);
    platform::ReceiptPrinterSettings nowhere = settings_for(off);
    nowhere.address.text = "/dev/no-such-printer";
    CHECK(words(ReceiptPrinter{nowhere}.print(image)).find("not plugged in") != std::string::npos);
}

TEST_CASE("a slow printer gets its time", "[printer]") {
    VirtualPrinter::Manners slow;
    slow.bytes_at_a_time = 200;
    VirtualPrinter virtual_printer{VirtualPrinter::Wire::Tcp, slow};
    ReceiptPrinter printer{settings_for(virtual_printer)};
    const LumaImage image = platform::receipt_dots(receipt());
    CHECK(words(printer.print(image)) == "done");
    CHECK(is_on(virtual_printer.papers().at(0), image));
}

TEST_CASE("the drawer gets its pulse on its pin, and one that sticks is told where it shows",
          "[printer][drawer]") {
    VirtualPrinter virtual_printer;
    auto settings = settings_for(virtual_printer);
    settings.drawer_pin = 5;
    CHECK(words(ReceiptPrinter{settings}.open_drawer()) == "done");
    CHECK(virtual_printer.pulses(5) == 1);
    CHECK(virtual_printer.pulses(2) == 0);

    VirtualPrinter stuck;
    stuck.set_drawer_stuck(true);
    auto watched = settings_for(stuck);
    watched.drawer_switch = platform::DrawerSwitch::LowIsOpen;
    CHECK(words(ReceiptPrinter{watched}.open_drawer()).find("did not open") != std::string::npos);
    stuck.set_drawer_stuck(false);
    CHECK(words(ReceiptPrinter{watched}.open_drawer()) == "done");
}

TEST_CASE("another thread ends a call that waits for a printer", "[printer]") {
    VirtualPrinter::Manners full;
    full.takes_nothing = true;
    VirtualPrinter stuffed{VirtualPrinter::Wire::Tcp, full};
    auto settings = settings_for(stuffed);
    settings.take_ms = 600'000;
    ReceiptPrinter printer{settings};
    std::thread other{[&] { printer.stop(); }};
    CHECK_FALSE(printer.print(platform::receipt_dots(receipt())));
    other.join();
}

TEST_CASE("what a printer may be called", "[printer]") {
    for (const char* good :
         {"", "auto", "/dev/usb/lp0", "192.168.1.50", "10.0.0.9:9101", "::1", "[fe80::1]:9100"})
        CHECK(platform::is_printer_address(good));
    for (const char* bad : {"printer.local", "192.168.1.500", "10.0.0.9:", "10.0.0.9:0",
                            "10.0.0.9:70000", "/", "usb"})
        CHECK_FALSE(platform::is_printer_address(bad));
}

TEST_CASE("automatic status is understood as well as answers", "[printer]") {
    platform::escpos::Listener listener;
    listener.hear(std::string_view{"\x18\x00\x0F\x0F", 4});  // offline, paper out and near its end
    CHECK(listener.has_spoken());
    CHECK(listener.state().offline);
    CHECK(listener.state().paper_out);
    CHECK(listener.state().paper_near_end);
    listener.asked();
    listener.hear("\x12\x12\x12\x12");
    CHECK(listener.state() == platform::escpos::State{});
    CHECK_FALSE(listener.awaits_state());
}

namespace {

std::vector<LumaImage> three_labels() {
    std::vector<LumaImage> labels;
    for (const char* code : {"2000000000503", "2000000000510", "2000000000527"}) {
        platform::Label label;
        label.name = "Nước mắm cá cơm";
        label.price = "185.000 ₫";
        label.digits = code;
        label.bars = *platform::write_code(platform::CodeShape::Ean13, code);
        label.qr = *platform::write_code(platform::CodeShape::Qr,
                                         "https://id.gs1.org/01/0" + std::string{code});
        labels.push_back(platform::roll_label_dots(label));
    }
    return labels;
}

std::set<std::string> codes_on(const support::Paper& paper) {
    constexpr int kAround = 60;
    LumaImage picture{paper.width + 2 * kAround, paper.height + 2 * kAround};
    std::fill(picture.pixels.begin(), picture.pixels.end(), 255);
    for (int y = 0; y < paper.height; ++y)
        for (int x = 0; x < paper.width; ++x)
            picture.at(x + kAround, y + kAround) =
                paper.dots[static_cast<std::size_t>(y * paper.width + x)];
    std::set<std::string> texts;
    for (const kiosk::ScannedText& code : platform::decode_with_every_step(picture))
        texts.insert(code.bytes);
    return texts;
}

}  // namespace

TEST_CASE("a roll's labels come out one by one at the gap, and every code reads back",
          "[printer][labels]") {
    VirtualPrinter virtual_printer;
    ReceiptPrinter printer{settings_for(virtual_printer)};
    std::size_t done = 0;
    CHECK(words(printer.print_labels(three_labels(), true, done)) == "done");
    CHECK(done == 3);
    REQUIRE(virtual_printer.papers().size() == 3);
    const std::string code = "2000000000510";
    CHECK(codes_on(virtual_printer.papers()[1]) ==
          std::set<std::string>{code, "https://id.gs1.org/01/0" + code});
}

TEST_CASE("without a gap labels are one strip, each of its own height, cut once",
          "[printer][labels]") {
    VirtualPrinter virtual_printer;
    ReceiptPrinter printer{settings_for(virtual_printer)};
    std::size_t done = 0;
    CHECK(words(printer.print_labels(three_labels(), false, done)) == "done");
    REQUIRE(virtual_printer.papers().size() == 1);
    CHECK(virtual_printer.papers()[0].height == 3 * (240 + 16));
    CHECK(virtual_printer.papers()[0].cut);
}

TEST_CASE("where the roll ends it is known how many labels are out", "[printer][labels]") {
    VirtualPrinter virtual_printer;
    ReceiptPrinter printer{settings_for(virtual_printer)};
    REQUIRE(printer.look());
    virtual_printer.set_paper_out(true);
    std::size_t done = 9;
    CHECK_FALSE(printer.print_labels(three_labels(), true, done));
    CHECK(done == 0);
}
