#include "kiosk/core/goods_change.h"

#include <algorithm>
#include <array>
#include <utility>

#include "kiosk/core/product_columns.h"
#include "kiosk/core/sale.h"

namespace kiosk {
namespace {

std::string iso(const std::optional<Date>& date) { return date ? date->iso() : std::string{}; }

struct Named {
    std::string_view name;
    Text title;
};
const Named kLotTitles[] = {
    {"lot", {"Số lô", "Lot number"}},
    {"made", {"Ngày sản xuất", "Made"}},
    {"best_before", {"Hạn sử dụng", "Best before"}},
    {"received", {"Ngày nhập", "Received"}},
    {"source", {"Nơi giao", "Delivered by"}},
    {"recalled", {"Thu hồi từ", "Recalled since"}},
    {"withdrawn", {"Ngừng bán", "Withdrawn"}},
};

struct ActRow {
    GoodsAct act;
    std::string_view name;
    Text title;
};
const ActRow kActs[] = {
    {GoodsAct::Edit, "edit", {"Sửa", "Edited"}},
    {GoodsAct::Import, "import", {"Nhập từ tệp", "Imported"}},
    {GoodsAct::Producer, "producer", {"Sửa nhà sản xuất", "Producer edited"}},
    {GoodsAct::Lot, "lot", {"Sửa lô", "Lot edited"}},
    {GoodsAct::PlanPrice, "plan_price", {"Hẹn giá", "Price planned"}},
    {GoodsAct::CancelPrice, "cancel_price", {"Bỏ hẹn giá", "Planned price dropped"}},
    {GoodsAct::PriceBegan, "price_began", {"Giá bắt đầu", "Price began"}},
    {GoodsAct::Withdraw, "withdraw", {"Ngừng bán", "Withdrawn"}},
};

void note(std::vector<FieldChange>& changes, std::string field, std::string before,
          std::string after) {
    if (before != after) {
        changes.push_back({std::move(field), std::move(before), std::move(after)});
    }
}

}  // namespace

std::vector<FieldChange> changes_between(const Product& before, const Product& after) {
    std::vector<FieldChange> changes;
    for (const ProductColumn& column : product_columns()) {
        note(changes, std::string{column.name}, column.write(before), column.write(after));
    }
    return changes;
}

std::vector<FieldChange> changes_between(const Lot& before, const Lot& after) {
    const auto recalled = [](const Lot& lot) {
        return lot.recall ? lot.recall->day.iso() : std::string{};
    };
    std::vector<FieldChange> changes;
    note(changes, "made", iso(before.made), iso(after.made));
    note(changes, "best_before", iso(before.best_before), iso(after.best_before));
    note(changes, "received", iso(before.received), iso(after.received));
    note(changes, "source", before.source, after.source);
    note(changes, "recalled", recalled(before), recalled(after));
    return changes;
}

std::vector<FieldChange> changes_between(const Producer& before, const Producer& after) {
    Product was, will;
    was.producer = before;
    will.producer = after;
    return changes_between(was, will);
}

const Text& title_of_field(std::string_view field) {
    const auto* found = std::ranges::find(kLotTitles, field, &Named::name);
    // A lot's own columns share two names with a product's; a product says "lot" and "source" too.
    const Text& of_product = title_of_column(field);
    if (!of_product.vi.empty() || found == std::end(kLotTitles)) return of_product;
    return found->title;
}

Product rebased(const Product& read, const Product& mine, const Product& theirs) {
    Product merged = theirs;
    for (const ProductColumn& column : product_columns()) {
        const std::string wanted = column.write(mine);
        if (wanted == column.write(read)) continue;
        (void)set_column(merged, column, wanted);
    }
    return merged;
}

std::vector<std::string> contested(const Product& read, const Product& mine,
                                   const Product& theirs) {
    std::vector<std::string> fields;
    for (const ProductColumn& column : product_columns()) {
        const std::string was = column.write(read);
        const std::string here = column.write(mine), there = column.write(theirs);
        if (here != was && there != was && here != there) fields.emplace_back(column.name);
    }
    return fields;
}

std::vector<FieldProblem> check_product(const Product& product) {
    std::vector<FieldProblem> problems;
    const Text empty{"không được để trống", "must not be empty"};
    if (product.id.empty()) problems.push_back({"product_id", empty});
    if (product.name_vi.empty()) problems.push_back({"name_vi", empty});
    if (product.price.dong() < 0 || product.price.dong() > kMaxSaleDong) {
        problems.push_back({"price", {"không phải giá bán", "is no price"}});
    }
    if (!product.certificate) return problems;
    const Certificate& certificate = *product.certificate;
    if (certificate.issued && certificate.expires && *certificate.expires < *certificate.issued) {
        problems.push_back({"expires", {"trước ngày cấp", "lies before the day it was issued"}});
    }
    return problems;
}

std::vector<FieldProblem> check_lot(const Lot& lot) {
    std::vector<FieldProblem> problems;
    if (lot.number.empty()) {
        problems.push_back({"lot", {"không được để trống", "must not be empty"}});
    }
    if (lot.number.size() > 64) {
        problems.push_back({"lot", {"dài quá 64 byte", "longer than 64 bytes"}});
    }
    if (lot.made && lot.best_before && *lot.best_before < *lot.made) {
        problems.push_back(
            {"best_before", {"trước ngày sản xuất", "lies before the day it was made"}});
    }
    return problems;
}

std::optional<Money> typed_money(std::string_view text) {
    std::int64_t dong = 0;
    int digits = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c >= '0' && c <= '9') {
            dong = dong * 10 + (c - '0');
            if (++digits > 12) return std::nullopt;
            continue;
        }
        const std::string_view rest = text.substr(i);
        if (rest == "₫" || rest == "đ" || rest == " ₫" || rest == " đ") break;
        if (c != '.' && c != ' ' && c != ',') return std::nullopt;
        // A mark between thousands stands before three digits; "1.5" is no number of đồng.
        const std::string_view next = rest.substr(1, 4);
        const bool is_group =
            next.size() >= 3 &&
            std::ranges::all_of(next.substr(0, 3), [](char d) { return d >= '0' && d <= '9'; }) &&
            (next.size() == 3 || next[3] < '0' || next[3] > '9');
        if (digits == 0 || !is_group) return std::nullopt;
    }
    if (digits == 0 || dong > kMaxSaleDong) return std::nullopt;
    return Money::from_dong(dong);
}

