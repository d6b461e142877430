#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "kiosk/screens/drawn.h"
#include "kiosk/screens/screen.h"
#include "kiosk/screens/view_state.h"

namespace kiosk::screens {
namespace {

constexpr std::array<std::pair<std::string_view, Key>, 30> kKeys{{
    {"Enter", Key::Enter},   {"Escape", Key::Escape}, {"Backspace", Key::Backspace},
    {"Delete", Key::Delete}, {"Tab", Key::Tab},       {"Space", Key::Space},
    {"Left", Key::Left},     {"Right", Key::Right},   {"Up", Key::Up},
    {"Down", Key::Down},     {"PageUp", Key::PageUp}, {"PageDown", Key::PageDown},
    {"Home", Key::Home},     {"End", Key::End},       {"F1", Key::F1},
    {"F2", Key::F2},         {"F3", Key::F3},         {"F4", Key::F4},
    {"F5", Key::F5},         {"F6", Key::F6},         {"F7", Key::F7},
    {"F8", Key::F8},         {"F9", Key::F9},         {"F10", Key::F10},
    {"F11", Key::F11},       {"F12", Key::F12},       {"Plus", Key::Plus},
    {"Minus", Key::Minus},   {"K", Key::K},           {"L", Key::L},
}};

bool take_prefix(std::string_view& text, std::string_view prefix) {
    if (!text.starts_with(prefix)) return false;
    text.remove_prefix(prefix.size());
    return true;
}

}  // namespace

std::string_view name_of(ScreenName screen) {
    switch (screen) {
        case ScreenName::Attract:
            return "attract";
        case ScreenName::Product:
            return "product";
        case ScreenName::Browse:
            return "browse";
        case ScreenName::Login:
            return "login";
        case ScreenName::Till:
            return "till";
        case ScreenName::Payment:
            return "payment";
        case ScreenName::Receipt:
            return "receipt";
        case ScreenName::Totals:
            return "totals";
        case ScreenName::Settings:
            return "settings";
        case ScreenName::Fault:
            return "fault";
        case ScreenName::Producer:
            return "producer";
        case ScreenName::Basket:
            return "basket";
        case ScreenName::Compare:
            return "compare";
        case ScreenName::Stock:
            return "stock";
        case ScreenName::Settle:
            return "settle";
        case ScreenName::Manage:
            return "manage";
        case ScreenName::Sales:
            return "sales";
        case ScreenName::Shop:
            return "shop";
        case ScreenName::Goods:
            return "goods";
        case ScreenName::GoodsImport:
            return "goods-import";
        case ScreenName::Certificates:
            return "certificates";
        case ScreenName::Labels:
            return "labels";
        case ScreenName::Shift:
            return "shift";
        case ScreenName::Returns:
            return "returns";
        case ScreenName::Invoice:
            return "invoice";
        case ScreenName::DayClose:
            return "day-close";
        case ScreenName::Log:
            return "log";
        case ScreenName::People:
            return "people";
        case ScreenName::OwnPin:
            return "own-pin";
    }
    return "fault";
}

std::optional<ScreenName> screen_from(std::string_view name) {
    for (const ScreenName screen : kAllScreens)
        if (name_of(screen) == name) return screen;
    return std::nullopt;
}

std::string_view name_of(WidgetKind kind) {
    switch (kind) {
        case WidgetKind::Button:
            return "button";
        case WidgetKind::Tile:
            return "tile";
        case WidgetKind::Row:
            return "row";
        case WidgetKind::Tab:
            return "tab";
        case WidgetKind::Field:
            return "field";
        case WidgetKind::Key:
            return "key";
        case WidgetKind::Switch:
            return "switch";
        case WidgetKind::Text:
            return "text";
        case WidgetKind::Picture:
            return "picture";
    }
    return "text";
}

std::optional<KeyPress> key_press_from(std::string_view name) {
    KeyPress press;
    for (;;) {
        if (take_prefix(name, "Ctrl+"))
            press.control = true;
        else if (take_prefix(name, "Shift+"))
            press.shift = true;
        else
            break;
    }
    for (const auto& [key_name, key] : kKeys) {
        if (key_name != name) continue;
        press.key = key;
        return press;
    }
    return std::nullopt;
}

}  // namespace kiosk::screens
