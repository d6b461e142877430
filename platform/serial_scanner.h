// A scanner on a serial line or as USB-CDC (/dev/ttyACM0, /dev/ttyUSB0): a thread of its own that
// sleeps until bytes arrive or something is plugged in. Plugging in and out is followed by itself.
// Callbacks come from that thread. What cannot be opened is told as a Problem, and tried again when
// the device changes.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/result.h"

namespace platform {

struct SerialScannerSettings {
    // A device, "auto" (the first ttyACM or ttyUSB), or empty: there is none.
    std::string device;
    int baud{9'600};           // 1200 … 921600; USB-CDC does not care
    std::string prefix;        // dropped from the front of a code; what lacks it is no code
    std::string suffix{"\r"};  // ends a code; a line feed after it is dropped
    int gap_ms{100};           // so long a silence ends a code, too
    std::string devices{"/dev"};
};

// Bytes to codes. Pure; one thread. Separators inside a code (GS, 0x1D) are kept.
class SerialFramer {
public:
    static constexpr std::size_t kLongestCode = 4096;  // what is longer is noise

    explicit SerialFramer(SerialScannerSettings settings) : settings_{std::move(settings)} {}
    std::vector<std::string> feed(std::string_view bytes);
    // Nothing came for gap_ms: what there is, is a code.
    std::vector<std::string> silence();
    bool has_begun() const { return !code_.empty() || too_long_; }

private:
    void finish(std::vector<std::string>& codes);
    SerialScannerSettings settings_;
    std::string code_;
    bool too_long_{false};
};

class SerialScanner {
public:
    struct Callbacks {
        std::function<void(std::string code)> scanned;
        // The device in use; or why there is none.
        std::function<void(std::string device, std::optional<kiosk::Problem>)> changed;
    };
    SerialScanner(SerialScannerSettings settings, Callbacks callbacks);
    ~SerialScanner();
    SerialScanner(const SerialScanner&) = delete;
    SerialScanner& operator=(const SerialScanner&) = delete;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace platform
