// The look as numbers: colours, measures, type. One unit `u` scales everything (8 px at 1080); the
// high-contrast palette has the same names. Plain values; any thread. Private to screens, but for
// its tests.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "kiosk/screens/drawn.h"

namespace kiosk::screens {

struct Color {
    std::uint8_t r{0}, g{0}, b{0}, a{255};
    friend bool operator==(const Color&, const Color&) = default;
};
constexpr Color rgb(std::uint32_t hex, std::uint8_t alpha = 255) {
    return {static_cast<std::uint8_t>(hex >> 16U), static_cast<std::uint8_t>(hex >> 8U),
            static_cast<std::uint8_t>(hex), alpha};
}
constexpr Color faded(Color color, float alpha) {
    color.a = static_cast<std::uint8_t>(static_cast<float>(color.a) * alpha);
    return color;
}

struct Palette {
    Color paper, card, line, ink, muted;
    Color leaf, leaf_pressed, leaf_tint;           // the main action; a valid certificate
    Color lacquer, lacquer_pressed, lacquer_tint;  // danger, expired, recalled
    Color amber, amber_tint;                       // attention, expires soon
    Color gold, gold_edge;                         // stars only
    Color sky, sky_tint;                           // information, sync
    Color on_color;                                // text upon leaf, lacquer, amber, sky
    Color hover;                                   // a pressed card
    Color scrim;                                   // over what lies under a dialog
    Color shadow;
};
const Palette& palette_of(bool high_contrast);

// Every pair (text, ground) the screens use.
struct TextPair {
    std::string_view name;
    Color text;
    Color ground;
};
std::vector<TextPair> text_pairs(const Palette& palette);
// WCAG 2 contrast of two opaque colours, 1…21.
double contrast(Color a, Color b);

enum class Font { Caption, Body, Strong, Title, Hero, Amount };
inline constexpr int kFonts = 6;

struct Measure {
    Vec2 size;
    float u{8};
    float text_scale{1};
    bool portrait{false};

    float em(Font font) const;                                // pixels
    float line(Font font) const { return em(font) * 1.35F; }  // line height
    float touch() const;                                      // height of an ordinary control
    float main_action() const;                                // height of the main action
    float radius() const { return 2 * u; }
    friend bool operator==(const Measure&, const Measure&) = default;
};
// text_scale is held within 0.8…1.6; windows smaller than 320 × 240 are measured as if they were
// that large.
Measure measure_of(Vec2 size, float text_scale);

}  // namespace kiosk::screens
