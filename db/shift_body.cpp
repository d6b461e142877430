#include "db/shift_body.h"

#include <sstream>

#include "db/body_values.h"

namespace db {
namespace {

using body::Json;
using body::known;
using body::storable;
using body::Unreadable;
using body::whole;
using kiosk::Money;

std::string written(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

template <typename Read>
auto read(std::string_view text, const Read& how) -> kiosk::Result<decltype(how(Json{}))> {
    const Json json = Json::parse(text, nullptr, false);
    try {
        if (!json.is_object() || whole(json, "v", "") != 1) throw Unreadable{"v"};
        return how(json);
    } catch (const Unreadable& unreadable) {
        return kiosk::Problem{{"Bản ghi của ca", "The shift's entry"},
                              {"không đọc được (" + unreadable.field + ")",
                               "cannot be read (" + unreadable.field + ")"},
                              {},
                              unreadable.field};
    }
}

kiosk::SaleId id_of(const Json& json, const char* key) {
    return known(kiosk::SaleId::parse(body::text(json, key)), key);
}

kiosk::StaffCode code_of(const Json& json, const char* key) {
    return kiosk::StaffCode{body::text(json, key)};
}

void write_count(Json& json, const kiosk::CashCount& count) {
    json["notes"] = Json::array();
    for (const std::int64_t notes : count.notes) json["notes"].push_back(notes);
    json["other"] = count.other.dong();
}

kiosk::CashCount count_of(const Json& json, const char* total) {
    kiosk::CashCount count;
    const Json& notes = body::array(json, "notes");
    if (notes.size() != count.notes.size()) throw Unreadable{"notes"};
    for (std::size_t i = 0; i < notes.size(); ++i) {
        if (!notes[i].is_number_integer()) throw Unreadable{"notes"};
        count.notes[i] = notes[i].get<std::int64_t>();
    }
    count.other = body::money(json, "other");
    if (count.total() != body::money(json, total)) throw Unreadable{total};
    return count;
}

Json figures_json(const kiosk::ShiftFigures& figures) {
    return {{"sales", figures.sales},
            {"refunds", figures.refunds},
            {"gross", figures.gross.dong()},
            {"discount", figures.discount.dong()},
            {"rounding", figures.rounding.dong()},
            {"cash", figures.cash.dong()},
            {"transfer", figures.transfer.dong()},
            {"card", figures.card.dong()},
            {"cash_back", figures.cash_back.dong()},
            {"transfer_back", figures.transfer_back.dong()},
            {"card_back", figures.card_back.dong()},
            {"paid_in", figures.paid_in.dong()},
            {"paid_out", figures.paid_out.dong()},
            {"drawer_openings", figures.drawer_openings},
            {"overrides", figures.overrides}};
}

kiosk::ShiftFigures figures_of(const Json& json) {
    const auto found = json.find("figures");
    if (found == json.end() || !found->is_object()) throw Unreadable{"figures"};
    const Json& from = *found;
    const std::string at = "figures.";
    kiosk::ShiftFigures figures;
    figures.sales = whole(from, "sales", at);
    figures.refunds = whole(from, "refunds", at);
    figures.gross = body::money(from, "gross", at);
    figures.discount = body::money(from, "discount", at);
    figures.rounding = body::money(from, "rounding", at);
    figures.cash = body::money(from, "cash", at);
    figures.transfer = body::money(from, "transfer", at);
    figures.card = body::money(from, "card", at);
    figures.cash_back = body::money(from, "cash_back", at);
    figures.transfer_back = body::money(from, "transfer_back", at);
    figures.card_back = body::money(from, "card_back", at);
    figures.paid_in = body::money(from, "paid_in", at);
    figures.paid_out = body::money(from, "paid_out", at);
    figures.drawer_openings = whole(from, "drawer_openings", at);
    figures.overrides = whole(from, "overrides", at);
    return figures;
}

}  // namespace

std::string encode_shift_opening(const kiosk::Shift& shift) {
    Json json{{"v", 1},
              {"at_ms", shift.opened_at_ms},
              {"id", shift.id.text()},
              {"business_date", shift.business_date.iso()},
              {"by", storable(shift.by.text())},
              {"by_name", storable(shift.by_name)},
              {"opening", shift.opening.total().dong()}};
    write_count(json, shift.opening);
    return written(json);
}

kiosk::Result<kiosk::Shift> decode_shift_opening(std::string_view text) {
    return read(text, [](const Json& json) {
        kiosk::Shift shift;
        shift.id = id_of(json, "id");
        shift.opened_at_ms = whole(json, "at_ms", "");
        shift.business_date =
            known(kiosk::Date::parse(body::text(json, "business_date")), "business_date");
        shift.by = code_of(json, "by");
        shift.by_name = body::text(json, "by_name");
        shift.opening = count_of(json, "opening");
        return shift;
    });
}

std::string encode_movement(const kiosk::CashMovement& movement) {
    return written({{"v", 1},
                    {"at_ms", movement.at_ms},
                    {"id", movement.id.text()},
                    {"shift", movement.shift.text()},
                    {"direction", kiosk::name_of(movement.direction)},
                    {"amount", movement.amount.dong()},
                    {"reason", storable(movement.reason)},
                    {"by", storable(movement.by.text())},
                    {"by_name", storable(movement.by_name)},
                    {"approver", storable(movement.approver.text())}});
}

kiosk::Result<kiosk::CashMovement> decode_movement(std::string_view text) {
    return read(text, [](const Json& json) {
        kiosk::CashMovement movement;
        movement.id = id_of(json, "id");
        movement.shift = id_of(json, "shift");
        movement.at_ms = whole(json, "at_ms", "");
        movement.direction =
            known(kiosk::cash_direction_from(body::text(json, "direction")), "direction");
        movement.amount = body::money(json, "amount");
        movement.reason = body::text(json, "reason");
        movement.by = code_of(json, "by");
        movement.by_name = body::text(json, "by_name");
        movement.approver = code_of(json, "approver");
        return movement;
    });
}

std::string encode_closing(const CloseBody& close) {
    const kiosk::ShiftClosing& closing = close.closing;
    Json json{{"v", 1},
              {"at_ms", closing.at_ms},
              {"id", close.id.text()},
              {"z", close.z},
              {"number", close.number},
              {"by", storable(closing.by.text())},
              {"by_name", storable(closing.by_name)},
              {"approver", storable(closing.approver.text())},
              {"counted", closing.counted.total().dong()}};
    write_count(json, closing.counted);
    json["first_counted"] = closing.first_counted.dong();
    json["counts"] = closing.counts;
    json["expected"] = close.expected.dong();
    json["note"] = storable(closing.note);
    json["figures"] = figures_json(close.figures);
    return written(json);
}

kiosk::Result<CloseBody> decode_closing(std::string_view text) {
    return read(text, [](const Json& json) {
        CloseBody close;
        close.id = id_of(json, "id");
        close.z = whole(json, "z", "");
        close.number = body::text(json, "number");
        close.expected = body::money(json, "expected");
        close.figures = figures_of(json);
        kiosk::ShiftClosing& closing = close.closing;
        closing.at_ms = whole(json, "at_ms", "");
        closing.by = code_of(json, "by");
        closing.by_name = body::text(json, "by_name");
        closing.approver = code_of(json, "approver");
        closing.counted = count_of(json, "counted");
        closing.first_counted = body::money(json, "first_counted");
        closing.counts = whole(json, "counts", "");
        closing.note = body::text(json, "note");
        return close;
    });
}

std::string notes_text(const kiosk::CashCount& count) {
    std::string text;
    for (const std::int64_t notes : count.notes) {
        text += (text.empty() ? "" : " ") + std::to_string(notes);
    }
    return text;
}

kiosk::CashCount count_from(std::string_view notes, Money total) {
    kiosk::CashCount count;
    std::istringstream words{std::string{notes}};
    for (std::int64_t& one : count.notes) words >> one;
    count.other = total - count.total();
    return count;
}

}  // namespace db
