// A receipt printer and the drawer on it, as a till uses them: a document's dots onto paper, the
// drawer open, what state it is in. Opens the wire for each piece of work and lets go of it, so
// that tills may share a network printer. Printers that tell are believed (paper, cover, knife,
// and that the receipt is out); printers that never answer work too.
//
// Nothing waits beyond its deadline; what fails is a Problem a person can act on. One thread,
// except stop() and wake().
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "kiosk/core/result.h"
#include "platform/escpos.h"
#include "platform/luma_image.h"
#include "platform/printer_link.h"

namespace platform {

// What the drawer's switch says to the printer when it is open; None: there is no switch.
enum class DrawerSwitch { None, LowIsOpen, HighIsOpen };

struct ReceiptPrinterSettings {
    PrinterAddress address;
    bool cut{true};
    int drawer_pin{2};  // 2 or 5
    int drawer_pulse_ms{100};
    DrawerSwitch drawer_switch{DrawerSwitch::None};
    // Deadlines; shorter in tests.
    int connect_ms{3'000};
    int answer_ms{600};
    int take_ms{5'000};   // for a band of a picture
    int paper_ms{4'000};  // and the paper's length: until it says that it is out
};

class ReceiptPrinter {
public:
    explicit ReceiptPrinter(ReceiptPrinterSettings settings);

    // Done: all of it went to the printer, and where it tells such things, is on paper.
    kiosk::Status print(const LumaImage& picture);
    // Labels of a roll one after the other, cut once behind them. `done`: how many went to the
    // printer whole, also where the rest did not.
    kiosk::Status print_labels(const std::vector<LumaImage>& labels, bool to_gap,
                               std::size_t& done);
    kiosk::Status open_drawer();
    // Whether it could print now; what it said is in state().
    kiosk::Status look();

    const escpos::State& state() const { return state_; }
    bool tells() const { return tells_; }
    void rest(int most_ms) { link_.rest(most_ms); }
    bool devices_changed() { return link_.devices_changed(); }
    void stop() { link_.stop(); }
    void wake() { link_.wake(); }

private:
    kiosk::Status begin();
    bool hear_state();
    kiosk::Status send(const LumaImage& picture);
    kiosk::Status wait_for_paper(int rows);
    kiosk::Status pulse();
    kiosk::Status finished(kiosk::Status status);

    ReceiptPrinterSettings settings_;
    PrinterLink link_;
    escpos::Listener listener_;
    escpos::State state_;
    bool tells_{false};
    bool asked_once_{false};
    bool confirms_{true};  // answers GS r 1
};

// What keeps a printer in this state from printing; Done where nothing does.
kiosk::Status fit_to_print(const escpos::State& state);

}  // namespace platform
