// Whoever types a PIN: to sign in, or to allow one step of somebody else's.
#include <nlohmann/json.hpp>

#include "db/shop_store_impl.h"

namespace db {

using Json = nlohmann::ordered_json;

ShopStore::SignIn ShopStore::Impl::at_door(const kiosk::StaffCode& code, std::string_view pin,
                                           kiosk::Role lowest, const Opened& opened) {
    const std::int64_t now_ms = clock.now_ms();
    const auto door = read([&] { return people->door(code, now_ms); });
    if (!door || door->staff.role < lowest) return {};
    if (door->wait_ms > 0) return {std::nullopt, door->wait_ms};
    // Counted before it is checked: pulling the plug in between saves nobody a try.
    const std::int64_t wait_ms =
        write([&](const TillKey&) { return people->count_wrong(code, now_ms); });
    if (!StaffRepository::pin_fits(*key, *door, pin)) return {std::nullopt, wait_ms};
    write([&](const TillKey& till_key) {
        people->forget_wrong(code);
        opened(till_key, door->staff);
    });
    return {door->staff, 0};
}

ShopStore::SignIn ShopStore::sign_in(const kiosk::StaffCode& code, std::string_view pin) {
    return impl_->at_door(
        code, pin, kiosk::Role::Cashier, [&](const TillKey& key, const kiosk::Staff&) {
            const Json body{{"v", 1}, {"at_ms", impl_->clock.now_ms()}, {"code", code.text()}};
            impl_->journal->append(key, "sign_in", body.dump());
        });
}

ShopStore::SignIn ShopStore::approve(const kiosk::Override& step, std::string_view pin,
                                     kiosk::Role lowest) {
    return impl_->at_door(step.by, pin, lowest, [&](const TillKey& key, const kiosk::Staff& by) {
        kiosk::Override allowed = step;
        allowed.at_ms = impl_->clock.now_ms();
        allowed.by_name = by.name;
        impl_->shifts->note(key, "override", allowed);
    });
}

}  // namespace db
