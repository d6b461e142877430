#include "db/csv_rows.h"

#include <csv.h>

#include <algorithm>
#include <array>
#include <utility>

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
    explicit Parser(char delimiter) {
        csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI);
        csv_set_delim(&parser_, static_cast<unsigned char>(delimiter));
    }
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

void add_utf8(std::string& text, std::uint32_t point) {
    const auto rest = [&](int shift) { text += static_cast<char>(0x80 | (point >> shift & 0x3F)); };
    if (point < 0x80) {
        text += static_cast<char>(point);
    } else if (point < 0x800) {
        text += static_cast<char>(0xC0 | point >> 6);
        rest(0);
    } else if (point < 0x10000) {
        text += static_cast<char>(0xE0 | point >> 12);
        rest(6);
        rest(0);
    } else {
        text += static_cast<char>(0xF0 | point >> 18);
        rest(12);
        rest(6);
        rest(0);
    }
}

// Halves of a character that stand alone become U+FFFD; an odd last byte is dropped.
std::string utf8_of_utf16(std::string_view bytes, bool little) {
    std::string text;
    std::uint32_t high = 0;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        const std::uint32_t first = static_cast<unsigned char>(bytes[i]);
        const std::uint32_t second = static_cast<unsigned char>(bytes[i + 1]);
        const std::uint32_t unit = little ? first | second << 8 : first << 8 | second;
        const bool is_low = unit >= 0xDC00 && unit <= 0xDFFF;
        if (high != 0 && is_low) {
            add_utf8(text, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
            high = 0;
            continue;
        }
        if (high != 0) add_utf8(text, 0xFFFD);
        high = unit >= 0xD800 && unit <= 0xDBFF ? unit : 0;
        if (high == 0) add_utf8(text, is_low ? 0xFFFD : unit);
    }
    if (high != 0) add_utf8(text, 0xFFFD);
    return text;
}

bool is_delimiter(char c) { return c == ',' || c == ';' || c == '\t'; }

// What the first line has most of, outside quotes; a comma where it has none.
char delimiter_of(std::string_view csv) {
    std::array<std::ptrdiff_t, 3> counts{};
    constexpr std::string_view kDelimiters = ",;\t";
    bool is_quoted = false;
    for (const char c : csv) {
        if (c == '"') is_quoted = !is_quoted;
        if (is_quoted) continue;
        if (c == '\n' || c == '\r') break;
        if (is_delimiter(c)) ++counts[kDelimiters.find(c)];
    }
    return kDelimiters[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

// Excel's own first line, "sep=;": how many bytes it has, 0 where there is none.
std::size_t separator_line(std::string_view csv) {
    if (!csv.starts_with("sep=") || csv.size() < 6 || !is_delimiter(csv[4])) return 0;
    const std::size_t end = csv.find('\n');
    if (end == csv.npos || csv.substr(5, end - 5).find_first_not_of('\r') < end - 5) return 0;
    return end + 1;
}

CsvFault read_rows(std::string_view csv, const std::function<bool(CsvRow&)>& visit) {
    Reading reading{visit};
    char delimiter = delimiter_of(csv);
    if (const std::size_t named = separator_line(csv); named > 0) {
        delimiter = csv[4];
        csv.remove_prefix(named);
        ++reading.line;
    }
    Parser parser{delimiter};
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

}  // namespace

CsvFault for_each_row(std::string_view csv, const std::function<bool(CsvRow&)>& visit) {
    if (csv.starts_with("\xEF\xBB\xBF")) {
        return read_rows(csv.substr(3), visit);
    }
    for (const bool little : {true, false}) {
        if (csv.starts_with(little ? "\xFF\xFE" : "\xFE\xFF")) {
            return read_rows(utf8_of_utf16(csv.substr(2), little), visit);
        }
    }
    return read_rows(csv, visit);
}

kiosk::Problem problem_in_csv(std::int64_t line, std::string_view column, kiosk::Text why,
                              kiosk::Text to_do) {
    std::string field = "line " + std::to_string(line);
    std::string vi = "dòng " + std::to_string(line);
    if (!column.empty()) {
        field += ", column " + std::string{column};
        vi += ", cột " + std::string{column};
    }
    return {{vi, field}, std::move(why), std::move(to_do), field};
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
