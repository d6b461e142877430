// A camera through V4L2 and libav, against a made-up device: its best mode, its name, and whatever
// may happen to a cable in a shop.
#include "platform/camera.h"

#include <linux/videodev2.h>
#include <unistd.h>

#include <condition_variable>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>

#include "platform/code_writer.h"
#include "tests/platform/camera/fake_v4l2.h"
#include "tests/support/catch.h"

namespace {

namespace fs = std::filesystem;
using platform::Camera;
using platform::CameraState;

constexpr const char* kInJpeg = "tests/blackbox/scan-samples/ean13-1/1.jpg";
constexpr auto kPatience = std::chrono::seconds{20};

std::vector<std::uint8_t> jpeg() {
    std::ifstream in{fs::path{OCOP_SOURCE_DIR} / kInJpeg, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

// A QR code in the middle of a grey picture, brightness and colour by turns.
std::vector<std::uint8_t> yuyv(const std::string& text, int width, int height) {
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(width * height * 2), 128);
    const auto code = platform::write_code(platform::CodeShape::Qr, text);
    REQUIRE(code);
    constexpr int kModule = 8;
    const int left = (width - code->width * kModule) / 2;
    const int top = (height - code->height * kModule) / 2;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const int column = (x - left) / kModule, line = (y - top) / kModule;
            const bool dark = x >= left && y >= top && column < code->width &&
                              line < code->height && code->dark(column, line);
            bytes[static_cast<std::size_t>((y * width + x) * 2)] = dark ? 20 : 235;
        }
    }
    return bytes;
}

struct Shop {
    fs::path devices = fs::temp_directory_path() / ("ocop-camera-" + std::to_string(::getpid()));
    std::string node = (devices / "video0").string();
    Shop() {
        ::setenv("OCOP_TEST_CHILD", "real", 1);
        fs::create_directories(devices);
    }
    ~Shop() {
        for (const auto& entry : fs::directory_iterator{devices}) {
            fake_v4l2::unplug(entry.path().string());
        }
        fs::remove_all(devices);
        ::unsetenv("OCOP_TEST_CHILD");
    }
    static fake_v4l2::Model webcam(const std::string& name = "Shop Webcam C270") {
        return {name,
                {{V4L2_PIX_FMT_YUYV, 640, 480, 30},
                 {V4L2_PIX_FMT_YUYV, 1280, 720, 10},
                 {V4L2_PIX_FMT_MJPEG, 1920, 1080, 30},
                 {V4L2_PIX_FMT_MJPEG, 1280, 720, 30}},
                jpeg(),
                {}};
    }
    platform::CameraSettings settings(const std::string& source = "auto") const {
        platform::CameraSettings made;
        made.source = source;
        made.devices = devices.string();
        made.stall_ms = 300;
        made.retry_ms = 20;
        made.decoder = OCOP_DECODER_HELPER;
        return made;
    }
};

// What the camera told, to be waited for.
struct Watched {
    std::mutex mutex;
    std::condition_variable happened;
    CameraState state{CameraState::Off};
    std::optional<kiosk::Problem> problem;
    std::vector<kiosk::ScannedText> scanned;
    std::vector<platform::CameraDevice> cameras;
    std::string device;
    int frames{0};

    Camera::Callbacks callbacks() {
        Camera::Callbacks made;
        made.frame_arrived = [this] { note([this] { ++frames; }); };
        made.scanned = [this](const std::vector<kiosk::ScannedText>& found) {
            note([&] { scanned.insert(scanned.end(), found.begin(), found.end()); });
        };
        made.changed = [this](CameraState now, const std::optional<kiosk::Problem>& why) {
            note([&] {
                state = now;
                problem = why;
            });
        };
        made.listed = [this](const std::vector<platform::CameraDevice>& all,
                             const std::string& in_use) {
            note([&] {
                cameras = all;
                device = in_use;
            });
        };
        made.log = [](const std::string&) {};
        return made;
    }
    template <typename Change>
    void note(Change change) {
        {
            const std::lock_guard lock{mutex};
            change();
        }
        happened.notify_all();
    }
    template <typename Condition>
    bool until(Condition condition) {
        std::unique_lock lock{mutex};
        return happened.wait_for(lock, kPatience, condition);
    }
    bool becomes(CameraState wanted) {
        return until([&] { return state == wanted; });
    }
    bool reads(const std::string& text) {
        return until([&] {
            return std::any_of(scanned.begin(), scanned.end(),
                               [&](const auto& one) { return one.bytes == text; });
        });
    }
    bool sees_more() {
        const int before = frames;
        return until([&] { return frames > before + 2; });
    }
};

bool is_bilingual(const std::optional<kiosk::Problem>& problem) {
    return problem && !problem->why.vi.empty() && !problem->why.en.empty() &&
           problem->why.vi != problem->why.en && problem->to_do.vi != problem->to_do.en;
}

}  // namespace

