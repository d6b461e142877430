#include "kiosk/screens/manage_tiles.h"
#include "kiosk/screens/shopper_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace kiosk::screens {
namespace {

struct SyncLook {
    std::string_view icon;
    std::string text;
    Tone tone;
};

SyncLook sync_look(const Ui& ui) {
    const StatusBar& status = ui.view.status;
    const std::string waiting = format_digits(status.waiting);
    switch (status.sync) {
        case SyncState::NotSetUp:
            return {"cloud-off", ui.say(Word::SyncNotSetUp), Tone::Neutral};
        case SyncState::Synced:
            return {"cloud-ok",
                    status.last_synced.empty() ? ui.say(Word::SyncDone)
                                               : ui.say(Word::SyncDoneAt, {status.last_synced}),
                    Tone::Good};
        case SyncState::Waiting:
            return {"cloud-sync", ui.say(Word::SyncWaiting, {waiting}), Tone::Information};
        case SyncState::Syncing:
            return {"cloud-sync", ui.say(Word::SyncRunning, {waiting}), Tone::Information};
        case SyncState::Offline:
            return {"cloud-off", ui.say(Word::SyncOffline, {waiting}), Tone::Attention};
        case SyncState::Alarm:
            return {"warning", ui.say(Word::SyncAlarm), Tone::Danger};
    }
    return {"cloud-off", ui.say(Word::SyncNotSetUp), Tone::Neutral};
}

float next_text_scale(float scale) {
    for (const float step : {0.85F, 1.0F, 1.2F, 1.4F})
        if (step > scale + 0.01F) return step;
    return 0.85F;
}

void ribbon(Ui& ui, Rect& window) {
    if (!ui.view.demonstration) return;
    const Rect strip = cut_top(window, ui.m.line(Font::Caption) + ui.u);
    ui.canvas.fill(strip, ui.p.amber_tint);
    ui.canvas.line({strip.x, strip.bottom()}, {strip.right(), strip.bottom()}, ui.p.amber,
                   std::max(1.0F, std::round(ui.u / 6)));
    ui.text(inset(strip, 2 * ui.u, 0), ui.say(Word::Demonstration),
            {.font = Font::Caption, .color = ui.p.amber, .align = Align::Center, .middle = true});
}

void staff_button(Ui& ui, Rect& bar, float height) {
    const auto& staff = ui.view.status.staff;
    ButtonSpec spec{.label = staff ? staff->name : ui.say(Word::StaffShort),
                    .icon = staff ? "user" : "login",
                    .look = Look::Quiet,
                    .font = Font::Caption,
                    .id = "status-staff"};
    const float width = std::min(button_width(ui, spec), 46 * ui.u);
    const Rect place = cut_left(bar, width, ui.u);
    if (button(ui, {place.x, place.y + (place.height - height) / 2, width, height}, spec))
        ui.wish(GoTo{staff ? ScreenName::Till : ScreenName::Login});
    if (!staff) return;
    const ButtonSpec lock{.label = ui.say(Word::LockAction),
                          .icon = "lock",
                          .hint = ui.m.portrait ? "" : "Ctrl+L",
                          .look = Look::Quiet,
                          .icon_only = ui.m.portrait,
                          .font = Font::Caption,
                          .id = "status-lock"};
    const float wanted = ui.m.portrait ? height : button_width(ui, lock);
    const Rect beside = cut_left(bar, wanted, ui.u);
    if (button(ui, {beside.x, beside.y + (beside.height - height) / 2, wanted, height}, lock))
        ui.wish(LockTill{});
}

void left_of_status(Ui& ui, Rect& bar, float height) {
    const bool vietnamese = ui.view.language == Language::Vietnamese;
    const ButtonSpec language{.label = text_of(Word::OtherLanguage).in(ui.view.language),
                              .icon = "globe",
                              .look = Look::Quiet,
                              .font = Font::Caption,
                              .id = "status-language"};
    const float y = bar.y + (bar.height - height) / 2;
    Rect place = cut_left(bar, button_width(ui, language), ui.u);
    if (button(ui, {place.x, y, place.width, height}, language))
        ui.wish(ChooseLanguage{vietnamese ? Language::English : Language::Vietnamese});
    const ButtonSpec size{.label = ui.say(Word::TextSize),
                          .icon = "text-size",
                          .look = Look::Quiet,
                          .icon_only = true,
                          .id = "status-text-size"};
    place = cut_left(bar, height, ui.u);
    if (button(ui, {place.x, y, place.width, height}, size))
        ui.wish(ChooseTextScale{next_text_scale(ui.view.text_scale)});
    if (ui.view.screen != ScreenName::Fault) staff_button(ui, bar, height);
}

// Devices that want somebody, the most pressing first.
struct Trouble {
    std::string_view icon;
    std::string text;
    Tone tone;
};

std::vector<Trouble> troubles(const Ui& ui) {
    const StatusBar& status = ui.view.status;
    const bool staff = status.staff.has_value();  // a shopper can do nothing about them
    std::vector<Trouble> found;
    const std::string free = format_digits(status.disk.free_mb);
    if (status.disk.state == DiskState::Full)
        found.push_back({"warning", ui.say(Word::DiskFull), Tone::Danger});
    if (status.disk.state == DiskState::Low && staff)
        found.push_back({"warning", ui.say(Word::DiskLow, {free}), Tone::Attention});
    const ShiftView& shift = ui.view.shift;
    if (staff && shift.left_over && shift.shift)
        found.push_back({"clock", ui.say(Word::ShiftLeftOver, {shift.shift->business_date.dmy()}),
                         Tone::Attention});
    if (staff && shift.known && !shift.shift)
        found.push_back({"drawer", ui.say(Word::ShiftNone), Tone::Information});
    const PrinterView& printer = status.printer;
    if (printer.state == PrinterState::Trouble && staff)
        found.push_back({"printer",
                         printer.waiting > 0
                             ? ui.say(Word::PrinterWaits, {format_digits(printer.waiting)})
                             : ui.say(Word::PrinterTrouble),
                         Tone::Attention});
    else if (printer.near_end && staff)
        found.push_back({"printer", ui.say(Word::PaperNearEnd), Tone::Attention});
    if (ui.view.settings.serial_problem && staff)
        found.push_back({"scan", ui.say(Word::ScannerGone), Tone::Attention});
    if (status.camera == CameraState::Failed)
        found.push_back({"camera-off", ui.say(Word::CameraOff), Tone::Attention});
    return found;
}

void right_of_status(Ui& ui, Rect bar) {
    const float u = ui.u;
    const StatusBar& status = ui.view.status;
    const std::string clock =
        status.date.empty() || ui.m.portrait ? status.clock : status.clock + "  ·  " + status.date;
    const float width = ui.canvas.width_of(clock, Font::Caption, true) + 1;
    ui.text(cut_right(bar, width, 2 * u), clock,
            {.font = Font::Caption,
             .color = ui.p.ink,
             .align = Align::Right,
             .tabular = true,
             .middle = true});
    const SyncLook look = sync_look(ui);
    const float height = ui.m.line(Font::Caption) + u;
    const float y = bar.middle().y - height / 2;
    const float sign = height * 0.55F + u * 0.75F + 3 * u + 2;
    const std::vector<Trouble> found = troubles(ui);
    const auto width_of = [&](const std::string& words) {
        return words.empty() ? sign : ui.canvas.width_of(words, Font::Caption) + sign;
    };
    // What nobody has to do anything about gives way, as a sign alone, to what somebody has to.
    const bool is_calm = look.tone != Tone::Danger && look.tone != Tone::Attention;
    const float pressing = found.empty() ? 0 : width_of(found.front().text) + u;
    const bool fits = width_of(look.text) + pressing <= bar.width;
    const std::string words = is_calm && !fits ? "" : look.text;
    const float wanted = std::min(width_of(words), bar.width);
    chip(ui, {bar.right() - wanted, y}, height, look.icon, words, look.tone, wanted);
    cut_right(bar, wanted, u);
    for (const Trouble& trouble : found) {
        if (bar.width < 14 * u) break;
        const float room = std::min(width_of(trouble.text), bar.width);
        const Rect place = cut_right(bar, room, u);
        chip(ui, {place.x, y}, height, trouble.icon, trouble.text, trouble.tone, room);
    }
}

void status_bar(Ui& ui, Rect& window) {
    const float height = std::max(7 * ui.u, ui.m.touch() - ui.u);
    Rect bar = cut_bottom(window, height + (is_for_shoppers(ui.view) ? 2.5F : 1.0F) * ui.u);
    ui.canvas.fill(bar, ui.p.card);
    ui.canvas.line({bar.x, bar.y}, {bar.right(), bar.y}, ui.p.line,
                   std::max(1.0F, std::round(ui.u / 8)));
    if (is_for_shoppers(ui.view)) return shopper_bar(ui, inset(bar, 2 * ui.u, 0), height);
    cut_left(bar, 2 * ui.u);
    cut_right(bar, 4 * ui.u);
    left_of_status(ui, bar, height);
    right_of_status(ui, bar);
}

void ways(Ui& ui, Rect& area, std::string_view title) {
    struct Way {
        ScreenName screen;
        Word word;
        std::string_view icon;
    };
    static constexpr std::array<Way, 5> kWays{
        {{ScreenName::Till, Word::WayTill, "cart"},
         {ScreenName::Browse, Word::WayBrowse, "search"},
         {ScreenName::Shift, Word::WayShift, "drawer"},
         {ScreenName::Manage, Word::WayManage, "chart"},
         {ScreenName::Settings, Word::WaySettings, "settings"}}};
    const auto spec_of = [&](const Way& way) {
        return ButtonSpec{.label = ui.say(way.word),
                          .icon = std::string{way.icon},
                          .look = way.screen == ui.view.screen ? Look::Selected : Look::Quiet,
                          .font = Font::Caption};
    };
    const auto closed = [&](const Way& way) {
        const auto right = right_for(way.screen);
        return right && !ui.view.status.may(*right);
    };
    float wanted = ui.canvas.width_of(title, Font::Title) + 4 * ui.u;
    for (const Way& way : kWays)
        if (!closed(way)) wanted += button_width(ui, spec_of(way)) + ui.u;
    const bool icons = wanted > area.width;
    for (auto it = kWays.rbegin(); it != kWays.rend(); ++it) {
        if (closed(*it)) continue;
        ButtonSpec spec = spec_of(*it);
        spec.icon_only = icons;
        const float width = icons ? ui.m.touch() : button_width(ui, spec);
        if (button(ui, cut_right(area, width, ui.u), spec) && it->screen != ui.view.screen)
            ui.wish(GoTo{it->screen});
    }
}

bool has_ways(ScreenName screen) {
    return screen == ScreenName::Till || screen == ScreenName::Browse ||
           screen == ScreenName::Manage || screen == ScreenName::Settings ||
           screen == ScreenName::Shift;
}

}  // namespace

