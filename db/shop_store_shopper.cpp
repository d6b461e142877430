// ShopStore's other face to the shopper: codes, lots, related goods, baskets, and what was scanned.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "db/related_goods.h"
#include "db/scan_log.h"
#include "db/shop_store_impl.h"

namespace db {
namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const Json& body) {
    return body.dump(-1, ' ', false, Json::error_handler_t::replace);
}

// One lot on hand leaves nothing to choose.
std::optional<kiosk::FirstOut> first_of_several(StockRepository& stock,
                                                const kiosk::ProductId& product,
                                                std::int64_t now_ms) {
    const auto first = stock.first_to_expire(product, kiosk::Date::of_instant(now_ms));
    if (!first || !first->best_before) return std::nullopt;
    const auto is_there = [](const kiosk::LotOnHand& lot) {
        return !lot.lot.empty() && lot.on_hand > kiosk::Quantity{};
    };
    if (std::ranges::count_if(stock.lots_of(product), is_there) < 2) return std::nullopt;
    return kiosk::FirstOut{first->lot, *first->best_before};
}

}  // namespace

kiosk::ScanFacts ShopStore::scanned(const kiosk::Code& code) {
    return impl_->read([&] {
        kiosk::ScanFacts facts;
        facts.product = impl_->catalogue->by_code(code);
        if (!facts.product) {
            return facts;
        }
        const kiosk::ProductId& id = facts.product->id;
        if (code.lot) {
            facts.lot = impl_->lots->find(id, *code.lot);
            facts.keeps_lots = facts.lot || impl_->lots->keeps_lots(id);
        }
        facts.first_out = first_of_several(*impl_->stock, id, impl_->clock.now_ms());
        if (code.serial) {
            facts.serial_sold = impl_->lots->serial_sold(id, *code.serial);
        }
        return facts;
    });
}

std::optional<kiosk::FirstOut> ShopStore::first_out(const kiosk::ProductId& product) {
    return impl_->read(
        [&] { return first_of_several(*impl_->stock, product, impl_->clock.now_ms()); });
}

Related ShopStore::related(const kiosk::ProductId& id, std::size_t limit) {
    return impl_->read(
        [&] { return related_goods(*impl_->database, *impl_->catalogue, id, limit); });
}

std::vector<GroupCount> ShopStore::count_by_stars() {
    return impl_->read([&] { return impl_->catalogue->tally("stars"); });
}

bool ShopStore::has_product_details() {
    return impl_->read([&] { return impl_->catalogue->has_details(); });
}

// --- lots ----------------------------------------------------------------------------------------

std::optional<kiosk::Lot> ShopStore::lot(const kiosk::ProductId& product, std::string_view number) {
    return impl_->read([&] { return impl_->lots->find(product, number); });
}

std::vector<kiosk::Lot> ShopStore::lots() {
    return impl_->read([&] { return impl_->lots->all(); });
}

std::vector<kiosk::Lot> ShopStore::lots_of_number(std::string_view number) {
    return impl_->read([&] { return impl_->lots->of_number(number); });
}

void ShopStore::save_lots(const std::vector<kiosk::Lot>& lots, std::string_view reason) {
    impl_->write([&](const TillKey& key) {
        const LotRepository::Saved saved = impl_->lots->save(lots);
        Json recalled = Json::array();
        for (const kiosk::Lot& lot : lots) {
            if (!lot.recall) continue;
            recalled.push_back({{"product_id", lot.product.text()},
                                {"lot", lot.number},
                                {"day", lot.recall->day.iso()}});
        }
        impl_->journal->append(key, "lots",
                               text_of({{"v", 1},
                                        {"at_ms", impl_->clock.now_ms()},
                                        {"reason", reason},
                                        {"added", saved.added},
                                        {"changed", saved.changed},
                                        {"recalled", recalled}}));
    });
}

void ShopStore::recall_lot(const kiosk::ProductId& product, std::string_view number,
                           const std::optional<kiosk::Recall>& recall, std::string_view by) {
    impl_->write([&](const TillKey& key) {
        impl_->lots->set_recall(product, number, recall);
        impl_->journal_recall(key, product, number, recall, by);
    });
}

void ShopStore::Impl::journal_recall(const TillKey& till_key, const kiosk::ProductId& product,
                                     std::string_view lot,
                                     const std::optional<kiosk::Recall>& recall,
                                     std::string_view by) {
    journal->append(till_key, "recall",
                    text_of({{"v", 1},
                             {"at_ms", clock.now_ms()},
                             {"product_id", product.text()},
                             {"lot", lot},
                             {"lifted", !recall.has_value()},
                             {"day", recall ? recall->day.iso() : std::string{}},
                             {"reason_vi", recall ? recall->reason.vi : std::string{}},
                             {"reason_en", recall ? recall->reason.en : std::string{}},
                             {"by", by}}));
}

// --- baskets, scans ------------------------------------------------------------------------------

std::string ShopStore::save_basket(const BasketLines& lines, std::string_view number) {
    return impl_->write(
        [&](const TillKey&) { return impl_->baskets->save(lines, number, impl_->clock.now_ms()); });
}

kiosk::Basket ShopStore::basket(std::string_view number, std::int64_t keeps_ms) {
    return impl_->read(
        [&] { return impl_->baskets->find(number, impl_->clock.now_ms(), keeps_ms); });
}

void ShopStore::add_scans(const std::vector<kiosk::ScanCount>& scans) {
    if (scans.empty()) {
        return;
    }
    impl_->write([&](const TillKey&) { db::add_scans(*impl_->database, scans); });
}

kiosk::ScanReport ShopStore::scan_report(kiosk::Date from, kiosk::Date to, std::size_t limit) {
    return impl_->read([&] { return db::scan_report(*impl_->database, from, to, limit); });
}

}  // namespace db
