// "More from here": neighbours of a product. Each list is one short run through an index, also in a
// catalogue of a million. Private to db; one thread at a time.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "db/catalogue_repository.h"

namespace db {

Related related_goods(Database& database, CatalogueRepository& catalogue,
                      const kiosk::ProductId& id, std::size_t limit);

}  // namespace db
