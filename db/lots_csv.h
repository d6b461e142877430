// Lots as a CSV file (RFC 4180, UTF-8 with or without BOM, any order of columns): one row for each
// step of a lot's way, rows of a lot one after the other; a lot without steps is one row. What is
// said of the lot itself stands in its first row and may be repeated or left empty below. Nothing
// is half-imported: every bad cell is named by line and column. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/lot.h"

namespace db {

struct LotsRead {
    std::vector<kiosk::Lot> lots;
    std::vector<std::int64_t> lines;       // where each lot begins
    std::vector<kiosk::Problem> problems;  // field = "line 3, column made"; at most 1,000
};

LotsRead read_lots(std::string_view csv);
// In the format read_lots() reads; reading it back gives equal lots.
std::string lots_header();
std::string lot_rows(const kiosk::Lot& lot);

}  // namespace db
