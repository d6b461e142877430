#include "kiosk/core/report.h"

#include <string_view>

namespace kiosk {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kEndOfLine = "\r\n";

bool would_run(std::string_view text) {
    return !text.empty() && std::string_view{"=+-@\t\r"}.find(text[0]) != std::string_view::npos;
}

std::string quoted(std::string text) {
    if (would_run(text)) text.insert(0, 1, '\'');
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string field{'"'};
    for (const char c : text) {
        if (c == '"') field += '"';
        field += c;
    }
    return field + '"';
}

struct Plain {
    std::string operator()(const std::string& text) const { return quoted(text); }
    std::string operator()(std::int64_t count) const { return std::to_string(count); }
    std::string operator()(Money money) const { return std::to_string(money.dong()); }
    std::string operator()(Quantity quantity) const { return format_quantity(quantity, '.'); }
    std::string operator()(Date date) const { return date.iso(); }
};

struct ForPeople {
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(std::int64_t count) const { return format_digits(count); }
    std::string operator()(Money money) const { return format_money(money); }
    std::string operator()(Quantity quantity) const { return format_quantity(quantity); }
    std::string operator()(Date date) const { return date.dmy(); }
};

void add_row(std::string& csv, const std::vector<ReportCell>& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0) csv += ',';
        csv += std::visit(Plain{}, row[i]);
    }
    csv += kEndOfLine;
}

}  // namespace

std::string text_of(const ReportCell& cell) { return std::visit(ForPeople{}, cell); }

std::string csv_of(const ReportDocument& document, Language language) {
    std::string csv{kByteOrderMark};
    add_row(csv, {document.title.in(language)});
    for (const Text& line : document.head) add_row(csv, {line.in(language)});
    for (const ReportTable& table : document.tables) {
        csv += kEndOfLine;
        add_row(csv, {table.title.in(language)});
        std::vector<ReportCell> titles;
        for (const ReportColumn& column : table.columns)
            titles.emplace_back(column.title.in(language));
        add_row(csv, titles);
        for (const auto& row : table.rows) add_row(csv, row);
        if (!table.sum.empty()) add_row(csv, table.sum);
    }
    return csv;
}

}  // namespace kiosk
