// The decoder's child without its library: takes pictures out of shared memory, has them looked at,
// answers, until its parent is gone. Before the first picture it gives up files, network, new
// processes and new privileges (seccomp) and memory without end. Private to platform/ and to tests,
// which have children misbehave on purpose.
#pragma once

#include <functional>
#include <vector>

#include "kiosk/core/scanned_text.h"
#include "platform/luma_image.h"

namespace platform {

struct DecoderWork {
    std::function<std::vector<kiosk::ScannedText>(const LumaImage&)> still;
    std::function<std::vector<kiosk::ScannedText>(const LumaImage&, double budget_ms)> frame;
};

// The child's exit status. Single-threaded; the descriptors are those decoder_process.cpp left.
int serve_decoder(const DecoderWork& work);

}  // namespace platform
