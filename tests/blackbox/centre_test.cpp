// The command line against a real PostgreSQL: the same figures at the till and at the centre.
#include <libpq-fe.h>
#include <signal.h>

#include <memory>

#include "tests/blackbox/shop.h"
#include "tests/support/catch.h"
#include "tests/support/postgres_cluster.h"

using blackbox::is_one_clear_line;
using blackbox::Json;
using blackbox::Outcome;
using blackbox::said;
using blackbox::sale;
using blackbox::Shop;

namespace {

// The first cell of an answer, as the administrator.
std::string ask(const std::string& url, const std::string& sql) {
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection{PQconnectdb(url.c_str()),
                                                                  PQfinish};
    const std::unique_ptr<PGresult, decltype(&PQclear)> result{
        PQexec(connection.get(), sql.c_str()), PQclear};
    INFO(sql << ": " << PQresultErrorMessage(result.get()));
    const ExecStatusType status = PQresultStatus(result.get());
    REQUIRE((status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK));
    return PQntuples(result.get()) > 0 ? PQgetvalue(result.get(), 0, 0) : "";
}

Json centre_totals(const std::string& url, const std::string& date, const std::string& till) {
    return Json::parse(ask(url, "SELECT ocop.totals('" + date + "', '" + till + "')"));
}

}  // namespace

