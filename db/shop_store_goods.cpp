// ShopStore's face to whoever edits the goods: each edit and its journal entry in one transaction.
#include "db/goods_repository.h"
#include "db/shop_store_impl.h"
#include "kiosk/core/product_columns.h"

namespace db {
namespace {

using kiosk::GoodsAct;
using kiosk::Product;
using kiosk::ProductId;

#define OCOP_PRODUCER                                                                   \
    "SELECT producer, max(producer_kind), max(producer_address), max(producer_phone), " \
    "max(producer_website), max(producer_email), count(*) FROM product "
constexpr const char* kProducers =
    OCOP_PRODUCER "WHERE producer <> '' GROUP BY producer ORDER BY min(sort_key)";
constexpr const char* kProducer =
    OCOP_PRODUCER "WHERE producer = ? AND producer <> '' GROUP BY producer";
constexpr const char* kOfProducer =
    "SELECT id FROM product WHERE producer = ? AND producer <> '' ORDER BY sort_key";
constexpr const char* kUntil =
    "SELECT id FROM product WHERE expires IS NOT NULL AND expires <= ? ORDER BY expires, sort_key "
    "LIMIT ?";
constexpr const char* kLotsOf =
    "SELECT number FROM lot WHERE product_id = ? ORDER BY best_before IS NULL, best_before, number";

kiosk::Problem not_stored(kiosk::Text why, kiosk::Text to_do, std::string field) {
    return {{"Chưa lưu", "Not stored"}, std::move(why), std::move(to_do), std::move(field)};
}

kiosk::Problem first_of(const std::vector<kiosk::FieldProblem>& problems) {
    const kiosk::FieldProblem& first = problems.front();
    const kiosk::Text& title = kiosk::title_of_field(first.field);
    return not_stored({title.vi + ": " + first.why.vi, title.en + ": " + first.why.en},
                      {"sửa ô này rồi lưu lại", "correct this field, then save again"},
                      first.field);
}

std::string owner_of(CatalogueRepository& catalogue, const std::string& code, const ProductId& id) {
    kiosk::Code asked;
    asked.text = code;
    if (code.size() == 14) asked.gtin = code;
    const std::optional<Product> owner = catalogue.by_code(asked);
    return owner && owner->id != id && std::ranges::find(owner->codes, code) != owner->codes.end()
               ? owner->name_vi
               : std::string{};
}

ProducerCount counted(const Query& row) {
    kiosk::Producer producer;
    producer.name = row.text(0);
    producer.kind = kiosk::producer_kind_from(row.text(1)).value_or(kiosk::ProducerKind::Unknown);
    producer.address = row.text(2);
    producer.phone = row.text(3);
    producer.website = row.text(4);
    producer.email = row.text(5);
    return {std::move(producer), row.number(6)};
}

std::optional<ProducerCount> producer_of(Database& database, const std::string& name) {
    Query query = database.query(kProducer);
    if (!query.with(name).next()) return std::nullopt;
    return counted(query);
}

std::vector<std::int64_t> rows_of_producer(Database& database, const std::string& name) {
    std::vector<std::int64_t> rows;
    Query query = database.query(kOfProducer);
    query.with(name);
    while (query.next()) rows.push_back(query.number(0));
    return rows;
}

std::string dong(kiosk::Money money) { return std::to_string(money.dong()); }

}  // namespace

kiosk::Result<GoodsSaved> ShopStore::save_product(const std::optional<Product>& read,
                                                  const Product& wanted,
                                                  const kiosk::StaffCode& by) {
    if (const auto problems = kiosk::check_product(wanted); !problems.empty()) {
        return first_of(problems);
    }
    return impl_->write([&](const TillKey& key) -> kiosk::Result<GoodsSaved> {
        std::optional<Product> now = impl_->catalogue->by_id(wanted.id);
        if (!read && now) {
            return not_stored({"đã có sản phẩm mang mã " + wanted.id.text(),
                               "there is a product with the id " + wanted.id.text()},
                              {"chọn mã khác", "choose another id"}, "product_id");
        }
        if (read && !now) {
            return not_stored({"sản phẩm đã ngừng bán", "the product has left the catalogue"},
                              {"thêm lại như sản phẩm mới", "add it again as a new product"}, {});
        }
        if (now && *now != *read) return GoodsSaved{{}, std::move(now)};
        for (const std::string& code : wanted.codes) {
            const std::string other =
                owner_of(*impl_->catalogue, kiosk::stored_code(code), wanted.id);
            if (other.empty()) continue;
            return not_stored({"mã " + code + " đang thuộc “" + other + "”",
                               "code " + code + " belongs to “" + other + "”"},
                              {"sửa mã này", "correct this code"}, "codes");
        }
        impl_->catalogue->save({wanted}, {});
        const std::optional<Product> stored = impl_->catalogue->by_id(wanted.id);
        GoodsSaved saved{kiosk::changes_between(now.value_or(Product{}), stored.value()), {}};
        impl_->goods->note(key, *impl_->journal,
                           {impl_->clock.now_ms(),
                            by.text(),
                            GoodsAct::Edit,
                            0,
                            {{wanted.id, {}, saved.changes}}});
        return saved;
    });
}

kiosk::Result<GoodsSaved> ShopStore::withdraw_product(const Product& read,
                                                      const kiosk::StaffCode& by) {
    return impl_->write([&](const TillKey& key) -> kiosk::Result<GoodsSaved> {
        std::optional<Product> now = impl_->catalogue->by_id(read.id);
        if (!now) return GoodsSaved{};
        if (*now != read) return GoodsSaved{{}, std::move(now)};
        impl_->catalogue->remove(read.id);
        GoodsSaved saved{{{"withdrawn", "0", "1"}}, {}};
        impl_->goods->note(key, *impl_->journal,
                           {impl_->clock.now_ms(),
                            by.text(),
                            GoodsAct::Withdraw,
                            0,
                            {{read.id, {}, saved.changes}}});
        return saved;
    });
}

kiosk::Result<std::int64_t> ShopStore::save_producer(const kiosk::Producer& read,
                                                     const kiosk::Producer& wanted,
                                                     const kiosk::StaffCode& by) {
    return impl_->write([&](const TillKey& key) -> kiosk::Result<std::int64_t> {
        const auto now = producer_of(*impl_->database, read.name);
        if (!now || now->producer != read) {
            return not_stored(
                {"nhà sản xuất này vừa được đổi ở nơi khác", "this producer was changed meanwhile"},
                {"mở lại rồi sửa", "open it again, then edit it"}, {});
        }
        Product was, will;
        was.producer = read;
        will.producer = wanted;
        GoodsEntry entry{impl_->clock.now_ms(), by.text(), GoodsAct::Producer, 0, {}};
        std::vector<Product> products;
        for (const std::int64_t row : rows_of_producer(*impl_->database, read.name)) {
            std::optional<Product> product = impl_->catalogue->by_row(row);
            if (!product) continue;
            Product merged = kiosk::rebased(was, will, *product);
            auto changes = kiosk::changes_between(*product, merged);
            if (changes.empty()) continue;
            entry.items.push_back({product->id, {}, std::move(changes)});
            products.push_back(std::move(merged));
        }
        if (!products.empty()) impl_->catalogue->save(products, {});
        impl_->goods->note(key, *impl_->journal, entry);
        return static_cast<std::int64_t>(products.size());
    });
}

std::vector<ProducerCount> ShopStore::producers() {
    return impl_->read([&] {
        std::vector<ProducerCount> found;
        Query query = impl_->database->query(kProducers);
        while (query.next()) found.push_back(counted(query));
        return found;
    });
}

kiosk::Status ShopStore::save_lot(const std::optional<kiosk::Lot>& read, const kiosk::Lot& wanted,
                                  const kiosk::StaffCode& by) {
    if (const auto problems = kiosk::check_lot(wanted); !problems.empty()) {
        return first_of(problems);
    }
    return impl_->write([&](const TillKey& key) -> kiosk::Status {
        const std::optional<kiosk::Lot> now = impl_->lots->find(wanted.product, wanted.number);
        if (!read && now) {
            return not_stored(
                {"sản phẩm đã có lô " + wanted.number, "the product has a lot " + wanted.number},
                {"chọn số lô khác", "choose another number"}, "lot");
        }
        // The way and the recall are not this form's; the rest must be as it was read.
        if (read && (!now || !kiosk::changes_between(*read, *now).empty())) {
            return not_stored({"lô này vừa được đổi ở nơi khác", "this lot was changed meanwhile"},
                              {"mở lại lô rồi sửa", "open the lot again, then edit it"}, {});
        }
        kiosk::Lot lot = wanted;
        if (now) {
            lot.events = now->events;
            lot.recall = now->recall;
        }
        impl_->lots->save({lot});
        std::vector<kiosk::FieldChange> changes =
            kiosk::changes_between(now.value_or(kiosk::Lot{}), lot);
        if (!now) changes.insert(changes.begin(), {"lot", "", lot.number});
        impl_->goods->note(key, *impl_->journal,
                           {impl_->clock.now_ms(),
                            by.text(),
                            GoodsAct::Lot,
                            0,
                            {{lot.product, lot.number, std::move(changes)}}});
        return kiosk::Done{};
    });
}

std::vector<kiosk::Lot> ShopStore::lots_of(const ProductId& product) {
    return impl_->read([&] {
        std::vector<std::string> numbers;
        {
            Query query = impl_->database->query(kLotsOf);
            query.with(product.text());
            while (query.next()) numbers.push_back(query.text(0));
        }
        std::vector<kiosk::Lot> lots;
        for (const std::string& number : numbers) {
            if (auto lot = impl_->lots->find(product, number)) lots.push_back(*std::move(lot));
        }
        return lots;
    });
}

// --- prices that begin at a time -----------------------------------------------------------------

kiosk::Status ShopStore::plan_price(const kiosk::PlannedPrice& price) {
    return impl_->write([&](const TillKey& key) -> kiosk::Status {
        if (price.starts_ms <= impl_->clock.now_ms()) {
            return not_stored({"thời điểm này đã qua", "this time is over"},
                              {"chọn thời điểm sau bây giờ, hoặc sửa giá ngay",
                               "choose a time after now, or change the price itself"},
                              "starts");
        }
        if (!impl_->catalogue->by_id(price.product)) {
            return not_stored({"sản phẩm đã ngừng bán", "the product has left the catalogue"},
                              {"mở lại danh sách", "open the list again"}, {});
        }
        const auto before = impl_->goods->plan(price);
        impl_->goods->note(key, *impl_->journal,
                           {impl_->clock.now_ms(),
                            price.by.text(),
                            GoodsAct::PlanPrice,
                            price.starts_ms,
                            {{price.product,
                              {},
                              {{"price", before ? dong(before->price) : "", dong(price.price)}}}}});
        return kiosk::Done{};
    });
}

void ShopStore::cancel_price(const ProductId& id, std::int64_t starts_ms,
                             const kiosk::StaffCode& by) {
    impl_->write([&](const TillKey& key) {
        for (const kiosk::PlannedPrice& price : impl_->goods->planned_for(id)) {
            if (price.starts_ms != starts_ms) continue;
            impl_->goods->forget(id, starts_ms);
            impl_->goods->note(key, *impl_->journal,
                               {impl_->clock.now_ms(),
                                by.text(),
                                GoodsAct::CancelPrice,
                                starts_ms,
                                {{id, {}, {{"price", dong(price.price), ""}}}}});
        }
    });
}

std::vector<kiosk::PlannedPrice> ShopStore::planned_prices() {
    return impl_->read([&] { return impl_->goods->planned(); });
}

std::vector<kiosk::PlannedPrice> ShopStore::planned_prices(const ProductId& id) {
    return impl_->read([&] { return impl_->goods->planned_for(id); });
}

std::optional<std::int64_t> ShopStore::next_price_ms() {
    return impl_->read([&] { return impl_->goods->next_start(); });
}

std::vector<ProductId> ShopStore::begin_due_prices() {
    const std::optional<std::int64_t> next = next_price_ms();
    if (!next || *next > impl_->clock.now_ms()) return {};
    return impl_->write([&](const TillKey& key) {
        std::vector<ProductId> begun;
        const std::int64_t now_ms = impl_->clock.now_ms();
        for (const kiosk::PlannedPrice& price : impl_->goods->due(now_ms)) {
            impl_->goods->forget(price.product, price.starts_ms);
            std::optional<Product> product = impl_->catalogue->by_id(price.product);
            const std::string before = product ? dong(product->price) : std::string{};
            if (product) {
                product->price = price.price;
                impl_->catalogue->save({*product}, {});
                begun.push_back(product->id);
            }
            // Also where it came to nothing: the journal tells every price that waits no more.
            impl_->goods->note(key, *impl_->journal,
                               {now_ms,
                                price.by.text(),
                                GoodsAct::PriceBegan,
                                price.starts_ms,
                                {{price.product, {}, {{"price", before, dong(price.price)}}}}});
        }
        return begun;
    });
}

// --- lists ---------------------------------------------------------------------------------------

std::vector<kiosk::GoodsChange> ShopStore::goods_changes(const ProductId& id, std::size_t limit) {
    return impl_->read([&] { return impl_->goods->of_product(id, limit); });
}

std::vector<kiosk::GoodsChange> ShopStore::newest_goods_changes(std::size_t limit) {
    return impl_->read([&] { return impl_->goods->newest(limit); });
}

std::vector<Product> ShopStore::certificates_until(kiosk::Date until, std::size_t limit) {
    return impl_->read([&] {
        std::vector<std::int64_t> rows;
        {
            Query query = impl_->database->query(kUntil);
            query.with(until.iso(), static_cast<std::int64_t>(limit));
            while (query.next()) rows.push_back(query.number(0));
        }
        std::vector<Product> products;
        for (const std::int64_t row : rows) {
            if (auto product = impl_->catalogue->by_row(row)) {
                products.push_back(*std::move(product));
            }
        }
        return products;
    });
}

}  // namespace db
