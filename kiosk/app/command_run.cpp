// run: the kiosk on the screen, or the cameras it could use.
#include <cstdio>
#include <iostream>

#include "kiosk/app/command.h"
#include "kiosk/app/kiosk_run.h"
#include "kiosk/core/vietnamese_text.h"
#include "platform/camera_devices.h"

namespace kiosk::app {
namespace {

constexpr int kLeastSide = 320, kMostSide = 16'384;

Problem wrong_use(const std::string& what, const std::string& vi, const std::string& en) {
    return {{what, what}, {vi, en}, {"xem ocop-kiosk --help", "see ocop-kiosk --help"}};
}

int list_all_cameras(const Context& context) {
    const std::vector<platform::CameraDevice> cameras = platform::list_cameras();
    for (const platform::CameraDevice& camera : cameras) {
        std::cout << camera.device << "  " << shown_safely(camera.name, 100) << '\n';
    }
    if (!cameras.empty()) return kDone;
    tell(context, {{"camera", "the camera"}, {"chưa cắm", "is not plugged in"}, {}});
    return kNo;
}

void read_size(const char* option, const std::string& typed, int& width, int& height) {
    char end = 0;
    if (std::sscanf(typed.c_str(), "%dx%d%c", &width, &height, &end) == 2 && width >= kLeastSide &&
        width <= kMostSide && height >= kLeastSide && height <= kMostSide) {
        return;
    }
    throw WrongUse{wrong_use(option + (" " + typed),
                             "không phải kích thước Rộng x Cao như 1280x720",
                             "is no size like 1280x720")};
}

Language language_named(const std::string& typed) {
    if (typed == "vi") return Language::Vietnamese;
    if (typed == "en") return Language::English;
    throw WrongUse{wrong_use("--lang " + typed, "không có ngôn ngữ này: dùng vi hoặc en",
                             "is no language of the kiosk: vi or en")};
}

}  // namespace

int run_screen(const Context& context, const RunWish& wish) {
    if (wish.camera == "list") return list_all_cameras(context);
    RunOptions options;
    options.data = context.data;
    options.demo = context.demo;
    options.words = context.language;
    options.camera = wish.camera;
    options.script = wish.script;
    options.shots = wish.shots;
    if (!wish.window.empty()) read_size("--window", wish.window, options.width, options.height);
    if (!wish.customer.empty()) {
        read_size("--customer", wish.customer, options.customer_width, options.customer_height);
    }
    if (!wish.lang.empty()) options.language = language_named(wish.lang);
    return run_kiosk(options);
}

}  // namespace kiosk::app
