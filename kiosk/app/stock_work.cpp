#include "kiosk/app/stock_work.h"

#include <algorithm>

#include "db/shop_store.h"
#include "kiosk/screens/office_view.h"

namespace kiosk::app {
namespace {

constexpr std::size_t kTransfers = 100;
constexpr std::size_t kMoves = 100;

struct Worker {
    db::ShopStore& store;
    Date today;

    AnyStockNews operator()(const ReadStock& wish) const {
        const std::size_t before = wish.page * screens::kTablePage;
        StockRead read;
        read.asked = wish;
        read.list = store.stock(wish.filter, wish.words, before + screens::kTablePage);
        auto& rows = read.list.rows;
        rows.erase(rows.begin(),
                   rows.begin() + static_cast<std::ptrdiff_t>(std::min(before, rows.size())));
        read.transfers = store.transfers(kTransfers);
        read.shops = store.other_shops();
        return read;
    }
    AnyStockNews operator()(const ReadShelf& wish) const {
        return ShelfRead{store.stock_row(wish.product), store.stock_moves(wish.product, kMoves),
                         store.other_shops(), store.agreed_on(wish.product)};
    }
    AnyStockNews operator()(const ReadTransfers&) const {
        return TransfersRead{store.transfers(kTransfers)};
    }
    AnyStockNews operator()(const RecordMove& wish) const {
        auto recorded = store.record_move(wish.move);
        if (!recorded) return MoveRecorded{{}, recorded.problem()};
        return MoveRecorded{std::move(recorded).value(), {}};
    }
    AnyStockNews operator()(const ReadAhead&) const {
        return WasReadAhead{store.read_settlements_ahead()};
    }
    AnyStockNews operator()(const ReadAccounts&) const {
        return AccountsRead{store.producer_accounts()};
    }
    AnyStockNews operator()(const ReadAccount& wish) const {
        return AccountRead{wish.producer, store.statement(wish.producer, std::nullopt, today),
                           store.terms(wish.producer), store.closed_periods(wish.producer)};
    }
    AnyStockNews operator()(const SaveTerms& wish) const {
        const Status saved = store.save_terms(wish.producer, wish.terms, wish.by);
        return TermsSaved{saved ? std::nullopt : std::optional{saved.problem()}};
    }
    AnyStockNews operator()(const ClosePeriod& wish) const {
        return changed(store.close_period(wish.id, wish.producer, wish.until, wish.by));
    }
    AnyStockNews operator()(const PayPeriod& wish) const {
        return changed(store.pay_period(wish.number, wish.payment));
    }
    static PeriodChanged changed(Result<ClosedPeriod> result) {
        if (!result) return {{}, result.problem()};
        return {std::move(result).value(), {}};
    }
};

}  // namespace

StockNews do_stock_work(db::ShopStore& store, const StockWork& work, Date today) {
    return {std::visit(Worker{store, today}, work.work)};
}

}  // namespace kiosk::app
