// Shifts and the steps people answer for, compared with the journal: every entry has its row, no
// row is without one, and what was expected at a close follows from what happened. Private to db;
// one thread at a time.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "kiosk/core/result.h"

namespace db {

class ShiftCheck {
public:
    static bool takes(std::string_view kind);
    // What is wrong with this entry, in the journal's order.
    std::vector<kiosk::Text> take(Database& database, std::int64_t seq, std::string_view kind,
                                  std::string_view body);
    void enter_epoch() { z_ = 0; }
    std::vector<kiosk::Text> misfits(Database& database) const;  // rows nobody wrote an entry for

private:
    std::vector<kiosk::Text> take_closing(Database& database, std::int64_t seq,
                                          std::string_view body);

    std::int64_t z_{0};  // the last of this epoch
    std::int64_t shifts_{0}, closed_{0}, movements_{0}, actions_{0};
};

}  // namespace db
