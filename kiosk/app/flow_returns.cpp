// Goods that come back: a receipt is found, its lines are chosen, and what they are worth goes back
// to the tenders it came from. Only the store's answer ends it.
#include <algorithm>

#include "kiosk/app/flow_parts.h"
#include "kiosk/core/in_shop.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

std::string moment(std::int64_t at_ms) {
    return Date::of_instant(at_ms).dmy() + " " + local_time_hm(at_ms);
}

std::string details_of(const SaleLine& line) {
    std::string text = line.lot.empty() ? "" : "lô " + line.lot;
    if (!line.serial.empty()) text += (text.empty() ? "" : " · ") + line.serial;
    return text;
}

ReturnRow row_of(const SaleLine& line, Quantity left) {
    ReturnRow row;
    row.name = line.name;
    row.name_en = line.name_en;
    row.unit = line.unit;
    row.details = details_of(line);
    row.unit_price = line.unit_price;
    row.sold = line.quantity;
    row.left = left;
    return row;
}

// By which tenders it can be given back: those of the sale that still have something.
std::vector<PaymentMethod> methods_of(const Returning& returning) {
    if (!returning.found) return {PaymentMethod::Cash, PaymentMethod::Transfer};
    std::vector<PaymentMethod> methods;
    for (const PaymentMethod method : kPaymentMethods) {
        Money left = -returning.found->before.paid.at(static_cast<std::size_t>(method));
        for (const Payment& payment : returning.found->sold.sale.settlement.payments) {
            if (payment.method == method) left += payment.amount;
        }
        if (left > Money{}) methods.push_back(method);
    }
    return methods;
}

std::vector<ReturnWish> chosen_of(const Returning& returning) {
    std::vector<ReturnWish> chosen;
    for (const ReturnWish& wish : returning.wishes) {
        if (wish.quantity > Quantity{}) chosen.push_back(wish);
    }
    return chosen;
}

Result<Refund> plan_of(const State& state, const Returning& returning) {
    const std::int64_t rounding = state.settings.cash_rounding;
    const PaymentMethod first = state.view.returns.first;
    if (returning.found) {
        return refund_of(returning.found->sold.sale, returning.found->before, chosen_of(returning),
                         {rounding, first});
    }
    std::vector<ReturnLine> lines;
    for (std::size_t i = 0; i < returning.goods.size(); ++i) {
        const ReturnWish& wish = returning.wishes[i];
        if (wish.quantity <= Quantity{}) continue;
        ReturnLine line{0, returning.goods[i], wish.reason, wish.back_to_shelf};
        line.goods.quantity = wish.quantity;
        lines.push_back(std::move(line));
    }
    return refund_without_receipt(std::move(lines), first, rounding);
}

void refresh(State& state) {
    ReturnsView& view = state.view.returns;
    Returning& returning = *state.returning;
    returning.planned.reset();
    view.problem.reset();
    view.give_back.clear();
    view.total = view.rounding = Money{};
    for (ReturnRow& row : view.rows) row.amount = Money{};
    view.can_confirm = view.can_exchange = false;
    if (chosen_of(returning).empty()) return;
    Result<Refund> plan = plan_of(state, returning);
    if (!plan) {
        view.problem = plan.problem();
        return;
    }
    std::size_t line = 0;
    for (std::size_t i = 0; i < view.rows.size(); ++i) {
        if (returning.wishes[i].quantity <= Quantity{}) continue;
        view.rows[i].amount = plan->lines[line++].goods.amount;
    }
    view.give_back = plan->payments;
    view.total = plan->paid;
    view.rounding = plan->rounding;
    view.can_confirm = true;
    view.can_exchange = returning.found.has_value();
    returning.planned = std::move(plan).value();
}

// A sale is cancelled while its shift is open: afterwards the drawer was counted with it.
bool can_cancel(const State& state, const Returnable& found) {
    const auto& shift = state.view.shift.shift;
    return found.here && found.before == Returned{} && shift &&
           found.sold.sale.closed_at_ms >= shift->opened_at_ms;
}

// What is given back comes out of a drawer that somebody counts.
bool has_shift(State& state, std::int64_t now_ms) {
    if (state.view.shift.shift || !state.view.shift.known) return true;
    notify(state,
           {{"Chưa mở ca", "No shift is open"},
            {"tiền trả lại khách phải nằm trong một ca", "money given back belongs to a shift"},
            {"bấm F7 mở ca, rồi nhận hàng trả", "open one with F7, then take the goods back"}},
           now_ms, NoticeKind::Attention);
    return false;
}

