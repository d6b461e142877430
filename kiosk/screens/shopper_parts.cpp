#include "kiosk/screens/shopper_parts.h"

#include <algorithm>
#include <cmath>

namespace kiosk::screens {

void Pen::text(std::string_view text, const TextStyle& style, float indent) {
    if (text.empty()) return;
    Rect rect = rect_;
    rect.x += indent;
    rect.width -= indent;
    if (paints_)
        skip(ui.text(rect, text, style));
    else
        skip(ui.canvas.height_of(text, style.font, rect.width, style.lines));
}

void Pen::fact(std::string_view name, std::string_view value, int lines) {
    if (value.empty()) return;
    text(name, {.font = Font::Caption, .color = ui.p.muted});
    text(value, {.font = Font::Body, .color = ui.p.ink, .lines = lines});
    skip(ui.u);
}

void Pen::facts(std::vector<Fact> facts, int columns) {
    std::erase_if(facts, [](const Fact& one) { return one.value.empty(); });
    const float gap = 2 * ui.u;
    // A value too long for its column has the line for itself.
    const float narrow =
        (rect_.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const auto fits = [&](const Fact& one) {
        return ui.canvas.width_of(one.value, Font::Body) <= narrow;
    };
    for (std::size_t at = 0; at < facts.size();) {
        std::size_t end = at;
        while (end < facts.size() && end - at < static_cast<std::size_t>(columns) &&
               fits(facts[end]))
            ++end;
        if (end == at) {
            fact(facts[at].name, facts[at].value);
            ++at;
            continue;
        }
        const int count = end - at == 1 ? 1 : columns;
        float lowest = rect_.y;
        for (std::size_t i = at; i < end; ++i) {
            Pen cell{ui, column(place(0), static_cast<int>(i - at), count, gap), paints_};
            cell.fact(facts[i].name, facts[i].value);
            lowest = std::max(lowest, cell.rect_.y);
        }
        rect_.y = lowest;
        at = end;
    }
}

void Pen::state(std::string_view icon_name, std::string_view word, Tone tone) {
    const float sign = ui.m.line(Font::Body);
    if (paints_) icon(ui, icon_name, {rect_.x, rect_.y, sign, sign}, ink_of(ui.p, tone));
    text(word, {.font = Font::Strong, .color = ink_of(ui.p, tone), .lines = 2}, sign + ui.u);
}

void Pen::chip(std::string_view icon_name, std::string_view word, Tone tone) {
    const float height = ui.m.line(Font::Caption) + ui.u;
    if (paints_) screens::chip(ui, {rect_.x, rect_.y}, height, icon_name, word, tone, rect_.width);
    skip(height);
}

void Pen::line() {
    skip(ui.u);
    if (paints_)
        ui.canvas.line({rect_.x, rect_.y}, {rect_.right(), rect_.y}, ui.p.line,
                       std::max(1.0F, std::round(ui.u / 8)));
    skip(1.5F * ui.u);
}

namespace {

float head_height(const Ui& ui) { return std::max(6 * ui.u, ui.m.line(Font::Strong) + 2 * ui.u); }

// The upper part of a card in another colour, round where the card is.
void tinted_head(Ui& ui, Rect rect, float height, Tone tone) {
    const float edge = std::max(1.0F, std::round(ui.u / 8));
    const Rect band{rect.x + edge, rect.y + edge, rect.width - 2 * edge, height};
    ui.canvas.push_clip(band);
    ui.canvas.fill({band.x, band.y, band.width, height + 2 * ui.m.radius()}, tint_of(ui.p, tone),
                   ui.m.radius() - edge);
    ui.canvas.pop_clip();
}

}  // namespace

float panel_height(Ui& ui, float width, const Panel& panel) {
    const float u = ui.u;
    Pen pen{ui, {0, 0, width - 5 * u, 0}, false};
    panel.body(pen);
    return head_height(ui) + pen.height() + 4 * u;
}

void draw_panel(Ui& ui, Rect rect, const Panel& panel) {
    const float u = ui.u, head = head_height(ui), sign = 3.75F * u;
    ui.canvas.card(rect);
    if (panel.tone != Tone::Neutral) tinted_head(ui, rect, head, panel.tone);
    const Color ink = panel.tone == Tone::Neutral ? ui.p.leaf : ink_of(ui.p, panel.tone);
    Rect top{rect.x + 2.5F * u, rect.y, rect.width - 5 * u, head};
    const Rect place = cut_left(top, sign, 1.25F * u);
    icon(ui, panel.icon, {place.x, top.middle().y - sign / 2, sign, sign}, ink);
    ui.text(top, panel.title,
            {.font = Font::Strong,
             .color = panel.tone == Tone::Neutral ? ui.p.ink : ink,
             .middle = true});
    if (panel.tone == Tone::Neutral)
        ui.canvas.line({rect.x + 2.5F * u, rect.y + head}, {rect.right() - 2.5F * u, rect.y + head},
                       ui.p.line, std::max(1.0F, std::round(u / 8)));
    Pen pen{
        ui, {rect.x + 2.5F * u, rect.y + head + 1.75F * u, rect.width - 5 * u, rect.height}, true};
    panel.body(pen);
}

float draw_panels(Ui& ui, Rect rect, const std::vector<Panel>& panels, int columns, bool paints) {
    const float gap = 2.5F * ui.u;
    std::vector<float> ends(static_cast<std::size_t>(columns), 0);
    for (const Panel& panel : panels) {
        const auto shortest = std::min_element(ends.begin(), ends.end());
        const int at = static_cast<int>(shortest - ends.begin());
        Rect place = column(rect, at, columns, gap);
        place.y += *shortest;
        place.height = panel_height(ui, place.width, panel);
        if (paints) draw_panel(ui, place, panel);
        *shortest += place.height + gap;
    }
    return *std::max_element(ends.begin(), ends.end());
}

float action_strip_height(const Ui& ui, std::size_t actions) {
    const bool two_rows = ui.m.portrait && actions > 2;
    return ui.m.main_action() + (two_rows ? ui.m.touch() + 2 * ui.u : 0);
}

void action_strip(Ui& ui, Rect& area, std::vector<Action> actions, bool back,
                  std::string_view hint) {
    std::erase_if(actions, [](const Action& action) { return !action.shown; });
    const float gap = 2 * ui.u, height = action_strip_height(ui, actions.size());
    Rect strip = cut_bottom(area, height, 2.5F * ui.u);
    const auto draw = [&](Rect rect, const Action& action) {
        if (button(ui, rect, action.spec)) action.wish();
    };
    if (ui.m.portrait && actions.size() > 2) {
        Rect upper = cut_top(strip, ui.m.touch(), gap);
        const int count = static_cast<int>(actions.size()) - 1;
        for (int i = 0; i < count; ++i)
            draw(column(upper, i, count, gap), actions[static_cast<std::size_t>(i)]);
        actions.erase(actions.begin(), actions.end() - 1);
    }
    if (back) {
        ButtonSpec spec{.label = ui.say(Word::Back), .icon = "arrow-left"};
        const bool narrow = ui.m.portrait && actions.size() > 1;
        spec.icon_only = narrow;
        const float wide = narrow ? strip.height : std::max(button_width(ui, spec), 22 * ui.u);
        if (button(ui, cut_left(strip, wide, gap), spec)) ui.wish(GoBack{});
    }
    if (actions.empty()) return;
    if (ui.m.portrait) {
        const int count = static_cast<int>(actions.size());
        for (int i = 0; i < count; ++i)
            draw(column(strip, i, count, gap), actions[static_cast<std::size_t>(i)]);
        return;
    }
    for (auto it = actions.rbegin(); it != actions.rend(); ++it) {
        const float least = it->spec.look == Look::Primary ? 44 * ui.u : 26 * ui.u;
        draw(cut_right(strip, std::max(button_width(ui, it->spec), least), gap), *it);
    }
    const float sign = 3.5F * ui.u;
    if (hint.empty() || ui.canvas.width_of(hint, Font::Caption) + sign + 4 * ui.u > strip.width)
        return;
    cut_left(strip, ui.u);
    const Rect place = cut_left(strip, sign, ui.u);
    icon(ui, "scan", {place.x, strip.middle().y - sign / 2, sign, sign}, ui.p.muted);
    ui.text(strip, hint, {.font = Font::Caption, .color = ui.p.muted, .middle = true});
}

std::optional<Date> today_of(const ViewState& view) {
    const std::string& dmy = view.status.date;
    if (dmy.size() != 10) return std::nullopt;
    return Date::parse(dmy.substr(6, 4) + "-" + dmy.substr(3, 2) + "-" + dmy.substr(0, 2));
}

CertificateState certificate_today(const Ui& ui, const kiosk::Product& product) {
    const auto today = today_of(ui.view);
    return today ? state_on(product.certificate, *today) : CertificateState::None;
}

bool stars_hold(CertificateState state) {
    return state == CertificateState::Valid || state == CertificateState::Expiring;
}

namespace {

float star_radius(const Ui& ui, float width) {
    return std::min(3.1F * ui.u, (width - 5 * ui.u) / (2 + 4 * 2.35F));
}

}  // namespace

float stars_panel_height(const Ui& ui, float width, const kiosk::Product& product,
                         CertificateState state) {
    if (!product.stars) return 0;
    const std::string line = ui.say(stars_line(product, state));
    return 2 * star_radius(ui, width) + 1.25F * ui.u +
           ui.canvas.height_of(line, Font::Strong, width - 5 * ui.u - ui.m.line(Font::Body), 2) +
           4 * ui.u;
}

void stars_panel(Ui& ui, Rect rect, const kiosk::Product& product, CertificateState state) {
    if (!product.stars) return;
    const float u = ui.u, radius = star_radius(ui, rect.width), sign = ui.m.line(Font::Body);
    const Tone tone = tone_of(state);
    ui.canvas.fill(rect, tint_of(ui.p, tone), ui.m.radius());
    Rect inner = inset(rect, 2.5F * u, 2 * u);
    const Rect row = cut_top(inner, 2 * radius, 1.25F * u);
    stars(ui, {row.x, row.middle().y}, radius, *product.stars, stars_hold(state));
    icon(ui, icon_of(state), {inner.x - u * 0.25F, inner.y, sign, sign}, ink_of(ui.p, tone));
    cut_left(inner, sign + 0.75F * u);
    ui.text(inner, ui.say(stars_line(product, state)),
            {.font = Font::Strong, .color = ink_of(ui.p, tone), .lines = 2});
}

std::string place_line(const Ui& ui, const Place& place) {
    std::string text = place.as_printed();
    if (place.has_moved()) text += ui.say(Word::NowBelongsTo, {place.province_today});
    return text;
}

Names names_of(const Ui& ui, const kiosk::Product& product) {
    if (ui.view.language == Language::English && !product.name_en.empty())
        return {product.name_en, product.name_vi};
    return {product.name_vi, product.name_en};
}

float goods_row(Ui& ui, Rect rect, std::string_view title, const std::vector<kiosk::Product>& goods,
                std::string_view id, bool paints) {
    if (goods.empty()) return 0;
    const float u = ui.u, gap = 2 * u;
    const int columns = std::clamp(static_cast<int>(rect.width / (32 * u)), 2, 6);
    const float tile =
        (rect.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const float height = product_tile_height(ui, tile);
    const float head = ui.canvas.height_of(title, Font::Strong, rect.width, 3) + u;
    if (paints) {
        ui.text({rect.x, rect.y, rect.width, head}, title,
                {.font = Font::Strong, .color = ui.p.ink, .lines = 3});
        const auto count = std::min(static_cast<std::size_t>(columns), goods.size());
        for (std::size_t i = 0; i < count; ++i) {
            const Rect place = column({rect.x, rect.y + head, rect.width, height},
                                      static_cast<int>(i), columns, gap);
            if (product_tile(ui, place, goods[i], std::string{id} + goods[i].id.text()))
                ui.wish(OpenProduct{goods[i].id});
        }
    }
    return head + height + 3 * u;
}

}  // namespace kiosk::screens
