#include "platform/decoder_child.h"

#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>

#include "platform/cascade.h"
#include "platform/decoder_process.h"
#include "platform/decoder_wire.h"

namespace platform {
namespace {

constexpr int kSocket = 3, kMemory = 4;    // where the parent put them
constexpr rlim_t kMostMemory = 3UL << 30;  // address space: a 64-megapixel still, looked at larger

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;  // their run-time needs files, threads and terabytes
#else
constexpr bool kSanitized = false;
#endif

// Only what decoding needs: memory, the socket, ending. Anything else is refused with EPERM.
// Kernels without seccomp leave the child as free as its parent; decoding goes on.
void renounce_everything() {
    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (filter == nullptr) return;
    for (const int call : {SCMP_SYS(read),           SCMP_SYS(write),
                           SCMP_SYS(recvfrom),       SCMP_SYS(sendto),
                           SCMP_SYS(poll),           SCMP_SYS(ppoll),
                           SCMP_SYS(mmap),           SCMP_SYS(munmap),
                           SCMP_SYS(mremap),         SCMP_SYS(madvise),
                           SCMP_SYS(mprotect),       SCMP_SYS(brk),
                           SCMP_SYS(futex),          SCMP_SYS(clock_gettime),
                           SCMP_SYS(getrandom),      SCMP_SYS(getpid),
                           SCMP_SYS(gettid),         SCMP_SYS(tgkill),
                           SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn),
                           SCMP_SYS(sched_yield),    SCMP_SYS(restart_syscall),
                           SCMP_SYS(exit),           SCMP_SYS(exit_group)}) {
        seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0);
    }
    seccomp_load(filter);
    seccomp_release(filter);
}

bool is_sane(const wire::Request& request) {
    return request.width > 0 && request.height > 0 &&
           static_cast<std::size_t>(request.width) * static_cast<std::size_t>(request.height) <=
               wire::kSharedBytes;
}

}  // namespace

int serve_decoder(const DecoderWork& work) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::prctl(PR_SET_NAME, "ocop-decoder");
    void* mapped = ::mmap(nullptr, wire::kSharedBytes, PROT_READ, MAP_SHARED, kMemory, 0);
    if (mapped == MAP_FAILED) return 1;
    const auto* shared = static_cast<const std::uint8_t*>(mapped);
    ::close_range(kMemory, ~0U, 0);  // the memory stays mapped; whatever else leaked in goes
    if (!kSanitized) {
        const rlimit no_core{0, 0}, memory{kMostMemory, kMostMemory};
        ::setrlimit(RLIMIT_CORE, &no_core);
        ::setrlimit(RLIMIT_AS, &memory);
        renounce_everything();
    }
    const char ready = 'r';
    if (!wire::write_all(kSocket, &ready, 1)) return 1;
    wire::Request request;
    while (wire::read_all(kSocket, &request, sizeof request, 0) && is_sane(request)) {
        LumaImage image{request.width, request.height};
        std::memcpy(image.pixels.data(), shared, image.pixels.size());
        const std::string answer =
            wire::packed(request.mode == wire::kStill
                             ? work.still(image)
                             : work.frame(image, static_cast<double>(request.budget_ms)));
        const auto size = static_cast<std::uint32_t>(answer.size());
        if (!wire::write_all(kSocket, &size, sizeof size) ||
            !wire::write_all(kSocket, answer.data(), answer.size())) {
            return 1;
        }
    }
    return 0;
}

int decoder_child_main(int, char**) {
    FrameDecoder frames;
    return serve_decoder(
        {decode_with_every_step, [&frames](const LumaImage& frame, double budget_ms) {
             frames.set_budget(budget_ms);
             return frames.decode(frame);
         }});
}

}  // namespace platform