void show_receipt(State& state, Returnable found, std::int64_t now_ms) {
    ReturnsView view;
    view.found = true;
    for (const ReturnReason& reason : return_reasons()) view.reasons.push_back(reason.title);
    const Sale& sale = found.sold.sale;
    view.number = found.sold.number;
    view.when = moment(sale.closed_at_ms);
    view.cashier = sale.cashier_name.empty() ? sale.cashier.text() : sale.cashier_name;
    view.paid = sale.settlement.payable;
    view.here = found.here;
    view.can_cancel = can_cancel(state, found);
    Returning returning;
    for (std::size_t i = 0; i < sale.lines.size(); ++i) {
        view.rows.push_back(row_of(sale.lines[i], left_of(sale, found.before, i)));
        returning.wishes.push_back({static_cast<std::int64_t>(i + 1), Quantity{},
                                    return_reasons().front().title.vi, true});
    }
    const bool gone = !anything_left(sale, found.before);
    returning.found = std::move(found);
    returning.id = state.ids.next(now_ms);
    view.methods = methods_of(returning);
    if (!view.methods.empty()) view.first = view.methods.front();
    state.returning = std::move(returning);
    state.view.returns = std::move(view);
    if (gone) {
        state.view.returns.problem = Problem{
            {"Hóa đơn " + state.view.returns.number, "Receipt " + state.view.returns.number},
            {"hàng đã được trả hết", "everything on it has come back already"},
            {"kiểm tra lại số hóa đơn", "check the receipt's number"}};
    }
}

void change(State& state, std::size_t at, Quantity quantity) {
    ReturnsView& view = state.view.returns;
    if (at >= view.rows.size() || view.storing) return;
    ReturnRow& row = view.rows[at];
    row.chosen = std::clamp(quantity, Quantity{}, row.left);
    state.returning->wishes[at].quantity = row.chosen;
    view.selected = at;
    refresh(state);
}

void choose_reason(State& state, std::size_t index) {
    ReturnsView& view = state.view.returns;
    if (view.selected >= view.rows.size() || index >= return_reasons().size()) return;
    const ReturnReason& reason = return_reasons()[index];
    ReturnWish& wish = state.returning->wishes[view.selected];
    ReturnRow& row = view.rows[view.selected];
    row.reason = index;
    wish.reason = reason.title.vi;
    wish.back_to_shelf = row.back_to_shelf = reason.back_to_shelf;
    refresh(state);
}

void choose_shelf(State& state, bool can_be_sold) {
    ReturnsView& view = state.view.returns;
    if (view.selected >= view.rows.size()) return;
    view.rows[view.selected].back_to_shelf = can_be_sold;
    state.returning->wishes[view.selected].back_to_shelf = can_be_sold;
    refresh(state);
}

Commands store(State& state, Refund refund, Right right, std::int64_t now_ms) {
    refund.approver = approver(state, right).text();
    refund = signed_refund(state, std::move(refund), now_ms);
    state.view.returns.storing = true;
    state.view.returns.problem.reset();
    state.refunding = refund;
    return {StoreRefund{std::move(refund), receipt_wanted(state), {}}};
}

Text what_comes_back(const State& state) {
    const ReturnsView& view = state.view.returns;
    const std::string money = format_money(view.total);
    if (view.without_receipt) {
        return {"Trả lại " + money + " cho hàng không có hóa đơn",
                "Give " + money + " back for goods without a receipt"};
    }
    return {"Trả lại " + money + " của hóa đơn " + view.number,
            "Give " + money + " back of receipt " + view.number};
}

Commands confirm(State& state, std::int64_t now_ms) {
    const Returning& returning = *state.returning;
    if (!returning.planned || !has_shift(state, now_ms)) return {};
    const Right right = returning.found ? Right::Refund : Right::RefundWithoutReceipt;
    if (!may_or_ask(state, right, what_comes_back(state), Wished{ConfirmReturn{}}, now_ms)) {
        return {};
    }
    return store(state, *returning.planned, right, now_ms);
}

Commands cancel_sale(State& state, std::int64_t now_ms) {
    const Returning& returning = *state.returning;
    if (!returning.found || !state.view.returns.can_cancel || !has_shift(state, now_ms)) return {};
    // Since it was opened its shift may have been counted.
    state.view.returns.can_cancel = can_cancel(state, *returning.found);
    if (!state.view.returns.can_cancel) return {};
    Result<Refund> all = cancellation_of(returning.found->sold.sale, returning.found->before);
    if (!all) {
        state.view.returns.problem = all.problem();
        return {};
    }
    const std::string number = state.view.returns.number;
    if (!may_or_ask(state, Right::CancelSale,
                    {"Hủy đơn " + number + ", trả lại " + format_money(all->paid),
                     "Cancel sale " + number + ", give " + format_money(all->paid) + " back"},
                    Wished{CancelSale{}}, now_ms)) {
        return {};
    }
    all->reason = "Hủy đơn";
    return store(state, std::move(all).value(), Right::CancelSale, now_ms);
}

