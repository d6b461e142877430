#include "db/goods_check.h"

#include "db/goods_repository.h"

namespace db {
namespace {

constexpr const char* kRows =
    "SELECT seq, at_ms, by_code, act, product_id, lot, field, before, after FROM goods_change "
    "WHERE seq = ? ORDER BY n";

bool row_is(const Query& row, const kiosk::GoodsChange& wanted) {
    return row.number(1) == wanted.at_ms && row.text(2) == wanted.by &&
           row.text(3) == name_of(wanted.act) && row.text(4) == wanted.product.text() &&
           row.text(5) == wanted.lot && row.text(6) == wanted.change.field &&
           row.text(7) == wanted.change.before && row.text(8) == wanted.change.after;
}

}  // namespace

std::optional<kiosk::Text> GoodsCheck::take(std::int64_t seq, std::string_view body) {
    const std::optional<GoodsEntry> entry = decode_goods(body);
    if (!entry) {
        return kiosk::Text{"không đọc được nội dung", "its contents cannot be read"};
    }
    for (const GoodsItem& item : entry->items) {
        const std::pair key{item.product.text(), entry->starts_ms};
        if (entry->act == kiosk::GoodsAct::PlanPrice) {
            planned_[key] = item.fields.empty() ? std::string{} : item.fields.front().after;
        } else if (entry->act == kiosk::GoodsAct::CancelPrice ||
                   entry->act == kiosk::GoodsAct::PriceBegan) {
            planned_.erase(key);
        }
    }
    const std::vector<kiosk::GoodsChange> wanted = rows_of(*entry, seq);
    rows_ += static_cast<std::int64_t>(wanted.size());
    Query rows = database_.query(kRows);
    rows.with(seq);
    std::size_t found = 0;
    bool fits = true;
    while (rows.next()) {
        fits = fits && found < wanted.size() && row_is(rows, wanted[found]);
        ++found;
    }
    if (fits && found == wanted.size()) return std::nullopt;
    return kiosk::Text{"sổ thay đổi hàng hóa không khớp với bản ghi này",
                       "the log of the goods does not fit this entry"};
}

std::vector<kiosk::Text> GoodsCheck::misfits() {
    std::vector<kiosk::Text> misfits;
    if (database_.number("SELECT count(*) FROM goods_change") != rows_) {
        misfits.push_back({"sổ thay đổi hàng hóa có dòng không thuộc bản ghi nào",
                           "the log of the goods has rows that belong to no entry"});
    }
    std::map<std::pair<std::string, std::int64_t>, std::string> waiting;
    for (const kiosk::PlannedPrice& price : GoodsRepository{database_}.planned()) {
        waiting[{price.product.text(), price.starts_ms}] = std::to_string(price.price.dong());
    }
    if (waiting != planned_) {
        misfits.push_back({"các giá đang hẹn không khớp với nhật ký",
                           "the planned prices do not fit the journal"});
    }
    return misfits;
}

}  // namespace db
