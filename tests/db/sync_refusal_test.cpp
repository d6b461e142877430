// The promise: what does not fit is refused at the centre, named for a person, and never stops the
// others; a kiosk's role opens two doors and no more.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <nlohmann/json.hpp>

#include "db/journal_hash.h"
#include "db/sale_body.h"
#include "db/sync/central_admin.h"
#include "tests/db/sync_fixture.h"
#include "tests/support/catch.h"

using db::sync::CentralFault;
using db::sync::PgConnection;
using db::sync::PgFault;
using db::sync::PgUrl;
using db::sync::SyncState;
using fixture::Centre;
using fixture::Till;
using Kind = db::sync::PushAnswer::Kind;

namespace {

constexpr std::int64_t kPatienceMs = 20'000;
const std::string kKey(32, 'k');

std::string body(int receipt) {
    return db::encode_sale(fixture::sample_sale(), db::receipt_number("K01", 1, receipt), receipt);
}

std::string changed(const std::string& text, const char* key, const nlohmann::ordered_json& value) {
    auto json = nlohmann::ordered_json::parse(text);
    json[key] = value;
    return json.dump();
}

std::string sqlstate_of(PgConnection& connection, const std::string& sql) {
    try {
        connection.query(sql.c_str(), {}, kPatienceMs);
        return "";
    } catch (const PgFault& fault) {
        return fault.sqlstate();
    }
}

void check_no_password(const kiosk::Problem& problem, const std::string& password) {
    for (kiosk::Language language : {kiosk::Language::Vietnamese, kiosk::Language::English}) {
        CHECK(problem.line(language).find(password) == std::string::npos);
        CHECK_FALSE(problem.line(language).empty());
    }
}

// Takes connections and never says a word.
class Silence {
public:
    Silence() : socket_{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)} {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        REQUIRE(::bind(socket_, reinterpret_cast<sockaddr*>(&address), size) == 0);
        REQUIRE(::listen(socket_, 8) == 0);
        REQUIRE(::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) == 0);
        port_ = ntohs(address.sin_port);
    }
    ~Silence() { ::close(socket_); }
    int port() const { return port_; }

private:
    int socket_;
    int port_{0};
};

}  // namespace

TEST_CASE("a batch that comes twice, late or in parts changes nothing", "[db][sync]") {
    const Centre centre;
    const std::string url = centre.enroll("K01", kKey);
    const auto entries =
        fixture::chain("K01", 1, 1, db::journal_origin(), {body(1), body(2), body(3), body(4)});
    const auto part = [&](std::size_t from, std::size_t to) {
        return std::vector(entries.begin() + static_cast<std::ptrdiff_t>(from),
                           entries.begin() + static_cast<std::ptrdiff_t>(to));
    };
    CHECK(fixture::push(url, 1, 1, part(0, 3)).acked_seq == 3);
    for (const auto& [from, to] : {std::pair{0u, 3u}, {0u, 1u}, {1u, 2u}, {2u, 4u}, {0u, 4u}}) {
        const auto answer = fixture::push(url, 1, from + 1, part(from, to));
        CHECK(answer.kind == Kind::Ok);
        CHECK(answer.acked_hash == entries[static_cast<std::size_t>(answer.acked_seq) - 1].hash);
    }
    CHECK(centre.count("journal") == 4);
    CHECK(centre.count("sale") == 4);
    CHECK(centre.ask("SELECT count(*) FROM ocop.check_invariants()") == "0");
}

TEST_CASE("a gap is answered with where the centre is", "[db][sync]") {
    const Centre centre;
    const std::string url = centre.enroll("K01", kKey);
    const auto entries =
        fixture::chain("K01", 1, 1, db::journal_origin(), {body(1), body(2), body(3)});
    fixture::push(url, 1, 1, {entries[0]});
    const auto answer = fixture::push(url, 1, 3, {entries[2]});
    CHECK(answer.kind == Kind::Gap);
    CHECK(answer.acked_seq == 1);
    CHECK(answer.acked_hash == entries[0].hash);
    CHECK(centre.count("journal") == 1);
}

TEST_CASE("a chain that does not fit is refused and stores nothing", "[db][sync]") {
    const Centre centre;
    const std::string url = centre.enroll("K01", kKey);
    auto entries = fixture::chain("K01", 1, 1, db::journal_origin(), {body(1), body(2), body(3)});
    SECTION("a changed body") { entries[1].body.back() = ' '; }
    SECTION("an entry left out") { entries.erase(entries.begin() + 1); }
    SECTION("another till's entries") {
        entries = fixture::chain("K02", 1, 1, db::journal_origin(), {body(1)});
    }
    const auto answer = fixture::push(url, 1, 1, entries);
    CHECK(answer.kind == Kind::BadChain);
    CHECK(answer.acked_seq == 0);
    CHECK(centre.count("journal") == 0);
    CHECK(centre.ask("SELECT kind FROM ocop.incident") == "bad_chain");
}

