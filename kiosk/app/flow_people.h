// The screens of the log and of the people at the till. Private to flow*.cpp.
#pragma once

#include "kiosk/app/flow.h"
#include "kiosk/app/flow_office.h"

namespace kiosk::app::parts {

Commands wished_of_people(State& state, const screens::DoPeople& wish, std::int64_t now_ms);
Commands people_news(State& state, const PeopleNews& event, std::int64_t now_ms);
// The store failed: nobody waits for its answer any more.
void people_failed(State& state);
// Who works here and may sign in; whoever is signed in and no longer works here is signed out.
void know_people(State& state, const std::vector<Staff>& people);
// What is wrong with "pin" and "again" of a form is said there; true: nothing. Empty ones are right
// unless `needed`.
bool check_new_pin(screens::FormView& form, bool needed);
// flow_log.cpp
Commands wished_of_log(State& state, const screens::DoPeople& wish, std::int64_t now_ms);
Commands log_read(State& state, const LogRead& read, std::int64_t now_ms);

Commands log_entry_read(State& state, const LogEntryRead& read);
// True: the answer was for the log.
bool log_sold_read(State& state, const SoldRead& read);
// flow_own_pin.cpp
Commands pin_changed(State& state, const PinChanged& answer, std::int64_t now_ms);

OfficeScreen own_pin_screen();
OfficeScreen log_screen();
OfficeScreen people_screen();

}  // namespace kiosk::app::parts
