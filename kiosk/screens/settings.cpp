// What staff may set at the till, and a place to try the camera and the scanner.
#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/screens/settings_parts.h"

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
    const Rect both = cut_top(area, ui.m.touch(), u);
    if (switch_row(ui, column(both, 0, 2, 2 * u), ui.say(Word::ReduceMotion), "pause",
                   ui.view.reduce_motion))
        ui.wish(ChooseMotion{!ui.view.reduce_motion});
    if (switch_row(ui, column(both, 1, 2, 2 * u), ui.say(Word::SoundOnRead), "bell", ui.view.sound))
        ui.wish(ChooseSound{!ui.view.sound});
}

void shop_card(Ui& ui, Rect area) {
    const SettingsView& view = ui.view.settings;
    const StatusBar& status = ui.view.status;
    const float u = ui.u;
    if (status.staff) {
        const ButtonSpec out{.label = ui.say(Word::SignOutAction), .icon = "logout"};
        Rect strip = cut_bottom(area, ui.m.touch(), 1.5F * u);
        if (button(ui, column(strip, 1, 3, 2 * u), out)) ui.wish(SignOut{});
        if (button(ui, column(strip, 2, 3, 2 * u),
                   {.label = ui.say(Word::CloseProgramAction), .icon = "lock"}))
            ui.wish(CloseProgram{});
        if (button(ui, column(strip, 0, 3, 2 * u),
                   {.label = ui.say(Word::SyncNowAction),
                    .icon = "refresh",
                    .enabled = !view.centre.empty() && status.sync != SyncState::Syncing,
                    .why_not = ui.say(Word::WhyNoSync)}))
            ui.wish(SyncNow{});
    }
    if (status.staff) {
        Rect strip = cut_top(area, ui.m.touch(), u);
        const ButtonSpec pin{.label = ui.say(Word::ChangeMyPin), .icon = "lock"};
        if (button(ui, cut_right(strip, button_width(ui, pin), 2 * u), pin))
            ui.wish(GoTo{ScreenName::OwnPin});
        ui.text(strip, view.shop.name,
                {.font = Font::Strong, .color = ui.p.ink, .lines = 2, .middle = true});
    } else {
        cut_top(area, ui.text(area, view.shop.name, {.font = Font::Strong, .color = ui.p.ink}) + u);
    }
    settings_fact(ui, area, Word::Address, view.shop.address);
    settings_fact(ui, area, Word::Phone, view.shop.phone);
    settings_fact(ui, area, Word::TaxNumber, view.shop.tax_number);
    settings_fact(ui, area, Word::TillName, view.shop.till);
    settings_fact(ui, area, Word::Centre,
                  view.centre.empty() ? ui.say(Word::SyncNotSetUp) : view.centre);
    settings_fact(ui, area, Word::DataFolder, view.data_folder);
    settings_fact(ui, area, Word::Version, view.version);
    if (status.sync_problem && area.height > 6 * u)
        problem_card(ui, area, *status.sync_problem, Tone::Attention);
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
        Rect second = cut_top(area, area.height * 0.34F, gap);
        ui.canvas.card(second);
        shop_card(ui, inset(second, 3 * u));
        Rect third = cut_top(area, settings_printer_height(ui) + 6 * u, gap);
        ui.canvas.card(third);
        settings_printer(ui, inset(third, 3 * u));
        ui.canvas.card(area);
        settings_devices(ui, inset(area, 3 * u));
        return;
    }
    const Rect left = column(area, 0, 2, gap), right = column(area, 1, 2, gap);
    Rect rest = left;
    const Rect first = cut_top(rest, look, gap);
    ui.canvas.card(first);
    look_card(ui, inset(first, 3 * u));
    ui.canvas.card(rest);
    shop_card(ui, inset(rest, 3 * u));
    Rect devices = right;
    const Rect printer = cut_top(devices, settings_printer_height(ui) + 4 * u, gap);
    ui.canvas.card(printer);
    settings_printer(ui, inset(printer, 3 * u, 2 * u));
    ui.canvas.card(devices);
    settings_devices(ui, inset(devices, 3 * u, 2 * u));
}

}  // namespace kiosk::screens
