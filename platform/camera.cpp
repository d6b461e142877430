#include "platform/camera.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "platform/decoder_process.h"
#include "platform/decoder_wire.h"
#include "platform/frame_store.h"
#include "platform/video.h"

namespace platform {
namespace {

using namespace std::chrono_literals;

constexpr auto kStillPeriod = 100ms;    // a still picture plays as ten frames a second
constexpr auto kPictureTime = 2'000ms;  // each of a folder's

kiosk::Problem no_camera() {
    return {{"camera", "the camera"},
            {"chưa cắm", "is not plugged in"},
            {"cắm camera, hoặc dùng máy quét và ô tìm kiếm",
             "plug it in, or use the scanner and the search"}};
}

CameraState state_of(const kiosk::Problem& problem) {
    if (problem.field == trouble::kBusy) return CameraState::Busy;
    if (problem.field == trouble::kStalled) return CameraState::Stalled;
    return CameraState::Missing;
}

}  // namespace

struct Camera::Impl {
    CameraSettings settings;  // the camera's thread reads it; changed where no source plays
    std::optional<CameraSettings> next;  // that; under `mutex`, as all down to `newest`
    Callbacks callbacks;
    mutable std::mutex mutex;
    std::condition_variable changed;
    bool wanted{false}, ending{false}, look_again{false};
    int rotation{0};
    bool mirror{false};
    std::string shown;  // picture of a script
    int number{0};      // counts what is to be seen: a new source, a new picture
    std::shared_ptr<const Frame> newest;
    std::int64_t frames{0};
    CameraState state{CameraState::Off};
    std::string told;  // the last problem
    std::vector<CameraDevice> cameras;
    std::string device;  // in use
    std::optional<DecoderProcess> decoder;
    std::shared_ptr<FrameStore> store{std::make_shared<FrameStore>()};
    RepeatFilter repeats;
    std::int64_t rests_since_ms{-1};  // until the first picture after it
    std::thread thread;

    bool goes_on(int since) const { return !ending && wanted && number == since; }
    bool may_go_on(int since) {
        const std::lock_guard lock{mutex};
        return goes_on(since);
    }

    // Sleeps, but wakes at once when something is wanted; true while the source may go on.
    bool rest(std::chrono::milliseconds time, int since) {
        const auto until = std::chrono::steady_clock::now() + time;
        std::unique_lock lock{mutex};
        while (changed.wait_until(lock, until, [&] { return !goes_on(since) || look_again; }) &&
               goes_on(since)) {
            lock.unlock();
            list_when_asked();
            lock.lock();
        }
        return goes_on(since);
    }

    void list() {
        std::vector<CameraDevice> now = list_cameras(settings.devices);
        if (now == cameras) return;
        cameras = std::move(now);
        callbacks.listed(cameras, device);
    }
    void list_when_asked() {
        {
            const std::lock_guard lock{mutex};
            if (!std::exchange(look_again, false)) return;
        }
        list();
    }
    void use(std::string now) {
        if (now == device) return;
        device = std::move(now);
        callbacks.listed(cameras, device);
    }

    void tell(CameraState now, const std::optional<kiosk::Problem>& problem = {}) {
        const std::string words = problem ? problem->line(kiosk::Language::English) : "";
        if (now == state && words == told) return;
        state = now;
        told = words;
        if (problem) callbacks.log(words);
        callbacks.changed(now, problem);
    }

    void publish(const std::shared_ptr<Frame>& frame) {
        frame->number = ++frames;
        {
            const std::lock_guard lock{mutex};
            frame->rotation = rotation;
            frame->mirror = mirror;
            newest = frame;
        }
        tell(CameraState::Running);
        callbacks.frame_arrived();
        list_when_asked();
        decode(*frame);
    }

    void decode(const Frame& frame) {
        if (rests_since_ms >= 0) repeats.rested(rests_since_ms, wire::monotonic_ms());
        rests_since_ms = -1;
        const LumaImage& luma = frame.picture.luma;
        auto found = decoder->decode_frame(luma);
        if (!found) {
            callbacks.log(found.problem().line(kiosk::Language::English));
            return;
        }
        const auto distance = [&](const kiosk::ScannedText& one) {
            const std::int64_t x = (one.position[0].x + one.position[2].x - luma.width) / 2;
            const std::int64_t y = (one.position[0].y + one.position[2].y - luma.height) / 2;
            return x * x + y * y;
        };
        const std::int64_t now_ms = wire::monotonic_ms();
        std::erase_if(*found, [&](const auto& one) { return !repeats.is_new(one, now_ms); });
        std::stable_sort(found->begin(), found->end(),
                         [&](const auto& a, const auto& b) { return distance(a) < distance(b); });
        if (!found->empty()) callbacks.scanned(std::move(*found));
    }

