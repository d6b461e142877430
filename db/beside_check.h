// What the journal does not tell and the till relies on: how far it was delivered, carts that wait,
// how many products there are of each kind, and the words they are found by. For `verify`. Private
// to db; one thread at a time.
#pragma once

#include <vector>

#include "db/database.h"
#include "kiosk/core/result.h"

namespace db {

std::vector<kiosk::Text> misfits_beside_journal(Database& database);

}  // namespace db
