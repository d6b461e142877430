// The camera on a thread of its own: takes pictures, keeps only the newest, has each looked at by
// the decoder's process, and tells what it read. A V4L2 device, a video, a picture or a folder of
// pictures play through the same code. Survives unplugging: it tries again until it is wanted no
// more. The callbacks come from the camera's thread; everything else may be called from the
// owner's.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/core/result.h"
#include "kiosk/core/scanned_text.h"
#include "platform/picture.h"

namespace platform {

struct Frame {
    Picture picture;
    std::int64_t number{0};  // counts up; tells a new frame from the last one
};

enum class CameraState { Off, Starting, Running, Missing, Busy, Stalled };

struct CameraSettings {
    std::string source{"auto"};  // "auto", "none", a device, a file or a folder
    int rotation{0};             // degrees clockwise: 0, 90, 180, 270
    bool mirror{false};
};

// Drops codes that are still in view: each counts again once it was away for kAwayMs. Remembers
// several, because a label often carries an EAN and a QR code and the decoder finds them in turns.
class RepeatFilter {
public:
    static constexpr std::int64_t kAwayMs = 1'500;
    static constexpr std::size_t kMost = 16;
    bool is_new(const kiosk::ScannedText& scanned, std::int64_t now_ms);
    void forget() { seen_.clear(); }
    // The camera rested: what was in view before it did and still is has not been away.
    void rested(std::int64_t from_ms, std::int64_t until_ms);

private:
    struct Seen {
        std::string text;
        std::int64_t at_ms{0};
    };
    std::vector<Seen> seen_;  // the one seen last stands last
};

class Camera {
public:
    struct Callbacks {
        std::function<void()> frame_arrived;
        std::function<void(kiosk::ScannedText)> scanned;
        std::function<void(CameraState, std::optional<kiosk::Problem>)> changed;
        std::function<void(std::string)> log;
    };
    Camera(CameraSettings settings, Callbacks callbacks);
    ~Camera();

    void want(bool on);  // runs only while a screen wants it
    // From now on the camera sees this picture (script step `show`), whatever its source is.
    void show_picture(std::string path);
    std::shared_ptr<const Frame> newest() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace platform
