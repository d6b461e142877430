// What the screens of the log and of the people at the till ask of the store, and its answers; one
// alternative each in Command and Event. As kiosk/app/flow.h: plain values.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/app/settings.h"
#include "kiosk/core/log.h"
#include "kiosk/core/staff.h"

namespace db {
class ShopStore;
}

namespace kiosk::app {

inline constexpr std::size_t kMostLogExported = 20'000;

// One piece of the log; whoever wants more asks again, so that a sale never waits behind it.
struct ReadLog {
    LogFilter filter;
    std::int64_t below{0};  // entries before this one; 0: from the newest
    std::size_t rows{0};    // at most
    std::int64_t ask{0};    // comes back with the answer
    bool for_file{false};   // with all that each entry says
};
struct ReadLogEntry {
    std::int64_t seq{0};
};
struct ReadPeople {};
// The person's own new PIN.
struct ChangePin {
    StaffCode code;
    std::string pin, wanted;  // six digits each; they go nowhere else
};
// The settings as the program found them: what was changed behind its back is journaled.
struct NoteSettings {
    Settings settings;
};
struct SavePerson {
    Staff staff;
    std::string pin;  // six digits; empty: the one there is. Goes nowhere else.
    bool is_new{false};
    StaffCode by;
};
// clang-format off
using AnyPeopleWork = std::variant<
    ReadLog,
    ReadLogEntry,
    ReadPeople,
    SavePerson,
    ChangePin,
    NoteSettings
>;
// clang-format on
struct PeopleWork {
    AnyPeopleWork work;
};

struct LogRead {
    ReadLog asked;
    LogPiece piece;
};
struct LogEntryRead {
    std::int64_t seq{0};
    std::optional<LogDetail> detail;  // none: the log does not show it
};
struct PeopleRead {
    std::vector<Staff> people;
};
struct PersonSaved {
    Staff staff;
    std::vector<Staff> people;
    std::optional<Problem> problem;  // then nothing was saved
};
struct PinChanged {
    StaffCode code;
    bool done{false};
    std::int64_t wait_ms{0};         // too many wrong tries
    std::optional<Problem> problem;  // of the new PIN
};
struct SettingsNoted {};
// clang-format off
using AnyPeopleNews = std::variant<
    LogRead,
    LogEntryRead,
    PeopleRead,
    PersonSaved,
    PinChanged,
    SettingsNoted
>;
// clang-format on
struct PeopleNews {
    AnyPeopleNews news;
};

// On the storage thread. Throws db::Error where the storage itself fails.
PeopleNews do_people_work(db::ShopStore& store, const PeopleWork& work);

}  // namespace kiosk::app
