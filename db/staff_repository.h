// People at the till and their PINs: Argon2id over a digest keyed with the till's own key, and
// delays that grow with wrong tries and survive restarts (5 wrong: 30 s, doubling, at most 1 h).
// Private to db; one thread at a time. Writing needs a transaction under the writer lock.
#pragma once

#include <string_view>
#include <vector>

#include "db/database.h"
#include "db/shop_store.h"
#include "db/till_key.h"

namespace db {

inline constexpr std::int64_t kFreeTries = 5;
inline constexpr std::int64_t kFirstDelayMs = 30'000;
inline constexpr std::int64_t kLongestDelayMs = 3'600'000;

class StaffRepository {
public:
    explicit StaffRepository(Database& database) : database_{database} {}

    std::vector<kiosk::Staff> all();                                 // but those who have left
    std::optional<kiosk::Staff> find(const kiosk::StaffCode& code);  // those too
    // Takes a tenth of a second: do it before the transaction. Refuses what is not six digits.
    static std::string hash_pin(const TillKey& key, const kiosk::StaffCode& code,
                                std::string_view pin);
    // `pin_hash` empty: keeps the PIN there is; refused for somebody new. The last manager who
    // works here and has a PIN stays one: without one nobody could let anybody in. Who has left
    // stays away.
    void save(const kiosk::Staff& staff, std::string_view pin_hash);
    // Why save() would refuse them; none: it would not.
    std::optional<kiosk::Problem> unfit(const kiosk::Staff& staff);
    // Somebody new without a PIN: nothing opens the door to them until save() sets one. Refuses
    // what save() refuses.
    void admit(const kiosk::Staff& staff);

    struct Door {  // what stands between a person and the till
        kiosk::Staff staff;
        std::string pin_hash;  // empty: none yet, and nothing fits
        std::int64_t wait_ms{0};
        std::int64_t wrong_tries{0};  // in a row
    };
    std::optional<Door> door(const kiosk::StaffCode& code, std::int64_t now_ms);
    static bool pin_fits(const TillKey& key, const Door& door, std::string_view pin);
    void set_pin(const kiosk::StaffCode& code, std::string_view pin_hash);
    // Counts a wrong try; answers how long to wait now.
    std::int64_t count_wrong(const kiosk::StaffCode& code, std::int64_t now_ms);
    void forget_wrong(const kiosk::StaffCode& code);

private:
    void refuse_unless_fit(const kiosk::Staff& staff);
    void upsert(const kiosk::Staff& staff, std::string_view pin_hash);

    Database& database_;
};

}  // namespace db
