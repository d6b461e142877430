// Standard input, output and error as a script may hand them over: closed, full, endless.
// Main thread only, but for what is said below.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "kiosk/core/result.h"

namespace kiosk::app {

// Gives descriptors 0, 1 and 2 a place where the caller closed them: otherwise the next file to be
// opened, a database say, would take the number and receive what is printed. Reading or writing
// such a stream fails. First thing in main().
void hold_standard_streams();

// Delivers what was printed. False where standard output did not take all of it (a full disk, a
// closed pipe), also when that happened earlier.
bool standard_output_took_all();

// What a person is told about a file that could not be opened or read; `error` is errno's.
Problem unreadable_file(const std::string& file, int error);

// All of standard input, or what had come when stop() became true (a signal ends the wait).
// Nothing: it cannot be read.
std::optional<std::string> read_standard_input(const std::function<bool()>& stop);

// Lines of at most `limit` bytes, read as they arrive and without a copy of an endless one in
// memory. A signal ends a read that waits, as does stop().
class LineReader {
public:
    enum class Line { Read, TooLong, End, Fault };

    // "-": standard input. Refuses (Problem) a file that cannot be opened and a folder.
    static Result<LineReader> open(const std::string& file, std::size_t limit,
                                   std::function<bool()> stop);
    LineReader(LineReader&& other) noexcept;
    LineReader& operator=(LineReader&&) = delete;
    ~LineReader();

    // The next line without its end; a last one may have no end. TooLong: it was skipped whole.
    // End also after stop(): what was read of a line by then is not a line.
    Line next(std::string& line);

private:
    LineReader(int descriptor, std::size_t limit, std::function<bool()> stop);
    bool fill();

    int descriptor_;
    std::size_t limit_;
    std::function<bool()> stop_;
    std::string buffer_;
    std::size_t at_{0};
    bool ended_{false};
    bool failed_{false};
};

}  // namespace kiosk::app
