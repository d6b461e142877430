// What ends a return: the store's answer; and the exchange, where what came back pays for new goods
// and only the difference changes hands.
#include <algorithm>

#include "kiosk/app/flow_parts.h"
#include "kiosk/core/refund_receipt.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

// The sale's own change is in its settlement; of a refund everything is given back.
std::vector<Payment> given_by_hand(const RefundStored& stored) {
    if (!stored.bought) return stored.given.refund.payments;
    std::vector<Payment> back;
    for (Payment payment : stored.given.refund.payments) {
        for (const Payment& paid : stored.bought->sale.settlement.payments) {
            if (paid.method == payment.method) payment.amount -= paid.amount;
        }
        if (payment.amount > Money{}) back.push_back(payment);
    }
    return back;
}

DoneKind kind_of(const RefundStored& stored) {
    if (stored.bought) return DoneKind::Exchange;
    return stored.given.refund.kind == RefundKind::Cancelled ? DoneKind::Cancelled
                                                             : DoneKind::Refund;
}

}  // namespace

void forget_exchange(State& state) {
    state.exchange.reset();
    state.view.till.exchange.reset();
}

void lay_over_cart(State& state, Refund refund) {
    ExchangeView view;
    view.number = refund.sale_number;
    view.total = refund.paid;
    for (const ReturnLine& line : refund.lines) {
        view.rows.push_back(
            {line.goods.name, line.goods.name_en, line.goods.quantity, line.goods.amount});
    }
    state.exchange = std::move(refund);
    state.view.till.exchange = std::move(view);
}

void start_exchange(State& state, Refund refund, std::int64_t now_ms) {
    lay_over_cart(state, signed_refund(state, std::move(refund), now_ms));
    state.returning.reset();
    state.view.returns = ReturnsView{};
    state.way_back.clear();
    show(state, ScreenName::Till);
    notify(state, NoticeKind::Information,
           {"Quét hàng mới khách lấy, rồi bấm F9.", "Scan what the shopper takes, then press F9."},
           now_ms);
}

Commands drop_exchange(State& state, std::int64_t now_ms) {
    if (!state.exchange || state.storing || state.refunding) return {};
    forget_exchange(state);
    notify(state, NoticeKind::Information, {"Chưa nhận hàng trả nào.", "Nothing was taken back."},
           now_ms);
    return {};
}

void pay_with_exchange(State& state) {
    if (!state.exchange) return;
    PaymentView& pay = state.view.payment;
    SetOff off = set_off(*state.exchange, pay.total, state.settings.cash_rounding);
    pay.tenders = std::move(off.tenders);
    pay.set_off = pay.tenders.size();
    pay.give_back = std::move(off.give_back);
}

Commands store_exchange(State& state, Refund refund, Sale sale) {
    // All of it follows from the sale: a second try is the same refund to the byte.
    refund.exchange = sale.id;
    refund.business_date = sale.business_date;
    refund.closed_at_ms = sale.closed_at_ms;
    refund.cashier = sale.cashier;
    refund.cashier_name = sale.cashier_name;
    state.refunding = refund;
    return {StoreRefund{std::move(refund), receipt_wanted(state), std::move(sale)}};
}

Commands refund_stored(State& state, const RefundStored& stored, std::int64_t now_ms) {
    if (!state.refunding || state.refunding->id != stored.given.refund.id) return {};
    state.refunding.reset();
    Commands commands;
    if (stored.bought) {
        const Sale& sale = stored.bought->sale;
        const bool parked = state.storing_parked;  // another cart is on the till by now
        commands = sale_stored(
            state, {sale, stored.bought->number, stored.bought->short_hash, stored.print_job},
            now_ms);
        state.bought_in_exchange = {sale.id, stored.bought->number};
        if (!parked) forget_exchange(state);
    }
    state.returning.reset();
    state.view.returns = ReturnsView{};
    ReceiptView done = state.view.receipt;
    if (!stored.bought) done = ReceiptView{};
    done.kind = kind_of(stored);
    done.give_back = given_by_hand(stored);
    done.number = stored.given.number;
    const Money paid = stored.bought ? stored.bought->sale.settlement.payable : Money{};
    // What changed hands, whichever way.
    done.total = std::max(paid - stored.given.refund.paid, stored.given.refund.paid - paid);
    const Receipt paper =
        receipt_of(stored.given, stored.bought, state.settings.shop, state.view.language);
    done.document = paper;
    Commands printing = paper_for_refund(state, stored, done, paper);
    state.view.receipt = std::move(done);
    state.receipt_until_ms = now_ms + kNextSaleMs;
    state.view.receipt.seconds_left = static_cast<int>(kNextSaleMs / 1000);
    state.way_back.clear();
    show(state, ScreenName::Receipt);
    if (!stored.bought) commands.clear();
    // Of an exchange there is one paper, and it is the refund's.
    std::erase_if(commands, [](const Command& one) {
        return std::holds_alternative<DrawReceipt>(one) || std::holds_alternative<PrintNow>(one) ||
               std::holds_alternative<OpenDrawer>(one) ||
               std::holds_alternative<SynchroniseNow>(one);
    });
    commands.insert(commands.end(), printing.begin(), printing.end());
    commands.push_back(DrawReceipt{paper});
    commands.push_back(SynchroniseNow{});
    return commands;
}

void refund_not_stored(State& state, const RefundNotStored& failed, std::int64_t now_ms) {
    if (!state.refunding) return;
    state.view.returns.storing = false;
    if (state.storing) {
        // The same pair may be tried again: the refund follows from the sale.
        state.refunding.reset();
        sale_not_stored(state, {failed.problem}, now_ms);
        return;
    }
    state.refunding.reset();
    state.view.returns.problem = failed.problem;
}

}  // namespace kiosk::app::parts
