// Goods that come back: against a receipt, line by line, or by somebody's right without one; and a
// whole sale that is cancelled. A refund mirrors the sale's own figures, so that what was given
// back of a line never differs from what was paid for it, in whatever parts it came back.
//
// The one rule of parts, kRefundRule. Of a line of q, r of which have come back in all:
//   amount    half up of amount × r ÷ q,
//   discount  half down of discount × r ÷ q, so that whole pieces keep their price: the two
//             roundings are each other's complement,
//   tax       half up of tax × (amount so far) ÷ amount,
// less what was given back before. So all parts together are the line, to the đồng. Money goes back
// to the tenders it came from, never more than came; cash is rounded as at the sale, the last part
// gives what is left of every tender. Plain values; any thread.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/sale.h"

namespace kiosk {

inline constexpr std::string_view kRefundRule = "parts-of-the-line-half-up";

// Cancelled: every line of a sale of a shift that is still open, at once.
enum class RefundKind { OfReceipt, WithoutReceipt, Cancelled };
std::string_view name_of(RefundKind kind);  // "receipt", "no_receipt", "cancel"
std::optional<RefundKind> refund_kind_from(std::string_view name);

struct ReturnLine {
    std::int64_t sale_line{0};  // of the original sale, from 1; 0 without a receipt
    // The product as it was sold; quantity, gross, discount, amount and tax are this part's, the
    // discount of every kind together.
    SaleLine goods;
    std::string reason;
    bool back_to_shelf{true};  // false: damaged, it cannot be sold again
    friend bool operator==(const ReturnLine&, const ReturnLine&) = default;
};

// A finished refund; all figures are positive. `number` and `sequence` are the store's, from the
// same gapless sequence as sales.
struct Refund {
    SaleId id;
    RefundKind kind{RefundKind::OfReceipt};
    std::string request_id;      // of the command line; empty at the screen
    std::optional<SaleId> sale;  // what it refers to; none without a receipt
    std::string sale_number;
    std::optional<SaleId> exchange;  // what was bought in the same go
    Date business_date;
    std::int64_t closed_at_ms{0};
    StaffCode cashier;
    std::string cashier_name;
    std::string approver;  // staff code of who allowed it; empty: the cashier's own right
    std::string reason;
    std::vector<ReturnLine> lines;
    Money gross, discount, amount, tax;  // amount = gross − discount
    Money rounding;                      // paid − amount: the part of the sale's cash rounding
    Money paid;                          // amount + rounding = Σ payments
    std::vector<Payment> payments;       // given back; tendered = amount
    bool demonstration{false};
    friend bool operator==(const Refund&, const Refund&) = default;
};

// What a person chooses from; the first stands for "not said". `back_to_shelf`: as it usually is.
struct ReturnReason {
    Text title;
    bool back_to_shelf{true};
};
const std::vector<ReturnReason>& return_reasons();

// A stored refund with what its paper says beyond it.
struct GivenBack {
    Refund refund;
    std::string number;
    std::string short_hash;
    friend bool operator==(const GivenBack&, const GivenBack&) = default;
};

inline constexpr std::array kPaymentMethods{PaymentMethod::Cash, PaymentMethod::Transfer,
                                            PaymentMethod::Card};

// What has come back of one sale, everywhere this till knows of.
struct ReturnedLine {
    Quantity quantity;
    Money discount, amount, tax;
    friend bool operator==(const ReturnedLine&, const ReturnedLine&) = default;
};
struct Returned {
    std::vector<ReturnedLine> lines;  // in the sale's order; may be shorter
    Money amount;
    std::array<Money, kPaymentMethods.size()> paid{};  // by kPaymentMethods
    Money paid_in_all() const;
    friend bool operator==(const Returned&, const Returned&) = default;
};
void add_to_returned(Returned& returned, const Refund& refund);

// What may still come back of a line (index from 0): never negative.
Quantity left_of(const Sale& sale, const Returned& before, std::size_t line);
bool anything_left(const Sale& sale, const Returned& before);
// Whether a part of one may come back: what was sold by weight or measure.
bool comes_in_parts(const SaleLine& line);

struct ReturnWish {
    std::int64_t line{0};  // from 1
    Quantity quantity;
    std::string reason;
    bool back_to_shelf{true};
};
struct RefundTerms {
    std::int64_t cash_rounding{0};
    // Given back first as far as it was paid so; the others follow in the order of kPaymentMethods.
    PaymentMethod first{PaymentMethod::Cash};
};

// The refund of these lines: figures, tenders and the reference to `sale`; id, time, people, number
// and reason are the caller's. Refuses (field "lines", "lines[0].line", "lines[0].quantity"): no
// lines, one that the sale has not or that is named twice, a part of a piece, more than is left.
Result<Refund> refund_of(const Sale& sale, const Returned& before,
                         const std::vector<ReturnWish>& wishes, const RefundTerms& terms);
// All of it. Refuses where something has come back already.
Result<Refund> cancellation_of(const Sale& sale, const Returned& before);
// Goods without a receipt, at the prices of `lines` (line_for()); paid in cash or as `method` says.
Result<Refund> refund_without_receipt(std::vector<ReturnLine> lines, PaymentMethod method,
                                      std::int64_t cash_rounding);

// Exchange: what of the refund's money pays for `total` of new goods; the rest is given back. Cash
// carries no reference, so that what is handed over besides joins it.
struct SetOff {
    std::vector<Tender> tenders;     // of the new sale
    std::vector<Payment> give_back;  // what the shopper gets, by tender
};
SetOff set_off(const Refund& refund, Money total, std::int64_t cash_rounding);

}  // namespace kiosk
