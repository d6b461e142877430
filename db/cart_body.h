// A waiting cart as text: JSON, version 1, its lines like those of a sale's body (version 2). A
// transfer's holds the whole sale beside. Private to db; pure; any thread.
//
// {"v":1,"lines":[…],"discount":…,"discount_percent":…,"discount_reason":"","discount_approver":"",
// "note":"","baskets":["417"],"weighed":["product"],"sale":{…}|null,"exchange":{…}|null}
#pragma once

#include <string>
#include <string_view>

#include "kiosk/core/held.h"
#include "kiosk/core/result.h"

namespace db {

std::string encode_cart(const kiosk::HeldCart& held);
// Fills cart, weighed and sale; refuses what a newer program wrote.
kiosk::Status decode_cart(std::string_view body, kiosk::HeldCart& into);

}  // namespace db
