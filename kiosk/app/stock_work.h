// What the stock and settlement screens ask of the store, and its answers; one alternative each in
// Command and Event. As kiosk/app/flow.h: plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/core/settlement.h"
#include "kiosk/core/stock.h"

namespace db {
class ShopStore;
}

namespace kiosk::app {

struct ReadStock {
    StockFilter filter{StockFilter::All};
    std::string words;
    std::size_t page{0};
};
struct ReadShelf {
    ProductId product;
};
struct ReadTransfers {};
struct RecordMove {
    StockMove move;
};
struct ReadAhead {};  // one piece of what ReadAccounts will need
struct ReadAccounts {};
struct ReadAccount {
    std::string producer;
};
struct SaveTerms {
    std::string producer;
    std::vector<Terms> terms;
    StaffCode by;
};
struct ClosePeriod {
    SaleId id;
    std::string producer;
    Date until;
    StaffCode by;
};
struct PayPeriod {
    std::string number;
    PeriodPayment payment;
};
using AnyStockWork = std::variant<ReadStock, ReadShelf, ReadTransfers, RecordMove, ReadAhead,
                                  ReadAccounts, ReadAccount, SaveTerms, ClosePeriod, PayPeriod>;
struct StockWork {
    AnyStockWork work;
};

struct StockRead {
    ReadStock asked;
    StockList list;  // the page's rows
    std::vector<Transfer> transfers;
    std::vector<std::string> shops;
};
struct ShelfRead {
    std::optional<StockRow> row;
    std::vector<StockMove> moves;
    std::vector<std::string> shops;
    std::optional<Terms> agreed{};  // of the product, today
};
struct TransfersRead {
    std::vector<Transfer> transfers;
};
struct MoveRecorded {
    std::optional<StockMove> move;
    std::optional<Problem> problem;  // then nothing was recorded
};
struct WasReadAhead {
    std::size_t left{0};  // pieces
};
struct AccountsRead {
    std::vector<ProducerAccount> accounts;
};
struct AccountRead {
    std::string producer;
    Statement open;
    std::vector<Terms> terms;
    std::vector<ClosedPeriod> periods;
};
struct TermsSaved {
    std::optional<Problem> problem;
};
struct PeriodChanged {  // closed, or paid
    std::optional<ClosedPeriod> period;
    std::optional<Problem> problem;
};
using AnyStockNews = std::variant<StockRead, ShelfRead, TransfersRead, MoveRecorded, WasReadAhead,
                                  AccountsRead, AccountRead, TermsSaved, PeriodChanged>;
struct StockNews {
    AnyStockNews news;
};

// On the storage thread. Throws db::Error.
StockNews do_stock_work(db::ShopStore& store, const StockWork& work, Date today);

}  // namespace kiosk::app
