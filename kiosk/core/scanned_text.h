// What a scanner read, before anybody decided what it is. Plain value; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <string>

namespace kiosk {

struct ScannedText {
    struct Point {
        int x{0}, y{0};
        friend bool operator==(const Point&, const Point&) = default;
    };
    std::string symbology;            // ZXing-cpp's name: "QRCode", "EAN-13" …; empty for keys
    std::string bytes;                // exactly as read, UTF-8 when the code's text is text
    std::array<Point, 4> position{};  // corners in the picture, clockwise from the top left
    std::int64_t time_ms{0};          // in a video: since its start
    bool is_gs1{false};               // its carrier says so (FNC1 in front): an element string
    friend bool operator==(const ScannedText&, const ScannedText&) = default;
};

}  // namespace kiosk