TEST_CASE("the best mode is smooth, near to 720 lines, and cheap", "[camera]") {
    using platform::CaptureMode;
    const CaptureMode slow{"yuyv422", 1280, 720, 10}, packed{"mjpeg", 1280, 720, 30};
    const CaptureMode small{"yuyv422", 640, 480, 30}, plain{"yuyv422", 1280, 720, 30};
    const CaptureMode large{"mjpeg", 3840, 2160, 30};
    CHECK(platform::best_mode({slow, small, large, packed}) == packed);
    CHECK(platform::best_mode({packed, plain}) == plain);
    CHECK(platform::best_mode({slow, small}) == small);
    CHECK(platform::best_mode({slow}) == slow);
    CHECK_FALSE(platform::best_mode({}));
}

TEST_CASE("cameras are listed by name, metadata nodes and other files are not", "[camera]") {
    const Shop shop;
    fake_v4l2::plug((shop.devices / "video10").string(), Shop::webcam("Tenth"));
    fake_v4l2::plug((shop.devices / "video2").string(), Shop::webcam("Second"));
    fake_v4l2::Model metadata = Shop::webcam("Second");
    metadata.is_metadata = true;
    fake_v4l2::plug((shop.devices / "video3").string(), metadata);
    std::ofstream{shop.devices / "video4"} << "no device";
    const auto cameras = platform::list_cameras(shop.devices.string());
    REQUIRE(cameras.size() == 2);
    CHECK(cameras[0].name == "Second");
    CHECK(cameras[1].device == (shop.devices / "video10").string());
    CHECK(platform::find_camera("tenth", shop.devices.string()) == cameras[1].device);
    CHECK(platform::find_camera("auto", shop.devices.string()) == cameras[0].device);
    CHECK(platform::find_camera("nobody", shop.devices.string()).empty());
}

TEST_CASE("an MJPEG camera is read in its best mode", "[camera]") {
    const Shop shop;
    fake_v4l2::plug(shop.node, Shop::webcam());
    Watched watched;
    Camera camera{shop.settings(), watched.callbacks()};
    camera.want(true);
    CHECK(watched.becomes(CameraState::Running));
    CHECK(watched.until([&] { return !watched.scanned.empty(); }));
    CHECK(watched.scanned.front().symbology == "EAN-13");
    CHECK(fake_v4l2::seen(shop.node).mode == fake_v4l2::Mode{V4L2_PIX_FMT_MJPEG, 1280, 720, 30});
    CHECK(watched.device == shop.node);
    const auto frame = camera.newest();
    REQUIRE(frame);
    CHECK(frame->picture.rgba.size() == frame->picture.luma.pixels.size() * 4);
}

TEST_CASE("a YUYV camera is read", "[camera]") {
    const Shop shop;
    fake_v4l2::plug(shop.node, {"Plain",
                                {{V4L2_PIX_FMT_YUYV, 1280, 720, 30}},
                                {},
                                yuyv("https://vi.du/tem/1", 1280, 720)});
    Watched watched;
    Camera camera{shop.settings(), watched.callbacks()};
    camera.want(true);
    CHECK(watched.reads("https://vi.du/tem/1"));
}

TEST_CASE("a camera runs only while a screen wants it", "[camera]") {
    const Shop shop;
    fake_v4l2::plug(shop.node, Shop::webcam());
    Watched watched;
    Camera camera{shop.settings(), watched.callbacks()};
    CHECK(fake_v4l2::seen(shop.node).starts == 0);
    camera.want(true);
    CHECK(watched.becomes(CameraState::Running));
    camera.want(false);
    CHECK(watched.becomes(CameraState::Off));
    CHECK_FALSE(fake_v4l2::seen(shop.node).streams);
    CHECK_FALSE(camera.newest());
}

TEST_CASE("an unplugged camera is missed, said so in both languages, and taken up again",
          "[camera]") {
    const Shop shop;
    fake_v4l2::plug(shop.node, Shop::webcam());
    Watched watched;
    Camera camera{shop.settings(), watched.callbacks()};
    camera.want(true);
    REQUIRE(watched.becomes(CameraState::Running));
    fake_v4l2::unplug(shop.node);
    REQUIRE(watched.becomes(CameraState::Missing));
    CHECK(is_bilingual(watched.problem));
    CHECK(watched.until([&] { return watched.cameras.empty(); }));
    fake_v4l2::plug(shop.node, Shop::webcam());
    CHECK(watched.becomes(CameraState::Running));
    CHECK(watched.sees_more());
}

