#include "platform/video.h"

#include <dlfcn.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <string>

#include "platform/libav/video_libav.h"

namespace platform {
namespace {

namespace fs = std::filesystem;

struct Module {
    decltype(&ocop_open_video) open_video{nullptr};
    decltype(&ocop_open_camera) open_camera{nullptr};
    kiosk::Problem problem{};
};

// Installed: beside the other libraries; not yet installed: in the build folder, the tests one or
// two folders below it.
Module load() {
    const fs::path here = fs::read_symlink("/proc/self/exe").parent_path();
    Module module;
    std::string why;
    for (const char* folder : {OCOP_MODULES, ".", "..", "../.."}) {
        const fs::path file = (here / folder / "ocop-libav.so").lexically_normal();
        std::error_code ignored;
        if (!fs::exists(file, ignored)) continue;
        if (void* const loaded = ::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL)) {
            module.open_video =
                reinterpret_cast<decltype(&ocop_open_video)>(::dlsym(loaded, "ocop_open_video"));
            module.open_camera =
                reinterpret_cast<decltype(&ocop_open_camera)>(::dlsym(loaded, "ocop_open_camera"));
            if (module.open_video != nullptr && module.open_camera != nullptr) return module;
        }
        const char* const said = ::dlerror();
        why += (why.empty() ? "" : "; ") + std::string{said != nullptr ? said : file.string()};
    }
    module.open_video = nullptr;
    module.open_camera = nullptr;
    if (why.empty()) why = "ocop-libav.so";
    module.problem = {{"camera", "the camera"},
                      {"không nạp được phần đọc camera và video (" + why + ")",
                       "the part that reads cameras and videos cannot be loaded (" + why + ")"},
                      {"cài lại ocop-kiosk; máy quét và gõ mã vẫn dùng được",
                       "install ocop-kiosk again; scanners and typed codes still work"}};
    return module;
}

const Module& module() {
    static const Module loaded = load();
    return loaded;
}

}  // namespace

bool is_video(const std::string& path) {
    std::string ending = fs::path{path}.extension().string();
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    static constexpr std::array kEndings = {".mp4", ".mkv", ".avi", ".mov",  ".webm", ".mjpeg",
                                            ".m4v", ".mpg", ".ts",  ".h264", ".mjpg"};
    return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

VideoSource::~VideoSource() = default;

OpenedVideo VideoSource::open(const std::string& path, bool want_rgba) {
    if (module().open_video == nullptr) {
        kiosk::Problem problem = module().problem;
        problem.what = {path, path};
        return problem;
    }
    OpenedVideo opened = kiosk::Problem{};
    module().open_video(path, want_rgba, opened);
    return opened;
}

OpenedVideo VideoSource::open_camera(const std::string& device, const CameraWish& wish) {
    if (module().open_camera == nullptr) return module().problem;
    OpenedVideo opened = kiosk::Problem{};
    module().open_camera(device, wish, opened);
    return opened;
}

}  // namespace platform
