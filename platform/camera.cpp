#include "platform/camera.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <thread>
#include <vector>

#include "platform/decoder_process.h"
#include "platform/decoder_wire.h"
#include "platform/video.h"

namespace platform {
namespace {

using namespace std::chrono_literals;

constexpr auto kStillPeriod = 100ms;    // a still picture plays as ten frames a second
constexpr auto kPictureTime = 2'000ms;  // each of a folder's
constexpr auto kRetryPeriod = 2'000ms;  // after unplugging

std::string first_camera() {
    std::vector<std::string> found;
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator{"/dev", failed}) {
        if (entry.path().filename().string().starts_with("video")) {
            found.push_back(entry.path().string());
        }
    }
    std::sort(found.begin(), found.end());
    return found.empty() ? "" : found.front();
}

kiosk::Problem no_camera() {
    return {{"máy ảnh", "the camera"},
            {"không tìm thấy", "is not found"},
            {"cắm lại máy ảnh, hoặc dùng máy quét và ô tìm kiếm",
             "plug it in again, or use the scanner and the search"}};
}

// Turned clockwise and mirrored as the settings want; luma and RGBA alike.
template <typename Pixel>
std::vector<Pixel> oriented(const std::vector<Pixel>& from, int width, int height, int rotation,
                            bool mirror) {
    const bool upright = rotation == 0 || rotation == 180;
    const int out_width = upright ? width : height, out_height = upright ? height : width;
    std::vector<Pixel> out(from.size());
    for (int y = 0; y < out_height; ++y) {
        for (int x = 0; x < out_width; ++x) {
            const int mx = mirror ? out_width - 1 - x : x;
            int sx = mx, sy = y;
            if (rotation == 90) sx = y, sy = height - 1 - mx;
            if (rotation == 180) sx = width - 1 - mx, sy = height - 1 - y;
            if (rotation == 270) sx = width - 1 - y, sy = mx;
            out[static_cast<std::size_t>(y) * static_cast<std::size_t>(out_width) +
                static_cast<std::size_t>(x)] =
                from[static_cast<std::size_t>(sy) * static_cast<std::size_t>(width) +
                     static_cast<std::size_t>(sx)];
        }
    }
    return out;
}

void orient(Picture& picture, int rotation, bool mirror) {
    if (rotation == 0 && !mirror) return;
    const int width = picture.luma.width, height = picture.luma.height;
    picture.luma.pixels = oriented(picture.luma.pixels, width, height, rotation, mirror);
    std::vector<std::uint32_t> pixels(picture.rgba.size() / 4);
    std::copy_n(picture.rgba.data(), picture.rgba.size(),
                reinterpret_cast<std::uint8_t*>(pixels.data()));
    pixels = oriented(pixels, width, height, rotation, mirror);
    std::copy_n(reinterpret_cast<const std::uint8_t*>(pixels.data()), picture.rgba.size(),
                picture.rgba.data());
    if (rotation == 90 || rotation == 270) std::swap(picture.luma.width, picture.luma.height);
}

}  // namespace

bool RepeatFilter::is_new(const kiosk::ScannedText& scanned, std::int64_t now_ms) {
    std::erase_if(seen_, [&](const Seen& one) { return now_ms - one.at_ms > kAwayMs; });
    const std::string text = scanned.symbology + '\n' + scanned.bytes;
    const bool is_new =
        std::erase_if(seen_, [&](const Seen& one) { return one.text == text; }) == 0;
    if (seen_.size() >= kMost) seen_.erase(seen_.begin());
    seen_.push_back({text, now_ms});
    return is_new;
}

void RepeatFilter::rested(std::int64_t from_ms, std::int64_t until_ms) {
    std::erase_if(seen_, [&](const Seen& one) { return from_ms - one.at_ms > kAwayMs; });
    for (Seen& one : seen_) one.at_ms = until_ms;
}

struct Camera::Impl {
    CameraSettings settings;
    Callbacks callbacks;
    mutable std::mutex mutex;
    std::condition_variable changed;
    bool wanted{false}, ending{false};
    std::string shown;  // picture of a script
    int shown_number{0};
    std::shared_ptr<const Frame> newest;
    std::int64_t frames{0};
    CameraState state{CameraState::Off};
    DecoderProcess decoder;
    RepeatFilter repeats;
    std::int64_t rests_since_ms{-1};  // until the first picture after it
    std::thread thread;

    // Sleeps, but wakes at once when something is wanted; true while the source may go on.
    bool rest(std::chrono::milliseconds time, int shown_before) {
        std::unique_lock lock{mutex};
        changed.wait_for(lock, time,
                         [&] { return ending || !wanted || shown_number != shown_before; });
        return !ending && wanted && shown_number == shown_before;
    }

    void tell(CameraState now, std::optional<kiosk::Problem> problem = {}) {
        if (now == state && !problem) return;
        const bool same = now == state;
        state = now;
        if (!same) callbacks.changed(now, std::move(problem));
    }

