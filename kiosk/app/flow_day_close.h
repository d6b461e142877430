// Closing the day: its figures, what is still open, the hand-over of its invoices. Private to
// flow*.cpp.
#pragma once

#include "kiosk/app/flow.h"
#include "kiosk/app/flow_office.h"

namespace kiosk::app::parts {

Commands read_day_close(State& state, Date date, std::int64_t now_ms);
void day_close_read(State& state, const DayCloseRead& answer);
Commands invoices_handed_over(State& state, const InvoicesHandedOver& answer, std::int64_t now_ms);
Commands wished_of_day_close(State& state, const screens::Intent& intent, std::int64_t now_ms);
OfficeScreen day_close_screen();

}  // namespace kiosk::app::parts
