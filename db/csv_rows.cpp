#include "db/csv_rows.h"

#include <csv.h>

#include <algorithm>

namespace db {
namespace {

struct Reading {
    const std::function<bool(CsvRow&)>& visit;
    CsvRow row{};
    std::int64_t line{1};
    bool goes_on{true};
};

void take_cell(void* bytes, std::size_t size, void* data) {
    auto& reading = *static_cast<Reading*>(data);
    reading.row.cells.emplace_back(static_cast<const char*>(bytes), size);
}

void take_row(int, void* data) {
    auto& reading = *static_cast<Reading*>(data);
    if (reading.goes_on) {
        reading.goes_on = reading.visit(reading.row);
    }
    reading.row.cells.clear();
}

class Parser {
public:
    Parser() { csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI); }
    ~Parser() { csv_free(&parser_); }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;
    bool feed(std::string_view bytes, Reading& reading) {
        return csv_parse(&parser_, bytes.data(), bytes.size(), take_cell, take_row, &reading) ==
               bytes.size();
    }
    bool finish(Reading& reading) { return csv_fini(&parser_, take_cell, take_row, &reading) == 0; }

private:
    csv_parser parser_{};
};

}  // namespace

CsvFault for_each_row(std::string_view csv, const std::function<bool(CsvRow&)>& visit) {
    if (csv.starts_with("\xEF\xBB\xBF")) {
        csv.remove_prefix(3);
    }
    Reading reading{visit};
    Parser parser;
    bool is_inside_row = false;
    // Line by line, because libcsv does not say where it is. A CR alone ends a line for it too, but
    // no program has written such files for decades: they read as one line.
    while (!csv.empty() && reading.goes_on) {
        const std::size_t end = csv.find('\n');
        const std::string_view line = csv.substr(0, end == csv.npos ? end : end + 1);
        if (!is_inside_row) {
            reading.row.line = reading.line;
        }
        if (!parser.feed(line, reading)) {
            return {reading.line};
        }
        // An odd number of quotes opens or closes a cell that spans lines.
        is_inside_row = std::ranges::count(line, '"') % 2 == 1 ? !is_inside_row : is_inside_row;
        csv.remove_prefix(line.size());
        ++reading.line;
    }
    if (reading.goes_on && !parser.finish(reading)) {
        return {reading.row.line};
    }
    return {};
}

std::string csv_cell(std::string_view text) {
    const bool needs_quotes = text.find_first_of(",\"\r\n") != text.npos ||
                              (!text.empty() && (text.front() == ' ' || text.front() == '\t' ||
                                                 text.back() == ' ' || text.back() == '\t'));
    if (!needs_quotes) {
        return std::string{text};
    }
    std::string cell = "\"";
    for (char c : text) {
        if (c == '"') {
            cell += '"';
        }
        cell += c;
    }
    return cell + "\"";
}

}  // namespace db
