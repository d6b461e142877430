// The day at a glance: four figures, the hours, and who and what brought it.
#include <algorithm>
#include <cmath>

#include "kiosk/screens/charts.h"
#include "kiosk/screens/chrome.h"

namespace kiosk::screens {
namespace {

struct Figure {
    Word title;
    std::string_view icon;
    std::string value;
    std::int64_t now{0};
    std::optional<std::int64_t> before;
    TotalsPart part;
};

std::int64_t average(const kiosk::Totals& totals) {
    return totals.sales > 0 ? totals.net.share(1, totals.sales, Rounding::HalfUp).dong() : 0;
}

std::vector<Figure> figures_of(const TotalsView& view) {
    const kiosk::Totals& now = *view.totals;
    const auto before = [&](auto get) -> std::optional<std::int64_t> {
        if (!view.last_week) return std::nullopt;
        return get(*view.last_week);
    };
    return {{Word::Revenue, "coins", format_money(now.net), now.net.dong(),
             before([](const auto& t) { return t.net.dong(); }), TotalsPart::Hours},
            {Word::Sales, "receipt", format_digits(now.sales), now.sales,
             before([](const auto& t) { return t.sales; }), TotalsPart::Payments},
            {Word::AverageSale, "chart", format_money(Money::from_dong(average(now))), average(now),
             before([](const auto& t) { return average(t); }), TotalsPart::Tax},
            // Goods by weight make it a fraction; nobody counts items in thousandths.
            {Word::ItemsSold, "box", format_digits((now.items.thousandths() + 500) / 1000),
             now.items.thousandths(), before([](const auto& t) { return t.items.thousandths(); }),
             TotalsPart::Products}};
}

void change_of(Ui& ui, Rect line, const Figure& figure) {
    const float u = ui.u, height = ui.m.line(Font::Caption) + u * 0.5F;
    if (!figure.before || *figure.before <= 0) {
        ui.text(line, ui.say(Word::NoComparison),
                {.font = Font::Caption, .color = ui.p.muted, .middle = true});
        return;
    }
    const auto now = static_cast<double>(figure.now), was = static_cast<double>(*figure.before);
    const auto percent = std::llround((now - was) * 100 / was);
    const Tone tone = percent > 0 ? Tone::Good : percent < 0 ? Tone::Attention : Tone::Neutral;
    const std::string sign = percent > 0 ? "+" : percent < 0 ? "−" : "";
    const float width = chip(ui, {line.x, line.middle().y - height / 2}, height,
                             percent > 0   ? "chevron-up"
                             : percent < 0 ? "chevron-down"
                                           : "",
                             sign + std::to_string(std::abs(percent)) + " %", tone, line.width);
    cut_left(line, width, u);
    ui.text(line, ui.say(Word::AgainstLastWeek),
            {.font = Font::Caption, .color = ui.p.muted, .middle = true});
}

void figure_card(Ui& ui, Rect rect, const Figure& figure) {
    const float u = ui.u;
    const std::string& title = ui.say(figure.title);
    const Control state = control(ui, WidgetKind::Tile, rect, title, true);
    ui.canvas.card(rect);
    if (state.pressed) ui.canvas.fill(inset(rect, 1), ui.p.hover, ui.m.radius());
    const float block = ui.m.line(Font::Caption) * 2 + ui.m.line(Font::Title) + 1.5F * u;
    Rect inner = inset(rect, 2.5F * u, std::max(u, (rect.height - block) / 2));
    Rect top = cut_top(inner, ui.m.line(Font::Caption), u * 0.5F);
    const float sign = std::min(top.height, 3.5F * u);
    const Rect place = cut_right(top, sign, u);
    icon(ui, figure.icon, {place.x, top.middle().y - sign / 2, sign, sign}, ui.p.muted);
    ui.canvas.quiet(true);
    ui.text(top, title, {.font = Font::Caption, .color = ui.p.muted});
    ui.canvas.quiet(false);
    const float line = ui.m.line(Font::Title);
    const bool fits = ui.canvas.width_of(figure.value, Font::Title, true) <= inner.width;
    ui.text(cut_top(inner, line, u * 0.5F), figure.value,
            {.font = fits ? Font::Title : Font::Strong,
             .color = ui.p.ink,
             .tabular = true,
             .middle = true});
    change_of(ui, {inner.x, inner.y, inner.width, ui.m.line(Font::Caption) + u * 0.5F}, figure);
    focus_ring(ui, rect, ui.m.radius(), state.focused);
    if (state.activated) ui.wish(OpenTotals{figure.part});
}

// A card whose whole surface opens what is behind it; answers the room inside.
Rect opening_card(Ui& ui, Rect rect, Word title, TotalsPart part) {
    const std::string& label = ui.say(title);
    const Control state = control(ui, WidgetKind::Tile, rect, label, true);
    ui.canvas.card(rect);
    if (state.pressed) ui.canvas.fill(inset(rect, 1), ui.p.hover, ui.m.radius());
    Rect inner = inset(rect, 2.5F * ui.u, 2 * ui.u);
    Rect top = cut_top(inner, ui.m.line(Font::Strong), ui.u);
    const Rect sign = cut_right(top, 3 * ui.u, ui.u);
    icon(ui, "chevron-right", {sign.x, top.middle().y - 1.5F * ui.u, 3 * ui.u, 3 * ui.u},
         ui.p.muted);
    ui.canvas.quiet(true);
    ui.text(top, label, {.font = Font::Strong, .color = ui.p.ink});
    ui.canvas.quiet(false);
    focus_ring(ui, rect, ui.m.radius(), state.focused);
    if (state.activated) ui.wish(OpenTotals{part});
    return inner;
}

void date_line(Ui& ui, Rect& area) {
    const TotalsView& view = ui.view.totals;
    const float side = ui.m.touch(), u = ui.u;
    Rect strip = cut_top(area, side, 2.5F * u);
    if (button(ui, cut_left(strip, side, u),
               {.label = ui.say(Word::DayBefore), .icon = "chevron-left", .icon_only = true}))
        ui.wish(ChooseDate{view.date.plus_days(-1)});
    const std::string date =
        view.is_today ? ui.say(Word::TodayDate, {view.date.dmy()}) : view.date.dmy();
    const float width = ui.canvas.width_of(date, Font::Strong) + 4 * u;
    ui.text(cut_left(strip, width, u), date,
            {.font = Font::Strong, .color = ui.p.ink, .align = Align::Center, .middle = true});
    if (button(ui, cut_left(strip, side, 2 * u),
               {.label = ui.say(Word::DayAfter),
                .icon = "chevron-right",
                .enabled = !view.is_today,
                .why_not = ui.say(Word::NoTomorrow),
                .icon_only = true}))
        ui.wish(ChooseDate{view.date.plus_days(1)});
    if (view.last_week)
        ui.text(
            strip, ui.say(Word::ComparedWith, {view.last_week->date.dmy()}),
            {.font = Font::Caption, .color = ui.p.muted, .align = Align::Right, .middle = true});
}

void rank_card(Ui& ui, Rect rect, Word title, TotalsPart part) {
    const Rect inner = opening_card(ui, rect, title, part);
    ranked_bars(ui, inner, table_behind(part), rows_behind(*ui.view.totals.totals, part));
}

void hours_card(Ui& ui, Rect rect) {
    const TotalsView& view = ui.view.totals;
    const Rect inner = opening_card(ui, rect, Word::ByHour, TotalsPart::Hours);
    hours_chart(ui, inner, view.totals->by_hour,
                view.last_week ? &view.last_week->by_hour : nullptr);
}

void overview(Ui& ui, Rect area) {
    const float u = ui.u, gap = 2.5F * u;
    const auto figures = figures_of(ui.view.totals);
    const int columns = ui.m.portrait ? 2 : 4, rows = 4 / columns;
    const float card = ui.m.line(Font::Caption) * 2 + ui.m.line(Font::Title) + 5.5F * u;
    const Rect top =
        cut_top(area, card * static_cast<float>(rows) + gap * static_cast<float>(rows - 1), gap);
    for (int i = 0; i < 4; ++i)
        figure_card(ui, column(row(top, i / columns, rows, gap), i % columns, columns, gap),
                    figures[static_cast<std::size_t>(i)]);
    if (ui.m.portrait)
        hours_card(ui, cut_top(area, area.height * 0.36F, gap));
    else
        hours_card(ui, cut_left(area, area.width * 0.42F, gap));
    rank_card(ui, column(row(area, 0, 2, gap), 0, 2, gap), Word::ByPayment, TotalsPart::Payments);
    rank_card(ui, column(row(area, 0, 2, gap), 1, 2, gap), Word::ByGroupOfGoods,
              TotalsPart::Groups);
    rank_card(ui, column(row(area, 1, 2, gap), 0, 2, gap), Word::ByProducer, TotalsPart::Producers);
    rank_card(ui, column(row(area, 1, 2, gap), 1, 2, gap), Word::ByCashier, TotalsPart::Cashiers);
}

}  // namespace

void draw_totals(Ui& ui, Rect area) {
    const TotalsView& view = ui.view.totals;
    const bool detail = view.part != TotalsPart::Overview && view.totals.has_value();
    if (detail) return draw_totals_part(ui, area);
    header(ui, area, ui.say(Word::TotalsTitle), true);
    date_line(ui, area);
    if (view.problem) {
        const float height = problem_card_height(ui, area.width, *view.problem);
        problem_card(ui, cut_top(area, height, 2 * ui.u), *view.problem, Tone::Danger);
    }
    if (!view.totals) {
        if (view.loading) busy_state(ui, area, ui.say(Word::Loading));
        return;
    }
    if (view.totals->sales == 0 && view.totals->refunds == 0) {
        if (empty_state(ui, area, "chart",
                        ui.say(view.is_today ? Word::NoSalesToday : Word::NoSalesThatDay),
                        ui.say(Word::DayBefore)))
            ui.wish(ChooseDate{view.date.plus_days(-1)});
        return;
    }
    overview(ui, area);
}

}  // namespace kiosk::screens
