// The log of what people did at a till: who, when, and who allowed it. Read from the journal, which
// is the truth; nothing here is stored. Plain values; any thread; nothing fails.
//
// Every kind of journal entry is shown but these: `sale` and `transfer_parked` are the selling
// itself and have their own lists, and `invoice_asked` says no more than its sale.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/core/ids.h"
#include "kiosk/core/report.h"
#include "kiosk/core/result.h"

namespace kiosk {

enum class LogKind {
    Override,
    DrawerOpen,
    PriceChange,  // of a line, in a sale
    GoodsPrice,   // in the catalogue
    GoodsChange,
    Recall,
    Reprint,
    Cancel,  // a whole sale
    Refund,
    SignIn,
    Staff,
    ShiftOpen,
    CashMovement,
    ShiftClose,
    PinWrong,
    Promotions,  // and price lists
    Catalogue,   // brought in as a whole: from a file, by the centre
    Lots,
    Stock,
    TransferCancelled,
    Terms,  // with a producer
    Settlement,
    SettlementPaid,
    Invoices,
    BuyersForgotten,
    Settings,
    Epoch,  // the till was put back from a backup, or cloned
    ClockStep
};
const Text& title_of(LogKind kind);

// What the log is narrowed to.
enum class LogPart { All, Allowed, Drawer, Prices, Returns, SignIns, Goods, Accounts, Machine };
inline constexpr LogPart kAllLogParts[] = {LogPart::All,    LogPart::Allowed,  LogPart::Drawer,
                                           LogPart::Prices, LogPart::Returns,  LogPart::SignIns,
                                           LogPart::Goods,  LogPart::Accounts, LogPart::Machine};
const Text& title_of(LogPart part);
bool belongs(LogKind kind, LogPart part);

struct LogEntry {
    std::int64_t seq{0};    // of the journal
    std::int64_t at_ms{0};  // UTC, the till's own clock
    LogKind kind{LogKind::SignIn};
    std::string who;  // "Trần Minh · 103"; empty: by itself, or an entry of before it was kept
    std::string allowed_by;  // as `who`; empty: one's own right
    Text what;
    friend bool operator==(const LogEntry&, const LogEntry&) = default;
};

// One thing the entry says, as people read it: money as money, days as days.
struct LogFact {
    Text title;
    Text after;                    // or the value, where nothing was changed
    std::optional<Text> before{};  // none: no change; an empty text: there was nothing
    friend bool operator==(const LogFact&, const LogFact&) = default;
};
struct LogSubject {
    Text title;  // of a product, a promotion …; empty: of the entry as a whole
    std::vector<LogFact> facts;
    friend bool operator==(const LogSubject&, const LogSubject&) = default;
};
// An entry with all it says.
struct LogRecord {
    LogEntry entry;
    std::vector<LogSubject> subjects;
    std::optional<SaleId> sale{};  // of the sale or refund it belongs to; it may never have been
                                   // paid
    friend bool operator==(const LogRecord&, const LogRecord&) = default;
};

// The shift in which an entry was made.
struct LogShift {
    std::int64_t opened_at_ms{0};
    std::string by;      // as LogEntry::who
    std::string number;  // of its Z report; empty: it is still open
    friend bool operator==(const LogShift&, const LogShift&) = default;
};
struct LogDetail {
    LogRecord record;
    std::optional<LogShift> shift;  // none: between shifts
    std::string receipt;            // number of `record.sale`; empty: there is no such receipt
    friend bool operator==(const LogDetail&, const LogDetail&) = default;
};

struct LogFilter {
    LogPart part{LogPart::All};
    std::string words{};                    // every one stands in what the record says
    std::optional<std::int64_t> from_ms{};  // and later
    std::optional<std::int64_t> to_ms{};    // before it
    friend bool operator==(const LogFilter&, const LogFilter&) = default;
};
bool fits(const LogRecord& record, const LogFilter& filter);

// A part of the log, read in a moment; the next one goes on below `next`.
struct LogPiece {
    std::vector<LogRecord> records;      // the newest first
    std::optional<std::int64_t> next{};  // none: the log ends here
    std::int64_t reached_ms{0};          // how far back was looked
    friend bool operator==(const LogPiece&, const LogPiece&) = default;
};

// The log as tables for a file, filled piece by piece: the entries, and every change and fact of
// them. `head` are lines under the title.
ReportDocument log_report(std::vector<Text> head);
void add_to(ReportDocument& report, const LogRecord& record, Language language);

}  // namespace kiosk
