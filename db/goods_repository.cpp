#include "db/goods_repository.h"

namespace db {
namespace {

constexpr const char* kNote =
    "INSERT INTO goods_change (seq, n, at_ms, by_code, act, product_id, lot, field, before, after) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
#define OCOP_CHANGE_COLUMNS "seq, at_ms, by_code, act, product_id, lot, field, before, after "
constexpr const char* kOfProduct =
    "SELECT " OCOP_CHANGE_COLUMNS
    "FROM goods_change WHERE product_id = ? ORDER BY seq DESC, n LIMIT ?";
constexpr const char* kNewest =
    "SELECT " OCOP_CHANGE_COLUMNS "FROM goods_change ORDER BY seq DESC, n LIMIT ?";

#define OCOP_PRICE_COLUMNS "SELECT product_id, starts_ms, price, by_code FROM planned_price "
constexpr const char* kPlanned = OCOP_PRICE_COLUMNS "ORDER BY starts_ms, product_id";
constexpr const char* kPlannedFor = OCOP_PRICE_COLUMNS "WHERE product_id = ? ORDER BY starts_ms";
constexpr const char* kDue =
    OCOP_PRICE_COLUMNS "WHERE starts_ms <= ? ORDER BY starts_ms, product_id";
constexpr const char* kAt = OCOP_PRICE_COLUMNS "WHERE product_id = ? AND starts_ms = ?";
constexpr const char* kNextStart = "SELECT min(starts_ms) FROM planned_price";
constexpr const char* kPlan =
    "INSERT INTO planned_price (product_id, starts_ms, price, by_code) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (product_id, starts_ms) DO UPDATE SET price = excluded.price, "
    "by_code = excluded.by_code";
constexpr const char* kForget = "DELETE FROM planned_price WHERE product_id = ? AND starts_ms = ?";

}  // namespace

void GoodsRepository::note(const TillKey& key, Journal& journal, const GoodsEntry& entry) {
    if (rows_of(entry, 0).empty()) return;
    const Appended appended = journal.append(key, "goods_change", encode_goods(entry));
    // As the entry will be read back: NUL, for one, is not kept.
    const std::optional<GoodsEntry> kept = decode_goods(encode_goods(entry));
    std::int64_t n = 0;
    for (const kiosk::GoodsChange& row : rows_of(kept.value_or(entry), appended.seq)) {
        Query insert = database_.query(kNote);
        insert
            .with(row.seq, ++n, row.at_ms, row.by, name_of(row.act), row.product.text(), row.lot,
                  row.change.field, row.change.before, row.change.after)
            .run();
    }
}

std::vector<kiosk::GoodsChange> GoodsRepository::changes(Query& query) {
    std::vector<kiosk::GoodsChange> found;
    while (query.next()) {
        found.push_back({query.number(0),
                         query.number(1),
                         query.text(2),
                         kiosk::goods_act_from(query.text(3)).value_or(kiosk::GoodsAct::Edit),
                         kiosk::ProductId{query.text(4)},
                         query.text(5),
                         {query.text(6), query.text(7), query.text(8)}});
    }
    return found;
}

std::vector<kiosk::GoodsChange> GoodsRepository::of_product(const kiosk::ProductId& id,
                                                            std::size_t limit) {
    Query query = database_.query(kOfProduct);
    query.with(id.text(), static_cast<std::int64_t>(limit));
    return changes(query);
}

std::vector<kiosk::GoodsChange> GoodsRepository::newest(std::size_t limit) {
    Query query = database_.query(kNewest);
    query.with(static_cast<std::int64_t>(limit));
    return changes(query);
}

std::vector<kiosk::PlannedPrice> GoodsRepository::prices(Query& query) {
    std::vector<kiosk::PlannedPrice> found;
    while (query.next()) {
        found.push_back({kiosk::ProductId{query.text(0)}, query.number(1), query.money(2),
                         kiosk::StaffCode{query.text(3)}});
    }
    return found;
}

std::vector<kiosk::PlannedPrice> GoodsRepository::planned() {
    Query query = database_.query(kPlanned);
    return prices(query);
}

std::vector<kiosk::PlannedPrice> GoodsRepository::planned_for(const kiosk::ProductId& id) {
    Query query = database_.query(kPlannedFor);
    query.with(id.text());
    return prices(query);
}

std::vector<kiosk::PlannedPrice> GoodsRepository::due(std::int64_t now_ms) {
    Query query = database_.query(kDue);
    query.with(now_ms);
    return prices(query);
}

std::optional<std::int64_t> GoodsRepository::next_start() {
    Query query = database_.query(kNextStart);
    if (!query.next() || query.is_null(0)) return std::nullopt;
    return query.number(0);
}

std::optional<kiosk::PlannedPrice> GoodsRepository::plan(const kiosk::PlannedPrice& price) {
    std::optional<kiosk::PlannedPrice> before;
    {
        Query query = database_.query(kAt);
        query.with(price.product.text(), price.starts_ms);
        const std::vector<kiosk::PlannedPrice> found = prices(query);
        if (!found.empty()) before = found.front();
    }
    Query insert = database_.query(kPlan);
    insert.with(price.product.text(), price.starts_ms, price.price, price.by.text()).run();
    return before;
}

void GoodsRepository::forget(const kiosk::ProductId& id, std::int64_t starts_ms) {
    Query erase = database_.query(kForget);
    erase.with(id.text(), starts_ms).run();
}

}  // namespace db
