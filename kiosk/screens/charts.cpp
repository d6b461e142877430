#include "kiosk/screens/charts.h"

#include <algorithm>
#include <cmath>

namespace kiosk::screens {
namespace {

float share_of(std::int64_t value, std::int64_t top) {
    if (value <= 0 || top <= 0) return 0;
    return static_cast<float>(static_cast<double>(value) / static_cast<double>(top));
}

Axis axis_of(const ColumnsChart& chart) {
    std::int64_t largest = 0, lowest = 0;
    for (const ChartColumn& column : chart.columns) {
        largest = std::max({largest, column.value, column.before.value_or(0)});
        lowest = std::min({lowest, column.value, column.before.value_or(0)});
    }
    Axis axis = axis_for(std::max(largest, -lowest), 4);
    axis.steps = static_cast<int>(std::max<std::int64_t>(largest == 0 && lowest < 0 ? 0 : 1,
                                                         (largest + axis.step - 1) / axis.step));
    axis.below = static_cast<int>((-lowest + axis.step - 1) / axis.step);
    return axis;
}

// Where 0 lies, and how high a step is.
struct Scale {
    float zero;
    float step;
    std::int64_t dong;
    float height(std::int64_t value) const {
        return step * static_cast<float>(static_cast<double>(value) / static_cast<double>(dong));
    }
};

Scale grid(Ui& ui, Rect plot, float labels, const Axis& axis, const AxisUnit& unit) {
    const float step = plot.height / static_cast<float>(axis.steps + axis.below);
    const float zero = plot.bottom() - step * static_cast<float>(axis.below);
    for (int i = -axis.below; i <= axis.steps; ++i) {
        const float y = zero - step * static_cast<float>(i);
        ui.canvas.line({plot.x, y}, {plot.right(), y}, ui.p.line,
                       std::max(1.0F, std::round(ui.u / 8)));
        const float height = ui.m.line(Font::Caption);
        ui.text(
            {plot.x - labels, y - height / 2, labels - ui.u, height},
            axis_label(axis.step * i, unit),
            {.font = Font::Caption, .color = ui.p.muted, .align = Align::Right, .tabular = true});
    }
    return {zero, step, axis.step};
}

void legend(Ui& ui, Rect& top, const ColumnsChart& chart) {
    const std::pair<const std::string&, Color> entries[] = {{chart.before_name, ui.p.line},
                                                            {chart.now_name, ui.p.leaf}};
    for (const auto& [text, color] : entries) {
        const float side = top.height * 0.5F;
        const float width = ui.canvas.width_of(text, Font::Caption) + 1;
        if (width + side + 3 * ui.u > top.width) return;
        ui.text(cut_right(top, width, ui.u * 0.75F), text,
                {.font = Font::Caption, .color = ui.p.muted});
        const Rect box = cut_right(top, side, 2 * ui.u);
        ui.canvas.fill({box.x, box.middle().y - side / 2, side, side}, color, ui.u / 2);
    }
}

// What the touched column says, in the legend's place.
void marked_value(Ui& ui, Rect& top, const ChartColumn& column) {
    std::string text = column.name + " · " + format_money(Money::from_dong(column.value));
    if (column.before)
        text += " (" + ui.say(Word::Before, {format_money(Money::from_dong(*column.before))}) + ")";
    ui.text(top, text, {.font = Font::Caption, .color = ui.p.leaf, .align = Align::Right});
    top.width = std::max(1.0F, top.width - ui.canvas.width_of(text, Font::Caption) - 2 * ui.u);
}

void bar(Ui& ui, Rect slot, const Scale& scale, std::int64_t value, float share, Color color) {
    const float height = scale.height(value);
    if (std::abs(height) < 0.5F) return;
    const float width = std::max(1.0F, slot.width * share);
    const float top = height > 0 ? scale.zero - height : scale.zero;
    ui.canvas.fill({slot.middle().x - width / 2, top, width, std::abs(height)}, color,
                   std::min({ui.u / 2, std::abs(height) / 2, width / 3}));
}

void column_of(Ui& ui, Rect slot, const ChartColumn& column, bool marked, const Scale& scale) {
    if (marked) ui.canvas.fill(slot, ui.p.hover, ui.u / 2);
    if (column.before) bar(ui, slot, scale, *column.before, 0.84F, ui.p.line);
    const Color color = column.value < 0 ? ui.p.lacquer : marked ? ui.p.leaf_pressed : ui.p.leaf;
    bar(ui, slot, scale, column.value, 0.56F, color);
}

// Columns are narrower than a finger: the whole chart is touched, where says which. By keys, each
// Enter goes on to the next.
std::optional<std::size_t> touched_column(Ui& ui, Rect plot, const ColumnsChart& chart) {
    const Control state =
        control(ui, WidgetKind::Tile, plot, ui.say(Word::ChartLabel), true, "chart");
    focus_ring(ui, plot, ui.u, state.focused);
    if (!state.activated || chart.columns.empty()) return std::nullopt;
    const std::size_t count = chart.columns.size();
    const Vec2 at = ui.touch.touched_at();
    if (state.focused || !plot.contains(at)) return chart.marked ? (*chart.marked + 1) % count : 0;
    const float share = (at.x - plot.x) / plot.width;
    return std::min(count - 1, static_cast<std::size_t>(share * static_cast<float>(count)));
}

// As many names as fit, evenly.
int every_nth(const Ui& ui, const ColumnsChart& chart, float cell) {
    float widest = 0;
    for (const ChartColumn& column : chart.columns)
        widest = std::max(widest, ui.canvas.width_of(column.tick, Font::Caption));
    return std::max(1, static_cast<int>(std::ceil((widest + 1.5F * ui.u) / std::max(1.0F, cell))));
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
    if (top >= 1'000'000'000) return {1'000'000'000, text_of(Word::BillionDong)};
    if (top >= 1'000'000) return {1'000'000, text_of(Word::MillionDong)};
    if (top >= 1'000) return {1'000, text_of(Word::ThousandDong)};
    return {1, {"₫", "₫"}};
}

std::string axis_label(std::int64_t value, const AxisUnit& unit) {
    if (value < 0) return "−" + axis_label(-value, unit);
    std::string label = format_digits(value / unit.divisor);
    const std::int64_t rest = value % unit.divisor;
    if (rest == 0) return label;
    std::string decimals = std::to_string(unit.divisor + rest).substr(1);
    while (!decimals.empty() && decimals.back() == '0') decimals.pop_back();
    return label + "," + decimals;
}

std::optional<std::size_t> columns_chart(Ui& ui, Rect rect, const ColumnsChart& chart) {
    const float u = ui.u, caption = ui.m.line(Font::Caption);
    const Axis axis = axis_of(chart);
    const AxisUnit unit = axis_unit(std::max(axis.top(), axis.step * axis.below));
    Rect top = cut_top(rect, caption, u);
    if (chart.marked && *chart.marked < chart.columns.size())
        marked_value(ui, top, chart.columns[*chart.marked]);
    else if (!chart.before_name.empty())
        legend(ui, top, chart);
    ui.text(top, ui.say(unit.name), {.font = Font::Caption, .color = ui.p.muted});
    const float labels = ui.canvas.width_of(axis_label(axis.top(), unit), Font::Caption, true) +
                         ui.canvas.width_of("0,0", Font::Caption) + u;
    Rect plot = rect;
    cut_top(plot, caption * 0.5F);
    cut_left(plot, labels);
    const Rect ticks = cut_bottom(plot, caption + u);
    const Scale scale = grid(ui, plot, labels, axis, unit);
    const auto count = static_cast<int>(chart.columns.size());
    const float cell = plot.width / static_cast<float>(std::max(1, count));
    const int every = every_nth(ui, chart, cell);
    for (int i = 0; i < count; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const Rect slot{plot.x + cell * static_cast<float>(i), plot.y, cell, plot.height};
        column_of(ui, slot, chart.columns[at], chart.marked == at, scale);
        if (i % every != 0) continue;
        const float wide =
            std::max(cell, ui.canvas.width_of(chart.columns[at].tick, Font::Caption));
        ui.text({slot.middle().x - wide / 2 - 1, ticks.y + u * 0.5F, wide + 2, caption},
                chart.columns[at].tick,
                {.font = Font::Caption, .color = ui.p.muted, .align = Align::Center});
    }
    ui.canvas.line({plot.x, scale.zero}, {plot.right(), scale.zero}, ui.p.muted,
                   std::max(1.0F, std::round(u / 6)));
    return touched_column(ui, {plot.x, plot.y, plot.width, plot.height}, chart);
}

void ranked_bars(Ui& ui, Rect rect, TotalsBy table, const std::vector<TotalsRow>& rows) {
    const float u = ui.u, text = ui.m.line(Font::Caption), height = text + 0.25F * u;
    const float step = height + 0.25F * u;
    const auto fits = static_cast<std::size_t>(std::max(1.0F, (rect.height + 0.5F * u) / step));
    std::vector<TotalsRow> sorted = rows;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.amount > b.amount; });
    // Of three lines none is spent on the rest: what opens behind them has all.
    if (sorted.size() > fits && fits > 3) {
        TotalsRow rest{"others", ui.say(Word::Others), {}, {}};
        for (std::size_t i = fits - 1; i < sorted.size(); ++i) rest.amount += sorted[i].amount;
        sorted.resize(fits - 1);
        sorted.push_back(rest);
    }
    if (sorted.size() > fits) sorted.resize(fits);
    std::int64_t largest = 1;
    for (const TotalsRow& current : sorted)
        if (current.key != "others") largest = std::max(largest, current.amount.dong());
    for (const TotalsRow& current : sorted) {
        const bool others = current.key == "others";
        const Rect track = cut_top(rect, height, 0.25F * u);
        const float share = others ? 0 : share_of(current.amount.dong(), largest);
        ui.canvas.fill({track.x - u, track.y, (track.width + 2 * u) * share, height},
                       ui.p.leaf_tint, u / 2);
        Rect line = track;
        const std::string amount = format_money(current.amount);
        const float width = ui.canvas.width_of(amount, Font::Caption, true) + 1;
        ui.text(cut_right(line, width, u), amount,
                {.font = Font::Caption,
                 .color = ui.p.ink,
                 .align = Align::Right,
                 .tabular = true,
                 .middle = true});
        ui.text(line, others ? current.name : ui.say(title_of(table, current)),
                {.font = Font::Caption, .color = others ? ui.p.muted : ui.p.ink, .middle = true});
    }
}

}  // namespace kiosk::screens
