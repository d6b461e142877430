// People at the till, and whoever types a PIN: to sign in, or to allow one step of somebody else's.
#include <nlohmann/json.hpp>

#include "db/body_values.h"
#include "db/shop_store_impl.h"

namespace db {

using Json = nlohmann::ordered_json;

namespace {

std::string said(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json person_json(const kiosk::Staff& staff) {
    return {{"name", body::storable(staff.name)},
            {"role", kiosk::name_of(staff.role)},
            {"standing", kiosk::name_of(staff.standing)}};
}

}  // namespace

std::vector<kiosk::Staff> ShopStore::staff() {
    return impl_->read([&] { return impl_->people->all(); });
}

void ShopStore::Impl::journal_person(const TillKey& till_key, const kiosk::Staff& staff,
                                     const std::optional<kiosk::Staff>& before,
                                     const kiosk::StaffCode& by, bool new_pin) {
    // 1 did not say by whom; 2 neither the standing nor what was before.
    journal->append(till_key, "staff",
                    said({{"v", 3},
                          {"at_ms", clock.now_ms()},
                          {"by", by.text()},
                          {"code", staff.code.text()},
                          {"name", staff.name},
                          {"role", kiosk::name_of(staff.role)},
                          {"standing", kiosk::name_of(staff.standing)},
                          {"demonstration", staff.demonstration},
                          {"pin_changed", new_pin},
                          {"before", before ? person_json(*before) : Json()}}));
}

void ShopStore::save_staff(const kiosk::Staff& staff, std::string_view pin,
                           const kiosk::StaffCode& by) {
    std::string pin_hash;
    if (!pin.empty() && impl_->key) {
        pin_hash = StaffRepository::hash_pin(*impl_->key, staff.code, pin);
    }
    impl_->write([&](const TillKey& key) {
        const auto before = impl_->people->find(staff.code);
        impl_->people->save(staff, pin_hash);
        impl_->journal_person(key, staff, before, by, !pin_hash.empty());
    });
}

// --- at the door ---------------------------------------------------------------------------------

void ShopStore::Impl::journal_wrong(const TillKey& till_key, const kiosk::StaffCode& code,
                                    std::int64_t tries, std::int64_t wait_ms,
                                    std::string_view step) {
    journal->append(till_key, "pin_wrong",
                    said({{"v", 1},
                          {"at_ms", clock.now_ms()},
                          {"code", code.text()},
                          {"tries", tries},
                          {"wait_ms", wait_ms},
                          {"step", step}}));
}

ShopStore::SignIn ShopStore::Impl::at_door(const kiosk::StaffCode& code, std::string_view pin,
                                           kiosk::Role lowest, std::string_view step,
                                           const Opened& opened) {
    const std::int64_t now_ms = clock.now_ms();
    const auto door = read([&] { return people->door(code, now_ms); });
    if (!door || door->staff.role < lowest) return {};
    if (!door->staff.works_here()) return {std::nullopt, 0, true};
    if (door->pin_hash.empty()) return {};  // nothing to guess, nor to count
    if (door->wait_ms > 0) return {std::nullopt, door->wait_ms};
    // Counted before it is checked: pulling the plug in between saves nobody a try.
    const std::int64_t wait_ms =
        write([&](const TillKey&) { return people->count_wrong(code, now_ms); });
    const std::int64_t before = door->wrong_tries;
    if (!StaffRepository::pin_fits(*key, *door, pin)) {
        if (wait_ms > 0) {
            write([&](const TillKey& till_key) {
                journal_wrong(till_key, code, before + 1, wait_ms, step);
            });
        }
        return {std::nullopt, wait_ms};
    }
    bool still_here = true;
    write([&](const TillKey& till_key) {
        // Somebody may have blocked them, at the command line, since the door was read.
        const auto now = people->find(code);
        still_here = now && now->works_here();
        if (!still_here) return;
        people->forget_wrong(code);
        // Those that had to wait have their entries.
        if (before > 0 && before < kFreeTries) journal_wrong(till_key, code, before, 0, step);
        opened(till_key, door->staff);
    });
    if (!still_here) return {std::nullopt, 0, true};
    return {door->staff, 0};
}

ShopStore::SignIn ShopStore::sign_in(const kiosk::StaffCode& code, std::string_view pin) {
    return impl_->at_door(
        code, pin, kiosk::Role::Cashier, "sign_in", [&](const TillKey& key, const kiosk::Staff&) {
            const Json body{{"v", 1}, {"at_ms", impl_->clock.now_ms()}, {"code", code.text()}};
            impl_->journal->append(key, "sign_in", body.dump());
        });
}

ShopStore::SignIn ShopStore::approve(const kiosk::Override& step, std::string_view pin,
                                     kiosk::Role lowest) {
    return impl_->at_door(step.by, pin, lowest, kiosk::name_of(step.right),
                          [&](const TillKey& key, const kiosk::Staff& by) {
                              kiosk::Override allowed = step;
                              allowed.at_ms = impl_->clock.now_ms();
                              allowed.by_name = by.name;
                              impl_->shifts->note(key, "override", allowed);
                          });
}

ShopStore::SignIn ShopStore::change_pin(const kiosk::StaffCode& code, std::string_view pin,
                                        std::string_view wanted) {
    std::string pin_hash;
    if (impl_->key) pin_hash = StaffRepository::hash_pin(*impl_->key, code, wanted);
    return impl_->at_door(code, pin, kiosk::Role::Cashier, "pin",
                          [&](const TillKey& key, const kiosk::Staff& staff) {
                              impl_->people->set_pin(code, pin_hash);
                              impl_->journal_person(key, staff, staff, code, true);
                          });
}

}  // namespace db
