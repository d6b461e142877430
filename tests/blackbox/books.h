// Reports as an accountant's programs read them: CSV, the sheets of an XLSX, the words of a PDF (by
// unzip and pdftotext, platform/packages.txt). Throws std::runtime_error where one cannot be read.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace blackbox {

// What a shell command writes on its standard output.
std::string output_of(const std::string& command);

using Cells = std::vector<std::string>;

// A table of a report: its title, its columns' titles and its rows, the sum last.
struct BookTable {
    std::string title;
    Cells columns;
    std::vector<Cells> rows;

    // The row whose first cell begins with this.
    const Cells& row(std::string_view beginning) const;
    std::size_t column(std::string_view name) const;
    // A cell as đồng or a count.
    std::int64_t number(std::string_view beginning, std::size_t column) const;
};
struct Book {
    std::vector<BookTable> tables;
    const BookTable& table(std::string_view title) const;  // its title begins with this
};

// A report's CSV: quotes are taken off, numbers stay as written.
Book book_of_csv(const std::string& csv);
// The same of its spreadsheet, and what is wrong with it: a number that is kept as text, a formula.
Book book_of_xlsx(const std::filesystem::path& file, std::vector<std::string>& wrong);
// The words of a PDF in the order they were drawn, cut behind every "₫", without any space
// (pdftotext finds some inside numbers): each piece ends in an amount.
std::vector<std::string> pieces_of_pdf(const std::filesystem::path& file);
// Whether these amounts ("1.250.000 ₫") and no others stand in it, in this order.
bool pdf_shows(const std::vector<std::string>& pieces, const std::vector<std::string>& amounts);
// Every amount in a text.
std::vector<std::string> amounts_in(std::string text);

}  // namespace blackbox
