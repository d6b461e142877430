// The log of what people did at a till: who, when, and who allowed it. Read from the journal, which
// is the truth; nothing here is stored. Plain values; any thread; nothing fails.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

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
    ShiftClose
};
const Text& title_of(LogKind kind);

// What the log is narrowed to.
enum class LogPart { All, Allowed, Drawer, Prices, Returns, SignIns };
inline constexpr LogPart kAllLogParts[] = {LogPart::All,    LogPart::Allowed, LogPart::Drawer,
                                           LogPart::Prices, LogPart::Returns, LogPart::SignIns};
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

struct LogFilter {
    LogPart part{LogPart::All};
    std::string words{};                    // every one stands in who, what or who allowed it
    std::optional<std::int64_t> from_ms{};  // and later
    std::optional<std::int64_t> to_ms{};    // before it
    friend bool operator==(const LogFilter&, const LogFilter&) = default;
};
bool fits(const LogEntry& entry, const LogFilter& filter);

struct LogPage {
    std::vector<LogEntry> entries;  // the newest first
    std::size_t before{0};          // how many newer ones fit that are not here
    bool more{false};               // older ones may fit too
    friend bool operator==(const LogPage&, const LogPage&) = default;
};

// The entries as tables for a file; `head` are lines under the title.
ReportDocument report_of(const LogPage& log, std::vector<Text> head, Language language);

}  // namespace kiosk
