// Result carries a value or a Problem a person can read: for expected outcomes (unknown code, bad
// row, centre unreachable). Storage faults throw db::Error instead; broken invariants assert.
// Plain values; any thread.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace kiosk {

enum class Language { Vietnamese, English };

// One text in both languages of the kiosk, UTF-8 NFC.
struct Text {
    std::string vi;
    std::string en;

    const std::string& in(Language language) const {
        return language == Language::Vietnamese ? vi : en;
    }
    friend bool operator==(const Text&, const Text&) = default;
};

// What went wrong, why, and what a person can do about it. `field` names the place in the input
// (a JSON field, "line 3, column price"), empty where there is none. On the command line it reads
// "ocop-kiosk: WHAT: WHY (WHAT TO DO)".
struct Problem {
    Text what;
    Text why;
    Text to_do;
    std::string field{};

    // "what: why (what to do)", leaving out what is empty.
    std::string line(Language language) const;
};

template <typename T>
class [[nodiscard]] Result {
public:
    Result(T value) : held_{std::in_place_index<0>, std::move(value)} {}
    Result(Problem problem) : held_{std::in_place_index<1>, std::move(problem)} {}

    explicit operator bool() const { return held_.index() == 0; }
    bool has_value() const { return held_.index() == 0; }

    const T& value() const& {
        assert(has_value());
        return std::get<0>(held_);
    }
    T& value() & {
        assert(has_value());
        return std::get<0>(held_);
    }
    T&& value() && {
        assert(has_value());
        return std::get<0>(std::move(held_));
    }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }

    const Problem& problem() const {
        assert(!has_value());
        return std::get<1>(held_);
    }

private:
    std::variant<T, Problem> held_;
};

// A Result without a value: done, or a Problem.
struct Done {};
using Status = Result<Done>;

}  // namespace kiosk
