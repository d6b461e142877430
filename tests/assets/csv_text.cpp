#include "tests/assets/csv_text.h"

#include <stdexcept>

namespace assets_tests {
namespace {

std::vector<std::vector<std::string>> cells_of_csv(std::string_view text) {
    std::vector<std::vector<std::string>> rows(1);
    std::string cell;
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (quoted) {
            if (c != '"')
                cell += c;
            else if (at + 1 < text.size() && text[at + 1] == '"')
                cell += text[++at];
            else
                quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == ',' || c == '\n') {
            rows.back().push_back(std::move(cell));
            cell.clear();
            if (c == '\n') rows.emplace_back();
        } else if (c != '\r') {
            cell += c;
        }
    }
    rows.pop_back();  // after the last line's end
    return rows;
}

std::vector<Row> with_header(const std::vector<std::vector<std::string>>& cells) {
    std::vector<Row> rows;
    for (std::size_t line = 1; line < cells.size(); ++line) {
        if (cells[line].size() != cells[0].size())
            throw std::runtime_error("line " + std::to_string(line + 1) + " has another width");
        Row row;
        for (std::size_t column = 0; column < cells[0].size(); ++column)
            row[cells[0][column]] = cells[line][column];
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (true) {
        const std::size_t end = text.find(separator);
        parts.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

std::vector<Row> rows_of_csv(std::string_view text) { return with_header(cells_of_csv(text)); }

std::vector<Row> rows_of_tsv(std::string_view text) {
    std::vector<std::vector<std::string>> cells;
    for (const std::string& line : split(text, '\n'))
        if (!line.empty()) cells.push_back(split(line, '\t'));
    return with_header(cells);
}

}  // namespace assets_tests
