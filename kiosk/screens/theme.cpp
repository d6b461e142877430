#include "kiosk/screens/theme.h"

#include <algorithm>
#include <cmath>

namespace kiosk::screens {
namespace {

constexpr Palette kLight{.paper = rgb(0xFAF7F2),
                         .card = rgb(0xFFFFFF),
                         .line = rgb(0xE7E0D5),
                         .ink = rgb(0x1E1B18),
                         .muted = rgb(0x6A625A),
                         .leaf = rgb(0x1F5D3B),
                         .leaf_pressed = rgb(0x174830),
                         .leaf_tint = rgb(0xE6F0E9),
                         .lacquer = rgb(0xA8231B),
                         .lacquer_pressed = rgb(0x821A14),
                         .lacquer_tint = rgb(0xFBE9E7),
                         .amber = rgb(0x8C5200),
                         .amber_tint = rgb(0xFFF3DC),
                         .gold = rgb(0xE5A50A),
                         .gold_edge = rgb(0xB97F00),
                         .sky = rgb(0x1B5E8C),
                         .sky_tint = rgb(0xE4F0F8),
                         .on_color = rgb(0xFFFFFF),
                         .hover = rgb(0xF3EEE5),
                         .scrim = rgb(0x1E1B18, 140),
                         .shadow = rgb(0x3A2E1E, 14)};

constexpr Palette kHighContrast{.paper = rgb(0xFFFFFF),
                                .card = rgb(0xFFFFFF),
                                .line = rgb(0x5A534B),
                                .ink = rgb(0x000000),
                                .muted = rgb(0x3A342E),
                                .leaf = rgb(0x0C4023),
                                .leaf_pressed = rgb(0x062A16),
                                .leaf_tint = rgb(0xEAF5EE),
                                .lacquer = rgb(0x7E120C),
                                .lacquer_pressed = rgb(0x5C0B07),
                                .lacquer_tint = rgb(0xFDF0EE),
                                .amber = rgb(0x5F3700),
                                .amber_tint = rgb(0xFFF8EA),
                                .gold = rgb(0xD39400),
                                .gold_edge = rgb(0x5F3700),
                                .sky = rgb(0x0B3F63),
                                .sky_tint = rgb(0xEDF6FB),
                                .on_color = rgb(0xFFFFFF),
                                .hover = rgb(0xEDEAE5),
                                .scrim = rgb(0x000000, 180),
                                .shadow = rgb(0x000000, 0)};

double linear(std::uint8_t channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Color color) {
    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b);
}

}  // namespace

const Palette& palette_of(bool high_contrast) { return high_contrast ? kHighContrast : kLight; }

std::vector<TextPair> text_pairs(const Palette& p) {
    return {{"ink on paper", p.ink, p.paper},
            {"ink on card", p.ink, p.card},
            {"ink on hover", p.ink, p.hover},
            {"muted on paper", p.muted, p.paper},
            {"muted on card", p.muted, p.card},
            {"muted on hover", p.muted, p.hover},
            {"leaf on card", p.leaf, p.card},
            {"leaf on paper", p.leaf, p.paper},
            {"leaf on its tint", p.leaf, p.leaf_tint},
            {"ink on leaf tint", p.ink, p.leaf_tint},
            {"lacquer on card", p.lacquer, p.card},
            {"lacquer on its tint", p.lacquer, p.lacquer_tint},
            {"ink on lacquer tint", p.ink, p.lacquer_tint},
            {"amber on card", p.amber, p.card},
            {"amber on its tint", p.amber, p.amber_tint},
            {"ink on amber tint", p.ink, p.amber_tint},
            {"sky on card", p.sky, p.card},
            {"sky on its tint", p.sky, p.sky_tint},
            {"ink on sky tint", p.ink, p.sky_tint},
            {"white on leaf", p.on_color, p.leaf},
            {"white on pressed leaf", p.on_color, p.leaf_pressed},
            {"white on lacquer", p.on_color, p.lacquer},
            {"white on pressed lacquer", p.on_color, p.lacquer_pressed},
            {"white on amber", p.on_color, p.amber},
            {"white on sky", p.on_color, p.sky}};
}

double contrast(Color a, Color b) {
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

float Measure::em(Font font) const {
    constexpr float kAt1080[kFonts] = {22, 28, 28, 40, 64, 56};
    const float scaled = kAt1080[static_cast<int>(font)] * u / 8;
    // The largest sizes are large already: half of the wish is enough and keeps them on screen.
    const bool large = font == Font::Hero || font == Font::Amount || font == Font::Title;
    return scaled * (large ? 1 + (text_scale - 1) / 2 : text_scale);
}

float Measure::touch() const { return std::max(8 * u, line(Font::Body) + 3 * u); }
float Measure::main_action() const { return std::max(10 * u, line(Font::Body) + 5 * u); }

Measure measure_of(Vec2 size, float text_scale) {
    Measure measure;
    measure.size = {std::max(size.x, 320.0F), std::max(size.y, 240.0F)};
    const float shorter = std::min(measure.size.x, measure.size.y);
    const float longer = std::max(measure.size.x, measure.size.y);
    measure.portrait = measure.size.y > measure.size.x;
    // 135 × 240 units is the smallest sheet every screen is laid out for; 4:3 keeps its width.
    measure.u = std::min(shorter / 135, longer / 200);
    measure.text_scale = std::clamp(text_scale, 0.8F, 1.6F);
    return measure;
}

}  // namespace kiosk::screens
