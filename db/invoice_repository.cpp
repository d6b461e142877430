#include "db/invoice_repository.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>

namespace db {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::int64_t kDayMs = 86'400'000;

// Void: cancelled, and neither was told before the other.
constexpr const char* kSalesOfDay =
    "SELECT s.id FROM sale s WHERE s.business_date = ? ORDER BY s.seq";
constexpr const char* kSale =
    "SELECT (SELECT at_ms FROM invoice_handed_over WHERE sale = ?1), "
    "(SELECT coalesce(sum(paid), 0) FROM refund WHERE sale = ?1), "
    "EXISTS (SELECT 1 FROM refund r LEFT JOIN invoice_adjusted a ON a.refund = r.id "
    "LEFT JOIN invoice_handed_over h ON h.sale = r.sale "
    "WHERE r.sale = ?1 AND r.kind = 'cancel' AND a.batch IS h.batch)";
constexpr const char* kRefundsOfDay =
    "SELECT r.id, a.at_ms, r.sale, r.sale_number, s.business_date, h.at_ms, r.exchange, "
    "s.id IS NOT NULL AND r.kind = 'cancel' AND a.batch IS h.batch "
    "FROM refund r LEFT JOIN invoice_adjusted a ON a.refund = r.id "
    "LEFT JOIN sale s ON s.id = r.sale LEFT JOIN invoice_handed_over h ON h.sale = r.sale "
    "WHERE r.business_date = ? ORDER BY r.seq";
constexpr const char* kSaleCounts =
    "SELECT count(*), count(h.sale) FROM sale s LEFT JOIN invoice_handed_over h ON h.sale = s.id "
    "WHERE s.business_date = ?";
constexpr const char* kRefundCounts =
    "SELECT count(*), count(a.refund) FROM refund r "
    "LEFT JOIN invoice_adjusted a ON a.refund = r.id WHERE r.business_date = ?";
constexpr const char* kToAdjust =
    "SELECT count(*), count(a.refund) FROM refund r "
    "LEFT JOIN invoice_adjusted a ON a.refund = r.id WHERE r.sale = ?";
constexpr const char* kIsAdjusted = "SELECT count(*) FROM invoice_adjusted WHERE refund = ?";
constexpr const char* kAdjust =
    "INSERT INTO invoice_adjusted (refund, batch, at_ms) VALUES (?, ?, ?)";
constexpr const char* kIsHandedOver = "SELECT count(*) FROM invoice_handed_over WHERE sale = ?";
constexpr const char* kHandOver =
    "INSERT INTO invoice_handed_over (sale, batch, at_ms) VALUES (?, ?, ?)";
constexpr const char* kSaveBuyer =
    "INSERT OR REPLACE INTO invoice_buyer (sale, name, tax_number, address, email, asked_at_ms, "
    "delete_at_ms) VALUES (?, ?, ?, ?, ?, ?, ?)";
constexpr const char* kBuyer =
    "SELECT name, tax_number, address, email FROM invoice_buyer WHERE sale = ?";
constexpr const char* kDue = "SELECT count(*) FROM invoice_buyer WHERE delete_at_ms <= ?";
constexpr const char* kForget = "DELETE FROM invoice_buyer WHERE delete_at_ms <= ?";

}  // namespace

std::optional<kiosk::InvoiceSale> InvoiceRepository::sale(const kiosk::SaleId& id) {
    auto sold = sales_.sold(id);
    if (!sold) return std::nullopt;
    kiosk::InvoiceSale one{*std::move(sold), buyer(id), std::nullopt, {}, false};
    Query query = database_.query(kSale);
    query.with(blob_of(id)).next();
    if (!query.is_null(0)) one.handed_over_ms = query.number(0);
    one.returned = query.money(1);
    one.is_void = query.number(2) != 0;
    return one;
}

