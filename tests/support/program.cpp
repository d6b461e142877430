#include "tests/support/program.h"

#include <fcntl.h>
#include <linux/capability.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace support {
namespace {

std::int64_t now_ms() {
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

void close_once(int& descriptor) {
    if (descriptor >= 0) ::close(descriptor);
    descriptor = -1;
}

// In the child that was just forked.
[[noreturn]] void become(const std::string& program, const Launch& launch, int in, int out,
                         int err) {
    ::signal(SIGPIPE, SIG_DFL);
    ::signal(SIGINT, SIG_DFL);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::dup2(in, 0);
    ::dup2(out, 1);
    ::dup2(err, 2);
    if (!launch.input_file.empty()) {
        const int file = ::open(launch.input_file.c_str(), O_RDONLY | O_NOCTTY);
        if (file < 0 || ::dup2(file, 0) < 0) ::_exit(126);
    }
    if (!launch.output_file.empty()) {
        const int file = ::open(launch.output_file.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        if (file < 0 || ::dup2(file, 1) < 0) ::_exit(126);
    }
    for (const int descriptor : launch.closed) ::close(descriptor);
    if (launch.largest_file) {
        ::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{*launch.largest_file, *launch.largest_file};
        if (::setrlimit(RLIMIT_FSIZE, &limit) != 0) ::_exit(126);
    }
    if (launch.without_root_powers && ::geteuid() == 0) {
        for (const int power : {CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH, CAP_FOWNER}) {
            if (::prctl(PR_CAPBSET_DROP, power) != 0) ::_exit(126);
        }
    }
    for (const auto& [name, value] : launch.environment) {
        value.empty() ? ::unsetenv(name.c_str()) : ::setenv(name.c_str(), value.c_str(), 1);
    }
    std::vector<char*> arguments{const_cast<char*>(program.c_str())};
    for (const std::string& argument : launch.arguments) {
        arguments.push_back(const_cast<char*>(argument.c_str()));
    }
    arguments.push_back(nullptr);
    ::execv(program.c_str(), arguments.data());
    ::_exit(127);
}

}  // namespace

Program::Program(const std::filesystem::path& program, const Launch& launch)
    : to_write_{launch.input}, deadline_ms_{now_ms() + launch.deadline_ms} {
    int in[2], out[2], err[2];
    if (::pipe2(in, O_CLOEXEC) != 0 || ::pipe2(out, O_CLOEXEC) != 0 ||
        ::pipe2(err, O_CLOEXEC) != 0) {
        throw std::runtime_error{"no pipe"};
    }
    ::signal(SIGPIPE, SIG_IGN);  // a program that no longer reads is an answer
    process_ = ::fork();
    if (process_ == 0) become(program.string(), launch, in[0], out[1], err[1]);
    ::close(in[0]);
    ::close(out[1]);
    ::close(err[1]);
    in_ = in[1];
    out_ = out[0];
    err_ = err[0];
    ::fcntl(in_, F_SETFL, O_NONBLOCK);
    if (process_ < 0) throw std::runtime_error{"no process"};
}

Program::~Program() {
    if (process_ > 0) {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
    }
    close_once(in_);
    close_once(out_);
    close_once(err_);
}

bool Program::write(const std::string& text) {
    to_write_ += text;
    while (!to_write_.empty() && in_ >= 0) step();
    return in_ >= 0;
}

void Program::end_input() {
    ends_input_ = true;
    if (to_write_.empty()) close_once(in_);
}

std::optional<std::string> Program::read_line() {
    for (;;) {
        const std::size_t end = outcome_.out.find('\n', read_);
        if (end != std::string::npos) {
            std::string line = outcome_.out.substr(read_, end - read_);
            read_ = end + 1;
            return line;
        }
        if (out_ < 0) return std::nullopt;
        step();
    }
}

bool Program::wait_for_words(const std::string& words) {
    while (outcome_.err.find(words) == std::string::npos && err_ >= 0) step();
    return outcome_.err.find(words) != std::string::npos;
}

void Program::send(int signal) { ::kill(process_, signal); }

Outcome Program::finish() {
    end_input();
    while (out_ >= 0 || err_ >= 0) step();
    close_once(in_);
    int status = 0;
    if (::waitpid(process_, &status, 0) != process_) throw std::runtime_error{"no such process"};
    process_ = -1;
    if (WIFEXITED(status)) outcome_.status = WEXITSTATUS(status);
    if (WIFSIGNALED(status)) outcome_.signal = WTERMSIG(status);
    return outcome_;
}

int Program::left_ms() const {
    const std::int64_t left = deadline_ms_ - now_ms();
    if (left <= 0) {
        throw std::runtime_error{"the program outlived its deadline; it said:\n" + outcome_.out +
                                 outcome_.err};
    }
    return static_cast<int>(left);
}

void Program::step() {
    std::array<pollfd, 3> ends{
        {{to_write_.empty() ? -1 : in_, POLLOUT, 0}, {out_, POLLIN, 0}, {err_, POLLIN, 0}}};
    if (::poll(ends.data(), ends.size(), left_ms()) < 0 && errno != EINTR) {
        throw std::runtime_error{"poll failed"};
    }
    if (ends[0].revents != 0) {
        const ssize_t done = ::write(in_, to_write_.data(), to_write_.size());
        if (done > 0) to_write_.erase(0, static_cast<std::size_t>(done));
        if (done < 0 && errno == EPIPE) {
            to_write_.clear();
            close_once(in_);
        }
        if (to_write_.empty() && ends_input_) close_once(in_);
    }
    const auto pump = [](const pollfd& end, int& descriptor, std::string& into) {
        if (end.revents == 0) return;
        std::array<char, 1 << 16> chunk;
        const ssize_t got = ::read(descriptor, chunk.data(), chunk.size());
        if (got > 0) {
            into.append(chunk.data(), static_cast<std::size_t>(got));
        } else {
            close_once(descriptor);
        }
    };
    pump(ends[1], out_, outcome_.out);
    pump(ends[2], err_, outcome_.err);
}

Outcome run(const std::filesystem::path& program, const Launch& launch) {
    return Program{program, launch}.finish();
}

TemporaryFolder::TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "ocop-cli-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error{"no folder for the test"};
    path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    // A folder that was made read-only is still ours to remove.
    for (const auto& entry : std::filesystem::recursive_directory_iterator{path_, ignored}) {
        if (entry.is_directory(ignored)) {
            std::filesystem::permissions(entry.path(), std::filesystem::perms::owner_all, ignored);
        }
    }
    std::filesystem::remove_all(path_, ignored);
}

std::string read_file(const std::filesystem::path& file) {
    std::ifstream in{file, std::ios::binary};
    if (!in) throw std::runtime_error{"no file " + file.string()};
    return {std::istreambuf_iterator<char>{in}, {}};
}

void write_file(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream out{file, std::ios::binary | std::ios::trunc};
    if (!(out << bytes).flush()) throw std::runtime_error{"cannot write " + file.string()};
}

}  // namespace support
