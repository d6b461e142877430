// Whether what another till says of a sale or a refund hangs together. It comes through the centre,
// which stores what tills send: figures that no till of ours writes must not become money here.
// Private to db; pure; any thread; nothing fails.
#pragma once

#include "kiosk/core/refund.h"
#include "kiosk/core/sale.h"

namespace db {

// Its sums agree; nothing is negative, and of every line something was sold.
bool is_sound(const kiosk::Sale& sale);
// The same, and every line is one of `sale` and gives back no more than it: across refunds that is
// the centre's to weigh.
bool is_sound(const kiosk::Refund& refund, const kiosk::Sale& sale);

}  // namespace db
