// What the journal says of recalls, compared with the lots: somebody may have put a recalled lot
// back on the shelf behind the program's back. Private to db; one thread at a time.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "db/database.h"
#include "kiosk/core/result.h"

namespace db {

class RecallCheck {
public:
    // In the journal's order; false where the body cannot be read.
    bool take(std::string_view kind, std::string_view body);
    std::vector<kiosk::Text> misfits(Database& database) const;

private:
    // Product and lot → the day of the recall; empty: lifted.
    std::map<std::pair<std::string, std::string>, std::string> recalls_;
};

}  // namespace db