TEST_CASE("a cloned till is found out and quarantined, and both go on selling", "[db][sync]") {
    const Centre centre;
    Till till{centre, "K01"};
    till.sell(2);
    REQUIRE(till.sync().state == SyncState::Done);
    fixture::Folder clone_folder;
    std::filesystem::copy(till.folder.path(), clone_folder.path(),
                          std::filesystem::copy_options::recursive);
    till.sell(1);
    REQUIRE(till.sync().state == SyncState::Done);

    db::ShopStore clone{clone_folder.path(), db::Mode::Write, till.clock};
    clone.save_sale(fixture::sample_sale());
    const auto outcome = db::sync::sync_once(clone, till.url, till.clock);
    CHECK(outcome.state == SyncState::Refused);
    REQUIRE(outcome.problem);
    CHECK_FALSE(outcome.problem->why.vi.empty());
    CHECK(outcome.waiting == 1);
    CHECK(centre.ask("SELECT state FROM ocop.till") == "quarantined");
    CHECK(centre.ask("SELECT kind FROM ocop.incident") == "fork");

    till.sell(1);
    const auto original = till.sync();
    CHECK(original.state == SyncState::Refused);
    CHECK(original.waiting == 1);
    CHECK(centre.count("sale") == 3);

    // It sells on, so a recall must reach it.
    centre.ask(
        "SELECT ocop.publish_item('{\"product_id\": \"p1\", \"name_vi\": \"Chè\", \"group\": "
        "\"drink\", \"price\": \"5000\", \"recalls\": [{\"lot\": \"L1\", \"day\": "
        "\"2026-11-23\", \"reason_vi\": \"Mốc\"}]}')");
    CHECK(till.sync().state == SyncState::Refused);
    REQUIRE(till.store.lot(kiosk::ProductId{"p1"}, "L1"));
    CHECK(till.store.lot(kiosk::ProductId{"p1"}, "L1")->recall);
}

TEST_CASE("a till put back from a backup notices that the centre has more", "[db][sync]") {
    const Centre centre;
    Till till{centre, "K01"};
    till.sell(2);
    REQUIRE(till.sync().state == SyncState::Done);
    fixture::Folder old_folder;
    std::filesystem::copy(till.folder.path(), old_folder.path(),
                          std::filesystem::copy_options::recursive);
    till.sell(3);
    REQUIRE(till.sync().state == SyncState::Done);
    db::ShopStore restored{old_folder.path(), db::Mode::Write, till.clock};
    const auto outcome = db::sync::sync_once(restored, till.url, till.clock);
    CHECK(outcome.state == SyncState::Refused);
    CHECK(outcome.problem);
}

TEST_CASE("another epoch is refused, and a new one closes the one before", "[db][sync]") {
    const Centre centre;
    const std::string url = centre.enroll("K01", kKey);
    const auto old = fixture::chain("K01", 1, 1, db::journal_origin(), {body(1)});
    fixture::push(url, 1, 1, old);
    CHECK(fixture::push(url, 2, 1, fixture::chain("K01", 2, 1, db::journal_origin(), {body(2)}))
              .kind == Kind::WrongEpoch);

    const std::string other_key(32, 'x');
    const auto refused = db::sync::enroll(centre.url(), "K01", {"K01", 1, other_key});
    REQUIRE_FALSE(refused);
    CHECK_FALSE(refused.problem().why.vi.empty());

    const std::string again = centre.enroll("K01", other_key, 2);
    CHECK(fixture::push(again, 1, 2, {}).kind == Kind::WrongEpoch);
    // What the first epoch delivered may be journaled anew: it stays one sale.
    const auto anew = fixture::chain("K01", 2, 1, db::journal_origin(), {old[0].body, body(2)});
    CHECK(fixture::push(again, 2, 1, anew).kind == Kind::Ok);
    CHECK(centre.count("sale") == 2);
    CHECK(centre.count("journal") == 3);
    CHECK(centre.ask("SELECT count(*) FROM ocop.check_invariants()") == "0");
}

