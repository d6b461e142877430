#include "platform/printer_link.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <memory>

#include "platform/serial_line.h"

namespace platform {
namespace {

namespace fs = std::filesystem;

constexpr const char* kPort = "9100";

std::int64_t monotonic_ms() {
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return std::int64_t{now.tv_sec} * 1'000 + now.tv_nsec / 1'000'000;
}

// "192.168.1.50", "192.168.1.50:9100", "[fe80::1]:9100", "fe80::1".
struct HostPort {
    std::string host, port{kPort};
};
HostPort host_port(std::string_view text) {
    HostPort made;
    if (text.starts_with('[')) {
        const auto end = text.find(']');
        made.host = std::string{text.substr(1, end == text.npos ? text.npos : end - 1)};
        if (end != text.npos && end + 2 < text.size() && text[end + 1] == ':')
            made.port = std::string{text.substr(end + 2)};
        return made;
    }
    const auto colon = text.find(':');
    if (colon != text.npos && text.find(':', colon + 1) == text.npos) {
        made.port = std::string{text.substr(colon + 1)};
        text = text.substr(0, colon);
    }
    made.host = std::string{text};
    return made;
}

kiosk::Text named(const std::string& device) {
    return {"Máy in " + device, "The printer " + device};
}

kiosk::Problem trouble_with(const std::string& device, int error) {
    kiosk::Problem problem{named(device), {}, {}};
    switch (error) {
        case ENOENT:
        case ENODEV:
        case ENXIO:
            problem.why = {"chưa cắm hoặc chưa bật", "is not plugged in or switched off"};
            problem.to_do = {"kiểm tra dây và nguồn của máy in",
                             "check the printer's cable and its power"};
            break;
        case EACCES:
        case EPERM:
            problem.why = {"chưa được phép dùng", "may not be used"};
            problem.to_do = {"thêm người dùng này vào nhóm lp (USB) hoặc dialout (cổng COM)",
                             "add this user to group lp (USB) or dialout (serial)"};
            break;
        case EBUSY:
            problem.why = {"đang bị chương trình khác dùng", "is held by another program"};
            problem.to_do = {"đóng chương trình kia", "close the other program"};
            break;
        case ECONNREFUSED:
            problem.why = {"không nhận kết nối", "takes no connection"};
            problem.to_do = {"kiểm tra địa chỉ, hoặc đợi máy khác in xong",
                             "check the address, or wait until another till has printed"};
            break;
        case ETIMEDOUT:
        case EHOSTUNREACH:
        case ENETUNREACH:
            problem.why = {"không trả lời", "does not answer"};
            problem.to_do = {"kiểm tra dây mạng và nguồn của máy in",
                             "check the printer's network cable and its power"};
            break;
        default:
            problem.why = {std::string{"báo lỗi ("} + std::strerror(error) + ")",
                           std::string{"reports a fault ("} + std::strerror(error) + ")"};
            problem.to_do = {"kiểm tra dây rồi thử lại", "check the cable, then try again"};
    }
    return problem;
}

kiosk::Problem does_not_take() {
    return {{"Máy in", "The printer"},
            {"không nhận dữ liệu", "does not take what is sent"},
            {"kiểm tra giấy, nắp máy và dây", "check paper, cover and cable"}};
}

kiosk::Problem was_lost() {
    return {{"Máy in", "The printer"},
            {"mất kết nối giữa chừng", "was lost in the middle"},
            {"kiểm tra dây và nguồn của máy in", "check the printer's cable and its power"}};
}

// write() to a pipe whose reader is gone would end the whole program: this thread holds the signal
// back and takes it off again.
ssize_t write_quietly(int line, std::string_view bytes) {
    sigset_t pipe, before;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    ::pthread_sigmask(SIG_BLOCK, &pipe, &before);
    const ssize_t done = ::write(line, bytes.data(), bytes.size());
    const int error = errno;
    if (done < 0 && error == EPIPE && sigismember(&before, SIGPIPE) == 0) {
        const timespec at_once{};
        ::sigtimedwait(&pipe, nullptr, &at_once);
    }
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    errno = error;
    return done;
}

struct FreeAddresses {
    void operator()(addrinfo* list) const { ::freeaddrinfo(list); }
};
using Addresses = std::unique_ptr<addrinfo, FreeAddresses>;

Addresses numeric_address(const HostPort& to) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
    addrinfo* list = nullptr;
    if (::getaddrinfo(to.host.c_str(), to.port.c_str(), &hints, &list) != 0) return nullptr;
    return Addresses{list};
}

}  // namespace

