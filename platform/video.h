// Moving pictures through one code path: V4L2 cameras, video files and streams, by libav. One owner
// thread each. A source that stops sending ends with a Problem after kStallMs.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "kiosk/core/result.h"
#include "platform/picture.h"

namespace platform {

inline constexpr int kStallMs = 4'000;

// By its name's ending: .mp4, .mkv, .avi, .mov, .webm, .mjpeg, .m4v, .mpg, .ts, .h264.
bool is_video(const std::string& path);

class VideoSource {
public:
    // A video file, or a camera ("/dev/video0"): MJPEG 1280 × 720 preferred, then YUYV, then
    // whatever it offers. Fills `rgba` of each picture only when wanted.
    static kiosk::Result<std::unique_ptr<VideoSource>> open(const std::string& source,
                                                            bool want_rgba);
    ~VideoSource();

    // The next picture; false at the end. Frames that are damaged are skipped.
    kiosk::Result<bool> next(Picture& into);

private:
    struct Impl;
    explicit VideoSource(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

// Every picture of a video until `visit` answers false.
kiosk::Status read_video(const std::string& path, const std::function<bool(const Picture&)>& visit);

}  // namespace platform