TEST_CASE("a till that has sold before keeps its own name in the journal", "[db][sync]") {
    const Centre centre;
    fixture::Folder folder;
    const kiosk::ManualClock clock{fixture::kNoonMs};
    db::ShopStore store{folder.path(), db::Mode::Write, clock};
    store.save_sale(fixture::sample_sale());
    const auto url = db::sync::enroll(centre.url(), "cho-noi.01", store.identity());
    REQUIRE(url);
    CHECK(db::sync::sync_once(store, *url, clock).state == SyncState::Done);
    CHECK(centre.ask("SELECT till FROM ocop.sale") == "cho-noi.01");
    CHECK(centre.ask("SELECT count(*) FROM ocop.check_invariants()") == "0");
    // Under a second name its sales would be here twice.
    const auto second = db::sync::enroll(centre.url(), "K09", store.identity());
    REQUIRE_FALSE(second);
    CHECK(second.problem().why.en.find("cho-noi.01") != std::string::npos);
}

TEST_CASE("a sale that cannot be read becomes an incident and the queue goes on", "[db][sync]") {
    const Centre centre;
    const std::string url = centre.enroll("K01", kKey);
    const std::vector<std::string> bodies{
        body(1),
        "no JSON at all",
        body(3),
        changed(body(4), "total", 1),
        changed(body(5), "lines", nlohmann::ordered_json::array()),
        changed(body(6), "v", 9),
        changed(body(7), "business_date", "2026-13-45"),
        "[1,2]",
        std::string("\xff\xfe\x00", 3),
        body(10)};
    const auto answer =
        fixture::push(url, 1, 1, fixture::chain("K01", 1, 1, db::journal_origin(), bodies));
    CHECK(answer.kind == Kind::Ok);
    CHECK(answer.acked_seq == 10);
    CHECK(centre.count("journal") == 10);
    CHECK(centre.ask("SELECT string_agg(seq::text, ' ' ORDER BY seq) FROM ocop.sale") == "1 3 10");
    CHECK(centre.ask("SELECT string_agg(seq::text, ' ' ORDER BY seq) FROM ocop.incident") ==
          "2 4 5 6 7 8 9");
    CHECK(centre.ask("SELECT count(DISTINCT seq) FROM ocop.sale_line") == "3");
    CHECK(centre.ask("SELECT count(*) FROM ocop.check_invariants()") == "0");
}

TEST_CASE("a kiosk's role may push and pull, and nothing else", "[db][sync]") {
    const Centre centre;
    PgConnection kiosk{PgUrl{centre.enroll("K01", kKey)}, kPatienceMs};
    const auto rows = kiosk.query(
        "SELECT proname FROM pg_proc WHERE pronamespace = 'ocop'::regnamespace "
        "AND has_function_privilege(oid, 'EXECUTE') ORDER BY proname",
        {}, kPatienceMs);
    std::string doors;
    for (const auto& row : rows) doors += row[0].value_or("") + " ";
    CHECK(doors == "find_receipt pull_changes pull_refunds push_batch ");

    const auto tables = PgConnection{PgUrl{centre.url()}, kPatienceMs}.query(
        "SELECT relname FROM pg_class WHERE relnamespace = 'ocop'::regnamespace "
        "AND relkind IN ('r', 'S', 'v')",
        {}, kPatienceMs);
    CHECK(tables.size() >= 9);
    for (const auto& table : tables) {
        const std::string name = "ocop." + table[0].value_or("");
        CHECK(sqlstate_of(kiosk, "SELECT * FROM " + name) == "42501");
        CHECK(sqlstate_of(kiosk, "DELETE FROM " + name) == "42501");
    }
    CHECK(sqlstate_of(kiosk, "SELECT ocop.totals('2026-11-23')") == "42501");
    CHECK(sqlstate_of(kiosk, "SELECT ocop.publish_item('{\"product_id\":\"x\"}')") == "42501");
    CHECK(sqlstate_of(kiosk, "CREATE TABLE mine (a int)") == "42501");
    CHECK(sqlstate_of(kiosk, "CREATE TABLE ocop.mine (a int)") == "42501");
    CHECK(sqlstate_of(kiosk, "CREATE TEMPORARY TABLE mine (a int)") == "42501");
    CHECK(sqlstate_of(kiosk, "SET ROLE ocop_owner") == "42501");
    CHECK(sqlstate_of(kiosk, "CREATE ROLE other") == "42501");
    CHECK(centre.ask("SELECT rolcanlogin FROM pg_roles WHERE rolname = 'ocop_owner'") == "f");
    // Whoever is no till is no till, administrator or not.
    PgConnection admin{PgUrl{centre.url()}, kPatienceMs};
    CHECK(sqlstate_of(admin, "SELECT ocop.push_batch(1, 1, '{}', '{}', '{}', '{}')") == "42501");
}

