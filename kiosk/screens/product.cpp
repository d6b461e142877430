// One product as a museum would label it: who it is stays in sight; what the certificate is worth,
// where it comes from and how it came here is told beside it, and further below what else comes
// from there.
#include <algorithm>
#include <cmath>

#include "kiosk/screens/shopper_parts.h"

namespace kiosk::screens {
namespace {

// The largest type in which the name has at most three lines.
Font name_font(const Ui& ui, std::string_view name, float width) {
    const auto lines = [&](Font font) {
        return ui.canvas.height_of(name, font, width, 9) / ui.m.line(font);
    };
    return !ui.m.portrait && lines(Font::Hero) < 2.1F ? Font::Hero : Font::Title;
}

struct Head {
    Font font;
    float name, other, stars, price, height;
    bool unit_below;  // where there is no room for it beside the price
};

std::string unit_of(const kiosk::Product& product) {
    return product.unit.empty() || product.price.is_zero() ? "" : "/ " + product.unit;
}

Head head_of(const Ui& ui, float width) {
    const ProductView& view = ui.view.product;
    const auto [first, second] = names_of(ui, view.product);
    Head head{name_font(ui, first, width), 0, 0, 0, 0, 0, false};
    head.name = ui.canvas.height_of(first, head.font, width, 4);
    head.other = ui.canvas.height_of(second, Font::Body, width, 2);
    head.stars = stars_panel_height(ui, width, view.product, view.certificate);
    head.price = ui.m.line(view.product.price.is_zero() ? Font::Title : Font::Amount);
    head.unit_below = ui.canvas.width_of(format_money(view.product.price), Font::Amount, true) +
                          ui.canvas.width_of(unit_of(view.product), Font::Body) + 2 * ui.u >
                      width;
    if (head.unit_below) head.price += ui.m.line(Font::Body);
    head.height = head.name + head.other + head.stars + head.price + 4.5F * ui.u;
    return head;
}

void price_line(Ui& ui, Rect rect, bool unit_below) {
    const kiosk::Product& product = ui.view.product.product;
    if (product.price.is_zero()) {
        ui.text(rect, ui.say(Word::NoPrice), {.font = Font::Title, .color = ui.p.muted});
        return;
    }
    const std::string price = format_money(product.price);
    const float width = ui.canvas.width_of(price, Font::Amount, true) + 1;
    const std::string unit = unit_of(product);
    if (unit_below) {
        ui.text(cut_bottom(rect, ui.m.line(Font::Body)), unit,
                {.font = Font::Body, .color = ui.p.muted});
    }
    const float base = rect.height;
    ui.text(cut_left(rect, width, 1.5F * ui.u), price,
            {.font = Font::Amount, .color = ui.p.leaf, .tabular = true});
    if (unit.empty() || unit_below) return;
    // The unit stands on the figures' line.
    const float low = base * 0.5F + (ui.m.em(Font::Amount) - ui.m.em(Font::Body)) * 0.36F;
    ui.text({rect.x, rect.y + low - ui.m.line(Font::Body) / 2, rect.width, ui.m.line(Font::Body)},
            unit, {.font = Font::Body, .color = ui.p.muted});
}

void draw_head(Ui& ui, Rect rect, const Head& head) {
    const ProductView& view = ui.view.product;
    const auto [first, second] = names_of(ui, view.product);
    const float u = ui.u;
    ui.text(cut_top(rect, head.name, u * 0.5F), first,
            {.font = head.font, .color = ui.p.ink, .lines = 4, .balanced = true});
    ui.text(cut_top(rect, head.other, 2 * u), second,
            {.font = Font::Body, .color = ui.p.muted, .lines = 2});
    if (head.stars > 0)
        stars_panel(ui, cut_top(rect, head.stars, 1.5F * u), view.product, view.certificate);
    price_line(ui, cut_top(rect, head.price), head.unit_below);
}

void framed_picture(Ui& ui, Rect rect) {
    ui.canvas.card(rect);
    product_picture(ui, inset(rect, 1.25F * ui.u), ui.view.product.product);
}

std::vector<Action> shopper_actions(Ui& ui) {
    const ProductView& view = ui.view.product;
    const kiosk::Product& product = view.product;
    const auto& sides = ui.view.compare.sides;
    const Finding* forbids = forbidding(view.findings);
    const bool pair = view.in_compare && sides.size() == 2;
    Action producer{{.label = ui.say(Word::MeetProducer), .icon = "users"},
                    [&ui] { ui.wish(OpenProducer{}); },
                    !product.producer.name.empty()};
    Action compare{{.label = ui.say(pair              ? Word::SeeCompared
                                    : view.in_compare ? Word::InComparison
                                                      : Word::CompareIt),
                    .icon = "compare",
                    .look = view.in_compare ? Look::Selected : Look::Secondary,
                    .id = "product-compare"},
                   [&ui, &view, pair, id = product.id] {
                       if (pair)
                           ui.wish(GoTo{ScreenName::Compare});
                       else if (view.in_compare)
                           ui.wish(LeaveOutOfCompare{id});
                       else
                           ui.wish(CompareProduct{id});
                   }};
    Action basket{
        {.label = ui.say(view.in_basket ? Word::OneMoreInBasket : Word::AddToBasketAction),
         .icon = "basket",
         .look = Look::Primary,
         .enabled = product.price > Money{} && forbids == nullptr,
         .why_not = forbids != nullptr ? ui.say(forbids->title) + ". " + ui.say(forbids->to_do)
                                       : ui.say(Word::NoPriceNoBasket),
         .id = "product-basket"},
        [&ui, id = product.id] { ui.wish(AddToBasket{id}); }};
    return {producer, compare, basket};
}

std::vector<Action> staff_actions(Ui& ui) {
    const ProductView& view = ui.view.product;
    Action add{{.label = ui.say(Word::AddToCart),
                .icon = "cart",
                .hint = "Enter",
                .look = Look::Primary,
                .enabled = view.can_add,
                .why_not = ui.say(Word::NoPriceNoSale),
                .busy = view.busy},
               [&ui, id = view.product.id] { ui.wish(AddToCart{id}); }};
    if (view.can_add && !view.busy && ui.touch.key(Key::Enter)) ui.wish(AddToCart{view.product.id});
    return {add};
}

float more_from_here(Ui& ui, Rect rect, bool paints) {
    const RelatedGoods& related = ui.view.product.related;
    const kiosk::Product& product = ui.view.product.product;
    const float top = rect.y;
    rect.y += goods_row(ui, rect, ui.say(Word::SameProducer, {product.producer.name}),
                        related.same_producer, "maker-", paints);
    rect.y += goods_row(ui, rect, ui.say(Word::SamePlace, {related.place}), related.same_place,
                        "place-", paints);
    rect.y += goods_row(ui, rect, ui.say(Word::SameGroup, {ui.say(title_of(product.group))}),
                        related.same_group, "group-", paints);
    return rect.y - top;
}

std::string source_line(const Ui& ui) {
    const kiosk::Product& product = ui.view.product.product;
    std::string source = product.source;
    if (!source.empty() && !product.source_date.empty()) {
        const auto date = Date::parse(product.source_date);
        source += " (" + (date ? date->dmy() : product.source_date) + ")";
    }
    std::string text = source.empty() ? "" : ui.say(Word::Source, {source});
    if (product.demonstration)
        text += (text.empty() ? "" : "\n") + ui.say(Word::DemonstrationGoods);
    return text;
}

// Findings, panels, goods from here, and where all this was read. Measures or paints.
float details(Ui& ui, Rect rect, bool paints) {
    const float u = ui.u, top = rect.y;
    for (const Finding& finding : ui.view.product.findings) {
        // Nothing is wrong with the pack in hand: the certificate's panel says what is not known.
        if (finding.kind == FindingKind::CertificateNone) continue;
        const float height = finding_height(ui, rect.width, finding);
        if (paints) draw_finding(ui, {rect.x, rect.y, rect.width, height}, finding);
        rect.y += height + 2 * u;
    }
    const int columns = rect.width >= 105 * u && ui.view.text_scale < 1.3F ? 2 : 1;
    rect.y += draw_panels(ui, rect, product_panels(ui), columns, paints) + u;
    rect.y += more_from_here(ui, rect, paints);
    const std::string source = source_line(ui);
    if (paints) ui.text(rect, source, {.font = Font::Caption, .color = ui.p.muted, .lines = 8});
    rect.y += ui.canvas.height_of(source, Font::Caption, rect.width, 8) + u;
    return rect.y - top;
}

}  // namespace

void draw_product(Ui& ui, Rect area) {
    const float u = ui.u;
    const bool staff = ui.view.status.staff.has_value();
    action_strip(ui, area, staff ? staff_actions(ui) : shopper_actions(ui), true,
                 ui.say(Word::ScanOn));
    // Nothing that belongs to one product is still scrolled when the next one is shown.
    const std::string scroll_name = "details-" + ui.view.product.product.id.text();
    if (ui.m.portrait) {
        const float width = area.width * 0.56F - 3 * u;
        const Head head = head_of(ui, width);
        Rect top =
            cut_top(area, std::min(std::max(head.height, 44 * u), area.height * 0.5F), 3 * u);
        framed_picture(ui, cut_left(top, area.width * 0.44F, 3 * u));
        draw_head(ui, top, head);
    } else {
        Rect left = cut_left(area, area.width * 0.36F, 4 * u);
        const Head head = head_of(ui, left.width);
        const float room = left.height - head.height - 3 * u;
        if (room >= 12 * u) framed_picture(ui, cut_top(left, room, 3 * u));
        draw_head(ui, left, head);
    }
    area.width -= 2 * u;
    ScrollArea scroll{ui, scroll_name, area, details(ui, area, false)};
    details(ui, scroll.content(), true);
}

}  // namespace kiosk::screens
