// ShopStore's part for the shelves and for those who fill them.
#include "db/product_search.h"
#include "db/shop_store_impl.h"

namespace db {
namespace {

template <typename Impl>
kiosk::Date today(const Impl& impl) {
    return kiosk::Date::of_instant(impl.clock.now_ms());
}

}  // namespace

kiosk::Result<kiosk::StockMove> ShopStore::record_move(const kiosk::StockMove& move) {
    return impl_->write([&](const TillKey& key) { return impl_->stock->record(key, move); });
}

kiosk::StockList ShopStore::stock(kiosk::StockFilter filter, std::string_view words,
                                  std::size_t limit) {
    return impl_->read([&] {
        SQLite::Transaction snapshot{impl_->database->handle()};
        kiosk::StockList list = impl_->stock->list(filter, words, limit, today(*impl_));
        if (words.empty() || filter != kiosk::StockFilter::All) return list;
        for (const std::int64_t row : search_products(*impl_->database, words, limit)) {
            if (list.rows.size() >= limit) break;
            const auto product = impl_->catalogue->by_row(row);
            if (product) impl_->stock->add_unstocked(*product, list);
        }
        return list;
    });
}

std::optional<kiosk::StockRow> ShopStore::stock_row(const kiosk::ProductId& product) {
    return impl_->read([&] { return impl_->stock->row(product, today(*impl_)); });
}

std::int64_t ShopStore::now_ms() const { return impl_->clock.now_ms(); }

std::vector<kiosk::LotOnHand> ShopStore::lots_on_hand(const kiosk::ProductId& product) {
    return impl_->read([&] { return impl_->stock->lots_of(product); });
}

std::optional<kiosk::LotOnHand> ShopStore::first_to_expire(const kiosk::ProductId& product) {
    return impl_->read([&] { return impl_->stock->first_to_expire(product, today(*impl_)); });
}

std::optional<kiosk::Terms> ShopStore::agreed_on(const kiosk::ProductId& product) {
    return impl_->read([&] { return impl_->stock->agreed_on(product, today(*impl_)); });
}

std::vector<kiosk::StockMove> ShopStore::stock_moves(const kiosk::ProductId& product,
                                                     std::size_t limit) {
    return impl_->read([&] { return impl_->stock->moves(product, limit); });
}

std::vector<kiosk::Transfer> ShopStore::transfers(std::size_t limit) {
    return impl_->read([&] { return impl_->stock->transfers(limit); });
}

std::vector<std::string> ShopStore::other_shops() {
    return impl_->read([&] { return impl_->stock->other_shops(); });
}

kiosk::Status ShopStore::save_terms(std::string_view producer,
                                    const std::vector<kiosk::Terms>& terms,
                                    const kiosk::StaffCode& by) {
    return impl_->write([&](const TillKey& key) {
        return impl_->settlements->save_terms(key, producer, terms, by);
    });
}

std::vector<kiosk::Terms> ShopStore::terms(std::string_view producer) {
    return impl_->read([&] { return impl_->settlements->terms(producer); });
}

std::size_t ShopStore::read_settlements_ahead() {
    return impl_->read([&] {
        SQLite::Transaction snapshot{impl_->database->handle()};
        return impl_->settlements->read_ahead(today(*impl_));
    });
}

std::vector<kiosk::ProducerAccount> ShopStore::producer_accounts() {
    return impl_->read([&] {
        SQLite::Transaction snapshot{impl_->database->handle()};
        return impl_->settlements->accounts(today(*impl_));
    });
}

kiosk::Statement ShopStore::statement(std::string_view producer, std::optional<kiosk::Date> from,
                                      kiosk::Date until) {
    return impl_->read([&] {
        SQLite::Transaction snapshot{impl_->database->handle()};
        return impl_->settlements->statement(producer, from, until);
    });
}

kiosk::Result<kiosk::ClosedPeriod> ShopStore::close_period(const kiosk::SaleId& id,
                                                           std::string_view producer,
                                                           kiosk::Date until,
                                                           const kiosk::StaffCode& by) {
    return impl_->write([&](const TillKey& key) {
        return impl_->settlements->close(key, id, producer, until, by);
    });
}

std::vector<kiosk::ClosedPeriod> ShopStore::closed_periods(std::string_view producer) {
    return impl_->read([&] { return impl_->settlements->closed(producer); });
}

std::optional<kiosk::ClosedPeriod> ShopStore::closed_period(std::string_view number) {
    return impl_->read([&] { return impl_->settlements->closed_by_number(number); });
}

kiosk::Result<kiosk::ClosedPeriod> ShopStore::pay_period(std::string_view number,
                                                         const kiosk::PeriodPayment& payment) {
    return impl_->write(
        [&](const TillKey& key) { return impl_->settlements->pay(key, number, payment); });
}

}  // namespace db
