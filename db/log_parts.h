// What the readers of single kinds share (log_entry.cpp chooses among them). Each answers nothing
// for a body it cannot read. Private to db/log_*.cpp; pure.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "db/body_values.h"
#include "db/log_entry.h"

namespace db::log {

using kiosk::format_digits;
using kiosk::LogFact;
using kiosk::LogKind;
using kiosk::LogRecord;
using kiosk::LogSubject;
using kiosk::Text;
using Line = std::optional<LogRecord>;

inline constexpr std::size_t kMostNamed = 3;  // products or fields in the one line of a list

inline Text same(std::string text) { return {text, std::move(text)}; }
inline Text both(const kiosk::Money& money) { return same(format_money(money)); }
// "Trần Minh · 103"
std::string person(const std::string& name, const std::string& code);
std::string person(const std::string& code, const LogNames& names);
// `more` behind `text`; nothing where it is empty.
void add(Text& text, const Text& more, std::string_view between = " · ");
// "Giá: 125.000 ₫ → 130.000 ₫"
Text change_text(const LogFact& change);
// "3 sản phẩm"; both texts with their number before them.
Text counted(std::int64_t count, const Text& one_of_them);
// 23/11/2026 12:00
std::string moment(std::int64_t at_ms);
// A fact that has something to say is kept.
void keep(LogSubject& subject, Text title, Text value);
void keep_change(LogSubject& subject, Text title, Text before, Text after);
// A new subject of the record; drop_empty() takes those away that said nothing.
LogSubject& subject(LogRecord& record, Text title = {});
void drop_empty(LogRecord& record);

using Json = body::Json;
// log_entry.cpp
Line step(LogKind kind, std::string_view body);
// log_goods.cpp
Line goods(std::string_view body, const LogNames& names);
Line stock(std::string_view body, const LogNames& names);
Line recall(const Json& json, const LogNames& names);
Line catalogue(const Json& json, const LogNames& names);
Line lots(const Json& json, const LogNames& names);
Line promotions(const Json& json, const LogNames& names);
// log_money.cpp
Line refund(std::string_view body, const LogNames& names);
Line movement(std::string_view body, const LogNames& names);
Line opening(std::string_view body);
Line closing(std::string_view body, const LogNames& names);
Line transfer_cancelled(const Json& json, const LogNames& names);
Line terms(std::string_view body, const LogNames& names);
Line settlement(std::string_view body, const LogNames& names);
Line settlement_paid(std::string_view body, const LogNames& names);
Line invoices(const Json& json, const LogNames& names);
Line buyers_forgotten(const Json& json);
// log_people.cpp
Line sign_in(const Json& json, const LogNames& names);
Line pin_wrong(const Json& json, const LogNames& names);
Line staff(const Json& json, const LogNames& names);
Line settings(const Json& json, const LogNames& names);
Line epoch(const Json& json);
Line clock_step(const Json& json);

}  // namespace db::log
