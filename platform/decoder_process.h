// The decoder in a process of its own: an abort, a hang or a memory fault in the code-reading library
// costs one picture, never the till. The child is this same program started again, fed through shared
// memory; it has no files, no network, no new privileges (seccomp), and is started again by itself.
//
// One owner thread. The first call starts the child.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/core/result.h"
#include "kiosk/core/scanned_text.h"
#include "platform/luma_image.h"

namespace platform {

inline constexpr int kFrameLimitMs = 200;      // longer on a live frame: the child hangs
inline constexpr int kPictureLimitMs = 20'000; // every step on a large still

class DecoderProcess {
public:
    explicit DecoderProcess(std::string program = "/proc/self/exe");
    ~DecoderProcess();
    DecoderProcess(const DecoderProcess&) = delete;
    DecoderProcess& operator=(const DecoderProcess&) = delete;

    // Every step on one still picture, in reading order. A Problem where the child died of it.
    kiosk::Result<std::vector<kiosk::ScannedText>> decode_thoroughly(const LumaImage& image);
    // One frame of live video (cascade.h, FrameDecoder).
    kiosk::Result<std::vector<kiosk::ScannedText>> decode_frame(const LumaImage& frame);

    int restarts() const { return starts_ > 0 ? starts_ - 1 : 0; }
    pid_t pid() const { return child_; }  // -1 while none runs; for tests

private:
    using Answer = kiosk::Result<std::vector<kiosk::ScannedText>>;
    Answer ask(char mode, const LumaImage& image, int limit_ms);
    bool start();
    void stop();

    std::string program_;
    pid_t child_{-1};
    int socket_{-1};
    int memory_{-1};
    std::uint8_t* shared_{nullptr};
    int starts_{0};
};

// The child's side: main() calls these before anything else.
bool is_decoder_child(int argc, char** argv);
int decoder_child_main(int argc, char** argv);

}  // namespace platform
