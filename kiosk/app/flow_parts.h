// The parts of the flow, one file each; private to flow*.cpp. Each takes the state and what happened
// and answers commands.
#pragma once

#include "kiosk/app/flow.h"

namespace kiosk::app::parts {

// Ways between screens (flow.cpp)
void show(State& state, screens::ScreenName screen);
void notify(State& state, screens::NoticeKind kind, Text text, std::int64_t now_ms);
void notify(State& state, Problem problem, std::int64_t now_ms);
Commands go_to(State& state, screens::ScreenName screen, std::int64_t now_ms);
bool signed_in(const State& state);

// The cart and the till (flow_till.cpp)
void price(State& state, std::int64_t now_ms);
void add_product(State& state, const Product& product, const Code* code, std::int64_t now_ms);
Commands search_typed(State& state, std::string text);
Commands submit_search(State& state, std::int64_t now_ms);
Commands wished_at_till(State& state, const screens::Intent& intent, std::int64_t now_ms);

// Looking around (flow_browse.cpp)
Commands wished_while_browsing(State& state, const screens::Intent& intent);
Commands open_browse(State& state);

// Signing in and out (flow_staff.cpp)
Commands wished_by_staff(State& state, const screens::Intent& intent, std::int64_t now_ms);
Commands pin_checked(State& state, const PinChecked& answer, std::int64_t now_ms);
void sign_out(State& state);

// Paying (flow_payment.cpp)
Commands open_payment(State& state, std::int64_t now_ms);
Commands wished_while_paying(State& state, const screens::Intent& intent, std::int64_t now_ms);
Commands sale_stored(State& state, const SaleStored& stored, std::int64_t now_ms);
void sale_not_stored(State& state, const SaleNotStored& failed);
Commands new_sale(State& state);

}  // namespace kiosk::app::parts
