// V4L2 cameras: which there are, which picture format suits best, and their controls. Refuses
// nothing: where a device does not answer, it is not listed, has no best mode or no such control.
// Opens devices for a moment only (CameraHandle keeps one open, which several programs may). Any
// thread; a CameraHandle belongs to one.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace platform {

struct CameraDevice {
    std::string device;  // "/dev/video0"
    std::string name;    // as the camera calls itself
    friend bool operator==(const CameraDevice&, const CameraDevice&) = default;
};

// Those that deliver pictures, by number; a camera's second node (metadata) is none.
std::vector<CameraDevice> list_cameras(const std::string& folder = "/dev");

// "auto": the first; a device in `folder`: itself where it exists; else the first whose name holds
// `wish`, whatever its letters' case. Empty: there is none.
std::string find_camera(const std::string& wish, const std::string& folder = "/dev");

// Percent of the camera's own range; negative: the camera's automatic.
struct CameraTuning {
    int exposure{-1};
    int focus{-1};
    friend bool operator==(const CameraTuning&, const CameraTuning&) = default;
};

struct CaptureMode {
    std::string format;  // as libav calls it: "mjpeg", "yuyv422"
    int width{0}, height{0};
    int rate{0};  // pictures a second; 0: the camera did not say
    friend bool operator==(const CaptureMode&, const CaptureMode&) = default;
};

// MJPEG or YUYV; 24 pictures a second and more before fewer, then what is nearest to 1280 × 720,
// then YUYV (nothing to unpack).
std::optional<CaptureMode> best_mode(const std::vector<CaptureMode>& offered);

class CameraHandle {
public:
    explicit CameraHandle(const std::string& device);
    ~CameraHandle();
    CameraHandle(const CameraHandle&) = delete;
    CameraHandle& operator=(const CameraHandle&) = delete;

    bool is_camera() const;
    std::string name() const;
    std::vector<CaptureMode> modes() const;
    void tune(const CameraTuning& tuning) const;
    // True when a picture is ready; false after `most_ms`, or where that cannot be told (then it
    // slept for a few milliseconds).
    bool wait_for_picture(int most_ms) const;

private:
    int fd_{-1};
};

}  // namespace platform
