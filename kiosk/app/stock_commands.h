// stock … and settle …: what lies on the shelves and what producers are owed, from the command
// line. As kiosk/app/command.h; main thread only.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "kiosk/app/command.h"

namespace kiosk::app {

struct StockWish {
    std::string product;  // its id or any of its codes
    std::string quantity, lot, expires, document, note, reason, by, day, shop, transfer;
    std::string filter{"all"}, words;
    std::optional<std::int64_t> cost;
    std::int64_t deductible_vat{0};
    bool add{false};
    std::size_t limit{1'000};
};
int list_stock(const Context& context, const StockWish& wish);
int receive_stock(const Context& context, const StockWish& wish);
int adjust_stock(const Context& context, const StockWish& wish);
int count_stock(const Context& context, const StockWish& wish);
int set_minimum(const Context& context, const StockWish& wish);
int set_cost(const Context& context, const StockWish& wish);
int send_stock(const Context& context, const StockWish& wish);
int take_stock(const Context& context, const StockWish& wish);
int list_transfers(const Context& context);

struct SettleWish {
    std::string producer, from, until, by, group, product, commission, number, method{"transfer"};
    std::string reference, pdf, xlsx;
    std::int64_t amount{0};
    bool bought{false}, clear{false};
};
int list_producers(const Context& context);
int producer_terms(const Context& context, const SettleWish& wish);
// Of a producer's open period or of any days, or of a closed period by its number.
int print_statement(const Context& context, const SettleWish& wish);
int close_period(const Context& context, const SettleWish& wish);
int pay_period(const Context& context, const SettleWish& wish);

}  // namespace kiosk::app
