// A report before any file: titles and tables of typed cells, so that a spreadsheet gets numbers as
// numbers, a CSV the same rows, and a PDF what people read. Plain values; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/core/date.h"
#include "kiosk/core/money.h"
#include "kiosk/core/result.h"

namespace kiosk {

// A text, a count, an amount, a quantity or a day; an empty text is an empty cell.
using ReportCell = std::variant<std::string, std::int64_t, Money, Quantity, Date>;

struct ReportColumn {
    Text title;
    float share{1};  // of the page's width
    bool right{false};
};
struct ReportTable {
    Text title;
    std::vector<ReportColumn> columns;
    std::vector<std::vector<ReportCell>> rows;
    std::vector<ReportCell> sum{};  // a last line; empty: none
};
struct ReportDocument {
    Text title;
    std::vector<Text> head;  // lines under the title: shop, period, when it was made
    std::vector<ReportTable> tables;
};

// As people read it: "1.250.000 ₫", "1,5", "26/11/2026".
std::string text_of(const ReportCell& cell);

// UTF-8 with a byte order mark (Excel takes it for Latin letters otherwise), commas, CRLF (RFC
// 4180). Numbers are plain digits, days YYYY-MM-DD. A text that a spreadsheet would run as a
// formula (it begins with = + - @, a tab or a return) gets an apostrophe before it.
std::string csv_of(const ReportDocument& document, Language language);

}  // namespace kiosk
