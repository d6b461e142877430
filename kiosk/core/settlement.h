// What the shop owes to a producer: the terms agreed with it, the statement of a period and the
// settlement that closes it. Plain values; pure rules; any thread.
//
// VAT. Shelf prices include VAT (DOMAIN.md, section 4), so every amount here does. Goods on
// consignment are sold at the producer's price for the producer's account: what the shopper paid is
// the producer's, VAT included, and the producer declares that VAT on the invoice it writes for
// what was sold (a household on the direct method writes one without VAT lines and keeps the whole
// amount as its revenue). So the shop hands the VAT on with the price and keeps nothing of it:
//
//     due = sold − returned − commission              (consigned)
//     due = delivered − given back, at cost           (bought outright)
//
// `tax` says how much VAT lies inside sold − returned, for that invoice; it is not taken off. The
// commission is a share of what was paid, VAT included (the one price both sides can read off a
// receipt), and is itself a price with VAT inside, for which the shop invoices the producer.
// Discounts lower what was paid, so both sides bear their share; whatever was lost, broken or given
// away is not in the sum: corrections are listed, and who pays for them is for people to agree.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/date.h"
#include "kiosk/core/ids.h"
#include "kiosk/core/money.h"
#include "kiosk/core/product.h"
#include "kiosk/core/result.h"
#include "kiosk/core/sale.h"

