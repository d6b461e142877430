// Calendar dates and the kiosk's local time. Vietnam is UTC+7 without daylight saving, so local
// time is arithmetic: no time zone data, no locale. Plain values; any thread. Instants are UTC
// epoch milliseconds everywhere.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kiosk {

inline constexpr std::int64_t kVietnamOffsetMs = 7 * 60 * 60 * 1000;

// A day of the proleptic Gregorian calendar, 0001-01-01 … 9999-12-31.
class Date {
public:
    constexpr Date() = default;
    static std::optional<Date> from_ymd(int year, unsigned month, unsigned day);
    // "YYYY-MM-DD" exactly; nullopt for anything else or a day that does not exist.
    static std::optional<Date> parse(std::string_view iso);
    // The local (UTC+7) day of an instant.
    static Date of_instant(std::int64_t utc_ms);

    std::chrono::year_month_day ymd() const;
    Date plus_days(int days) const;
    // The same day so many months later; the month's last day where that day does not exist.
    Date plus_months(int months) const;
    int days_until(Date later) const;
    // 00:00 local time of this day as UTC epoch milliseconds.
    std::int64_t starts_at_ms() const;
    std::string iso() const;  // 2026-11-23
    std::string dmy() const;  // 23/11/2026, as people in Vietnam write it

    friend constexpr auto operator<=>(Date, Date) = default;

private:
    constexpr explicit Date(std::int32_t days) : days_since_epoch_{days} {}
    std::int32_t days_since_epoch_{0};
};

// The local hour of an instant, 0…23.
int local_hour(std::int64_t utc_ms);
// "14:05".
std::string local_time_hm(std::int64_t utc_ms);
// RFC 3339 with +07:00 and seconds: "2026-11-23T14:05:09+07:00".
std::string rfc3339(std::int64_t utc_ms);
// RFC 3339 with any offset (or Z), seconds optional fraction; nullopt for anything else.
std::optional<std::int64_t> parse_rfc3339(std::string_view text);

}  // namespace kiosk
