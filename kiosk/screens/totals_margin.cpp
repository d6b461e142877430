// What was earned: the card among the figures, the column beside them, and the goods whose cost
// nobody told.
#include <algorithm>

#include "kiosk/screens/totals_parts.h"

namespace kiosk::screens {
namespace {

// Nothing of it has a cost: there is no margin to show, and 0 would be a lie.
bool is_unknown(const Margin& margin) {
    return margin.uncosted_goods > 0 && margin.uncosted_goods == margin.goods &&
           margin.gross().is_zero();
}

std::string words_of(const Ui& ui, const Margin& margin) {
    std::string words = uncosted_words(margin).in(ui.view.language);
    if (!words.empty() && ui.view.language == Language::Vietnamese) words.replace(0, 1, "G");
    if (!words.empty() && ui.view.language == Language::English) words.replace(0, 1, "C");
    return words;
}

}  // namespace

bool shows_margin(const Ui& ui) { return ui.view.status.may(Right::SeeMargin); }

std::string margin_text(const Ui& ui, const Margin& margin) {
    return is_unknown(margin) ? ui.say(Word::CostUnknown) : format_money(margin.gross());
}

const Margins::ByKey* margins_of_part(const Ui& ui, TotalsPart part) {
    if (!shows_margin(ui)) return nullptr;
    const Margins& margins = ui.view.totals.figures->margins;
    switch (part) {
        case TotalsPart::Groups:
            return &margins.groups;
        case TotalsPart::Products:
            return &margins.products;
        case TotalsPart::Producers:
            return &margins.producers;
        case TotalsPart::Places:
            return &margins.places;
        case TotalsPart::Stars:
            return &margins.stars;
        default:
            return nullptr;
    }
}

void margin_card(Ui& ui, Rect rect) {
    const TotalsView& view = ui.view.totals;
    const Margin& now = view.figures->margins.whole;
    const std::string& title = ui.say(Word::GrossMargin);
    const Control state = control(ui, WidgetKind::Tile, rect, title, true);
    ui.canvas.card(rect);
    if (state.pressed) ui.canvas.fill(inset(rect, 1), ui.p.hover, ui.m.radius());
    Rect inner = card_head(ui, rect, title, "percent", margin_text(ui, now));
    for (const ComparedFigures& compared : view.compared) {
        if (!compared.figures || compared.figures->empty()) continue;
        change_line(ui, cut_top(inner, ui.m.line(Font::Caption) + ui.u * 0.5F, ui.u * 0.5F),
                    now.gross().dong(), compared.figures->margins.whole.gross().dong(),
                    ui.say(compared.with.name));
    }
    focus_ring(ui, rect, ui.m.radius(), state.focused);
    if (state.activated) ui.wish(OpenTotals{TotalsPart::Products});
}

void uncosted_strip(Ui& ui, Rect& area) {
    if (!shows_margin(ui)) return;
    const Margin& margin = ui.view.totals.figures->margins.whole;
    const std::string words = words_of(ui, margin);
    if (words.empty()) return;
    const float u = ui.u;
    Rect strip = cut_top(area, ui.m.touch(), 2 * u);
    ui.canvas.fill(strip, tint_of(ui.p, Tone::Attention), ui.m.radius());
    if (ui.view.status.may(Right::MoveStock)) {
        const ButtonSpec set{.label = ui.say(Word::SetCosts), .icon = "edit", .font = Font::Body};
        if (button(ui, cut_right(strip, std::min(button_width(ui, set), strip.width / 2), 2 * u),
                   set))
            ui.wish(DoStock{StockAct::Uncosted, {}, 0});
    }
    cut_left(strip, 2 * u);
    const Rect sign = cut_left(strip, 3 * u, 1.5F * u);
    icon(ui, "warning", {sign.x, sign.middle().y - 1.5F * u, 3 * u, 3 * u}, ui.p.amber);
    ui.text(strip, ui.say(Word::NotInMargin, {words, format_money(margin.uncosted)}),
            {.font = Font::Caption, .color = ui.p.amber, .lines = 2, .middle = true});
}

}  // namespace kiosk::screens