Commands exchange(State& state, std::int64_t now_ms) {
    if (!state.returning->planned || !state.returning->found) return {};
    if (state.exchange) {
        notify(state,
               {{"Đang đổi hàng của hóa đơn " + state.exchange->sale_number,
                 "Receipt " + state.exchange->sale_number + " is being exchanged"},
                {"mỗi lần chỉ đổi hàng của một hóa đơn", "one receipt is exchanged at a time"},
                {"thanh toán hoặc bỏ đơn đổi đó trước", "settle or drop that one first"}},
               now_ms, NoticeKind::Attention);
        return {};
    }
    if (!has_shift(state, now_ms)) return {};
    if (!may_or_ask(state, Right::Refund, what_comes_back(state), Wished{StartExchange{}},
                    now_ms)) {
        return {};
    }
    Refund refund = *state.returning->planned;
    refund.approver = approver(state, Right::Refund).text();
    start_exchange(state, std::move(refund), now_ms);
    return {};
}

Commands open_without(State& state, std::int64_t now_ms) {
    ReturnsView view;
    view.without_receipt = true;
    for (const ReturnReason& reason : return_reasons()) view.reasons.push_back(reason.title);
    Returning returning;
    returning.id = state.ids.next(now_ms);
    view.methods = methods_of(returning);
    state.returning = std::move(returning);
    state.view.returns = std::move(view);
    return {};
}

Commands print_copy(State& state, std::int64_t now_ms) {
    // Another till's paper is printed there.
    if (!state.returning->found || !state.returning->found->here) return {};
    const std::string& number = state.view.returns.number;
    const Text what{"In lại hóa đơn " + number, "Receipt " + number + " printed again"};
    if (!may_or_ask(state, Right::Reprint, what, Wished{ReprintReceipt{}}, now_ms)) return {};
    return reprint(state, state.returning->found->sold.sale.id, what, now_ms);
}

}  // namespace

Refund signed_refund(const State& state, Refund refund, std::int64_t now_ms) {
    const Staff staff = state.view.status.staff.value_or(Staff{});
    if (state.returning) refund.id = state.returning->id;
    if (state.returning && state.returning->found) {
        refund.sale_number = state.returning->found->sold.number;
    }
    refund.business_date = business_date_at(state.view.shift.shift, now_ms);
    refund.closed_at_ms = now_ms;
    refund.cashier = staff.code;
    refund.cashier_name = staff.name;
    refund.demonstration = state.view.demonstration;
    // The lines say why each came back; the whole takes the first one's word.
    if (refund.reason.empty() && !refund.lines.empty()) refund.reason = refund.lines.front().reason;
    return refund;
}

Commands open_receipt(State& state, std::string receipt) {
    if (state.refunding || receipt.empty() || receipt.size() > 64) return {};
    show(state, ScreenName::Returns);
    state.returning.reset();
    state.view.returns = ReturnsView{};
    state.view.returns.query = receipt;
    state.view.returns.loading = true;
    return {LookUpReturn{std::move(receipt), false, {}}};
}

Commands return_found(State& state, const ReturnFound& answer, std::int64_t now_ms) {
    ReturnsView& view = state.view.returns;
    const bool wanted =
        state.view.screen == ScreenName::Returns && view.loading && view.query == answer.receipt;
    if (!wanted) return {};
    if (answer.found) {
        show_receipt(state, *answer.found, now_ms);
        return {};
    }
    const bool has_centre = state.view.status.sync != SyncState::NotSetUp;
    if (!answer.centre_asked && has_centre) {
        view.asking_centre = true;
        return {AskCentre{answer.receipt}};
    }
    view.loading = view.asking_centre = false;
    if (answer.problem) {
        view.problem = answer.problem;
        return {};
    }
    view.problem =
        Problem{{"Máy này chưa biết hóa đơn này", "This till does not know this receipt"},
                {"không thấy số " + view.query, "there is no number " + view.query},
                has_centre ? Text{"kiểm tra lại số, hoặc trả ở quầy đã bán",
                                  "check the number, or return it where it was sold"}
                           : Text{"kiểm tra lại số; hóa đơn của quầy khác cần có trung tâm",
                                  "check the number; another till's receipt needs a centre"}};
    return {};
}

Commands centre_answered(State& state, const CentreAnswered& answer) {
    const ReturnsView& view = state.view.returns;
    if (!view.loading || view.query != answer.receipt) return {};
    return {LookUpReturn{answer.receipt, true, answer.problem}};
}

