// What the pages of the payment screen share: the amount that is typed, and the card on the left
// that says what is due. Private to this room; frame thread, inside a frame.
#pragma once

#include <string>

#include "kiosk/screens/chrome.h"

namespace kiosk::screens::payment {

// The figure in the largest type its place allows.
void figure(Ui& ui, Rect rect, Money money, Color color, Align align);
// What was typed; nothing typed means all that is still due.
Money typed_amount(const PaymentView& view);
void amount_field(Ui& ui, Rect rect);
void amount_keypad(Ui& ui, Rect rect);
// The digits of a keyboard, where no keypad is shown too.
void typed_amount_keys(Ui& ui, std::string digits);

void due_card(Ui& ui, Rect rect);

}  // namespace kiosk::screens::payment
