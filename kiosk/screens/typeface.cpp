#include "kiosk/screens/typeface.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>

namespace kiosk::screens {
namespace {

// Vietnamese needs Latin, ă đ ĩ ũ of Extended-A, ơ ư, and the block of letters with tone marks.
constexpr ImWchar kVietnamese[] = {0x0020, 0x007E, 0x00A0, 0x00FF, 0x0102, 0x0103, 0x0110, 0x0111,
                                   0x0128, 0x0129, 0x0168, 0x0169, 0x01A0, 0x01A1, 0x01AF, 0x01B0,
                                   0x1EA0, 0x1EF9, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D,
                                   0x2026, 0x2026, 0x20AB, 0x20AB, 0x2212, 0x2212, 0};
// Running text also shows names from elsewhere and the signs of the interface.
constexpr ImWchar kRunningText[] = {
    0x0020, 0x007E, 0x00A0, 0x017F, 0x01A0, 0x01A1, 0x01AF, 0x01B0, 0x1EA0, 0x1EF9, 0x2013,
    0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2022, 0x2026, 0x2026, 0x2032, 0x2033,
    0x20AB, 0x20AB, 0x2190, 0x2193, 0x2212, 0x2212, 0x2248, 0x2248, 0x2264, 0x2265, 0x25CF,
    0x25CF, 0x2605, 0x2606, 0x2713, 0x2713, 0x2717, 0x2717, 0xFFFD, 0xFFFD, 0};
constexpr ImWchar kFigures[] = {0x0020, 0x0020, 0x0025, 0x0025, 0x002B, 0x002F, 0x0030, 0x003A,
                                0x00A0, 0x00A0, 0x00B7, 0x00B7, 0x00D7, 0x00D7, 0x2013, 0x2014,
                                0x2026, 0x2026, 0x20AB, 0x20AB, 0x2212, 0x2212, 0};

// ImGui measures a font from its highest to its lowest point; type is measured by its em. For Inter
// (ascender 0.96875, descender 0.2412) the one is this much larger.
constexpr float kBoxOfEm = 1.2102F;

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream stream{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

const ImWchar* glyphs_for(Font font) {
    switch (font) {
        case Font::Amount:
            return kFigures;
        case Font::Title:
        case Font::Hero:
            return kVietnamese;
        default:
            return kRunningText;
    }
}

}  // namespace

Typeface::Typeface(const FontFiles& files)
    : regular_{bytes_of(files.regular)},
      semibold_{bytes_of(files.semibold)},
      display_{bytes_of(files.display)} {}

const std::string& Typeface::file_for(Font font) const {
    switch (font) {
        case Font::Strong:
            return semibold_;
        case Font::Title:
        case Font::Hero:
        case Font::Amount:
            return display_;
        default:
            return regular_;
    }
}

ImFont* Typeface::add(ImFontAtlas& atlas, Font font, float em) {
    const std::string& file = file_for(font);
    ImFontConfig config;
    // The bytes stay ours: ImGui only reads them, but asks for a pointer to mutable ones.
    config.FontData = const_cast<char*>(file.data());
    config.FontDataSize = static_cast<int>(file.size());
    config.FontDataOwnedByAtlas = false;
    config.SizePixels = std::round(em * kBoxOfEm);
    config.OversampleH = em < 30 ? 2 : 1;
    config.OversampleV = 1;
    config.PixelSnapH = false;
    config.GlyphRanges = glyphs_for(font);
    return atlas.AddFont(&config);
}

bool Typeface::bake(const Measure& measure) {
    std::array<float, kFonts> wanted{};
    for (int i = 0; i < kFonts; ++i)
        wanted[static_cast<std::size_t>(i)] = std::round(measure.em(static_cast<Font>(i)));
    if (wanted == baked_) return false;
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
    atlas.TexGlyphPadding = 1;
    for (int i = 0; i < kFonts; ++i) {
        const auto index = static_cast<std::size_t>(i);
        fonts_[index] = add(atlas, static_cast<Font>(i), wanted[index]);
    }
    atlas.Build();
    baked_ = wanted;
    for (std::size_t i = 0; i < kFonts; ++i) {
        digits_[i] = 0;
        for (ImWchar digit = '0'; digit <= '9'; ++digit)
            digits_[i] = std::max(digits_[i], fonts_[i]->GetCharAdvance(digit));
    }
    return true;
}

}  // namespace kiosk::screens
