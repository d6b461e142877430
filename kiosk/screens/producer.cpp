// Meet the producer: who made it, how to reach them, and a code that puts all of it into a
// telephone.
#include <algorithm>
#include <cmath>

#include "kiosk/screens/shopper_parts.h"

namespace kiosk::screens {
namespace {

void who(Pen& pen) {
    Ui& ui = pen.ui;
    const ProducerView& view = ui.view.producer;
    const Producer& producer = view.producer;
    const std::string kind = ui.say(title_of(producer.kind));
    pen.text(producer.name, {.font = Font::Title, .color = ui.p.ink, .lines = 4, .balanced = true});
    pen.skip(ui.u);
    if (!kind.empty()) {
        pen.chip("users", kind, Tone::Good);
        pen.skip(2 * ui.u);
    }
    pen.fact(ui.say(Word::Address), producer.address, 3);
    pen.fact(ui.say(Word::PlaceMade), place_line(ui, view.place), 3);
    pen.fact(ui.say(Word::Phone), producer.phone);
    pen.fact(ui.say(Word::Website), producer.website, 2);
    pen.fact(ui.say(Word::Email), producer.email, 2);
    if (view.vcard.empty())
        pen.text(ui.say(Word::NoContact), {.font = Font::Body, .color = ui.p.muted, .lines = 3});
}

void contact_code(Ui& ui, Rect rect) {
    const ProducerView& view = ui.view.producer;
    const float u = ui.u;
    ui.canvas.card(rect);
    Rect inner = inset(rect, 4 * u);
    const std::string& title = ui.say(Word::SaveContact);
    const std::string& how = ui.say(Word::SaveContactHow);
    const float words = ui.canvas.height_of(title, Font::Title, inner.width, 2) + u +
                        ui.canvas.height_of(how, Font::Body, inner.width, 3);
    const float size = std::min(inner.width, inner.height - words - 3 * u);
    cut_top(inner, std::max(0.0F, (inner.height - size - words - 3 * u) / 2));
    const Rect code = cut_top(inner, size, 3 * u);
    const Rect square{code.middle().x - size / 2, code.y, size, size};
    if (view.code)
        ui.canvas.code(*view.code, square);
    else
        busy_state(ui, square, "");
    cut_top(inner,
            ui.text(inner, title,
                    {.font = Font::Title, .color = ui.p.ink, .align = Align::Center, .lines = 2}) +
                u);
    ui.text(inner, how,
            {.font = Font::Body, .color = ui.p.muted, .align = Align::Center, .lines = 3});
}

float who_and_goods(Ui& ui, Rect rect, bool paints) {
    const ProducerView& view = ui.view.producer;
    const float u = ui.u;
    Pen measure{ui, {0, 0, rect.width - 8 * u, 0}, false};
    who(measure);
    const float height = measure.height() + 7 * u;
    if (paints) {
        ui.canvas.card({rect.x, rect.y, rect.width, height});
        Pen pen{ui, {rect.x + 4 * u, rect.y + 4 * u, rect.width - 8 * u, 0}, true};
        who(pen);
    }
    Rect below{rect.x, rect.y + height + 3 * u, rect.width, 0};
    return height + 3 * u +
           goods_row(ui, below, ui.say(Word::GoodsOfProducer), view.goods, "of-maker-", paints);
}

}  // namespace

void draw_producer(Ui& ui, Rect area) {
    const float u = ui.u, gap = 4 * u;
    action_strip(ui, area, {}, true);
    ui.text(cut_top(area, ui.m.line(Font::Title), 2 * u), ui.say(Word::MeetProducer),
            {.font = Font::Title, .color = ui.p.leaf});
    if (!ui.view.producer.vcard.empty()) {
        const Rect code = ui.m.portrait ? cut_bottom(area, area.height * 0.42F, gap)
                                        : cut_right(area, area.width * 0.38F, gap);
        contact_code(ui, code);
    }
    area.width -= u;
    ScrollArea scroll{ui, "producer", area, who_and_goods(ui, area, false)};
    who_and_goods(ui, scroll.content(), true);
}

}  // namespace kiosk::screens
