// The stock screen and the screen of settlements. Private to flow*.cpp.
#pragma once

#include "kiosk/app/flow.h"
#include "kiosk/app/flow_office.h"

namespace kiosk::app::parts {

Commands wished_of_stock(State& state, const screens::DoStock& wish, std::int64_t now_ms);
Commands wished_of_settlements(State& state, const screens::DoSettle& wish, std::int64_t now_ms);
Commands stock_news(State& state, const StockNews& event, std::int64_t now_ms);

// The store failed: nobody waits for its answer any more.
void stock_failed(State& state);

// A code was scanned while the shelves or the settlements are shown (flow_stock_scan.cpp).
Commands stock_looked_up(State& state, const CodeLookedUp& answer, std::int64_t now_ms);
// The shelf of what was scanned is open, or what was typed is recorded: goes on with the code.
void take_scanned(State& state);
Commands next_scanned(State& state);
// flow_stock.cpp
Commands open_shelf(State& state, const ProductId& product);
void open_stock_form(State& state, screens::StockForm kind);
Commands submit_move(State& state, std::int64_t now_ms);
Commands open_account(State& state, const std::string& producer);

// The form of a move, made for what is open, and the move it says; nullopt: its fields say what is
// missing (flow_stock_forms.cpp).
screens::FormView stock_form(const State& state, screens::StockForm kind);
std::optional<StockMove> move_of_form(State& state, std::int64_t now_ms);
// flow_settle.cpp
Commands accounts_ahead(State& state, const WasReadAhead& read);
void accounts_read(State& state, const AccountsRead& read);
void account_read(State& state, const AccountRead& read);
Commands terms_saved(State& state, const TermsSaved& saved, std::int64_t now_ms);
Commands period_changed(State& state, const PeriodChanged& changed, std::int64_t now_ms);

// flow_settle_terms.cpp
screens::FormView terms_form(const screens::SettleView& view);
Commands submit_terms(State& state);
Commands drop_terms(State& state, bool confirmed);
// An empty field is no bound; false: it is no day, and the field says so.
bool take_day(screens::FormView& form, const char* key, std::optional<Date>& into);

OfficeScreen stock_screen();
OfficeScreen settle_screen();

}  // namespace kiosk::app::parts
