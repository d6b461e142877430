#include "db/staff_repository.h"

#include <sodium.h>

#include <algorithm>

namespace db {
namespace {

constexpr const char* kAll =
    "SELECT code, name, role, demonstration, standing, pin <> '' FROM staff "
    "WHERE standing <> 'removed' ORDER BY code";
constexpr const char* kOne =
    "SELECT code, name, role, demonstration, standing, pin, wrong_tries, tried_at_ms FROM staff "
    "WHERE code = ?";
constexpr const char* kUpsert =
    "INSERT INTO staff (code, name, role, demonstration, standing, pin) VALUES (?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (code) DO UPDATE SET name = excluded.name, role = excluded.role, "
    "demonstration = excluded.demonstration, standing = excluded.standing, pin = excluded.pin, "
    "wrong_tries = 0";
constexpr const char* kUpdate =
    "UPDATE staff SET name = ?2, role = ?3, demonstration = ?4, standing = ?5 WHERE code = ?1";
constexpr const char* kSetPin = "UPDATE staff SET pin = ?2, wrong_tries = 0 WHERE code = ?1";
constexpr const char* kWrong =
    "UPDATE staff SET wrong_tries = wrong_tries + 1, tried_at_ms = ? WHERE code = ?";
constexpr const char* kIsLastManager =
    "SELECT 1 FROM staff WHERE code = ?1 AND role = 'manager' AND standing = 'active' "
    "AND pin <> '' AND NOT EXISTS (SELECT 1 FROM staff WHERE code <> ?1 AND role = 'manager' "
    "AND standing = 'active' AND pin <> '')";
constexpr const char* kForget = "UPDATE staff SET wrong_tries = 0 WHERE code = ?";

// About 0.1 s on a cheap PC: slow for a thief with the file, quick for a cashier.
constexpr unsigned long long kPasses = 3;
constexpr std::size_t kMemoryBytes = 32u << 20;

kiosk::Staff staff_of(const Query& row) {
    return {kiosk::StaffCode{row.text(0)}, row.text(1), kiosk::role_from(row.text(2)).value(),
            row.number(3) != 0, kiosk::standing_from(row.text(4)).value()};
}

std::int64_t wait_after(std::int64_t wrong_tries, std::int64_t tried_at_ms, std::int64_t now_ms) {
    if (wrong_tries < kFreeTries) {
        return 0;
    }
    const std::int64_t doublings = std::min<std::int64_t>(wrong_tries - kFreeTries, 16);
    const std::int64_t delay_ms = std::min(kFirstDelayMs << doublings, kLongestDelayMs);
    // A clock set back must not lock a person out for longer than the delay itself.
    return std::clamp<std::int64_t>(tried_at_ms + delay_ms - now_ms, 0, delay_ms);
}

}  // namespace

std::vector<kiosk::Staff> StaffRepository::all() {
    std::vector<kiosk::Staff> people;
    Query query = database_.query(kAll);
    while (query.next()) {
        people.push_back(staff_of(query));
        people.back().has_pin = query.number(5) != 0;
    }
    return people;
}

std::string StaffRepository::hash_pin(const TillKey& key, const kiosk::StaffCode& code,
                                      std::string_view pin) {
    if (!kiosk::is_pin(pin)) {
        throw refusal({"Mã PIN không dùng được", "The PIN cannot be used"},
                      {"mã PIN phải gồm đúng 6 chữ số", "a PIN is exactly six digits"},
                      {"nhập lại mã PIN", "type it again"});
    }
    const std::string digest = key.pin_digest(code.text(), pin);
    char hash[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str(hash, digest.data(), digest.size(), kPasses, kMemoryBytes) != 0) {
        throw refusal({"Mã PIN chưa được lưu", "The PIN was not stored"},
                      {"máy không đủ bộ nhớ", "the machine is out of memory"});
    }
    return hash;
}

std::optional<kiosk::Staff> StaffRepository::find(const kiosk::StaffCode& code) {
    Query query = database_.query(kOne);
    if (!query.with(code.text()).next()) return std::nullopt;
    return staff_of(query);
}

std::optional<kiosk::Problem> StaffRepository::unfit(const kiosk::Staff& staff) {
    const kiosk::Text what{"Nhân viên chưa được lưu", "The person was not stored"};
    const auto before = find(staff.code);
    if (before && before->standing == kiosk::Standing::Removed) {
        return kiosk::Problem{
            what,
            {"mã này là của một người đã nghỉ", "this code belongs to somebody who has left"},
            {"chọn mã khác", "choose another"},
            "code"};
    }
    if (staff.role == kiosk::Role::Manager && staff.works_here()) return std::nullopt;
    Query last = database_.query(kIsLastManager);
    if (!last.with(staff.code.text()).next()) return std::nullopt;
    return kiosk::Problem{what,
                          {"đây là quản lý cuối cùng", "this is the last manager"},
                          {"đặt một quản lý khác trước", "make somebody else a manager first"},
                          "role"};
}

void StaffRepository::refuse_unless_fit(const kiosk::Staff& staff) {
    if (auto problem = unfit(staff)) throw Error{FaultKind::Internal, *std::move(problem)};
}

void StaffRepository::upsert(const kiosk::Staff& staff, std::string_view pin_hash) {
    Query upsert = database_.query(kUpsert);
    upsert
        .with(staff.code.text(), staff.name, kiosk::name_of(staff.role), staff.demonstration,
              kiosk::name_of(staff.standing), pin_hash)
        .run();
}

void StaffRepository::admit(const kiosk::Staff& staff) {
    refuse_unless_fit(staff);
    upsert(staff, "");
}

void StaffRepository::save(const kiosk::Staff& staff, std::string_view pin_hash) {
    refuse_unless_fit(staff);
    if (!pin_hash.empty()) return upsert(staff, pin_hash);
    const std::string_view role = kiosk::name_of(staff.role);
    const std::string_view standing = kiosk::name_of(staff.standing);
    Query update = database_.query(kUpdate);
    update.with(staff.code.text(), staff.name, role, staff.demonstration, standing).run();
    if (database_.handle().getChanges() == 0) {
        throw refusal({"Nhân viên chưa được lưu", "The person was not stored"},
                      {"người mới phải có mã PIN", "somebody new needs a PIN"});
    }
}

void StaffRepository::set_pin(const kiosk::StaffCode& code, std::string_view pin_hash) {
    Query set = database_.query(kSetPin);
    set.with(code.text(), pin_hash).run();
}

std::optional<StaffRepository::Door> StaffRepository::door(const kiosk::StaffCode& code,
                                                           std::int64_t now_ms) {
    Query query = database_.query(kOne);
    if (!query.with(code.text()).next()) {
        return std::nullopt;
    }
    return Door{staff_of(query), query.text(5),
                wait_after(query.number(6), query.number(7), now_ms), query.number(6)};
}

bool StaffRepository::pin_fits(const TillKey& key, const Door& door, std::string_view pin) {
    if (door.pin_hash.empty()) return false;  // whatever the library makes of nothing
    const std::string digest = key.pin_digest(door.staff.code.text(), pin);
    return crypto_pwhash_str_verify(door.pin_hash.c_str(), digest.data(), digest.size()) == 0;
}

std::int64_t StaffRepository::count_wrong(const kiosk::StaffCode& code, std::int64_t now_ms) {
    {
        Query count = database_.query(kWrong);
        count.with(now_ms, code.text()).run();
    }
    const auto now_at = door(code, now_ms);
    return now_at ? now_at->wait_ms : 0;
}

void StaffRepository::forget_wrong(const kiosk::StaffCode& code) {
    Query forget = database_.query(kForget);
    forget.with(code.text()).run();
}

}  // namespace db
