// The journal's bodies of a shift, version 1 each. `notes` says how many of 500,000 … 500 đồng,
// `other` what was counted without saying which; both make up the amount beside them.
//
//   shift_open     {"v":1,"at_ms":…,"id":"…","business_date":"2026-11-23","by":"101",
//                   "by_name":"…","opening":1000000,"notes":[…10],"other":0}
//   cash_movement  {"v":1,"at_ms":…,"id":"…","shift":"…","direction":"in"|"out","amount":50000,
//                   "reason":"…","by":"101","by_name":"…","approver":""}
//   shift_close    {"v":1,"at_ms":…,"id":"…","z":1,"number":"K01-1-Z0001","by":"101",
//                   "by_name":"…","approver":"","counted":…,"notes":[…10],"other":0,
//                   "first_counted":…,"counts":1,"expected":…,"note":"","figures":{…}}
//
// Private to db; pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "kiosk/core/shift.h"

namespace db {

struct CloseBody {
    kiosk::ShiftId id;
    kiosk::ShiftClosing closing;
    kiosk::Money expected;
    kiosk::ShiftFigures figures;
    std::int64_t z{0};
    std::string number;
};

std::string encode_shift_opening(const kiosk::Shift& shift);
std::string encode_movement(const kiosk::CashMovement& movement);
std::string encode_closing(const CloseBody& close);
// Refuse (Problem, with the field) what is no body of a known version.
kiosk::Result<kiosk::Shift> decode_shift_opening(std::string_view text);
kiosk::Result<kiosk::CashMovement> decode_movement(std::string_view text);
kiosk::Result<CloseBody> decode_closing(std::string_view text);

// "2 0 1 …": the notes as a column of the tables has them.
std::string notes_text(const kiosk::CashCount& count);
kiosk::CashCount count_from(std::string_view notes, kiosk::Money total);

}  // namespace db
