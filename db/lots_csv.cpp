#include "db/lots_csv.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "db/csv_rows.h"
#include "kiosk/core/vietnamese_text.h"

namespace db {
namespace {

using kiosk::Lot;
using kiosk::Text;

constexpr std::size_t kMostProblems = 1'000;
constexpr std::size_t kLongestText = 2'000;
constexpr std::size_t kLongestNumber = 64;

enum Column {
    ProductIdColumn,
    LotColumn,
    Made,
    BestBefore,
    Received,
    Source,
    Recalled,
    ReasonVi,
    ReasonEn,
    EventDay,
    EventVi,
    EventEn,
    PlaceVi,
    PlaceEn,
    Demonstration,
    kColumnCount
};
constexpr std::array<std::string_view, kColumnCount> kNames{"product_id",
                                                            "lot",
                                                            "made",
                                                            "best_before",
                                                            "received",
                                                            "source",
                                                            "recalled",
                                                            "recall_reason_vi",
                                                            "recall_reason_en",
                                                            "event_date",
                                                            "event_vi",
                                                            "event_en",
                                                            "event_place_vi",
                                                            "event_place_en",
                                                            "demonstration"};

using Cells = std::array<std::string, kColumnCount>;

std::string iso(const std::optional<kiosk::Date>& date) {
    return date ? date->iso() : std::string{};
}

Cells cells_of(const Lot& lot) {
    Cells cells;
    cells[ProductIdColumn] = lot.product.text();
    cells[LotColumn] = lot.number;
    cells[Made] = iso(lot.made);
    cells[BestBefore] = iso(lot.best_before);
    cells[Received] = iso(lot.received);
    cells[Source] = lot.source;
    if (lot.recall) {
        cells[Recalled] = lot.recall->day.iso();
        cells[ReasonVi] = lot.recall->reason.vi;
        cells[ReasonEn] = lot.recall->reason.en;
    }
    cells[Demonstration] = lot.demonstration ? "1" : "0";
    return cells;
}

class Reader {
public:
    LotsRead read(std::string_view csv) {
        const CsvFault fault = for_each_row(csv, [this](CsvRow& row) { return take(row); });
        if (fault.line > 0) {
            complain(fault.line, {},
                     {"dấu nháy kép không khớp", "the quotes around a cell do not fit"},
                     {"đặt ô trong dấu nháy kép và viết đôi dấu nháy bên trong",
                      "put the cell in double quotes and double those inside"});
        }
        if (!has_header_) complain(1, {}, {"tệp không có dòng nào", "the file has no rows"});
        finish_lot();
        return std::move(read_);
    }

private:
    void complain(std::int64_t line, std::string_view column, Text why, Text to_do = {}) {
        if (read_.problems.size() >= kMostProblems) return;
        read_.problems.push_back(problem_in_csv(line, column, std::move(why), std::move(to_do)));
    }

    bool take(CsvRow& row) {
        if (!std::exchange(has_header_, true)) return take_header(row);
        if (row.cells.size() == 1 && row.cells.front().empty()) return true;
        if (row.cells.size() != columns_.size()) {
            const std::string have = std::to_string(row.cells.size());
            const std::string want = std::to_string(columns_.size());
            complain(row.line, {},
                     {"có " + have + " ô, cần " + want + " ô",
                      "has " + have + " cells instead of " + want});
            return true;
        }
        Cells cells;
        bool is_text = true;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            is_text = take_cell(cells, columns_[i], row.line, row.cells[i]) && is_text;
        }
        if (is_text) take_lot(cells, row.line);
        return true;
    }

    bool take_header(const CsvRow& row) {
        for (const std::string& cell : row.cells) {
            const auto known = std::ranges::find(kNames, cell);
            if (known == kNames.end()) {
                complain(row.line, kiosk::shown_safely(cell, 40),
                         {"không có cột nào tên như vậy", "there is no column of this name"},
                         {"sửa tên cột hoặc bỏ cột này", "correct the name or leave it out"});
                continue;
            }
            const auto column = static_cast<Column>(known - kNames.begin());
            if (std::ranges::find(columns_, column) != columns_.end()) {
                complain(row.line, cell, {"cột này có hai lần", "this column is there twice"});
            }
            columns_.push_back(column);
        }
        for (const Column needed : {ProductIdColumn, LotColumn}) {
            if (std::ranges::find(columns_, needed) == columns_.end()) {
                complain(row.line, kNames[needed], {"thiếu cột này", "this column is missing"});
            }
        }
        return read_.problems.empty();
    }

    bool take_cell(Cells& cells, Column column, std::int64_t line, const std::string& bytes) {
        const bool is_key = column == ProductIdColumn || column == LotColumn;
        if (!kiosk::is_utf8(bytes) || bytes.find('\0') != std::string::npos) {
            complain(line, kNames[column], {"không phải chữ UTF-8", "is not UTF-8 text"},
                     {"lưu tệp ở dạng UTF-8", "save the file as UTF-8"});
            return false;
        }
        if (bytes.size() > (is_key ? kLongestNumber : kLongestText)) {
            complain(line, kNames[column], {"quá dài", "is too long"});
            return false;
        }
        if (is_key && bytes.empty()) {
            complain(line, kNames[column], {"không được để trống", "must not be empty"});
            return false;
        }
        cells[column] = kiosk::nfc(bytes);
        return true;
    }