bool is_printer_address(std::string_view text) {
    if (text.empty() || text == "auto") return true;
    if (text.starts_with("/")) return text.size() > 1;
    const HostPort to = host_port(text);
    return !to.host.empty() && !to.port.empty() && to.port.size() <= 5 &&
           std::atoi(to.port.c_str()) > 0 && std::atoi(to.port.c_str()) < 65'536 &&
           numeric_address(to) != nullptr;
}

std::vector<std::string> list_usb_printers(const std::string& folder) {
    std::vector<std::string> found;
    std::error_code failed;
    for (const auto& entry : fs::directory_iterator{folder, failed}) {
        if (entry.path().filename().string().starts_with("lp"))
            found.push_back(entry.path().string());
    }
    std::sort(found.begin(), found.end());
    return found;
}

PrinterLink::PrinterLink()
    : stop_{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)},
      wake_{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)},
      watch_{::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)} {}

PrinterLink::~PrinterLink() {
    close();
    ::close(stop_);
    ::close(wake_);
    ::close(watch_);
}

void PrinterLink::close() {
    if (line_ >= 0) ::close(line_);
    line_ = -1;
    deaf_ = false;
}

void PrinterLink::stop() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(stop_, &one, sizeof one);
}

void PrinterLink::wake() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(wake_, &one, sizeof one);
}

void PrinterLink::forget_wakes() {
    std::uint64_t count = 0;
    [[maybe_unused]] const auto got = ::read(wake_, &count, sizeof count);
}

// True when the line has one of `events` before the deadline.
bool PrinterLink::await(short events, std::int64_t until_ms, bool until_woken) {
    while (true) {
        const auto left = static_cast<int>(std::max<std::int64_t>(0, until_ms - monotonic_ms()));
        std::array<pollfd, 4> waiting{{{stop_, POLLIN, 0},
                                       {line_, events, 0},
                                       {until_woken ? wake_ : -1, POLLIN, 0},
                                       {until_woken ? watch_ : -1, POLLIN, 0}}};
        const int ready = ::poll(waiting.data(), waiting.size(), left);
        if (ready < 0 && errno == EINTR) continue;
        if (ready <= 0) return false;
        if (waiting[0].revents != 0) {  // the end: what is under way is given up
            close();
            return false;
        }
        if (waiting[1].revents != 0) return true;
        return false;
    }
}

kiosk::Status PrinterLink::open(const PrinterAddress& address, int deadline_ms) {
    close();
    if (address.text.starts_with("/") || address.text == "auto") return open_device(address);
    const HostPort to = host_port(address.text);
    return connect(to.host, to.port, deadline_ms);
}

