// Taking money: cash with its change, a transfer by VietQR, a card; or a part of each.
#include <algorithm>

#include "kiosk/screens/payment_parts.h"

namespace kiosk::screens {
namespace {

using payment::amount_field;
using payment::amount_keypad;
using payment::figure;
using payment::typed_amount;
using payment::typed_amount_keys;

void finish(Ui& ui, Rect rect, const ButtonSpec& base, const Intent& intent) {
    const PaymentView& view = ui.view.payment;
    ButtonSpec spec = base;
    spec.look = Look::Primary;
    spec.hint = "Enter";
    spec.enabled = view.can_finish || view.storing;
    spec.busy = view.storing;
    if (view.storing) spec.label = ui.say(Word::Storing);
    spec.id = "finish";
    const bool live = spec.enabled && !spec.busy;
    if (button(ui, rect, spec) || (live && (ui.touch.key(Key::Enter) || ui.touch.key(Key::F9))))
        ui.wish(intent);
}

void note_buttons(Ui& ui, Rect area) {
    const PaymentView& view = ui.view.payment;
    const float gap = 1.5F * ui.u;
    const int columns = 2;
    const auto count = static_cast<int>(std::min<std::size_t>(view.likely_cash.size(), 6));
    const int rows = std::max(1, (count + columns - 1) / columns);
    area.height =
        std::min(area.height, static_cast<float>(rows) * (ui.m.main_action() + gap) - gap);
    const Money now = typed_amount(view);
    for (int i = 0; i < count; ++i) {
        const Money amount = view.likely_cash[static_cast<std::size_t>(i)];
        const bool exact = i == 0;
        const Rect cell = column(row(area, i / columns, rows, gap), i % columns, columns, gap);
        if (button(ui, cell,
                   {.label = exact ? ui.say(Word::ExactCash) : format_money(amount),
                    .look = amount == now ? Look::Selected : Look::Secondary,
                    .enabled = !view.storing,
                    .id = "note-" + std::to_string(i)}))
            ui.wish(TenderAmount{amount});
    }
}

void change_line(Ui& ui, Rect rect) {
    const PaymentView& view = ui.view.payment;
    const bool short_of = typed_amount(view) < view.to_pay;
    const Color ink = short_of ? ui.p.lacquer : ui.p.leaf;
    ui.canvas.fill(rect, short_of ? ui.p.lacquer_tint : ui.p.leaf_tint, ui.m.radius());
    Rect inner = inset(rect, 2 * ui.u, 0);
    const std::string& label = ui.say(short_of ? Word::StillMissing : Word::Change);
    const float width = ui.canvas.width_of(label, Font::Strong) + 1;
    ui.text(cut_left(inner, std::min(width, inner.width * 0.45F), ui.u), label,
            {.font = Font::Strong, .color = ink, .middle = true});
    figure(ui, inner, short_of ? view.due.remaining : view.due.change, ink, Align::Right);
}

bool is_part(const PaymentView& view) {
    return !view.tendered.empty() && typed_amount(view) < view.to_pay;
}

// A part of the sum: taken when it is typed; cash is typed anyway, others ask for the keys first.
void part_button(Ui& ui, Rect& foot) {
    const PaymentView& view = ui.view.payment;
    const bool part = is_part(view), cash_tab = view.method == PaymentMethod::Cash;
    if (!part && cash_tab) return;
    const ButtonSpec spec{.label = ui.say(part ? Word::TakePart : Word::PayPart),
                          .look = !part && ui.passing.amount_pad ? Look::Selected : Look::Secondary,
                          .enabled = !view.storing};
    const float width = std::min(button_width(ui, spec), foot.width * 0.45F);
    if (!button(ui, cut_left(foot, width, 2 * ui.u), spec)) return;
    if (part) {
        ui.passing.amount_pad = false;
        ui.wish(TakeTender{});
    } else {
        ui.passing.amount_pad = !ui.passing.amount_pad;
    }
}

void cash(Ui& ui, Rect area) {
    const float u = ui.u;
    Rect foot = cut_bottom(area, ui.m.main_action(), 2 * u);
    part_button(ui, foot);
    finish(ui, foot,
           {.label = ui.say(Word::Finish), .icon = "check", .why_not = ui.say(Word::WhyNotEnough)},
           FinishSale{});
    const float line = ui.m.line(Font::Amount) + 2 * u;
    change_line(ui, cut_bottom(area, line, 2 * u));
    amount_field(ui, cut_top(area, line, 2 * u));
    Rect notes = cut_left(area, area.width * 0.5F - u, 2 * u);
    note_buttons(ui, notes);
    area.height = std::min(area.height, 80 * u);
    amount_keypad(ui, area);
}

// Not yet arrived: the sale waits and the till goes on.
void park_button(Ui& ui, Rect& foot) {
    const PaymentView& view = ui.view.payment;
    if (!view.can_finish || view.storing) return;
    const ButtonSpec spec{.label = ui.say(Word::ParkTransferAction), .icon = "clock", .hint = "F8"};
    const float width = std::min(button_width(ui, spec), foot.width * 0.45F);
    if (button(ui, cut_left(foot, width, 2 * ui.u), spec) || ui.touch.key(Key::F8))
        ui.wish(ParkTransfer{});
}

// The number on the terminal's slip: digits and letters as they are typed.
void slip_field(Ui& ui, Rect rect) {
    const PaymentView& view = ui.view.payment;
    ui.canvas.surface(rect, ui.p.card, ui.p.leaf, ui.m.radius());
    Rect inner = inset(rect, 2 * ui.u, 0);
    const bool none = view.reference.empty();
    ui.text(inner, none ? ui.say(Word::CardReference) : view.reference,
            {.font = none ? Font::Caption : Font::Strong,
             .color = none ? ui.p.muted : ui.p.ink,
             .align = Align::Center,
             .middle = true});
    if (view.storing) return;
    if (const auto now = edited(ui, view.reference)) ui.wish(ReferenceTyped{*now});
}

void account_facts(Ui& ui, Rect area) {
    const PaymentView& view = ui.view.payment;
    const std::pair<Word, std::string> facts[] = {{Word::Bank, view.bank_name},
                                                  {Word::Account, view.account},
                                                  {Word::AccountName, view.account_name},
                                                  {Word::Amount, format_money(typed_amount(view))},
                                                  {Word::Purpose, view.purpose}};
    for (const auto& [word, value] : facts) {
        if (value.empty()) continue;
        cut_top(area, ui.text(area, ui.say(word), {.font = Font::Caption, .color = ui.p.muted}));
        cut_top(area,
                ui.text(area, value, {.font = Font::Strong, .color = ui.p.ink, .lines = 2}) + ui.u);
    }
    ui.text(area, ui.say(Word::TransferAdvice),
            {.font = Font::Caption, .color = ui.p.amber, .lines = 4});
}

void transfer(Ui& ui, Rect area) {
    const PaymentView& view = ui.view.payment;
    const float u = ui.u;
    Rect foot = cut_bottom(area, ui.m.main_action(), 2 * u);
    if (!view.vietqr) {
        const bool none = view.account.empty() && !view.problem;
        empty_state(ui, area, "qr", ui.say(none ? Word::NoBankAccount : Word::NoQr), "");
        if (!none) part_button(ui, foot);
        typed_amount_keys(ui, view.tendered);
        return;
    }
    part_button(ui, foot);
    park_button(ui, foot);
    finish(ui, foot,
           {.label = ui.say(Word::MoneyArrived),
            .icon = "check",
            .why_not = ui.say(Word::WhyNotEnough)},
           ConfirmTransfer{});
    const float side = std::min({area.height, area.width * 0.58F});
    const Rect code{area.x, area.y, side, side};
    ui.canvas.card(code);
    ui.canvas.code(*view.vietqr, inset(code, 1.5F * u));
    cut_left(area, side, 4 * u);
    if (ui.passing.amount_pad) {
        amount_field(ui, cut_top(area, ui.m.line(Font::Amount) + 2 * u, 2 * u));
        area.height = std::min(area.height, 52 * u);
        amount_keypad(ui, area);
        return;
    }
    typed_amount_keys(ui, view.tendered);
    account_facts(ui, area);
}

void card_terminal(Ui& ui, Rect area) {
    const PaymentView& view = ui.view.payment;
    const float u = ui.u;
    Rect foot = cut_bottom(area, ui.m.main_action(), 2 * u);
    part_button(ui, foot);
    finish(ui, foot,
           {.label = ui.say(Word::CardAccepted),
            .icon = "check",
            .why_not = ui.say(Word::WhyNotEnough)},
           ConfirmCard{});
    if (ui.passing.amount_pad) {
        Rect pad = area;
        pad.width = std::min(area.width, 70 * u);
        pad.x = area.middle().x - pad.width / 2;
        amount_field(ui, cut_top(pad, ui.m.line(Font::Amount) + 2 * u, 2 * u));
        pad.height = std::min(pad.height, 56 * u);
        return amount_keypad(ui, pad);
    }
    const float field = ui.m.touch();
    slip_field(ui, {area.middle().x - std::min(area.width, 70 * u) / 2, area.bottom() - field,
                    std::min(area.width, 70 * u), field});
    area.height -= field + 2 * u;
    const float height = ui.m.line(Font::Amount);
    Rect middle{area.x, area.middle().y - height, area.width, 3 * height};
    icon(ui, "card", {area.middle().x - 7 * u, middle.y - 16 * u, 14 * u, 14 * u}, ui.p.leaf);
    figure(ui, cut_top(middle, height, u), typed_amount(view), ui.p.ink, Align::Center);
    ui.text(middle, ui.say(Word::CardAdvice),
            {.font = Font::Body, .color = ui.p.muted, .align = Align::Center, .lines = 3});
}

}  // namespace

void draw_payment(Ui& ui, Rect area) {
    const PaymentView& view = ui.view.payment;
    const float u = ui.u;
    header(ui, area, ui.say(Word::PaymentTitle), !view.storing);
    Rect left = ui.m.portrait
                    ? cut_top(area, 56 * u + static_cast<float>(view.tenders.size()) * 9 * u, 4 * u)
                    : cut_left(area, area.width * 0.36F, 5 * u);
    payment::due_card(ui, left);
    if (view.problem) {
        const float height = problem_card_height(ui, area.width, *view.problem);
        problem_card(ui, cut_top(area, height, 2 * u), *view.problem, Tone::Danger);
    }
    switch (view.method) {
        case PaymentMethod::Cash:
            cash(ui, area);
            break;
        case PaymentMethod::Transfer:
            transfer(ui, area);
            break;
        case PaymentMethod::Card:
            card_terminal(ui, area);
            break;
    }
    if (view.storing) ui.touch.key(Key::Escape);  // nothing to go back from until it is stored
}

}  // namespace kiosk::screens
