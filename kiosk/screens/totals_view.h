// What the screens of the shop's figures show. Plain values, filled by kiosk/app/flow_totals.cpp;
// any thread may build one.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/core/figures.h"
#include "kiosk/core/print_job.h"
#include "kiosk/core/result.h"
#include "kiosk/core/sales_behind.h"
#include "kiosk/core/scan_count.h"
#include "kiosk/core/shift.h"
#include "kiosk/core/totals.h"
#include "kiosk/screens/office_view.h"

namespace kiosk::screens {

// What is open on the totals screen; every figure opens what is behind it.
enum class TotalsPart {
    Overview,
    Hours,  // of a day; of longer periods, the days
    Payments,
    Groups,
    Products,
    Producers,
    Places,
    Cashiers,
    Stars,
    Tax,
    Scans
};

struct ComparedFigures {
    Comparison with;
    std::optional<Figures> figures;  // none: not read yet, or nothing was sold then
};

struct TotalsView {
    Period period;
    Date today;
    std::optional<Figures> figures;  // of the period, as far as it was read
    int pieces_read{0}, pieces_wanted{1};
    std::vector<ComparedFigures> compared;  // the first one is drawn behind the chart
    // Of a single day: its month until then, and as much of the month before.
    std::optional<Figures> month, month_before;
    // What was scanned: much looked at and little sold, unknown codes worth adding.
    std::optional<ScanReport> scans;
    TotalsPart part{TotalsPart::Overview};
    TableAsk ask{};                       // of the open part's table
    std::optional<std::size_t> marked{};  // column of the chart that was touched
    std::optional<FormView> range{};      // being chosen
    bool loading{false};
    bool exporting{false};  // its files are being written
    std::optional<Problem> problem;

    bool is_today() const { return period.from == today && period.to == today; }
    bool is_day() const { return period.from == period.to; }
    bool whole() const { return figures && pieces_read >= pieces_wanted; }
};

// The sales behind a figure, and one of them.
struct SalesView {
    SalesFilter filter;
    Text title;
    TableAsk ask{};
    SalesPage page;
    bool loading{false};
    std::optional<SaleId> chosen{};
    std::optional<SoldReceipt> sold{};
    std::optional<Receipt> receipt{};  // of `sold`
};

// A day as it is closed.
struct DayCloseView {
    Date date, today;
    std::optional<Figures> figures;
    std::vector<ShiftReport> shifts{};  // oldest first
    std::optional<ShiftReport> open_shift{};
    std::string z{};                    // shown beside; empty: none
    std::optional<Receipt> document{};  // of it
    InvoiceCounts invoices{};
    bool exporting{false};
    bool handing_over{false};
};

// Whose name the invoice of a sale is in.
struct InvoiceView {
    SaleId sale;
    std::string number;
    std::int64_t kept_days{0};       // then what was typed is deleted
    std::optional<FormView> form{};  // none: what is known is still being read
};

}  // namespace kiosk::screens
