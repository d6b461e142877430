// The promise: a report from the command line says what `totals` says, in every kind of file.
#include <fstream>
#include <iterator>

#include "tests/blackbox/shop.h"
#include "tests/support/catch.h"

using blackbox::Json;
using blackbox::lines_of;
using blackbox::said;
using blackbox::sale;
using blackbox::Shop;

namespace {

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

// The second cell of the line that begins with this name.
std::int64_t value_of(const std::string& csv, const std::string& name) {
    for (const std::string& line : lines_of(csv))
        if (line.starts_with(name)) return std::stoll(line.substr(line.rfind(',') + 1));
    return -1;
}

}  // namespace

TEST_CASE("a report agrees with the totals of the same day", "[report]") {
    const Shop shop;
    shop.ring({sale("r1", "tea", 50'000), sale("r2", "honey", 500'000)});
    const Json totals = shop.json({"totals", "--json"});
    const auto outcome = shop.run({"report"});
    INFO(said(outcome));
    REQUIRE(outcome.status == 0);
    CHECK(value_of(outcome.out, "Doanh thu thuần") == totals["net"].get<std::int64_t>());
    CHECK(value_of(outcome.out, "Số đơn bán") == totals["sales"].get<std::int64_t>());
    CHECK(value_of(outcome.out, "Tiền hàng") == totals["gross"].get<std::int64_t>());
}

TEST_CASE("a report is written as PDF, XLSX and CSV, of one day or several", "[report]") {
    const Shop shop;
    shop.ring({sale("r1", "tea", 50'000)});
    const auto pdf = shop.beside("a.pdf"), xlsx = shop.beside("a.xlsx"), csv = shop.beside("a.csv");
    const auto outcome = shop.run({"report", "--from", "2026-01-01", "--pdf", pdf.string(),
                                   "--xlsx", xlsx.string(), "--csv", csv.string()});
    INFO(said(outcome));
    REQUIRE(outcome.status == 0);
    CHECK(outcome.out.empty());
    CHECK(bytes_of(pdf).starts_with("%PDF"));
    CHECK(bytes_of(xlsx).starts_with("PK"));
    CHECK(value_of(bytes_of(csv), "Số đơn bán") == 1);
}

TEST_CASE("a report refuses days that are none and a folder that is not there", "[report]") {
    const Shop shop;
    const std::vector<std::string> wrong[] = {
        {"report", "--date", "26/11/2026"},
        {"report", "--from", "2026-02-02", "--to", "2026-02-01"}};
    for (const auto& arguments : wrong) {
        const auto outcome = shop.run(arguments);
        CHECK(outcome.status == 2);
        CHECK(blackbox::is_one_clear_line(outcome.err));
    }
    const auto outcome = shop.run({"report", "--pdf", shop.beside("no/where.pdf").string()});
    CHECK(outcome.status == 3);
    CHECK(blackbox::is_one_clear_line(outcome.err));
}
