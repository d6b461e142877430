// What the screens of the log and of the people at the till ask of the store, and its answers; one
// alternative each in Command and Event. As kiosk/app/flow.h: plain values.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/core/log.h"
#include "kiosk/core/staff.h"

namespace db {
class ShopStore;
}

namespace kiosk::app {

inline constexpr std::size_t kMostLogExported = 20'000;

struct ReadLog {
    LogFilter filter;
    std::size_t page{0};
    bool for_file{false};  // all of it, up to kMostLogExported
};
struct ReadPeople {};
struct SavePerson {
    Staff staff;
    std::string pin;  // six digits; empty: the one there is. Goes nowhere else.
    bool is_new{false};
    StaffCode by;
};
using AnyPeopleWork = std::variant<ReadLog, ReadPeople, SavePerson>;
struct PeopleWork {
    AnyPeopleWork work;
};

struct LogRead {
    ReadLog asked;
    LogPage page;
};
struct PeopleRead {
    std::vector<Staff> people;
};
struct PersonSaved {
    Staff staff;
    std::vector<Staff> people;
    std::optional<Problem> problem;  // then nothing was saved
};
using AnyPeopleNews = std::variant<LogRead, PeopleRead, PersonSaved>;
struct PeopleNews {
    AnyPeopleNews news;
};

// On the storage thread. Throws db::Error where the storage itself fails.
PeopleNews do_people_work(db::ShopStore& store, const PeopleWork& work);

}  // namespace kiosk::app
