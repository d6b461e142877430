// The promise: what a till sold is told to its own centre only. A certificate of another host, of a
// stranger or one that was revoked ends the call before a password or a sale is sent, and a person
// is told why.
#include <cstdlib>
#include <fstream>

#include "db/sync/pg_connection.h"
#include "tests/db/sync_fixture.h"
#include "tests/support/catch.h"

using db::sync::PgUrl;
using db::sync::SyncState;
using fixture::Centre;
using fixture::Till;

namespace {

constexpr std::int64_t kPatienceMs = 20'000;
constexpr const char* kHost = "centre.test";

// Makes an authority and a server certificate for kHost, and has the cluster use it. All files are
// made by the server's own user, who alone may read its key.
class Tls {
public:
    Tls() : folder_{fixture::cluster().folder() + "/tls"} {
        const std::string key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes ";
        run("mkdir -m 755 " + folder_);
        shell(
            "printf '[ca]\ndefault_ca=d\n[d]\ndatabase=index.txt\ncrlnumber=number\n"
            "default_md=sha256\ndefault_crl_days=30\n' > ca.cnf; : > index.txt; echo 01 > number");
        for (const char* authority : {"ca", "stranger"}) {
            shell("openssl req -x509 " + key + "-days 30 -subj /CN=" + authority + " -keyout " +
                  authority + ".key -out " + authority + ".crt");
        }
        shell("openssl req " + key + "-subj /CN=" + kHost + " -keyout server.key -out server.csr");
        shell(
            "openssl x509 -req -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 30 "
            "-out server.crt && chmod 600 server.key");
        const std::string ca = "openssl ca -config ca.cnf -keyfile ca.key -cert ca.crt ";
        shell(ca + "-gencrl -out none.crl");
        shell(ca + "-revoke server.crt && " + ca + "-gencrl -out revoked.crl");
        shell("chmod 644 *.crt *.crl");
        serve(true);
    }
    ~Tls() {
        serve(false);
        run("rm -rf " + folder_);
    }
    Tls(const Tls&) = delete;
    Tls& operator=(const Tls&) = delete;

    void serve(bool on) {
        admin_.execute("ALTER SYSTEM SET ssl_cert_file = '" + folder_ + "/server.crt'",
                       kPatienceMs);
        admin_.execute("ALTER SYSTEM SET ssl_key_file = '" + folder_ + "/server.key'", kPatienceMs);
        admin_.execute(std::string{"ALTER SYSTEM SET ssl = "} + (on ? "on" : "off"), kPatienceMs);
        admin_.execute("SELECT pg_reload_conf()", kPatienceMs);
        // The postmaster reads its settings anew in its own time: ask until a new backend has them.
        std::string now;
        while (now != (on ? "on" : "off")) {
            db::sync::PgConnection fresh{PgUrl{fixture::cluster().url()}, kPatienceMs};
            now = fresh.query("SHOW ssl", {}, kPatienceMs).at(0).at(0).value_or("");
        }
    }

    // The till's address with this host name, authority and list of revoked certificates.
    std::string address(const std::string& url, const std::string& host,
                        const std::string& authority = "ca", const std::string& revoked = {}) {
        PgUrl wanted{url};
        wanted.set("host", host);
        wanted.set("hostaddr", "127.0.0.1");
        wanted.set("sslrootcert", folder_ + "/" + authority + ".crt");
        if (!revoked.empty()) wanted.set("sslcrl", folder_ + "/" + revoked + ".crl");
        return wanted.text();
    }

private:
    void run(const std::string& command) {
        std::string quoted;
        for (const char c : command) quoted += c == '\'' ? std::string{"''"} : std::string{c};
        admin_.execute("COPY (SELECT 1 WHERE false) TO PROGRAM '" + quoted + "'", kPatienceMs);
    }
    void shell(const std::string& command) { run("cd " + folder_ + "; " + command + " 2>log"); }

    std::string folder_;
    db::sync::PgConnection admin_{PgUrl{fixture::cluster().url()}, kPatienceMs};
};

}  // namespace

TEST_CASE("a wrong host, a stranger's or a revoked certificate, and no TLS at all are refused",
          "[db][sync][tls]") {
    const Centre centre;
    Till till{centre, "K01"};
    till.sell(2);
    Tls tls;
    const auto refused = [&](const std::string& url, const std::string& because) {
        INFO(because);
        const auto outcome = db::sync::sync_once(till.store, url, till.clock);
        CHECK(outcome.state == SyncState::Refused);
        REQUIRE(outcome.problem);
        const std::string told = outcome.problem->line(kiosk::Language::English);
        INFO(told);
        CHECK(told.find(because) != std::string::npos);
        CHECK(told.find(PgUrl{till.url}.get("password")) == std::string::npos);
        CHECK_FALSE(outcome.problem->why.vi == outcome.problem->why.en);
        CHECK(centre.count("journal") == 0);
    };
    refused(tls.address(till.url, "elsewhere.test"), "does not match host name");
    refused(tls.address(till.url, kHost, "stranger"), "certificate verify failed");
    // libpq does not say why; the list of none, below, does.
    refused(tls.address(till.url, kHost, "ca", "revoked"), "certificate verify failed");
    refused(tls.address(till.url, kHost, "missing"), "does not exist");
    tls.serve(false);
    refused(tls.address(till.url, kHost), "does not support SSL");
    tls.serve(true);
    const auto done =
        db::sync::sync_once(till.store, tls.address(till.url, kHost, "ca", "none"), till.clock);
    if (done.problem) UNSCOPED_INFO(done.problem->line(kiosk::Language::English));
    CHECK(done.state == SyncState::Done);
    CHECK(centre.count("sale") == 2);
}
