// A buyer who wants an invoice in a name: asked on the till, after the sale or from its receipt.
// Private to flow*.cpp.
#pragma once

#include "kiosk/app/flow.h"
#include "kiosk/app/flow_office.h"

namespace kiosk::app::parts {

// For the sale on the done screen, or the one shown beside the list of sales.
Commands ask_invoice(State& state);
void buyer_read(State& state, const BuyerRead& answer);
Commands buyer_saved(State& state, const BuyerSaved& answer, std::int64_t now_ms);
OfficeScreen invoice_screen();

}  // namespace kiosk::app::parts
