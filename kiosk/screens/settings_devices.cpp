// A place to try the camera and every scanner: nothing is sold here.
#include <algorithm>
#include <array>

#include "kiosk/screens/settings_parts.h"

namespace kiosk::screens {
namespace {

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
        text = with_capital(ui.say(status.camera_problem->what) + " " +
                            ui.say(status.camera_problem->why));
        const std::string& to_do = ui.say(status.camera_problem->to_do);
        if (!to_do.empty()) text += ". " + with_capital(to_do) + ".";
    }
    empty_state(ui, inset(rect, ui.u), "camera-off", text, "");
}

Word word_of(OwnCode::Kind kind) {
    switch (kind) {
        case OwnCode::Kind::Basket:
            return Word::KindBasket;
        case OwnCode::Kind::Receipt:
            return Word::KindReceipt;
        case OwnCode::Kind::Staff:
            break;
    }
    return Word::KindStaff;
}

Word word_of(const Code& code) {
    if (code.own) return word_of(code.own->kind);
    switch (code.kind) {
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

Word word_of(ScanSource source) {
    switch (source) {
        case ScanSource::Camera:
            return Word::FromCamera;
        case ScanSource::Serial:
            return Word::FromSerial;
        case ScanSource::Script:
            return Word::FromScript;
        case ScanSource::Keyboard:
            break;
    }
    return Word::FromKeys;
}

// What may be chosen, in this order: automatic, those plugged in, none.
std::vector<CameraChoice> choices(const Ui& ui) {
    const SettingsView& view = ui.view.settings;
    std::vector<CameraChoice> all{{"auto", ui.say(Word::CameraAutomatic)}};
    all.insert(all.end(), view.cameras.begin(), view.cameras.end());
    const bool is_known = view.camera_source == "none" ||
                          std::any_of(all.begin(), all.end(), [&](const CameraChoice& one) {
                              return one.source == view.camera_source;
                          });
    if (!is_known) all.push_back({view.camera_source, view.camera_source});
    all.push_back({"none", ui.say(Word::CameraNone)});
    return all;
}

std::string name_of_chosen(const Ui& ui, const CameraChoice& chosen) {
    const SettingsView& view = ui.view.settings;
    if (chosen.source != "auto") return chosen.name;
    for (const CameraChoice& one : view.cameras) {
        if (one.source == view.camera_device) return chosen.name + " · " + one.name;
    }
    return chosen.name;
}

void camera_chooser(Ui& ui, Rect row) {
    const float u = ui.u, side = ui.m.touch() * 1.25F;
    const std::vector<CameraChoice> all = choices(ui);
    std::size_t at = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].source == ui.view.settings.camera_source) at = i;
    }
    const auto step = [&](Rect rect, Word label, const char* icon_name, std::size_t by) {
        if (button(ui, rect, {.label = ui.say(label), .icon = icon_name, .icon_only = true})) {
            ui.wish(ChooseCamera{all[(at + by) % all.size()].source});
        }
    };
    step(cut_left(row, side, u), Word::CameraBefore, "chevron-left", all.size() - 1);
    step(cut_right(row, side, u), Word::CameraAfter, "chevron-right", 1);
    ui.text(row, name_of_chosen(ui, all[at]),
            {.font = Font::Strong,
             .color = ui.p.ink,
             .align = Align::Center,
             .lines = 1,
             .middle = true});
}

void camera_turning(Ui& ui, Rect row) {
    static constexpr std::array<int, 4> kTurns{0, 90, 180, 270};
    const SettingsView& view = ui.view.settings;
    const Rect left = cut_left(row, row.width * 0.55F, 2 * ui.u);
    const auto now = std::find(kTurns.begin(), kTurns.end(), view.camera_rotation);
    const int at = now == kTurns.end() ? 0 : static_cast<int>(now - kTurns.begin());
    if (const auto turn = segmented(ui, left, {"0°", "90°", "180°", "270°"}, at)) {
        ui.wish(TurnCamera{kTurns[static_cast<std::size_t>(*turn)]});
    }
    if (switch_row(ui, row, ui.say(Word::CameraMirror), "camera", view.camera_mirror)) {
        ui.wish(MirrorCamera{!view.camera_mirror});
    }
}

std::string serial_state(const Ui& ui) {
    const SettingsView& view = ui.view.settings;
    if (!view.serial_device.empty()) return view.serial_device;
    if (!view.serial_problem) return ui.say(Word::SerialUnset);
    const std::string& to_do = ui.say(view.serial_problem->to_do);
    return ui.say(view.serial_problem->why) + (to_do.empty() ? "" : ": " + to_do);
}

std::string product_of_scan(const Ui& ui) {
    const SettingsView& view = ui.view.settings;
    if (!view.scan_looked_up) return {};
    return view.scanned_product.empty() ? ui.say(Word::NoProductHasIt) : view.scanned_product;
}

void scan_facts(Ui& ui, Rect area) {
    const SettingsView& view = ui.view.settings;
    settings_fact(ui, area, Word::SerialScanner, serial_state(ui));
    if (view.scanned_raw.empty()) {
        ui.text(area, ui.say(Word::ScanToTry),
                {.font = Font::Body, .color = ui.p.muted, .lines = 3});
        return;
    }
    const float u = ui.u;
    cut_top(
        area,
        ui.text(area, view.scanned_raw, {.font = Font::Strong, .color = ui.p.ink, .lines = 2}) + u);
    if (view.scan_problem) {
        problem_card(ui, area, *view.scan_problem, Tone::Attention);
        return;
    }
    settings_fact(ui, area, Word::ScannedBy, ui.say(word_of(view.scan_source)));
    settings_fact(ui, area, Word::Symbology, view.scanned_symbology);
    if (!view.scanned) return;
    const Code& code = *view.scanned;
    settings_fact(ui, area, Word::TakenFor, ui.say(word_of(code)));
    settings_fact(ui, area, Word::ProductOfCode, product_of_scan(ui));
    settings_fact(ui, area, Word::GtinName, code.gtin.value_or(""));
    settings_fact(ui, area, Word::Lot, code.lot.value_or(""));
    settings_fact(ui, area, Word::SerialName, code.serial.value_or(""));
}

}  // namespace

void settings_fact(Ui& ui, Rect& area, Word name, std::string_view value) {
    const float height = ui.m.line(Font::Caption);
    if (value.empty() || area.height < height) return;
    Rect line = cut_top(area, height);
    ui.text(cut_left(line, 26 * ui.u, ui.u), ui.say(name),
            {.font = Font::Caption, .color = ui.p.muted});
    ui.text(line, value, {.font = Font::Caption, .color = ui.p.ink});
}

void settings_devices(Ui& ui, Rect area) {
    const float u = ui.u;
    ui.text(cut_top(area, ui.m.line(Font::Strong), u), ui.say(Word::CameraAndScanner),
            {.font = Font::Strong, .color = ui.p.muted});
    camera_chooser(ui, cut_top(area, ui.m.touch(), u));
    camera_turning(ui, cut_top(area, ui.m.touch(), u));
    const float facts = 2 * ui.m.line(Font::Strong) + 8 * ui.m.line(Font::Caption) + 3 * u;
    // Wide and low: the facts stand beside the picture.
    if (area.height - facts < 20 * u && area.width > 60 * u) {
        camera_view(ui, cut_left(area, area.width * 0.4F, 2 * u));
    } else {
        camera_view(ui, cut_top(area, std::max(14 * u, area.height - facts), 2 * u));
    }
    scan_facts(ui, area);
}

}  // namespace kiosk::screens
