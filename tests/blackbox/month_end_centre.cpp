// The month-end at the centre: a real PostgreSQL is told everything, and says the same.
#include <libpq-fe.h>

#include <memory>

#include "tests/blackbox/month_end.h"
#include "tests/support/catch.h"
#include "tests/support/postgres_cluster.h"

namespace blackbox {
namespace {

class Centre {
public:
    explicit Centre(const std::string& url) : connection_{PQconnectdb(url.c_str()), PQfinish} {}

    std::string ask(const std::string& sql) {
        const std::unique_ptr<PGresult, decltype(&PQclear)> result{
            PQexec(connection_.get(), sql.c_str()), PQclear};
        INFO(sql << ": " << PQresultErrorMessage(result.get()));
        REQUIRE(PQresultStatus(result.get()) == PGRES_TUPLES_OK);
        REQUIRE(PQntuples(result.get()) > 0);
        return PQgetvalue(result.get(), 0, 0);
    }

private:
    std::unique_ptr<PGconn, decltype(&PQfinish)> connection_;
};

}  // namespace

void check_centre(const MonthEnd& month, const std::vector<Entry>& journal) {
    const support::PostgresCluster cluster;
    const std::string url = cluster.url();
    REQUIRE(month.shop.run({"central", "apply", "--to", url}).status == 0);
    REQUIRE(month.shop.run({"central", "enroll", "--to", url, "--kiosk", "ga-da-lat"}).status == 0);
    const Json delivered = month.shop.json({"sync", "--once"});
    CHECK(delivered["state"] == "ok");
    CHECK(delivered["waiting"] == 0);
    Centre centre{url};
    for (const std::string& day : days_of(journal)) {
        INFO(day);
        CHECK(Json::parse(centre.ask("SELECT ocop.totals('" + day + "', 'ga-da-lat')")) ==
              month.shop.json({"totals", "--date", day}));
    }
    const auto shifts = shifts_of(journal);
    const Json told = Json::parse(centre.ask("SELECT ocop.shifts('" + month.today + "')"));
    REQUIRE(told.size() == shifts.size());
    CHECK(told[0]["number"] == shifts[0].number);
    CHECK(told[0]["expected"] == shifts[0].expected());
    CHECK(told[0]["difference"] == -2'000);
    CHECK(told[1]["closed_at_ms"].is_null());
    const Json closed = month.shop.json({"settle", "statement", month.closed_period});
    const Json settled = Json::parse(
        centre.ask("SELECT row_to_json(s) FROM ocop.settlements('" + kSettledProducer + "') s"));
    INFO(settled.dump());
    for (const char* name :
         {"number", "sold", "returned", "commission", "tax", "cost", "due", "paid"}) {
        INFO(name);
        CHECK(settled[name] == closed[name]);
    }
    CHECK(centre.ask("SELECT count(*) FROM ocop.check_invariants()") == "0");
    CHECK(centre.ask("SELECT count(*) FROM ocop.incident") == "0");
}

}  // namespace blackbox
