// The amount: typed by keyboard or keypad, shown in a field.
#include <algorithm>

#include "kiosk/screens/payment_parts.h"

namespace kiosk::screens::payment {
namespace {

constexpr std::size_t kMaxDigits = 12;
std::string typed_on(std::string digits, char key) {
    if (key == '<') {
        if (!digits.empty()) digits.pop_back();
    } else if (key == 'k') {
        if (!digits.empty() && digits.size() + 3 <= kMaxDigits) digits += "000";
    } else if (digits.size() < kMaxDigits && !(digits.empty() && key == '0')) {
        digits += key;
    }
    return digits;
}

}  // namespace

// The figure in the largest type its place allows.
void figure(Ui& ui, Rect rect, Money money, Color color, Align align) {
    const std::string text = format_money(money);
    const bool fits = ui.canvas.width_of(text, Font::Amount, true) <= rect.width;
    ui.text(rect, text,
            {.font = fits ? Font::Amount : Font::Strong,
             .color = color,
             .align = align,
             .tabular = true,
             .middle = true});
}

Money typed_amount(const PaymentView& view) {
    std::int64_t value = 0;
    for (const char c : view.tendered)
        if (c >= '0' && c <= '9' && value < 100'000'000'000) value = value * 10 + (c - '0');
    return view.tendered.empty() ? view.to_pay : Money::from_dong(value);
}

void amount_field(Ui& ui, Rect rect) {
    const PaymentView& view = ui.view.payment;
    ui.canvas.surface(rect, ui.p.card, ui.p.leaf, ui.m.radius());
    Rect inner = inset(rect, 2 * ui.u, 0);
    const bool cash_tab = view.method == PaymentMethod::Cash;
    const std::string& label = ui.say(cash_tab ? Word::CashGiven : Word::Amount);
    const float width = std::min(ui.canvas.width_of(label, Font::Caption) + 1, inner.width * 0.4F);
    ui.text(cut_left(inner, width, ui.u), label,
            {.font = Font::Caption, .color = ui.p.muted, .lines = 2, .middle = true});
    figure(ui, inner, typed_amount(view), view.tendered.empty() ? ui.p.muted : ui.p.ink,
           Align::Right);
}

void typed_amount_keys(Ui& ui, std::string digits) {
    const PaymentView& view = ui.view.payment;
    for (const char c : ui.touch.take_text())
        if (c >= '0' && c <= '9') digits = typed_on(digits, c);
    while (ui.touch.key(Key::Backspace)) digits = typed_on(digits, '<');
    if (!view.storing && digits != view.tendered) ui.wish(TenderTyped{digits});
}

void amount_keypad(Ui& ui, Rect rect) {
    std::string digits = ui.view.payment.tendered;
    if (const auto key = keypad(ui, rect, PadKind::Amount)) digits = typed_on(digits, *key);
    typed_amount_keys(ui, digits);
}

}  // namespace kiosk::screens::payment
