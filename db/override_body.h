// The journal's body of kind "override", version 1:
//
//   {"v":1,"at_ms":…,"right":"discount_above_limit","what":"…","by":"103","by_name":"…",
//    "asked":"101","asked_name":"…","sale_id":"…" or ""}
//
// Private to db; pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/core/override.h"
#include "kiosk/core/result.h"

namespace db {

std::string encode_override(const kiosk::Override& step);
// Refuses (Problem, with the field) what is no body of a known version.
kiosk::Result<kiosk::Override> decode_override(std::string_view text);

}  // namespace db
