// Proves a database whole: SQLite's own checks, the chain of the journal and its signatures, and
// the projections against the journal. Reads only; one consistent state. Private to db.
#pragma once

#include "db/database.h"
#include "db/shop_store.h"

namespace db {

VerifyReport verify_database(Database& database, const Progress& progress);

}  // namespace db
