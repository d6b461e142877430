// What was agreed with all producers, read once: whose goods are consigned, and for how much.
// Private to db; one thread at a time.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "kiosk/core/settlement.h"

namespace db {

class TermsBook {
public:
    explicit TermsBook(Database& database);
    // The journal's last entry that changed anything in it; 0: nothing was ever agreed.
    static std::int64_t changed_at(Database& database);

    // Null: nothing was agreed.
    const kiosk::Terms* agreed(std::string_view producer, const kiosk::ProductId& product,
                               kiosk::Group group, kiosk::Date day) const;
    bool consigned(std::string_view producer, const kiosk::ProductId& product, kiosk::Group group,
                   kiosk::Date day) const;

private:
    std::map<std::string, std::vector<kiosk::Terms>, std::less<>> terms_;
};

}  // namespace db
