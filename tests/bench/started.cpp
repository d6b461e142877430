#include "tests/bench/started.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>
#include <fstream>
#include <stdexcept>

#include "tests/bench/bench.h"

extern char** environ;

namespace bench {
namespace {

constexpr int kLookEveryMs = 50;

std::int64_t monotonic_ns() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1'000'000'000LL + now.tv_nsec;
}

// As a person sees it in a task manager.
std::int64_t resident_kb(pid_t process) {
    std::ifstream status{"/proc/" + std::to_string(process) + "/status"};
    for (std::string word; status >> word;) {
        std::int64_t kb = 0;
        if (word == "VmRSS:" && status >> kb) return kb;
    }
    return 0;
}

struct Pipe {
    int ends[2]{-1, -1};
    Pipe() {
        if (::pipe(ends) != 0) throw std::runtime_error{std::strerror(errno)};
        ::fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    }
    ~Pipe() {
        ::close(ends[0]);
        close_writer();
    }
    void close_writer() {
        if (ends[1] >= 0) ::close(ends[1]);
        ends[1] = -1;
    }
};

pid_t spawn(const std::vector<std::string>& command, const std::filesystem::path& preload,
            int frames) {
    std::vector<std::string> settings;
    for (char** one = environ; *one != nullptr; ++one) settings.emplace_back(*one);
    settings.push_back("LD_PRELOAD=" + preload.string());
    settings.push_back("OCOP_BENCH_FRAMES=" + std::to_string(frames));
    // A preloaded library comes before a sanitizer's own, which is no mistake here.
    settings.emplace_back("ASAN_OPTIONS=verify_asan_link_order=0");
    std::vector<char*> words, environment;
    for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
    for (const std::string& one : settings) environment.push_back(const_cast<char*>(one.c_str()));
    words.push_back(nullptr);
    environment.push_back(nullptr);
    pid_t process = -1;
    const int error =
        ::posix_spawn(&process, words[0], nullptr, nullptr, words.data(), environment.data());
    if (error != 0) throw std::runtime_error{command[0] + ": " + std::strerror(error)};
    return process;
}

}  // namespace

Started run_program(const std::vector<std::string>& command, const std::filesystem::path& preload,
                    bool watch_memory) {
    Pipe pipe;
    const std::int64_t began = monotonic_ns();
    const pid_t process = spawn(command, preload, pipe.ends[1]);
    pipe.close_writer();
    Started started;
    for (;;) {
        pollfd ready{pipe.ends[0], POLLIN, 0};
        const int answered = ::poll(&ready, 1, watch_memory ? kLookEveryMs : 1'000);
        if (watch_memory) {
            if (const std::int64_t kb = resident_kb(process); kb > 0) started.memory_kb = kb;
        }
        std::int64_t moment = 0;
        if (answered <= 0) continue;
        if (::read(pipe.ends[0], &moment, sizeof moment) != sizeof moment) break;
        started.frames_ms.push_back(static_cast<double>(moment - began) / 1e6);
    }
    int status = 0;
    ::waitpid(process, &status, 0);
    go_on();
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        throw std::runtime_error{command[0] + " did not end well"};
    }
    if (started.frames_ms.empty()) throw std::runtime_error{command[0] + " drew no frame"};
    return started;
}

void run_tool(const std::vector<std::string>& command) {
    std::vector<char*> words;
    for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    posix_spawn_file_actions_t quiet;
    ::posix_spawn_file_actions_init(&quiet);
    ::posix_spawn_file_actions_addopen(&quiet, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t process = -1;
    const int error = ::posix_spawnp(&process, words[0], &quiet, nullptr, words.data(), environ);
    ::posix_spawn_file_actions_destroy(&quiet);
    if (error != 0) throw std::runtime_error{command[0] + ": " + std::strerror(error)};
    int status = 0;
    ::waitpid(process, &status, 0);
    go_on();
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        throw std::runtime_error{command[0] + " did not end well"};
    }
}

}  // namespace bench
