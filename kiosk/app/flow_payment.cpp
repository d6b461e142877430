// Paying: tenders, change, the transfer's QR; the sale goes to the store, and only its answer ends
// it.
#include <cctype>

#include "kiosk/app/flow_parts.h"
#include "kiosk/core/vietnamese_text.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

Money typed_amount(const PaymentView& pay) {
    std::int64_t dong = 0;
    for (const char c : pay.tendered) {
        if (c >= '0' && c <= '9') dong = dong * 10 + (c - '0');
    }
    return Money::from_dong(dong);
}

// What is paid in this tab: what is typed, or exactly what is open.
Money amount_of_tab(const PaymentView& pay) {
    return pay.tendered.empty() ? pay.to_pay : typed_amount(pay);
}

Commands refresh(State& state) {
    PaymentView& pay = state.view.payment;
    const std::int64_t rounding =
        pay.method == PaymentMethod::Cash ? state.settings.cash_rounding : 0;
    pay.to_pay = due_after(pay.total, pay.tenders, rounding).remaining;
    const Money amount = amount_of_tab(pay);
    std::vector<Tender> all = pay.tenders;
    const bool too_much = pay.method != PaymentMethod::Cash && amount > pay.to_pay;
    if (!too_much && !amount.is_zero()) all.push_back({pay.method, amount, ""});
    pay.due = due_after(pay.total, all, state.settings.cash_rounding);
    pay.likely_cash = likely_cash(pay.to_pay, 6);
    pay.can_finish = !too_much && pay.due.remaining.is_zero() && !pay.storing;
    pay.problem.reset();
    if (too_much) {
        pay.problem = Problem{{"Số tiền", "The amount"},
                              {"lớn hơn số phải trả", "is more than what is due"},
                              {"chỉ tiền mặt mới có tiền thối", "only cash gives change"}};
    }
    pay.vietqr.reset();
    if (pay.method != PaymentMethod::Transfer || state.settings.bank.bin.empty() || too_much ||
        amount.is_zero()) {
        return {};
    }
    vietqr::Transfer transfer;
    transfer.bin = state.settings.bank.bin;
    transfer.account = state.settings.bank.account;
    transfer.amount = amount;
    transfer.purpose = pay.purpose;
    const Result<std::string> payload = vietqr::build(transfer);
    if (!payload) {
        pay.problem = payload.problem();
        return {};
    }
    return {DrawQr{*payload}};
}

// What identifies a payment outside: the transfer's purpose, the card's slip.
std::string reference_of(const PaymentView& pay) {
    if (pay.method == PaymentMethod::Transfer) return pay.purpose;
    return pay.method == PaymentMethod::Card ? pay.reference : std::string{};
}

// Of one kind and reference it is one payment, however often a hand went to the purse.
void add_tender(std::vector<Tender>& tenders, Tender tender) {
    for (Tender& taken : tenders) {
        if (taken.method != tender.method || taken.reference != tender.reference) continue;
        taken.amount += tender.amount;
        return;
    }
    tenders.push_back(std::move(tender));
}

// The sale as it is paid now; nothing (and the problem on the screen) where it is not.
std::optional<Sale> paid_sale(State& state, std::int64_t now_ms) {
    PaymentView& pay = state.view.payment;
    TillView& till = state.view.till;
    if (pay.storing || !till.totals) return std::nullopt;
    std::vector<Tender> tenders = pay.tenders;
    const Money amount = amount_of_tab(pay);
    if (!amount.is_zero()) add_tender(tenders, {pay.method, amount, reference_of(pay)});
    Result<Settlement> settled = settle(till.totals->total, tenders, state.settings.cash_rounding);
    if (!settled) {
        pay.problem = settled.problem();
        return std::nullopt;
    }
    const Staff cashier = state.view.status.staff.value_or(Staff{});
    Sale sale =
        make_sale(state.next_sale, till.cart, *till.totals, std::move(settled).value(), now_ms,
                  business_date_at(state.view.shift.shift, now_ms), cashier.code, cashier.name);
    sale.demonstration = state.view.demonstration;
    return sale;
}

