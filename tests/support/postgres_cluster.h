// A throw-away PostgreSQL of the test's own: initdb into a new folder, a unix socket and a free
// port on loopback, stopped and removed when this goes out of scope, and also when the test's
// process dies in any way (a guardian process notices). Works as a normal user, and as root (the
// server then runs as postgres or nobody). Throws std::runtime_error where there is no PostgreSQL
// or it does not start.
#pragma once

#include <sys/types.h>

#include <string>

namespace support {

class PostgresCluster {
public:
    PostgresCluster();
    ~PostgresCluster();
    PostgresCluster(const PostgresCluster&) = delete;
    PostgresCluster& operator=(const PostgresCluster&) = delete;

    // The superuser's URL of a database, over TCP with a password.
    std::string url(const std::string& database = "postgres") const;
    std::string folder() const { return folder_; }
    int port() const { return port_; }

    // The whole server at once, as when a machine loses its power; start() brings it back.
    void kill_server();
    void start();

private:
    void order(char command);

    std::string folder_;
    std::string password_;
    int port_{0};
    int orders_{-1};   // to the guardian; closed: stop and remove
    int answers_{-1};  // from it: '+' done, '-' failed
    pid_t guardian_{-1};
};

}  // namespace support