    void play_picture(const std::string& path, int since, std::chrono::milliseconds time) {
        kiosk::Result<Picture> picture = read_picture(path);
        if (!picture) {
            tell(CameraState::Missing, picture.problem());
            rest(std::chrono::milliseconds{settings.retry_ms}, since);
            return;
        }
        const std::shared_ptr<Frame> frame = store->take();
        frame->picture = std::move(*picture);
        const auto until = std::chrono::steady_clock::now() + time;
        publish(frame);
        while (rest(kStillPeriod, since) && std::chrono::steady_clock::now() < until) {
            decode(*frame);
        }
    }

    void play_folder(const std::string& path, int since) {
        std::vector<std::string> files;
        std::error_code failed;
        for (const auto& entry : std::filesystem::directory_iterator{path, failed}) {
            if (entry.is_regular_file(failed)) files.push_back(entry.path().string());
        }
        std::sort(files.begin(), files.end());
        for (const std::string& file : files) {
            play_picture(file, since, kPictureTime);
            if (!may_go_on(since)) return;
        }
        if (files.empty()) {
            tell(CameraState::Missing, no_camera());
            rest(std::chrono::milliseconds{settings.retry_ms}, since);
        }
    }

    void play_video(const std::string& source, bool live, int since) {
        if (state == CameraState::Off) tell(CameraState::Starting);
        const auto stop = [this, since] { return !may_go_on(since); };
        auto video =
            live ? VideoSource::open_camera(source, {settings.tuning, settings.stall_ms, stop})
                 : VideoSource::open(source, true);
        if (!video) {
            tell(state_of(video.problem()), video.problem());
            rest(std::chrono::milliseconds{settings.retry_ms}, since);
            return;
        }
        if (live) use(source);
        std::int64_t last_ms = 0;
        while (may_go_on(since)) {
            const std::shared_ptr<Frame> frame = store->take();
            const kiosk::Result<bool> more = (*video)->next(frame->picture);
            if (!more) {
                tell(state_of(more.problem()), more.problem());
                video->reset();  // before it is opened again
                rest(std::chrono::milliseconds{settings.retry_ms}, since);
                return;
            }
            if (!*more) return;
            const std::int64_t time_ms = frame->picture.time_ms;
            publish(frame);
            const std::int64_t gap = std::clamp<std::int64_t>(time_ms - last_ms, 1, 200);
            last_ms = time_ms;
            if (!live && !rest(std::chrono::milliseconds{gap}, since)) return;
        }
    }

    void run() {
        int since = 0;
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
                if (next) settings = *std::exchange(next, std::nullopt);
                source = shown.empty() ? settings.source : shown;
                if (number != since) repeats.forget();
                since = number;
            }
            decoder->set_budget(settings.budget_ms);
            play(source, since);
        }
    }

    void play(const std::string& source, int since) {
        constexpr std::chrono::milliseconds kLong{3'600'000};
        std::error_code failed;
        list();
        if (source == "none") {
            tell(CameraState::Off);
            rest(kLong, since);
        } else if (std::filesystem::is_directory(source, failed)) {
            play_folder(source, since);
        } else if (is_video(source)) {
            play_video(source, false, since);
        } else if (!source.starts_with(settings.devices + "/") &&
                   std::filesystem::exists(source, failed)) {
            play_picture(source, since, kLong);
        } else if (const std::string found = find_camera(source, settings.devices);
                   !found.empty()) {
            play_video(found, true, since);
        } else {
            use("");
            tell(CameraState::Missing, no_camera());
            rest(std::chrono::milliseconds{settings.retry_ms}, since);
        }
    }
};

Camera::Camera(CameraSettings settings, Callbacks callbacks) : impl_{std::make_unique<Impl>()} {
    impl_->decoder.emplace(settings.decoder);
    impl_->rotation = settings.rotation;
    impl_->mirror = settings.mirror;
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
        ++impl_->number;
    }
    impl_->changed.notify_all();
}

void Camera::set(CameraSettings settings) {
    {
        const std::lock_guard lock{impl_->mutex};
        CameraSettings now = impl_->next.value_or(impl_->settings);
        // How it is shown changes from one frame to the next; anything else starts it again.
        impl_->rotation = now.rotation = settings.rotation;
        impl_->mirror = now.mirror = settings.mirror;
        if (now == settings) return;
        impl_->shown.clear();
        impl_->next = std::move(settings);
        ++impl_->number;
    }
    impl_->changed.notify_all();
}

void Camera::look_for_cameras() {
    {
        const std::lock_guard lock{impl_->mutex};
        impl_->look_again = true;
    }
    impl_->changed.notify_all();
}

std::shared_ptr<const Frame> Camera::newest() const {
    const std::lock_guard lock{impl_->mutex};
    return impl_->newest;
}

}  // namespace platform
