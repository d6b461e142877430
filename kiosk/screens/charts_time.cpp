// What a period's chart over time shows: hours, days or months.
#include <algorithm>
#include <map>

#include "kiosk/screens/charts.h"
#include "kiosk/screens/chrome.h"

namespace kiosk::screens {
namespace {

constexpr int kMostDays = 62;  // then months

// Shops are open by day: the chart shows 7…21 o'clock and grows where there were sales outside.
std::pair<int, int> open_hours(const std::array<Money, 24>& hours,
                               const std::array<Money, 24>* before) {
    int first = 7, last = 20;
    for (int hour = 0; hour < 24; ++hour) {
        const auto at = static_cast<std::size_t>(hour);
        if (hours[at].is_zero() && (before == nullptr || (*before)[at].is_zero())) continue;
        first = std::min(first, hour);
        last = std::max(last, hour);
    }
    return {first, last};
}

std::vector<ChartColumn> by_hour(const Figures& figures, const Figures* before) {
    const std::array<Money, 24>* earlier = before != nullptr ? &before->sums.by_hour : nullptr;
    const auto [first, last] = open_hours(figures.sums.by_hour, earlier);
    std::vector<ChartColumn> columns;
    for (int hour = first; hour <= last; ++hour) {
        const auto at = static_cast<std::size_t>(hour);
        ChartColumn column{std::to_string(hour),
                           std::to_string(hour) + ":00 – " + std::to_string(hour + 1) + ":00",
                           figures.sums.by_hour[at].dong()};
        if (earlier != nullptr) column.before = (*earlier)[at].dong();
        column.period = figures.period;
        column.hour = hour;
        columns.push_back(std::move(column));
    }
    return columns;
}

// Days of the period, those still to come too; beside the as-manieth day of what it is compared
// with.
std::vector<ChartColumn> by_day(const TotalsView& view, const Figures* before) {
    std::map<Date, Money> sold;
    for (const DayFigures& day : view.figures->days) sold[day.date] = day.net;
    std::vector<ChartColumn> columns;
    const bool short_names = view.period.days() > 14;
    for (Date day = view.period.from; day <= view.period.to; day = day.plus_days(1)) {
        const std::string dmy = day.dmy();
        ChartColumn column{short_names && view.period.kind == PeriodKind::Month ? dmy.substr(0, 2)
                                                                                : dmy.substr(0, 5),
                           dmy};
        const auto found = sold.find(day);
        if (found != sold.end()) column.value = found->second.dong();
        const auto at = columns.size();
        if (before != nullptr && at < before->days.size())
            column.before = before->days[at].net.dong();
        column.period = period_of(PeriodKind::Day, day);
        columns.push_back(std::move(column));
    }
    return columns;
}

std::vector<ChartColumn> by_month(const TotalsView& view) {
    std::vector<ChartColumn> columns;
    std::size_t at = 0;
    for (const Period& month : monthly_pieces(view.period)) {
        ChartColumn column{month.from.dmy().substr(3, 3) + month.from.dmy().substr(8),
                           month.from.dmy() + " – " + month.to.dmy()};
        for (; at < view.figures->days.size() && view.figures->days[at].date <= month.to; ++at)
            column.value += view.figures->days[at].net.dong();
        column.period = month;
        columns.push_back(std::move(column));
    }
    return columns;
}

}  // namespace

ColumnsChart chart_of(const Ui& ui, const TotalsView& view) {
    ColumnsChart chart;
    chart.marked = view.marked;
    const Figures* before = nullptr;
    // A day is drawn over the same weekday a week ago, which is what it is like.
    const std::size_t like = view.is_day() ? view.compared.size() - 1 : 0;
    if (!view.compared.empty() && view.compared[like].figures) {
        before = &*view.compared[like].figures;
        chart.before_name = with_capital(ui.say(view.compared[like].with.name));
        chart.now_name = ui.say(view.is_day() ? Word::Today : Word::ThisPeriod);
    }
    if (view.is_day())
        chart.columns = by_hour(*view.figures, before);
    else if (view.period.days() <= kMostDays)
        chart.columns = by_day(view, before);
    else
        chart.columns = by_month(view);
    if (view.period.days() > kMostDays) chart.before_name.clear();
    return chart;
}

}  // namespace kiosk::screens