TEST_CASE("a camera held by another program is taken as soon as it is free", "[camera]") {
    const Shop shop;
    fake_v4l2::plug(shop.node, Shop::webcam());
    fake_v4l2::hold(shop.node, true);
    Watched watched;
    Camera camera{shop.settings(), watched.callbacks()};
    camera.want(true);
    REQUIRE(watched.becomes(CameraState::Busy));
    CHECK(is_bilingual(watched.problem));
    fake_v4l2::hold(shop.node, false);
    CHECK(watched.becomes(CameraState::Running));
}

TEST_CASE("a camera that stops sending is noticed and opened again", "[camera]") {
    const Shop shop;
    fake_v4l2::plug(shop.node, Shop::webcam());
    Watched watched;
    Camera camera{shop.settings(), watched.callbacks()};
    camera.want(true);
    REQUIRE(watched.becomes(CameraState::Running));
    fake_v4l2::stall(shop.node, true);
    REQUIRE(watched.becomes(CameraState::Stalled));
    CHECK(is_bilingual(watched.problem));
    fake_v4l2::stall(shop.node, false);
    CHECK(watched.becomes(CameraState::Running));
    CHECK(fake_v4l2::seen(shop.node).starts >= 2);
}

TEST_CASE("the kiosk ends at once though its camera is silent", "[camera]") {
    const Shop shop;
    fake_v4l2::plug(shop.node, Shop::webcam());
    platform::CameraSettings patient = shop.settings();
    patient.stall_ms = 60'000;
    Watched watched;
    auto camera = std::make_unique<Camera>(patient, watched.callbacks());
    camera->want(true);
    REQUIRE(watched.becomes(CameraState::Running));
    fake_v4l2::stall(shop.node, true);
    const auto begun = std::chrono::steady_clock::now();
    camera.reset();
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds{5});
}

TEST_CASE("exposure and focus are automatic, or at the percent that was set", "[camera]") {
    const Shop shop;
    fake_v4l2::plug(shop.node, Shop::webcam());
    Watched watched;
    Camera camera{shop.settings(), watched.callbacks()};
    camera.want(true);
    REQUIRE(watched.becomes(CameraState::Running));
    auto controls = fake_v4l2::seen(shop.node).controls;
    CHECK(controls[V4L2_CID_EXPOSURE_AUTO] == V4L2_EXPOSURE_APERTURE_PRIORITY);
    CHECK(controls[V4L2_CID_FOCUS_AUTO] == 1);
    platform::CameraSettings tuned = shop.settings();
    tuned.tuning = {25, 60};
    camera.set(tuned);
    const auto is_tuned = [&] { return fake_v4l2::seen(shop.node).starts == 2; };
    CHECK(watched.until(is_tuned));
    CHECK(watched.sees_more());
    controls = fake_v4l2::seen(shop.node).controls;
    CHECK(controls[V4L2_CID_EXPOSURE_AUTO] == V4L2_EXPOSURE_MANUAL);
    CHECK(controls[V4L2_CID_EXPOSURE_ABSOLUTE] == 250);
    CHECK(controls[V4L2_CID_FOCUS_AUTO] == 0);
    CHECK(controls[V4L2_CID_FOCUS_ABSOLUTE] == 600);
}

TEST_CASE("another camera is chosen by name while one runs, turning restarts nothing", "[camera]") {
    const Shop shop;
    const std::string other = (shop.devices / "video1").string();
    fake_v4l2::plug(shop.node, Shop::webcam());
    fake_v4l2::plug(other, Shop::webcam("Second Camera"));
    Watched watched;
    Camera camera{shop.settings(), watched.callbacks()};
    camera.want(true);
    REQUIRE(watched.until([&] { return watched.device == shop.node; }));
    platform::CameraSettings changed = shop.settings();
    changed.rotation = 90;
    changed.mirror = true;
    camera.set(changed);
    CHECK(watched.until([&] {
        const auto frame = camera.newest();
        return frame && frame->rotation == 90 && frame->mirror;
    }));
    CHECK(fake_v4l2::seen(shop.node).starts == 1);
    changed.source = "second";
    camera.set(changed);
    CHECK(watched.until([&] { return watched.device == other; }));
    CHECK(watched.sees_more());
    CHECK_FALSE(fake_v4l2::seen(shop.node).streams);
    fake_v4l2::plug((shop.devices / "video2").string(), Shop::webcam("Third"));
    camera.look_for_cameras();
    CHECK(watched.until([&] { return watched.cameras.size() == 3; }));
}

TEST_CASE("a folder of pictures plays through the same code", "[camera]") {
    const Shop shop;
    Watched watched;
    const fs::path folder = fs::path{OCOP_SOURCE_DIR} / "tests/blackbox/scan-samples/ean13-1";
    Camera camera{shop.settings(folder.string()), watched.callbacks()};
    camera.want(true);
    CHECK(watched.until([&] { return watched.scanned.size() >= 2; }));
}
