// Tells a USB keyboard scanner's burst of keys from a person's typing, wherever the focus is. Reads
// key positions (scancodes), so that an active Vietnamese input method cannot garble a code, and
// the characters some scanners send as Alt and a number on the keypad. Keys are held back until it
// is clear whose they are: at most `gap_ms` for a person's. Keys that waited while a frame was
// drawn count as close to each other as they may have been.
//
// Pure but for what it holds; the frame thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "platform/input_event.h"

namespace platform {

struct WedgeSettings {
    std::string prefix;        // dropped from the front of a code
    std::string suffix{"\r"};  // "\r" Enter, "\t" Tab, or empty: a pause ends the code
    std::int64_t gap_ms{50};   // longest pause between two keys of one scan
};

class Wedge {
public:
    static constexpr std::size_t kShortestCode = 4;
    static constexpr std::size_t kLongestCode = 4096;

    explicit Wedge(WedgeSettings settings) : settings_{std::move(settings)} {}

    struct Outcome {
        std::vector<InputEvent> passed;    // a person's, in order
        std::vector<std::string> scanned;  // whole codes
    };
    Outcome feed(const InputEvent& event);
    // To be called now and then: lets go of what has been held for longer than the gap.
    Outcome settle(std::int64_t now_ms);
    // When settle() has something to do; nullopt: nothing is held.
    std::optional<std::int64_t> settles_at_ms() const;

private:
    void finish(Outcome& outcome, bool ended_by_suffix);
    void take_alt_number(Outcome& outcome, std::int64_t now_ms);

    WedgeSettings settings_;
    std::vector<InputEvent> held_;
    std::string code_;
    std::string alt_digits_;  // of the number being sent with Alt held
    std::int64_t last_key_ms_{0};
    std::int64_t scan_ended_ms_{-1};  // by a suffix: what a scanner sends after it is no key
};

}  // namespace platform
