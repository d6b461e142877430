#include "db/lot_repository.h"

#include "db/journal.h"
#include "db/sale_body.h"

namespace db {
namespace {

#define OCOP_LOT_COLUMNS                                                             \
    "SELECT id, product_id, number, made, best_before, received, source, recalled, " \
    "reason_vi, reason_en, demonstration FROM lot "

constexpr const char* kFind = OCOP_LOT_COLUMNS "WHERE product_id = ? AND number = ?";
constexpr const char* kAll = OCOP_LOT_COLUMNS "ORDER BY product_id, number";
constexpr const char* kOfNumber = OCOP_LOT_COLUMNS "WHERE number = ? ORDER BY product_id";
constexpr const char* kKeeps = "SELECT 1 FROM lot WHERE product_id = ? LIMIT 1";
constexpr const char* kEvents =
    "SELECT day, what_vi, what_en, place_vi, place_en FROM lot_event WHERE lot = ? ORDER BY n";
constexpr const char* kUpsert =
    "INSERT INTO lot (product_id, number, made, best_before, received, source, recalled, "
    "reason_vi, reason_en, demonstration) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (product_id, number) DO UPDATE SET made = excluded.made, "
    "best_before = excluded.best_before, received = excluded.received, source = excluded.source, "
    "reason_vi = CASE WHEN excluded.recalled IS NULL THEN reason_vi ELSE excluded.reason_vi END, "
    "reason_en = CASE WHEN excluded.recalled IS NULL THEN reason_en ELSE excluded.reason_en END, "
    "recalled = coalesce(excluded.recalled, recalled), demonstration = excluded.demonstration "
    "RETURNING id";
constexpr const char* kForgetEvents = "DELETE FROM lot_event WHERE lot = ?";
constexpr const char* kAddEvent =
    "INSERT INTO lot_event (lot, n, day, what_vi, what_en, place_vi, place_en) "
    "VALUES (?, ?, ?, ?, ?, ?, ?)";
constexpr const char* kRecall =
    "INSERT INTO lot (product_id, number, source, recalled, reason_vi, reason_en, demonstration) "
    "VALUES (?, ?, '', ?, ?, ?, 0) ON CONFLICT (product_id, number) DO UPDATE SET "
    "recalled = excluded.recalled, reason_vi = excluded.reason_vi, reason_en = excluded.reason_en";
constexpr const char* kSerial =
    "SELECT s.closed_at_ms, s.receipt, s.seq FROM sale_line l JOIN sold_item i ON i.id = l.item "
    "JOIN sale s ON s.seq = l.seq WHERE l.serial = ?1 AND l.serial <> '' AND i.product_id = ?2 "
    "AND s.seq > coalesce((SELECT max(r.seq) FROM refund_line r JOIN sold_item k ON k.id = r.item "
    "WHERE r.serial = ?1 AND r.serial <> '' AND k.product_id = ?2), 0) "
    "ORDER BY s.seq DESC LIMIT 1";

std::optional<kiosk::Date> date_or_none(const Query& row, int column) {
    return row.is_null(column) ? std::nullopt : kiosk::Date::parse(row.text(column));
}

std::optional<std::string> iso(const std::optional<kiosk::Date>& date) {
    return date ? std::optional{date->iso()} : std::nullopt;
}

}  // namespace

kiosk::Lot LotRepository::lot_of(const Query& row) {
    kiosk::Lot lot;
    lot.product = kiosk::ProductId{row.text(1)};
    lot.number = row.text(2);
    lot.made = date_or_none(row, 3);
    lot.best_before = date_or_none(row, 4);
    lot.received = date_or_none(row, 5);
    lot.source = row.text(6);
    if (const auto day = date_or_none(row, 7)) {
        lot.recall = kiosk::Recall{*day, {row.text(8), row.text(9)}};
    }
    lot.demonstration = row.number(10) != 0;
    Query events = database_.query(kEvents);
    events.with(row.number(0));
    while (events.next()) {
        lot.events.push_back({kiosk::Date::parse(events.text(0)).value_or(kiosk::Date{}),
                              {events.text(1), events.text(2)},
                              {events.text(3), events.text(4)}});
    }
    return lot;
}

std::optional<kiosk::Lot> LotRepository::find(const kiosk::ProductId& product,
                                              std::string_view number) {
    if (number.empty()) {
        return std::nullopt;
    }
    Query query = database_.query(kFind);
    return query.with(product.text(), number).next() ? std::optional{lot_of(query)} : std::nullopt;
}

bool LotRepository::keeps_lots(const kiosk::ProductId& product) {
    Query query = database_.query(kKeeps);
    return query.with(product.text()).next();
}

std::vector<kiosk::Lot> LotRepository::all() {
    std::vector<kiosk::Lot> lots;
    Query query = database_.query(kAll);
    while (query.next()) {
        lots.push_back(lot_of(query));
    }
    return lots;
}

std::vector<kiosk::Lot> LotRepository::of_number(std::string_view number) {
    std::vector<kiosk::Lot> lots;
    Query query = database_.query(kOfNumber);
    query.with(number);
    while (query.next()) {
        lots.push_back(lot_of(query));
    }
    return lots;
}

LotRepository::Saved LotRepository::save(const std::vector<kiosk::Lot>& lots) {
    Saved saved;
    for (const kiosk::Lot& lot : lots) {
        ++(find(lot.product, lot.number) ? saved.changed : saved.added);
        const std::optional<kiosk::Date> recalled =
            lot.recall ? std::optional{lot.recall->day} : std::nullopt;
        const kiosk::Text reason = lot.recall ? lot.recall->reason : kiosk::Text{};
        std::int64_t row = 0;
        {
            Query upsert = database_.query(kUpsert);
            upsert.with(lot.product.text(), lot.number, iso(lot.made), iso(lot.best_before),
                        iso(lot.received), lot.source, iso(recalled), reason.vi, reason.en,
                        lot.demonstration);
            upsert.next();
            row = upsert.number(0);
        }
        {
            Query forget = database_.query(kForgetEvents);
            forget.with(row).run();
        }
        std::int64_t n = 0;
        for (const kiosk::LotEvent& event : lot.events) {
            Query add = database_.query(kAddEvent);
            add.with(row, ++n, event.day.iso(), event.what.vi, event.what.en, event.place.vi,
                     event.place.en)
                .run();
        }
    }
    return saved;
}

void LotRepository::set_recall(const kiosk::ProductId& product, std::string_view number,
                               const std::optional<kiosk::Recall>& recall) {
    const std::optional<std::string> day = recall ? std::optional{recall->day.iso()} : std::nullopt;
    const kiosk::Text reason = recall ? recall->reason : kiosk::Text{};
    Query set = database_.query(kRecall);
    set.with(product.text(), number, day, reason.vi, reason.en).run();
}

std::optional<kiosk::SerialSold> LotRepository::serial_sold(const kiosk::ProductId& product,
                                                            std::string_view serial) {
    if (serial.empty()) {
        return std::nullopt;
    }
    Query query = database_.query(kSerial);
    if (!query.with(serial, product.text()).next()) {
        return std::nullopt;
    }
    const Epoch epoch = epoch_at(database_, query.number(2));
    return kiosk::SerialSold{query.number(0),
                             receipt_number(epoch.till, epoch.number, query.number(1))};
}

}  // namespace db
