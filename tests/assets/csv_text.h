// Reads the demonstration's tables for the tests of assets, which link no other room.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace assets_tests {

using Row = std::map<std::string, std::string>;

// RFC 4180 with a header row; throws std::runtime_error for a row of another width.
std::vector<Row> rows_of_csv(std::string_view text);
// Tab-separated, no quoting, header row.
std::vector<Row> rows_of_tsv(std::string_view text);
std::vector<std::string> split(std::string_view text, char separator);

}  // namespace assets_tests
