#include "db/promotion_csv.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "db/csv_rows.h"
#include "kiosk/core/vietnamese_text.h"

namespace db {
namespace {

using kiosk::Promotion;
using kiosk::Text;

constexpr std::array<std::string_view, 12> kColumns{"id",    "name",     "kind",    "products",
                                                    "group", "producer", "percent", "amount",
                                                    "buy",   "get",      "starts",  "ends"};
constexpr std::size_t kMostProblems = 1'000;
constexpr std::int64_t kMinuteMs = 60'000;

// What a cell refuses; told with its line and column.
struct Bad {
    std::string column;
    Text why;
};

std::int64_t whole(const std::string& cell, const char* column) {
    if (cell.empty()) return 0;
    std::int64_t value = 0;
    const char* end = cell.data() + cell.size();
    const auto [at, error] = std::from_chars(cell.data(), end, value);
    if (error != std::errc{} || at != end || value < 0) {
        throw Bad{column,
                  {"“" + cell + "” không phải số nguyên", "“" + cell + "” is no whole number"}};
    }
    return value;
}

// "10", "12.5", "7,25" as hundredths.
std::int64_t hundredths(const std::string& cell) {
    if (cell.empty()) return 0;
    std::int64_t value = 0;
    int decimals = -1;
    bool good = cell.size() <= 6;
    for (const char c : cell) {
        if ((c == '.' || c == ',') && decimals < 0) {
            decimals = 0;
        } else if (c >= '0' && c <= '9' && decimals < 2) {
            value = value * 10 + (c - '0');
            if (decimals >= 0) ++decimals;
        } else {
            good = false;
        }
    }
    if (!good) {
        throw Bad{"percent",
                  {"“" + cell + "” không phải phần trăm, nhiều nhất hai số lẻ",
                   "“" + cell + "” is no percentage with at most two decimals"}};
    }
    for (int i = std::max(decimals, 0); i < 2; ++i) value *= 10;
    return value;
}

std::int64_t moment(const std::string& cell, const char* column, bool day_counts) {
    if (cell.empty()) return 0;
    const auto date = kiosk::Date::parse(cell.substr(0, 10));
    if (date && cell.size() == 10) {
        return (day_counts ? date->plus_days(1) : *date).starts_at_ms();
    }
    const bool timed =
        date && cell.size() == 16 && (cell[10] == ' ' || cell[10] == 'T') && cell[13] == ':';
    if (timed) {
        const std::int64_t hour = whole(cell.substr(11, 2), column);
        const std::int64_t minute = whole(cell.substr(14, 2), column);
        if (hour < 24 && minute < 60)
            return date->starts_at_ms() + (hour * 60 + minute) * kMinuteMs;
    }
    throw Bad{column,
              {"“" + cell + "” không phải ngày 2026-12-24 hay giờ 2026-12-24 17:00",
               "“" + cell + "” is no day 2026-12-24 and no minute 2026-12-24 17:00"}};
}

std::string moment_cell(std::int64_t at_ms, bool day_counts) {
    if (at_ms == 0) return {};
    const kiosk::Date day = kiosk::Date::of_instant(at_ms);
    if (day.starts_at_ms() == at_ms) return (day_counts ? day.plus_days(-1) : day).iso();
    return day.iso() + " " + kiosk::local_time_hm(at_ms);
}

std::vector<kiosk::ProductId> products_in(const std::string& cell, const ProductFinder& find) {
    std::vector<kiosk::ProductId> ids;
    for (std::size_t at = 0; at < cell.size();) {
        const std::size_t end = std::min(cell.find(' ', at), cell.size());
        const std::string word = cell.substr(at, end - at);
        at = end + 1;
        if (word.empty()) continue;
        const auto id = find(word);
        if (!id) {
            throw Bad{"products",
                      {"không có sản phẩm “" + word + "”", "no product is called “" + word + "”"}};
        }
        ids.push_back(*id);
    }
    return ids;
}

// Throws Bad.
Promotion promotion_in(const PromotionCells& cell, const ProductFinder& find) {
    Promotion one;
    one.id = cell("id");
    one.name = cell("name");
    const std::string kind = cell("kind");
    const auto known = kiosk::promotion_kind_from(kind);
    if (!known) {
        throw Bad{"kind",
                  {"“" + kind + "” không phải loại nào", "“" + kind + "” is no kind of promotion"}};
    }
    one.kind = *known;
    one.products = products_in(cell("products"), find);
    const std::string group = cell("group");
    if (!group.empty()) {
        one.group = kiosk::group_from(group);
        if (!one.group) {
            throw Bad{"group", {"không có nhóm “" + group + "”", "“" + group + "” is no group"}};
        }
    }
    one.producer = cell("producer");
    one.percent = hundredths(cell("percent"));
    one.amount = kiosk::Money::from_dong(whole(cell("amount"), "amount"));
    one.buy = whole(cell("buy"), "buy");
    one.get = whole(cell("get"), "get");
    one.starts_ms = moment(cell("starts"), "starts", false);
    one.ends_ms = moment(cell("ends"), "ends", true);
    const kiosk::Status checked = check_promotion(one);
    if (!checked) throw Bad{checked.problem().field, checked.problem().why};
    return one;
}

class Reader {
public:
    explicit Reader(const ProductFinder& find) : find_{find} {}

