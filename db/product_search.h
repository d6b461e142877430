// Products by words or by the beginning of a code, as one types. Every step looks at a bounded
// number of rows, so that the wait does not grow with the catalogue; the few candidates are ranked
// here. Private to db; one thread at a time.
#pragma once

#include <string_view>
#include <vector>

#include "db/database.h"

namespace db {

// Rows of `product`, best first. Any bytes may be asked for: the words are folded to letters and
// digits and quoted, so nothing of FTS5's query language gets through.
std::vector<std::int64_t> search_products(Database& database, std::string_view words,
                                          std::size_t limit);

}  // namespace db
