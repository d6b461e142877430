// Reads tests/core/vectors/*.tsv: a heading, then one case a row. A missing file or a row of
// another width fails the test. Test code; one thread.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace core_tests {

using Row = std::map<std::string, std::string>;

std::vector<Row> read_tsv(const std::string& name);

// A file of the project as it is.
std::string read_source_file(const std::string& relative_path);

}  // namespace core_tests
