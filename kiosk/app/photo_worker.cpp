#include "kiosk/app/photo_worker.h"

#include <spdlog/spdlog.h>

#include <exception>
#include <utility>

#include "platform/photo.h"

namespace kiosk::app {
namespace {

platform::Raster read(const std::filesystem::path& file, int size_px) {
    try {
        Result<platform::Raster> photo = platform::read_photo(file, size_px);
        if (photo) return std::move(photo).value();
        spdlog::warn("{}", photo.problem().line(Language::English));
    } catch (const std::exception& error) {
        // No memory for it: the drawn stand-in needs none.
        spdlog::warn("{}: {}", file.filename().string(), error.what());
    }
    return {};
}

}  // namespace

PhotoWorker::PhotoWorker(std::filesystem::path folder, std::function<void()> wake)
    : folder_{std::move(folder)}, wake_{std::move(wake)}, thread_{[this] { run(); }} {}

PhotoWorker::~PhotoWorker() {
    {
        const std::lock_guard lock{mutex_};
        ending_ = true;
    }
    given_.notify_all();
    thread_.join();
}

bool PhotoWorker::give(std::string name, int size_px) {
    {
        const std::lock_guard lock{mutex_};
        if (waiting_.size() >= kMost) return false;
        waiting_.push_back({std::move(name), size_px, {}});
    }
    given_.notify_all();
    return true;
}

std::vector<PhotoWorker::Photo> PhotoWorker::take() {
    const std::lock_guard lock{mutex_};
    return std::exchange(read_, {});
}

bool PhotoWorker::is_busy() const {
    const std::lock_guard lock{mutex_};
    return reading_ || !waiting_.empty() || !read_.empty();
}

bool PhotoWorker::has_read() const {
    const std::lock_guard lock{mutex_};
    return !read_.empty();
}

void PhotoWorker::run() {
    std::unique_lock lock{mutex_};
    while (true) {
        given_.wait(lock, [&] { return ending_ || !waiting_.empty(); });
        if (ending_) return;
        Photo photo = std::move(waiting_.back());
        waiting_.pop_back();
        reading_ = true;
        lock.unlock();
        photo.raster = read(folder_ / photo.name, photo.size_px);
        lock.lock();
        reading_ = false;
        read_.push_back(std::move(photo));
        lock.unlock();
        wake_();
        lock.lock();
    }
}

}  // namespace kiosk::app
