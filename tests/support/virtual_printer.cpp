#include "tests/support/virtual_printer.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <stdexcept>

namespace support {
namespace {

constexpr int kBlinkMs = 20;  // how often it looks at its own switches

std::uint8_t at(const std::string& bytes, std::size_t i) {
    return static_cast<std::uint8_t>(bytes[i]);
}

}  // namespace

VirtualPrinter::VirtualPrinter(Wire wire, Manners manners)
    : wire_{wire}, manners_{manners}, stop_{::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)} {
    if (wire_ == Wire::Tcp) {
        listen_again();
    } else {
        master_ = ::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
        if (master_ < 0 || ::grantpt(master_) != 0 || ::unlockpt(master_) != 0) {
            throw std::runtime_error{"no pseudo terminal"};
        }
        terminal_ = ::ptsname(master_);
        // Kept open, so that the line lives on between two who write.
        held_open_ = ::open(terminal_.c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC);
        termios line{};
        ::tcgetattr(held_open_, &line);
        ::cfmakeraw(&line);
        ::tcsetattr(held_open_, TCSANOW, &line);
    }
    thread_ = std::thread{[this] { run(); }};
}

VirtualPrinter::~VirtualPrinter() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(stop_, &one, sizeof one);
    thread_.join();
    for (const int line : {listener_, master_, held_open_, stop_})
        if (line >= 0) ::close(line);
}

void VirtualPrinter::listen_again() {
    listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const int one = 1;
    ::setsockopt(listener_, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (manners_.takes_nothing || manners_.bytes_at_a_time < 1'000) {
        const int small = 4'096;
        ::setsockopt(listener_, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
    }
    sockaddr_in here{};
    here.sin_family = AF_INET;
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    here.sin_port = htons(static_cast<std::uint16_t>(port_));
    socklen_t size = sizeof here;
    if (::bind(listener_, reinterpret_cast<sockaddr*>(&here), size) != 0 ||
        ::listen(listener_, 4) != 0 ||
        ::getsockname(listener_, reinterpret_cast<sockaddr*>(&here), &size) != 0) {
        throw std::runtime_error{std::string{"no port for a printer: "} + std::strerror(errno)};
    }
    port_ = ntohs(here.sin_port);
}

std::string VirtualPrinter::address() const {
    return wire_ == Wire::Tcp ? "127.0.0.1:" + std::to_string(port_) : terminal_;
}

void VirtualPrinter::unplug() {
    unplugged_ = true;
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [&] { return listener_ < 0; });
}

void VirtualPrinter::plug_in() {
    unplugged_ = false;
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [&] { return listener_ >= 0; });
}

void VirtualPrinter::run() {
    const auto stopped = [&](int line) {
        pollfd waiting[] = {{stop_, POLLIN, 0}, {line, POLLIN, 0}};
        ::poll(waiting, 2, kBlinkMs);
        return (waiting[0].revents & POLLIN) != 0;
    };
    while (true) {
        const int line = wire_ == Wire::Tcp ? listener_ : master_;
        if (stopped(line)) return;
        if (wire_ == Wire::Terminal) {
            serve(master_);
            return;
        }
        if (unplugged_ != (listener_ < 0)) {
            const std::lock_guard lock{mutex_};
            if (listener_ >= 0) {
                ::close(listener_);
                listener_ = -1;
            } else {
                listen_again();
            }
            changed_.notify_all();
        }
        if (listener_ < 0) continue;
        const int caller = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
        if (caller < 0) continue;
        if (manners_.hangs_up_its_half) ::shutdown(caller, SHUT_WR);
        serve(caller);
        ::close(caller);
        // What was not printed yet is gone with the connection's power, or stays half on paper.
        const std::lock_guard lock{mutex_};
        unread_.clear();
    }
}

