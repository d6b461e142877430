// A price list or promotion as JSON, version 1: in table promotion and in journal entries of kind
// "promotions", whose body holds the whole list. Private to db; pure; any thread.
//
// {"id":…,"name":…,"kind":"buy_get","products":[…],"group":"food"|"","producer":"","percent":0,
// "amount":0,"buy":3,"get":1,"starts_ms":0,"ends_ms":0}
#pragma once

#include "db/body_values.h"
#include "kiosk/core/promotion.h"

namespace db {

body::Json promotion_json(const kiosk::Promotion& promotion);
// Throws body::Unreadable.
kiosk::Promotion promotion_of(const body::Json& json);

}  // namespace db
