// The pad over the till: how many, what is taken off and why, what is noted; of a line or the sale.
#include <algorithm>

#include "kiosk/screens/chrome.h"

namespace kiosk::screens {
namespace {

bool is_note(PadEdit edit) {
    return edit == PadEdit::LineNote || edit == PadEdit::SaleNote || edit == PadEdit::HoldNote;
}
bool is_money(PadEdit edit) { return edit == PadEdit::DiscountDong || edit == PadEdit::Price; }
bool is_discount(PadEdit edit) {
    return edit == PadEdit::DiscountDong || edit == PadEdit::DiscountPercent;
}

bool takes(const std::string& text, char key, PadEdit edit) {
    if (text.size() >= 11) return false;
    if (key != ',') return true;
    return !is_money(edit) && !text.empty() && text.find(',') == std::string::npos;
}

void pad_keys(Ui& ui, std::string& text, PadEdit edit) {
    for (char c : ui.touch.take_text()) {
        if (c == '.') c = ',';
        if (((c >= '0' && c <= '9') || c == ',') && takes(text, c, edit)) text += c;
    }
    while (ui.touch.key(Key::Backspace))
        if (!text.empty()) text.pop_back();
}

// What can be set here, one beside the other; a key each.
void edits(Ui& ui, Rect& area) {
    const TillView& view = ui.view.till;
    struct Edit {
        PadEdit edit;
        Word word;
        Key key;
        const char* hint;
    };
    static constexpr Edit kLine[] = {{PadEdit::Quantity, Word::PadQuantity, Key::F2, "F2"},
                                     {PadEdit::DiscountDong, Word::PadDong, Key::F3, "F3"},
                                     {PadEdit::DiscountPercent, Word::PadPercent, Key::F4, "F4"},
                                     {PadEdit::Price, Word::PadPrice, Key::F5, "F5"},
                                     {PadEdit::LineNote, Word::PadNote, Key::F6, "F6"}};
    static constexpr Edit kSale[] = {{PadEdit::DiscountDong, Word::PadDong, Key::F3, "F3"},
                                     {PadEdit::DiscountPercent, Word::PadPercent, Key::F4, "F4"},
                                     {PadEdit::SaleNote, Word::PadNote, Key::F6, "F6"}};
    if (view.pad_edit == PadEdit::HoldNote) return;
    const Edit* list = view.pad_for_sale ? kSale : kLine;
    const int count = view.pad_for_sale ? 3 : 5;
    const Rect strip = cut_top(area, ui.m.touch(), 1.5F * ui.u);
    for (int i = 0; i < count; ++i) {
        const Edit& one = list[i];
        const ButtonSpec spec{.label = ui.say(one.word),
                              .hint = one.hint,
                              .look = view.pad_edit == one.edit ? Look::Selected : Look::Secondary,
                              .kind = WidgetKind::Tab,
                              .font = Font::Caption};
        if (button(ui, column(strip, i, count, ui.u), spec) || ui.touch.key(one.key))
            ui.wish(ChoosePadEdit{one.edit});
    }
}

void reasons(Ui& ui, Rect& area) {
    const TillView& view = ui.view.till;
    if (!is_discount(view.pad_edit) || view.discount_reasons.empty()) return;
    const int count = static_cast<int>(view.discount_reasons.size());
    const int columns = 2, rows = (count + 1) / 2;
    const float height = static_cast<float>(rows) * (ui.m.touch() + ui.u) - ui.u;
    const Rect grid = cut_bottom(area, height, 1.5F * ui.u);
    for (int i = 0; i < count; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const ButtonSpec spec{.label = view.discount_reasons[at],
                              .look = view.pad_reason == at ? Look::Selected : Look::Secondary,
                              .font = Font::Caption,
                              .id = "reason-" + std::to_string(i)};
        if (button(ui, column(row(grid, i / columns, rows, ui.u), i % columns, columns, ui.u),
                   spec))
            ui.wish(ChoosePadReason{at});
    }
    ui.text(cut_bottom(area, ui.m.line(Font::Caption), ui.u / 2), ui.say(Word::Reason),
            {.font = Font::Caption, .color = ui.p.muted});
}

std::string title_of_pad(const Ui& ui) {
    const TillView& view = ui.view.till;
    if (view.pad_edit == PadEdit::HoldNote) return ui.say(Word::PadHold);
    if (view.pad_for_sale) return ui.say(Word::PadSale);
    const SaleLine& line = view.cart.lines[*view.selected];
    const bool english = ui.view.language == Language::English && !line.name_en.empty();
    return english ? line.name_en : line.name;
}

// What stands at the right of the figure, and what is shown while nothing is typed.
std::pair<std::string, std::string> unit_and_now(const Ui& ui) {
    const TillView& view = ui.view.till;
    const SaleLine* line = view.pad_for_sale ? nullptr : &view.cart.lines[*view.selected];
    if (view.pad_edit == PadEdit::Quantity && line != nullptr) {
        return {line->unit, format_quantity(line->quantity)};
    }
    if (view.pad_edit == PadEdit::Price && line != nullptr) {
        return {"₫", format_digits(line->unit_price.dong())};
    }
    if (view.pad_edit == PadEdit::DiscountPercent) {
        const std::int64_t now =
            line != nullptr ? line->discount_percent : view.cart.discount_percent;
        return {"%", format_quantity(Quantity::from_thousandths(now * 10))};
    }
    const Money now = line != nullptr ? line->discount : view.cart.discount;
    return {"₫", format_digits(now.dong())};
}

void figure(Ui& ui, Rect shown, const std::string& text) {
    const auto [unit, now] = unit_and_now(ui);
    ui.canvas.surface(shown, ui.p.paper, ui.p.leaf, ui.m.radius());
    shown = inset(shown, 2 * ui.u, 0);
    ui.text(cut_right(shown, shown.width * 0.4F, ui.u), unit,
            {.font = Font::Body, .color = ui.p.muted, .align = Align::Right, .middle = true});
    std::string figure = text.empty() ? now : text;
    if (is_money(ui.view.till.pad_edit) && !text.empty()) {
        figure = format_digits(std::stoll(text));
    }
    ui.text(shown, figure,
            {.font = Font::Amount,
             .color = text.empty() ? ui.p.muted : ui.p.ink,
             .tabular = true,
             .middle = true});
}

void note(Ui& ui, Rect area, std::string& text) {
    const bool hold = ui.view.till.pad_edit == PadEdit::HoldNote;
    if (const auto now = edited(ui, text, true)) text = *now;
    const Rect place = cut_top(area, ui.m.touch(), ui.u);
    field(ui, place, text, ui.say(hold ? Word::HoldHint : Word::NoteHint), "edit", "");
    ui.passing.keyboard = true;
    on_screen_keyboard(ui, area, text);
    ui.passing.keyboard = false;
}

void number(Ui& ui, Rect area, std::string& text) {
    const PadEdit edit = ui.view.till.pad_edit;
    figure(ui, cut_top(area, ui.m.line(Font::Amount) + ui.u, 1.5F * ui.u), text);
    pad_keys(ui, text, edit);
    reasons(ui, area);
    const PadKind kind = is_money(edit) ? PadKind::Amount : PadKind::Quantity;
    if (const auto key = keypad(ui, area, kind)) {
        if (*key == '<') {
            if (!text.empty()) text.pop_back();
        } else if (*key == 'k') {
            if (!text.empty() && text.size() < 9) text += "000";
        } else if (takes(text, *key, edit)) {
            text += *key;
        }
    }
}

}  // namespace

void draw_quantity_pad(Ui& ui, Rect area) {
    const TillView& view = ui.view.till;
    if (!view.pad_for_sale && *view.selected >= view.cart.lines.size()) return;
    const float u = ui.u;
    ui.canvas.drawn().cover_all();
    ui.canvas.fill({0, 0, ui.m.size.x, ui.m.size.y}, ui.p.scrim);
    const bool wide = is_note(view.pad_edit);
    const float width = std::min(area.width, wide ? 150 * u : 118 * u);
    const float reasons_height =
        is_discount(view.pad_edit)
            ? static_cast<float>((view.discount_reasons.size() + 1) / 2) * (ui.m.touch() + u) +
                  6 * u
            : 0;
    const float height = std::min(area.height, 106 * u + reasons_height - (wide ? 20 * u : 0) +
                                                   (ui.m.text_scale - 1) * 16 * u);
    const Rect card{area.middle().x - width / 2, area.middle().y - height / 2, width, height};
    ui.canvas.card(card);
    Rect inner = inset(card, 4 * u, 3 * u);
    cut_top(inner, ui.text(inner, title_of_pad(ui),
                           {.font = Font::Strong, .color = ui.p.ink, .lines = 2}) +
                       1.5F * u);
    const Rect buttons = cut_bottom(inner, ui.m.main_action(), 2 * u);
    edits(ui, inner);
    std::string text = *view.quantity_pad;
    if (wide) {
        note(ui, inner, text);
    } else {
        number(ui, inner, text);
    }
    if (text != *view.quantity_pad) ui.wish(QuantityTyped{text});
    if (button(ui, column(buttons, 0, 2, 2 * u),
               {.label = ui.say(Word::Cancel), .hint = "Esc", .id = "pad-cancel"}) ||
        ui.touch.key(Key::Escape))
        ui.wish(CloseQuantityPad{});
    if (button(ui, column(buttons, 1, 2, 2 * u),
               {.label = ui.say(Word::Accept),
                .hint = "Enter",
                .look = Look::Primary,
                .id = "pad-accept"}) ||
        ui.touch.key(Key::Enter))
        ui.wish(SubmitQuantity{});
}

}  // namespace kiosk::screens