void VirtualPrinter::serve(int line) {
    std::string chunk(static_cast<std::size_t>(manners_.bytes_at_a_time), '\0');
    while (true) {
        pollfd waiting[] = {{stop_, POLLIN, 0}, {manners_.takes_nothing ? -1 : line, POLLIN, 0}};
        ::poll(waiting, 2, kBlinkMs);
        if ((waiting[0].revents & POLLIN) != 0 || unplugged_) return;
        if ((waiting[1].revents & (POLLIN | POLLHUP)) == 0) continue;
        const ssize_t got = ::read(line, chunk.data(), chunk.size());
        if (got < 0 && (errno == EAGAIN || errno == EINTR || errno == EIO)) continue;
        if (got <= 0) return;
        take(chunk.substr(0, static_cast<std::size_t>(got)), line);
        if (manners_.dies_after_bytes >= 0 &&
            taken_ >= static_cast<std::size_t>(manners_.dies_after_bytes)) {
            manners_.dies_after_bytes = -1;
            const linger now{1, 0};
            ::setsockopt(line, SOL_SOCKET, SO_LINGER, &now, sizeof now);
            return;
        }
    }
}

void VirtualPrinter::answer(int line, std::uint8_t byte) {
    if (manners_.silent || manners_.hangs_up_its_half) return;
    // Who asked may be gone by now.
    [[maybe_unused]] const auto written =
        wire_ == Wire::Tcp ? ::send(line, &byte, 1, MSG_NOSIGNAL) : ::write(line, &byte, 1);
}

void VirtualPrinter::ask(int line, int question) {
    int byte = 0x12;
    if (question == 1) byte |= (drawer_open_ ? 0 : 0x04) | (is_offline() ? 0x08 : 0);
    if (question == 2) byte |= (cover_open_ ? 0x04 : 0) | (paper_out_ ? 0x20 : 0);
    if (question == 4) byte |= (near_end_ ? 0x0C : 0) | (paper_out_ ? 0x60 : 0);
    answer(line, static_cast<std::uint8_t>(byte));
}

// Real-time commands are answered as they arrive, the others in turn. A real one looks for them in
// pictures too; their bytes do not occur in ours by the test's choice of documents.
void VirtualPrinter::take(const std::string& bytes, int line) {
    const std::lock_guard lock{mutex_};
    taken_ += bytes.size();
    unread_ += bytes;
    while (command(line)) {
    }
    if (is_offline()) real_time(line);
    changed_.notify_all();
}

// Offline it reads nothing but these, wherever they stand.
void VirtualPrinter::real_time(int line) {
    for (auto at_byte = unread_.find('\x10');
         at_byte != std::string::npos && at_byte + 2 < unread_.size();
         at_byte = unread_.find('\x10', at_byte + 1)) {
        if (unread_[at_byte + 1] == '\x14' && unread_[at_byte + 2] == '\x08') {
            unread_.clear();
            paper_ = {};
            return;
        }
        const int question = unread_[at_byte + 2];
        if (unread_[at_byte + 1] != '\x04' || question < 1 || question > 4) continue;
        ask(line, question);
        unread_.erase(at_byte, 3);
        --at_byte;
    }
}

bool VirtualPrinter::picture() {
    if (unread_.size() < 8) return false;
    const int width = (at(unread_, 4) + 256 * at(unread_, 5)) * 8;
    const int height = at(unread_, 6) + 256 * at(unread_, 7);
    const auto size = static_cast<std::size_t>(width / 8 * height);
    if (unread_.size() < 8 + size) return false;
    if (paper_.width == 0) paper_.width = width;
    if (paper_.width != width) throw std::runtime_error{"bands of different widths"};
    for (std::size_t i = 0; i < size; ++i)
        for (int bit = 7; bit >= 0; --bit)
            paper_.dots.push_back((at(unread_, 8 + i) >> bit & 1) != 0 ? 0 : 255);
    paper_.height += height;
    unread_.erase(0, 8 + size);
    if (rows_left_ >= 0 && (rows_left_ -= height) <= 0) {
        rows_left_ = -1;
        paper_out_ = true;
    }
    return true;
}

