// A program run as a process, with the moments its frames reached the screen: frame_clock.cpp is
// preloaded into it. Also tools of the system, to stand beside our own work. Throws
// std::runtime_error where it does not start or does not end well. One thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace bench {

struct Started {
    std::vector<double> frames_ms;  // since the process was asked for, finished by the driver
    std::int64_t memory_kb{0};      // resident at its last look, a moment before the end
};

// Runs it to its end. `watch_memory`: looks at it every few milliseconds (disturbs the times).
Started run_program(const std::vector<std::string>& command, const std::filesystem::path& preload,
                    bool watch_memory);

// Starts it without a script, lets it settle, and answers the share of one core (0…1) it takes
// while nobody touches it; then tells it to end.
double processor_at_rest(const std::vector<std::string>& command,
                         const std::filesystem::path& preload, int settle_ms, int watch_ms);

// Runs a tool of the system, found in $PATH, quietly.
void run_tool(const std::vector<std::string>& command);

}  // namespace bench