TEST_CASE("a wrong password is a refusal that names no password", "[db][sync]") {
    const Centre centre;
    Till till{centre, "K01"};
    till.sell(1);
    PgUrl wrong{till.url};
    const std::string password = wrong.get("password");
    wrong.set("password", "wrong-secret");
    const auto outcome = db::sync::sync_once(till.store, wrong.text(), till.clock);
    CHECK(outcome.state == SyncState::Refused);
    REQUIRE(outcome.problem);
    check_no_password(*outcome.problem, "wrong-secret");

    SECTION("enrolling again makes a new password, and the old one is worth nothing") {
        const std::string fresh = centre.enroll("K01", till.store.identity().public_key);
        CHECK(PgUrl{fresh}.get("user") == PgUrl{till.url}.get("user"));
        CHECK(PgUrl{fresh}.get("password") != password);
        const auto old = till.sync();
        CHECK(old.state == SyncState::Refused);
        REQUIRE(old.problem);
        check_no_password(*old.problem, password);
        CHECK(db::sync::sync_once(till.store, fresh, till.clock).state == SyncState::Done);
    }
    SECTION("an address that is none does not show what was typed") {
        const auto bad = db::sync::apply_schema("postgresql://me:hidden@word@host:not-a-port/ocop");
        REQUIRE_FALSE(bad);
        check_no_password(bad.problem(), "hidden");
    }
}

TEST_CASE("every call ends by its own deadline", "[db][sync]") {
    using std::chrono::steady_clock;
    const auto began = steady_clock::now();
    SECTION("at a server that takes the connection and never answers") {
        const Silence silence;
        db::sync::PostgresCentral central{
            "postgresql://k:p@127.0.0.1:" + std::to_string(silence.port()) + "/ocop", 300};
        const auto answer = central.push(1, 1, {});
        REQUIRE(std::holds_alternative<CentralFault>(answer));
        CHECK(std::get<CentralFault>(answer).kind == CentralFault::Kind::Offline);
        CHECK(steady_clock::now() - began >= std::chrono::milliseconds{250});
    }
    SECTION("in the middle of a statement") {
        PgConnection connection{PgUrl{fixture::cluster().url()}, kPatienceMs};
        try {
            connection.query("SELECT pg_sleep(60)", {}, 200);
            FAIL("it answered");
        } catch (const PgFault& fault) {
            CHECK(fault.kind() == PgFault::Kind::Deadline);
        }
        CHECK_FALSE(connection.usable());
    }
    CHECK(steady_clock::now() - began < std::chrono::seconds{20});
}

TEST_CASE("applying the schema again changes nothing, a newer one is left alone", "[db][sync]") {
    const Centre centre;
    centre.enroll("K01", kKey);
    std::vector<std::string> lines;
    REQUIRE(db::sync::apply_schema(centre.url(),
                                   [&](const std::string& file) { lines.push_back(file); }));
    CHECK(lines.empty());
    CHECK(centre.count("till") == 1);
    centre.ask("INSERT INTO ocop.schema_version (version, name) VALUES (99, 'tomorrow')");
    const auto newer = db::sync::apply_schema(centre.url());
    REQUIRE_FALSE(newer);
    CHECK(newer.problem().why.en.find("99") != std::string::npos);
    // Without a schema there is nowhere to enrol.
    CHECK_FALSE(db::sync::enroll(fixture::cluster().url("template1"), "K01", {"K01", 1, kKey}));
    CHECK_FALSE(db::sync::enroll(centre.url(), "kiosk one", {"K01", 1, std::string(32, 'n')}));
    CHECK_FALSE(db::sync::enroll(centre.url(), "", {"K01", 1, std::string(32, 'n')}));
}

TEST_CASE("TLS is insisted on for everything that is not this machine", "[db][sync]") {
    const auto mode = [](const std::string& text) {
        PgUrl url{text};
        url.insist_on_tls();
        return url.get("sslmode");
    };
    CHECK(mode("postgresql://k@centre.example/ocop") == "verify-full");
    CHECK(mode("postgresql://k@127.0.0.1.example/ocop") == "verify-full");
    CHECK(mode("postgresql://k@10.0.0.5/ocop") == "verify-full");
    CHECK(mode("postgresql://k@localhost/ocop?hostaddr=10.0.0.5") == "verify-full");
    CHECK(mode("postgresql://k@127.0.0.1,centre.example/ocop") == "verify-full");
    CHECK(mode("postgresql://k@centre.example/ocop?sslmode=require") == "require");
    CHECK(mode("postgresql://k@localhost/ocop").empty());
    CHECK(mode("postgresql://k@127.0.0.1:5432/ocop").empty());
    CHECK(mode("postgresql:///ocop?host=/run/postgresql").empty());
    // And an address survives being taken apart and written again.
    const PgUrl odd{"postgresql://k:a%40b%2Fc@centre.example:5433/oc%20op?sslmode=require"};
    CHECK(PgUrl{odd.text()}.values() == odd.values());
    CHECK(odd.where() == "centre.example:5433/oc op");
}