std::optional<kiosk::InvoiceAdjustment> InvoiceRepository::adjustment(Query& row) {
    auto given = refunds_.given_back(sale_id_in(row.view(0)));
    if (!given) return std::nullopt;
    kiosk::InvoiceAdjustment one;
    one.given = *std::move(given);
    if (!row.is_null(1)) one.handed_over_ms = row.number(1);
    if (!row.is_null(2)) {
        kiosk::InvoiceOriginal original{
            sale_id_in(row.view(2)), row.text(3), {}, {}, row.is_null(4)};
        if (!row.is_null(4)) original.date = day_from(row.number(4));
        if (!row.is_null(5)) original.handed_over_ms = row.number(5);
        if (original.is_another_tills) {
            if (const auto known = refunds_.returnable(original.id))
                original.date = known->sold.sale.business_date;
        }
        one.buyer = buyer(original.id);
        one.original = original;
    }
    if (!row.is_null(6)) {
        if (const auto bought = sales_.sold(sale_id_in(row.view(6))))
            one.exchange_number = bought->number;
    }
    one.is_void = row.number(7) != 0;
    return one;
}

std::vector<kiosk::InvoiceAdjustment> InvoiceRepository::adjustments(kiosk::Date day) {
    std::vector<kiosk::InvoiceAdjustment> all;
    Query query = database_.query(kRefundsOfDay);
    query.with(day_number(day));
    while (query.next())
        if (auto one = adjustment(query)) all.push_back(*std::move(one));
    return all;
}

kiosk::InvoiceDay InvoiceRepository::of_day(kiosk::Date day) {
    std::vector<kiosk::SaleId> ids;
    {
        Query query = database_.query(kSalesOfDay);
        query.with(day_number(day));
        while (query.next()) ids.push_back(sale_id_in(query.view(0)));
    }
    kiosk::InvoiceDay all;
    for (const kiosk::SaleId& id : ids)
        if (auto one = sale(id)) all.sales.push_back(*std::move(one));
    all.adjustments = adjustments(day);
    return all;
}

kiosk::InvoiceDay InvoiceRepository::to_hand_over(kiosk::Date day) {
    kiosk::InvoiceDay all = of_day(day);
    const auto is_done = [](const auto& one) { return one.handed_over_ms.has_value(); };
    std::erase_if(all.sales, is_done);
    std::erase_if(all.adjustments, is_done);
    // An adjustment never comes before what it adjusts.
    std::vector<kiosk::InvoiceSale> before;
    for (const kiosk::InvoiceAdjustment& one : all.adjustments) {
        if (!one.original || one.original->is_another_tills || one.original->handed_over_ms)
            continue;
        const kiosk::SaleId& id = one.original->id;
        const auto same = [&](const kiosk::InvoiceSale& it) { return it.sold.sale.id == id; };
        if (std::ranges::any_of(all.sales, same) || std::ranges::any_of(before, same)) continue;
        if (auto original = sale(id)) before.push_back(*std::move(original));
    }
    all.sales.insert(all.sales.begin(), std::make_move_iterator(before.begin()),
                     std::make_move_iterator(before.end()));
    return all;
}

kiosk::InvoiceCounts InvoiceRepository::counts(kiosk::Date day) {
    kiosk::InvoiceCounts counts;
    Query sales = database_.query(kSaleCounts);
    sales.with(day_number(day)).next();
    counts.sales = sales.number(0);
    counts.sales_done = sales.number(1);
    Query refunds = database_.query(kRefundCounts);
    refunds.with(day_number(day)).next();
    counts.adjustments = refunds.number(0);
    counts.adjustments_done = refunds.number(1);
    return counts;
}

bool InvoiceRepository::is_known(const char* sql, const kiosk::SaleId& id) {
    Query known = database_.query(sql);
    known.with(blob_of(id)).next();
    return known.number(0) > 0;
}

