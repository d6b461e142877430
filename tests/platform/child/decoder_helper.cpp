// The decoder's child for tests: the real one; where OCOP_TEST_CHILD says "patient", one whose
// clock stands still, so that a busy machine takes nothing from its harder steps; where it says
// "bad", one that does with each picture what its first pixel orders.
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <cstring>
#include <string>

#include "platform/cascade.h"
#include "platform/decoder_child.h"
#include "platform/decoder_process.h"

namespace {

using Found = std::vector<kiosk::ScannedText>;

Found say(std::string text) {
    kiosk::ScannedText said;
    said.symbology = "test";
    said.bytes = std::move(text);
    return {said};
}

std::string what_is_allowed() {
    std::string allowed;
    if (::open("/etc/passwd", O_RDONLY) >= 0) allowed += "files ";
    if (::open("/dev/null", O_WRONLY) >= 0) allowed += "devices ";
    if (::socket(AF_INET, SOCK_STREAM, 0) >= 0) allowed += "network ";
    const pid_t child = ::fork();
    if (child == 0) ::_exit(0);
    if (child > 0) allowed += "processes ";
    char program[] = "/bin/true";
    char* arguments[] = {program, nullptr};
    ::execv(program, arguments);
    if (::kill(::getppid(), 0) == 0) allowed += "signals ";
    return allowed;
}

Found misbehave(const platform::LumaImage& image) {
    switch (image.pixels[0]) {
        case 1:
            std::abort();
        case 2:
            for (volatile bool forever = true; forever;) {
            }
            return {};
        case 3: {
            volatile int* nowhere = nullptr;
            *nowhere = 1;
            return {};
        }
        case 4:
            return say(what_is_allowed());
        case 5: {
            std::vector<char> much;
            for (std::size_t size = 1U << 30;; size *= 2) much.resize(size, 'x');
        }
        case 6:
            ::_exit(0);
        default:
            return say(std::to_string(image.width) + "x" + std::to_string(image.height));
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (!platform::is_decoder_child(argc, argv)) return 2;
    const char* manner = std::getenv("OCOP_TEST_CHILD");
    if (manner != nullptr && std::strcmp(manner, "bad") == 0) {
        return platform::serve_decoder(
            {misbehave, [](const platform::LumaImage& image, double) { return misbehave(image); }});
    }
    if (manner != nullptr && std::strcmp(manner, "patient") == 0) {
        platform::FrameDecoder frames{platform::kFrameBudgetMs, [] { return 0.0; }};
        return platform::serve_decoder(
            {platform::decode_with_every_step,
             [&](const platform::LumaImage& image, double) { return frames.decode(image); }});
    }
    return platform::decoder_child_main(argc, argv);
}
