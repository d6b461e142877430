// A made-up V4L2 camera: this library stands before the C library and answers open, ioctl and mmap
// for the device nodes it made, as a driver would (30 pictures a second, MJPG and YUYV); everything
// else goes to the kernel. For tests only. Any thread.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace fake_v4l2 {

struct Mode {
    std::uint32_t fourcc{0};
    std::uint32_t width{0}, height{0}, rate{0};
    friend bool operator==(const Mode&, const Mode&) = default;
};

struct Model {
    std::string name;
    std::vector<Mode> modes;
    std::vector<std::uint8_t> jpeg;  // what it sees, as MJPG
    std::vector<std::uint8_t> yuyv;  // and as YUYV, of the mode's size
    bool is_metadata{false};         // a camera's second node
};

// What was done to a device since it was plugged in.
struct Seen {
    Mode mode;      // set last
    int starts{0};  // of streaming
    bool streams{false};
    std::map<std::uint32_t, std::int32_t> controls;  // set, by id
    int pictures{0};                                 // handed out
};

void plug(const std::string& node, Model model);
void unplug(const std::string& node);
void hold(const std::string& node, bool by_another_program);
void stall(const std::string& node, bool stalled);
Seen seen(const std::string& node);

}  // namespace fake_v4l2
