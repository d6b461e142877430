// Lays out receipts on a thread of its own: the first one reads fonts from the disk, and no frame
// waits for that. Only the newest receipt is worth drawing. give(), take() and is_busy() from the
// frame thread; `wake` is called from the worker's when a picture is ready.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

#include "kiosk/core/receipt.h"
#include "platform/window.h"

namespace kiosk::app {

class PaperWorker {
public:
    explicit PaperWorker(std::function<void()> wake);
    ~PaperWorker();
    PaperWorker(const PaperWorker&) = delete;
    PaperWorker& operator=(const PaperWorker&) = delete;

    void give(Receipt receipt);
    std::optional<platform::Raster> take();  // the newest picture, once
    bool is_busy() const;                    // something is given and not yet taken

private:
    void run();

    std::function<void()> wake_;
    mutable std::mutex mutex_;
    std::condition_variable given_;
    std::optional<Receipt> waiting_;
    std::optional<platform::Raster> drawn_;
    bool drawing_{false};
    bool ending_{false};
    std::thread thread_;
};

}  // namespace kiosk::app