void return_scanned(State& state, const CodeLookedUp& answer, std::int64_t now_ms) {
    ReturnsView& view = state.view.returns;
    if (!state.returning || !answer.product) return;
    Returning& returning = *state.returning;
    const std::string lot = answer.code.lot.value_or(""), serial = answer.code.serial.value_or("");
    const auto fits = [&](std::size_t i) {
        const SaleLine& line =
            returning.found ? returning.found->sold.sale.lines[i] : returning.goods[i];
        return line.product_id == answer.product->id && (lot.empty() || line.lot == lot) &&
               (serial.empty() || line.serial == serial);
    };
    for (std::size_t i = 0; i < view.rows.size(); ++i) {
        if (!fits(i) || view.rows[i].chosen >= view.rows[i].left) continue;
        return change(state, i, view.rows[i].chosen + quantity_on(answer.code));
    }
    if (returning.found) {
        notify(state,
               {{answer.product->name_vi, answer.product->name(Language::English)},
                {"không có trên hóa đơn này, hoặc đã trả hết",
                 "is not on this receipt, or all of it has come back"},
                {"kiểm tra lại hàng", "check the goods"}},
               now_ms, NoticeKind::Attention);
        return;
    }
    Product priced = *answer.product;
    priced.price = price_on(priced, state.promotions, now_ms);
    Result<SaleLine> line = line_for(priced, Quantity::pieces(1), answer.code.text,
                                     Date::of_instant(now_ms), state.settings.taxes);
    if (!line) return notify(state, line.problem(), now_ms);
    apply_in_shop(answer.code, *line);
    line->lot = lot;
    line->serial = serial;
    if (!state.settings.shop.vat_lines) line->tax_rate = TaxRate::NotDeclared;
    // One piece has one serial.
    const Quantity most = Quantity::pieces(serial.empty() ? 1'000 : 1);
    ReturnRow row = row_of(*line, most);
    row.sold = most;
    view.rows.push_back(std::move(row));
    returning.goods.push_back(std::move(line).value());
    returning.wishes.push_back({0, Quantity{}, return_reasons().front().title.vi, true});
    change(state, view.rows.size() - 1, quantity_on(answer.code));
}

bool leave_return(State& state) {
    if (state.view.screen != ScreenName::Returns || state.refunding) return false;
    const bool was_open = state.view.returns.found || state.view.returns.without_receipt;
    state.returning.reset();
    state.view.returns = ReturnsView{};
    return was_open;
}

Commands wished_of_returns(State& state, const Intent& intent, std::int64_t now_ms) {
    if (!signed_in(state) || state.storing || state.refunding) return {};
    ReturnsView& view = state.view.returns;
    if (std::holds_alternative<DropExchange>(intent)) return drop_exchange(state, now_ms);
    if (std::holds_alternative<OpenReturns>(intent)) {
        state.returning.reset();
        view = ReturnsView{};
        show(state, ScreenName::Returns);
        return {};
    }
    if (state.view.screen != ScreenName::Returns) return {};
    if (const auto* typed = std::get_if<ReturnsTyped>(&intent)) {
        if (typed->text.size() <= 64) view.query = typed->text;
        view.loading = view.asking_centre = false;  // another one is meant now
        view.problem.reset();
        return {};
    }
    if (std::holds_alternative<SubmitReturns>(intent)) {
        return open_receipt(state, view.query);
    }
    if (std::holds_alternative<ReturnWithoutReceipt>(intent)) return open_without(state, now_ms);
    if (std::holds_alternative<CloseReturn>(intent)) {
        leave_return(state);
        return {};
    }
    if (!state.returning) return {};
    if (const auto* select = std::get_if<SelectReturn>(&intent)) {
        if (select->row < view.rows.size()) view.selected = select->row;
    } else if (const auto* step = std::get_if<ChangeReturn>(&intent)) {
        change(state, step->row, step->quantity);
    } else if (std::holds_alternative<ReturnAll>(intent) && view.found) {
        for (std::size_t i = view.rows.size(); i-- > 0;) change(state, i, view.rows[i].left);
    } else if (const auto* reason = std::get_if<ChooseReturnReason>(&intent)) {
        choose_reason(state, reason->index);
    } else if (const auto* shelf = std::get_if<ChooseBackToShelf>(&intent)) {
        choose_shelf(state, shelf->can_be_sold);
    } else if (const auto* first = std::get_if<ChooseRefundMethod>(&intent)) {
        view.first = first->method;
        refresh(state);
    } else if (std::holds_alternative<ConfirmReturn>(intent)) {
        return confirm(state, now_ms);
    } else if (std::holds_alternative<CancelSale>(intent)) {
        return cancel_sale(state, now_ms);
    } else if (std::holds_alternative<ReprintReceipt>(intent)) {
        return print_copy(state, now_ms);
    } else if (std::holds_alternative<StartExchange>(intent)) {
        return exchange(state, now_ms);
    }
    return {};
}

}  // namespace kiosk::app::parts
