// The panels of the product screen: what the certificate is worth, where it comes from, the way of
// its lot, its story, and what the pack says. What nobody knows is left out.
#include <algorithm>
#include <cmath>

#include "kiosk/screens/shopper_parts.h"

namespace kiosk::screens {
namespace {

std::string sentence_of(const Ui& ui, const ProductView& view) {
    const auto today = today_of(ui.view);
    if (!today) return {};
    const std::string sentence = ui.say(certificate_sentence(view.product, *today));
    for (const Finding& finding : view.findings) {
        if (ui.say(finding.explanation) != sentence) continue;
        if (finding.kind == FindingKind::CertificateNone)
            return sentence + " " + ui.say(finding.to_do);
        return {};  // said above, with what to do
    }
    return sentence;
}

Panel certificate_panel(Ui& on) {
    const ProductView& view = on.view.product;
    const Tone tone = tone_of(view.certificate);
    return {"certificate", on.say(Word::Certificate), tone, [&view, tone](Pen& pen) {
                Ui& ui = pen.ui;
                pen.state(icon_of(view.certificate), ui.say(word_of(view.certificate)), tone);
                pen.skip(0.5F * ui.u);
                pen.text(sentence_of(ui, view),
                         {.font = Font::Body, .color = ui.p.ink, .lines = 8});
                if (!view.product.certificate) return;
                const Certificate& certificate = *view.product.certificate;
                pen.line();
                pen.facts(
                    {{ui.say(Word::Decision), certificate.decision},
                     {ui.say(Word::IssuedOn), certificate.issued ? certificate.issued->dmy() : ""},
                     {ui.say(Word::ValidTo), certificate.expires ? certificate.expires->dmy() : ""},
                     {ui.say(Word::IssuedBy), certificate.issuer}},
                    2);
            }};
}

Panel origin_panel(Ui& on) {
    const kiosk::Product& product = on.view.product.product;
    return {"map-pin", on.say(Word::Origin), Tone::Neutral, [&product](Pen& pen) {
                Ui& ui = pen.ui;
                const Producer& producer = product.producer;
                const std::string kind = ui.say(title_of(producer.kind));
                if (!producer.name.empty()) {
                    pen.text(ui.say(Word::Producer), {.font = Font::Caption, .color = ui.p.muted});
                    pen.text(producer.name, {.font = Font::Strong, .color = ui.p.ink, .lines = 3});
                    if (!kind.empty()) {
                        pen.skip(0.5F * ui.u);
                        pen.chip("users", kind, Tone::Good);
                    }
                    pen.skip(1.25F * ui.u);
                }
                pen.fact(ui.say(Word::OnTheLabel), product.place.as_printed(), 3);
                if (product.place.has_moved())
                    pen.fact(ui.say(Word::PartOfToday), product.place.province_today);
                pen.fact(ui.say(Word::OcopGroup), ui.say(title_of(product.group)));
            }};
}

Tone tone_of_days(int days) {
    if (days < 0) return Tone::Danger;
    return days <= kBestBeforeSoonDays ? Tone::Attention : Tone::Good;
}

std::string days_words(const Ui& ui, int days) {
    if (days < 0) return ui.say(Word::DaysPast, {std::to_string(-days)});
    if (days == 0) return ui.say(Word::LastDay);
    return days == 1 ? ui.say(Word::OneDayLeft) : ui.say(Word::DaysLeft, {std::to_string(days)});
}

void lot_events(Pen& pen, const std::vector<LotEvent>& events) {
    Ui& ui = pen.ui;
    const float u = ui.u, indent = 4.5F * u, dot = 0.9F * u;
    for (std::size_t i = 0; i < events.size(); ++i) {
        const LotEvent& event = events[i];
        const float top = pen.place(0).y, left = pen.place(0).x + 1.5F * u;
        const float middle = top + ui.m.line(Font::Caption) / 2;
        pen.text(event.day.dmy(), {.font = Font::Caption, .color = ui.p.muted}, indent);
        pen.text(told_in(event.what, ui.view.language),
                 {.font = Font::Body, .color = ui.p.ink, .lines = 3}, indent);
        pen.text(told_in(event.place, ui.view.language),
                 {.font = Font::Caption, .color = ui.p.muted, .lines = 2}, indent);
        pen.skip(u);
        if (!pen.paints()) continue;
        if (i + 1 < events.size())
            ui.canvas.line({left, middle}, {left, pen.place(0).y + ui.m.line(Font::Caption) / 2},
                           ui.p.leaf, std::max(2.0F, u * 0.25F));
        ui.canvas.fill({left - dot, middle - dot, 2 * dot, 2 * dot}, ui.p.leaf, dot);
    }
}

std::optional<Panel> lot_panel(Ui& on) {
    const ProductView& view = on.view.product;
    const std::string number = view.lot ? view.lot->number : view.scanned_lot;
    if (number.empty() && view.scanned_serial.empty()) return std::nullopt;
    return Panel{
        "route", on.say(Word::Trace), Tone::Neutral, [&view, number](Pen& pen) {
            Ui& ui = pen.ui;
            const bool known = view.lot.has_value();
            pen.facts({{ui.say(Word::Lot), number},
                       {ui.say(Word::SerialName), view.scanned_serial},
                       {ui.say(Word::MadeOn), known && view.lot->made ? view.lot->made->dmy() : ""},
                       {ui.say(Word::BestBefore),
                        known && view.lot->best_before ? view.lot->best_before->dmy() : ""},
                       {ui.say(Word::ReceivedOn),
                        known && view.lot->received ? view.lot->received->dmy() : ""},
                       {ui.say(Word::DeliveredBy), known ? view.lot->source : ""}},
                      2);
            if (view.days_left)
                pen.chip("calendar", days_words(ui, *view.days_left),
                         tone_of_days(*view.days_left));
            if (!known || view.lot->events.empty()) return;
            pen.line();
            pen.text(ui.say(Word::ItsWay), {.font = Font::Caption, .color = ui.p.muted});
            pen.skip(0.5F * ui.u);
            lot_events(pen, view.lot->events);
        }};
}

std::optional<Panel> story_panel(Ui& on) {
    const kiosk::Product& product = on.view.product.product;
    if (product.story(on.view.language).empty()) return std::nullopt;
    return Panel{"leaf", on.say(Word::Story), Tone::Neutral, [&product](Pen& pen) {
                     pen.text(product.story(pen.ui.view.language),
                              {.font = Font::Body, .color = pen.ui.p.ink, .lines = 60});
                 }};
}

std::optional<Panel> pack_panel(Ui& on) {
    const kiosk::Product& product = on.view.product.product;
    const Language language = on.view.language;
    const bool any = !product.size.empty() || !product.ingredients.vi.empty() ||
                     !product.storage.vi.empty() || !product.how_to_use.vi.empty() ||
                     !product.allergens.vi.empty();
    if (!any) return std::nullopt;
    return Panel{"box", on.say(Word::OnThePack), Tone::Neutral, [&product, language](Pen& pen) {
                     Ui& ui = pen.ui;
                     const std::string& allergens = told_in(product.allergens, language);
                     if (!allergens.empty()) {
                         pen.state("warning", ui.say(Word::Allergens, {allergens}),
                                   Tone::Attention);
                         pen.skip(1.25F * ui.u);
                     }
                     pen.fact(ui.say(Word::NetContent), product.size);
                     pen.fact(ui.say(Word::Ingredients), told_in(product.ingredients, language));
                     pen.fact(ui.say(Word::HowToUse), told_in(product.how_to_use, language));
                     pen.fact(ui.say(Word::Storage), told_in(product.storage, language));
                 }};
}

}  // namespace

std::vector<Panel> product_panels(Ui& ui) {
    std::vector<Panel> panels{certificate_panel(ui), origin_panel(ui)};
    for (auto& panel : {lot_panel(ui), story_panel(ui), pack_panel(ui)})
        if (panel) panels.push_back(*panel);
    return panels;
}

}  // namespace kiosk::screens
