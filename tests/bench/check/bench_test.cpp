#include <sys/wait.h>

#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "tests/bench/bench.h"
#include "tests/support/catch.h"

namespace {

struct Said {
    std::string text;
    int status{-1};
};

Said said_by(const std::string& command) {
    Said said;
    FILE* pipe = ::popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    char piece[4096];
    for (std::size_t size = 0; (size = std::fread(piece, 1, sizeof piece, pipe)) > 0;) {
        said.text.append(piece, size);
    }
    said.status = ::pclose(pipe);
    return said;
}

const std::set<std::string> kFields = {
    "row",        "size",  "what",          "unit",     "samples", "median", "p99", "beside",
    "beside_p99", "ratio", "beside_median", "ratio_of", "target",  "met",    "note"};

void check_row(const nlohmann::json& row) {
    INFO(row.dump());
    for (const std::string& field : kFields) CHECK(row.contains(field));
    CHECK(row.value("samples", 0) > 0);
    CHECK(row["median"].is_number());
    CHECK(row["median"].get<double>() <= row["p99"].get<double>());
    CHECK_FALSE(row.value("what", "").empty());
    CHECK(row["target"].is_string());
    CHECK(row["met"].is_boolean());
    // What stands beside it was measured in the same run.
    CHECK(row["beside"].is_string() == row["beside_median"].is_number());
    CHECK(row["beside"].is_string() == row["ratio"].is_number());
}

}  // namespace

TEST_CASE("the benchmark measures every row and writes each as JSON", "[bench]") {
    const std::string data = std::string{OCOP_BUILD_DIR} + "/tests/bench/bench-shops-quick";
    const Said said = said_by("'" OCOP_BENCH_PROGRAM "' --quick --json --data '" + data + "'");
    REQUIRE(said.status == 0);
    std::set<std::string> families;
    std::size_t begin = 0;
    while (begin < said.text.size()) {
        const std::size_t end = said.text.find('\n', begin);
        REQUIRE(end != std::string::npos);
        const auto row =
            nlohmann::json::parse(said.text.substr(begin, end - begin), nullptr, false);
        REQUIRE(row.is_object());
        check_row(row);
        families.insert(row.value("row", ""));
        begin = end + 1;
    }
    CHECK(families == std::set<std::string>{"lookup", "search", "totals", "manage", "sale",
                                            "receipt", "start", "frame", "memory", "rest", "push",
                                            "import", "verify", "scan", "settle", "log"});
}

TEST_CASE("the benchmark teaches by example, and names a row that is not there", "[bench]") {
    const Said help = said_by("'" OCOP_BENCH_PROGRAM "' --help");
    CHECK(help.status == 0);
    CHECK(help.text.find("ocop-bench --only sale,lookup") != std::string::npos);
    const Said wrong = said_by("'" OCOP_BENCH_PROGRAM "' --only nothing 2>&1");
    CHECK(WEXITSTATUS(wrong.status) == 2);
    CHECK(wrong.text.find("nothing") != std::string::npos);
}

TEST_CASE("a row is held against its target on the right side", "[bench]") {
    bench::Row row;
    row.ours = {2, 2, 2, 9};
    row.peer = {1, 1, 1};
    row.target = bench::ratio_at_most(2);
    CHECK(row.ratio() == 2.0);
    CHECK(row.met() == true);
    row.target = bench::ratio_at_most(1.9);
    CHECK(row.met() == false);
    row.compare = bench::Compare::Rate;
    CHECK(row.ratio() == 0.5);
    row.target = bench::ratio_at_least(0.5);
    CHECK(row.met() == true);
    row.target = bench::ratio_at_least(0.6);
    CHECK(row.met() == false);
    row.target = bench::median_at_most(2);
    CHECK(row.met() == true);
    row.target = bench::p99_at_most(8.9);
    CHECK(row.met() == false);
    row.ours.clear();
    CHECK_FALSE(row.met().has_value());
}

TEST_CASE("a quantile is a sample that so many are not slower than", "[bench]") {
    std::vector<double> samples;
    for (int i = 100; i >= 1; --i) samples.push_back(i);
    CHECK(bench::quantile(samples, 0.99) == 100);
    CHECK(bench::quantile(samples, 0) == 1);
    CHECK(bench::quantile({5}, 0.99) == 5);
    CHECK(bench::quantile({}, 0.5) == 0);
    CHECK(bench::counted(10'000'000) == "10,000,000");
    CHECK(bench::counted(999) == "999");
}
