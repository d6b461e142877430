#include "db/stock_body.h"

#include <algorithm>

namespace db {
namespace {

using body::Json;
using body::known;
using body::storable;
using body::text;
using body::whole;

std::string day_text(const std::optional<kiosk::Date>& day) { return day ? day->iso() : ""; }

std::optional<kiosk::Date> day_in(const Json& json, const char* key, const std::string& at) {
    const std::string day = text(json, key, at);
    if (day.empty()) return std::nullopt;
    return known(kiosk::Date::parse(day), at + key);
}

kiosk::Quantity quantity_in(const Json& json, const char* key, const std::string& at) {
    return kiosk::Quantity::from_thousandths(whole(json, key, at));
}

Json line_json(const kiosk::StockLine& line) {
    Json json{
        {"product_id", storable(line.product.text())}, {"name", storable(line.name)},
        {"producer", storable(line.producer)},         {"lot", storable(line.lot)},
        {"best_before", day_text(line.best_before)},   {"quantity", line.quantity.thousandths()},
        {"counted", line.counted.thousandths()},       {"expected", line.expected.thousandths()},
        {"minimum", line.minimum.thousandths()},       {"consigned", line.consigned},
        {"unit_cost", line.unit_cost.dong()}};
    if (line.given) json["given"] = true;
    if (line.deductible_vat != 0) json["deductible_vat"] = line.deductible_vat;
    return json;
}

kiosk::StockLine line_of(const Json& json, const std::string& at) {
    kiosk::StockLine line;
    line.product = kiosk::ProductId{text(json, "product_id", at)};
    line.name = text(json, "name", at);
    line.producer = text(json, "producer", at);
    line.lot = text(json, "lot", at);
    line.best_before = day_in(json, "best_before", at);
    line.quantity = quantity_in(json, "quantity", at);
    line.counted = quantity_in(json, "counted", at);
    line.expected = quantity_in(json, "expected", at);
    line.minimum = quantity_in(json, "minimum", at);
    line.consigned = body::field<bool>(json, "consigned", at);
    line.unit_cost = body::money(json, "unit_cost", at);
    if (json.contains("given")) line.given = body::field<bool>(json, "given", at);
    if (json.contains("deductible_vat")) line.deductible_vat = whole(json, "deductible_vat", at);
    return line;
}

kiosk::StockMove move_of(const Json& json) {
    const std::int64_t version = whole(json, "v", {});
    if (version != 1 && version != 2) throw body::Unreadable{"v"};
    kiosk::StockMove move;
    move.id = known(kiosk::SaleId::parse(text(json, "id")), "id");
    move.kind = known(kiosk::move_kind_from(text(json, "kind")), "kind");
    move.day = known(kiosk::Date::parse(text(json, "day")), "day");
    move.by = kiosk::StaffCode{text(json, "by")};
    if (const std::string reason = text(json, "reason"); !reason.empty()) {
        move.reason = known(kiosk::adjust_reason_from(reason), "reason");
    }
    move.note = text(json, "note");
    move.document = text(json, "document");
    move.shop = text(json, "shop");
    if (const std::string transfer = text(json, "transfer"); !transfer.empty()) {
        move.transfer = known(kiosk::SaleId::parse(transfer), "transfer");
    }
    move.lines = stock_lines_of(body::array(json, "lines"));
    return move;
}

}  // namespace

Json stock_lines_json(const std::vector<kiosk::StockLine>& lines) {
    Json array = Json::array();
    for (const kiosk::StockLine& line : lines) array.push_back(line_json(line));
    return array;
}

std::vector<kiosk::StockLine> stock_lines_of(const Json& array) {
    std::vector<kiosk::StockLine> lines;
    for (const Json& line : array) {
        const std::string at = "lines[" + std::to_string(lines.size()) + "].";
        lines.push_back(line_of(line, at));
    }
    return lines;
}

std::string encode_move(const kiosk::StockMove& move) {
    const bool plain = std::ranges::all_of(
        move.lines, [](const kiosk::StockLine& line) { return line.deductible_vat == 0; });
    const Json json{{"v", plain ? 1 : 2},
                    {"id", move.id.text()},
                    {"kind", name_of(move.kind)},
                    {"day", move.day.iso()},
                    {"by", storable(move.by.text())},
                    {"reason", name_of(move.reason)},
                    {"note", storable(move.note)},
                    {"document", storable(move.document)},
                    {"shop", storable(move.shop)},
                    {"transfer", move.transfer ? move.transfer->text() : ""},
                    {"lines", stock_lines_json(move.lines)}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

kiosk::Result<kiosk::StockMove> decode_move(std::string_view body) {
    const Json json = Json::parse(body, nullptr, false);
    try {
        if (!json.is_object()) throw body::Unreadable{"JSON"};
        return move_of(json);
    } catch (const body::Unreadable& unreadable) {
        return kiosk::Problem{{"Bản ghi kho không đọc được", "A stock entry cannot be read"},
                              {"phần " + unreadable.field + " thiếu hoặc sai",
                               unreadable.field + " is missing or wrong"},
                              {},
                              unreadable.field};
    }
}

}  // namespace db