namespace kiosk {

// The one rounding rule: a commission is computed once for each row of a statement (one product at
// one rate in one period), out of what it sold less what came back, half up to the đồng. A row can
// be checked with a pocket calculator, and sums add rounded rows up.
inline constexpr std::string_view kCommissionRule = "commission-per-statement-row-half-up";

inline constexpr std::size_t kMaxTerms = 200;               // of one producer
inline constexpr std::size_t kLongestSettlementText = 200;  // bytes of a note or a reference

enum class TermsKind { Bought, Consigned };
std::string_view name_of(TermsKind kind);  // "bought", "consigned"
std::optional<TermsKind> terms_kind_from(std::string_view name);
Text title_of(TermsKind kind);

// For everything of a producer, for a group of its goods, or for one product; between two days,
// both included, empty: no bound.
struct Terms {
    TermsKind kind{TermsKind::Consigned};
    std::int64_t commission_percent{0};  // in hundredths, 0…10000; of consigned goods only
    std::optional<ProductId> product;
    std::optional<Group> group;
    std::optional<Date> from, until;
    friend bool operator==(const Terms&, const Terms&) = default;
};
// What cannot be, named by its field ("terms[1].commission_percent"): a share beyond 0…100 %, a
// commission of goods that were bought, a product and a group at once, days in the wrong order, two
// that say the same of the same days.
Status check_terms(std::span<const Terms> terms);
// The most specific that is in force on `day`: of the product, of its group, of everything; of
// those the one that began last. Null: nothing was agreed.
const Terms* terms_for(std::span<const Terms> terms, const ProductId& product, Group group,
                       Date day);

// Goods of a closed period that were sold or came back in it, and between which days at most.
struct SettledGoods {
    ProductId product;
    std::string name;
    Group group{Group::Food};
    Date from, until;    // both included
    std::string number;  // of the closed period
    friend bool operator==(const SettledGoods&, const SettledGoods&) = default;
};
struct TermsConflict {
    SettledGoods goods;
    Date day;
    friend bool operator==(const TermsConflict&, const TermsConflict&) = default;
};
// The first goods and day of closed periods for which the new terms say something else than those
// that were settled on. Terms may change freely where nobody was settled with on them.
std::optional<TermsConflict> settled_otherwise(std::span<const Terms> before,
                                               std::span<const Terms> after,
                                               std::span<const SettledGoods> settled);

// What a statement is made of: one product, on one day or on days with the same terms.
struct SoldOn {
    ProductId product;
    std::string name;
    Group group{Group::Food};
    Date day;  // of the sale, also for what came back: its terms are those it was sold at
    Quantity sold, returned;
    Money sold_amount, returned_amount;
    Money tax;  // VAT inside sold_amount − returned_amount
    friend bool operator==(const SoldOn&, const SoldOn&) = default;
};
struct MovedOn {
    ProductId product;
    std::string name;
    Group group{Group::Food};
    Date day;
    Quantity delivered;   // by the producer
    Quantity given_back;  // to the producer, positive
    Quantity other;       // counts, corrections and transfers, with their sign
    Money cost;           // delivered − given back at cost; 0 for consigned goods
    friend bool operator==(const MovedOn&, const MovedOn&) = default;
};
struct ShelfRow {  // what is there when the period ends
    ProductId product;
    std::string name;
    Group group{Group::Food};
    Quantity on_hand;
};

struct StatementRow {
    ProductId product;
    std::string name;
    std::optional<TermsKind> kind;  // none: nothing was agreed
    std::int64_t commission_percent{0};
    // Where the terms changed in the period, a product has several rows; deliveries, corrections
    // and the shelf stand in the one of the last day.
    Quantity delivered, given_back, sold, returned, other;
    std::optional<Quantity> on_hand;
    Money sold_amount, returned_amount, commission, tax, cost, due;
    friend bool operator==(const StatementRow&, const StatementRow&) = default;
};

struct Statement {
    std::string producer;
    std::optional<Date> from;        // none: from the shop's first day
    Date until;                      // inclusive
    std::vector<StatementRow> rows;  // by name, a product's in the order of their shares
    Money sold, returned, commission, tax, cost, due;  // Σ of the rows
    bool empty() const { return rows.empty(); }
    // Goods that were sold without anything agreed, by name; such a period cannot be closed.
    std::vector<std::string> without_terms() const;
    friend bool operator==(const Statement&, const Statement&) = default;
};
// A row's commission and what is due, out of its other figures.
void settle_row(StatementRow& row);
// Products that neither moved nor are there have no row.
Statement make_statement(std::string producer, std::optional<Date> from, Date until,
                         std::span<const SoldOn> sold, std::span<const MovedOn> moved,
                         std::span<const ShelfRow> on_hand, std::span<const Terms> terms);

struct PeriodPayment {
    Money amount;  // has the sign of what is due
    PaymentMethod method{PaymentMethod::Transfer};
    std::string reference;
    Date day;
    StaffCode by;
    std::optional<SaleId> id{};  // asked for twice, it is one; none: of before payments had one
    friend bool operator==(const PeriodPayment&, const PeriodPayment&) = default;
};

// A period that is closed: its figures stay as they were. What is entered later for one of its
// days, and what comes back later, falls into the next.
struct ClosedPeriod {
    SaleId id;           // a UUID of version 7
    std::string number;  // "QT-K01-1-0003": till, epoch, a running number of the epoch
    Statement statement;
    std::int64_t closed_at_ms{0};
    StaffCode by;
    std::vector<PeriodPayment> payments;
    Money paid() const;
    Money remaining() const;  // negative: the producer owes
    friend bool operator==(const ClosedPeriod&, const ClosedPeriod&) = default;
};
// Whether this may be paid now: of the sign of what remains, and no more than it.
Status check_payment(const ClosedPeriod& settlement, const PeriodPayment& payment);

// A producer in the list of those to settle with.
struct ProducerAccount {
    std::string producer;
    std::int64_t terms{0};          // how many were agreed
    std::optional<Date> open_from;  // the day after the last period; none: never closed
    Money open_sold, open_commission, open_due;  // sold: less what came back
    Money outstanding;                           // Σ remaining of closed periods
    std::int64_t settlements{0};
    bool lacks_terms{false};  // something in the open period was sold without any
    friend bool operator==(const ProducerAccount&, const ProducerAccount&) = default;
};

// "20 %", "12,5 %" (or with a point): a share in hundredths of a per cent.
std::string format_share(std::int64_t hundredths, char decimal_mark = ',');
// "20", "12,5" and "12.5 %" → hundredths; nullopt for anything else, and beyond 0…100.
std::optional<std::int64_t> parse_share(std::string_view text);

}  // namespace kiosk
