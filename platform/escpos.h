// ESC/POS, the language of receipt printers: pictures, paper, knife, drawer and what the printer
// says about itself. Only raster pictures are sent, never text: the printers' code pages fail on
// Vietnamese. Pure functions; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "platform/luma_image.h"

namespace platform::escpos {

inline constexpr int kBandRows = 128;  // of one picture command: small memories take it

// ESC @: forgets what an interrupted receipt left behind.
std::string start();
// GS v 0 in bands of kBandRows; grey below the middle burns. Blank rows at the end are not sent.
std::string picture(const LumaImage& image);
// Rows of a picture from `first`, at most kBandRows: what is written between two looks at the
// printer.
std::string band(const LumaImage& image, int first);
// A label of a roll: its picture, then on to the next one: to the gap where the printer has a
// sensor for it (GS FF), else by its own height and a strip of two millimetres to cut in (ESC J).
std::string label(const LumaImage& image, bool to_gap);
// Feeds the last line past the knife, then cuts where `cut` is set.
std::string finish(bool cut);
// ESC p: the solenoid on pin 2 or 5 of the drawer's plug, 20…500 ms.
std::string open_drawer(int pin, int pulse_ms);
// DLE DC4 1: the same at once, for a printer that is offline and reads nothing else.
std::string open_drawer_now(int pin);
// DLE DC4 8: what was sent and not printed is forgotten.
std::string forget_all();
// DLE EOT n, n = 1…4: answered at once, also while printing and offline, by printers that can.
std::string ask_state();
// GS r 1: answered when everything before it is on paper.
inline constexpr std::string_view kAskWhenDone{"\x1D\x72\x01", 3};

// What a printer said. Nothing is known until it speaks.
struct State {
    bool offline{false};
    bool cover_open{false};
    bool paper_out{false};
    bool paper_near_end{false};
    bool cutter_stuck{false};
    bool broken{false};      // an error only a person can end
    bool drawer_pin{false};  // level of the drawer's switch; what it means differs by drawer
    friend bool operator==(const State&, const State&) = default;
};

// Takes the printer's bytes apart: answers to DLE EOT, to GS r and automatic status (ASB, four
// bytes). Bytes that are none of these are skipped. One thread.
class Listener {
public:
    // DLE EOT answers carry no number: they are taken in the order of the questions.
    void asked();
    void hear(std::string_view bytes);
    const State& state() const { return state_; }
    bool has_spoken() const { return spoken_; }
    // Answers once for each GS r 1 that was answered.
    bool take_done();
    bool awaits_state() const { return next_question_ <= 4; }

private:
    void answer_to_question(std::uint8_t byte);
    void automatic(std::uint8_t byte);

    State state_;
    int next_question_{5};  // which DLE EOT is answered next; above 4: none
    int automatic_left_{0};
    bool spoken_{false};
    int done_{0};
};

}  // namespace platform::escpos
