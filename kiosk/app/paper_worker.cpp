#include "kiosk/app/paper_worker.h"

#include <utility>

#include "platform/receipt_raster.h"

namespace kiosk::app {

PaperWorker::PaperWorker(std::function<void()> wake)
    : wake_{std::move(wake)}, thread_{[this] { run(); }} {}

PaperWorker::~PaperWorker() {
    {
        const std::lock_guard lock{mutex_};
        ending_ = true;
    }
    given_.notify_all();
    thread_.join();
}

void PaperWorker::give(Receipt receipt) {
    {
        const std::lock_guard lock{mutex_};
        waiting_ = std::move(receipt);
        drawn_.reset();
    }
    given_.notify_all();
}

std::optional<platform::Raster> PaperWorker::take() {
    const std::lock_guard lock{mutex_};
    return std::exchange(drawn_, std::nullopt);
}

bool PaperWorker::is_busy() const {
    const std::lock_guard lock{mutex_};
    return waiting_.has_value() || drawing_ || drawn_.has_value();
}

void PaperWorker::run() {
    std::unique_lock lock{mutex_};
    while (true) {
        given_.wait(lock, [&] { return ending_ || waiting_; });
        if (ending_) return;
        const Receipt receipt = *std::exchange(waiting_, std::nullopt);
        drawing_ = true;
        lock.unlock();
        platform::Raster raster = platform::draw_receipt(receipt);
        lock.lock();
        drawing_ = false;
        // A newer one came meanwhile: this picture would show the wrong sale.
        if (!waiting_) drawn_ = std::move(raster);
        lock.unlock();
        wake_();
        lock.lock();
    }
}

}  // namespace kiosk::app
