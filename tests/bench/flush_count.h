// How often this program flushed a file to its disk: fsync() and fdatasync() of everything in it,
// SQLite included, pass through flush_count.cpp. Any thread.
#pragma once

#include <cstdint>

namespace bench {

std::int64_t flushes_so_far();

}  // namespace bench
