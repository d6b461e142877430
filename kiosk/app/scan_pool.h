// Decodes many pictures and videos on every core: as many threads, each with a decoder process of
// its own, so that a file that makes the decoder abort or hang costs that file only. A video whose
// turn it is gets the help of every thread that has no file of its own left.
//
// scan_files() is called by one thread and calls back on it, in the order of the files. Where
// `stop` answers true it ends within a moment; what was not told by then is not told.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/core/result.h"
#include "kiosk/core/scanned_text.h"

namespace kiosk::app {

struct FileScan {
    std::vector<ScannedText> found;  // a picture's in reading order, a video's by time, each once
    bool is_video{false};
    std::optional<Problem> problem;  // unreadable, or the decoder died of it
};

struct ScanFilesHooks {
    std::function<void(const std::string& file, const FileScan& scan)> scanned;
    std::function<void(std::size_t done, std::size_t total)> progressed;
    std::function<bool()> stop;  // asked from every thread
    std::string decoder{"/proc/self/exe"};
};

// "-" is one picture on standard input. `threads` 0: one a core this process may use.
void scan_files(const std::vector<std::string>& files, std::size_t threads,
                const ScanFilesHooks& hooks);

}  // namespace kiosk::app
