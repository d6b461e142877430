// What a scan found: calmly said, with what to do; over the product, or over everything where there
// is none to show. And the countdown before the kiosk forgets who stood here.
#include <algorithm>
#include <cmath>

#include "kiosk/screens/shopper_parts.h"

namespace kiosk::screens {

Tone tone_of(Severity severity) {
    switch (severity) {
        case Severity::Danger:
            return Tone::Danger;
        case Severity::Attention:
            return Tone::Attention;
        case Severity::Information:
            break;
    }
    return Tone::Information;
}

std::string_view icon_of(FindingKind kind) {
    switch (kind) {
        case FindingKind::LotRecalled:
        case FindingKind::SerialSoldBefore:
            return "warning";
        case FindingKind::PastBestBefore:
        case FindingKind::BestBeforeSoon:
            return "calendar";
        case FindingKind::UnreadablePayload:
        case FindingKind::BrokenCode:
            return "qr";
        case FindingKind::UnknownCode:
            return "search";
        case FindingKind::UnknownHost:
            return "globe";
        case FindingKind::LotUnknown:
            return "help";
        case FindingKind::CertificateRevoked:
        case FindingKind::CertificateExpired:
            return "shield-x";
        case FindingKind::CertificateNone:
            return "shield-question";
        case FindingKind::CertificateExpiring:
            return "shield-clock";
    }
    return "info";
}

namespace {

void finding_text(Pen& pen, const Finding& finding) {
    Ui& ui = pen.ui;
    const Color ink = ink_of(ui.p, tone_of(finding.severity));
    pen.text(ui.say(finding.title), {.font = Font::Strong, .color = ink, .lines = 2});
    pen.text(ui.say(finding.explanation), {.font = Font::Body, .color = ui.p.ink, .lines = 5});
    if (ui.say(finding.to_do).empty()) return;
    pen.skip(0.5F * ui.u);
    pen.text(ui.say(finding.to_do), {.font = Font::Strong, .color = ui.p.ink, .lines = 4});
}

}  // namespace

float finding_height(Ui& ui, float width, const Finding& finding) {
    Pen pen{ui, {0, 0, width - 11.5F * ui.u, 0}, false};
    finding_text(pen, finding);
    return std::max(pen.height() + 4 * ui.u, 9 * ui.u);
}

void draw_finding(Ui& ui, Rect rect, const Finding& finding) {
    const float u = ui.u, disc = 5.5F * u;
    const Tone tone = tone_of(finding.severity);
    const Color ink = ink_of(ui.p, tone);
    ui.canvas.surface(rect, tint_of(ui.p, tone), ink, ui.m.radius());
    const Rect sign{rect.x + 2 * u, rect.y + 2 * u, disc, disc};
    ui.canvas.fill(sign, ink, disc / 2);
    icon(ui, icon_of(finding.kind), inset(sign, disc * 0.2F), ui.p.on_color);
    Pen pen{ui, {rect.x + 9 * u, rect.y + 2 * u, rect.width - 11.5F * u, rect.height}, true};
    finding_text(pen, finding);
}

namespace {

Rect dialog_card(Ui& ui, float width, float height) {
    ui.canvas.drawn().cover_all();
    ui.canvas.fill({0, 0, ui.m.size.x, ui.m.size.y}, ui.p.scrim);
    // In portrait below the middle: who sits before it reaches the buttons.
    const float room = ui.m.size.y - height;
    const float y = ui.m.portrait ? room * 0.72F : room / 2;
    const Rect card{std::round((ui.m.size.x - width) / 2), std::round(y), width, height};
    ui.canvas.card(card);
    return card;
}

}  // namespace

void trouble_overlay(Ui& ui) {
    if (!ui.view.trouble || ui.view.trouble->findings.empty() || ui.view.dialog) return;
    const ScanTrouble& trouble = *ui.view.trouble;
    const float u = ui.u, width = std::min(ui.m.size.x - 8 * u, 124 * u), inner = width - 8 * u;
    float findings = 0;
    for (const Finding& finding : trouble.findings)
        findings += finding_height(ui, inner, finding) + 2 * u;
    const float buttons = ui.m.main_action();
    const float head = ui.m.line(Font::Title) + 2 * u;
    const Rect card =
        dialog_card(ui, width, std::min(findings + buttons + head + 9 * u, ui.m.size.y - 6 * u));
    Rect area = inset(card, 4 * u);
    ui.text(cut_top(area, ui.m.line(Font::Title), 2 * u), ui.say(Word::TroubleTitle),
            {.font = Font::Title, .color = ui.p.ink});
    Rect foot = cut_bottom(area, buttons, u);
    for (const Finding& finding : trouble.findings) {
        const float height = finding_height(ui, area.width, finding);
        if (height > area.height + u) break;
        draw_finding(ui, cut_top(area, height, 2 * u), finding);
    }
    if (button(ui, column(foot, 0, 2, 2 * u),
               {.label = ui.say(Word::SearchByName), .icon = "search", .id = "trouble-search"})) {
        ui.wish(DismissTrouble{});
        ui.wish(GoTo{ScreenName::Browse});
        ui.wish(ChooseBrowseMode{BrowseMode::Search});
        ui.passing.keyboard_next = true;
    }
    if (button(ui, column(foot, 1, 2, 2 * u),
               {.label = ui.say(Word::ScanAgain),
                .icon = "scan",
                .hint = ui.m.portrait ? "" : "Esc",
                .look = Look::Primary,
                .id = "trouble-close"}) ||
        ui.touch.key(Key::Escape) || ui.touch.key(Key::Enter))
        ui.wish(DismissTrouble{});
}

void countdown_overlay(Ui& ui) {
    if (ui.view.attract_in_s <= 0 || ui.view.dialog) return;
    const float u = ui.u, width = std::min(ui.m.size.x - 8 * u, 96 * u), ring = 20 * u;
    const float inner = width - 8 * u;
    const std::string& title = ui.say(Word::StillHere);
    const std::string& body = ui.say(Word::StillHereBody);
    const float words = ui.canvas.height_of(title, Font::Title, inner, 2) +
                        ui.canvas.height_of(body, Font::Body, inner, 3) + u;
    Rect card = dialog_card(ui, width, ring + words + ui.m.main_action() + 14 * u);
    Rect area = inset(card, 4 * u);
    const Rect circle = cut_top(area, ring, 2 * u);
    const Rect disc{circle.middle().x - ring / 2, circle.y, ring, ring};
    ui.canvas.fill(disc, ui.p.leaf_tint, ring / 2);
    ui.canvas.outline(disc, ui.p.leaf, u * 0.75F, ring / 2);
    ui.text(disc, std::to_string(ui.view.attract_in_s),
            {.font = Font::Amount,
             .color = ui.p.leaf,
             .align = Align::Center,
             .tabular = true,
             .middle = true});
    cut_top(area,
            ui.text(area, title,
                    {.font = Font::Title, .color = ui.p.ink, .align = Align::Center, .lines = 2}) +
                u);
    ui.text(area, body,
            {.font = Font::Body, .color = ui.p.muted, .align = Align::Center, .lines = 3});
    if (button(ui, cut_bottom(area, ui.m.main_action()),
               {.label = ui.say(Word::StillHereAction),
                .icon = "check",
                .look = Look::Primary,
                .id = "countdown-stay"}) ||
        ui.touch.key(Key::Enter) || ui.touch.key(Key::Escape) || ui.touch.key(Key::Space))
        ui.wish(Stay{});
}

}  // namespace kiosk::screens