std::int64_t InvoiceRepository::hand_over(const TillKey& key, kiosk::Date day,
                                          const kiosk::InvoiceDay& batch,
                                          const kiosk::StaffCode& by) {
    std::vector<kiosk::SaleId> sales, refunds;
    Json sale_ids = Json::array(), refund_ids = Json::array();
    for (const kiosk::InvoiceSale& one : batch.sales) {
        if (is_known(kIsHandedOver, one.sold.sale.id)) continue;
        sales.push_back(one.sold.sale.id);
        sale_ids.push_back(one.sold.sale.id.text());
    }
    for (const kiosk::InvoiceAdjustment& one : batch.adjustments) {
        if (is_known(kIsAdjusted, one.given.refund.id)) continue;
        refunds.push_back(one.given.refund.id);
        refund_ids.push_back(one.given.refund.id.text());
    }
    if (sales.empty() && refunds.empty()) return 0;
    const std::int64_t now = journal_.now_ms();
    const Json body{{"v", 2},  // 1 did not say by whom, nor what came back
                    {"at_ms", now},
                    {"by", by.text()},
                    {"date", day.iso()},
                    {"sales", std::move(sale_ids)},
                    {"adjustments", std::move(refund_ids)}};
    const Appended entry = journal_.append(key, "invoices", body.dump());
    for (const kiosk::SaleId& id : sales) {
        Query insert = database_.query(kHandOver);
        insert.with(blob_of(id), entry.seq, now).run();
    }
    for (const kiosk::SaleId& id : refunds) {
        Query insert = database_.query(kAdjust);
        insert.with(blob_of(id), entry.seq, now).run();
    }
    return static_cast<std::int64_t>(sales.size() + refunds.size());
}

void InvoiceRepository::save_buyer(const TillKey& key, const kiosk::SaleId& sale,
                                   const kiosk::InvoiceBuyer& buyer, std::int64_t days) {
    const std::int64_t now = journal_.now_ms();
    Query save = database_.query(kSaveBuyer);
    save.with(blob_of(sale), buyer.name, buyer.tax_number, buyer.address, buyer.email, now,
              now + days * kDayMs)
        .run();
    const Json body{{"v", 1}, {"at_ms", now}, {"sale", sale.text()}};
    journal_.append(key, "invoice_asked", body.dump());
}

std::optional<kiosk::InvoiceBuyer> InvoiceRepository::buyer(const kiosk::SaleId& sale) {
    Query query = database_.query(kBuyer);
    if (!query.with(blob_of(sale)).next()) return std::nullopt;
    return kiosk::InvoiceBuyer{query.text(0), query.text(1), query.text(2), query.text(3)};
}

bool InvoiceRepository::any_due(std::int64_t now_ms) {
    Query query = database_.query(kDue);
    query.with(now_ms).next();
    return query.number(0) > 0;
}

void InvoiceRepository::forget_due(const TillKey& key, std::int64_t now_ms) {
    // Overwritten with zeros: what is deleted must not be found in the file.
    database_.execute("PRAGMA secure_delete = ON");
    std::int64_t count = 0;
    {
        Query due = database_.query(kDue);
        due.with(now_ms).next();
        count = due.number(0);
    }
    Query forget = database_.query(kForget);
    forget.with(now_ms).run();
    const Json body{{"v", 1}, {"at_ms", journal_.now_ms()}, {"buyers", count}};
    journal_.append(key, "invoice_forgotten", body.dump());
}

void fill_invoice_states(Database& database, std::vector<kiosk::SoldRow>& rows) {
    using kiosk::InvoiceState;
    for (kiosk::SoldRow& row : rows) {
        if (row.refund) {
            Query done = database.query(kIsAdjusted);
            done.with(blob_of(row.id)).next();
            row.invoice = done.number(0) > 0 ? InvoiceState::HandedOver : InvoiceState::Waiting;
            continue;
        }
        Query sale = database.query(kSale);
        sale.with(blob_of(row.id)).next();
        Query back = database.query(kToAdjust);
        back.with(blob_of(row.id)).next();
        row.invoice = sale.number(2) != 0               ? InvoiceState::Void
                      : sale.is_null(0)                 ? InvoiceState::Waiting
                      : back.number(1) < back.number(0) ? InvoiceState::ToAdjust
                      : back.number(0) > 0              ? InvoiceState::Adjusted
                                                        : InvoiceState::HandedOver;
    }
}

}  // namespace db
