// The camera on a thread of its own: takes pictures, keeps only the newest, has each looked at by
// the decoder's process, and tells what it read. A V4L2 device, a video, a picture or a folder of
// pictures play through the same code. Survives unplugging, another program that holds the camera
// and a camera that stops sending: it says so and tries again for as long as it is wanted. The
// callbacks come from the camera's thread; everything else may be called from the owner's.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/core/result.h"
#include "kiosk/core/scanned_text.h"
#include "platform/camera_devices.h"
#include "platform/picture.h"
#include "platform/video.h"

namespace platform {

struct Frame {
    Picture picture;         // as the camera sees it
    std::int64_t number{0};  // counts up; tells a new frame from the last one
    int rotation{0};         // how it is to be shown: degrees clockwise, then mirrored
    bool mirror{false};
};

enum class CameraState { Off, Starting, Running, Missing, Busy, Stalled };

struct CameraSettings {
    // "auto", "none", a device, a part of a camera's name, a file or a folder
    std::string source{"auto"};
    int rotation{0};  // degrees clockwise: 0, 90, 180, 270
    bool mirror{false};
    CameraTuning tuning{};
    std::string devices{"/dev"};
    int stall_ms{kStallMs};
    int retry_ms{1'000};
    std::string decoder{"/proc/self/exe"};
    int budget_ms{12};  // what the decoder may take for a frame on average
    friend bool operator==(const CameraSettings&, const CameraSettings&) = default;
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
        // Codes that came into view together, the most central first; never none.
        std::function<void(std::vector<kiosk::ScannedText>)> scanned;
        std::function<void(CameraState, std::optional<kiosk::Problem>)> changed;
        // When something else is plugged in than before; the one in use, empty for none.
        std::function<void(std::vector<CameraDevice>, std::string device)> listed;
        std::function<void(std::string)> log;
    };
    Camera(CameraSettings settings, Callbacks callbacks);
    ~Camera();

    void want(bool on);                 // runs only while a screen wants it
    void set(CameraSettings settings);  // starts again where they differ
    void look_for_cameras();            // now, instead of at the next start
    // From now on the camera sees this picture (script step `show`), whatever its source is.
    void show_picture(std::string path);
    std::shared_ptr<const Frame> newest() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace platform
