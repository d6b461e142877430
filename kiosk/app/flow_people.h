// The screens of the log and of the people at the till. Private to flow*.cpp.
#pragma once

#include "kiosk/app/flow.h"
#include "kiosk/app/flow_office.h"

namespace kiosk::app::parts {

Commands wished_of_people(State& state, const screens::DoPeople& wish, std::int64_t now_ms);
Commands people_news(State& state, const PeopleNews& event, std::int64_t now_ms);
// The store failed: nobody waits for its answer any more.
void people_failed(State& state);
// flow_log.cpp
Commands wished_of_log(State& state, const screens::DoPeople& wish, std::int64_t now_ms);
Commands log_read(State& state, const LogRead& read, std::int64_t now_ms);

OfficeScreen log_screen();
OfficeScreen people_screen();

}  // namespace kiosk::app::parts
