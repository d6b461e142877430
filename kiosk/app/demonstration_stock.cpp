#include "kiosk/app/demonstration_stock.h"

#include <sodium.h>

#include <algorithm>
#include <cassert>
#include <set>
#include <string_view>
#include <utility>

namespace kiosk::app {
namespace {

constexpr std::int64_t kLeft = 9;     // pieces more than the month sells, and up to as many again
constexpr std::int64_t kLeftLow = 2;  // … of goods that run low
constexpr int kWeeksOpen = 2;
constexpr std::string_view kWithoutBill =
    "demo-023";  // it was delivered, its bill is still to come

SaleId new_id(std::int64_t now_ms) {
    static SaleIdMaker ids{
        [](std::uint8_t* into, std::size_t count) { randombytes_buf(into, count); }};
    return ids.next(now_ms);
}

Terms consigned(std::int64_t percent) {
    Terms terms;
    terms.commission_percent = percent * 100;
    return terms;
}

// Most consign for a fifth, crafts for a little more; the third producer and every fifth after it
// sell outright.
std::vector<Terms> terms_of(std::size_t which) {
    if (which % 5 == 2) {
        Terms bought;
        bought.kind = TermsKind::Bought;
        return {bought};
    }
    std::vector<Terms> terms{consigned(which % 3 == 0 ? 15 : 20), consigned(25)};
    terms[1].group = Group::Craft;
    return terms;
}

std::vector<std::string> producers_of(const std::vector<Product>& products) {
    std::vector<std::string> names;
    for (const Product& product : products) {
        if (std::ranges::find(names, product.producer.name) == names.end()) {
            names.push_back(product.producer.name);
        }
    }
    return names;
}

// Whole kilograms where it is sold by weight.
Quantity rounded_up(Quantity quantity) {
    return Quantity::pieces((quantity.thousandths() + 999) / 1000);
}

// Between 58 and 72 per cent of the price; of one product the bill is still to come.
Money cost_of_demonstration(const Product& product, std::size_t which) {
    if (product.id.text() == kWithoutBill) return {};
    const auto percent = 58 + static_cast<std::int64_t>(which * 5 % 15);
    return product.price.share(percent, 100, Rounding::HalfUp).rounded_to(500, Rounding::HalfUp);
}

std::vector<StockLine> delivery_of(const Product& product, const std::vector<Lot>& lots,
                                   Quantity sold, std::size_t which, bool bought) {
    std::vector<LotOnHand> order;
    for (const Lot& lot : lots) {
        if (lot.product != product.id || lot.recall) continue;
        order.push_back({lot.number, lot.best_before, {}});
    }
    std::ranges::sort(order, sells_before);
    if (order.empty()) order.push_back({});
    const bool forgotten = which == 4;  // half of it came without anybody's writing it down
    const auto more = static_cast<std::int64_t>(which * 7 % 10);
    const Quantity left = Quantity::pieces(which % 11 == 7 ? kLeftLow : kLeft + more);
    // What expires first has been sold, but for a few.
    order.front().on_hand = rounded_up(sold) + left;
    if (order.size() > 1) order.back().on_hand = order.back().on_hand + left;
    if (forgotten) {
        order.resize(1);
        order.front().on_hand = Quantity::pieces(sold.thousandths() / 2'000);
    }
    std::vector<StockLine> lines;
    for (const LotOnHand& lot : order) {
        if (lot.on_hand <= Quantity{}) continue;
        StockLine line;
        line.product = product.id;
        line.lot = lot.lot;
        line.best_before = lot.best_before;
        line.quantity = lot.on_hand;
        if (bought) line.unit_cost = cost_of_demonstration(product, which);
        lines.push_back(std::move(line));
    }
    return lines;
}

void pay(db::ShopStore& store, const ClosedPeriod& period, Money amount, Date day) {
    PeriodPayment payment;
    payment.amount = amount;
    payment.reference = "FT-MINH-HOA";
    payment.day = day;
    payment.by = StaffCode{"900"};
    [[maybe_unused]] const auto paid = store.pay_period(period.number, payment);
    assert(paid);
}

}  // namespace

void stock_demonstration(db::ShopStore& store, const std::vector<Product>& products,
                         const std::map<ProductId, Quantity>& sold, Date first_day) {
    const std::vector<Lot> lots = store.lots();
    std::size_t which = 0, product_number = 0;
    for (const std::string& producer : producers_of(products)) {
        const std::vector<Terms> terms = terms_of(which);
        [[maybe_unused]] const Status agreed = store.save_terms(producer, terms, StaffCode{"900"});
        assert(agreed);
        StockMove move;
        move.id = new_id(first_day.starts_at_ms());
        move.day = first_day;
        move.by = StaffCode{"900"};
        move.document = "PG-" + std::to_string(100 + which);
        move.note = "Minh họa";
        for (const Product& product : products) {
            const bool ours = product.producer.name == producer && product.price > Money{};
            if (!ours || !keeps_stock(product.group)) continue;
            const auto found = sold.find(product.id);
            for (StockLine& line :
                 delivery_of(product, lots, found == sold.end() ? Quantity{} : found->second,
                             product_number++, terms.front().kind == TermsKind::Bought)) {
                move.lines.push_back(std::move(line));
            }
        }
        ++which;
        if (move.lines.empty()) continue;
        [[maybe_unused]] const auto recorded = store.record_move(move);
        assert(recorded);
    }
}

void settle_demonstration(db::ShopStore& store, const std::vector<Product>& products, Date today) {
    const Date until = today.plus_days(-7 * kWeeksOpen);
    const std::vector<std::string> producers = producers_of(products);
    for (std::size_t i = 0; i < std::min<std::size_t>(producers.size(), 2); ++i) {
        const auto closed =
            store.close_period(new_id(today.starts_at_ms()), producers[i], until, StaffCode{"900"});
        // Nothing of it may have been sold by then.
        if (!closed || closed->statement.due <= Money{}) continue;
        const Money due = closed->statement.due;
        pay(store, *closed, i == 0 ? due : due.share(1, 2, Rounding::Down), today);
    }
}

}  // namespace kiosk::app
