#include "tests/support/postgres_cluster.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <grp.h>
#include <netinet/in.h>
#include <poll.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <vector>

namespace support {
namespace {

namespace fs = std::filesystem;

constexpr int kStartMs = 60'000;

fs::path binaries() {
    std::vector<fs::path> found;
    for (const char* folder : {"/usr/lib/postgresql", "/usr/pgsql"}) {
        std::error_code ignored;
        for (const auto& version : fs::directory_iterator{folder, ignored}) {
            if (fs::exists(version.path() / "bin" / "initdb", ignored)) {
                found.push_back(version.path() / "bin");
            }
        }
    }
    if (found.empty()) {
        throw std::runtime_error{"no PostgreSQL under /usr/lib/postgresql (package postgresql)"};
    }
    const auto version = [](const fs::path& bin) {
        return std::atoi(bin.parent_path().filename().c_str());
    };
    return *std::ranges::max_element(found, {}, version);
}

// Whom the server runs as: PostgreSQL refuses to be root.
const passwd* server_user() {
    if (::geteuid() != 0) {
        return nullptr;
    }
    const passwd* user = ::getpwnam("postgres");
    return user != nullptr ? user : ::getpwnam("nobody");
}

int free_port() {
    const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    const bool bound = ::bind(probe, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 &&
                       ::getsockname(probe, reinterpret_cast<sockaddr*>(&address), &size) == 0;
    ::close(probe);
    if (!bound) {
        throw std::runtime_error{"no free port on loopback"};
    }
    return ntohs(address.sin_port);
}

// In a child that was just forked: becomes the server's user and the program.
[[noreturn]] void become(const std::vector<std::string>& command, const std::string& log) {
    if (const passwd* user = server_user()) {
        if (::setgroups(0, nullptr) != 0 || ::setgid(user->pw_gid) != 0 ||
            ::setuid(user->pw_uid) != 0) {
            ::_exit(126);
        }
    }
    ::prctl(PR_SET_PDEATHSIG, SIGQUIT);
    const int output = ::open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    const int nothing = ::open("/dev/null", O_RDONLY);
    ::dup2(nothing, 0);
    ::dup2(output, 1);
    ::dup2(output, 2);
    std::vector<char*> arguments;
    for (const std::string& argument : command) {
        arguments.push_back(const_cast<char*>(argument.c_str()));
    }
    arguments.push_back(nullptr);
    if (::chdir("/") != 0) {
        ::_exit(126);
    }
    ::execv(arguments.front(), arguments.data());
    ::_exit(127);
}

pid_t spawn(const std::vector<std::string>& command, const std::string& log) {
    const pid_t child = ::fork();
    if (child == 0) {
        become(command, log);
    }
    return child;
}

bool answers_on(int port) {
    const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    const bool connected =
        ::connect(probe, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    ::close(probe);
    return connected;
}

// The process beside the test that owns the server.
class Guardian {
public:
    Guardian(fs::path folder, fs::path bin, int port)
        : folder_{std::move(folder)}, bin_{std::move(bin)}, port_{port} {}

    [[noreturn]] void serve(int orders, int answers) {
        char command = 0;
        while (::read(orders, &command, 1) == 1) {
            const bool done = command == 'i' ? init() : command == 's' ? start() : stop();
            const char answer = done ? '+' : '-';
            if (::write(answers, &answer, 1) != 1) {
                break;
            }
        }
        stop();
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
        ::_exit(0);
    }

private:
    std::string log() const { return (folder_ / "log").string(); }

    bool init() {
        int status = -1;
        const pid_t child = spawn(
            {(bin_ / "initdb").string(), "-D", (folder_ / "data").string(), "--no-sync",
             "--locale=C.UTF-8", "--encoding=UTF8", "--username=postgres", "--auth-local=trust",
             "--auth-host=scram-sha-256", "--pwfile=" + (folder_ / "password").string()},
            log());
        return ::waitpid(child, &status, 0) == child && status == 0;
    }

    bool start() {
        server_ = spawn({(bin_ / "postgres").string(), "-D", (folder_ / "data").string(), "-k",
                         folder_.string(), "-h", "127.0.0.1", "-p", std::to_string(port_), "-c",
                         "fsync=off", "-c", "full_page_writes=off", "-c", "max_connections=60",
                         "-c", "shared_buffers=32MB", "-c", "log_min_messages=fatal"},
                        log());
        // "ready" in the last line of postmaster.pid: connections are taken.
        for (int waited_ms = 0; waited_ms < kStartMs; waited_ms += 10) {
            int status = 0;
            if (::waitpid(server_, &status, WNOHANG) == server_) {
                server_ = -1;
                return false;
            }
            std::ifstream file{folder_ / "data" / "postmaster.pid"};
            std::string text{std::istreambuf_iterator<char>{file}, {}};
            if (text.starts_with(std::to_string(server_) + "\n") &&
                text.find("ready") != std::string::npos && answers_on(port_)) {
                return true;
            }
            ::poll(nullptr, 0, 10);
        }
        return false;
    }

    bool stop() {
        if (server_ > 0) {
            ::kill(server_, SIGQUIT);
            ::waitpid(server_, nullptr, 0);
            server_ = -1;
        }
        return true;
    }

    fs::path folder_;
    fs::path bin_;
    int port_;
    pid_t server_{-1};
};

}  // namespace

PostgresCluster::PostgresCluster() {
    const fs::path bin = binaries();
    std::string name = "/tmp/ocop-pg-XXXXXX";  // short: a socket's path is limited
    if (::mkdtemp(name.data()) == nullptr) {
        throw std::runtime_error{"no folder for PostgreSQL under /tmp"};
    }
    folder_ = name;
    password_ = "test-" + name.substr(name.size() - 6);
    std::ofstream{fs::path{folder_} / "password"} << password_ << '\n';
    if (const passwd* user = server_user()) {
        if (::chown(folder_.c_str(), user->pw_uid, user->pw_gid) != 0 ||
            ::chown((folder_ + "/password").c_str(), user->pw_uid, user->pw_gid) != 0) {
            throw std::runtime_error{"the folder cannot be given to " + std::string{user->pw_name}};
        }
    }
    port_ = free_port();

    int orders[2], answers[2];
    if (::pipe2(orders, O_CLOEXEC) != 0 || ::pipe2(answers, O_CLOEXEC) != 0) {
        throw std::runtime_error{"no pipe"};
    }
    guardian_ = ::fork();
    if (guardian_ == 0) {
        ::setsid();  // Ctrl-C is for the test; we clean up after it
        ::signal(SIGPIPE, SIG_IGN);
        ::close(orders[1]);
        ::close(answers[0]);
        // A pipe of ctest's that we held open would make it wait for us.
        const int nothing = ::open("/dev/null", O_RDWR);
        for (int descriptor : {0, 1, 2}) {
            ::dup2(nothing, descriptor);
        }
        Guardian{folder_, bin, port_}.serve(orders[0], answers[1]);
    }
    ::close(orders[0]);
    ::close(answers[1]);
    orders_ = orders[1];
    answers_ = answers[0];
    order('i');
    start();
}

PostgresCluster::~PostgresCluster() {
    ::close(orders_);
    ::close(answers_);
    ::waitpid(guardian_, nullptr, 0);
}

std::string PostgresCluster::url(const std::string& database) const {
    return "postgresql://postgres:" + password_ + "@127.0.0.1:" + std::to_string(port_) + "/" +
           database;
}

void PostgresCluster::kill_server() { order('k'); }
void PostgresCluster::start() { order('s'); }

void PostgresCluster::order(char command) {
    char answer = 0;
    if (::write(orders_, &command, 1) != 1 || ::read(answers_, &answer, 1) != 1 || answer != '+') {
        std::ifstream file{folder_ + "/log"};
        const std::string log{std::istreambuf_iterator<char>{file}, {}};
        throw std::runtime_error{"PostgreSQL did not obey '" + std::string(1, command) +
                                 "': " + log};
    }
}

}  // namespace support
