// The goods' long work on a thread of its own: files to choose from, a catalogue read and compared,
// then stored whole or not at all, an export, sheets and rolls of labels. No frame, scan or sale
// waits for it (while an import is stored, a sale waits for the disk as it does beside a command).
// give() and stop() from the frame thread; they never wait. Events: GoodsNews.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <thread>
#include <vector>

#include "kiosk/app/inbox.h"
#include "kiosk/core/clock.h"

namespace kiosk::app {

class GoodsWorker {
public:
    // `data`: the shop's folder. `clock` must outlive the worker.
    GoodsWorker(std::filesystem::path data, const Clock& clock, Inbox& inbox);
    ~GoodsWorker();
    GoodsWorker(const GoodsWorker&) = delete;
    GoodsWorker& operator=(const GoodsWorker&) = delete;

    void give(GoodsWork work);
    void stop() { stopped_ = true; }

private:
    void run();

    std::filesystem::path data_;
    const Clock& clock_;
    Inbox& inbox_;
    std::mutex mutex_;
    std::condition_variable given_;
    std::deque<GoodsWork> works_;
    bool ending_{false};
    std::atomic<bool> stopped_{false};
    std::vector<Product> read_;  // of the import file that was read last; the worker's own
    std::thread thread_;
};

}  // namespace kiosk::app