Commands store(State& state, std::int64_t now_ms) {
    PaymentView& pay = state.view.payment;
    std::optional<Sale> paid = paid_sale(state, now_ms);
    if (!paid) return {};
    Sale sale = std::move(*paid);
    // A second try is the same sale to the byte: should the first one have been stored after all,
    // the store answers it and nothing is sold twice.
    if (state.unstored && state.unstored->id == sale.id && state.unstored->lines == sale.lines &&
        state.unstored->settlement == sale.settlement) {
        sale = *state.unstored;
    }
    pay.storing = true;
    pay.can_finish = false;
    pay.problem.reset();
    state.storing = sale;
    if (state.exchange) return store_exchange(state, *state.exchange, std::move(sale));
    return {StoreSale{std::move(sale), receipt_wanted(state)}};
}

Commands take_tender(State& state) {
    PaymentView& pay = state.view.payment;
    const Money amount = amount_of_tab(pay);
    if (amount.is_zero() || amount >= pay.to_pay) return {};
    add_tender(pay.tenders, {pay.method, amount, reference_of(pay)});
    pay.tendered.clear();
    pay.reference.clear();
    // The rest is usually paid in another way.
    pay.method = pay.method == PaymentMethod::Cash ? PaymentMethod::Transfer : PaymentMethod::Cash;
    return refresh(state);
}

// Which goods and how many: what makes a sale the same one.
std::vector<std::pair<ProductId, Quantity>> goods_of(const std::vector<SaleLine>& lines) {
    std::vector<std::pair<ProductId, Quantity>> goods;
    for (const SaleLine& line : lines) goods.emplace_back(line.product_id, line.quantity);
    return goods;
}

std::string purpose_of(const State& state) {
    std::string reference;
    for (const char c : state.next_sale.text().substr(24)) {
        reference += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    }
    return to_ascii(state.settings.shop.till) + " " + reference;
}

}  // namespace

Commands open_payment(State& state, std::int64_t now_ms) {
    TillView& till = state.view.till;
    if (!till.totals || till.cart.empty() || !signed_in(state) || state.storing) return {};
    if (auto full = no_room_for_sale(state)) {
        notify(state, std::move(*full), now_ms);
        return {};
    }
    if (!has_shift_or_ask(state, now_ms)) return {};
    // From here on the amount stands: promotions that begin or end while paying change nothing.
    price(state, now_ms);
    if (!till.totals) return {};
    const bool had_unstored = state.unstored.has_value();
    // The store may have kept the sale it could not answer for: the same cart stays the same sale.
    const bool again =
        state.unstored && goods_of(state.unstored->lines) == goods_of(till.cart.lines);
    if (!again) state.unstored.reset();
    // What may have been stored under the cart's id is another sale now.
    if (again) {
        state.cart_id = state.unstored->id;
    } else if (had_unstored || !state.cart_id) {
        state.cart_id = state.ids.next(now_ms);
    }
    state.next_sale = *state.cart_id;
    PaymentView pay;
    pay.total = till.totals->total;
    pay.purpose = purpose_of(state);
    pay.account = state.settings.bank.account;
    pay.account_name = state.settings.bank.name;
    pay.bank_name = state.settings.bank_title;
    state.view.payment = pay;
    pay_with_exchange(state);
    till.quantity_pad.reset();
    show(state, ScreenName::Payment);
    return refresh(state);
}

