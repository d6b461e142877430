#include "kiosk/app/json_shapes.h"

#include "kiosk/core/vietnamese_text.h"

namespace kiosk::app {
namespace {

Json text_or_null(const std::optional<std::string>& text) {
    return text ? Json(*text) : Json(nullptr);
}

Json date_or_null(const std::optional<Date>& date) {
    return date ? Json(date->iso()) : Json(nullptr);
}

Json rows(const std::vector<TotalsRow>& table) {
    Json out = Json::array();
    for (const TotalsRow& row : table) {
        out.push_back({{"key", row.key},
                       {"name", row.name},
                       {"quantity", format_quantity(row.quantity, '.')},
                       {"amount", row.amount.dong()}});
    }
    return out;
}

std::string hex(const std::string& bytes) {
    static const char* const kDigits = "0123456789abcdef";
    std::string out;
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        out += kDigits[value >> 4];
        out += kDigits[value & 15];
    }
    return out;
}

}  // namespace

Json json_of(const Product& product, Date today) {
    Json certificate = nullptr;
    if (product.certificate) {
        certificate = {{"decision", product.certificate->decision},
                       {"issuer", product.certificate->issuer},
                       {"issued", date_or_null(product.certificate->issued)},
                       {"expires", date_or_null(product.certificate->expires)}};
    } else {
        certificate = {
            {"decision", nullptr}, {"issuer", nullptr}, {"issued", nullptr}, {"expires", nullptr}};
    }
    certificate["state"] = name_of(state_on(product.certificate, today));
    return {{"product_id", product.id.text()},
            {"name_vi", product.name_vi},
            {"name_en", product.name_en},
            {"group", name_of(product.group)},
            {"producer", product.producer.name},
            {"province", product.place.province},
            {"province_today", product.place.province_today},
            {"stars", product.stars ? Json(*product.stars) : Json(nullptr)},
            {"certificate", certificate},
            {"price", product.price.dong()},
            {"tax_rate", name_of(product.tax_rate)},
            {"codes", product.codes},
            {"unit", product.unit},
            {"by_weight", product.by_weight},
            {"place", product.place.as_printed()},
            {"lot", product.lot},
            {"size", product.size},
            {"producer_kind", name_of(product.producer.kind)},
            {"source", product.source},
            {"source_date", product.source_date},
            {"demonstration", product.demonstration}};
}

Json json_of(const Lot& lot) {
    Json events = Json::array();
    for (const LotEvent& event : lot.events) {
        events.push_back({{"date", event.day.iso()},
                          {"what_vi", event.what.vi},
                          {"what_en", event.what.en},
                          {"place_vi", event.place.vi},
                          {"place_en", event.place.en}});
    }
    Json recall = nullptr;
    if (lot.recall) {
        recall = {{"date", lot.recall->day.iso()},
                  {"reason_vi", lot.recall->reason.vi},
                  {"reason_en", lot.recall->reason.en}};
    }
    return {{"lot", lot.number},
            {"made", date_or_null(lot.made)},
            {"best_before", date_or_null(lot.best_before)},
            {"received", date_or_null(lot.received)},
            {"source", lot.source},
            {"recall", recall},
            {"events", events},
            {"demonstration", lot.demonstration}};
}

Json json_of(const std::vector<Finding>& findings) {
    Json list = Json::array();
    for (const Finding& one : findings) {
        list.push_back({{"kind", name_of(one.kind)},
                        {"vi", one.title.vi},
                        {"en", one.title.en},
                        {"forbids_sale", one.forbids_sale}});
    }
    return list;
}

Json json_of(const Totals& totals) {
    Json tax = Json::array();
    for (const TaxTotals& row : totals.tax) {
        tax.push_back(
            {{"rate", name_of(row.rate)}, {"base", row.base.dong()}, {"tax", row.tax.dong()}});
    }
    Json payments = rows(totals.by_payment);
    for (Json& row : payments) row["method"] = row["key"];
    Json hours = Json::array();
    for (const Money amount : totals.by_hour) hours.push_back(amount.dong());
    return {{"date", totals.date.iso()},
            {"sales", totals.sales},
            {"refunds", totals.refunds},
            {"items", format_quantity(totals.items, '.')},
            {"gross", totals.gross.dong()},
            {"discount", totals.discount.dong()},
            {"refunded", totals.refunded.dong()},
            {"rounding", totals.rounding.dong()},
            {"net", totals.net.dong()},
            {"tax", tax},
            {"by_payment", payments},
            {"by_hour", hours},
            {"by_group", rows(totals.by_group)},
            {"by_product", rows(totals.by_product)},
            {"by_producer", rows(totals.by_producer)},
            {"by_cashier", rows(totals.by_cashier)},
            {"by_stars", rows(totals.by_stars)}};
}

Json json_of_scan(const std::string& file, const ScannedText& scanned, CodeKind kind,
                  const Code* parsed) {
    Json out = {{"file", file}, {"symbology", scanned.symbology}};
    if (is_utf8(scanned.bytes)) {
        out["text"] = scanned.bytes;
    } else {
        out["text"] = nullptr;
        out["hex"] = hex(scanned.bytes);
    }
    out["kind"] = name_of(kind);
    out["gtin"] = parsed != nullptr ? text_or_null(parsed->gtin) : Json(nullptr);
    out["lot"] = parsed != nullptr ? text_or_null(parsed->lot) : Json(nullptr);
    out["serial"] = parsed != nullptr ? text_or_null(parsed->serial) : Json(nullptr);
    if (parsed != nullptr && parsed->own) {
        out["own"] = {{"kind", name_of(parsed->own->kind)}, {"value", parsed->own->value}};
    }
    Json position = Json::array();
    for (const ScannedText::Point& point : scanned.position) {
        position.push_back(Json::array({point.x, point.y}));
    }
    out["position"] = position;
    return out;
}

std::string one_line(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace kiosk::app
