#include "db/catalogue_csv.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "db/csv_rows.h"
#include "kiosk/core/product_columns.h"
#include "kiosk/core/vietnamese_text.h"

namespace db {
namespace {

using kiosk::Problem;
using kiosk::Text;

constexpr std::size_t kMostProblems = 1'000;
constexpr std::int64_t kProgressEvery = 5'000;

class Reader {
public:
    Reader(const kiosk::ProvinceTable& provinces, const Progress& progress, std::int64_t rows)
        : provinces_{provinces}, progress_{progress}, rows_{rows} {}

    CatalogueRead read(std::string_view csv) {
        const CsvFault fault = for_each_row(csv, [this](CsvRow& row) { return take(row); });
        if (fault.line > 0) {
            complain(fault.line, {},
                     {"dấu nháy kép không khớp", "the quotes around a cell do not fit"},
                     {"đặt ô trong dấu nháy kép và viết đôi dấu nháy bên trong",
                      "put the cell in double quotes and double those inside"});
        }
        if (!has_header_) {
            complain(1, {}, {"tệp không có dòng nào", "the file has no rows"});
        }
        return std::move(read_);
    }

private:
    void complain(std::int64_t line, std::string_view column, Text why, Text to_do = {}) {
        if (read_.problems.size() >= kMostProblems) {
            return;
        }
        read_.problems.push_back(problem_in_csv(line, column, std::move(why), std::move(to_do)));
    }

    bool take(CsvRow& row) {
        if (!has_header_) {
            has_header_ = true;
            return take_header(row);
        }
        const bool is_empty =
            std::ranges::all_of(row.cells, [](const std::string& cell) { return cell.empty(); });
        if (is_empty) {
            return true;
        }
        take_product(row);
        const auto done = static_cast<std::int64_t>(read_.products.size());
        if (done % kProgressEvery == 0 && progress_ && !progress_(done, rows_)) {
            complain(row.line, {}, {"đã dừng theo yêu cầu", "stopped as asked"});
            return false;
        }
        return true;
    }

    // False: without sound columns every row would only repeat the complaint.
    bool take_header(CsvRow& row) {
        drop_empty_end(row, 0);
        for (const std::string& cell : row.cells) {
            const auto known =
                std::ranges::find(kiosk::product_columns(), cell, &kiosk::ProductColumn::name);
            if (known == kiosk::product_columns().end()) {
                complain(row.line, kiosk::shown_safely(cell, 40),
                         {"không có cột nào tên như vậy", "there is no column of this name"},
                         {"sửa tên cột hoặc bỏ cột này", "correct the name or leave it out"});
            } else if (std::ranges::find(columns_, &*known) != columns_.end()) {
                complain(row.line, cell, {"cột này có hai lần", "this column is there twice"});
            } else {
                columns_.push_back(&*known);
            }
        }
        for (const kiosk::ProductColumn& column : kiosk::product_columns()) {
            if (column.is_required && std::ranges::find(columns_, &column) == columns_.end()) {
                complain(row.line, column.name, {"thiếu cột này", "this column is missing"});
            }
        }
        return read_.problems.empty();
    }

    // A spreadsheet that ever had something to the right goes on writing empty cells there.
    static void drop_empty_end(CsvRow& row, std::size_t keep) {
        while (row.cells.size() > keep && row.cells.back().empty()) row.cells.pop_back();
    }

    void take_product(CsvRow& row) {
        drop_empty_end(row, columns_.size());
        if (row.cells.size() != columns_.size()) {
            const std::string have = std::to_string(row.cells.size());
            const std::string want = std::to_string(columns_.size());
            complain(row.line, {},
                     {"có " + have + " ô, cần " + want + " ô",
                      "has " + have + " cells instead of " + want});
            return;
        }
        kiosk::Product product;
        // In the columns' own order, whatever the file's: `revoked` asks whether there is a
        // certificate.
        for (const kiosk::ProductColumn& column : kiosk::product_columns()) {
            const auto place = std::ranges::find(columns_, &column);
            if (place != columns_.end()) {
                take_cell(product, column, row.line,
                          row.cells[static_cast<std::size_t>(place - columns_.begin())]);
            }
        }
        if (product.place.province_today.empty() && !product.place.province.empty()) {
            product.place.province_today =
                provinces_.today(product.place.province).value_or(std::string{});
        }
        check_unique(product, row.line);
        read_.products.push_back(std::move(product));
    }

    void take_cell(kiosk::Product& product, const kiosk::ProductColumn& column, std::int64_t line,
                   const std::string& bytes) {
        if (!kiosk::is_utf8(bytes) || bytes.find('\0') != std::string::npos) {
            complain(line, column.name, {"không phải chữ UTF-8", "is not UTF-8 text"},
                     {"lưu tệp ở dạng UTF-8", "save the file as UTF-8"});
            return;
        }
        if (bytes.empty()) {
            if (column.is_required) {
                complain(line, column.name, {"không được để trống", "must not be empty"});
            }
            return;
        }
        if (auto why = column.read(product, kiosk::nfc(bytes))) {
            complain(line, column.name, *std::move(why));
        }
    }

    void check_unique(const kiosk::Product& product, std::int64_t line) {
        if (!product.id.empty()) {
            check_first(ids_, product.id.text(), line, "product_id");
        }
        for (const std::string& code : product.codes) {
            check_first(codes_, code, line, "codes");
        }
    }

    void check_first(std::unordered_map<std::string, std::int64_t>& seen, const std::string& text,
                     std::int64_t line, std::string_view column) {
        const auto [first, is_new] = seen.try_emplace(text, line);
        if (!is_new) {
            const std::string before = std::to_string(first->second);
            complain(line, column,
                     {"“" + text + "” đã có ở dòng " + before,
                      "“" + text + "” is on line " + before + " already"});
        }
    }

    const kiosk::ProvinceTable& provinces_;
    const Progress& progress_;
    std::int64_t rows_;
    bool has_header_{false};
    std::vector<const kiosk::ProductColumn*> columns_;
    std::unordered_map<std::string, std::int64_t> ids_, codes_;
    CatalogueRead read_;
};

}  // namespace

CatalogueRead read_catalogue(std::string_view csv, const kiosk::ProvinceTable& provinces,
                             const Progress& progress) {
    const auto lines = static_cast<std::int64_t>(std::ranges::count(csv, '\n'));
    return Reader{provinces, progress, lines}.read(csv);
}

std::string catalogue_header(bool details) {
    std::string header;
    for (const kiosk::ProductColumn& column : kiosk::product_columns()) {
        if (column.is_detail && !details) continue;
        header += header.empty() ? "" : ",";
        header += column.name;
    }
    return header + "\n";
}

bool has_details(const kiosk::Product& product) {
    return std::ranges::any_of(kiosk::product_columns(), [&](const kiosk::ProductColumn& column) {
        return column.is_detail && !column.write(product).empty();
    });
}

std::string catalogue_row(const kiosk::Product& product, bool details) {
    std::string row;
    bool is_first = true;
    for (const kiosk::ProductColumn& column : kiosk::product_columns()) {
        if (column.is_detail && !details) continue;
        row += is_first ? "" : ",";
        row += csv_cell(column.write(product));
        is_first = false;
    }
    return row + "\n";
}

}  // namespace db
