// Paying: the part of sale.h that turns tenders into a settlement.
#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "kiosk/core/sale.h"

namespace kiosk {
namespace {

// Nobody pays one sale in more ways than this; a longer list is a mistake or an attack.
constexpr std::size_t kMaxTenders = 20;
// Tendered notes may exceed the largest sale by one, never by a bar code typed as an amount.
constexpr Money kMaxTender = Money::from_dong(2 * kMaxSaleDong);

Problem tender_problem(std::size_t index, const char* name, Text why, Text to_do) {
    const std::string number = std::to_string(index + 1);
    return Problem{
        {"Khoản thanh toán " + number + " chưa đúng", "Payment " + number + " is not right"},
        std::move(why),
        std::move(to_do),
        "payments[" + std::to_string(index) + "]." + name};
}

Problem payment_problem(Text why, Text to_do) {
    return Problem{{"Chưa thanh toán xong", "The sale is not paid"},
                   std::move(why),
                   std::move(to_do),
                   "payments"};
}

Money cash_to_pay(Money rest, std::int64_t cash_rounding) {
    return cash_rounding > 1 ? rest.rounded_to(cash_rounding, Rounding::HalfUp) : rest;
}

struct Given {
    Money other;                      // everything that is not cash
    std::optional<std::size_t> cash;  // the cash tender's place
    Money tendered;
};

std::optional<Problem> refuse_amount(std::size_t index, Money amount) {
    if (amount < Money{}) {
        return tender_problem(index, "amount",
                              {"số tiền không được âm", "an amount cannot be negative"},
                              {"nhập lại số tiền", "enter the amount again"});
    }
    if (amount > kMaxTender) {
        return tender_problem(index, "amount", {"số tiền quá lớn", "the amount is too large"},
                              {"kiểm tra lại số tiền", "check the amount"});
    }
    return std::nullopt;
}

Result<Given> add_up(Money total, const std::vector<Tender>& tenders) {
    if (tenders.size() > kMaxTenders) {
        return payment_problem({"quá nhiều khoản thanh toán", "there are too many payments"},
                               {"gộp các khoản lại", "combine them"});
    }
    Given given;
    for (std::size_t index = 0; index < tenders.size(); ++index) {
        const Tender& tender = tenders[index];
        if (auto problem = refuse_amount(index, tender.amount)) return *std::move(problem);
        if (tender.method != PaymentMethod::Cash) {
            given.other += tender.amount;
            if (given.other <= total) continue;
            return tender_problem(
                index, "amount",
                {"chuyển khoản và thẻ vượt quá số phải trả " + format_money(total),
                 "transfer and card exceed what is due, " + format_money(total)},
                {"nhập đúng số tiền phải trả", "enter what is due"});
        }
        if (given.cash) {
            return tender_problem(
                index, "method", {"đã có một khoản tiền mặt", "there is a cash payment already"},
                {"nhập chung một khoản tiền mặt", "enter all cash as one payment"});
        }
        given.cash = index;
        given.tendered = tender.amount;
    }
    return given;
}

}  // namespace

std::string_view name_of(PaymentMethod method) {
    switch (method) {
        case PaymentMethod::Cash:
            return "cash";
        case PaymentMethod::Transfer:
            return "transfer";
        case PaymentMethod::Card:
            return "card";
    }
    assert(false);
    return "cash";
}

std::optional<PaymentMethod> payment_method_from(std::string_view name) {
    for (const auto method : {PaymentMethod::Cash, PaymentMethod::Transfer, PaymentMethod::Card}) {
        if (name_of(method) == name) return method;
    }
    return std::nullopt;
}

Text title_of(PaymentMethod method) {
    switch (method) {
        case PaymentMethod::Cash:
            return {"Tiền mặt", "Cash"};
        case PaymentMethod::Transfer:
            return {"Chuyển khoản", "Bank transfer"};
        case PaymentMethod::Card:
            return {"Thẻ", "Card"};
    }
    assert(false);
    return {};
}

Result<Settlement> settle(Money total, const std::vector<Tender>& tenders,
                          std::int64_t cash_rounding) {
    assert(total >= Money{} && total.dong() <= kMaxSaleDong && cash_rounding >= 0);
    const Result<Given> added = add_up(total, tenders);
    if (!added) return added.problem();
    const Given& given = *added;

    const Money rest = total - given.other;
    const Money cash_due = cash_to_pay(rest, cash_rounding);
    if (given.tendered < cash_due) {
        const std::string missing = format_money(cash_due - given.tendered);
        return payment_problem({"còn thiếu " + missing, missing + " is still due"},
                               {"nhận thêm tiền", "take the rest"});
    }
    Settlement settlement;
    settlement.rounding = cash_due - rest;
    settlement.payable = total + settlement.rounding;
    settlement.change = given.tendered - cash_due;
    for (const Tender& tender : tenders) {
        // A tender of nothing is no payment: ring programs send empty rows.
        if (tender.amount.is_zero()) continue;
        const bool cash = tender.method == PaymentMethod::Cash;
        settlement.payments.push_back(
            {tender.method, cash ? cash_due : tender.amount, tender.amount, tender.reference});
    }
    return settlement;
}

Due due_after(Money total, const std::vector<Tender>& tenders, std::int64_t cash_rounding) {
    Money other, tendered;
    for (const Tender& tender : tenders) {
        // What settle() will refuse is not counted here, so that the figure never wraps.
        if (tender.amount < Money{} || tender.amount > kMaxTender) continue;
        (tender.method == PaymentMethod::Cash ? tendered : other) += tender.amount;
    }
    const Money cash_due = cash_to_pay(std::max(total - other, Money{}), cash_rounding);
    return {std::max(cash_due - tendered, Money{}), std::max(tendered - cash_due, Money{})};
}

std::vector<Money> likely_cash(Money amount, std::size_t count) {
    if (amount <= Money{} || amount.dong() > kMaxSaleDong) return {};
    std::vector<std::int64_t> likely{amount.dong()};
    // Small notes first, as people round up what they search for in a purse.
    for (const std::int64_t step : {1'000, 5'000, 10'000, 50'000, 100'000, 500'000}) {
        likely.push_back((amount.dong() + step - 1) / step * step);
    }
    for (const std::int64_t note : {10'000, 20'000, 50'000, 100'000, 200'000, 500'000}) {
        if (note >= amount.dong()) likely.push_back(note);
    }
    std::sort(likely.begin(), likely.end());
    likely.erase(std::unique(likely.begin(), likely.end()), likely.end());
    std::vector<Money> notes;
    for (const std::int64_t dong : likely) {
        if (notes.size() < count) notes.push_back(Money::from_dong(dong));
    }
    return notes;
}

}  // namespace kiosk
