// The decoder in a process of its own: an abort, a hang or a memory fault in the code-reading
// library costs one picture, never the till. The child is this same program started again, fed
// through shared memory; it has no files, no network, no new privileges (seccomp), and is started
// again by itself. Answers a Problem for the picture that killed it, or where no child can be
// started.
//
// One owner thread. The first call starts the child.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "kiosk/core/result.h"
#include "kiosk/core/scanned_text.h"
#include "platform/cascade.h"
#include "platform/luma_image.h"

namespace platform {

// A child that computes longer than this hangs. Waiting for a busy machine does not count, up to
// kPatienceTimes as long.
inline constexpr int kFrameLimitMs = 200;  // a live frame of up to 1280 × 720, more in proportion
inline constexpr int kPictureLimitMs = 20'000;  // every step on a large still
inline constexpr int kPatienceTimes = 10;

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

    // Mean time of the child for a live frame; the harder steps take what is left of it.
    void set_budget(double budget_ms) { budget_ms_ = budget_ms; }

    // A waiting call asks this now and then and ends the child, with a Problem, where it is true.
    void give_up_when(std::function<bool()> stop) { gives_up_ = std::move(stop); }

    int restarts() const { return starts_ > 0 ? starts_ - 1 : 0; }
    pid_t pid() const { return child_; }  // -1 while none runs; for tests

private:
    using Answer = kiosk::Result<std::vector<kiosk::ScannedText>>;
    Answer ask(char mode, const LumaImage& image, int limit_ms);
    bool answers_within(int limit_ms) const;
    bool start();
    bool spawn(int child_socket);
    bool map_memory();
    void stop();

    std::string program_;
    double budget_ms_{kFrameBudgetMs};
    std::function<bool()> gives_up_;
    pid_t child_{-1};
    int socket_{-1};
    int memory_{-1};
    std::uint8_t* shared_{nullptr};
    int starts_{0};
    std::int64_t no_start_before_ms_{0};  // after one that failed
};

// The child's side: main() calls these before anything else.
bool is_decoder_child(int argc, char** argv);
int decoder_child_main(int argc, char** argv);

}  // namespace platform
