#include "kiosk/app/stock_json.h"

namespace kiosk::app {
namespace {

std::string plain(Quantity quantity) { return format_quantity(quantity, '.'); }

Json day(const std::optional<Date>& date) { return date ? Json(date->iso()) : Json(); }

Json line_json(const StockLine& line, MoveKind kind) {
    Json json{{"product_id", line.product.text()},
              {"name", line.name},
              {"lot", line.lot},
              {"best_before", day(line.best_before)},
              {"quantity", plain(line.quantity)}};
    if (kind == MoveKind::Count) {
        json["counted"] = plain(line.counted);
        json["expected"] = plain(line.expected);
    }
    if (kind == MoveKind::Cost) json["unit_cost"] = line.unit_cost.dong();
    if (line.given) json["given"] = true;
    if (line.deductible_vat != 0) json["deductible_vat"] = line.deductible_vat;
    if (kind == MoveKind::Receive) {
        json["consigned"] = line.consigned;
        json["unit_cost"] = line.unit_cost.dong();
    }
    if (kind == MoveKind::Minimum) json["minimum"] = plain(line.minimum);
    return json;
}

Json quantities(const std::vector<StockLine>& lines) {
    Json list = Json::array();
    for (const StockLine& line : lines) {
        list.push_back({{"product_id", line.product.text()},
                        {"name", line.name},
                        {"lot", line.lot},
                        {"quantity", plain(line.quantity)}});
    }
    return list;
}

}  // namespace

Json json_of(const StockRow& row, Date today) {
    Json lots = Json::array();
    for (const LotOnHand& lot : row.lots) {
        lots.push_back({{"lot", lot.lot},
                        {"best_before", day(lot.best_before)},
                        {"on_hand", plain(lot.on_hand)}});
    }
    return {{"product_id", row.product.text()},
            {"name_vi", row.name_vi},
            {"name_en", row.name_en},
            {"producer", row.producer},
            {"unit", row.unit},
            {"on_hand", plain(row.on_hand)},
            {"lots", std::move(lots)},
            {"minimum", row.minimum ? Json(plain(*row.minimum)) : Json()},
            {"sold_28_days", plain(row.sold)},
            {"low", is_low(row)},
            {"expiring", expires_soon(row, today)},
            {"negative", is_negative(row)},
            {"uncosted", row.lacks_cost}};
}

Json json_of(const StockMove& move) {
    Json lines = Json::array();
    for (const StockLine& line : move.lines) lines.push_back(line_json(line, move.kind));
    return {{"id", move.id.text()},           {"kind", name_of(move.kind)},
            {"date", move.day.iso()},         {"by", move.by.text()},
            {"reason", name_of(move.reason)}, {"note", move.note},
            {"document", move.document},      {"shop", move.shop},
            {"lines", std::move(lines)}};
}

Json json_of(const Transfer& transfer) {
    return {{"id", transfer.id.text()},
            {"direction", transfer.is_incoming ? "in" : "out"},
            {"from", transfer.from},
            {"to", transfer.to},
            {"sent", rfc3339(transfer.sent_at_ms)},
            {"on_the_way", transfer.is_on_the_way()},
            {"taken_by", transfer.is_back ? "" : transfer.taken_by},
            {"taken_back", transfer.is_back},
            {"lines", quantities(transfer.lines)},
            {"taken", quantities(transfer.taken)}};
}

Json json_of(const ProducerAccount& account) {
    return {{"producer", account.producer},
            {"terms", account.terms},
            {"open_from", day(account.open_from)},
            {"sold", account.open_sold.dong()},
            {"commission", account.open_commission.dong()},
            {"due", account.open_due.dong()},
            {"outstanding", account.outstanding.dong()},
            {"settlements", account.settlements},
            {"lacks_terms", account.lacks_terms}};
}

Json json_of(const Terms& terms) {
    return {{"kind", name_of(terms.kind)},
            {"commission_percent",
             format_quantity(Quantity::from_thousandths(terms.commission_percent * 10), '.')},
            {"product_id", terms.product ? Json(terms.product->text()) : Json()},
            {"group", terms.group ? Json(name_of(*terms.group)) : Json()},
            {"from", day(terms.from)},
            {"until", day(terms.until)}};
}

Json json_of(const Statement& statement) {
    Json rows = Json::array();
    for (const StatementRow& row : statement.rows) {
        rows.push_back(
            {{"product_id", row.product.text()},
             {"name", row.name},
             {"kind", row.kind ? Json(name_of(*row.kind)) : Json()},
             {"commission_percent",
              format_quantity(Quantity::from_thousandths(row.commission_percent * 10), '.')},
             {"delivered", plain(row.delivered)},
             {"given_back", plain(row.given_back)},
             {"sold", plain(row.sold)},
             {"returned", plain(row.returned)},
             {"other", plain(row.other)},
             {"on_hand", row.on_hand ? Json(plain(*row.on_hand)) : Json()},
             {"sold_amount", row.sold_amount.dong()},
             {"returned_amount", row.returned_amount.dong()},
             {"commission", row.commission.dong()},
             {"tax", row.tax.dong()},
             {"cost", row.cost.dong()},
             {"due", row.due.dong()}});
    }
    return {{"producer", statement.producer},
            {"from", day(statement.from)},
            {"until", statement.until.iso()},
            {"sold", statement.sold.dong()},
            {"returned", statement.returned.dong()},
            {"commission", statement.commission.dong()},
            {"tax", statement.tax.dong()},
            {"cost", statement.cost.dong()},
            {"due", statement.due.dong()},
            {"without_terms", statement.without_terms()},
            {"rows", std::move(rows)}};
}

Json json_of(const ClosedPeriod& period) {
    Json json = json_of(period.statement);
    Json payments = Json::array();
    for (const PeriodPayment& payment : period.payments) {
        payments.push_back({{"amount", payment.amount.dong()},
                            {"method", name_of(payment.method)},
                            {"reference", payment.reference},
                            {"date", payment.day.iso()},
                            {"by", payment.by.text()}});
    }
    json["number"] = period.number;
    json["closed"] = rfc3339(period.closed_at_ms);
    json["by"] = period.by.text();
    json["paid"] = period.paid().dong();
    json["remaining"] = period.remaining().dong();
    json["payments"] = std::move(payments);
    return json;
}

}  // namespace kiosk::app
