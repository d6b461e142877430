// What the screens of the log and of the people at the till show. Plain values; any thread.
#pragma once

#include <optional>
#include <vector>

#include "kiosk/core/ids.h"
#include "kiosk/core/log.h"
#include "kiosk/core/receipt.h"
#include "kiosk/core/staff.h"
#include "kiosk/screens/office_view.h"

namespace kiosk::screens {

enum class LogSpan { Today, Week, Month, Always };

// The log, filled piece by piece as it is read.
struct LogView {
    LogPart part{LogPart::All};
    LogSpan span{LogSpan::Week};
    TableAsk ask;
    LogFilter filter;                     // as it was asked for
    std::vector<LogEntry> rows;           // of the page, as far as it is read
    std::vector<std::int64_t> starts{0};  // of every page that is known: entries before this one
    bool more{false};                     // there is a page behind this one
    bool loading{false};
    std::int64_t reached_ms{0};  // while loading: how far back was looked
    std::int64_t asked{0};       // the question that is being answered
    bool exporting{false};
    std::int64_t file_asked{0};            // the question whose answers fill the file
    ReportDocument file;                   // while exporting: as far as it is read
    std::optional<std::int64_t> opened{};  // the entry shown in full; none: the list is shown
    std::optional<LogDetail> detail{};     // … once it is read
    bool receipt_wanted{false};            // of its sale
    std::optional<Receipt> receipt{};
};

struct PeopleView {
    TableAsk ask;
    std::vector<Staff> all;
    std::vector<std::size_t> shown;  // of `all`, as asked for
    bool loading{false};
    std::optional<StaffCode> edited;  // whose form is open; none: somebody new
    std::optional<FormView> form;
};

// A person's own new PIN.
struct OwnPinView {
    std::optional<FormView> form;
};

}  // namespace kiosk::screens
