// A serial line as raw bytes: eight bits, no echo, no flow control. Private to platform; any
// thread.
#pragma once

#include <cstdint>

namespace platform {

bool is_baud_rate(std::int64_t baud);  // 1200 … 921600
// 0, or errno. An unknown rate is taken as 9600.
int set_up_serial_line(int fd, int baud);

}  // namespace platform