void VirtualPrinter::finish_paper(bool cut) {
    paper_.cut = cut;
    if (paper_.height > 0) papers_.push_back(paper_);
    paper_ = {};
    events_.push_back(cut ? "cut" : "torn");
}

// Takes one command off the front; false where it is not whole yet.
bool VirtualPrinter::command(int line) {
    const bool to_gap = unread_.starts_with("\x1D\x0C") && !is_offline();
    if (to_gap) {
        finish_paper(false);
        unread_.erase(0, 2);
        return true;
    }
    if (unread_.size() < 3) {
        if (unread_ != "\x1B\x40") return false;
        unread_.clear();
        return false;
    }
    const auto starts = [&](std::string_view with) { return unread_.starts_with(with); };
    const auto drop = [&](std::size_t count) {
        if (unread_.size() < count) return false;
        unread_.erase(0, count);
        return true;
    };
    if (starts("\x10\x04")) {
        ask(line, at(unread_, 2));
        return drop(3);
    }
    if (starts(std::string_view{"\x10\x14\x08", 3})) {
        paper_ = {};
        return drop(10);
    }
    if (is_offline()) return false;  // everything else waits in its memory
    if (starts("\x1B\x40")) return drop(2);
    if (starts(std::string_view{"\x1D\x76\x30", 3})) return picture();
    if (starts("\x1B\x64")) return drop(3);
    if (starts("\x1B\x4A")) {
        const int rows = static_cast<unsigned char>(unread_[2]);
        paper_.height += rows;
        paper_.dots.resize(static_cast<std::size_t>(paper_.width * paper_.height), 255);
        return drop(3);
    }
    if (starts("\x1D\x72")) {
        if (manners_.knows_done) answer(line, near_end_ ? 0x03 : 0x00);
        return drop(3);
    }
    if (starts("\x1D\x56")) {
        if (unread_.size() < 4) return false;
        finish_paper(true);
        return drop(4);
    }
    if (starts("\x1B\x70")) {
        if (unread_.size() < 5) return false;
        ++(at(unread_, 2) == 0 ? pulses_2_ : pulses_5_);
        events_.push_back("drawer");
        drawer_open_ = !drawer_stuck_;
        return drop(5);
    }
    throw std::runtime_error{"a printer does not know this command"};
}

bool VirtualPrinter::wait_for_papers(std::size_t count, int deadline_ms) {
    std::unique_lock lock{mutex_};
    return changed_.wait_for(lock, std::chrono::milliseconds{deadline_ms},
                             [&] { return papers_.size() >= count; });
}

bool VirtualPrinter::wait_for_pulses(int count, int deadline_ms) {
    std::unique_lock lock{mutex_};
    return changed_.wait_for(lock, std::chrono::milliseconds{deadline_ms},
                             [&] { return pulses_2_ + pulses_5_ >= count; });
}

std::vector<Paper> VirtualPrinter::papers() const {
    const std::lock_guard lock{mutex_};
    return papers_;
}

int VirtualPrinter::pulses(int pin) const {
    const std::lock_guard lock{mutex_};
    return pin == 2 ? pulses_2_ : pulses_5_;
}

std::vector<std::string> VirtualPrinter::events() const {
    const std::lock_guard lock{mutex_};
    return events_;
}

std::size_t VirtualPrinter::bytes_taken() const {
    const std::lock_guard lock{mutex_};
    return taken_;
}

std::string as_pgm(const Paper& paper) {
    constexpr int kEdge = 24;
    const int width = paper.width + 2 * kEdge, height = paper.height + 2 * kEdge;
    std::string file = "P5\n" + std::to_string(width) + " " + std::to_string(height) + "\n255\n";
    const std::string blank(static_cast<std::size_t>(width * kEdge), '\xFF');
    file += blank;
    for (int y = 0; y < paper.height; ++y) {
        file.append(kEdge, '\xFF');
        file.append(reinterpret_cast<const char*>(paper.dots.data()) + y * paper.width,
                    static_cast<std::size_t>(paper.width));
        file.append(kEdge, '\xFF');
    }
    return file + blank;
}

}  // namespace support
