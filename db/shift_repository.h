// Shifts, cash movements and the steps a person answers for: journaled and projected in the
// caller's transaction, read back as reports. One shift is open at a time. Writing needs a
// transaction under the writer lock; what cannot be is refused (Error). Private to db; one thread
// at a time.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "db/journal.h"
#include "db/shift_body.h"
#include "kiosk/core/override.h"
#include "kiosk/core/shift.h"

namespace db {

class ShiftRepository {
public:
    ShiftRepository(Database& database, Journal& journal)
        : database_{database}, journal_{journal} {}

    std::optional<kiosk::Shift> open();
    // A second try with the same id records nothing more.
    void begin(const TillKey& key, const kiosk::Shift& shift);
    void move(const TillKey& key, const kiosk::CashMovement& movement);
    // Gives the Z number. A shift that is closed already answers its report.
    kiosk::ShiftReport close(const TillKey& key, const kiosk::ShiftId& id,
                             const kiosk::ShiftClosing& closing);
    std::optional<kiosk::ShiftReport> x_report();
    std::optional<kiosk::ShiftReport> z_report(std::string_view number);  // "K01-1-Z0001"
    // The newest first, the open one included.
    std::vector<kiosk::ShiftReport> newest(std::size_t limit);
    // The closed ones of a business day, the first first.
    std::vector<kiosk::ShiftReport> closed_on(kiosk::Date day);

    // `kind` is "override", "drawer_open", "price_change" or "reprint".
    void note(const TillKey& key, std::string_view kind, const kiosk::Override& step);

private:
    struct Row;
    Row row_of(const Query& query);
    std::optional<Row> find(const kiosk::ShiftId& id);
    kiosk::ShiftReport report_of(const Row& row);
    std::vector<kiosk::CashMovement> movements_of(const kiosk::ShiftId& id);
    std::int64_t next_z();

    Database& database_;
    Journal& journal_;
};

// What happened between two entries, both left out; `shift` is whose cash movements count.
kiosk::ShiftFigures figures_between(Database& database, const kiosk::ShiftId& shift,
                                    std::int64_t after_seq, std::int64_t before_seq);

// The tables' side of an entry, for writing and for `verify`.
void project_shift(Database& database, std::int64_t seq, const kiosk::Shift& shift);
void project_movement(Database& database, std::int64_t seq, const kiosk::CashMovement& movement);
void project_closing(Database& database, std::int64_t seq, const CloseBody& close);
void project_action(Database& database, std::int64_t seq, std::string_view kind,
                    const kiosk::Override& step);
bool has_shift(Database& database, std::int64_t seq, const kiosk::Shift& shift);
bool has_movement(Database& database, std::int64_t seq, const kiosk::CashMovement& movement);
bool has_closing(Database& database, std::int64_t seq, const CloseBody& close);
bool has_action(Database& database, std::int64_t seq, std::string_view kind,
                const kiosk::Override& step);

}  // namespace db
