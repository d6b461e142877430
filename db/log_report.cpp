#include "db/log_report.h"

#include <limits>
#include <map>

#include "db/log_entry.h"
#include "db/shop_store_impl.h"

namespace db {
namespace {

using kiosk::LogPart;
using Limits = std::numeric_limits<std::int64_t>;

// The kinds are those of the index, word for word (0020_people.sql). An entry of a former epoch
// that was journaled anew counts once, where it was said first.
#define OCOP_KINDS                                                                            \
    "kind IN ('sign_in', 'pin_wrong', 'override', 'drawer_open', 'price_change', 'reprint', " \
    "'refund', 'staff', 'goods_change', 'catalogue', 'lots', 'promotions', 'stock_move', "    \
    "'recall', 'cash_movement', 'shift_open', 'shift_close', 'transfer_cancelled', 'terms', " \
    "'settlement', 'settlement_paid', 'invoices', 'invoice_forgotten', 'settings', 'epoch', " \
    "'clock_step') "
constexpr const char* kEntries =
    "SELECT seq, at_ms, kind, body FROM journal INDEXED BY journal_of_people WHERE " OCOP_KINDS
    "AND seq < ?1 AND seq >= ?6 AND at_ms >= ?2 AND at_ms < ?3 AND (?4 = '' OR instr(?4, ' ' || "
    "kind || ' ') > "
    "0) "
    "AND seq NOT IN (SELECT seq FROM anew) ORDER BY seq DESC LIMIT ?5";
constexpr const char* kFloor =
    "SELECT seq, at_ms FROM journal INDEXED BY journal_of_people WHERE " OCOP_KINDS
    "AND seq < ? ORDER BY seq DESC LIMIT 1 OFFSET ?";
constexpr const char* kEntry =
    "SELECT seq, at_ms, kind, body FROM journal WHERE " OCOP_KINDS "AND seq = ?";
constexpr const char* kStaff = "SELECT name FROM staff WHERE code = ?";
constexpr const char* kProduct = "SELECT name_vi FROM product WHERE product_id = ?";
constexpr const char* kShift =
    "SELECT opened_at_ms, opened_by, opened_by_name, close_seq, z FROM shift "
    "WHERE open_seq = (SELECT max(open_seq) FROM shift WHERE open_seq <= ?1) "
    "AND (close_seq IS NULL OR close_seq >= ?1)";

std::string_view kinds_of(LogPart part) {
    switch (part) {
        case LogPart::Allowed:
            return " override ";
        case LogPart::Drawer:
            return " drawer_open shift_open cash_movement shift_close ";
        case LogPart::Prices:
            return " price_change goods_change promotions ";
        case LogPart::Returns:
            return " refund reprint transfer_cancelled ";
        case LogPart::SignIns:
            return " sign_in pin_wrong staff ";
        case LogPart::Goods:
            return " goods_change catalogue lots recall stock_move ";
        case LogPart::Accounts:
            return " terms settlement settlement_paid invoices invoice_forgotten ";
        case LogPart::Machine:
            return " settings epoch clock_step ";
        case LogPart::All:
            break;
    }
    return "";
}

// Asked for once each while a piece is read.
class Names {
public:
    explicit Names(Database& database) : database_{database} {}
    LogNames names() {
        return {[this](const std::string& code) { return name(staff_, kStaff, code); },
                [this](const std::string& id) { return name(products_, kProduct, id); }};
    }

private:
    using Known = std::map<std::string, std::string>;
    std::string name(Known& known, const char* sql, const std::string& key) {
        const auto found = known.find(key);
        if (found != known.end()) return found->second;
        Query query = database_.query(sql);
        const std::string said = query.with(key).next() ? query.text(0) : key;
        return known.emplace(key, said).first->second;
    }
    Database& database_;
    Known staff_, products_;
};

std::optional<kiosk::LogRecord> record_of(Query& row, const LogNames& names) {
    auto record = log_record(row.view(2), row.view(3), names);
    if (!record) return std::nullopt;
    record->entry.seq = row.number(0);
    record->entry.at_ms = row.number(1);
    return record;
}

std::optional<kiosk::LogShift> shift_at(Database& database, std::int64_t seq) {
    kiosk::LogShift shift;
    std::int64_t close_seq = 0, z = 0;
    {
        Query query = database.query(kShift);
        if (!query.with(seq).next()) return std::nullopt;
        const std::string name = query.text(2), code = query.text(1);
        shift.opened_at_ms = query.number(0);
        shift.by = name.empty() ? code : name + " · " + code;
        close_seq = query.number(3);
        z = query.number(4);
    }
    if (close_seq == 0) return shift;
    const Epoch epoch = epoch_at(database, close_seq);
    shift.number = kiosk::z_number(epoch.till, epoch.number, z);
    return shift;
}

}  // namespace

kiosk::LogPiece read_log(Database& database, const kiosk::LogFilter& filter, std::int64_t below,
                         std::size_t rows) {
    Names names{database};
    const LogNames known = names.names();
    kiosk::LogPiece piece;
    const std::int64_t from = below > 0 ? below : Limits::max();
    std::int64_t floor = 0, floor_ms = 0;  // this piece ends there, however little fits
    {
        Query end = database.query(kFloor);
        if (end.with(from, static_cast<std::int64_t>(kLogPassed)).next()) {
            floor = end.number(0);
            floor_ms = end.number(1);
        }
    }
    std::size_t looked = 0;
    std::int64_t last = 0;
    Query query = database.query(kEntries);
    query.with(from, filter.from_ms.value_or(Limits::min()), filter.to_ms.value_or(Limits::max()),
               kinds_of(filter.part), static_cast<std::int64_t>(kLogLooked), floor);
    while (query.next()) {
        ++looked;
        last = query.number(0);
        piece.reached_ms = query.number(1);
        auto record = record_of(query, known);
        if (!record || !fits(*record, filter)) continue;
        piece.records.push_back(*std::move(record));
        if (piece.records.size() == rows) {
            piece.next = last;
            return piece;
        }
    }
    if (looked == kLogLooked) {
        piece.next = last;
    } else if (floor > 0) {
        piece.next = floor;
        piece.reached_ms = floor_ms;
    }
    return piece;
}

std::optional<kiosk::LogDetail> read_log_entry(Database& database, std::int64_t seq) {
    Names names{database};
    std::optional<kiosk::LogDetail> detail;
    {
        Query query = database.query(kEntry);
        if (!query.with(seq).next()) return std::nullopt;
        auto record = record_of(query, names.names());
        if (!record) return std::nullopt;
        detail = kiosk::LogDetail{*std::move(record), std::nullopt, {}};
    }
    detail->shift = shift_at(database, seq);
    return detail;
}

// --- ShopStore -----------------------------------------------------------------------------------

kiosk::LogPiece ShopStore::log(const kiosk::LogFilter& filter, std::int64_t below,
                               std::size_t rows) {
    return impl_->read([&] { return read_log(*impl_->database, filter, below, rows); });
}

std::optional<kiosk::LogDetail> ShopStore::log_entry(std::int64_t seq) {
    return impl_->read([&] {
        auto detail = read_log_entry(*impl_->database, seq);
        if (!detail || !detail->record.sale) return detail;
        const kiosk::SaleId& id = *detail->record.sale;
        if (const auto sold = impl_->sales->sold(id)) {
            detail->receipt = sold->number;
        } else if (const auto given = impl_->refunds->given_back(id)) {
            detail->receipt = given->number;
        }
        return detail;
    });
}

}  // namespace db
