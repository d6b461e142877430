// Reports as XLSX, through libxlsxwriter. Its file is made in memory-sized steps beside its place.
#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "platform/report_file.h"

namespace platform {
namespace {

using kiosk::Language;
using kiosk::Money;
using kiosk::Quantity;

constexpr std::size_t kLongestSheetName = 31;  // characters; a spreadsheet's limit
constexpr double kWidthOfShare = 11;

struct Formats {
    lxw_format *title, *head, *amount, *decimal, *day, *strong, *strong_amount, *strong_decimal;
};

Formats formats_of(lxw_workbook* book) {
    const auto made = [&](const char* number, bool bold) {
        lxw_format* format = workbook_add_format(book);
        if (number != nullptr) format_set_num_format(format, number);
        if (bold) format_set_bold(format);
        return format;
    };
    Formats formats{made(nullptr, true),      made(nullptr, true),       made("#,##0", false),
                    made("#,##0.###", false), made("dd/mm/yyyy", false), made(nullptr, true),
                    made("#,##0", true),      made("#,##0.###", true)};
    format_set_font_size(formats.title, 14);
    format_set_bg_color(formats.head, 0xE6F0E9);
    format_set_bottom(formats.head, LXW_BORDER_THIN);
    format_set_top(formats.strong, LXW_BORDER_THIN);
    format_set_top(formats.strong_amount, LXW_BORDER_THIN);
    format_set_top(formats.strong_decimal, LXW_BORDER_THIN);
    return formats;
}

// Names of sheets are short, without these signs, and no two alike.
std::string sheet_name(const std::string& title, std::set<std::string>& taken) {
    std::string name;
    std::size_t characters = 0;
    for (std::size_t i = 0; i < title.size() && characters < kLongestSheetName - 3; ++i) {
        if ((static_cast<unsigned char>(title[i]) & 0xC0U) != 0x80U) ++characters;
        name +=
            std::string_view{"[]:*?/\\'"}.find(title[i]) == std::string_view::npos ? title[i] : ' ';
        while (i + 1 < title.size() && (static_cast<unsigned char>(title[i + 1]) & 0xC0U) == 0x80U)
            name += title[++i];
    }
    std::string unique = name;
    for (int n = 2; !taken.insert(unique).second; ++n) unique = name + " " + std::to_string(n);
    return unique;
}

struct Cell {
    lxw_worksheet* sheet;
    lxw_row_t row;
    lxw_col_t column;
    const Formats& formats;
    bool strong;

    void operator()(const std::string& text) const {
        // Always a string: "=1+1" is what somebody named a product, not a sum.
        worksheet_write_string(sheet, row, column, text.c_str(), strong ? formats.strong : nullptr);
    }
    void number(double value, lxw_format* format, lxw_format* strong_format) const {
        worksheet_write_number(sheet, row, column, value, strong ? strong_format : format);
    }
    void operator()(std::int64_t count) const {
        number(static_cast<double>(count), formats.amount, formats.strong_amount);
    }
    void operator()(Money money) const {
        number(static_cast<double>(money.dong()), formats.amount, formats.strong_amount);
    }
    void operator()(Quantity quantity) const {
        // "#,##0.###" would write fifteen pieces as "15,".
        number(static_cast<double>(quantity.thousandths()) / 1000,
               quantity.is_whole() ? formats.amount : formats.decimal,
               quantity.is_whole() ? formats.strong_amount : formats.strong_decimal);
    }
    void operator()(kiosk::Date date) const {
        const auto ymd = date.ymd();
        lxw_datetime day{};
        day.year = static_cast<int>(ymd.year());
        day.month = static_cast<int>(static_cast<unsigned>(ymd.month()));
        day.day = static_cast<int>(static_cast<unsigned>(ymd.day()));
        worksheet_write_datetime(sheet, row, column, &day, formats.day);
    }
};

void add_row(lxw_worksheet* sheet, lxw_row_t row, const std::vector<kiosk::ReportCell>& cells,
             const Formats& formats, bool strong) {
    lxw_col_t column = 0;
    for (const kiosk::ReportCell& cell : cells)
        std::visit(Cell{sheet, row, column++, formats, strong}, cell);
}

void add_sheet(lxw_workbook* book, const kiosk::ReportDocument& document,
               const kiosk::ReportTable& table, const Formats& formats, Language language,
               std::set<std::string>& taken) {
    const std::string name = sheet_name(table.title.in(language), taken);
    lxw_worksheet* sheet = workbook_add_worksheet(book, name.c_str());
    if (sheet == nullptr) return;
    lxw_row_t row = 0;
    const auto line = [&](const std::string& text, lxw_format* format) {
        worksheet_write_string(sheet, row++, 0, text.c_str(), format);
    };
    line(document.title.in(language) + " · " + table.title.in(language), formats.title);
    for (const kiosk::Text& text : document.head) line(text.in(language), nullptr);
    ++row;
    lxw_col_t column = 0;
    for (const kiosk::ReportColumn& one : table.columns) {
        worksheet_set_column(sheet, column, column,
                             std::max(9.0, static_cast<double>(one.share) * kWidthOfShare),
                             nullptr);
        worksheet_write_string(sheet, row, column++, one.title.in(language).c_str(), formats.head);
    }
    ++row;
    worksheet_freeze_panes(sheet, row, 0);
    for (const auto& cells : table.rows) add_row(sheet, row++, cells, formats, false);
    if (!table.sum.empty()) add_row(sheet, row, table.sum, formats, true);
}

}  // namespace

kiosk::Status write_report_xlsx(const std::filesystem::path& file,
                                const kiosk::ReportDocument& document, Language language) {
    // Where it cannot be written at all, that is said before anything is made.
    if (const kiosk::Status first = write_whole(file, ""); !first) return first;
    const std::string part = file.string() + ".part";
    lxw_workbook* book = workbook_new(part.c_str());
    const Formats formats = formats_of(book);
    std::set<std::string> taken;
    for (const kiosk::ReportTable& table : document.tables)
        add_sheet(book, document, table, formats, language, taken);
    const lxw_error error = workbook_close(book);
    if (error != LXW_NO_ERROR || std::rename(part.c_str(), file.c_str()) != 0) {
        std::error_code ignored;
        std::filesystem::remove(part, ignored);
        std::filesystem::remove(file, ignored);
        return kiosk::Problem{
            {file.string() + " chưa ghi được", file.string() + " was not written"},
            {lxw_strerror(error), lxw_strerror(error)},
            {"kiểm tra chỗ trống trên ổ đĩa", "check the room on the disk"}};
    }
    return kiosk::Done{};
}

}  // namespace platform
