#include "kiosk/screens/charts.h"

#include <algorithm>
#include <cmath>

namespace kiosk::screens {
namespace {

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

std::int64_t largest_of(const std::array<Money, 24>& hours, const std::array<Money, 24>* before) {
    std::int64_t largest = 0;
    for (const Money amount : hours) largest = std::max(largest, amount.dong());
    if (before != nullptr)
        for (const Money amount : *before) largest = std::max(largest, amount.dong());
    return largest;
}

float share_of(std::int64_t value, std::int64_t top) {
    if (value <= 0 || top <= 0) return 0;
    return static_cast<float>(static_cast<double>(value) / static_cast<double>(top));
}

void grid(Ui& ui, Rect plot, float labels, const Axis& axis, const AxisUnit& unit) {
    for (int i = 0; i <= axis.steps; ++i) {
        const float y =
            plot.bottom() - plot.height * static_cast<float>(i) / static_cast<float>(axis.steps);
        ui.canvas.line({plot.x, y}, {plot.right(), y}, ui.p.line,
                       std::max(1.0F, std::round(ui.u / 8)));
        const float height = ui.m.line(Font::Caption);
        ui.text(
            {plot.x - labels, y - height / 2, labels - ui.u, height},
            axis_label(axis.step * i, unit),
            {.font = Font::Caption, .color = ui.p.muted, .align = Align::Right, .tabular = true});
    }
}

void legend(Ui& ui, Rect& top) {
    const std::pair<Word, Color> entries[] = {{Word::WeekBefore, ui.p.line},
                                              {Word::Today, ui.p.leaf}};
    for (const auto& [word, color] : entries) {
        const std::string& text = ui.say(word);
        const float side = top.height * 0.5F;
        ui.text(cut_right(top, ui.canvas.width_of(text, Font::Caption) + 1, ui.u * 0.75F), text,
                {.font = Font::Caption, .color = ui.p.muted});
        const Rect box = cut_right(top, side, 2 * ui.u);
        ui.canvas.fill({box.x, box.middle().y - side / 2, side, side}, color, ui.u / 2);
    }
}

}  // namespace

Axis axis_for(std::int64_t largest, int most) {
    Axis axis;
    if (largest <= 0) return {100'000, 1};
    for (std::int64_t power = 1;; power *= 10) {
        for (const std::int64_t digit : {1, 2, 5}) {
            axis.step = digit * power;
            const std::int64_t steps = (largest + axis.step - 1) / axis.step;
            if (steps > most) continue;
            axis.steps = static_cast<int>(steps);
            return axis;
        }
    }
}

AxisUnit axis_unit(std::int64_t top) {
    if (top >= 1'000'000) return {1'000'000, text_of(Word::MillionDong)};
    if (top >= 1'000) return {1'000, text_of(Word::ThousandDong)};
    return {1, {"₫", "₫"}};
}

std::string axis_label(std::int64_t value, const AxisUnit& unit) {
    std::string label = format_digits(value / unit.divisor);
    const std::int64_t rest = value % unit.divisor;
    if (rest == 0) return label;
    std::string decimals = std::to_string(unit.divisor + rest).substr(1);
    while (!decimals.empty() && decimals.back() == '0') decimals.pop_back();
    return label + "," + decimals;
}

void hours_chart(Ui& ui, Rect rect, const std::array<Money, 24>& hours,
                 const std::array<Money, 24>* before) {
    const float u = ui.u, caption = ui.m.line(Font::Caption);
    const std::int64_t largest = largest_of(hours, before);
    const Axis axis = axis_for(largest, 4);
    const AxisUnit unit = axis_unit(axis.top());
    Rect top = cut_top(rect, caption, u);
    if (before != nullptr) legend(ui, top);
    ui.text(top, ui.say(unit.name), {.font = Font::Caption, .color = ui.p.muted});
    const float labels = ui.canvas.width_of(axis_label(axis.top(), unit), Font::Caption, true) +
                         ui.canvas.width_of("0,0", Font::Caption) + u;
    Rect plot = rect;
    cut_top(plot, caption * 0.5F);
    cut_left(plot, labels);
    const Rect ticks = cut_bottom(plot, caption + u);
    grid(ui, plot, labels, axis, unit);
    const auto [first, last] = open_hours(hours, before);
    const int count = last - first + 1;
    const float cell = plot.width / static_cast<float>(count);
    // An hour's name takes about five characters: as many as fit, evenly.
    const int every = ui.canvas.width_of("00", Font::Caption) * 1.6F > cell ? 2 : 1;
    for (int i = 0; i < count; ++i) {
        const auto hour = static_cast<std::size_t>(first + i);
        const Rect slot{plot.x + cell * static_cast<float>(i), plot.y, cell, plot.height};
        if (before != nullptr) {
            const float h = plot.height * share_of((*before)[hour].dong(), axis.top());
            if (h > 0)
                ui.canvas.fill({slot.x + cell * 0.08F, slot.bottom() - h, cell * 0.84F, h},
                               ui.p.line, std::min(u / 2, h / 2));
        }
        const float h = plot.height * share_of(hours[hour].dong(), axis.top());
        if (h > 0)
            ui.canvas.fill({slot.x + cell * 0.22F, slot.bottom() - h, cell * 0.56F, h}, ui.p.leaf,
                           std::min(u / 2, h / 2));
        if (i % every == 0)
            ui.text({slot.x - cell / 2, ticks.y + u * 0.5F, cell * 2, caption},
                    std::to_string(first + i),
                    {.font = Font::Caption, .color = ui.p.muted, .align = Align::Center});
    }
    ui.canvas.line({plot.x, plot.bottom()}, {plot.right(), plot.bottom()}, ui.p.muted,
                   std::max(1.0F, std::round(u / 6)));
}

void ranked_bars(Ui& ui, Rect rect, TotalsBy table, const std::vector<TotalsRow>& rows) {
    const float u = ui.u, text = ui.m.line(Font::Caption), bar = 1.25F * u;
    const float height = text + bar + 1.5F * u;
    const auto fits = static_cast<std::size_t>(std::max(1.0F, (rect.height + u) / height));
    std::vector<TotalsRow> sorted = rows;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.amount > b.amount; });
    if (sorted.size() > fits) {
        TotalsRow rest{"others", ui.say(Word::Others), {}, {}};
        for (std::size_t i = fits - 1; i < sorted.size(); ++i) rest.amount += sorted[i].amount;
        sorted.resize(fits - 1);
        sorted.push_back(rest);
    }
    std::int64_t largest = 1;
    for (const TotalsRow& current : sorted) largest = std::max(largest, current.amount.dong());
    for (const TotalsRow& current : sorted) {
        Rect line = cut_top(rect, text, u * 0.25F);
        const std::string amount = format_money(current.amount);
        const float width = ui.canvas.width_of(amount, Font::Caption, true) + 1;
        ui.text(cut_right(line, width, u), amount,
                {.font = Font::Caption, .color = ui.p.ink, .align = Align::Right, .tabular = true});
        ui.text(line, ui.say(title_of(table, current)), {.font = Font::Caption, .color = ui.p.ink});
        const Rect track = cut_top(rect, bar, 1.25F * u);
        ui.canvas.fill(track, ui.p.hover, bar / 2);
        const float share = share_of(current.amount.dong(), largest);
        if (share > 0)
            ui.canvas.fill({track.x, track.y, std::max(bar, track.width * share), bar}, ui.p.leaf,
                           bar / 2);
    }
}

}  // namespace kiosk::screens
