// Which settings stand on which page of the screen of the shop and its machine, with their names,
// units and choices. What a value may be is the file's rule (settings_change.h). Plain values; any
// thread.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "kiosk/core/result.h"
#include "kiosk/screens/machine_view.h"

namespace kiosk::app {

using SettingChoices = std::vector<std::pair<std::string, Text>>;

struct SettingRow {
    screens::SettingsPage page;
    std::string key;
    Text label;
    screens::FormKind kind;
    Text unit{};  // and the range
    SettingChoices choices{};
    bool wide{false};
};

const std::vector<SettingRow>& all_setting_rows();
// "giây, 10–3.600" → "Giây, 10–3.600"; what begins with a letter beyond A–Z stays.
std::string with_first_capital(std::string text);

}  // namespace kiosk::app
