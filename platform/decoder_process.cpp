#include "platform/decoder_process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstring>

#include "platform/decoder_wire.h"

extern char** environ;

namespace platform {
namespace {

constexpr int kStartLimitMs = 10'000;
constexpr int kRestAfterFailedStartMs = 1'000;
constexpr int kRestOfAnswerMs = 1'000;
constexpr int kAskToGiveUpMs = 100;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int kSlowdown = 10;  // a sanitizer's
#else
constexpr int kSlowdown = 1;
#endif
constexpr const char* kChildFlag = "--decoder-child";

kiosk::Problem child_died() {
    return {{"bộ đọc mã", "the code reader"},
            {"bị dừng vì ảnh này và đã khởi động lại", "stopped at this picture and was restarted"},
            {"đưa sản phẩm vào lại hoặc gõ mã", "show the product again or type the code"}};
}

kiosk::Problem cannot_start() {
    return {
        {"bộ đọc mã", "the code reader"},
        {"không khởi động được", "cannot be started"},
        {"khởi động lại máy; vẫn có thể gõ mã", "restart the machine; codes can still be typed"}};
}

// Processor time a child has used; 0 where that cannot be told.
std::int64_t computed_ms(pid_t child) {
    clockid_t clock{};
    timespec time{};
    if (::clock_getcpuclockid(child, &clock) != 0 || ::clock_gettime(clock, &time) != 0) return 0;
    return static_cast<std::int64_t>(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
}

}  // namespace

DecoderProcess::DecoderProcess(std::string program) : program_{std::move(program)} {}

DecoderProcess::~DecoderProcess() {
    stop();
    if (shared_ != nullptr) ::munmap(shared_, wire::kSharedBytes);
    if (memory_ >= 0) ::close(memory_);
}

kiosk::Result<std::vector<kiosk::ScannedText>> DecoderProcess::decode_thoroughly(
    const LumaImage& image) {
    return ask(wire::kStill, image, kPictureLimitMs);
}

kiosk::Result<std::vector<kiosk::ScannedText>> DecoderProcess::decode_frame(
    const LumaImage& frame) {
    // Larger pictures than a camera's may take longer in proportion.
    constexpr std::size_t kCameraPixels = 1280 * 720;
    const auto times = static_cast<int>(frame.pixels.size() / kCameraPixels) + 1;
    return ask(wire::kFrame, frame, kFrameLimitMs * times);
}

DecoderProcess::Answer DecoderProcess::ask(char mode, const LumaImage& image, int limit_ms) {
    if (image.pixels.empty()) return std::vector<kiosk::ScannedText>{};
    if (image.pixels.size() > wire::kSharedBytes) return child_died();
    if (child_ < 0 && !start()) return cannot_start();
    std::memcpy(shared_, image.pixels.data(), image.pixels.size());
    const wire::Request request{image.width, image.height, mode, static_cast<float>(budget_ms_)};
    std::uint32_t size = 0;
    std::string bytes;
    bool good =
        wire::write_all(socket_, &request, sizeof request) && answers_within(limit_ms * kSlowdown);
    const std::int64_t deadline = wire::monotonic_ms() + kRestOfAnswerMs;
    good = good && wire::read_all(socket_, &size, sizeof size, deadline) &&
           size <= wire::kMaxAnswerBytes;
    if (good) {
        bytes.resize(size);
        good = wire::read_all(socket_, bytes.data(), size, deadline);
    }
    auto found = good ? wire::unpacked(bytes) : std::nullopt;
    if (!found) {
        stop();
        return child_died();
    }
    return std::move(*found);
}

bool DecoderProcess::answers_within(int limit_ms) const {
    const std::int64_t computed_before = computed_ms(child_);
    const std::int64_t give_up_ms =
        wire::monotonic_ms() + static_cast<std::int64_t>(limit_ms) * kPatienceTimes;
    int wait_ms = limit_ms;
    while (wait_ms > 0 && wire::monotonic_ms() < give_up_ms) {
        const int slice_ms = gives_up_ ? std::min(wait_ms, kAskToGiveUpMs) : wait_ms;
        if (wire::is_readable(socket_, slice_ms)) return true;
        if (gives_up_ && gives_up_()) return false;
        wait_ms = limit_ms - static_cast<int>(computed_ms(child_) - computed_before);
    }
    return false;
}

bool DecoderProcess::map_memory() {
    if (shared_ != nullptr) return true;
    if (memory_ < 0) memory_ = ::memfd_create("ocop-kiosk frame", MFD_CLOEXEC);
    if (memory_ < 0 || ::ftruncate(memory_, wire::kSharedBytes) != 0) return false;
    void* mapped =
        ::mmap(nullptr, wire::kSharedBytes, PROT_READ | PROT_WRITE, MAP_SHARED, memory_, 0);
    if (mapped == MAP_FAILED) return false;
    shared_ = static_cast<std::uint8_t*>(mapped);
    return true;
}

bool DecoderProcess::spawn(int child_socket) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    // The child's ends become 3 and 4; everything else of ours closes itself.
    const int socket_copy = ::fcntl(child_socket, F_DUPFD_CLOEXEC, 10);
    const int memory_copy = ::fcntl(memory_, F_DUPFD_CLOEXEC, 10);
    posix_spawn_file_actions_adddup2(&actions, socket_copy, 3);
    posix_spawn_file_actions_adddup2(&actions, memory_copy, 4);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    std::string name = "ocop-kiosk", flag = kChildFlag;
    char* arguments[] = {name.data(), flag.data(), nullptr};
    // A group of its own: Ctrl-C at a terminal is for us, and we end the child.
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attributes, 0);
    const int failed =
        ::posix_spawn(&child_, program_.c_str(), &actions, &attributes, arguments, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    ::close(socket_copy);
    ::close(memory_copy);
    if (failed != 0) child_ = -1;
    return failed == 0;
}

bool DecoderProcess::start() {
    if (wire::monotonic_ms() < no_start_before_ms_ || !map_memory()) return false;
    int pair[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) return false;
    socket_ = pair[0];
    const bool spawned = spawn(pair[1]);
    ::close(pair[1]);
    ++starts_;
    char ready = 0;
    if (!spawned || !wire::read_all(socket_, &ready, 1, wire::monotonic_ms() + kStartLimitMs)) {
        stop();
        no_start_before_ms_ = wire::monotonic_ms() + kRestAfterFailedStartMs;
        return false;
    }
    return true;
}

void DecoderProcess::stop() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
    if (child_ > 0) {
        ::kill(child_, SIGKILL);
        ::waitpid(child_, nullptr, 0);
    }
    child_ = -1;
}

bool is_decoder_child(int argc, char** argv) {
    return argc == 2 && std::strcmp(argv[1], kChildFlag) == 0;
}

}  // namespace platform
