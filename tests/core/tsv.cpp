#include "tests/core/tsv.h"

#include <fstream>
#include <iterator>
#include <sstream>

#include "tests/support/catch.h"

namespace core_tests {
namespace {

std::vector<std::string> columns_of(const std::string& line) {
    std::vector<std::string> columns{""};
    for (const char c : line) {
        if (c == '\t') {
            columns.emplace_back();
        } else if (c != '\r') {
            columns.back() += c;
        }
    }
    return columns;
}

}  // namespace

std::string read_source_file(const std::string& relative_path) {
    std::ifstream file{OCOP_SOURCE_DIR "/" + relative_path, std::ios::binary};
    INFO(relative_path);
    REQUIRE(file.good());
    return {std::istreambuf_iterator<char>{file}, {}};
}

std::vector<Row> read_tsv(const std::string& name) {
    std::istringstream text{read_source_file("tests/core/vectors/" + name)};
    std::string line;
    REQUIRE(std::getline(text, line));
    const std::vector<std::string> heading = columns_of(line);
    std::vector<Row> rows;
    while (std::getline(text, line)) {
        const std::vector<std::string> columns = columns_of(line);
        INFO(line);
        REQUIRE(columns.size() <= heading.size());
        Row row;
        for (std::size_t at = 0; at < heading.size(); ++at) {
            row[heading[at]] = at < columns.size() ? columns[at] : "";
        }
        rows.push_back(std::move(row));
    }
    REQUIRE(!rows.empty());
    return rows;
}

}  // namespace core_tests
