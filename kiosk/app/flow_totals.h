// The shop's figures: which period, read a month at a time, and the sales behind each. Private to
// flow*.cpp.
#pragma once

#include "kiosk/app/flow.h"
#include "kiosk/app/flow_office.h"

namespace kiosk::app::parts {

Commands open_totals(State& state, std::int64_t now_ms);
Commands wished_of_totals(State& state, const screens::Intent& intent, std::int64_t now_ms);
// The next piece, or none when all were read.
Commands figures_read(State& state, const FiguresRead& answer);
void sales_read(State& state, const SalesBehindRead& answer);
void sold_read(State& state, const SoldRead& answer);
void report_written(State& state, const ReportWritten& answer, std::int64_t now_ms);
void scans_read(State& state, const ScansRead& answer);

// Their rows in the table of manager's screens.
OfficeScreen totals_screen();
OfficeScreen sales_screen();

}  // namespace kiosk::app::parts
