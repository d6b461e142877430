#include "kiosk/core/period.h"

#include <algorithm>
#include <array>

namespace kiosk {
namespace {

constexpr int kWeekDays = 7;

Date first_of_month(Date day) {
    const auto ymd = day.ymd();
    return *Date::from_ymd(static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()), 1);
}

Date last_of_month(Date day) { return first_of_month(day).plus_months(1).plus_days(-1); }

// 0: Monday.
unsigned weekday(Date day) {
    return std::chrono::weekday{std::chrono::sys_days{day.ymd()}}.iso_encoding() - 1;
}

Text weekday_before(Date day) {
    static const std::array<Text, kWeekDays> kNames{{{"T2", "Mon"},
                                                     {"T3", "Tue"},
                                                     {"T4", "Wed"},
                                                     {"T5", "Thu"},
                                                     {"T6", "Fri"},
                                                     {"T7", "Sat"},
                                                     {"CN", "Sun"}}};
    const Text& name = kNames.at(weekday(day));
    return {name.vi + " trước", "last " + name.en};
}

std::string month_text(Date day) { return day.dmy().substr(3); }
std::string short_day(Date day) { return day.dmy().substr(0, 5); }

// As many days as have passed of the period today.
Period so_far(const Period& before, const Period& period, Date today) {
    if (!period.contains(today)) return before;
    const int days = period.from.days_until(today);
    return {before.kind, before.from, std::min(before.to, before.from.plus_days(days))};
}

}  // namespace

Period period_of(PeriodKind kind, Date day) {
    if (kind == PeriodKind::Week) {
        const Date monday = day.plus_days(-static_cast<int>(weekday(day)));
        return {kind, monday, monday.plus_days(kWeekDays - 1)};
    }
    if (kind == PeriodKind::Month) return {kind, first_of_month(day), last_of_month(day)};
    return {kind, day, day};
}

Period moved(const Period& period, int by) {
    if (period.kind == PeriodKind::Month)
        return period_of(PeriodKind::Month, period.from.plus_months(by));
    const int days = period.days() * by;
    return {period.kind, period.from.plus_days(days), period.to.plus_days(days)};
}

Text title_of(const Period& period) {
    const std::string both = period.from.dmy() + " – " + period.to.dmy();
    switch (period.kind) {
        case PeriodKind::Day:
            break;
        case PeriodKind::Week: {
            const std::string days = short_day(period.from) + " – " + period.to.dmy();
            return {"Tuần " + days, "Week " + days};
        }
        case PeriodKind::Month:
            return {"Tháng " + month_text(period.from), "Month " + month_text(period.from)};
        case PeriodKind::Range:
            if (period.from == period.to) break;
            return {both, both};
    }
    return {period.from.dmy(), period.from.dmy()};
}

std::vector<Comparison> comparisons_of(const Period& period, Date today) {
    const Period before = so_far(moved(period, -1), period, today);
    switch (period.kind) {
        case PeriodKind::Day: {
            const Text yesterday = period.from == today ? Text{"hôm qua", "yesterday"}
                                                        : Text{"hôm trước", "the day before"};
            const Date week_ago = period.from.plus_days(-kWeekDays);
            return {{before, yesterday},
                    {period_of(PeriodKind::Day, week_ago), weekday_before(week_ago)}};
        }
        case PeriodKind::Week:
            return {{before, {"tuần trước", "the week before"}}};
        case PeriodKind::Month: {
            const Period year = period_of(PeriodKind::Month, period.from.plus_months(-12));
            return {{before, {"tháng trước", "the month before"}},
                    {so_far(year, period, today), {"năm trước", "a year ago"}}};
        }
        case PeriodKind::Range:
            break;
    }
    const std::string days = std::to_string(period.days());
    return {{moved(period, -1), {days + " ngày trước đó", "the " + days + " days before"}}};
}

Period month_so_far(Date day) { return {PeriodKind::Range, first_of_month(day), day}; }

Period month_before_so_far(Date day) {
    const Date first = first_of_month(day).plus_months(-1);
    const int days = first_of_month(day).days_until(day);
    return {PeriodKind::Range, first, std::min(last_of_month(first), first.plus_days(days))};
}

namespace {

template <typename EndOf>
std::vector<Period> cut(const Period& period, EndOf end_of) {
    std::vector<Period> pieces;
    for (Date from = period.from; from <= period.to;) {
        const Date to = std::min(period.to, end_of(from));
        pieces.push_back({PeriodKind::Range, from, to});
        from = to.plus_days(1);
    }
    return pieces;
}

}  // namespace

std::vector<Period> monthly_pieces(const Period& period) { return cut(period, last_of_month); }

Period piece_around(Date day) {
    constexpr int kDays = 8;
    const int before = first_of_month(day).days_until(day);
    const Date from = day.plus_days(-(before % kDays));
    return {PeriodKind::Range, from, std::min(last_of_month(day), from.plus_days(kDays - 1))};
}

std::vector<Period> pieces_of(const Period& period) {
    return cut(period, [](Date day) { return piece_around(day).to; });
}

}  // namespace kiosk
