// What the journal hears of the settings: every key but how the screen looks, and no password.
#include "kiosk/app/settings_texts.h"

#include "tests/support/catch.h"

using namespace kiosk;
using namespace kiosk::app;

TEST_CASE("every change of a setting has its key, secrets and looks stay out", "[settings]") {
    Settings settings;
    const auto before = settings_texts(settings);
    CHECK_FALSE(before.contains("language"));
    CHECK_FALSE(before.contains("text_scale"));
    settings.high_contrast = true;
    CHECK(settings_texts(settings) == before);
    settings.bank.account = "0123 \"456\" # 7";
    settings.cash_rounding = 500;
    settings.discount_reasons = {"Khách quen", "Bao bì móp"};
    settings.rights.move(Right::SeeLog, Role::Cashier);
    settings.centre_url = "postgresql://k01:bí-mật@centre.vn:5432/ocop?sslmode=verify-full";
    const auto after = settings_texts(settings);
    CHECK(after.at("bank.account") == "0123 \"456\" # 7");
    CHECK(after.at("till.cash_rounding") == "500");
    CHECK(after.at("till.discount_reasons") == "Khách quen, Bao bì móp");
    CHECK(after.at("rights.see_log") == "cashier");
    CHECK(after.at("centre.url") == "postgresql://k01@centre.vn:5432/ocop?sslmode=verify-full");
    std::size_t changed = 0;
    for (const auto& [key, value] : after) changed += before.at(key) == value ? 0 : 1;
    CHECK(changed == 5);
}
