// The machine's clock. Any thread.
#pragma once

#include "kiosk/core/clock.h"

namespace platform {

class SystemClock final : public kiosk::Clock {
public:
    std::int64_t now_ms() const override;
    std::int64_t running_ms() const override;
};

}  // namespace platform