kiosk::Status PrinterLink::connect(const std::string& host, const std::string& port,
                                   int deadline_ms) {
    const Addresses address = numeric_address({host, port});
    if (!address) return trouble_with(host, EHOSTUNREACH);
    line_ = ::socket(address->ai_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (line_ < 0) return trouble_with(host, errno);
    is_socket_ = true;
    const int one = 1;
    ::setsockopt(line_, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    int error = 0;
    if (::connect(line_, address->ai_addr, address->ai_addrlen) != 0) error = errno;
    if (error == EINPROGRESS) {
        error = ETIMEDOUT;
        if (await(POLLOUT, monotonic_ms() + deadline_ms)) {
            socklen_t size = sizeof error;
            ::getsockopt(line_, SOL_SOCKET, SO_ERROR, &error, &size);
        }
    }
    if (error == 0) return kiosk::Done{};
    close();
    return trouble_with(host, error);
}

kiosk::Status PrinterLink::open_device(const PrinterAddress& address) {
    std::string device = address.text;
    if (device == "auto") {
        const std::vector<std::string> found = list_usb_printers(address.usb);
        if (found.empty()) {
            return kiosk::Problem{
                {"Máy in", "The printer"},
                {"chưa cắm hoặc chưa bật", "is not plugged in or switched off"},
                {"cắm máy in USB và bật nguồn", "plug in the USB printer and switch it on"}};
        }
        device = found.front();
    }
    is_socket_ = false;
    // A pipe would read back what is written; some printers only take bytes.
    std::error_code failed;
    const bool is_pipe = fs::is_fifo(device, failed);
    if (!is_pipe) line_ = ::open(device.c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (is_pipe || (line_ < 0 && errno != EBUSY)) {
        const int first = errno;
        line_ = ::open(device.c_str(), O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
        if (line_ < 0) errno = first;
    }
    if (line_ < 0) return trouble_with(device, errno);
    const int error = ::isatty(line_) == 1 ? set_up_serial_line(line_, address.baud) : 0;
    if (error == 0) return kiosk::Done{};
    close();
    return trouble_with(device, error);
}

kiosk::Status PrinterLink::write(std::string_view bytes, int deadline_ms) {
    if (line_ < 0) return was_lost();
    std::int64_t until = monotonic_ms() + deadline_ms;
    while (!bytes.empty()) {
        if (!await(POLLOUT, until)) {
            close();
            return does_not_take();
        }
        const ssize_t done = is_socket_ ? ::send(line_, bytes.data(), bytes.size(), MSG_NOSIGNAL)
                                        : write_quietly(line_, bytes);
        if (done > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(done));
            until = monotonic_ms() + deadline_ms;  // as long as it takes something, it lives
        } else if (done < 0 && (errno == EAGAIN || errno == EINTR)) {
            // poll() said yes and the device changed its mind: not in a circle.
            if (errno == EAGAIN) await(0, std::min(until, monotonic_ms() + 10));
        } else {
            close();
            return was_lost();
        }
    }
    return kiosk::Done{};
}

std::string PrinterLink::read(int deadline_ms) {
    if (!hears() || !await(POLLIN, monotonic_ms() + deadline_ms)) return {};
    std::array<char, 256> bytes;
    const ssize_t got = ::read(line_, bytes.data(), bytes.size());
    if (got > 0) return {bytes.data(), static_cast<std::size_t>(got)};
    // Nothing more will come. Whether it still takes anything, writing shows.
    if (got == 0 || (errno != EAGAIN && errno != EINTR)) deaf_ = true;
    return {};
}

kiosk::Status PrinterLink::drain(int deadline_ms) {
    std::int64_t until = monotonic_ms() + deadline_ms;
    int before = -1, waiting = 0;
    while (line_ >= 0 && ::ioctl(line_, TIOCOUTQ, &waiting) == 0 && waiting > 0) {
        if (before != waiting) until = monotonic_ms() + deadline_ms;
        before = waiting;
        if (monotonic_ms() >= until) {
            close();
            return does_not_take();
        }
        await(0, monotonic_ms() + 10);
        if (is_gone()) close();
    }
    if (line_ < 0 || is_gone()) {
        close();
        return was_lost();
    }
    return kiosk::Done{};
}

// The other side has ended the connection for good.
bool PrinterLink::is_gone() const {
    pollfd line{line_, 0, 0};
    return line_ < 0 || (::poll(&line, 1, 0) > 0 && (line.revents & (POLLERR | POLLHUP)) != 0);
}

void PrinterLink::rest(int most_ms) {
    await(0, monotonic_ms() + most_ms, true);
    forget_wakes();
}

void PrinterLink::watch_devices(const PrinterAddress& address) {
    if (!address.text.starts_with("/") && address.text != "auto") return;
    fs::path folder =
        address.text == "auto" ? fs::path{address.usb} : fs::path{address.text}.parent_path();
    std::error_code failed;
    while (!fs::is_directory(folder, failed) && folder.has_relative_path()) {
        folder = folder.parent_path();
    }
    ::inotify_add_watch(watch_, folder.c_str(), IN_CREATE | IN_DELETE | IN_MOVED_TO | IN_ATTRIB);
}

bool PrinterLink::devices_changed() {
    std::array<char, 4096> events;
    bool changed = false;
    while (::read(watch_, events.data(), events.size()) > 0) changed = true;
    return changed;
}

}  // namespace platform
