#include "platform/camera_devices.h"

#include <fcntl.h>
#include <linux/videodev2.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <tuple>

namespace platform {
namespace {

constexpr int kBestWidth = 1280, kBestHeight = 720;
constexpr int kSmoothRate = 24;
constexpr int kNapMs = 4;
constexpr std::uint32_t kMostListed = 64;  // of a driver that never ends its lists

int ask(int fd, unsigned long request, void* argument) {
    int result = 0;
    do {
        result = ::ioctl(fd, request, argument);
    } while (result < 0 && errno == EINTR);
    return result;
}

int number_of(const std::string& device) {
    const std::size_t digits = device.find_last_not_of("0123456789") + 1;
    return digits < device.size() ? std::atoi(device.c_str() + digits) : 0;
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

int fastest_rate(int fd, std::uint32_t format, std::uint32_t width, std::uint32_t height) {
    double best = 0;
    for (std::uint32_t i = 0; i < kMostListed; ++i) {
        v4l2_frmivalenum interval{};
        interval.index = i;
        interval.pixel_format = format;
        interval.width = width;
        interval.height = height;
        if (ask(fd, VIDIOC_ENUM_FRAMEINTERVALS, &interval) < 0) break;
        const v4l2_fract& shortest =
            interval.type == V4L2_FRMIVAL_TYPE_DISCRETE ? interval.discrete : interval.stepwise.min;
        if (shortest.numerator > 0) {
            best = std::max(best, static_cast<double>(shortest.denominator) / shortest.numerator);
        }
        if (interval.type != V4L2_FRMIVAL_TYPE_DISCRETE) break;
    }
    return static_cast<int>(best + 0.5);
}

// Ranges are asked of the camera: `percent` of it.
void set_percent(int fd, std::uint32_t id, int percent) {
    v4l2_queryctrl range{};
    range.id = id;
    if (ask(fd, VIDIOC_QUERYCTRL, &range) < 0 || (range.flags & V4L2_CTRL_FLAG_DISABLED) != 0) {
        return;
    }
    const auto width = static_cast<std::int64_t>(range.maximum) - range.minimum;
    const int step = std::max(1, range.step);
    auto steps = static_cast<int>(width * std::clamp(percent, 0, 100) / 100 / step);
    v4l2_control control{id, range.minimum + steps * step};
    ask(fd, VIDIOC_S_CTRL, &control);
}

// The first value the camera takes; false: it has no such control.
bool set_first_of(int fd, std::uint32_t id, std::initializer_list<int> values) {
    for (const int value : values) {
        v4l2_control control{id, value};
        if (ask(fd, VIDIOC_S_CTRL, &control) == 0) return true;
    }
    return false;
}

}  // namespace

CameraHandle::CameraHandle(const std::string& device)
    : fd_{::open(device.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC)} {}

CameraHandle::~CameraHandle() {
    if (fd_ >= 0) ::close(fd_);
}

bool CameraHandle::is_camera() const {
    v4l2_capability capability{};
    if (fd_ < 0 || ask(fd_, VIDIOC_QUERYCAP, &capability) < 0) return false;
    const std::uint32_t can = (capability.capabilities & V4L2_CAP_DEVICE_CAPS) != 0
                                  ? capability.device_caps
                                  : capability.capabilities;
    return (can & V4L2_CAP_VIDEO_CAPTURE) != 0 && (can & V4L2_CAP_STREAMING) != 0;
}

std::string CameraHandle::name() const {
    v4l2_capability capability{};
    if (fd_ < 0 || ask(fd_, VIDIOC_QUERYCAP, &capability) < 0) return {};
    const auto* card = reinterpret_cast<const char*>(capability.card);
    return {card, std::find(card, card + sizeof capability.card, '\0')};
}

std::vector<CaptureMode> CameraHandle::modes() const {
    std::vector<CaptureMode> modes;
    if (fd_ < 0) return modes;
    for (const auto& [format, name] :
         {std::pair{V4L2_PIX_FMT_MJPEG, "mjpeg"}, std::pair{V4L2_PIX_FMT_YUYV, "yuyv422"}}) {
        for (std::uint32_t i = 0; i < kMostListed; ++i) {
            v4l2_frmsizeenum size{};
            size.index = i;
            size.pixel_format = format;
            if (ask(fd_, VIDIOC_ENUM_FRAMESIZES, &size) < 0) break;
            std::uint32_t width = size.discrete.width, height = size.discrete.height;
            if (size.type != V4L2_FRMSIZE_TYPE_DISCRETE) {
                width = std::clamp<std::uint32_t>(kBestWidth, size.stepwise.min_width,
                                                  size.stepwise.max_width);
                height = std::clamp<std::uint32_t>(kBestHeight, size.stepwise.min_height,
                                                   size.stepwise.max_height);
            }
            modes.push_back({name, static_cast<int>(width), static_cast<int>(height),
                             fastest_rate(fd_, format, width, height)});
            if (size.type != V4L2_FRMSIZE_TYPE_DISCRETE) break;
        }
    }
    return modes;
}

void CameraHandle::tune(const CameraTuning& tuning) const {
    if (fd_ < 0) return;
    if (tuning.exposure < 0) {
        // Webcams know "aperture priority", others "automatic".
        set_first_of(fd_, V4L2_CID_EXPOSURE_AUTO,
                     {V4L2_EXPOSURE_APERTURE_PRIORITY, V4L2_EXPOSURE_AUTO});
    } else {
        set_first_of(fd_, V4L2_CID_EXPOSURE_AUTO,
                     {V4L2_EXPOSURE_MANUAL, V4L2_EXPOSURE_SHUTTER_PRIORITY});
        set_percent(fd_, V4L2_CID_EXPOSURE_ABSOLUTE, tuning.exposure);
    }
    set_first_of(fd_, V4L2_CID_FOCUS_AUTO, {tuning.focus < 0 ? 1 : 0});
    if (tuning.focus >= 0) set_percent(fd_, V4L2_CID_FOCUS_ABSOLUTE, tuning.focus);
}

bool CameraHandle::wait_for_picture(int most_ms) const {
    pollfd waiting{fd_, POLLIN, 0};
    if (fd_ >= 0 && ::poll(&waiting, 1, most_ms) >= 0 && (waiting.revents & POLLERR) == 0) {
        return (waiting.revents & POLLIN) != 0;
    }
    // Some drivers tell only the handle that streams.
    const timespec nap{0, kNapMs * 1'000'000};
    ::nanosleep(&nap, nullptr);
    return false;
}

std::optional<CaptureMode> best_mode(const std::vector<CaptureMode>& offered) {
    const auto rank = [](const CaptureMode& mode) {
        // Too small loses codes, too large costs time.
        const auto pixels = static_cast<std::int64_t>(mode.width) * mode.height;
        const std::int64_t wanted = kBestWidth * kBestHeight;
        const bool slow = mode.rate > 0 && mode.rate < kSmoothRate;
        return std::tuple{slow, std::abs(pixels - wanted), mode.format != "yuyv422", -mode.rate};
    };
    const auto best =
        std::min_element(offered.begin(), offered.end(),
                         [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    return best == offered.end() ? std::nullopt : std::optional{*best};
}

std::vector<CameraDevice> list_cameras(const std::string& folder) {
    std::vector<CameraDevice> cameras;
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator{folder, failed}) {
        if (!entry.path().filename().string().starts_with("video")) continue;
        const CameraHandle handle{entry.path().string()};
        if (handle.is_camera()) cameras.push_back({entry.path().string(), handle.name()});
    }
    std::sort(cameras.begin(), cameras.end(), [](const auto& a, const auto& b) {
        return number_of(a.device) < number_of(b.device);
    });
    return cameras;
}

std::string find_camera(const std::string& wish, const std::string& folder) {
    std::error_code failed;
    if (wish.starts_with(folder + "/")) {
        return std::filesystem::exists(wish, failed) ? wish : std::string{};
    }
    for (const CameraDevice& camera : list_cameras(folder)) {
        if (wish == "auto" || lower(camera.name).find(lower(wish)) != std::string::npos) {
            return camera.device;
        }
    }
    return {};
}

}  // namespace platform