    PromotionsRead read(std::string_view csv) {
        const CsvFault fault = for_each_row(csv, [this](CsvRow& row) {
            has_header_ ? take(row) : take_header(row);
            return usable_;
        });
        if (fault.line > 0) {
            complain(fault.line, {},
                     {"dấu nháy kép không khớp", "the quotes around a cell do not fit"});
        }
        if (!has_header_) complain(1, {}, {"tệp không có dòng nào", "the file has no rows"});
        return std::move(read_);
    }

private:
    void complain(std::int64_t line, const std::string& column, Text why) {
        if (read_.problems.size() >= kMostProblems) return;
        read_.problems.push_back(problem_in_csv(
            line, column, std::move(why), {"sửa rồi nhập lại", "mend it, then import again"}));
    }

    void take_header(const CsvRow& row) {
        has_header_ = true;
        for (const std::string& cell : row.cells) {
            const bool known = std::find(kColumns.begin(), kColumns.end(), cell) != kColumns.end();
            if (!known || std::find(header_.begin(), header_.end(), cell) != header_.end()) {
                complain(row.line, cell,
                         {known ? "cột bị lặp" : "không có cột nào tên này",
                          known ? "the column is there twice" : "no column has this name"});
                usable_ = false;
            }
            header_.push_back(cell);
        }
        for (const char* needed : {"id", "name", "kind"}) {
            if (std::find(header_.begin(), header_.end(), needed) != header_.end()) continue;
            complain(row.line, needed, {"thiếu cột này", "this column is missing"});
            usable_ = false;
        }
    }

    std::string cell(const CsvRow& row, std::string_view column) const {
        for (std::size_t i = 0; i < header_.size() && i < row.cells.size(); ++i) {
            if (header_[i] == column) return kiosk::nfc(row.cells[i]);
        }
        return {};
    }

    void take(const CsvRow& row) {
        if (row.cells.size() == 1 && row.cells.front().empty()) return;
        if (row.cells.size() != header_.size()) {
            return complain(row.line, {},
                            {"số ô không bằng số cột", "it has not as many cells as columns"});
        }
        if (read_.promotions.size() >= kMostPromotions) {
            usable_ = false;
            return complain(row.line, {}, {"quá 2.000 khuyến mại", "more than 2,000 promotions"});
        }
        try {
            Promotion one =
                promotion_in([&](std::string_view column) { return cell(row, column); }, find_);
            if (!ids_.insert(one.id).second) {
                throw Bad{"id", {"mã này đã có ở dòng trên", "this id was on a line before"}};
            }
            read_.promotions.push_back(std::move(one));
        } catch (const Bad& bad) {
            complain(row.line, bad.column, bad.why);
        }
    }

    const ProductFinder& find_;
    PromotionsRead read_;
    std::vector<std::string> header_;
    std::set<std::string> ids_;
    bool has_header_{false};
    bool usable_{true};
};

}  // namespace

PromotionsRead read_promotions(std::string_view csv, const ProductFinder& find) {
    return Reader{find}.read(csv);
}

kiosk::Result<Promotion> read_promotion(const PromotionCells& cell, const ProductFinder& find) {
    try {
        return promotion_in([&](std::string_view column) { return kiosk::nfc(cell(column)); },
                            find);
    } catch (const Bad& bad) {
        return kiosk::Problem{{}, bad.why, {}, bad.column};
    }
}

bool is_promotion_column(std::string_view column) {
    return std::find(kColumns.begin(), kColumns.end(), column) != kColumns.end();
}

std::string promotions_header() {
    std::string header;
    for (const std::string_view column : kColumns) {
        if (!header.empty()) header += ',';
        header += column;
    }
    return header + "\r\n";
}

std::string promotion_row(const Promotion& one) {
    std::string products;
    for (const kiosk::ProductId& id : one.products) {
        products += (products.empty() ? "" : " ") + id.text();
    }
    const auto number = [](std::int64_t value) {
        return value == 0 ? std::string{} : std::to_string(value);
    };
    const std::string percent =
        one.percent == 0
            ? std::string{}
            : format_quantity(kiosk::Quantity::from_thousandths(one.percent * 10), '.');
    const std::array<std::string, 12> cells{one.id,
                                            one.name,
                                            std::string{name_of(one.kind)},
                                            products,
                                            one.group ? std::string{name_of(*one.group)} : "",
                                            one.producer,
                                            percent,
                                            number(one.amount.dong()),
                                            number(one.buy),
                                            number(one.get),
                                            moment_cell(one.starts_ms, false),
                                            moment_cell(one.ends_ms, true)};
    std::string row;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        row += (i == 0 ? "" : ",") + csv_cell(cells[i]);
    }
    return row + "\r\n";
}

}  // namespace db
