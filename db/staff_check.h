// The staff table against what the journal says of each person: a role that was changed behind the
// program's back is seen. Private to db; one thread.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "kiosk/core/result.h"

namespace db {

class StaffCheck {
public:
    // An entry of kind "staff", in order; answers whether it can be read.
    bool take(std::string_view body);
    std::vector<kiosk::Text> misfits(Database& database) const;

private:
    struct Person {
        std::string name, role, standing;
        friend bool operator==(const Person&, const Person&) = default;
    };
    std::map<std::string, Person> people_;  // by code
};

}  // namespace db