Commands wished_while_paying(State& state, const Intent& intent, std::int64_t now_ms) {
    PaymentView& pay = state.view.payment;
    // Once the sale is on its way to the store nothing about it changes any more.
    if (pay.storing || state.view.screen != ScreenName::Payment) return {};
    if (const auto* method = std::get_if<ChooseMethod>(&intent)) {
        pay.method = method->method;
        pay.tendered.clear();
        return refresh(state);
    }
    if (const auto* typed = std::get_if<TenderTyped>(&intent)) {
        if (typed->digits.size() > 12) return {};
        pay.tendered = typed->digits;
        return refresh(state);
    }
    if (const auto* slip = std::get_if<ReferenceTyped>(&intent)) {
        if (slip->text.size() <= 32) pay.reference = slip->text;
        return {};
    }
    if (std::holds_alternative<ParkTransfer>(intent)) {
        if (pay.method != PaymentMethod::Transfer || !pay.can_finish) return {};
        std::optional<Sale> paid = paid_sale(state, now_ms);
        return paid ? park(state, std::move(*paid), now_ms) : Commands{};
    }
    if (const auto* note = std::get_if<TenderAmount>(&intent)) {
        pay.tendered = std::to_string(note->amount.dong());
        return refresh(state);
    }
    if (std::holds_alternative<TakeTender>(intent)) return take_tender(state);
    if (const auto* remove = std::get_if<RemoveTender>(&intent)) {
        if (remove->index >= pay.set_off && remove->index < pay.tenders.size()) {
            pay.tenders.erase(pay.tenders.begin() + static_cast<std::ptrdiff_t>(remove->index));
        }
        return refresh(state);
    }
    const bool confirmed = std::holds_alternative<ConfirmTransfer>(intent) ||
                           std::holds_alternative<ConfirmCard>(intent) ||
                           std::holds_alternative<FinishSale>(intent);
    if (confirmed && pay.can_finish) return store(state, now_ms);
    return {};
}

Commands sale_stored(State& state, const SaleStored& stored, std::int64_t now_ms) {
    if (!state.storing || state.storing->id != stored.sale.id) return {};
    state.storing.reset();
    const bool parked = std::exchange(state.storing_parked, false);
    if (parked) {
        state.unstored_parked.reset();
        std::erase_if(state.held, [&](const HeldCart& one) { return one.id == stored.sale.id; });
    } else {
        state.unstored.reset();
    }
    state.view.payment.storing = false;
    ReceiptView done;
    done.number = stored.number;
    done.total = stored.sale.settlement.payable;
    done.change = stored.sale.settlement.change;
    const Receipt receipt = receipt_of(stored.sale, state.settings.shop, stored.number,
                                       stored.short_hash, state.view.language);
    done.document = receipt;
    Commands commands = paper_for_sale(state, stored, done, receipt);
    state.view.receipt = done;
    if (!parked) {
        TillView fresh;
        fresh.favourites = state.favourites;
        fresh.exchange = state.view.till.exchange;
        state.weighed.clear();
        state.undo.clear();
        state.cart_id.reset();
        state.drafted.reset();  // gone with its sale
        state.view.till = std::move(fresh);
    }
    state.view.till.held_open = false;
    show_held(state, stored.sale.closed_at_ms);
    state.receipt_until_ms = now_ms + kNextSaleMs;
    state.view.receipt.seconds_left = static_cast<int>(kNextSaleMs / 1000);
    state.way_back.clear();
    show(state, ScreenName::Receipt);
    commands.push_back(DrawReceipt{receipt});
    commands.push_back(SynchroniseNow{});
    return commands;
}

void sale_not_stored(State& state, const SaleNotStored& failed, std::int64_t now_ms) {
    if (std::exchange(state.storing_parked, false)) {
        state.unstored_parked = std::exchange(state.storing, std::nullopt);
        notify(state, failed.problem, now_ms);
        return;
    }
    state.drafted.reset();  // kept anew: the store may not have come to it
    state.unstored = std::exchange(state.storing, std::nullopt);
    state.view.payment.storing = false;
    state.view.payment.can_finish = true;
    state.view.payment.problem = failed.problem;
}

Commands new_sale(State& state) {
    state.way_back.clear();
    show(state, ScreenName::Till);
    return {};
}

}  // namespace kiosk::app::parts
