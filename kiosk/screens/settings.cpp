// What staff may set at the till, and a place to try the camera and the scanner.
#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/screens/chrome.h"

namespace kiosk::screens {
namespace {

constexpr std::array<float, 4> kScales{0.85F, 1.0F, 1.2F, 1.4F};

int nearest_scale(float scale) {
    int best = 0;
    for (int i = 1; i < static_cast<int>(kScales.size()); ++i)
        if (std::abs(kScales[static_cast<std::size_t>(i)] - scale) <
            std::abs(kScales[static_cast<std::size_t>(best)] - scale))
            best = i;
    return best;
}

void fact(Ui& ui, Rect& area, Word name, std::string_view value) {
    const float height = ui.m.line(Font::Caption);
    if (value.empty() || area.height < height) return;
    Rect line = cut_top(area, height);
    ui.text(cut_left(line, 26 * ui.u, ui.u), ui.say(name),
            {.font = Font::Caption, .color = ui.p.muted});
    ui.text(line, value, {.font = Font::Caption, .color = ui.p.ink});
}

void look_card(Ui& ui, Rect area) {
    const float u = ui.u;
    const auto label = [&](Word word) {
        cut_top(area, ui.text(area, ui.say(word), {.font = Font::Strong, .color = ui.p.muted}) +
                          u * 0.75F);
    };
    label(Word::LanguageTitle);
    const auto language = segmented(ui, cut_top(area, ui.m.touch(), 2 * u),
                                    {ui.say(Word::Vietnamese), ui.say(Word::English)},
                                    ui.view.language == Language::Vietnamese ? 0 : 1);
    if (language)
        ui.wish(ChooseLanguage{*language == 0 ? Language::Vietnamese : Language::English});
    label(Word::TextSize);
    const auto scale = segmented(ui, cut_top(area, ui.m.touch(), 2 * u),
                                 {ui.say(Word::SizeSmall), ui.say(Word::SizeNormal),
                                  ui.say(Word::SizeLarge), ui.say(Word::SizeHuge)},
                                 nearest_scale(ui.view.text_scale));
    if (scale) ui.wish(ChooseTextScale{kScales[static_cast<std::size_t>(*scale)]});
    if (switch_row(ui, cut_top(area, ui.m.touch(), u), ui.say(Word::HighContrast), "contrast",
                   ui.view.high_contrast))
        ui.wish(ChooseContrast{!ui.view.high_contrast});
    if (switch_row(ui, cut_top(area, ui.m.touch(), u), ui.say(Word::ReduceMotion), "pause",
                   ui.view.reduce_motion))
        ui.wish(ChooseMotion{!ui.view.reduce_motion});
}

void shop_card(Ui& ui, Rect area) {
    const SettingsView& view = ui.view.settings;
    const StatusBar& status = ui.view.status;
    const float u = ui.u;
    if (status.staff) {
        const ButtonSpec out{.label = ui.say(Word::SignOutAction), .icon = "logout"};
        Rect strip = cut_bottom(area, ui.m.touch(), 1.5F * u);
        if (button(ui, column(strip, 1, 2, 2 * u), out)) ui.wish(SignOut{});
        if (button(ui, column(strip, 0, 2, 2 * u),
                   {.label = ui.say(Word::SyncNowAction),
                    .icon = "refresh",
                    .enabled = !view.centre.empty() && status.sync != SyncState::Syncing,
                    .why_not = ui.say(Word::WhyNoSync)}))
            ui.wish(SyncNow{});
    }
    cut_top(area, ui.text(area, view.shop.name, {.font = Font::Strong, .color = ui.p.ink}) + u);
    fact(ui, area, Word::Address, view.shop.address);
    fact(ui, area, Word::Phone, view.shop.phone);
    fact(ui, area, Word::TaxNumber, view.shop.tax_number);
    fact(ui, area, Word::TillName, view.shop.till);
    fact(ui, area, Word::Centre, view.centre.empty() ? ui.say(Word::SyncNotSetUp) : view.centre);
    fact(ui, area, Word::DataFolder, view.data_folder);
    fact(ui, area, Word::Version, view.version);
    if (status.sync_problem && area.height > 6 * u)
        problem_card(ui, area, *status.sync_problem, Tone::Attention);
}

void camera_view(Ui& ui, Rect rect) {
    const SettingsView& view = ui.view.settings;
    const StatusBar& status = ui.view.status;
    if (view.camera.texture != 0) {
        ui.canvas.image_covering(view.camera, rect, ui.m.radius());
        return;
    }
    ui.canvas.fill(rect, ui.p.hover, ui.m.radius());
    if (status.camera == CameraState::Starting)
        return busy_state(ui, rect, ui.say(Word::CameraStarting));
    std::string text = ui.say(Word::CameraOff);
    if (status.camera_problem) {
        text = with_capital(ui.say(status.camera_problem->what));
        const std::string& to_do = ui.say(status.camera_problem->to_do);
        if (!to_do.empty()) text += ". " + with_capital(to_do) + ".";
    }
    empty_state(ui, inset(rect, ui.u), "camera-off", text, "");
}

Word word_of(CodeKind kind) {
    switch (kind) {
        case CodeKind::Gtin:
            return Word::KindGtin;
        case CodeKind::Alias:
            return Word::KindAlias;
        case CodeKind::InShop:
            return Word::KindInShop;
        case CodeKind::VietQr:
            return Word::KindVietQr;
        case CodeKind::Url:
            return Word::KindUrl;
        case CodeKind::Text:
            break;
    }
    return Word::KindText;
}

void scan_facts(Ui& ui, Rect area) {
    const SettingsView& view = ui.view.settings;
    if (view.scanned_raw.empty()) {
        ui.text(area, ui.say(Word::ScanToTry),
                {.font = Font::Body, .color = ui.p.muted, .lines = 3});
        return;
    }
    const float u = ui.u;
    cut_top(
        area,
        ui.text(area, view.scanned_raw, {.font = Font::Strong, .color = ui.p.ink, .lines = 2}) + u);
    fact(ui, area, Word::Symbology,
         view.scanned_symbology.empty() ? ui.say(Word::FromKeys) : view.scanned_symbology);
    if (view.scanned) {
        const Code& code = *view.scanned;
        fact(ui, area, Word::TakenFor, ui.say(word_of(code.kind)));
        fact(ui, area, Word::GtinName, code.gtin.value_or(""));
        fact(ui, area, Word::Lot, code.lot.value_or(""));
        fact(ui, area, Word::SerialName, code.serial.value_or(""));
    }
    if (view.scan_problem) problem_card(ui, area, *view.scan_problem, Tone::Attention);
}

void devices_card(Ui& ui, Rect area) {
    const SettingsView& view = ui.view.settings;
    const float u = ui.u;
    Rect top = cut_top(area, ui.m.line(Font::Strong), u);
    ui.text(top, ui.say(Word::CameraAndScanner), {.font = Font::Strong, .color = ui.p.muted});
    ui.text(top, view.camera_name,
            {.font = Font::Caption, .color = ui.p.muted, .align = Align::Right, .middle = true});
    const float facts = 2 * ui.m.line(Font::Strong) + 5 * ui.m.line(Font::Caption) + 5 * u;
    camera_view(ui, cut_top(area, std::max(10 * u, area.height - facts), 2 * u));
    scan_facts(ui, area);
}

}  // namespace

void draw_settings(Ui& ui, Rect area) {
    const float u = ui.u, gap = 3 * u;
    header(ui, area, ui.say(Word::SettingsTitle), false);
    const float look = 2 * (ui.m.line(Font::Strong) + 0.75F * u) + 4 * ui.m.touch() + 5 * u + 6 * u;
    if (ui.m.portrait) {
        Rect first = cut_top(area, look, gap);
        ui.canvas.card(first);
        look_card(ui, inset(first, 3 * u));
        Rect second = cut_top(area, area.height * 0.44F, gap);
        ui.canvas.card(second);
        shop_card(ui, inset(second, 3 * u));
        ui.canvas.card(area);
        devices_card(ui, inset(area, 3 * u));
        return;
    }
    const Rect left = column(area, 0, 2, gap), right = column(area, 1, 2, gap);
    Rect rest = left;
    const Rect first = cut_top(rest, look, gap);
    ui.canvas.card(first);
    look_card(ui, inset(first, 3 * u));
    ui.canvas.card(rest);
    shop_card(ui, inset(rest, 3 * u));
    ui.canvas.card(right);
    devices_card(ui, inset(right, 3 * u));
}

}  // namespace kiosk::screens
