// The parts of the screen of the shop and its machine, one file each. Private to flow_machine*.cpp
// and flow_centre.cpp.
#pragma once

#include "kiosk/app/flow_parts.h"

namespace kiosk::app::parts {

screens::FormField machine_field(std::string key, Text label, std::string value,
                                 screens::FormKind kind = screens::FormKind::Text,
                                 bool wide = false, Text help = {});

// A page of settings.toml (flow_machine_pages.cpp): each key with its rule and its default.
screens::FormView settings_form(const Settings& settings, screens::SettingsPage page);
// Written down and in force at once, or told under the fields what is wrong.
Commands save_page(State& state, std::int64_t now_ms);
// Every key that some page or another screen holds; the others are changed in the file only.
bool is_on_screen(const std::string& key);

// The centre (flow_centre.cpp)
screens::FormView centre_form(const State& state);
Commands centre_shown(State& state);
Commands try_centre(State& state);
Commands enrol(State& state);
Commands centre_news(State& state, const CentreNews& news, std::int64_t now_ms);

}  // namespace kiosk::app::parts
