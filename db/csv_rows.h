// Rows of a CSV text (RFC 4180) with the line each began on; libcsv's parser inside. Private to db.
// Any thread.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/result.h"

namespace db {

struct CsvRow {
    std::int64_t line{1};  // of the file, from 1; a cell may span lines
    std::vector<std::string> cells;
};

struct CsvFault {
    std::int64_t line{0};  // 0: none; otherwise where the quoting does not fit
};

// Calls `visit` for each row, empty lines left out, until it answers false.
//
// Takes what spreadsheets write: cells apart by a comma, a semicolon (Excel where the comma is the
// decimal mark, as in Vietnam) or a tab, whichever the first line has most of or a line "sep=;"
// before it names; UTF-8 with or without a BOM; UTF-16 with one (Excel's "Unicode text").
CsvFault for_each_row(std::string_view csv, const std::function<bool(CsvRow&)>& visit);

// What is wrong in a line, and in which column where it is one cell's fault (empty: the line's).
kiosk::Problem problem_in_csv(std::int64_t line, std::string_view column, kiosk::Text why,
                              kiosk::Text to_do = {});

// One cell as it must be written.
std::string csv_cell(std::string_view text);

}  // namespace db
