#include "db/pulled_people.h"

#include <algorithm>

#include "db/body_values.h"
#include "db/journal.h"
#include "db/pulled_transfers.h"
#include "kiosk/core/vietnamese_text.h"

namespace db {
namespace {

using body::Json;
using kiosk::Staff;
using kiosk::Standing;

constexpr const char* kTold = "SELECT withdrawn FROM centre_person WHERE code = ?";
constexpr const char* kTell =
    "INSERT INTO centre_person (code, withdrawn) VALUES (?, ?) "
    "ON CONFLICT (code) DO UPDATE SET withdrawn = excluded.withdrawn";
constexpr std::size_t kLongestCode = 16;
constexpr std::size_t kLongestName = 80;  // bytes

// What the centre says of one person, as it stands for this till.
struct Word {
    kiosk::StaffCode code;
    std::string name;
    kiosk::Role role{kiosk::Role::Cashier};
    bool withdrawn{false};
    bool for_us{true};
};

struct Bad {
    std::string column;
    kiosk::Text why;
};

std::string cell(const Json& person, const char* column) {
    const auto found = person.find(column);
    if (found == person.end() || !found->is_string()) {
        throw Bad{column, {"còn trống hoặc không phải chữ", "is empty or no text"}};
    }
    return kiosk::nfc(found->get<std::string>());
}

// The same that the screen and the command line take.
bool is_code(const std::string& code) {
    return !code.empty() && code.size() <= kLongestCode && std::ranges::all_of(code, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    });
}

bool is_name(const std::string& name) {
    return name.size() <= kLongestName && name.find_first_not_of(' ') != std::string::npos &&
           kiosk::shown_safely(name, kLongestName) == name;
}

bool is_for_us(const Json& item, const TillIdentity& us) {
    const auto mark = item.find("for");
    if (mark == item.end() || mark->is_null()) return true;
    try {
        return is_us(till_mark_of(*mark), us);
    } catch (const body::Unreadable&) {
        throw Bad{"till", {"sai cấu trúc", "has another shape"}};
    }
}

// Throws Bad.
Word word_of(const std::string& code, const Json& item, const TillIdentity& us) {
    Word word;
    if (!is_code(code)) {
        throw Bad{"code",
                  {"gồm 1 đến 16 chữ số hoặc chữ cái không dấu", "is 1 to 16 digits or letters"}};
    }
    word.code = kiosk::StaffCode{code};
    word.for_us = is_for_us(item, us);
    word.withdrawn = item.value("withdrawn", Json()) == true;
    if (word.withdrawn || !word.for_us) return word;
    const Json person = item.value("person", Json());
    if (!person.is_object()) throw Bad{"person", {"sai cấu trúc", "has another shape"}};
    if (cell(person, "code") != code) throw Bad{"code", {"là mã khác", "is another one"}};
    word.name = cell(person, "name");
    if (!is_name(word.name)) {
        throw Bad{"name",
                  {"còn trống, quá dài hoặc có ký tự lạ", "is empty, too long or has odd letters"}};
    }
    const std::string role = cell(person, "role");
    const auto known = kiosk::role_from(role);
    if (!known) {
        throw Bad{"role", {"không có vai trò “" + role + "”", "“" + role + "” is no role"}};
    }
    word.role = *known;
    return word;
}

class Applying {
public:
    Applying(Database& database, StaffRepository& people) : database_{database}, people_{people} {}

    // Throws Bad, before anything is changed.
    void take(const Word& word) {
        const std::optional<bool> was_withdrawn = told(word.code);
        if (word.withdrawn || !word.for_us) {
            // Who is for another till was never here, unless they moved.
            if (word.for_us || was_withdrawn) withdraw(word.code, was_withdrawn.value_or(false));
            return;
        }
        const auto before = people_.find(word.code);
        Staff now = before.value_or(Staff{word.code, {}, {}, false, Standing::Active});
        now.name = word.name;
        now.role = word.role;
        const bool was_ours_to_block = was_withdrawn.value_or(false);
        if (was_ours_to_block && now.standing == Standing::Blocked) now.standing = Standing::Active;
        change(now, before);
        tell(word.code, false);
    }

    std::vector<PersonChange> changes() && { return std::move(changes_); }

private:
    // Once: a manager who lets them in again, or gives the code to somebody else, may.
    void withdraw(const kiosk::StaffCode& code, bool is_known) {
        if (is_known) return;
        const auto before = people_.find(code);
        if (before && before->works_here()) {
            Staff now = *before;
            now.standing = Standing::Blocked;
            change(now, before);
        }
        tell(code, true);
    }

    void change(const Staff& now, const std::optional<Staff>& before) {
        if (before == now) return;  // also of somebody who has left here, and stays away
        if (const auto problem = people_.unfit(now)) {
            if (problem->field != "role") throw Bad{problem->field, problem->why};
            throw Bad{"role",
                      {"đây là quản lý cuối cùng có mã PIN ở máy này; đặt một quản lý khác, rồi "
                       "công bố lại",
                       "this is the last manager with a PIN at this till; make somebody else one, "
                       "then publish it again"}};
        }
        if (before) {
            people_.save(now, {});
        } else {
            people_.admit(now);
        }
        changes_.push_back({now, before});
    }

    std::optional<bool> told(const kiosk::StaffCode& code) {
        Query query = database_.query(kTold);
        if (!query.with(code.text()).next()) return std::nullopt;
        return query.number(0) != 0;
    }

    void tell(const kiosk::StaffCode& code, bool withdrawn) {
        Query query = database_.query(kTell);
        query.with(code.text(), withdrawn).run();
    }

    Database& database_;
    StaffRepository& people_;
    std::vector<PersonChange> changes_;
};

}  // namespace

std::vector<PersonChange> apply_people(Database& database, StaffRepository& people,
                                       const std::vector<FedPerson>& fed,
                                       std::vector<LeftOut>& left_out_here) {
    const TillIdentity us = till_identity(database);
    std::vector<std::pair<std::string, Word>> words;
    for (const FedPerson& one : fed) {
        try {
            words.emplace_back(one.name, word_of(*fed_as(kFedPerson, one.name), one.item, us));
        } catch (const Bad& bad) {
            left_out_here.push_back(left_out(one.name, bad.column, bad.why));
        }
    }
    // Whoever becomes a manager does so before another one goes.
    std::ranges::stable_partition(
        words, [](const auto& one) { return one.second.role == kiosk::Role::Manager; });
    Applying applying{database, people};
    for (const auto& [name, word] : words) {
        try {
            applying.take(word);
        } catch (const Bad& bad) {
            left_out_here.push_back(left_out(name, bad.column, bad.why));
        }
    }
    return std::move(applying).changes();
}

}  // namespace db