    void publish(Picture picture) {
        orient(picture, settings.rotation, settings.mirror);
        auto frame = std::make_shared<Frame>();
        frame->picture = std::move(picture);
        frame->number = ++frames;
        {
            const std::lock_guard lock{mutex};
            newest = frame;
        }
        tell(CameraState::Running);
        callbacks.frame_arrived();
        if (rests_since_ms >= 0) repeats.rested(rests_since_ms, wire::monotonic_ms());
        rests_since_ms = -1;
        const auto found = decoder.decode_frame(frame->picture.luma);
        if (!found) {
            callbacks.log(found.problem().line(kiosk::Language::English));
            return;
        }
        if (found->empty()) return;
        const LumaImage& luma = frame->picture.luma;
        // Several codes in view: the most central one is meant.
        const auto distance = [&](const kiosk::ScannedText& one) {
            const int x = (one.position[0].x + one.position[2].x) / 2 - luma.width / 2;
            const int y = (one.position[0].y + one.position[2].y) / 2 - luma.height / 2;
            return x * x + y * y;
        };
        const auto central = std::min_element(
            found->begin(), found->end(),
            [&](const auto& a, const auto& b) { return distance(a) < distance(b); });
        if (repeats.is_new(*central, wire::monotonic_ms())) callbacks.scanned(*central);
    }

    void play_picture(const std::string& path, int number, std::chrono::milliseconds time) {
        kiosk::Result<Picture> picture = read_picture(path);
        if (!picture) {
            tell(CameraState::Missing, picture.problem());
            rest(kRetryPeriod, number);
            return;
        }
        const auto until = std::chrono::steady_clock::now() + time;
        do {
            publish(*picture);
        } while (rest(kStillPeriod, number) && std::chrono::steady_clock::now() < until);
    }

    void play_folder(const std::string& path, int number) {
        std::vector<std::string> files;
        std::error_code failed;
        for (const auto& entry : std::filesystem::directory_iterator{path, failed}) {
            if (entry.is_regular_file(failed)) files.push_back(entry.path().string());
        }
        std::sort(files.begin(), files.end());
        for (const std::string& file : files) {
            play_picture(file, number, kPictureTime);
            if (!rest(0ms, number)) return;
        }
        if (files.empty()) {
            tell(CameraState::Missing, no_camera());
            rest(kRetryPeriod, number);
        }
    }

    void play_video(const std::string& source, int number) {
        tell(CameraState::Starting);
        kiosk::Result<std::unique_ptr<VideoSource>> video = VideoSource::open(source, true);
        if (!video) {
            tell(video.problem().field == "busy" ? CameraState::Busy : CameraState::Missing,
                 video.problem());
            rest(kRetryPeriod, number);
            return;
        }
        const bool live = source.starts_with("/dev/");
        std::int64_t last_ms = 0;
        Picture picture;
        while (true) {
            const kiosk::Result<bool> more = (*video)->next(picture);
            if (!more) {
                tell(CameraState::Stalled, more.problem());
                rest(kRetryPeriod, number);
                return;
            }
            if (!*more) return;
            const std::int64_t gap = std::clamp<std::int64_t>(picture.time_ms - last_ms, 1, 200);
            last_ms = picture.time_ms;
            publish(picture);
            if (!rest(std::chrono::milliseconds{live ? 0 : gap}, number)) return;
        }
    }

    void run() {
        int number = 0;
        while (true) {
            std::string source;
            {
                std::unique_lock lock{mutex};
                if (!wanted && !ending) {
                    lock.unlock();
                    tell(CameraState::Off);
                    lock.lock();
                }
                if (!wanted && rests_since_ms < 0) rests_since_ms = wire::monotonic_ms();
                changed.wait(lock, [&] { return ending || wanted; });
                if (ending) return;
                source = shown.empty() ? settings.source : shown;
                if (number != shown_number) repeats.forget();
                number = shown_number;
            }
            play(source, number);
        }
    }

    void play(std::string source, int number) {
        if (source == "auto") source = first_camera();
        std::error_code failed;
        if (source.empty() || source == "none") {
            tell(source.empty() ? CameraState::Missing : CameraState::Off,
                 source.empty() ? std::optional{no_camera()} : std::nullopt);
            rest(source.empty() ? kRetryPeriod : std::chrono::milliseconds{3'600'000}, number);
        } else if (std::filesystem::is_directory(source, failed)) {
            play_folder(source, number);
        } else if (source.starts_with("/dev/") || is_video(source)) {
            play_video(source, number);
        } else {
            play_picture(source, number, std::chrono::milliseconds{3'600'000});
        }
    }
};

Camera::Camera(CameraSettings settings, Callbacks callbacks) : impl_{std::make_unique<Impl>()} {
    impl_->settings = std::move(settings);
    impl_->callbacks = std::move(callbacks);
    impl_->thread = std::thread{[this] { impl_->run(); }};
}

Camera::~Camera() {
    {
        const std::lock_guard lock{impl_->mutex};
        impl_->ending = true;
    }
    impl_->changed.notify_all();
    impl_->thread.join();
}

void Camera::want(bool on) {
    {
        const std::lock_guard lock{impl_->mutex};
        if (impl_->wanted == on) return;
        impl_->wanted = on;
        if (!on) impl_->newest.reset();
    }
    impl_->changed.notify_all();
}

void Camera::show_picture(std::string path) {
    {
        const std::lock_guard lock{impl_->mutex};
        impl_->shown = std::move(path);
        ++impl_->shown_number;
    }
    impl_->changed.notify_all();
}

std::shared_ptr<const Frame> Camera::newest() const {
    const std::lock_guard lock{impl_->mutex};
    return impl_->newest;
}

}  // namespace platform
