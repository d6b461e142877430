// The on-screen keyboard: large keys, the Vietnamese letters and tones on a row of their own, and
// Telex for whoever writes that way.
#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/screens/chrome.h"

namespace kiosk::screens {
namespace {

constexpr std::array<std::string_view, 7> kLetters{"ă", "â", "ê", "ô", "ơ", "ư", "đ"};
struct ToneKey {
    Word word;
    char key;  // of Telex
};
constexpr std::array<ToneKey, 5> kTones{{{Word::ToneSac, 's'},
                                         {Word::ToneHuyen, 'f'},
                                         {Word::ToneHoi, 'r'},
                                         {Word::ToneNga, 'x'},
                                         {Word::ToneNang, 'j'}}};

void drop_last_character(std::string& text) {
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U)
        text.pop_back();
    if (!text.empty()) text.pop_back();
}

bool writes_telex(const Ui& ui) {
    return ui.passing.telex.value_or(ui.view.language == Language::Vietnamese);
}

void press(Ui& ui, std::string& query, std::string_view keys, bool telex) {
    if (telex)
        query = ui.passing.line.type(query, keys);
    else
        query += keys;
}

bool letter_key(Ui& ui, Rect place, std::string_view label, std::string& query) {
    if (!button(ui, place,
                {.label = std::string{label},
                 .kind = WidgetKind::Key,
                 .font = Font::Strong,
                 .id = "key-" + std::string{label}}))
        return false;
    press(ui, query, label, writes_telex(ui));
    return true;
}

bool letters_row(Ui& ui, Rect place, std::string_view letters, std::string& query) {
    bool changed = false;
    const auto count = static_cast<int>(letters.size());
    for (int i = 0; i < count; ++i)
        changed |= letter_key(ui, column(place, i, count, ui.u * 0.75F),
                              letters.substr(static_cast<std::size_t>(i), 1), query);
    return changed;
}

bool vietnamese_row(Ui& ui, Rect place, std::string& query) {
    bool changed = false;
    constexpr int kCount = static_cast<int>(kLetters.size() + kTones.size());
    for (int i = 0; i < kCount; ++i) {
        const Rect cell = column(place, i, kCount, ui.u * 0.75F);
        const auto at = static_cast<std::size_t>(i);
        if (at < kLetters.size()) {
            changed |= letter_key(ui, cell, kLetters[at], query);
            continue;
        }
        const ToneKey& tone = kTones[at - kLetters.size()];
        if (button(ui, cell,
                   {.label = ui.say(tone.word), .kind = WidgetKind::Key, .font = Font::Caption})) {
            press(ui, query, std::string{tone.key}, true);
            changed = true;
        }
    }
    return changed;
}

bool last_row(Ui& ui, Rect place, std::string& query) {
    const float gap = ui.u * 0.75F, wide = (place.width - 9 * gap) / 10 * 2 + gap;
    const float narrow = wide * 0.72F;
    bool changed = false;
    const auto key = [&](Rect cell, ButtonSpec spec) {
        spec.kind = WidgetKind::Key;
        spec.font = Font::Caption;
        return button(ui, cell, spec);
    };
    if (key(cut_left(place, narrow, gap),
            {.label = ui.say(Word::HideKeyboard), .icon = "chevron-down", .icon_only = true}))
        ui.passing.keyboard = false;
    if (key(cut_left(place, narrow, gap),
            {.label = ui.say(ui.passing.figures ? Word::LetterKeys : Word::FigureKeys)}))
        ui.passing.figures = !ui.passing.figures;
    const bool telex = writes_telex(ui);
    if (key(cut_left(place, narrow, gap),
            {.label = "Telex", .look = telex ? Look::Selected : Look::Secondary}))
        ui.passing.telex = !telex;
    if (key(cut_right(place, wide, gap),
            {.label = ui.say(Word::Backspace), .icon = "backspace", .id = "key-backspace"})) {
        query = ui.passing.line.erase(query);
        changed = true;
    }
    if (key(place, {.label = ui.say(Word::SpaceKey), .id = "key-space"})) {
        press(ui, query, " ", telex);
        changed = true;
    }
    return changed;
}

}  // namespace

std::optional<std::string> edited(Ui& ui, const std::string& query, bool telex) {
    std::string now = query;
    const std::string typed = ui.touch.take_text();
    // Staff type codes and abbreviations; a shopper at a keyboard writes words.
    if (!typed.empty()) press(ui, now, typed, (telex || !ui.view.status.staff) && writes_telex(ui));
    while (ui.touch.key(Key::Backspace)) drop_last_character(now);
    if (ui.touch.key(Key::Backspace, true)) now.clear();
    if (now == query) return std::nullopt;
    return now;
}

float keyboard_height(const Ui& ui) { return 5 * ui.m.touch() + 4 * ui.u * 0.75F + 2 * ui.u; }

bool on_screen_keyboard(Ui& ui, Rect& area, std::string& query) {
    if (!ui.passing.keyboard) return false;
    const float gap = ui.u * 0.75F;
    Rect keys = cut_bottom(area, keyboard_height(ui), ui.u);
    cut_top(keys, ui.u);
    const float wide = std::min(keys.width, 160 * ui.u);
    keys = {keys.x + (keys.width - wide) / 2, keys.y, wide, keys.height - ui.u};
    const bool marks = ui.view.language == Language::Vietnamese && !ui.passing.figures;
    bool changed = marks ? vietnamese_row(ui, row(keys, 0, 5, gap), query)
                         : letters_row(ui, row(keys, 0, 5, gap), "1234567890", query);
    static constexpr std::array<std::string_view, 3> kRows{"qwertyuiop", "asdfghjkl-",
                                                           "zxcvbnm,./"};
    for (int i = 0; i < 3; ++i)
        changed |=
            letters_row(ui, row(keys, i + 1, 5, gap), kRows[static_cast<std::size_t>(i)], query);
    return last_row(ui, row(keys, 4, 5, gap), query) || changed;
}

void search_line(Ui& ui, Rect& area, std::string& query, Word hint, std::string_view id,
                 std::string_view keys_hint) {
    Rect strip = cut_top(area, ui.m.touch(), 2 * ui.u);
    const ButtonSpec keys{.label = ui.say(Word::Keyboard),
                          .icon = "keyboard",
                          .look = ui.passing.keyboard ? Look::Selected : Look::Secondary,
                          .icon_only = true};
    if (button(ui, cut_right(strip, ui.m.touch(), ui.u), keys))
        ui.passing.keyboard = !ui.passing.keyboard;
    if (!query.empty()) {
        const ButtonSpec clear{.label = ui.say(Word::ClearSearch),
                               .icon = "cross",
                               .icon_only = true,
                               .id = "search-clear"};
        if (button(ui, cut_right(strip, ui.m.touch(), ui.u), clear)) query.clear();
    }
    if (field(ui, strip, query, ui.say(hint), id, keys_hint)) ui.passing.keyboard = true;
}

}  // namespace kiosk::screens
