// The modules of a QR, DataMatrix or bar code, row by row; drawn as crisp rectangles by screens and
// as vectors on paper. Plain value.
#pragma once

#include <cstdint>
#include <vector>

namespace kiosk {

struct CodeMatrix {
    int width{0};
    int height{0};                      // 1 for linear codes: stretch as needed
    std::vector<std::uint8_t> modules;  // width × height, 1 = dark; without quiet zone
    bool dark(int x, int y) const {
        return modules[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                       static_cast<std::size_t>(x)] != 0;
    }
    friend bool operator==(const CodeMatrix&, const CodeMatrix&) = default;
};

}  // namespace kiosk
