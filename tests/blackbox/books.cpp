#include "tests/blackbox/books.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <regex>
#include <stdexcept>
#include <utility>

namespace blackbox {
namespace {

constexpr std::string_view kSpace = "\u00A0", kDong = "₫";

std::string without_spaces(std::string text) {
    for (std::size_t at = 0; (at = text.find(kSpace, at)) != std::string::npos;)
        text.erase(at, kSpace.size());
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\f' || c == '\r'; });
    return text;
}

std::vector<Cells> rows_of_csv(std::string_view csv) {
    std::vector<Cells> rows{{""}};
    bool quoted = false;
    for (std::size_t at = 0; at < csv.size(); ++at) {
        const char c = csv[at];
        if (quoted) {
            if (c != '"') {
                rows.back().back() += c;
            } else if (at + 1 < csv.size() && csv[at + 1] == '"') {
                rows.back().back() += csv[++at];
            } else {
                quoted = false;
            }
        } else if (c == '"') {
            quoted = true;
        } else if (c == ',') {
            rows.back().emplace_back();
        } else if (c == '\n') {
            rows.push_back({""});
        } else if (c != '\r') {
            rows.back().back() += c;
        }
    }
    return rows;
}

bool is_blank(const Cells& row) { return row.size() == 1 && row[0].empty(); }

std::string part_of(const std::filesystem::path& file, const std::string& part) {
    return output_of("unzip -p '" + file.string() + "' '" + part + "' 2>/dev/null");
}

std::string plain(std::string xml) {
    for (const auto& [from, to] :
         {std::pair{"&lt;", "<"}, std::pair{"&gt;", ">"}, std::pair{"&quot;", "\""},
          std::pair{"&apos;", "'"}, std::pair{"&amp;", "&"}}) {
        for (std::size_t at = 0; (at = xml.find(from, at)) != std::string::npos; ++at)
            xml.replace(at, std::string_view{from}.size(), to);
    }
    return xml;
}

// Between <TAG …> and </TAG>, each of them with the tag's own attributes.
struct Element {
    std::string attributes, inside;
};
std::vector<Element> elements(const std::string& xml, const std::string& tag) {
    std::vector<Element> found;
    for (std::size_t at = 0; (at = xml.find("<" + tag, at)) != std::string::npos;) {
        const std::size_t name_ends = at + 1 + tag.size();
        const std::size_t head_ends = xml.find('>', at);
        if (head_ends == std::string::npos) break;
        at = head_ends + 1;
        if (xml[name_ends] != ' ' && xml[name_ends] != '>' && xml[name_ends] != '/') continue;
        const std::string attributes = xml.substr(name_ends, head_ends - name_ends);
        if (attributes.ends_with('/')) {
            found.push_back({attributes, ""});
            continue;
        }
        const std::size_t end = xml.find("</" + tag + ">", at);
        found.push_back({attributes, xml.substr(at, end - at)});
        at = end;
    }
    return found;
}

std::size_t column_of(const std::string& attributes) {
    const std::size_t at = attributes.find("r=\"") + 3;
    std::size_t column = 0;
    for (std::size_t i = at; attributes[i] >= 'A' && attributes[i] <= 'Z'; ++i)
        column = column * 26 + static_cast<std::size_t>(attributes[i] - 'A' + 1);
    return column - 1;
}

std::string attribute(const std::string& attributes, const std::string& name) {
    const std::size_t at = attributes.find(" " + name + "=\"");
    if (at == std::string::npos) return {};
    const std::size_t from = at + name.size() + 3;
    return attributes.substr(from, attributes.find('"', from) - from);
}

// 0.30499999999999999 is what a spreadsheet keeps of 0.305.
std::string shortest(const std::string& number) {
    if (number.find('.') == std::string::npos) return number;
    char text[64];
    std::snprintf(text, sizeof text, "%.12g", std::strtod(number.c_str(), nullptr));
    return text;
}

Cells cells_of(const Element& row, const std::vector<std::string>& words,
               std::vector<std::string>& wrong) {
    static const std::regex number{R"(-?[0-9]+(\.[0-9]+)?)"};
    Cells cells;
    for (const Element& cell : elements(row.inside, "c")) {
        const std::size_t column = column_of(cell.attributes);
        cells.resize(std::max(cells.size(), column + 1));
        if (cell.inside.find("<f>") != std::string::npos) wrong.push_back("a formula");
        const std::vector<Element> value = elements(cell.inside, "v");
        if (value.empty()) continue;
        if (attribute(cell.attributes, "t") == "s") {
            cells[column] = words.at(static_cast<std::size_t>(std::stoul(value[0].inside)));
            if (column > 0 && std::regex_match(cells[column], number))
                wrong.push_back("a number as text: " + cells[column]);
        } else {
            cells[column] = shortest(value[0].inside);
        }
    }
    return cells;
}

std::vector<std::string> shared_words(const std::filesystem::path& file) {
    std::vector<std::string> words;
    for (const Element& one : elements(part_of(file, "xl/sharedStrings.xml"), "si")) {
        std::string word;
        for (const Element& text : elements(one.inside, "t")) word += plain(text.inside);
        words.push_back(std::move(word));
    }
    return words;
}

}  // namespace

std::string output_of(const std::string& command) {
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe{::popen(command.c_str(), "r"), ::pclose};
    if (!pipe) throw std::runtime_error{command};
    std::string all;
    std::array<char, 65536> some{};
    while (std::feof(pipe.get()) == 0)
        all.append(some.data(), std::fread(some.data(), 1, some.size(), pipe.get()));
    return all;
}

const Cells& BookTable::row(std::string_view beginning) const {
    for (const Cells& one : rows)
        if (!one.empty() && one[0].starts_with(beginning)) return one;
    throw std::runtime_error{title + " has no row " + std::string{beginning}};
}

std::size_t BookTable::column(std::string_view name) const {
    const auto found = std::ranges::find(columns, name);
    if (found == columns.end()) throw std::runtime_error{title + " lacks " + std::string{name}};
    return static_cast<std::size_t>(found - columns.begin());
}

std::int64_t BookTable::number(std::string_view beginning, std::size_t column) const {
    const Cells& cells = row(beginning);
    return column < cells.size() && !cells[column].empty() ? std::stoll(cells[column]) : 0;
}

const BookTable& Book::table(std::string_view title) const {
    for (const BookTable& one : tables)
        if (one.title.starts_with(title)) return one;
    throw std::runtime_error{"no table " + std::string{title}};
}

Book book_of_csv(const std::string& csv) {
    Book book;
    bool begins = false;
    for (Cells& row : rows_of_csv(csv)) {
        if (is_blank(row)) {
            begins = true;
        } else if (begins) {
            book.tables.push_back({row[0], {}, {}});
            begins = false;
        } else if (!book.tables.empty() && book.tables.back().columns.empty()) {
            book.tables.back().columns = std::move(row);
        } else if (!book.tables.empty()) {
            book.tables.back().rows.push_back(std::move(row));
        }
    }
    return book;
}

Book book_of_xlsx(const std::filesystem::path& file, std::vector<std::string>& wrong) {
    const std::vector<std::string> words = shared_words(file);
    Book book;
    for (int number = 1;; ++number) {
        const std::string sheet =
            part_of(file, "xl/worksheets/sheet" + std::to_string(number) + ".xml");
        if (sheet.empty()) break;
        BookTable table;
        bool in_table = false;
        std::size_t last = 0;
        for (const Element& row : elements(sheet, "row")) {
            const auto at = static_cast<std::size_t>(std::stoul(attribute(row.attributes, "r")));
            Cells cells = cells_of(row, words, wrong);
            // "Report · Table" stands above; an empty line, and the columns begin.
            if (table.title.empty()) {
                const std::size_t dot = cells.at(0).find(" · ");
                table.title = cells[0].substr(dot == std::string::npos ? 0 : dot + 4);
            } else if (!in_table && at > last + 1) {
                table.columns = std::move(cells);
                in_table = true;
            } else if (in_table) {
                table.rows.push_back(std::move(cells));
            }
            last = at;
        }
        book.tables.push_back(std::move(table));
    }
    if (book.tables.empty()) throw std::runtime_error{file.string() + " is no spreadsheet"};
    return book;
}

std::vector<std::string> amounts_in(std::string text) {
    for (std::size_t at = 0; (at = text.find(kSpace, at)) != std::string::npos;)
        text.replace(at, kSpace.size(), " ");
    static const std::regex amount{"((?:\u2212|-)?[0-9]{1,3}(?:\\.[0-9]{3})*) ₫"};
    std::vector<std::string> found;
    for (std::sregex_iterator at{text.begin(), text.end(), amount}, end; at != end; ++at)
        found.push_back((*at)[1].str() + std::string{kSpace} + "₫");
    return found;
}

std::vector<std::string> pieces_of_pdf(const std::filesystem::path& file) {
    const std::string words = output_of("pdftotext -raw '" + file.string() + "' -");
    if (words.empty()) throw std::runtime_error{file.string() + " has no words"};
    std::vector<std::string> pieces;
    std::string piece;
    for (const char c : without_spaces(words)) {
        piece += c;
        if (!piece.ends_with(kDong)) continue;
        pieces.push_back(std::exchange(piece, {}));
    }
    return pieces;
}

bool pdf_shows(const std::vector<std::string>& pieces, const std::vector<std::string>& amounts) {
    return std::ranges::equal(pieces, amounts, [](const auto& piece, const auto& amount) {
        return piece.ends_with(without_spaces(amount));
    });
}

}  // namespace blackbox
