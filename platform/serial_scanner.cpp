#include "platform/serial_scanner.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <thread>
#include <utility>

#include "platform/serial_line.h"

namespace platform {
namespace {

namespace fs = std::filesystem;

constexpr int kTryAgainMs = 5'000;  // a device another program holds tells nobody when it is free

constexpr int kRestMs = 50;

kiosk::Problem trouble_with(const std::string& device, int error) {
    kiosk::Problem problem;
    problem.what = {"máy quét nối tiếp " + device, "the serial scanner " + device};
    if (error == EACCES || error == EPERM) {
        problem.why = {"chưa được phép dùng", "may not be used"};
        problem.to_do = {"thêm người dùng này vào nhóm dialout", "add this user to group dialout"};
    } else if (error == EBUSY) {
        problem.why = {"đang bị chương trình khác dùng", "is held by another program"};
        problem.to_do = {"đóng chương trình kia", "close the other program"};
    } else if (error == ENOENT || error == ENODEV || error == ENXIO) {
        problem.why = {"chưa cắm", "is not plugged in"};
        problem.to_do = {"cắm máy quét", "plug it in"};
    } else {
        const std::string reason = std::strerror(error);
        problem.why = {"không mở được (" + reason + ")", "cannot be opened (" + reason + ")"};
        problem.to_do = {"rút ra rồi cắm lại", "unplug it and plug it in again"};
    }
    return problem;
}

std::string first_serial_device(const std::string& folder) {
    std::vector<std::string> found;
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator{folder, failed}) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with("ttyACM") || name.starts_with("ttyUSB")) {
            found.push_back(entry.path().string());
        }
    }
    std::sort(found.begin(), found.end());
    return found.empty() ? "" : found.front();
}

// The folder where `device` will appear, or the nearest one there is.
std::string folder_to_watch(const std::string& device) {
    fs::path folder = fs::path{device}.parent_path();
    std::error_code failed;
    while (!fs::is_directory(folder, failed) && folder.has_relative_path()) {
        folder = folder.parent_path();
    }
    return folder.string();
}

}  // namespace

void SerialFramer::finish(std::vector<std::string>& codes) {
    std::string code = std::exchange(code_, {});
    if (std::exchange(too_long_, false) || !code.starts_with(settings_.prefix)) return;
    code.erase(0, settings_.prefix.size());
    while (!code.empty() && (code.back() == '\r' || code.back() == '\n')) code.pop_back();
    if (!code.empty()) codes.push_back(std::move(code));
}

std::vector<std::string> SerialFramer::feed(std::string_view bytes) {
    std::vector<std::string> codes;
    for (const char byte : bytes) {
        // The line feed of a carriage return before it.
        if (code_.empty() && byte == '\n' && settings_.prefix.empty()) continue;
        if (code_.size() >= kLongestCode + settings_.suffix.size()) {
            too_long_ = true;
            code_.erase(0, code_.size() - settings_.suffix.size());
        }
        code_ += byte;
        if (!settings_.suffix.empty() && code_.ends_with(settings_.suffix)) {
            code_.erase(code_.size() - settings_.suffix.size());
            finish(codes);
        }
    }
    return codes;
}

std::vector<std::string> SerialFramer::silence() {
    std::vector<std::string> codes;
    finish(codes);
    return codes;
}

struct SerialScanner::Impl {
    SerialScannerSettings settings;
    Callbacks callbacks;
    int wake{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
    int watch{::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)};
    std::string told;
    std::thread thread;

    void tell(const std::string& device, const std::optional<kiosk::Problem>& problem) {
        const std::string words = device + (problem ? problem->line(kiosk::Language::English) : "");
        if (std::exchange(told, words) != words) callbacks.changed(device, problem);
    }

    // Until something happens on `fd` (or is plugged in, where fd < 0); false: the end.
    bool sleep(int fd, int most_ms) const {
        pollfd waiting[] = {{wake, POLLIN, 0}, {fd >= 0 ? fd : watch, POLLIN, 0}};
        ::poll(waiting, 2, most_ms);
        return (waiting[0].revents & POLLIN) == 0;
    }

    int open_line(const std::string& device) const {
        const int fd = ::open(device.c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
        if (fd < 0) return -errno;
        int error = set_up_serial_line(fd, settings.baud);
        if (error == 0 && ::ioctl(fd, TIOCEXCL) != 0) error = errno;
        if (error == 0) return fd;
        ::close(fd);
        return -error;
    }

    void read_line(int fd) {
        SerialFramer framer{settings};
        std::array<char, 1024> bytes;
        while (sleep(fd, framer.has_begun() ? settings.gap_ms : -1)) {
            const ssize_t got = ::read(fd, bytes.data(), bytes.size());
            if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) return;  // unplugged
            const auto codes = got > 0 ? framer.feed({bytes.data(), static_cast<std::size_t>(got)})
                                       : framer.silence();
            for (const std::string& code : codes) callbacks.scanned(code);
        }
    }

    void forget_changes() const {
        std::array<char, 4096> events;
        while (::read(watch, events.data(), events.size()) > 0) {
        }
    }

    void run() {
        do {
            // Watched before it is looked for: what is plugged in between is not missed.
            const bool any = settings.device == "auto";
            const std::string folder = any ? settings.devices : folder_to_watch(settings.device);
            const int watched =
                ::inotify_add_watch(watch, folder.c_str(), IN_CREATE | IN_MOVED_TO | IN_ATTRIB);
            forget_changes();
            const std::string device =
                any ? first_serial_device(settings.devices) : settings.device;
            const int fd = device.empty() ? -ENOENT : open_line(device);
            if (fd >= 0) {
                if (watched >= 0) ::inotify_rm_watch(watch, watched);
                tell(device, {});
                read_line(fd);
                ::close(fd);
                // A line that breaks at once is not tried in a circle.
                if (!sleep(-1, kRestMs)) return;
                continue;
            }
            tell("", trouble_with(device, -fd));
            const bool may_miss = watched < 0 || fd == -EBUSY || fd == -EIO;
            if (!sleep(-1, may_miss ? kTryAgainMs : -1)) return;
        } while (sleep(wake, 0));
    }
};

SerialScanner::SerialScanner(SerialScannerSettings settings, Callbacks callbacks)
    : impl_{std::make_unique<Impl>()} {
    impl_->settings = std::move(settings);
    impl_->callbacks = std::move(callbacks);
    if (!impl_->settings.device.empty()) {
        impl_->thread = std::thread{[this] { impl_->run(); }};
    }
}

SerialScanner::~SerialScanner() {
    const std::uint64_t one = 1;
    while (::write(impl_->wake, &one, sizeof one) < 0 && errno == EINTR) {
    }
    if (impl_->thread.joinable()) impl_->thread.join();
    ::close(impl_->wake);
    ::close(impl_->watch);
}

}  // namespace platform
