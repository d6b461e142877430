#include "db/invoice_check.h"

#include <algorithm>

#include "db/body_values.h"

namespace db {
namespace {

constexpr const char* kHasSale =
    "SELECT 1 FROM invoice_handed_over WHERE sale = ? AND batch = ? AND at_ms = ?";
constexpr const char* kHasRefund =
    "SELECT 1 FROM invoice_adjusted WHERE refund = ? AND batch = ? AND at_ms = ?";
constexpr const char* kCountSales = "SELECT count(*) FROM invoice_handed_over";
constexpr const char* kCountRefunds = "SELECT count(*) FROM invoice_adjusted";
constexpr const char* kRefundsOfBatch = "SELECT count(*) FROM invoice_adjusted WHERE batch = ?";

std::vector<kiosk::SaleId> ids_in(const body::Json& json, const char* key) {
    std::vector<kiosk::SaleId> ids;
    for (const body::Json& one : body::array(json, key)) {
        const auto id = one.is_string() ? kiosk::SaleId::parse(one.get<std::string>())
                                        : std::optional<kiosk::SaleId>{};
        if (!id) throw body::Unreadable{key};
        ids.push_back(*id);
    }
    return ids;
}

}  // namespace

bool InvoiceCheck::has_all(const char* sql, const std::vector<kiosk::SaleId>& ids, std::int64_t seq,
                           std::int64_t at_ms) {
    return std::ranges::all_of(ids, [&](const kiosk::SaleId& id) {
        Query query = database_.query(sql);
        return query.with(blob_of(id), seq, at_ms).next();
    });
}

std::optional<kiosk::Text> InvoiceCheck::take(std::int64_t seq, std::string_view text) {
    const body::Json json = body::Json::parse(text, nullptr, false);
    try {
        if (!json.is_object()) throw body::Unreadable{"JSON"};
        const std::int64_t at_ms = body::whole(json, "at_ms", {});
        const std::vector<kiosk::SaleId> sales = ids_in(json, "sales");
        sales_ += static_cast<std::int64_t>(sales.size());
        bool fits = has_all(kHasSale, sales, seq, at_ms);
        if (json.contains("adjustments")) {
            const std::vector<kiosk::SaleId> refunds = ids_in(json, "adjustments");
            refunds_ += static_cast<std::int64_t>(refunds.size());
            fits = has_all(kHasRefund, refunds, seq, at_ms) && fits;
        } else {
            // Before there were adjustments, what had come back went with its sale (0021).
            Query query = database_.query(kRefundsOfBatch);
            query.with(seq).next();
            refunds_ += query.number(0);
        }
        if (fits) return std::nullopt;
    } catch (const body::Unreadable&) {
        return kiosk::Text{"không đọc được nội dung", "its contents cannot be read"};
    }
    return kiosk::Text{"các đơn đã giao lập hóa đơn không khớp với bản ghi này",
                       "the sales handed over for invoices do not fit this entry"};
}

std::optional<kiosk::Text> InvoiceCheck::misfit() {
    if (database_.number(kCountSales) != sales_) {
        return kiosk::Text{"bảng invoice_handed_over không khớp với nhật ký",
                           "table invoice_handed_over does not fit the journal"};
    }
    if (database_.number(kCountRefunds) != refunds_) {
        return kiosk::Text{"bảng invoice_adjusted không khớp với nhật ký",
                           "table invoice_adjusted does not fit the journal"};
    }
    return std::nullopt;
}

}  // namespace db
