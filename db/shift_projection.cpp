#include "db/shift_repository.h"

namespace db {
namespace {

constexpr const char* kInsertShift =
    "INSERT INTO shift (open_seq, id, business_date, opened_at_ms, opened_by, opened_by_name, "
    "opening, opening_notes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* kHasShift =
    "SELECT 1 FROM shift WHERE open_seq = ? AND id = ? AND business_date = ? AND "
    "opened_at_ms = ? AND opened_by = ? AND opened_by_name = ? AND opening = ? AND "
    "opening_notes = ?";
constexpr const char* kClose =
    "UPDATE shift SET close_seq = ?, z = ?, closed_at_ms = ?, closed_by = ?, closed_by_name = ?, "
    "approver = ?, counted = ?, counted_notes = ?, first_counted = ?, counts = ?, expected = ?, "
    "note = ? WHERE id = ?";
constexpr const char* kHasClosing =
    "SELECT 1 FROM shift WHERE close_seq = ? AND z = ? AND closed_at_ms = ? AND closed_by = ? AND "
    "closed_by_name = ? AND approver = ? AND counted = ? AND counted_notes = ? AND "
    "first_counted = ? AND counts = ? AND expected = ? AND note = ? AND id = ?";
constexpr const char* kInsertMovement =
    "INSERT INTO cash_movement (seq, id, shift, at_ms, direction, amount, reason, by, by_name, "
    "approver) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* kHasMovement =
    "SELECT 1 FROM cash_movement WHERE seq = ? AND id = ? AND shift = ? AND at_ms = ? AND "
    "direction = ? AND amount = ? AND reason = ? AND by = ? AND by_name = ? AND approver = ?";
constexpr const char* kInsertAction =
    "INSERT INTO action (seq, kind, at_ms, right_name, what, by, by_name, asked, asked_name, sale) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* kHasAction =
    "SELECT 1 FROM action WHERE seq = ? AND kind = ? AND at_ms = ? AND right_name = ? AND "
    "what = ? AND by = ? AND by_name = ? AND asked = ? AND asked_name = ? AND sale = ?";

Query& bind(Query& query, std::int64_t seq, const kiosk::Shift& shift) {
    return query.with(seq, blob_of(shift.id), day_number(shift.business_date), shift.opened_at_ms,
                      shift.by.text(), shift.by_name, shift.opening.total(),
                      notes_text(shift.opening));
}

Query& bind(Query& query, std::int64_t seq, const CloseBody& close) {
    const kiosk::ShiftClosing& closing = close.closing;
    return query.with(seq, close.z, closing.at_ms, closing.by.text(), closing.by_name,
                      closing.approver.text(), closing.counted.total(), notes_text(closing.counted),
                      closing.first_counted, closing.counts, close.expected, closing.note,
                      blob_of(close.id));
}

Query& bind(Query& query, std::int64_t seq, const kiosk::CashMovement& movement) {
    return query.with(seq, blob_of(movement.id), blob_of(movement.shift), movement.at_ms,
                      kiosk::name_of(movement.direction), movement.amount, movement.reason,
                      movement.by.text(), movement.by_name, movement.approver.text());
}

Query& bind(Query& query, std::int64_t seq, std::string_view kind, const kiosk::Override& step) {
    return query.with(seq, kind, step.at_ms, kiosk::name_of(step.right), step.what, step.by.text(),
                      step.by_name, step.asked.text(), step.asked_name,
                      step.sale ? step.sale->text() : std::string{});
}

}  // namespace

void project_shift(Database& database, std::int64_t seq, const kiosk::Shift& shift) {
    Query query = database.query(kInsertShift);
    bind(query, seq, shift).run();
}

void project_movement(Database& database, std::int64_t seq, const kiosk::CashMovement& movement) {
    Query query = database.query(kInsertMovement);
    bind(query, seq, movement).run();
}

void project_closing(Database& database, std::int64_t seq, const CloseBody& close) {
    Query query = database.query(kClose);
    bind(query, seq, close).run();
}

void project_action(Database& database, std::int64_t seq, std::string_view kind,
                    const kiosk::Override& step) {
    Query query = database.query(kInsertAction);
    bind(query, seq, kind, step).run();
}

bool has_shift(Database& database, std::int64_t seq, const kiosk::Shift& shift) {
    Query query = database.query(kHasShift);
    return bind(query, seq, shift).next();
}

bool has_movement(Database& database, std::int64_t seq, const kiosk::CashMovement& movement) {
    Query query = database.query(kHasMovement);
    return bind(query, seq, movement).next();
}

bool has_closing(Database& database, std::int64_t seq, const CloseBody& close) {
    Query query = database.query(kHasClosing);
    return bind(query, seq, close).next();
}

bool has_action(Database& database, std::int64_t seq, std::string_view kind,
                const kiosk::Override& step) {
    Query query = database.query(kHasAction);
    return bind(query, seq, kind, step).next();
}

}  // namespace db