std::optional<Date> typed_date(std::string_view text) {
    Product scratch;
    const ProductColumn* column = product_column("expires");
    if (text.empty() || column->read(scratch, std::string{text})) return std::nullopt;
    return scratch.certificate->expires;
}

std::optional<int> typed_time(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos || colon < 1 || colon > 2 || text.size() != colon + 3) {
        return std::nullopt;
    }
    int parts[2]{};
    int part = 0;
    for (const char c : text) {
        if (c == ':') {
            if (++part > 1) return std::nullopt;
            continue;
        }
        if (c < '0' || c > '9') return std::nullopt;
        parts[part] = parts[part] * 10 + (c - '0');
    }
    if (parts[0] > 23 || parts[1] > 59) return std::nullopt;
    return parts[0] * 60 + parts[1];
}

std::string_view name_of(GoodsAct act) { return std::ranges::find(kActs, act, &ActRow::act)->name; }

std::optional<GoodsAct> goods_act_from(std::string_view name) {
    const auto* found = std::ranges::find(kActs, name, &ActRow::name);
    return found == std::end(kActs) ? std::nullopt : std::optional{found->act};
}

const Text& title_of(GoodsAct act) { return std::ranges::find(kActs, act, &ActRow::act)->title; }

}  // namespace kiosk