    void take_lot(const Cells& cells, std::int64_t line) {
        const bool goes_on = !read_.lots.empty() && !finished_ &&
                             read_.lots.back().product.text() == cells[ProductIdColumn] &&
                             read_.lots.back().number == cells[LotColumn];
        if (!goes_on) {
            finish_lot();
            begin_lot(cells, line);
        } else {
            check_repeated(cells, line);
        }
        take_event(cells, line);
    }

    void begin_lot(const Cells& cells, std::int64_t line) {
        const auto key = std::make_pair(cells[ProductIdColumn], cells[LotColumn]);
        const auto [first, is_new] = seen_.try_emplace(key, line);
        if (!is_new) {
            const std::string before = std::to_string(first->second);
            complain(line, kNames[LotColumn],
                     {"lô này đã có ở dòng " + before + "; các dòng của một lô phải liền nhau",
                      "this lot is on line " + before + "; rows of a lot stand together"});
        }
        Lot lot;
        lot.product = kiosk::ProductId{cells[ProductIdColumn]};
        lot.number = cells[LotColumn];
        lot.made = date(cells, Made, line);
        lot.best_before = date(cells, BestBefore, line);
        lot.received = date(cells, Received, line);
        lot.source = cells[Source];
        if (const auto day = date(cells, Recalled, line)) {
            lot.recall = kiosk::Recall{*day, {cells[ReasonVi], cells[ReasonEn]}};
        } else if (!cells[ReasonVi].empty() || !cells[ReasonEn].empty()) {
            complain(line, kNames[Recalled],
                     {"có lý do thu hồi nhưng thiếu ngày thu hồi",
                      "there is a reason but no day of the recall"});
        }
        if (lot.made && lot.best_before && *lot.best_before < *lot.made) {
            complain(line, kNames[BestBefore],
                     {"hạn sử dụng trước ngày sản xuất", "lies before the day it was made"});
        }
        const std::string& flag = cells[Demonstration];
        if (!flag.empty() && flag != "0" && flag != "1") {
            complain(line, kNames[Demonstration], {"phải là 0 hoặc 1", "must be 0 or 1"});
        }
        lot.demonstration = flag == "1";
        read_.lots.push_back(std::move(lot));
        read_.lines.push_back(line);
        finished_ = false;
    }

    void check_repeated(const Cells& cells, std::int64_t line) {
        const Cells before = cells_of(read_.lots.back());
        for (const Column column :
             {Made, BestBefore, Received, Source, Recalled, ReasonVi, ReasonEn, Demonstration}) {
            if (!cells[column].empty() && cells[column] != before[column]) {
                complain(line, kNames[column],
                         {"khác với dòng đầu của lô này", "differs from the lot's first row"},
                         {"để trống hoặc ghi giống dòng đầu", "leave it empty or repeat it"});
            }
        }
    }

    void take_event(const Cells& cells, std::int64_t line) {
        const bool says_something =
            std::ranges::any_of(std::array{EventDay, EventVi, EventEn, PlaceVi, PlaceEn},
                                [&](Column column) { return !cells[column].empty(); });
        if (!says_something) return;
        const auto day = date(cells, EventDay, line);
        if (cells[EventDay].empty()) {
            complain(line, kNames[EventDay], {"thiếu ngày", "the day is missing"});
        }
        if (cells[EventVi].empty()) {
            complain(line, kNames[EventVi], {"thiếu nội dung", "what happened is missing"});
        }
        if (!day) return;
        read_.lots.back().events.push_back(
            {*day, {cells[EventVi], cells[EventEn]}, {cells[PlaceVi], cells[PlaceEn]}});
    }

    void finish_lot() {
        if (std::exchange(finished_, true) || read_.lots.empty()) return;
        std::ranges::stable_sort(read_.lots.back().events, {}, &kiosk::LotEvent::day);
    }

    std::optional<kiosk::Date> date(const Cells& cells, Column column, std::int64_t line) {
        const std::string& cell = cells[column];
        if (cell.empty()) return std::nullopt;
        const auto day = kiosk::Date::parse(cell);
        if (!day) {
            const std::string shown = kiosk::shown_safely(cell, 40);
            complain(line, kNames[column],
                     {"“" + shown + "” không phải ngày dạng 2026-11-23",
                      "“" + shown + "” is not a date like 2026-11-23"});
        }
        return day;
    }

    bool has_header_{false};
    bool finished_{true};
    std::vector<Column> columns_;
    std::map<std::pair<std::string, std::string>, std::int64_t> seen_;
    LotsRead read_;
};

std::string row_of(const Cells& cells) {
    std::string row;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        row += i == 0 ? "" : ",";
        row += csv_cell(cells[i]);
    }
    return row + "\n";
}

}  // namespace

LotsRead read_lots(std::string_view csv) { return Reader{}.read(csv); }

std::string lots_header() {
    Cells names;
    std::ranges::copy(kNames, names.begin());
    return row_of(names);
}

std::string lot_rows(const Lot& lot) {
    Cells cells = cells_of(lot);
    if (lot.events.empty()) return row_of(cells);
    std::string rows;
    for (const kiosk::LotEvent& event : lot.events) {
        cells[EventDay] = event.day.iso();
        cells[EventVi] = event.what.vi;
        cells[EventEn] = event.what.en;
        cells[PlaceVi] = event.place.vi;
        cells[PlaceEn] = event.place.en;
        rows += row_of(cells);
        // Said once.
        for (std::size_t column = Made; column < EventDay; ++column) cells[column].clear();
        cells[Demonstration].clear();
    }
    return rows;
}

}  // namespace db
