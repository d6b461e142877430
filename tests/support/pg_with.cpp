// pg_with COMMAND…: runs a command with $OCOP_TEST_PG_URL set to an empty database of a throw-away
// PostgreSQL, and answers its exit status. Everything is gone afterwards.
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <exception>

#include "tests/support/postgres_cluster.h"

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fputs("pg_with: COMMAND is missing\n", stderr);
        return 2;
    }
    try {
        const support::PostgresCluster cluster;
        // Freshly made, the superuser's own database is as empty as any.
        ::setenv("OCOP_TEST_PG_URL", cluster.url().c_str(), 1);
        const pid_t child = ::fork();
        if (child == 0) {
            ::execvp(argv[1], argv + 1);
            std::perror(argv[1]);
            ::_exit(127);
        }
        int status = 0;
        if (child < 0 || ::waitpid(child, &status, 0) != child) {
            return 3;
        }
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "pg_with: %s\n", error.what());
        return 3;
    }
}
