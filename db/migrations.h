// Brings a database to this program's version: the files of migrations/, in order, each in a
// transaction of its own with user_version, so that an interrupted upgrade goes on where it
// stopped. A shipped migration is never edited. Call with the writer lock held.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "db/database.h"

namespace db {

inline constexpr int kApplicationId = 0x4F434F50;  // "OCOP"

struct Migration {
    int version;
    std::string_view sql;
};
const std::vector<Migration>& migrations();

// What a file is, before anything is asked of it.
enum class Standing { Empty, Older, Current };
// Throws Error Corrupt for what is not ours, NewerVersion for what is ahead of us.
Standing standing(Database& database);

// `before_upgrade` is called once when an existing database is about to change.
void migrate(Database& database, const std::function<void()>& before_upgrade);

}  // namespace db
