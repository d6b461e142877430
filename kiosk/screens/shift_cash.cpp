// Cash in or out: how much, and why.
#include <algorithm>

#include "kiosk/screens/shift_parts.h"

namespace kiosk::screens::shift {
namespace {

constexpr std::size_t kAmountDigits = 11;

void amount_card(Ui& ui, Rect area) {
    const ShiftView& view = ui.view.shift;
    ui.canvas.card(area);
    Rect inner = inset(area, 3 * ui.u);
    const Rect shown = cut_top(inner, ui.m.line(Font::Amount) + 2 * ui.u, 2 * ui.u);
    ui.canvas.surface(shown, ui.p.paper, ui.p.leaf, ui.m.radius());
    ui.text(inset(shown, 2 * ui.u, 0),
            (view.amount.empty() ? "0" : grouped(view.amount)) + "\u00A0₫",
            {.font = Font::Amount,
             .color = view.amount.empty() ? ui.p.muted : ui.p.ink,
             .align = Align::Right,
             .tabular = true,
             .middle = true});
    if (const auto key = keypad(ui, inner, PadKind::Amount)) {
        std::string now = view.amount;
        if (*key == '<') {
            if (!now.empty()) now.pop_back();
        } else if (*key == 'k') {
            if (!now.empty() && now.size() + 3 <= kAmountDigits) now += "000";
        } else if (now.size() < kAmountDigits && !(now.empty() && *key == '0')) {
            now += *key;
        }
        if (now != view.amount) ui.wish(ShiftTyped{now});
    }
}

// Digits are the amount, letters the reason: nobody has to say first which one they type. In a
// reason that is being typed digits belong to it; one that was chosen is whole.
void keys(Ui& ui) {
    const ShiftView& view = ui.view.shift;
    std::string amount = view.amount, reason = view.reason;
    const bool chosen = std::ranges::find(view.reasons, reason) != view.reasons.end();
    if (ui.passing.keyboard || (!reason.empty() && !chosen)) {
        if (const auto now = edited(ui, reason, true)) ui.wish(ShiftReasonTyped{*now});
        return;
    }
    const std::string text = ui.touch.take_text();
    for (const char c : text) {
        if (c >= '0' && c <= '9') {
            if (amount.size() < kAmountDigits && !(amount.empty() && c == '0')) amount += c;
        } else {
            reason += c;
        }
    }
    while (ui.touch.key(Key::Backspace))
        if (!amount.empty()) amount.pop_back();
    if (amount != view.amount) ui.wish(ShiftTyped{amount});
    if (reason != view.reason) ui.wish(ShiftReasonTyped{reason});
}

void reason_card(Ui& ui, Rect area) {
    const ShiftView& view = ui.view.shift;
    ui.canvas.card(area);
    Rect inner = inset(area, 3 * ui.u);
    cut_top(inner,
            ui.text(inner, ui.say(Word::ShiftReason), {.font = Font::Strong, .color = ui.p.muted}) +
                ui.u);
    std::string reason = view.reason;
    Rect line = cut_top(inner, ui.m.touch(), 2 * ui.u);
    if (!reason.empty() && button(ui, cut_right(line, ui.m.touch(), ui.u),
                                  {.label = ui.say(Word::ClearSearch),
                                   .icon = "cross",
                                   .icon_only = true,
                                   .id = "reason-clear"}))
        ui.wish(ShiftReasonTyped{""});
    if (field(ui, line, reason, ui.say(Word::ShiftReasonHint), "edit", ""))
        ui.passing.keyboard = true;
    if (view.problem) {
        const float height = problem_card_height(ui, inner.width, *view.problem);
        problem_card(ui, cut_top(inner, height, 2 * ui.u), *view.problem, Tone::Danger);
    }
    if (on_screen_keyboard(ui, inner, reason)) ui.wish(ShiftReasonTyped{reason});
    const int count = static_cast<int>(view.reasons.size());
    const float gap = 1.5F * ui.u;
    for (int i = 0; i < count; i += 2) {
        if (inner.height < ui.m.touch()) break;
        const Rect strip = cut_top(inner, ui.m.touch(), gap);
        for (int side = 0; side < 2 && i + side < count; ++side) {
            const std::string& one = view.reasons[static_cast<std::size_t>(i + side)];
            if (button(ui, column(strip, side, 2, gap),
                       {.label = one,
                        .look = view.reason == one ? Look::Selected : Look::Secondary,
                        .font = Font::Caption,
                        .id = "reason-" + std::to_string(i + side)})) {
                ui.passing.keyboard = false;
                ui.wish(ShiftReasonTyped{one});
            }
        }
    }
}

}  // namespace

void cash_part(Ui& ui, Rect area) {
    const ShiftView& view = ui.view.shift;
    const bool in = view.part == ShiftPart::CashIn;
    keys(ui);
    const ButtonSpec away{
        .label = ui.say(Word::Back), .icon = "arrow-left", .hint = "Esc", .id = "shift-away"};
    const ButtonSpec main_action{.label = ui.say(in ? Word::ShiftCashIn : Word::ShiftCashOut),
                                 .icon = in ? "plus" : "minus",
                                 .hint = "F9",
                                 .look = Look::Primary,
                                 .busy = view.busy,
                                 .id = "shift-submit"};
    foot(ui, area, away, GoBack{}, main_action);
    Rect amount = ui.m.portrait ? cut_top(area, area.height * 0.5F, 2 * ui.u)
                                : cut_right(area, area.width * 0.36F, 3 * ui.u);
    amount_card(ui, amount);
    reason_card(ui, area);
}

}  // namespace kiosk::screens::shift
