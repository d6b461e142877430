#include "platform/decoder_process.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstring>

#include "platform/decoder_wire.h"

extern char** environ;

namespace platform {
namespace {

constexpr int kStartLimitMs = 5'000;
constexpr const char* kChildFlag = "--decoder-child";

kiosk::Problem child_died() {
    return {{"bộ đọc mã", "the code reader"},
            {"bị dừng vì ảnh này và đã khởi động lại", "stopped at this picture and was restarted"},
            {"đưa sản phẩm vào lại hoặc gõ mã", "show the product again or type the code"}};
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
    if (image.pixels.size() > wire::kSharedBytes) return child_died();
    if (child_ < 0 && !start()) {
        return kiosk::Problem{{"bộ đọc mã", "the code reader"},
                              {"không khởi động được", "cannot be started"},
                              {"khởi động lại máy; vẫn có thể gõ mã",
                               "restart the machine; codes can still be typed"}};
    }
    std::memcpy(shared_, image.pixels.data(), image.pixels.size());
    const wire::Request request{image.width, image.height, mode};
    const std::int64_t deadline = wire::monotonic_ms() + limit_ms;
    std::uint32_t size = 0;
    std::string bytes;
    bool good = wire::write_all(socket_, &request, sizeof request) &&
                wire::read_all(socket_, &size, sizeof size, deadline) &&
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

bool DecoderProcess::start() {
    if (shared_ == nullptr) {
        memory_ = ::memfd_create("ocop-kiosk frame", MFD_CLOEXEC);
        if (memory_ < 0 || ::ftruncate(memory_, wire::kSharedBytes) != 0) return false;
        void* mapped = ::mmap(nullptr, wire::kSharedBytes, PROT_READ | PROT_WRITE, MAP_SHARED,
                              memory_, 0);
        if (mapped == MAP_FAILED) return false;
        shared_ = static_cast<std::uint8_t*>(mapped);
    }
    int pair[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0) return false;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    // The child's ends become 3 and 4; everything else of ours closes itself.
    const int socket_copy = ::fcntl(pair[1], F_DUPFD_CLOEXEC, 10);
    const int memory_copy = ::fcntl(memory_, F_DUPFD_CLOEXEC, 10);
    posix_spawn_file_actions_adddup2(&actions, socket_copy, 3);
    posix_spawn_file_actions_adddup2(&actions, memory_copy, 4);
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
    std::string name = "ocop-kiosk", flag = kChildFlag;
    char* arguments[] = {name.data(), flag.data(), nullptr};
    const int failed =
        ::posix_spawn(&child_, program_.c_str(), &actions, nullptr, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(socket_copy);
    ::close(memory_copy);
    ::close(pair[1]);
    socket_ = pair[0];
    ++starts_;
    char ready = 0;
    if (failed != 0) child_ = -1;
    if (failed != 0 ||
        !wire::read_all(socket_, &ready, 1, wire::monotonic_ms() + kStartLimitMs)) {
        stop();
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