TEST_CASE("from ring to the centre: ten sales, the same totals to the đồng") {
    support::PostgresCluster cluster;
    const std::string url = cluster.url();
    const Shop shop;

    // Before there is a centre.
    const Outcome unenrolled = shop.run({"sync", "--once", "--json"});
    CHECK(unenrolled.status == 2);
    CHECK(is_one_clear_line(unenrolled.err));
    const Outcome too_early = shop.run({"central", "enroll", "--to", url, "--kiosk", "ga-da-lat"});
    CHECK(too_early.status == 2);
    CHECK(too_early.err.find("central apply") != std::string::npos);
    CHECK(is_one_clear_line(too_early.err));

    // apply, twice.
    CHECK(shop.json({"central", "apply", "--to", url})["applied"] > 0);
    CHECK(shop.json({"central", "apply", "--to", url})["applied"] == 0);
    CHECK(shop.run({"central", "enroll", "--to", url, "--kiosk", "gà đà lạt"}).status == 2);
    REQUIRE(shop.run({"central", "enroll", "--to", url, "--kiosk", "ga-da-lat"}).status == 0);
    const auto rights = std::filesystem::status(shop.folder() / "settings.toml").permissions();
    CHECK((rights & (std::filesystem::perms::group_all | std::filesystem::perms::others_all)) ==
          std::filesystem::perms::none);

    // Ten sales of every kind.
    std::vector<Json> sales;
    for (int i = 0; i < 10; ++i) {
        Json one = sale("ten " + std::to_string(i), i % 3 == 0 ? "tea" : "basket", 500'000);
        one["lines"].push_back({{"code", "honey"}, {"quantity", 0.125 * (i + 1)}});
        one["discount"] = 700 * i;
        if (i % 2 == 1) {
            one["payments"].push_back(
                {{"method", i % 4 == 1 ? "transfer" : "card"}, {"amount", 12'345}});
        }
        one["time"] = "2026-05-06T1" + std::to_string(i) + ":00:00+07:00";
        if (i == 9) one["time"] = "2026-05-07T00:00:00+07:00";
        sales.push_back(one);
    }
    std::int64_t answered = 0;
    for (const Json& one : shop.ring(sales)) answered += one["total"].get<std::int64_t>();

    const Json first = shop.json({"sync", "--once"});
    CHECK(first["state"] == "ok");
    CHECK(first["waiting"] == 0);
    CHECK(first["delivered"] == 11);  // and the catalogue
    const Json second = shop.json({"sync", "--once"});
    CHECK(second["delivered"] == 0);
    CHECK(second["acked_seq"] == first["acked_seq"]);

    std::int64_t at_centre = 0;
    for (const char* date : {"2026-05-06", "2026-05-07"}) {
        const Json till = shop.json({"totals", "--date", date});
        const Json centre = centre_totals(url, date, "ga-da-lat");
        CHECK(till == centre);
        at_centre += centre["net"].get<std::int64_t>();
    }
    CHECK(at_centre == answered);
    CHECK(ask(url, "SELECT count(*) FROM ocop.check_invariants()") == "0");
    CHECK(ask(url, "SELECT count(*) FROM ocop.sale") == "10");

    SECTION("a wrong password is told, and the till sells on") {
        std::string settings = support::read_file(shop.folder() / "settings.toml");
        const std::size_t at = settings.find('@', settings.find("url = "));
        settings[at - 1] = settings[at - 1] == '0' ? '1' : '0';
        support::write_file(shop.folder() / "settings.toml", settings);
        const Outcome refused = shop.run({"sync", "--once", "--json"});
        INFO(said(refused));
        CHECK(refused.status == 1);
        CHECK(Json::parse(refused.out)["state"] == "refused");
        CHECK(is_one_clear_line(refused.err));
        CHECK(refused.err.find(settings.substr(at - 48, 48)) == std::string::npos);
        CHECK(shop.ring({sale("on", "tea", 45'000)}).front()["total"] == 45'000);
    }
    SECTION("a server that is gone costs nothing; what waited arrives once") {
        cluster.kill_server();
        shop.ring({sale("offline", "tea", 45'000)});
        const Outcome offline = shop.run({"sync", "--once", "--json"});
        INFO(said(offline));
        CHECK(offline.status == 1);
        CHECK(Json::parse(offline.out)["state"] == "offline");
        CHECK(Json::parse(offline.out)["waiting"] == 1);
        CHECK(is_one_clear_line(offline.err));
        const Outcome apply = shop.run({"central", "apply", "--to", url});
        CHECK(apply.status == 3);
        CHECK(is_one_clear_line(apply.err));
        cluster.start();
        CHECK(shop.json({"sync", "--once"})["delivered"] == 1);
        CHECK(ask(url, "SELECT count(*) FROM ocop.sale") == "11");
        CHECK(ask(url, "SELECT count(*) FROM ocop.check_invariants()") == "0");
    }
    SECTION("sync without --once goes on until Ctrl-C, and ends cleanly") {
        support::Program syncing{blackbox::program(), shop.launch({"sync", "--json"})};
        const auto line = syncing.read_line();
        REQUIRE(line);
        CHECK(Json::parse(*line)["state"] == "ok");
        syncing.send(SIGINT);
        CHECK(syncing.finish().status == 0);
    }
    SECTION("another till cannot take the name, and may have its own") {
        const Shop other;
        const Outcome taken = other.run({"central", "enroll", "--to", url, "--kiosk", "ga-da-lat"});
        CHECK(taken.status == 2);
        CHECK(is_one_clear_line(taken.err));
        REQUIRE(other.run({"central", "enroll", "--to", url, "--kiosk", "k2"}).status == 0);
        other.ring({sale("ten 0", "tea", 45'000)});
        CHECK(other.json({"sync", "--once"})["state"] == "ok");
        CHECK(ask(url, "SELECT count(*) FROM ocop.sale") == "11");
    }
    SECTION("a copied till is told apart, and goes on in a new epoch under its own name") {
        const auto copy = shop.beside("copy");
        std::filesystem::copy(shop.folder(), copy, std::filesystem::copy_options::recursive);
        const auto at_copy = [&](std::vector<std::string> arguments, const Json& input = {}) {
            arguments.insert(arguments.begin(), {"--data", copy.string()});
            const Outcome outcome =
                shop.run(shop.launch(arguments, input.is_null() ? "" : input.dump() + "\n"));
            INFO(said(outcome));
            return outcome;
        };
        shop.ring({sale("here", "tea", 45'000)});
        CHECK(shop.json({"sync", "--once"})["state"] == "ok");
        REQUIRE(at_copy({"ring"}, sale("there", "basket", 50'000)).status == 0);
        const Outcome refused = at_copy({"sync", "--once"});
        CHECK(refused.status == 1);
        CHECK(is_one_clear_line(refused.err));
        CHECK(refused.err.find("--new-epoch") != std::string::npos);

        const Outcome anew =
            at_copy({"central", "enroll", "--to", url, "--kiosk", "ga-2", "--new-epoch", "--json"});
        REQUIRE(anew.status == 0);
        const Json epoch = Json::parse(anew.out);
        CHECK(epoch["kiosk"] == "ga-2");
        CHECK(epoch["epoch"] == 2);
        CHECK(epoch["anew"] == 1);
        const Outcome next = at_copy({"ring"}, sale("after", "tea", 45'000));
        REQUIRE(next.status == 0);
        CHECK(Json::parse(next.out)["number"].get<std::string>().find("-2-000001") !=
              std::string::npos);
        CHECK(at_copy({"sync", "--once"}).status == 0);
        CHECK(at_copy({"verify"}).status == 0);

        // The one that keeps the name leaves quarantine by enrolling once more.
        CHECK(shop.run({"sync", "--once"}).status == 1);
        REQUIRE(shop.run({"central", "enroll", "--to", url, "--kiosk", "ga-da-lat"}).status == 0);
        CHECK(shop.json({"sync", "--once"})["state"] == "ok");
        CHECK(ask(url, "SELECT count(*) || ' ' || count(DISTINCT id) FROM ocop.sale") == "13 13");
        CHECK(ask(url, "SELECT count(*) FROM ocop.check_invariants()") == "0");
    }
}
