#include "db/held_repository.h"

#include <nlohmann/json.hpp>

#include "db/cart_body.h"

namespace db {
namespace {

constexpr const char* kInsert =
    "INSERT INTO held_cart (id, kind, at_ms, cashier, cashier_name, note, total, body) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, "
    "at_ms = excluded.at_ms, cashier = excluded.cashier, cashier_name = excluded.cashier_name, "
    "note = excluded.note, total = excluded.total, body = excluded.body";
constexpr const char* kAll =
    "SELECT id, kind, at_ms, cashier, cashier_name, note, total, body FROM held_cart "
    "WHERE kind <> 'draft' ORDER BY at_ms, id";
constexpr const char* kDraft =
    "SELECT id, kind, at_ms, cashier, cashier_name, note, total, body FROM held_cart "
    "WHERE kind = 'draft'";
constexpr const char* kFind =
    "SELECT id, kind, at_ms, cashier, cashier_name, note, total, body FROM held_cart WHERE id = ?";
constexpr const char* kDrop = "DELETE FROM held_cart WHERE id = ?";
constexpr const char* kDropDraft = "DELETE FROM held_cart WHERE kind = 'draft'";
constexpr const char* kRecall =
    "UPDATE held_cart SET kind = 'draft' WHERE id = ? AND kind = 'cart'";

nlohmann::ordered_json transfer_body(const kiosk::HeldCart& held, const kiosk::StaffCode& by,
                                     std::int64_t at_ms) {
    std::string purpose;
    if (held.sale) {
        for (const kiosk::Payment& one : held.sale->settlement.payments) {
            if (one.method == kiosk::PaymentMethod::Transfer) purpose = one.reference;
        }
    }
    return {{"v", 1},
            {"at_ms", at_ms},
            {"sale_id", held.id.text()},
            {"by", by.text()},
            {"total", held.total.dong()},
            {"reference", purpose}};
}

std::string written(const nlohmann::ordered_json& json) {
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace

std::vector<kiosk::HeldCart> HeldRepository::rows(Query& query) {
    std::vector<kiosk::HeldCart> held;
    while (query.next()) {
        kiosk::HeldCart one;
        one.id = sale_id_in(query.view(0));
        one.kind = kiosk::held_kind_from(query.text(1)).value_or(kiosk::HeldKind::Cart);
        one.at_ms = query.number(2);
        one.cashier = kiosk::StaffCode{query.text(3)};
        one.cashier_name = query.text(4);
        one.note = query.text(5);
        one.total = query.money(6);
        // One that cannot be read must not hide the others; verify names it.
        if (decode_cart(query.view(7), one)) held.push_back(std::move(one));
    }
    return held;
}

void HeldRepository::insert(const kiosk::HeldCart& held) {
    Query query = database_.query(kInsert);
    query.with(blob_of(held.id), name_of(held.kind), held.at_ms, held.cashier.text(),
               held.cashier_name, held.note, held.total, encode_cart(held));
    query.run();
}

void HeldRepository::keep_draft(const kiosk::HeldCart& draft) {
    drop_draft();
    kiosk::HeldCart kept = draft;
    kept.kind = kiosk::HeldKind::Draft;
    insert(kept);
}

void HeldRepository::drop_draft() { database_.query(kDropDraft).run(); }

std::optional<kiosk::HeldCart> HeldRepository::draft() {
    Query query = database_.query(kDraft);
    auto found = rows(query);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

void HeldRepository::hold(const TillKey& key, const kiosk::HeldCart& held) {
    drop_draft();
    insert(held);
    if (held.kind == kiosk::HeldKind::Transfer) {
        journal_.append(key, "transfer_parked",
                        written(transfer_body(held, held.cashier, held.at_ms)));
    }
}

std::vector<kiosk::HeldCart> HeldRepository::all() {
    Query query = database_.query(kAll);
    return rows(query);
}

std::optional<kiosk::HeldCart> HeldRepository::find(const kiosk::SaleId& id) {
    Query query = database_.query(kFind);
    auto found = rows(query.with(blob_of(id)));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

void HeldRepository::recall(const kiosk::SaleId& id) {
    drop_draft();
    Query query = database_.query(kRecall);
    query.with(blob_of(id)).run();
}

void HeldRepository::drop(const kiosk::SaleId& id) {
    Query query = database_.query(kDrop);
    query.with(blob_of(id)).run();
}

void HeldRepository::cancel_transfer(const TillKey& key, const kiosk::SaleId& id,
                                     const kiosk::StaffCode& by) {
    auto held = find(id);
    if (!held || held->kind != kiosk::HeldKind::Transfer) return;
    journal_.append(key, "transfer_cancelled",
                    written(transfer_body(*held, by, journal_.now_ms())));
    held->kind = kiosk::HeldKind::Cart;
    held->sale.reset();
    insert(*held);
}

std::vector<std::string> HeldRepository::sold(const kiosk::SaleId& id) {
    const auto held = find(id);
    drop(id);
    return held ? held->cart.baskets : std::vector<std::string>{};
}

}  // namespace db
