// One product: what it is, how many stars, whether its certificate holds, where it comes from.
#include <algorithm>
#include <cmath>

#include "kiosk/screens/chrome.h"

namespace kiosk::screens {
namespace {

struct Fact {
    std::string name;
    std::string value;
};

float facts_height(const Ui& ui, const std::vector<Fact>& list, Font font, float width) {
    float height = 0;
    for (const Fact& fact : list)
        if (!fact.value.empty())
            height +=
                ui.m.line(Font::Caption) + ui.u + ui.canvas.height_of(fact.value, font, width, 4);
    return height;
}

// None is left out where there is little room: the type becomes smaller, then the list scrolls.
void facts(Ui& ui, Rect rect, std::string_view name, const std::vector<Fact>& list) {
    const float width = rect.width - ui.u;
    const bool roomy = facts_height(ui, list, Font::Body, width) <= rect.height + ui.u;
    const Font font = roomy ? Font::Body : Font::Caption;
    ScrollArea scroll{ui, name, rect, facts_height(ui, list, font, width) - ui.u};
    Rect content = scroll.content();
    content.width = width;
    content.height += ui.u;
    for (const Fact& fact : list) {
        if (fact.value.empty()) continue;
        cut_top(content, ui.text(content, fact.name, {.font = Font::Caption, .color = ui.p.muted}));
        cut_top(content,
                ui.text(content, fact.value, {.font = font, .color = ui.p.ink, .lines = 4}) + ui.u);
    }
}

Rect titled_card(Ui& ui, Rect rect, std::string_view icon_name, std::string_view title) {
    const float u = ui.u;
    ui.canvas.card(rect);
    Rect inner = inset(rect, 3 * u, 2.5F * u);
    Rect top = cut_top(inner, std::max(5 * u, ui.m.line(Font::Strong)), 1.5F * u);
    const Rect sign = cut_left(top, 4 * u, 1.25F * u);
    icon(ui, icon_name, {sign.x, top.middle().y - 2 * u, 4 * u, 4 * u}, ui.p.leaf);
    ui.text(top, title, {.font = Font::Strong, .color = ui.p.ink, .middle = true});
    return inner;
}

void certificate_card(Ui& ui, Rect rect) {
    const ProductView& view = ui.view.product;
    const auto& certificate = view.product.certificate;
    Rect inner = titled_card(ui, rect, "certificate", ui.say(Word::Certificate));
    const float height = ui.m.line(Font::Caption) + ui.u;
    const Rect strip = cut_top(inner, height, 2 * ui.u);
    chip(ui, {strip.x, strip.y}, height, icon_of(view.certificate),
         ui.say(word_of(view.certificate)), tone_of(view.certificate), strip.width);
    if (!certificate) {
        ui.text(inner, ui.say(Word::CertificateUnknown),
                {.font = Font::Body, .color = ui.p.muted, .lines = 3});
        return;
    }
    std::string period;
    if (certificate->issued) period = certificate->issued->dmy();
    if (certificate->expires) period += (period.empty() ? "" : " – ") + certificate->expires->dmy();
    facts(ui, inner, "certificate",
          {{ui.say(Word::Decision), certificate->decision},
           {ui.say(Word::IssuedBy), certificate->issuer},
           {ui.say(Word::ValidFromTo), period}});
}

std::string place_text(const Ui& ui, const Place& place) {
    std::string text = place.as_printed();
    if (place.has_moved()) text += ui.say(Word::NowBelongsTo, {place.province_today});
    return text;
}

void origin_card(Ui& ui, Rect rect) {
    const ProductView& view = ui.view.product;
    const kiosk::Product& product = view.product;
    const Rect inner = titled_card(ui, rect, "map-pin", ui.say(Word::Origin));
    std::string lot = view.scanned_lot.empty() ? product.lot : view.scanned_lot;
    if (!view.scanned_serial.empty())
        lot += (lot.empty() ? "" : "  ·  ") + ui.say(Word::Serial, {view.scanned_serial});
    facts(ui, inner, "origin",
          {{ui.say(Word::Producer), product.producer.name},
           {ui.say(Word::Place), place_text(ui, product.place)},
           {ui.say(Word::Lot), lot}});
}

void story_card(Ui& ui, Rect rect) {
    const kiosk::Product& product = ui.view.product.product;
    const Rect inner = titled_card(ui, rect, "leaf", ui.say(Word::Story));
    const std::string& story = product.story(ui.view.language);
    const std::string text = story.empty() ? ui.say(Word::NoStory) : story;
    const float width = inner.width - ui.u;
    const float words = ui.canvas.height_of(text, Font::Body, width, 60);
    std::string source = product.source;
    if (!product.source_date.empty()) {
        const auto date = Date::parse(product.source_date);
        source += " (" + (date ? date->dmy() : product.source_date) + ")";
    }
    if (!source.empty()) source = ui.say(Word::Source, {source});
    const float note = ui.canvas.height_of(source, Font::Caption, width, 12);
    ScrollArea scroll{ui, "story", inner, words + note + 2 * ui.u};
    Rect content = scroll.content();
    content.width = width;
    ui.text(content, text,
            {.font = Font::Body, .color = story.empty() ? ui.p.muted : ui.p.ink, .lines = 60});
    cut_top(content, words + 1.5F * ui.u);
    ui.text(content, source, {.font = Font::Caption, .color = ui.p.muted, .lines = 12});
}

void star_line(Ui& ui, Rect strip) {
    const kiosk::Product& product = ui.view.product.product;
    const float u = ui.u, radius = ui.m.em(Font::Body) * 0.62F;
    if (product.stars) {
        stars(ui, {strip.x, strip.middle().y}, radius, *product.stars);
        cut_left(strip, stars_width(radius), 1.5F * u);
        const std::string text = ui.say(Word::StarsOcop, {std::to_string(*product.stars)});
        const float width = ui.canvas.width_of(text, Font::Strong) + 1;
        ui.text(cut_left(strip, width, 2 * u), text,
                {.font = Font::Strong, .color = ui.p.ink, .middle = true});
    }
    const ProductView& view = ui.view.product;
    const float height = ui.m.line(Font::Caption) + u, y = strip.middle().y - height / 2;
    const bool until = view.certificate == CertificateState::Valid && product.certificate &&
                       product.certificate->expires;
    const std::string state = until
                                  ? ui.say(Word::ValidUntil, {product.certificate->expires->dmy()})
                                  : ui.say(word_of(view.certificate));
    cut_left(strip,
             chip(ui, {strip.x, y}, height, icon_of(view.certificate), state,
                  tone_of(view.certificate), strip.width),
             1.5F * u);
    const std::string group = ui.say(title_of(product.group));
    if (ui.canvas.width_of(group, Font::Caption) + 8 * u < strip.width)
        chip(ui, {strip.x, y}, height, icon_of(product.group), group, Tone::Neutral, strip.width);
}

void head(Ui& ui, Rect rect) {
    const kiosk::Product& product = ui.view.product.product;
    const float u = ui.u;
    const bool english = ui.view.language == Language::English && !product.name_en.empty();
    const std::string& first = english ? product.name_en : product.name_vi;
    const std::string& second = english ? product.name_vi : product.name_en;
    const Font large =
        ui.canvas.height_of(first, Font::Hero, rect.width, 9) <= 2.1F * ui.m.line(Font::Hero)
            ? Font::Hero
            : Font::Title;
    const std::string unit = product.unit.empty() ? "" : " / " + product.unit;
    const float height = ui.canvas.height_of(first, large, rect.width, 3) + u +
                         ui.canvas.height_of(second, Font::Body, rect.width, 2) + 2 * u +
                         ui.m.line(Font::Body) + 3 * u + ui.m.line(Font::Amount);
    if (height < rect.height) cut_top(rect, (rect.height - height) / 2);
    cut_top(
        rect,
        ui.text(rect, first, {.font = large, .color = ui.p.ink, .lines = 3, .balanced = true}) + u);
    cut_top(rect,
            ui.text(rect, second, {.font = Font::Body, .color = ui.p.muted, .lines = 2}) + 2 * u);
    star_line(ui, cut_top(rect, ui.m.line(Font::Body) + u, 2 * u));
    if (product.price.is_zero()) {
        ui.text(rect, ui.say(Word::NoPrice), {.font = Font::Title, .color = ui.p.muted});
        return;
    }
    const std::string price = format_money(product.price);
    const float width = ui.canvas.width_of(price, Font::Amount, true) + 1;
    Rect line = cut_top(rect, ui.m.line(Font::Amount));
    ui.text(cut_left(line, width, 1.5F * u), price,
            {.font = Font::Amount, .color = ui.p.leaf, .tabular = true});
    ui.text(line, unit, {.font = Font::Body, .color = ui.p.muted, .middle = true});
}

void actions(Ui& ui, Rect strip) {
    const ProductView& view = ui.view.product;
    if (view.product.demonstration) {
        Rect note = strip;
        note.width *= 0.5F;
        ui.text(note, ui.say(Word::DemonstrationGoods),
                {.font = Font::Caption, .color = ui.p.amber, .lines = 2, .middle = true});
    }
    if (ui.view.status.staff) {
        ButtonSpec spec{.label = ui.say(Word::AddToCart),
                        .icon = "cart",
                        .hint = "Enter",
                        .look = Look::Primary,
                        .enabled = view.can_add,
                        .why_not = ui.say(Word::NoPriceNoSale),
                        .busy = view.busy};
        const float width = std::max(button_width(ui, spec), 40 * ui.u);
        if (button(ui, cut_right(strip, width), spec) ||
            (view.can_add && !view.busy && ui.touch.key(Key::Enter)))
            ui.wish(AddToCart{view.product.id});
        return;
    }
    const ButtonSpec spec{
        .label = ui.say(Word::ScanAnother), .icon = "scan", .hint = "Esc", .look = Look::Primary};
    const float width = std::max(button_width(ui, spec), 40 * ui.u);
    if (button(ui, cut_right(strip, width), spec)) ui.wish(GoTo{ScreenName::Attract});
}

}  // namespace

void draw_product(Ui& ui, Rect area) {
    const float u = ui.u, gap = 3 * u;
    const kiosk::Product& product = ui.view.product.product;
    const Rect back{area.x, area.y, ui.m.touch(), ui.m.touch()};
    actions(ui, cut_bottom(area, ui.m.main_action(), gap));
    if (ui.m.portrait) {
        const Rect picture = cut_top(area, area.height * 0.3F, gap);
        ui.canvas.card(picture);
        product_picture(ui, inset(picture, 1.5F * u), product);
        head(ui, cut_top(area, area.height * 0.36F, gap));
        Rect cards = cut_top(area, area.height * 0.6F, gap);
        certificate_card(ui, column(cards, 0, 2, gap));
        origin_card(ui, column(cards, 1, 2, gap));
        story_card(ui, area);
    } else {
        Rect top = cut_top(area, area.height * 0.47F, gap);
        const Rect picture = cut_left(top, top.height * 1.3F, 5 * u);
        ui.canvas.card(picture);
        product_picture(ui, inset(picture, 1.5F * u), product);
        head(ui, top);
        certificate_card(ui, column(area, 0, 3, gap));
        origin_card(ui, column(area, 1, 3, gap));
        story_card(ui, column(area, 2, 3, gap));
    }
    const Rect place{back.x + 2.5F * u, back.y + 2.5F * u, back.width, back.height};
    if (button(ui, place,
               {.label = ui.say(Word::Back),
                .icon = "arrow-left",
                .look = Look::Secondary,
                .icon_only = true}))
        ui.wish(GoBack{});
}

}  // namespace kiosk::screens
