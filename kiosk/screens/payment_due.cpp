// What is due: the total, parts already taken, the ways to pay, what is being paid for.
#include "kiosk/screens/payment_parts.h"

namespace kiosk::screens::payment {
namespace {

constexpr PaymentMethod kMethods[] = {PaymentMethod::Cash, PaymentMethod::Transfer,
                                      PaymentMethod::Card};

void tender_rows(Ui& ui, Rect& area) {
    const PaymentView& view = ui.view.payment;
    for (std::size_t i = 0; i < view.tenders.size(); ++i) {
        const Tender& tender = view.tenders[i];
        Rect strip = cut_top(area, ui.m.touch(), ui.u * 0.5F);
        const bool returned = i < view.set_off;
        if (!returned && button(ui, cut_right(strip, ui.m.touch(), ui.u),
                                {.label = ui.say(Word::Remove),
                                 .icon = "trash",
                                 .look = Look::Quiet,
                                 .enabled = !view.storing,
                                 .icon_only = true,
                                 .id = "tender-" + std::to_string(i)}))
            ui.wish(RemoveTender{i});
        const std::string& method = ui.say(title_of(tender.method));
        ui.text(strip, returned ? ui.say(Word::ExchangePays) + " (" + method + ")" : method,
                {.font = Font::Body, .color = ui.p.ink, .middle = true});
        ui.text(strip, format_money(tender.amount),
                {.font = Font::Strong,
                 .color = ui.p.ink,
                 .align = Align::Right,
                 .tabular = true,
                 .middle = true});
    }
}

// What cash rounds, on a line of its own: only the cash part, and only in the cash tab.
void rounding_line(Ui& ui, Rect& area) {
    const PaymentView& view = ui.view.payment;
    Money open = view.total;
    for (const Tender& tender : view.tenders) open -= tender.amount;
    const Money rounding = view.to_pay - open;
    if (view.method != PaymentMethod::Cash || rounding.is_zero() || open <= Money{}) return;
    Rect strip = cut_top(area, ui.m.line(Font::Caption), ui.u);
    ui.text(strip, ui.say(Word::RoundingLine), {.font = Font::Caption, .color = ui.p.muted});
    ui.text(strip, (rounding > Money{} ? "+" : "") + format_money(rounding),
            {.font = Font::Caption, .color = ui.p.ink, .align = Align::Right, .tabular = true});
}

// Of an exchange: what of the returned goods is more than the new ones cost. Cash is in the change.
void give_back_rows(Ui& ui, Rect& area) {
    for (const Payment& payment : ui.view.payment.give_back) {
        if (payment.method == PaymentMethod::Cash) continue;
        Rect strip = cut_top(area, ui.m.line(Font::Body), ui.u);
        ui.text(strip, ui.say(Word::ExchangeGive) + " (" + ui.say(title_of(payment.method)) + ")",
                {.font = Font::Body, .color = ui.p.lacquer});
        ui.text(
            strip, format_money(payment.amount),
            {.font = Font::Strong, .color = ui.p.lacquer, .align = Align::Right, .tabular = true});
    }
}

void methods(Ui& ui, Rect area) {
    const PaymentView& view = ui.view.payment;
    const float gap = 1.5F * ui.u;
    const std::string_view hints[] = {"F5", "F6", "F7"};
    const Key keys[] = {Key::F5, Key::F6, Key::F7};
    for (std::size_t i = 0; i < 3; ++i) {
        const PaymentMethod method = kMethods[i];
        const bool on = view.method == method;
        const std::string label =
            method == PaymentMethod::Transfer ? "VietQR" : ui.say(title_of(method));
        if (button(ui,
                   ui.m.portrait ? column(area, static_cast<int>(i), 3, gap)
                                 : row(area, static_cast<int>(i), 3, gap),
                   {.label = label,
                    .icon = std::string{icon_of(method)},
                    .hint = std::string{hints[i]},
                    .look = on ? Look::Selected : Look::Secondary,
                    .enabled = !view.storing,
                    .kind = WidgetKind::Tab}) ||
            (!view.storing && ui.touch.key(keys[i]))) {
            ui.passing.amount_pad = false;
            ui.wish(ChooseMethod{method});
        }
    }
}

// What is being paid for, so that nobody has to go back to look.
void recap(Ui& ui, Rect area) {
    const Cart& cart = ui.view.till.cart;
    const float u = ui.u, height = ui.m.line(Font::Caption) + 0.5F * u;
    if (cart.empty() || area.height < 3 * height) return;
    cut_top(
        area,
        ui.text(area, ui.say(Word::CartRecap), {.font = Font::Strong, .color = ui.p.muted}) + u);
    ScrollArea scroll{ui, "recap", area, height * static_cast<float>(cart.lines.size())};
    Rect content = scroll.content();
    for (const SaleLine& line : cart.lines) {
        Rect strip = cut_top(content, height);
        const std::string amount = format_money(line.amount);
        const float width = ui.canvas.width_of(amount, Font::Caption, true) + 1;
        ui.text(cut_right(strip, width, u), amount,
                {.font = Font::Caption, .color = ui.p.ink, .align = Align::Right, .tabular = true});
        const bool english = ui.view.language == Language::English && !line.name_en.empty();
        ui.text(strip,
                format_quantity(line.quantity) + " × " + (english ? line.name_en : line.name),
                {.font = Font::Caption, .color = ui.p.ink});
    }
}

}  // namespace

void due_card(Ui& ui, Rect rect) {
    const PaymentView& view = ui.view.payment;
    const float u = ui.u;
    ui.canvas.card(rect);
    Rect inner = inset(rect, 3 * u);
    cut_top(inner, ui.text(inner, ui.say(Word::ToPay), {.font = Font::Body, .color = ui.p.muted}));
    figure(ui, cut_top(inner, ui.m.line(Font::Amount), 2 * u), view.total, ui.p.ink, Align::Left);
    rounding_line(ui, inner);
    if (!view.tenders.empty()) {
        tender_rows(ui, inner);
        Rect strip = cut_top(inner, ui.m.line(Font::Strong) + u, 2 * u);
        ui.canvas.line({strip.x, strip.y}, {strip.right(), strip.y}, ui.p.line, 1);
        ui.text(strip, ui.say(Word::StillOpen),
                {.font = Font::Strong, .color = ui.p.muted, .middle = true});
        ui.text(strip, format_money(view.to_pay),
                {.font = Font::Strong,
                 .color = ui.p.lacquer,
                 .align = Align::Right,
                 .tabular = true,
                 .middle = true});
    }
    give_back_rows(ui, inner);
    const float one = ui.m.main_action();
    const float buttons = ui.m.portrait ? one : 3 * one + 3 * u;
    methods(ui, cut_top(inner, buttons, 3 * u));
    recap(ui, inner);
}

}  // namespace kiosk::screens::payment
