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
#include <sstream>
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

// Of all its threads, since it began; fields 14 and 15 of /proc/…/stat, after the name in brackets.
double processor_seconds(pid_t process) {
    std::ifstream file{"/proc/" + std::to_string(process) + "/stat"};
    std::string line;
    std::getline(file, line);
    const auto name = line.rfind(')');
    if (name == std::string::npos) return 0;
    std::istringstream fields{line.substr(name + 1)};
    std::string skipped;
    for (int i = 0; i < 11; ++i) fields >> skipped;
    double user = 0, system = 0;
    fields >> user >> system;
    return (user + system) / static_cast<double>(::sysconf(_SC_CLK_TCK));
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

double processor_at_rest(const std::vector<std::string>& command,
                         const std::filesystem::path& preload, int settle_ms, int watch_ms) {
    Pipe pipe;
    const pid_t process = spawn(command, preload, pipe.ends[1]);
    const auto rest = [](int ms) { ::poll(nullptr, 0, ms); };
    rest(settle_ms);
    const double before = processor_seconds(process);
    const std::int64_t since = monotonic_ns();
    rest(watch_ms);
    const double took = processor_seconds(process) - before;
    const double passed = static_cast<double>(monotonic_ns() - since) / 1e9;
    ::kill(process, SIGTERM);
    int status = 0;
    ::waitpid(process, &status, 0);
    go_on();
    // On a slow machine the signal may come before anybody listens for it.
    const bool was_early = WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM;
    if (!was_early && (!WIFEXITED(status) || WEXITSTATUS(status) != 0)) {
        throw std::runtime_error{command[0] + " did not end well"};
    }
    return took / passed;
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
