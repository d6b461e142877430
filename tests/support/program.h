// The real program as a process of its own: started with arguments, environment and standard input
// as a script would, watched over pipes, and always ended by its deadline. Nothing here sleeps:
// waiting is poll() on what the program writes.
//
// Throws std::runtime_error where the process cannot be started or outlives its deadline (it is
// then killed). One thread.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace support {

struct Launch {
    std::vector<std::string> arguments;
    std::map<std::string, std::string> environment{};  // set; an empty value: not there at all
    std::string input{};                               // standard input, then its end
    std::string input_file{};                     // standard input comes from here, a terminal say
    std::string output_file{};                    // standard output goes here instead of into `out`
    std::vector<int> closed{};                    // of 0, 1, 2
    std::optional<std::uint64_t> largest_file{};  // bytes; a full disk as far as the program knows
    bool without_root_powers{false};  // permissions count, also where the tests run as root
    int deadline_ms{60'000};
};

struct Outcome {
    int status{-1};  // exit status; -1 when a signal ended it
    int signal{0};
    std::string out, err;
};

class Program {
public:
    Program(const std::filesystem::path& program, const Launch& launch);
    ~Program();  // kills what still runs
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    // More standard input; false once the program no longer reads.
    bool write(const std::string& text);
    void end_input();
    // The next whole line of standard output; nothing at its end.
    std::optional<std::string> read_line();
    // Until these words stand on standard error; false when that ended without them.
    bool wait_for_words(const std::string& words);
    void send(int signal);
    // Ends the input, reads all that still comes and waits.
    Outcome finish();

private:
    // Waits until something can be read or written, and does it.
    void step();
    int left_ms() const;

    pid_t process_{-1};
    int in_{-1}, out_{-1}, err_{-1};
    std::string to_write_;
    bool ends_input_{false};
    Outcome outcome_;
    std::size_t read_{0};  // of outcome_.out, by read_line()
    std::int64_t deadline_ms_;
};

Outcome run(const std::filesystem::path& program, const Launch& launch);

// A folder of the test's own, gone at the end.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

std::string read_file(const std::filesystem::path& file);
void write_file(const std::filesystem::path& file, const std::string& bytes);

}  // namespace support
