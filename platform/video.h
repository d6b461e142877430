// Moving pictures through one code path: V4L2 cameras, video files and streams, by libav. One owner
// thread each. A source that stops sending ends with a Problem after kStallMs.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "kiosk/core/result.h"
#include "platform/camera_devices.h"
#include "platform/picture.h"

namespace platform {

inline constexpr int kStallMs = 4'000;

// By its name's ending: .mp4, .mkv, .avi, .mov, .webm, .mjpeg, .m4v, .mpg, .ts, .h264.
bool is_video(const std::string& path);

struct CameraWish {
    CameraTuning tuning;
    int stall_ms{kStallMs};
    std::function<bool()> stop;  // asked while waiting for a picture
};

// A Problem's `field` says which of the camera's troubles it is.
namespace trouble {
inline constexpr const char* kBusy = "busy";        // another program holds it
inline constexpr const char* kStalled = "stalled";  // nothing came for stall_ms
inline constexpr const char* kGone = "gone";        // unplugged while it ran
inline constexpr const char* kRefused = "refused";  // no rights
}  // namespace trouble

// Where the module that reads them is not there or does not load, open answers a Problem and
// nothing else suffers.
class VideoSource {
public:
    // A video file. Fills `rgba` of each picture only when wanted.
    static kiosk::Result<std::unique_ptr<VideoSource>> open(const std::string& path,
                                                            bool want_rgba);
    // A V4L2 camera by its device, in its best mode (camera_devices.h).
    static kiosk::Result<std::unique_ptr<VideoSource>> open_camera(const std::string& device,
                                                                   const CameraWish& wish);
    VideoSource() = default;
    VideoSource(const VideoSource&) = delete;
    VideoSource& operator=(const VideoSource&) = delete;
    virtual ~VideoSource();

    // The next picture, of a camera the newest one: what came before it is passed over. False at
    // the end, or when the wish says stop. Frames that are damaged are skipped.
    virtual kiosk::Result<bool> next(Picture& into) = 0;
};

}  // namespace platform
