#include "platform/wedge.h"

namespace platform {
namespace {

bool is_suffix(const InputEvent& event, const std::string& suffix) {
    return (suffix == "\r" && event.key == "Enter") || (suffix == "\t" && event.key == "Tab");
}

// Scanners send the FNC1 of a GS1 code as Ctrl+] (0x1D), some as F8.
bool is_group_separator(const InputEvent& event, bool within_code) {
    return (event.control && event.character == ']') || (within_code && event.key == "F8");
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
}

Wedge::Outcome Wedge::feed(const InputEvent& event) {
    Outcome outcome = settle(event.time_ms);
    if (event.kind == InputEvent::Kind::Text) {
        // Belongs to the key before it: held or let go together.
        (held_.empty() ? outcome.passed : held_).push_back(event);
        return outcome;
    }
    if (event.kind != InputEvent::Kind::Key) {
        outcome.passed.push_back(event);
        return outcome;
    }
    const bool separates = is_group_separator(event, !held_.empty());
    const bool types = (event.character != 0 && !event.control) || separates;
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
