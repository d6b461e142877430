// Bakes the six fonts of the look into ImGui's atlas at exactly the sizes shown. Private to
// screens; the frame thread.
#pragma once

#include <imgui.h>

#include <array>
#include <string>

#include "kiosk/screens/fonts.h"
#include "kiosk/screens/theme.h"

namespace kiosk::screens {

class Typeface {
public:
    explicit Typeface(const FontFiles& files);
    // Bakes anew where the measure asks for other sizes; true when it did.
    bool bake(const Measure& measure);
    ImFont* font(Font font) const { return fonts_[static_cast<std::size_t>(font)]; }
    // The widest digit's advance: tabular figures.
    float digit(Font font) const { return digits_[static_cast<std::size_t>(font)]; }

private:
    ImFont* add(ImFontAtlas& atlas, Font font, float em);
    const std::string& file_for(Font font) const;

    std::string regular_, semibold_, display_;  // the files' bytes
    std::array<ImFont*, kFonts> fonts_{};
    std::array<float, kFonts> digits_{};
    std::array<float, kFonts> baked_{};  // sizes in pixels
};

}  // namespace kiosk::screens
