// The stock screen and the screen of settlements. Private to flow*.cpp.
#pragma once

#include "kiosk/app/flow.h"
#include "kiosk/app/flow_office.h"

namespace kiosk::app::parts {

Commands wished_of_stock(State& state, const screens::DoStock& wish);
Commands wished_of_settlements(State& state, const screens::DoSettle& wish, std::int64_t now_ms);
Commands stock_news(State& state, const StockNews& event, std::int64_t now_ms);

// The store failed: nobody waits for its answer any more.
void stock_failed(State& state);

// The form of a move, made for what is open, and the move it says; nullopt: its fields say what is
// missing (flow_stock_forms.cpp).
screens::FormView stock_form(const State& state, screens::StockForm kind);
std::optional<StockMove> move_of_form(State& state, std::int64_t now_ms);
// flow_settle.cpp
void accounts_read(State& state, const AccountsRead& read);
void account_read(State& state, const AccountRead& read);
Commands terms_saved(State& state, const TermsSaved& saved, std::int64_t now_ms);
Commands period_changed(State& state, const PeriodChanged& changed, std::int64_t now_ms);

OfficeScreen stock_screen();
OfficeScreen settle_screen();

}  // namespace kiosk::app::parts
