#include "platform/video_driver.h"

#include <SDL.h>

#include <cstdlib>
#include <string_view>

namespace platform {
namespace {

kiosk::Problem no_screen() {
    return {
        {"màn hình", "the screen"},
        {"không tìm thấy X, Wayland hay KMS", "neither X, Wayland nor KMS is there"},
        {"mở từ màn hình nền của máy, hoặc đặt SDL_VIDEODRIVER=offscreen để chạy không màn hình",
         "start it on the machine's desktop, or set SDL_VIDEODRIVER=offscreen to do without"}};
}

bool is_set(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr && *value != '\0';
}

}  // namespace

kiosk::Problem no_window(const std::string& reason) {
    return {
        {"màn hình", "the screen"},
        {"không mở được cửa sổ OpenGL: " + reason, "no OpenGL window can be opened: " + reason},
        {"kiểm tra màn hình và gói libgl1-mesa-dri, hoặc đặt SDL_VIDEODRIVER=offscreen",
         "check the display and the package libgl1-mesa-dri, or set SDL_VIDEODRIVER=offscreen"}};
}

kiosk::Status start_video() {
    const bool is_chosen = is_set("SDL_VIDEODRIVER");
    // Without this folder there is no Wayland, and its library would say so in words of its own.
    if (!is_chosen && !is_set("XDG_RUNTIME_DIR")) {
        SDL_SetHintWithPriority(SDL_HINT_VIDEODRIVER, "x11,kmsdrm", SDL_HINT_OVERRIDE);
    }
    if (SDL_Init(SDL_INIT_VIDEO) != 0) return is_chosen ? no_window(SDL_GetError()) : no_screen();
    const std::string_view driver = SDL_GetCurrentVideoDriver();
    const bool is_unseen = driver == "offscreen" || driver == "dummy" || driver == "evdev";
    if (is_unseen && !is_chosen) return no_screen();
    return kiosk::Done{};
}

}  // namespace platform
