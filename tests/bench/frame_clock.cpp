// Preloaded into a program that draws with SDL: writes the moment each frame is finished, eight
// bytes of monotonic nanoseconds, to the descriptor in OCOP_BENCH_FRAMES. Nothing in the program
// knows of it, so the real one is measured as it is.
#include <dlfcn.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <ctime>

struct SDL_Window;

extern "C" void SDL_GL_SwapWindow(SDL_Window* window) {
    using Swap = void (*)(SDL_Window*);
    using Finish = void (*)();
    static const auto swap = reinterpret_cast<Swap>(::dlsym(RTLD_NEXT, "SDL_GL_SwapWindow"));
    static const auto finish = reinterpret_cast<Finish>(::dlsym(RTLD_DEFAULT, "glFinish"));
    static const char* const text = std::getenv("OCOP_BENCH_FRAMES");
    swap(window);
    if (finish != nullptr) finish();
    if (text == nullptr) return;
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    const std::int64_t moment = now.tv_sec * 1'000'000'000LL + now.tv_nsec;
    [[maybe_unused]] const auto written = ::write(std::atoi(text), &moment, sizeof moment);
}
