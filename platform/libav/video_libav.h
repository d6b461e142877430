// The module that reads moving pictures, in a shared object of its own: libav brings two hundred
// libraries, which nobody should wait for who only looks up a code. platform/video.cpp loads it
// when the first camera or video is opened, once; any thread may call.
#pragma once

#include <memory>
#include <string>

#include "platform/video.h"

namespace platform {
using OpenedVideo = kiosk::Result<std::unique_ptr<VideoSource>>;
}  // namespace platform

extern "C" {
void ocop_open_video(const std::string& path, bool want_rgba, platform::OpenedVideo& into);
void ocop_open_camera(const std::string& device, const platform::CameraWish& wish,
                      platform::OpenedVideo& into);
}
