// The keys of settings.toml as people read them in the log: "bank.account" → "Số tài khoản". Pure;
// any thread; a key that is not known here stays as it is.
#pragma once

#include <string_view>

#include "kiosk/core/result.h"

namespace kiosk {

Text title_of_setting(std::string_view key);
// A value as settings.toml has it, without quotes: flags and roles as words, money with its ₫.
Text shown_setting(std::string_view key, std::string_view value);

}  // namespace kiosk
