#include "platform/wedge.h"

#include <cstdlib>
#include <utility>

namespace platform {
namespace {

bool is_suffix(const InputEvent& event, const std::string& suffix) {
    return (suffix == "\r" && event.key == "Enter") || (suffix == "\t" && event.key == "Tab");
}

// Scanners send the FNC1 of a GS1 code as Ctrl+] (0x1D), some as F8.
bool is_group_separator(const InputEvent& event, bool within_code) {
    return (event.control && event.character == ']') || (within_code && event.key == "F8");
}

// Goes down before what it changes; nobody's key by itself.
bool is_modifier(const InputEvent& event) {
    return event.key.ends_with(" Shift") || event.key.ends_with(" Ctrl") ||
           event.key.ends_with(" Alt") || event.key.ends_with(" GUI") || event.key == "AltGr" ||
           event.key == "CapsLock" || event.key == "Numlock";
}

// Latin-1, as scanners send it, in UTF-8.
std::string character_numbered(int number) {
    if (number < 0x80) return {static_cast<char>(number)};
    return {static_cast<char>(0xC0 | (number >> 6)), static_cast<char>(0x80 | (number & 0x3F))};
}

bool ends_a_line(const InputEvent& event) {
    return event.key == "Enter" || event.key == "Tab" || (event.control && event.character == 'j');
}

}  // namespace

void Wedge::finish(Outcome& outcome, bool ended_by_suffix) {
    std::string code = code_;
    const bool has_prefix = code.starts_with(settings_.prefix);
    if (has_prefix) code.erase(0, settings_.prefix.size());
    const bool ended = settings_.suffix.empty() || ended_by_suffix;
    if (ended && has_prefix && code.size() >= kShortestCode) {
        outcome.scanned.push_back(std::move(code));
        if (ended_by_suffix) scan_ended_ms_ = last_key_ms_;
    } else {
        outcome.passed.insert(outcome.passed.end(), held_.begin(), held_.end());
    }
    held_.clear();
    code_.clear();
    alt_digits_.clear();
}

void Wedge::take_alt_number(Outcome& outcome, std::int64_t now_ms) {
    if (alt_digits_.empty()) return;
    const int number = std::atoi(std::exchange(alt_digits_, {}).c_str());
    const bool is_suffix = settings_.suffix.size() == 1 && number == settings_.suffix.front();
    last_key_ms_ = now_ms;
    if (is_suffix && !code_.empty()) {
        finish(outcome, true);
    } else if (number > 0 && number < 0x100 && code_.size() < kLongestCode) {
        code_ += character_numbered(number);
    }
}

Wedge::Outcome Wedge::feed(const InputEvent& event) {
    Outcome outcome = settle(event.earliest_ms < 0 ? event.time_ms : event.earliest_ms);
    if (event.kind == InputEvent::Kind::AltReleased) {
        take_alt_number(outcome, event.time_ms);
        return outcome;
    }
    if (event.kind == InputEvent::Kind::Text) {
        // Belongs to the key before it: held or let go together.
        (held_.empty() ? outcome.passed : held_).push_back(event);
        return outcome;
    }
    if (event.kind != InputEvent::Kind::Key) {
        outcome.passed.push_back(event);
        return outcome;
    }
    if (is_modifier(event)) return outcome;
    if (event.alt && event.character >= '0' && event.character <= '9') {
        constexpr std::size_t kMostDigits = 4;
        held_.push_back(event);
        if (alt_digits_.size() < kMostDigits) alt_digits_ += event.character;
        last_key_ms_ = event.time_ms;
        return outcome;
    }
    const bool separates = is_group_separator(event, !held_.empty());
    const bool types = (event.character != 0 && !event.control && !event.alt) || separates;
    const bool just_scanned =
        scan_ended_ms_ >= 0 && event.time_ms - scan_ended_ms_ <= settings_.gap_ms;
    if (held_.empty() && just_scanned && ends_a_line(event)) {
        // The second half of Enter and line feed: to the screen it would be somebody's Enter.
        return outcome;
    }
    // No scanner holds a key down.
    if (types && !event.repeated && code_.size() < kLongestCode) {
        held_.push_back(event);
        code_ += separates ? '\x1D' : event.character;
        last_key_ms_ = event.time_ms;
    } else if (!held_.empty() && is_suffix(event, settings_.suffix)) {
        held_.push_back(event);
        last_key_ms_ = event.time_ms;
        finish(outcome, true);
    } else {
        if (!held_.empty()) finish(outcome, false);
        outcome.passed.push_back(event);
    }
    return outcome;
}

Wedge::Outcome Wedge::settle(std::int64_t now_ms) {
    Outcome outcome;
    if (!held_.empty() && now_ms - last_key_ms_ > settings_.gap_ms) finish(outcome, false);
    return outcome;
}

std::optional<std::int64_t> Wedge::settles_at_ms() const {
    if (held_.empty()) return std::nullopt;
    return last_key_ms_ + settings_.gap_ms + 1;
}

}  // namespace platform