Rect chrome(Ui& ui) {
    Rect window{0, 0, ui.m.size.x, ui.m.size.y};
    ribbon(ui, window);
    status_bar(ui, window);
    return inset(window, 4 * ui.u, 3 * ui.u);
}

void header(Ui& ui, Rect& area, std::string_view title, bool back) {
    const float height = ui.m.touch();
    Rect strip = cut_top(area, height, 2 * ui.u);
    const bool staff = ui.view.status.staff && has_ways(ui.view.screen);
    if (back) {
        const ButtonSpec spec{.label = ui.say(Word::Back),
                              .icon = "arrow-left",
                              .look = Look::Secondary,
                              .icon_only = true};
        if (button(ui, cut_left(strip, height, 2 * ui.u), spec)) ui.wish(GoBack{});
    }
    if (staff) ways(ui, strip, title);
    ui.text(strip, title, {.font = Font::Title, .color = ui.p.ink, .middle = true});
}

void common_keys(Ui& ui) {
    if (ui.touch.key(Key::Escape)) {
        if (ui.passing.keyboard)
            ui.passing.keyboard = false;
        else
            ui.wish(GoBack{});
    }
    if (ui.touch.key(Key::F11) && ui.view.status.may(Right::SeeTotals))
        ui.wish(GoTo{ScreenName::Manage});
    if (ui.view.screen != ScreenName::Shift && ui.view.status.staff && ui.touch.key(Key::F7))
        ui.wish(GoTo{ScreenName::Shift});
    if (ui.touch.key(Key::L, true) && ui.view.status.staff) ui.wish(LockTill{});
    if (ui.touch.key(Key::F2) || ui.touch.key(Key::K, true)) {
        if (ui.view.status.staff) {
            ui.wish(GoTo{ScreenName::Till});
        } else {
            ui.wish(GoTo{ScreenName::Browse});
            ui.wish(ChooseBrowseMode{BrowseMode::Search});
        }
    }
}

}  // namespace kiosk::screens
