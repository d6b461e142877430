#include "tests/platform/camera/fake_v4l2.h"

#include <fcntl.h>
#include <linux/videodev2.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdarg>
#include <cstring>
#include <deque>
#include <fstream>
#include <memory>
#include <mutex>
#include <optional>

namespace fake_v4l2 {
namespace {

constexpr std::uint32_t kBuffers = 4, kBufferBytes = 2 << 20;

struct Device {
    Model model;
    Seen seen;
    int timer{-1};  // one for all handles: readable when a picture is due
    bool gone{false}, held{false}, stalled{false};
    void* buffers[kBuffers]{};
    std::deque<std::uint32_t> queued;

    ~Device() {
        if (timer >= 0) ::close(timer);
    }
    void set_timer() const {
        itimerspec every{};
        if (seen.streams && !stalled && !gone && seen.mode.rate > 0) {
            every.it_value.tv_nsec = every.it_interval.tv_nsec =
                static_cast<long>(1'000'000'000U / seen.mode.rate);
        }
        ::timerfd_settime(timer, 0, &every, nullptr);
    }
};

struct Handle {
    std::shared_ptr<Device> device;
    bool blocking{false};
};

struct World {
    std::mutex mutex;
    std::map<std::string, std::shared_ptr<Device>> nodes;
    std::map<int, Handle> handles;
};
World& world() {
    static World* const made = new World;  // outlives every other static
    return *made;
}

std::optional<Handle> handle_of(int fd) {
    const std::lock_guard lock{world().mutex};
    const auto found = world().handles.find(fd);
    return found == world().handles.end() ? std::nullopt : std::optional{found->second};
}

int fails(int with) {
    errno = with;
    return -1;
}

int capability(const Device& device, v4l2_capability& into) {
    into = {};
    std::strncpy(reinterpret_cast<char*>(into.driver), "fake", sizeof into.driver - 1);
    std::strncpy(reinterpret_cast<char*>(into.card), device.model.name.c_str(),
                 sizeof into.card - 1);
    into.device_caps = V4L2_CAP_STREAMING |
                       (device.model.is_metadata ? V4L2_CAP_META_CAPTURE : V4L2_CAP_VIDEO_CAPTURE);
    into.capabilities = into.device_caps | V4L2_CAP_DEVICE_CAPS | V4L2_CAP_VIDEO_CAPTURE;
    return 0;
}

std::vector<Mode> modes_of(const Device& device, std::uint32_t fourcc) {
    std::vector<Mode> modes;
    for (const Mode& mode : device.model.modes) {
        if (mode.fourcc == fourcc) modes.push_back(mode);
    }
    return modes;
}

int frame_size(const Device& device, v4l2_frmsizeenum& size) {
    const auto modes = modes_of(device, size.pixel_format);
    if (size.index >= modes.size()) return fails(EINVAL);
    size.type = V4L2_FRMSIZE_TYPE_DISCRETE;
    size.discrete = {modes[size.index].width, modes[size.index].height};
    return 0;
}

int frame_interval(const Device& device, v4l2_frmivalenum& interval) {
    for (const Mode& mode : modes_of(device, interval.pixel_format)) {
        if (mode.width != interval.width || mode.height != interval.height) continue;
        if (interval.index > 0) break;
        interval.type = V4L2_FRMIVAL_TYPE_DISCRETE;
        interval.discrete = {1, mode.rate};
        return 0;
    }
    return fails(EINVAL);
}

int set_format(Device& device, v4l2_format& format) {
    if (device.held) return fails(EBUSY);
    const Mode* best = nullptr;
    for (const Mode& mode : device.model.modes) {
        const bool fits = mode.fourcc == format.fmt.pix.pixelformat &&
                          mode.width == format.fmt.pix.width &&
                          mode.height == format.fmt.pix.height;
        if (best == nullptr || fits) best = &mode;
    }
    if (best == nullptr) return fails(EINVAL);
    device.seen.mode = *best;
    format.fmt.pix.width = best->width;
    format.fmt.pix.height = best->height;
    format.fmt.pix.pixelformat = best->fourcc;
    format.fmt.pix.field = V4L2_FIELD_NONE;
    format.fmt.pix.bytesperline = best->fourcc == V4L2_PIX_FMT_YUYV ? best->width * 2 : 0;
    format.fmt.pix.sizeimage =
        best->fourcc == V4L2_PIX_FMT_YUYV ? best->width * best->height * 2 : kBufferBytes;
    return 0;
}

int control(Device& device, unsigned long request, void* argument) {
    if (request == VIDIOC_QUERYCTRL) {
        auto& query = *static_cast<v4l2_queryctrl*>(argument);
        query.minimum = 0;
        query.maximum = 1000;
        query.step = 5;
        query.flags = 0;
        return 0;
    }
    const auto& set = *static_cast<v4l2_control*>(argument);
    // As webcams: aperture priority is their only automatic.
    if (set.id == V4L2_CID_EXPOSURE_AUTO && set.value == V4L2_EXPOSURE_AUTO) return fails(EINVAL);
    device.seen.controls[set.id] = set.value;
    return 0;
}

int dequeue(Device& device, v4l2_buffer& buffer) {
    std::uint64_t ticks = 0;
    if (::read(device.timer, &ticks, sizeof ticks) != sizeof ticks || device.queued.empty()) {
        return fails(EAGAIN);
    }
    const auto& bytes =
        device.seen.mode.fourcc == V4L2_PIX_FMT_YUYV ? device.model.yuyv : device.model.jpeg;
    buffer.index = device.queued.front();
    device.queued.pop_front();
    buffer.bytesused =
        static_cast<std::uint32_t>(std::min<std::size_t>(bytes.size(), kBufferBytes));
    std::memcpy(device.buffers[buffer.index], bytes.data(), buffer.bytesused);
    buffer.flags = V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC;
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    buffer.timestamp = {now.tv_sec, now.tv_nsec / 1000};
    ++device.seen.pictures;
    return 0;
}

int stream(Device& device, bool on) {
    if (on) ++device.seen.starts;
    device.seen.streams = on;
    if (!on) device.queued.clear();
    device.set_timer();
    return 0;
}

int answer(Device& device, unsigned long request, void* argument) {
    if (device.gone) return fails(ENODEV);
    switch (request) {
        case VIDIOC_QUERYCAP:
            return capability(device, *static_cast<v4l2_capability*>(argument));
        case VIDIOC_ENUM_FRAMESIZES:
            return frame_size(device, *static_cast<v4l2_frmsizeenum*>(argument));
        case VIDIOC_ENUM_FRAMEINTERVALS:
            return frame_interval(device, *static_cast<v4l2_frmivalenum*>(argument));
        case VIDIOC_S_FMT:
            return set_format(device, *static_cast<v4l2_format*>(argument));
        case VIDIOC_G_INPUT:
            *static_cast<int*>(argument) = 0;
            return 0;
        case VIDIOC_S_INPUT:
            return 0;
        case VIDIOC_ENUMINPUT:
            return static_cast<v4l2_input*>(argument)->index == 0 ? 0 : fails(EINVAL);
        case VIDIOC_G_PARM:
        case VIDIOC_S_PARM: {
            auto& parameters = *static_cast<v4l2_streamparm*>(argument);
            parameters.parm.capture.capability = V4L2_CAP_TIMEPERFRAME;
            parameters.parm.capture.timeperframe = {1, device.seen.mode.rate};
            return 0;
        }
        case VIDIOC_REQBUFS:
            static_cast<v4l2_requestbuffers*>(argument)->count = kBuffers;
            return device.held ? fails(EBUSY) : 0;
        case VIDIOC_QUERYBUF: {
            auto& buffer = *static_cast<v4l2_buffer*>(argument);
            buffer.length = kBufferBytes;
            buffer.m.offset = buffer.index * kBufferBytes;
            return 0;
        }
        case VIDIOC_QBUF:
            device.queued.push_back(static_cast<v4l2_buffer*>(argument)->index);
            return 0;
        case VIDIOC_DQBUF:
            return dequeue(device, *static_cast<v4l2_buffer*>(argument));
        case VIDIOC_STREAMON:
            return stream(device, true);
        case VIDIOC_STREAMOFF:
            return stream(device, false);
        case VIDIOC_QUERYCTRL:
        case VIDIOC_S_CTRL:
            return control(device, request, argument);
        default:
            return fails(ENOTTY);
    }
}

int answer_in_turn(const Handle& handle, unsigned long request, void* argument) {
    while (true) {
        {
            const std::lock_guard lock{world().mutex};
            const int result = answer(*handle.device, request, argument);
            if (result == 0 || errno != EAGAIN || !handle.blocking) return result;
        }
        // Who opens a camera without O_NONBLOCK waits for ever once it stalls.
        pollfd due{handle.device->timer, POLLIN, 0};
        ::poll(&due, 1, -1);
    }
}

int open_node(const char* path, int flags, mode_t mode) {
    {
        const std::lock_guard lock{world().mutex};
        const auto found = world().nodes.find(path);
        if (found != world().nodes.end()) {
            const int fd = ::dup(found->second->timer);
            world().handles[fd] = {found->second, (flags & O_NONBLOCK) == 0};
            return fd;
        }
    }
    return static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path, flags, mode));
}

void* map(void* address, std::size_t length, int protection, int flags, int fd, off_t offset) {
    const auto handle = fd >= 0 ? handle_of(fd) : std::nullopt;
    if (!handle) {
        return reinterpret_cast<void*>(
            ::syscall(SYS_mmap, address, length, protection, flags, fd, offset));
    }
    void* memory = reinterpret_cast<void*>(
        ::syscall(SYS_mmap, nullptr, length, protection, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
    const std::lock_guard lock{world().mutex};
    handle->device->buffers[static_cast<std::size_t>(offset) / kBufferBytes % kBuffers] = memory;
    return memory;
}

}  // namespace

void plug(const std::string& node, Model model) {
    const auto device = std::make_shared<Device>();
    device->model = std::move(model);
    device->timer = ::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    const std::lock_guard lock{world().mutex};
    world().nodes[node] = device;
    std::ofstream{node + ".new"};
    ::rename((node + ".new").c_str(), node.c_str());
}

void unplug(const std::string& node) {
    std::shared_ptr<Device> device;  // ends after the lock: it closes a file
    const std::lock_guard lock{world().mutex};
    const auto found = world().nodes.find(node);
    if (found == world().nodes.end()) return;
    device = found->second;
    device->gone = true;
    device->set_timer();
    world().nodes.erase(found);
    ::unlink(node.c_str());
}

void hold(const std::string& node, bool by_another_program) {
    const std::lock_guard lock{world().mutex};
    world().nodes.at(node)->held = by_another_program;
}

void stall(const std::string& node, bool stalled) {
    const std::lock_guard lock{world().mutex};
    world().nodes.at(node)->stalled = stalled;
    world().nodes.at(node)->set_timer();
}

Seen seen(const std::string& node) {
    const std::lock_guard lock{world().mutex};
    return world().nodes.at(node)->seen;
}

}  // namespace fake_v4l2

// Before the C library's own, for every library of the program.
extern "C" {

int open(const char* path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    const auto mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
    va_end(more);
    return fake_v4l2::open_node(path, flags, mode);
}

int open64(const char* path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    const auto mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(more, mode_t) : 0;
    va_end(more);
    return fake_v4l2::open_node(path, flags, mode);
}

int close(int fd) {
    std::map<int, fake_v4l2::Handle>::node_type closed;  // ends after the lock: it closes, too
    {
        const std::lock_guard lock{fake_v4l2::world().mutex};
        closed = fake_v4l2::world().handles.extract(fd);
    }
    return static_cast<int>(::syscall(SYS_close, fd));
}

int ioctl(int fd, unsigned long request, ...) noexcept {
    va_list more;
    va_start(more, request);
    void* argument = va_arg(more, void*);
    va_end(more);
    if (const auto handle = fake_v4l2::handle_of(fd)) {
        return fake_v4l2::answer_in_turn(*handle, request, argument);
    }
    return static_cast<int>(::syscall(SYS_ioctl, fd, request, argument));
}

void* mmap(void* address, std::size_t length, int protection, int flags, int fd,
           off_t offset) noexcept {
    return fake_v4l2::map(address, length, protection, flags, fd, offset);
}

void* mmap64(void* address, std::size_t length, int protection, int flags, int fd,
             off64_t offset) noexcept {
    return fake_v4l2::map(address, length, protection, flags, fd, offset);
}
}
