// Reads photographs on a thread of its own: the disk may be slow and a picture large, and no frame
// waits for either. give(), take() and is_busy() from the frame thread; `wake` is called from the
// worker's when one is ready. A photograph that cannot be read comes back without pixels.
#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "platform/window.h"

namespace kiosk::app {

class PhotoWorker {
public:
    struct Photo {
        std::string name;
        int size_px{0};  // as asked for
        platform::Raster raster;
    };

    PhotoWorker(std::filesystem::path folder, std::function<void()> wake);
    ~PhotoWorker();
    PhotoWorker(const PhotoWorker&) = delete;
    PhotoWorker& operator=(const PhotoWorker&) = delete;

    static constexpr std::size_t kMost = 64;  // asked for and not yet read
    // The newest wish is read first: it is what is on the screen now. False where too many wait.
    bool give(std::string name, int size_px);
    std::vector<Photo> take();
    bool is_busy() const;
    bool has_read() const;

private:
    void run();

    std::filesystem::path folder_;
    std::function<void()> wake_;
    mutable std::mutex mutex_;
    std::condition_variable given_;
    std::deque<Photo> waiting_;
    std::vector<Photo> read_;
    bool reading_{false};
    bool ending_{false};
    std::thread thread_;
};

}  // namespace kiosk::app
