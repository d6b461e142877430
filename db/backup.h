// Online copies of a database. Private to db (ShopStore::backup_to and restore() are the public
// side). One thread at a time.
#pragma once

#include <filesystem>

#include "db/database.h"
#include "db/shop_store.h"

namespace db {

// Copies one consistent state while others go on writing; the copy is one file (no WAL beside it),
// durable, and appears under its name only when it is complete. `check` sees it before that and
// throws to refuse it.
void copy_database(Database& source, const std::filesystem::path& target, const Progress& progress,
                   const std::function<void(const std::filesystem::path&)>& check = {});

// What can be said of a file of whatever version: SQLite's own quick check. Throws Error Corrupt
// about `original`, which it is a copy of.
void refuse_damaged(Database& copy, const std::filesystem::path& original);

}  // namespace db
