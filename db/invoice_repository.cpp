#include "db/invoice_repository.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace db {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::int64_t kDayMs = 86'400'000;

constexpr const char* kOfDay =
    "SELECT s.id, h.at_ms, (SELECT coalesce(sum(r.paid), 0) FROM refund r WHERE r.sale = s.id) "
    "FROM sale s LEFT JOIN invoice_handed_over h ON h.sale = s.id "
    "WHERE s.business_date = ? ORDER BY s.seq";
constexpr const char* kWaiting =
    "SELECT count(*) FROM sale s WHERE s.business_date = ? "
    "AND s.id NOT IN (SELECT sale FROM invoice_handed_over)";
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

std::string_view bytes_of(const kiosk::SaleId& id) {
    return {reinterpret_cast<const char*>(id.bytes().data()), id.bytes().size()};
}

kiosk::SaleId id_of(std::string_view bytes) {
    std::array<std::uint8_t, 16> id{};
    std::copy_n(bytes.begin(), std::min(bytes.size(), id.size()), id.begin());
    return kiosk::SaleId{id};
}

}  // namespace

std::vector<kiosk::InvoiceSale> InvoiceRepository::of_day(kiosk::Date day) {
    struct Found {
        kiosk::SaleId id;
        std::optional<std::int64_t> at;
        kiosk::Money returned;
    };
    std::vector<Found> found;
    {
        Query query = database_.query(kOfDay);
        query.with(day_number(day));
        while (query.next()) {
            std::optional<std::int64_t> at;
            if (!query.is_null(1)) at = query.number(1);
            found.push_back({id_of(query.view(0)), at, query.money(2)});
        }
    }
    std::vector<kiosk::InvoiceSale> sales;
    for (const auto& [id, at, returned] : found)
        if (auto sold = sales_.sold(id))
            sales.push_back({*std::move(sold), buyer(id), at, returned});
    return sales;
}

std::int64_t InvoiceRepository::waiting(kiosk::Date day) {
    Query query = database_.query(kWaiting);
    query.with(day_number(day)).next();
    return query.number(0);
}

std::int64_t InvoiceRepository::hand_over(const TillKey& key, kiosk::Date day,
                                          const std::vector<kiosk::SaleId>& sales,
                                          const kiosk::StaffCode& by) {
    std::vector<kiosk::SaleId> news;
    Json ids = Json::array();
    for (const kiosk::SaleId& id : sales) {
        Query known = database_.query(kIsHandedOver);
        known.with(Query::Blob{bytes_of(id)}).next();
        if (known.number(0) > 0) continue;
        news.push_back(id);
        ids.push_back(id.text());
    }
    if (news.empty()) return 0;
    const std::int64_t now = journal_.now_ms();
    const Json body{{"v", 2},  // 1 did not say by whom
                    {"at_ms", now},
                    {"by", by.text()},
                    {"date", day.iso()},
                    {"sales", std::move(ids)}};
    const Appended entry = journal_.append(key, "invoices", body.dump());
    for (const kiosk::SaleId& id : news) {
        Query insert = database_.query(kHandOver);
        insert.with(Query::Blob{bytes_of(id)}, entry.seq, now).run();
    }
    return static_cast<std::int64_t>(news.size());
}

void InvoiceRepository::save_buyer(const TillKey& key, const kiosk::SaleId& sale,
                                   const kiosk::InvoiceBuyer& buyer) {
    const std::int64_t now = journal_.now_ms();
    Query save = database_.query(kSaveBuyer);
    save.with(Query::Blob{bytes_of(sale)}, buyer.name, buyer.tax_number, buyer.address, buyer.email,
              now, now + kiosk::kBuyerKeptDays * kDayMs)
        .run();
    const Json body{{"v", 1}, {"at_ms", now}, {"sale", sale.text()}};
    journal_.append(key, "invoice_asked", body.dump());
}

std::optional<kiosk::InvoiceBuyer> InvoiceRepository::buyer(const kiosk::SaleId& sale) {
    Query query = database_.query(kBuyer);
    if (!query.with(Query::Blob{bytes_of(sale)}).next()) return std::nullopt;
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

}  // namespace db
