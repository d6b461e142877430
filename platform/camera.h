// The camera on a thread of its own: takes pictures, keeps only the newest, has each looked at by the
// decoder's process, and tells what it read. A V4L2 device, a video, a picture or a folder of
// pictures play through the same code. Survives unplugging: it tries again until it is wanted no
// more. The callbacks come from the camera's thread; everything else may be called from the owner's.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

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

// Drops a code that is still in view: it counts again once it was away for kAwayMs.
class RepeatFilter {
public:
    static constexpr std::int64_t kAwayMs = 1'500;
    bool is_new(const kiosk::ScannedText& scanned, std::int64_t now_ms);
    void forget() { last_.clear(); }
    // The camera rested until now: what lies in view since before is still the same.
    void rested_until(std::int64_t now_ms) { last_seen_ms_ = now_ms; }

private:
    std::string last_;
    std::int64_t last_seen_ms_{0};
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
