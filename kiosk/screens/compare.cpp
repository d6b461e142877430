// Two products side by side: the same question on one line, the two answers below it.
#include <algorithm>
#include <cmath>

#include "kiosk/screens/shopper_parts.h"

namespace kiosk::screens {
namespace {

using Side = CompareView::Side;

struct Question {
    Word word;
    std::function<std::string(const Ui&, const kiosk::Product&)> answer;
};

const std::vector<Question>& questions() {
    const auto told = [](Text kiosk::Product::*part) {
        return [part](const Ui& ui, const kiosk::Product& product) {
            return told_in(product.*part, ui.view.language);
        };
    };
    static const std::vector<Question> kQuestions{
        {Word::Producer, [](const Ui&, const kiosk::Product& p) { return p.producer.name; }},
        {Word::PlaceMade,
         [](const Ui& ui, const kiosk::Product& p) { return place_line(ui, p.place); }},
        {Word::OcopGroup,
         [](const Ui& ui, const kiosk::Product& p) { return ui.say(title_of(p.group)); }},
        {Word::NetContent, [](const Ui&, const kiosk::Product& p) { return p.size; }},
        {Word::Ingredients, told(&kiosk::Product::ingredients)},
        {Word::AllergensName, told(&kiosk::Product::allergens)},
        {Word::HowToUse, told(&kiosk::Product::how_to_use)},
        {Word::Storage, told(&kiosk::Product::storage)}};
    return kQuestions;
}

// The height both sides share, so that one question stands on one line.
template <typename Measure>
float tallest(const std::vector<Side>& sides, Measure measure) {
    float height = 0;
    for (const Side& side : sides) height = std::max(height, measure(side));
    return height;
}

float head_height(Ui& ui, float width) {
    const auto& sides = ui.view.compare.sides;
    return ui.u * 26 + 2 * ui.u +
           tallest(sides,
                   [&](const Side& side) {
                       return ui.canvas.height_of(side.product.name(ui.view.language), Font::Strong,
                                                  width, 3);
                   }) +
           0.0F +
           tallest(sides,
                   [&](const Side& side) {
                       return stars_panel_height(ui, width, side.product, side.certificate);
                   }) +
           ui.m.line(Font::Amount) + 3 * ui.u;
}

void leave_out(Ui& ui, Rect rect, const Side& side) {
    if (button(ui, rect,
               {.label = ui.say(Word::LeaveOut),
                .icon = "cross",
                .icon_only = !ui.m.portrait,
                .id = "leave-" + side.product.id.text()}))
        ui.wish(LeaveOutOfCompare{side.product.id});
}

void draw_side_head(Ui& ui, Rect rect, const Side& side) {
    const auto& sides = ui.view.compare.sides;
    const float u = ui.u, width = rect.width;
    Rect top = cut_top(rect, 26 * u, 2 * u);
    const Control open = control(ui, WidgetKind::Row, top, side.product.name(ui.view.language),
                                 true, "open-" + side.product.id.text());
    product_picture(ui, top, side.product);
    focus_ring(ui, top, ui.m.radius(), open.focused);
    if (open.activated) ui.wish(OpenProduct{side.product.id});
    const float touch = ui.m.touch();
    if (!ui.m.portrait) leave_out(ui, {top.right() - touch - u, top.y + u, touch, touch}, side);
    const auto name = [&](const Side& one) {
        return ui.canvas.height_of(one.product.name(ui.view.language), Font::Strong, width, 3);
    };
    ui.text(cut_top(rect, tallest(sides, name), u), side.product.name(ui.view.language),
            {.font = Font::Strong, .color = ui.p.ink, .lines = 3});
    const float panel = tallest(sides, [&](const Side& one) {
        return stars_panel_height(ui, width, one.product, one.certificate);
    });
    stars_panel(ui, cut_top(rect, panel, u), side.product, side.certificate);
    const bool priced = !side.product.price.is_zero();
    ui.text(rect, priced ? format_money(side.product.price) : ui.say(Word::NoPrice),
            {.font = priced ? Font::Amount : Font::Title,
             .color = priced ? ui.p.leaf : ui.p.muted,
             .tabular = priced});
}

float answers(Ui& ui, Rect rect, bool paints) {
    const auto& sides = ui.view.compare.sides;
    const float u = ui.u, gap = 4 * u, top = rect.y;
    const float width = column(rect, 0, 2, gap).width - 5 * u;
    rect.y += head_height(ui, width) + 3 * u;
    for (const Question& question : questions()) {
        const float height = tallest(sides, [&](const Side& side) {
            return ui.canvas.height_of(question.answer(ui, side.product), Font::Body, width, 5);
        });
        if (height <= 0) continue;
        const float whole = ui.m.line(Font::Caption) + height + 2 * u;
        for (std::size_t i = 0; paints && i < sides.size(); ++i) {
            const Rect cell = column(rect, static_cast<int>(i), 2, gap);
            Rect inner{cell.x + 2.5F * u, rect.y, width, whole};
            ui.canvas.line({inner.x, rect.y}, {inner.right(), rect.y}, ui.p.line,
                           std::max(1.0F, std::round(u / 8)));
            cut_top(inner, 0.75F * u);
            ui.text(cut_top(inner, ui.m.line(Font::Caption)), ui.say(question.word),
                    {.font = Font::Caption, .color = ui.p.muted});
            const std::string answer = question.answer(ui, sides[i].product);
            ui.text(inner, answer.empty() ? "–" : answer,
                    {.font = Font::Body, .color = ui.p.ink, .lines = 5});
        }
        rect.y += whole;
    }
    return rect.y - top + 2 * u;
}

}  // namespace

void draw_compare(Ui& ui, Rect area) {
    const auto& sides = ui.view.compare.sides;
    const float u = ui.u, gap = 4 * u;
    action_strip(ui, area,
                 {{{.label = ui.say(Word::ChooseOther), .icon = "search", .look = Look::Primary},
                   [&ui] { ui.wish(GoTo{ScreenName::Browse}); },
                   sides.size() < 2}},
                 true);
    ui.text(cut_top(area, ui.m.line(Font::Title), 2 * u), ui.say(Word::CompareTitle),
            {.font = Font::Title, .color = ui.p.ink});
    if (sides.empty()) {
        empty_state(ui, area, "compare", ui.say(Word::CompareEmpty), "");
        return;
    }
    area.width -= u;
    if (ui.m.portrait) {  // within reach, below its product
        const Rect strip = cut_bottom(area, ui.m.touch(), 2 * u);
        for (std::size_t i = 0; i < sides.size(); ++i)
            leave_out(ui, column(strip, static_cast<int>(i), 2, gap), sides[i]);
    }
    ScrollArea scroll{ui, "compare", area, answers(ui, area, false)};
    const Rect content = scroll.content();
    for (int i = 0; i < 2; ++i) {
        Rect card = column(content, i, 2, gap);
        card.height = std::max(content.height, area.height) - u;
        if (static_cast<std::size_t>(i) >= sides.size()) {
            ui.canvas.outline(card, ui.p.line, u * 0.4F, ui.m.radius());
            empty_state(ui, inset(card, 2 * u), "plus", ui.say(Word::CompareSecond), "");
            continue;
        }
        ui.canvas.card(card);
        draw_side_head(ui, {card.x + 2.5F * u, card.y + 2.5F * u, card.width - 5 * u, card.height},
                       sides[static_cast<std::size_t>(i)]);
    }
    answers(ui, content, true);
}

}  // namespace kiosk::screens
