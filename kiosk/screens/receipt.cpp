// The sale is stored: what to give back, the receipt, the next customer.
#include <algorithm>
#include <cmath>

#include "kiosk/screens/chrome.h"

namespace kiosk::screens {
namespace {

float line_height(const Ui& ui, const ReceiptLine& line, float width) {
    switch (line.kind) {
        case ReceiptLine::Kind::Title:
            return ui.canvas.height_of(line.left, Font::Strong, width, 2);
        case ReceiptLine::Kind::Rule:
            return 2 * ui.u;
        case ReceiptLine::Kind::Space:
            return ui.u;
        case ReceiptLine::Kind::Qr:
            return 0;
        case ReceiptLine::Kind::Strong:
            return ui.m.line(Font::Strong);
        case ReceiptLine::Kind::Columns:
            return ui.m.line(Font::Caption);
        default:
            return ui.canvas.height_of(line.left, Font::Caption, width, 3);
    }
}

void receipt_line(Ui& ui, Rect rect, const ReceiptLine& line) {
    const bool strong =
        line.kind == ReceiptLine::Kind::Strong || line.kind == ReceiptLine::Kind::Title;
    const bool middle =
        line.kind == ReceiptLine::Kind::Centered || line.kind == ReceiptLine::Kind::Title;
    if (line.kind == ReceiptLine::Kind::Rule) {
        ui.canvas.line({rect.x, rect.middle().y}, {rect.right(), rect.middle().y}, ui.p.muted, 1);
        return;
    }
    if (line.kind == ReceiptLine::Kind::Qr) return;
    const Font font = strong ? Font::Strong : Font::Caption;
    const float right = ui.canvas.width_of(line.right, font, true) + 1;
    if (!line.right.empty())
        ui.text(rect, line.right,
                {.font = font, .color = ui.p.ink, .align = Align::Right, .tabular = true});
    if (!line.right.empty()) rect.width = std::max(1.0F, rect.width - right - ui.u);
    ui.text(rect, line.left,
            {.font = font,
             .color = ui.p.ink,
             .align = middle ? Align::Center : Align::Left,
             .lines = line.right.empty() ? 3 : 1});
}

}  // namespace

void receipt_document(Ui& ui, Rect paper, const kiosk::Receipt& receipt) {
    const Rect inner = inset(paper, 3 * ui.u, 2 * ui.u);
    float height = 0;
    for (const ReceiptLine& line : receipt.lines) height += line_height(ui, line, inner.width);
    ScrollArea scroll{ui, "receipt", inner, height};
    Rect content = scroll.content();
    for (const ReceiptLine& line : receipt.lines)
        receipt_line(ui, cut_top(content, line_height(ui, line, inner.width)), line);
}

namespace {

void paper(Ui& ui, Rect area) {
    const ReceiptView& view = ui.view.receipt;
    const float u = ui.u;
    const float width = std::min(area.width, 80 * u);
    const float left = ui.m.portrait ? area.middle().x - width / 2 : area.right() - width;
    const Rect sheet{left, area.y, width, area.height};
    ui.canvas.card(sheet);
    if (view.picture.texture != 0 && view.picture.width > 0) {
        const Rect inner = inset(sheet, 2 * u);
        const float scale = inner.width / static_cast<float>(view.picture.width);
        const float height = static_cast<float>(view.picture.height) * scale;
        ScrollArea scroll{ui, "receipt", inner, height};
        const Rect content = scroll.content();
        ui.canvas.image(view.picture, {inner.x, content.y, inner.width, height});
        return;
    }
    if (view.document) return receipt_document(ui, sheet, *view.document);
    busy_state(ui, sheet, ui.say(Word::Loading));
}

void print_button(Ui& ui, Rect rect) {
    const ReceiptView& view = ui.view.receipt;
    Word word = Word::PrintReceipt;
    const bool asks = view.ask_to_print && view.print == PrintState::Idle;
    if (view.print == PrintState::Printing) word = Word::Printing;
    if (view.print == PrintState::Printed) word = Word::PrintAgain;
    if (view.print == PrintState::Failed) word = Word::PrintAgain;
    if (button(ui, rect,
               {.label = ui.say(word),
                .icon = "printer",
                .hint = "F8",
                .look = asks ? Look::Selected : Look::Secondary,
                .enabled = view.print != PrintState::NoPrinter,
                .why_not = ui.say(Word::NoPrinter),
                .busy = view.print == PrintState::Printing,
                .id = "print"}) ||
        ui.touch.key(Key::F8))
        ui.wish(PrintReceipt{});
}

void change_card(Ui& ui, Rect rect) {
    const ReceiptView& view = ui.view.receipt;
    const bool change = !view.change.is_zero();
    ui.canvas.fill(rect, change ? ui.p.leaf : ui.p.leaf_tint, ui.m.radius());
    const Color ink = change ? ui.p.on_color : ui.p.leaf;
    const float height = ui.m.line(Font::Body) + ui.m.line(Font::Amount);
    Rect inner = inset(rect, 3 * ui.u, (rect.height - height) / 2);
    cut_top(inner, ui.text(inner, ui.say(change ? Word::GiveBack : Word::NoChange),
                           {.font = Font::Body, .color = ink}));
    ui.text(inner, format_money(change ? view.change : view.total),
            {.font = Font::Amount, .color = ink, .tabular = true});
}

Word headline(const Ui& ui) {
    switch (ui.view.receipt.kind) {
        case DoneKind::Refund:
            return Word::RefundDone;
        case DoneKind::Cancelled:
            return Word::CancelDone;
        case DoneKind::Exchange:
            return Word::ExchangeDone;
        case DoneKind::Sale:
            break;
    }
    return Word::SaleDone;
}

Word word_of_giving(PaymentMethod method) {
    return method == PaymentMethod::Cash       ? Word::RefundGiveCash
           : method == PaymentMethod::Transfer ? Word::RefundGiveBank
                                               : Word::RefundGiveCard;
}

// What goes back to the shopper, tender by tender; the first one large.
void give_back_card(Ui& ui, Rect rect) {
    const ReceiptView& view = ui.view.receipt;
    ui.canvas.fill(rect, ui.p.leaf, ui.m.radius());
    Rect inner = inset(rect, 3 * ui.u, 2 * ui.u);
    for (std::size_t i = 0; i < view.give_back.size(); ++i) {
        const Payment& payment = view.give_back[i];
        const Font font = i == 0 ? Font::Amount : Font::Title;
        cut_top(inner, ui.text(inner, ui.say(word_of_giving(payment.method)),
                               {.font = Font::Body, .color = ui.p.on_color}));
        cut_top(inner, ui.text(inner, format_money(payment.amount),
                               {.font = font, .color = ui.p.on_color, .tabular = true}));
    }
}

float give_back_height(const Ui& ui) {
    float height = 4 * ui.u;
    for (std::size_t i = 0; i < ui.view.receipt.give_back.size(); ++i) {
        height += ui.m.line(Font::Body) + ui.m.line(i == 0 ? Font::Amount : Font::Title);
    }
    return height;
}

}  // namespace

void draw_receipt(Ui& ui, Rect area) {
    const ReceiptView& view = ui.view.receipt;
    const float u = ui.u, gap = 2 * u;
    Rect right = ui.m.portrait ? cut_bottom(area, area.height * 0.5F, 4 * u)
                               : cut_right(area, area.width * 0.42F, 6 * u);
    paper(ui, right);
    Rect buttons = cut_bottom(area, ui.m.main_action(), gap);
    // Goods that only come back are nothing to invoice.
    const bool sold = view.kind == DoneKind::Sale || view.kind == DoneKind::Exchange;
    const int count = sold ? 3 : 2;
    print_button(ui, column(buttons, 0, count, gap));
    if (sold && (button(ui, column(buttons, 1, count, gap),
                        {.label = ui.say(Word::InvoiceAction), .icon = "receipt", .hint = "F4"}) ||
                 ui.touch.key(Key::F4)))
        ui.wish(AskInvoice{});
    if (button(ui, column(buttons, count - 1, count, gap),
               {.label = ui.say(Word::NewSale),
                .icon = "plus",
                .hint = "Enter",
                .look = Look::Primary}) ||
        ui.touch.key(Key::Enter) || ui.touch.key(Key::F9))
        ui.wish(NewSale{});
    if (view.seconds_left > 0)
        ui.text(cut_bottom(area, ui.m.line(Font::Caption), gap),
                ui.say(Word::NextSaleIn, {std::to_string(view.seconds_left)}),
                {.font = Font::Caption, .color = ui.p.muted, .align = Align::Right});
    if (view.print == PrintState::Printed || (view.ask_to_print && !view.print_problem)) {
        const bool done = view.print == PrintState::Printed;
        Rect line = cut_bottom(area, ui.m.line(Font::Body), gap);
        const Rect sign = cut_left(line, line.height, u);
        icon(ui, done ? "check" : "printer", inset(sign, u * 0.5F), ui.p.leaf);
        ui.text(line, ui.say(done ? Word::ReceiptPrinted : Word::AskToPrint),
                {.font = Font::Body, .color = ui.p.ink});
    }
    if (view.print_problem) {
        const float height = problem_card_height(ui, area.width, *view.print_problem);
        problem_card(ui, cut_bottom(area, height, gap), *view.print_problem, Tone::Attention);
    }
    const bool gives = !view.give_back.empty();
    const float disc = 14 * u, figure = gives ? give_back_height(ui) : 22 * u;
    const float block =
        disc + 3 * u + ui.m.line(Font::Hero) + ui.m.line(Font::Body) + 3 * u + figure;
    if (block < area.height) cut_top(area, (area.height - block) / 2);
    const Rect badge = cut_top(area, disc, 3 * u);
    const Rect sign{badge.x, badge.y, disc, disc};
    ui.canvas.fill(sign, ui.p.leaf, disc / 2);
    icon(ui, "check", inset(sign, disc * 0.2F), ui.p.on_color);
    cut_top(area, ui.text(area, ui.say(headline(ui)), {.font = Font::Hero, .color = ui.p.ink}));
    const Word number = view.kind == DoneKind::Sale ? Word::SaleNumber : Word::RefundNumber;
    cut_top(area, ui.text(area, ui.say(number, {view.number, format_money(view.total)}),
                          {.font = Font::Body, .color = ui.p.muted}) +
                      3 * u);
    if (gives) {
        give_back_card(ui, cut_top(area, figure));
    } else {
        change_card(ui, cut_top(area, figure));
    }
}

}  // namespace kiosk::screens
