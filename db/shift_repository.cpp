#include "db/shift_repository.h"

#include <limits>

#include "db/fault.h"
#include "db/override_body.h"

namespace db {
namespace {

constexpr std::int64_t kEver = std::numeric_limits<std::int64_t>::max();

constexpr const char* kOpen =
    "SELECT id, open_seq, business_date, opened_at_ms, opened_by, opened_by_name, opening, "
    "opening_notes, close_seq, z, closed_at_ms, closed_by, closed_by_name, approver, counted, "
    "counted_notes, first_counted, counts, expected, note FROM shift WHERE close_seq IS NULL";
constexpr const char* kById =
    "SELECT id, open_seq, business_date, opened_at_ms, opened_by, opened_by_name, opening, "
    "opening_notes, close_seq, z, closed_at_ms, closed_by, closed_by_name, approver, counted, "
    "counted_notes, first_counted, counts, expected, note FROM shift WHERE id = ?";
constexpr const char* kNewest =
    "SELECT id, open_seq, business_date, opened_at_ms, opened_by, opened_by_name, opening, "
    "opening_notes, close_seq, z, closed_at_ms, closed_by, closed_by_name, approver, counted, "
    "counted_notes, first_counted, counts, expected, note FROM shift ORDER BY open_seq DESC "
    "LIMIT ?";
constexpr const char* kClosedOfDay =
    "SELECT id, open_seq, business_date, opened_at_ms, opened_by, opened_by_name, opening, "
    "opening_notes, close_seq, z, closed_at_ms, closed_by, closed_by_name, approver, counted, "
    "counted_notes, first_counted, counts, expected, note FROM shift WHERE business_date = ? AND "
    "close_seq IS NOT NULL ORDER BY open_seq";
constexpr const char* kByZ =
    "SELECT id, open_seq, business_date, opened_at_ms, opened_by, opened_by_name, opening, "
    "opening_notes, close_seq, z, closed_at_ms, closed_by, closed_by_name, approver, counted, "
    "counted_notes, first_counted, counts, expected, note FROM shift WHERE close_seq IS NOT NULL "
    "ORDER BY close_seq DESC";
constexpr const char* kMovements =
    "SELECT id, at_ms, direction, amount, reason, by, by_name, approver FROM cash_movement "
    "WHERE shift = ? ORDER BY seq";
constexpr const char* kHasMovementId = "SELECT 1 FROM cash_movement WHERE id = ?";
constexpr const char* kNextZ =
    "SELECT coalesce(max(z), 0) + 1 FROM shift WHERE close_seq >= (SELECT first_seq FROM epoch "
    "ORDER BY epoch DESC LIMIT 1)";

Error no_shift() {
    return refusal({"Chưa làm được", "This was not done"},
                   {"quầy chưa mở ca", "no shift is open at this till"},
                   {"mở ca trước", "open one first"});
}

void refuse(const std::optional<kiosk::Problem>& wrong) {
    if (wrong) throw refusal(wrong->what, wrong->why, wrong->to_do);
}

}  // namespace

struct ShiftRepository::Row {
    kiosk::Shift shift;
    std::int64_t open_seq{0};
    std::int64_t close_seq{kEver};
    std::optional<CloseBody> close;
};

ShiftRepository::Row ShiftRepository::row_of(const Query& query) {
    Row row;
    kiosk::Shift& shift = row.shift;
    shift.id = sale_id_in(query.view(0));
    row.open_seq = query.number(1);
    shift.business_date = day_from(query.number(2));
    shift.opened_at_ms = query.number(3);
    shift.by = kiosk::StaffCode{query.text(4)};
    shift.by_name = query.text(5);
    shift.opening = count_from(query.view(7), query.money(6));
    if (query.is_null(8)) return row;
    row.close_seq = query.number(8);
    CloseBody close;
    close.id = shift.id;
    close.z = query.number(9);
    kiosk::ShiftClosing& closing = close.closing;
    closing.at_ms = query.number(10);
    closing.by = kiosk::StaffCode{query.text(11)};
    closing.by_name = query.text(12);
    closing.approver = kiosk::StaffCode{query.text(13)};
    closing.counted = count_from(query.view(15), query.money(14));
    closing.first_counted = query.money(16);
    closing.counts = query.number(17);
    close.expected = query.money(18);
    closing.note = query.text(19);
    row.close = std::move(close);
    return row;
}

std::optional<ShiftRepository::Row> ShiftRepository::find(const kiosk::ShiftId& id) {
    Query query = database_.query(kById);
    if (!query.with(blob_of(id)).next()) return std::nullopt;
    return row_of(query);
}

std::vector<kiosk::CashMovement> ShiftRepository::movements_of(const kiosk::ShiftId& id) {
    std::vector<kiosk::CashMovement> movements;
    Query query = database_.query(kMovements);
    query.with(blob_of(id));
    while (query.next()) {
        kiosk::CashMovement one;
        one.id = sale_id_in(query.view(0));
        one.shift = id;
        one.at_ms = query.number(1);
        one.direction =
            kiosk::cash_direction_from(query.view(2)).value_or(kiosk::CashDirection::In);
        one.amount = query.money(3);
        one.reason = query.text(4);
        one.by = kiosk::StaffCode{query.text(5)};
        one.by_name = query.text(6);
        one.approver = kiosk::StaffCode{query.text(7)};
        movements.push_back(std::move(one));
    }
    return movements;
}

kiosk::ShiftReport ShiftRepository::report_of(const Row& row) {
    kiosk::ShiftReport report;
    report.shift = row.shift;
    report.figures = figures_between(database_, row.shift.id, row.open_seq, row.close_seq);
    report.movements = movements_of(row.shift.id);
    report.expected = kiosk::expected_cash(row.shift.opening.total(), report.figures);
    report.at_ms = journal_.now_ms();
    if (!row.close) return report;
    const Epoch epoch = epoch_at(database_, row.close_seq);
    report.expected = row.close->expected;
    report.closing = row.close->closing;
    report.at_ms = row.close->closing.at_ms;
    report.z = row.close->z;
    report.number = kiosk::z_number(epoch.till, epoch.number, report.z);
    return report;
}

std::optional<kiosk::Shift> ShiftRepository::open() {
    Query query = database_.query(kOpen);
    if (!query.next()) return std::nullopt;
    return row_of(query).shift;
}

void ShiftRepository::begin(const TillKey& key, const kiosk::Shift& shift) {
    if (find(shift.id)) return;
    refuse(kiosk::refuse_opening(shift.opening));
    if (const auto other = open()) {
        throw refusal({"Chưa mở được ca", "The shift was not opened"},
                      {"ca của " + other->by_name + " chưa chốt",
                       "the shift of " + other->by_name + " is still open"},
                      {"chốt ca đó trước", "close that one first"});
    }
    const std::string body = encode_shift_opening(shift);
    const Appended entry = journal_.append(key, "shift_open", body);
    // As the body says it: texts that no body can hold are replaced there.
    project_shift(database_, entry.seq, decode_shift_opening(body).value());
}

void ShiftRepository::move(const TillKey& key, const kiosk::CashMovement& movement) {
    {
        Query known = database_.query(kHasMovementId);
        if (known.with(blob_of(movement.id)).next()) return;
    }
    refuse(kiosk::refuse_movement(movement));
    const auto shift = open();
    if (!shift || shift->id != movement.shift) throw no_shift();
    const std::string body = encode_movement(movement);
    const Appended entry = journal_.append(key, "cash_movement", body);
    project_movement(database_, entry.seq, decode_movement(body).value());
}

std::int64_t ShiftRepository::next_z() { return database_.number(kNextZ); }

kiosk::ShiftReport ShiftRepository::close(const TillKey& key, const kiosk::ShiftId& id,
                                          const kiosk::ShiftClosing& closing) {
    const auto row = find(id);
    if (!row) throw no_shift();
    if (row->close) return report_of(*row);
    const kiosk::ShiftReport now = report_of(*row);
    refuse(kiosk::refuse_closing(now, closing));
    const TillIdentity till = till_identity(database_);
    CloseBody close{id, closing, now.expected, now.figures, next_z(), {}};
    close.number = kiosk::z_number(till.till, till.epoch, close.z);
    const std::string body = encode_closing(close);
    const Appended entry = journal_.append(key, "shift_close", body);
    project_closing(database_, entry.seq, decode_closing(body).value());
    return report_of(*find(id));
}

std::optional<kiosk::ShiftReport> ShiftRepository::x_report() {
    const auto shift = open();
    if (!shift) return std::nullopt;
    return report_of(*find(shift->id));
}

std::optional<kiosk::ShiftReport> ShiftRepository::z_report(std::string_view number) {
    std::vector<Row> rows;
    {
        Query query = database_.query(kByZ);
        while (query.next()) rows.push_back(row_of(query));
    }
    for (const Row& row : rows) {
        const Epoch epoch = epoch_at(database_, row.close_seq);
        if (kiosk::z_number(epoch.till, epoch.number, row.close->z) == number) {
            return report_of(row);
        }
    }
    return std::nullopt;
}

std::vector<kiosk::ShiftReport> ShiftRepository::newest(std::size_t limit) {
    std::vector<Row> rows;
    {
        Query query = database_.query(kNewest);
        query.with(static_cast<std::int64_t>(limit));
        while (query.next()) rows.push_back(row_of(query));
    }
    std::vector<kiosk::ShiftReport> reports;
    for (const Row& row : rows) reports.push_back(report_of(row));
    return reports;
}

std::vector<kiosk::ShiftReport> ShiftRepository::closed_on(kiosk::Date day) {
    std::vector<Row> rows;
    {
        Query query = database_.query(kClosedOfDay);
        query.with(day_number(day));
        while (query.next()) rows.push_back(row_of(query));
    }
    std::vector<kiosk::ShiftReport> reports;
    for (const Row& row : rows) reports.push_back(report_of(row));
    return reports;
}

void ShiftRepository::note(const TillKey& key, std::string_view kind, const kiosk::Override& step) {
    const std::string body = encode_override(step);
    const Appended entry = journal_.append(key, kind, body);
    project_action(database_, entry.seq, kind, decode_override(body).value());
}

}  // namespace db
