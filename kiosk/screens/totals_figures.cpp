// The head of the figures: which period, and the few numbers that say how it went.
#include <algorithm>
#include <cmath>

#include "kiosk/screens/totals_parts.h"

namespace kiosk::screens {
namespace {

struct Figure {
    Word title;
    std::string_view icon;
    std::string value;
    std::function<std::int64_t(const Figures&)> of;
    TotalsPart part;
};

const std::vector<Figure> figures_of(const Figures& now) {
    const auto pieces = [](const Quantity items) { return (items.thousandths() + 500) / 1000; };
    return {{Word::Revenue, "coins", format_money(now.sums.net),
             [](const Figures& f) { return f.sums.net.dong(); }, TotalsPart::Hours},
            {Word::Sales, "receipt", format_digits(now.sums.sales),
             [](const Figures& f) { return f.sums.sales; }, TotalsPart::Overview},
            {Word::AverageSale, "chart", format_money(now.average()),
             [](const Figures& f) { return f.average().dong(); }, TotalsPart::Tax},
            // Goods by weight make it a fraction; nobody counts items in thousandths.
            {Word::ItemsSold, "box", format_digits(pieces(now.sums.items)),
             [](const Figures& f) { return f.sums.items.thousandths(); }, TotalsPart::Products}};
}

float card_height(const Ui& ui) {
    return ui.m.line(Font::Caption) + ui.m.line(Font::Title) +
           2 * (ui.m.line(Font::Caption) + ui.u) + 5 * ui.u;
}

void figure_card(Ui& ui, Rect rect, const Figure& figure) {
    const TotalsView& view = ui.view.totals;
    const std::string& title = ui.say(figure.title);
    const Control state = control(ui, WidgetKind::Tile, rect, title, true);
    ui.canvas.card(rect);
    if (state.pressed) ui.canvas.fill(inset(rect, 1), ui.p.hover, ui.m.radius());
    Rect inner = card_head(ui, rect, title, figure.icon, figure.value);
    const std::int64_t now = figure.of(*view.figures);
    for (const ComparedFigures& compared : view.compared) {
        if (!compared.figures || compared.figures->empty()) continue;
        change_line(ui, cut_top(inner, ui.m.line(Font::Caption) + ui.u * 0.5F, ui.u * 0.5F), now,
                    figure.of(*compared.figures), ui.say(compared.with.name));
    }
    focus_ring(ui, rect, ui.m.radius(), state.focused);
    if (!state.activated) return;
    if (figure.part != TotalsPart::Overview)
        ui.wish(OpenTotals{figure.part});
    else
        ui.wish(OpenSales{SalesFilter{view.period}, text_of(Word::AllSales)});
}

void month_card(Ui& ui, Rect rect) {
    const TotalsView& view = ui.view.totals;
    const std::string month = view.month->period.from.dmy().substr(3, 2);
    const std::string title = ui.say(Word::MonthSoFar, {month});
    const Control state = control(ui, WidgetKind::Tile, rect, title, true);
    ui.canvas.card(rect);
    if (state.pressed) ui.canvas.fill(inset(rect, 1), ui.p.hover, ui.m.radius());
    Rect inner = card_head(ui, rect, title, "calendar", format_money(view.month->sums.net));
    if (view.month_before && !view.month_before->empty()) {
        const std::string days = "1–" + view.month_before->period.to.dmy().substr(0, 5);
        change_line(ui, cut_top(inner, ui.m.line(Font::Caption) + ui.u * 0.5F, ui.u * 0.5F),
                    view.month->sums.net.dong(), view.month_before->sums.net.dong(), days);
    }
    if (shows_margin(ui))
        ui.text(cut_top(inner, ui.m.line(Font::Caption) + ui.u * 0.5F),
                ui.say(Word::MarginOfMonth, {margin_text(ui, view.month->margins.whole)}),
                {.font = Font::Caption, .color = ui.p.muted, .middle = true});
    focus_ring(ui, rect, ui.m.radius(), state.focused);
    if (state.activated) ui.wish(ChoosePeriodKind{PeriodKind::Month});
}

}  // namespace

Rect card_head(Ui& ui, Rect rect, std::string_view title, std::string_view icon_name,
               std::string_view value) {
    const float u = ui.u;
    Rect inner = inset(rect, 2.5F * u, 1.75F * u);
    Rect top = cut_top(inner, ui.m.line(Font::Caption), u * 0.5F);
    const float sign = std::min(top.height, 3.5F * u);
    const Rect place = cut_right(top, sign, u);
    icon(ui, icon_name, {place.x, top.middle().y - sign / 2, sign, sign}, ui.p.muted);
    ui.canvas.quiet(true);
    ui.text(top, title, {.font = Font::Caption, .color = ui.p.muted});
    ui.canvas.quiet(false);
    const bool fits = ui.canvas.width_of(value, Font::Title, true) <= inner.width;
    ui.text(cut_top(inner, ui.m.line(Font::Title), u * 0.5F), value,
            {.font = fits ? Font::Title : Font::Strong,
             .color = ui.p.ink,
             .tabular = true,
             .middle = true});
    return inner;
}

void change_line(Ui& ui, Rect line, std::int64_t now, std::int64_t before, std::string_view words) {
    if (before <= 0) return;
    const double change = 100.0 * static_cast<double>(now - before) / static_cast<double>(before);
    const auto percent = static_cast<std::int64_t>(std::lround(std::clamp(change, -999.0, 1000.0)));
    const Tone tone = percent > 0 ? Tone::Good : percent < 0 ? Tone::Attention : Tone::Neutral;
    const std::string sign = percent > 0 ? "+" : percent < 0 ? "−" : "";
    // Many times as much is no percentage that anybody reads.
    const std::string words_of_change = percent >= 1'000
                                            ? "×\u00A0" + format_digits((now + before / 2) / before)
                                            : sign + format_digits(std::abs(percent)) + " %";
    const float width = chip(ui, {line.x, line.y}, line.height,
                             percent > 0   ? "chevron-up"
                             : percent < 0 ? "chevron-down"
                                           : "",
                             words_of_change, tone, line.width);
    cut_left(line, width, ui.u);
    // In a narrow card the name alone says what it is against.
    const std::string whole = ui.say(Word::Against, {words});
    const bool fits = ui.canvas.width_of(whole, Font::Caption) <= line.width;
    ui.text(line, fits ? std::string_view{whole} : words,
            {.font = Font::Caption, .color = ui.p.muted, .middle = true});
}

void period_line(Ui& ui, Rect& area) {
    const TotalsView& view = ui.view.totals;
    const float side = ui.m.touch(), u = ui.u;
    Rect strip = cut_top(area, side, 2.5F * u);
    Rect kinds = ui.m.portrait ? strip : cut_left(strip, std::min(90 * u, strip.width / 2), 3 * u);
    if (ui.m.portrait) strip = cut_top(area, side, 2.5F * u);
    const ButtonSpec save{.label = ui.say(Word::ExportReport),
                          .icon = "receipt",
                          .enabled = view.whole(),
                          .why_not = ui.say(Word::Loading),
                          .busy = view.exporting};
    const float export_width = std::min(button_width(ui, save), strip.width / 3);
    if (button(ui, cut_right(strip, export_width, 2 * u), save)) ui.wish(ExportReport{});
    const auto kind = segmented(ui, kinds,
                                {ui.say(Word::KindDay), ui.say(Word::KindWeek),
                                 ui.say(Word::KindMonth), ui.say(Word::KindRange)},
                                static_cast<int>(view.period.kind));
    if (kind) {
        if (*kind == static_cast<int>(PeriodKind::Range))
            ui.wish(OpenRange{});
        else
            ui.wish(ChoosePeriodKind{static_cast<PeriodKind>(*kind)});
    }
    if (button(ui, cut_left(strip, side, u),
               {.label = ui.say(Word::PeriodBefore), .icon = "chevron-left", .icon_only = true}))
        ui.wish(MovePeriod{-1});
    const Text name = title_of(view.period);
    const std::string title = view.is_today() ? ui.say(Word::TodayDate, {name.in(ui.view.language)})
                                              : name.in(ui.view.language);
    const float wide = std::min(ui.canvas.width_of(title, Font::Strong) + 6 * u,
                                std::max(20 * u, strip.width - side - u));
    if (button(ui, cut_left(strip, wide, u), {.label = title, .look = Look::Quiet, .id = "period"}))
        ui.wish(OpenRange{});
    const bool last = view.period.to >= view.today;
    if (button(ui, cut_left(strip, side, 2 * u),
               {.label = ui.say(Word::PeriodAfter),
                .icon = "chevron-right",
                .enabled = !last,
                .why_not = ui.say(Word::NoTomorrow),
                .icon_only = true}))
        ui.wish(MovePeriod{1});
}

void figure_cards(Ui& ui, Rect& area) {
    const TotalsView& view = ui.view.totals;
    const float gap = 2.5F * ui.u;
    const auto figures = figures_of(*view.figures);
    const bool month = view.month.has_value();
    const int cards = 4 + (month ? 1 : 0) + (shows_margin(ui) ? 1 : 0);
    const int columns = ui.m.portrait ? 3 : cards;
    const int rows = (cards + columns - 1) / columns;
    const Rect top = cut_top(
        area, card_height(ui) * static_cast<float>(rows) + gap * static_cast<float>(rows - 1), gap);
    for (int i = 0; i < cards; ++i) {
        // The last row may have fewer: they share its width.
        const int in_row = std::min(columns, cards - i / columns * columns);
        const Rect place = column(row(top, i / columns, rows, gap), i % columns, in_row, gap);
        if (i == 4 && month)
            month_card(ui, place);
        else if (i >= 4)
            margin_card(ui, place);
        else
            figure_card(ui, place, figures[static_cast<std::size_t>(i)]);
    }
}

}  // namespace kiosk::screens
