// The camera's pictures and the memory they stand in. Private to the camera; a frame may be given
// back by any thread.
#pragma once

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "platform/camera.h"

namespace platform {

// Frames are used again: a picture of a live camera is written where the one before the last was.
class FrameStore : public std::enable_shared_from_this<FrameStore> {
public:
    std::shared_ptr<Frame> take() {
        std::unique_ptr<Frame> frame;
        {
            const std::lock_guard lock{mutex_};
            if (!spare_.empty()) {
                frame = std::move(spare_.back());
                spare_.pop_back();
            }
        }
        if (!frame) frame = std::make_unique<Frame>();
        return {frame.release(), [store = shared_from_this()](Frame* back) {
                    const std::lock_guard lock{store->mutex_};
                    store->spare_.emplace_back(back);
                    if (store->spare_.size() > kMostSpare) store->spare_.pop_back();
                }};
    }

private:
    static constexpr std::size_t kMostSpare = 2;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Frame>> spare_;
};

}  // namespace platform
