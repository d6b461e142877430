// The shop and its machine: shop data, the bank account, backups, health. Private to flow*.cpp.
#pragma once

#include "kiosk/app/flow.h"

namespace kiosk::app::parts {

Commands machine_opened(State& state, std::int64_t now_ms);
screens::FormView* machine_form(State& state);
Commands machine_submitted(State& state, std::int64_t now_ms);
void machine_left(State& state);
Commands wished_of_machine(State& state, const screens::MachineWish& wish, std::int64_t now_ms);
Commands care_news(State& state, const CareNews& news, std::int64_t now_ms);

}  // namespace kiosk::app::parts
