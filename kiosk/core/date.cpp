#include "kiosk/core/date.h"

#include <algorithm>
#include <cstdio>

namespace kiosk {
namespace {

constexpr std::int64_t kDayMs = 24LL * 60 * 60 * 1000;

constexpr std::int32_t days_of(std::chrono::year_month_day ymd) {
    return static_cast<std::int32_t>(std::chrono::sys_days{ymd}.time_since_epoch().count());
}

constexpr std::int32_t kFirstDay =
    days_of({std::chrono::year{1}, std::chrono::month{1}, std::chrono::day{1}});
constexpr std::int32_t kLastDay =
    days_of({std::chrono::year{9999}, std::chrono::month{12}, std::chrono::day{31}});

std::int32_t within_calendar(std::int64_t days) {
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(days, kFirstDay, kLastDay));
}

std::int64_t floor_div(std::int64_t dividend, std::int64_t divisor) {
    const std::int64_t quotient = dividend / divisor;
    return dividend % divisor < 0 ? quotient - 1 : quotient;
}

// A clock gone mad must not wrap while the offset is added; such an instant is clamped anyway.
std::int64_t local_ms(std::int64_t utc_ms) {
    constexpr std::int64_t kFirstMs = kFirstDay * kDayMs;
    constexpr std::int64_t kLastMs = (kLastDay + 1LL) * kDayMs - 1;
    return std::clamp(std::clamp(utc_ms, kFirstMs, kLastMs) + kVietnamOffsetMs, kFirstMs, kLastMs);
}

struct TimeOfDay {
    int hour, minute, second;
};

TimeOfDay local_time(std::int64_t utc_ms) {
    const std::int64_t local = local_ms(utc_ms);
    const int seconds = static_cast<int>((local - floor_div(local, kDayMs) * kDayMs) / 1000);
    return {seconds / 3600, seconds / 60 % 60, seconds % 60};
}

// `count` digits at `at`, or -1.
int digits_at(std::string_view text, std::size_t at, std::size_t count) {
    if (at + count > text.size()) return -1;
    int number = 0;
    for (const char c : text.substr(at, count)) {
        if (c < '0' || c > '9') return -1;
        number = number * 10 + (c - '0');
    }
    return number;
}

bool char_at(std::string_view text, std::size_t at, char wanted) {
    return at < text.size() && text[at] == wanted;
}

// "Z" or "+hh:mm" as minutes east of Greenwich.
std::optional<int> parse_offset(std::string_view text) {
    if (text == "Z" || text == "z") return 0;
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') {
        return std::nullopt;
    }
    const int hours = digits_at(text, 1, 2);
    const int minutes = digits_at(text, 4, 2);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return std::nullopt;
    return (text[0] == '-' ? -1 : 1) * (hours * 60 + minutes);
}

template <typename... Numbers>
std::string printed(const char* format, Numbers... numbers) {
    char buffer[40];
    const int size = std::snprintf(buffer, sizeof buffer, format, numbers...);
    return {buffer, static_cast<std::size_t>(size)};
}

}  // namespace

std::optional<Date> Date::from_ymd(int year, unsigned month, unsigned day) {
    if (year < 1 || year > 9999 || month > 12 || day > 31) return std::nullopt;
    const std::chrono::year_month_day ymd{std::chrono::year{year}, std::chrono::month{month},
                                          std::chrono::day{day}};
    if (!ymd.ok()) return std::nullopt;
    return Date{days_of(ymd)};
}

std::optional<Date> Date::parse(std::string_view iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
    const int year = digits_at(iso, 0, 4);
    const int month = digits_at(iso, 5, 2);
    const int day = digits_at(iso, 8, 2);
    if (year < 0 || month < 0 || day < 0) return std::nullopt;
    return from_ymd(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

Date Date::of_instant(std::int64_t utc_ms) {
    return Date{within_calendar(floor_div(local_ms(utc_ms), kDayMs))};
}

std::chrono::year_month_day Date::ymd() const {
    return std::chrono::year_month_day{std::chrono::sys_days{std::chrono::days{days_since_epoch_}}};
}

Date Date::plus_days(int days) const {
    return Date{within_calendar(std::int64_t{days_since_epoch_} + days)};
}

Date Date::plus_months(int months) const {
    const std::chrono::year_month_day from = ymd();
    const std::int64_t count = std::int64_t{static_cast<int>(from.year())} * 12 +
                               static_cast<unsigned>(from.month()) - 1 + months;
    if (count < 12) return Date{kFirstDay};
    if (count >= 10'000LL * 12) return Date{kLastDay};
    const std::chrono::year_month month{std::chrono::year{static_cast<int>(count / 12)},
                                        std::chrono::month{static_cast<unsigned>(count % 12 + 1)}};
    const std::chrono::day last = (month / std::chrono::last).day();
    return Date{days_of(month / std::min(from.day(), last))};
}

int Date::days_until(Date later) const { return later.days_since_epoch_ - days_since_epoch_; }

std::int64_t Date::starts_at_ms() const { return days_since_epoch_ * kDayMs - kVietnamOffsetMs; }

std::string Date::iso() const {
    const auto day = ymd();
    return printed("%04d-%02u-%02u", static_cast<int>(day.year()),
                   static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

std::string Date::dmy() const {
    const auto day = ymd();
    return printed("%02u/%02u/%04d", static_cast<unsigned>(day.day()),
                   static_cast<unsigned>(day.month()), static_cast<int>(day.year()));
}

int local_hour(std::int64_t utc_ms) { return local_time(utc_ms).hour; }

std::string local_time_hm(std::int64_t utc_ms) {
    const TimeOfDay time = local_time(utc_ms);
    return printed("%02d:%02d", time.hour, time.minute);
}

std::string rfc3339(std::int64_t utc_ms) {
    const TimeOfDay time = local_time(utc_ms);
    return Date::of_instant(utc_ms).iso() +
           printed("T%02d:%02d:%02d+07:00", time.hour, time.minute, time.second);
}

std::optional<std::int64_t> parse_rfc3339(std::string_view text) {
    const auto date = Date::parse(text.substr(0, 10));
    const bool separated = char_at(text, 10, 'T') || char_at(text, 10, 't');
    if (!date || !separated || !char_at(text, 13, ':') || !char_at(text, 16, ':')) {
        return std::nullopt;
    }
    const int hour = digits_at(text, 11, 2);
    const int minute = digits_at(text, 14, 2);
    const int second = digits_at(text, 17, 2);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
        return std::nullopt;
    }
    std::size_t at = 19;
    int milliseconds = 0;
    if (char_at(text, at, '.')) {
        int scale = 100;
        const std::size_t first = ++at;
        for (; digits_at(text, at, 1) >= 0; ++at, scale /= 10) {
            milliseconds += digits_at(text, at, 1) * scale;
        }
        if (at == first) return std::nullopt;
    }
    const auto offset = parse_offset(text.substr(at));
    if (!offset) return std::nullopt;
    const std::int64_t minutes = std::int64_t{hour} * 60 + minute - *offset;
    return date->starts_at_ms() + kVietnamOffsetMs + (minutes * 60 + second) * 1000 + milliseconds;
}

}  // namespace kiosk
