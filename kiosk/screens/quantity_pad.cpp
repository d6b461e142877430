// The pad that sets a line's quantity, over the till.
#include <algorithm>

#include "kiosk/screens/chrome.h"

namespace kiosk::screens {
namespace {

bool takes(const std::string& text, char key) {
    if (text.size() >= 9) return false;
    return key != ',' || (!text.empty() && text.find(',') == std::string::npos);
}

void pad_keys(Ui& ui, std::string& text) {
    for (char c : ui.touch.take_text()) {
        if (c == '.') c = ',';
        if (((c >= '0' && c <= '9') || c == ',') && takes(text, c)) text += c;
    }
    while (ui.touch.key(Key::Backspace))
        if (!text.empty()) text.pop_back();
    if (ui.touch.key(Key::Escape)) ui.wish(CloseQuantityPad{});
}

}  // namespace

void draw_quantity_pad(Ui& ui, Rect area) {
    const TillView& view = ui.view.till;
    if (*view.selected >= view.cart.lines.size()) return;
    const SaleLine& line = view.cart.lines[*view.selected];
    const float u = ui.u;
    ui.canvas.drawn().cover_all();
    ui.canvas.fill({0, 0, ui.m.size.x, ui.m.size.y}, ui.p.scrim);
    const float width = std::min(area.width, 66 * u);
    const float height = std::min(area.height, 96 * u + (ui.m.text_scale - 1) * 16 * u);
    const Rect card{area.middle().x - width / 2, area.middle().y - height / 2, width, height};
    ui.canvas.card(card);
    Rect inner = inset(card, 4 * u, 3 * u);
    const bool english = ui.view.language == Language::English && !line.name_en.empty();
    cut_top(inner, ui.text(inner, english ? line.name_en : line.name,
                           {.font = Font::Strong, .color = ui.p.ink, .lines = 2}) +
                       1.5F * u);
    Rect shown = cut_top(inner, ui.m.line(Font::Amount) + u, 1.5F * u);
    ui.canvas.surface(shown, ui.p.paper, ui.p.leaf, ui.m.radius());
    std::string text = *view.quantity_pad;
    shown = inset(shown, 2 * u, 0);
    ui.text(cut_right(shown, shown.width * 0.4F, u), line.unit,
            {.font = Font::Body, .color = ui.p.muted, .align = Align::Right, .middle = true});
    ui.text(shown, text.empty() ? format_quantity(line.quantity) : text,
            {.font = Font::Amount,
             .color = text.empty() ? ui.p.muted : ui.p.ink,
             .tabular = true,
             .middle = true});
    pad_keys(ui, text);
    const Rect buttons = cut_bottom(inner, ui.m.main_action(), 2 * u);
    if (const auto key = keypad(ui, inner, PadKind::Quantity)) {
        if (*key == '<') {
            if (!text.empty()) text.pop_back();
        } else if (takes(text, *key)) {
            text += *key;
        }
    }
    if (text != *view.quantity_pad) ui.wish(QuantityTyped{text});
    if (button(ui, column(buttons, 0, 2, 2 * u),
               {.label = ui.say(Word::Cancel), .hint = "Esc", .id = "pad-cancel"}))
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
