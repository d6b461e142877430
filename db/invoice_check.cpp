#include "db/invoice_check.h"

#include "db/body_values.h"
#include "kiosk/core/ids.h"

namespace db {
namespace {

constexpr const char* kHas =
    "SELECT 1 FROM invoice_handed_over WHERE sale = ? AND batch = ? AND at_ms = ?";
constexpr const char* kCount = "SELECT count(*) FROM invoice_handed_over";

}  // namespace

std::optional<kiosk::Text> InvoiceCheck::take(std::int64_t seq, std::string_view text) {
    const body::Json json = body::Json::parse(text, nullptr, false);
    try {
        if (!json.is_object()) throw body::Unreadable{"JSON"};
        const std::int64_t at_ms = body::whole(json, "at_ms", {});
        bool fits = true;
        for (const body::Json& one : body::array(json, "sales")) {
            const auto id = one.is_string() ? kiosk::SaleId::parse(one.get<std::string>())
                                            : std::optional<kiosk::SaleId>{};
            if (!id) throw body::Unreadable{"sales"};
            ++handed_over_;
            Query query = database_.query(kHas);
            fits = query.with(blob_of(*id), seq, at_ms).next() && fits;
        }
        if (fits) return std::nullopt;
    } catch (const body::Unreadable&) {
        return kiosk::Text{"không đọc được nội dung", "its contents cannot be read"};
    }
    return kiosk::Text{"các đơn đã giao lập hóa đơn không khớp với bản ghi này",
                       "the sales handed over for invoices do not fit this entry"};
}

std::optional<kiosk::Text> InvoiceCheck::misfit() {
    if (database_.number(kCount) == handed_over_) return std::nullopt;
    return kiosk::Text{"bảng invoice_handed_over không khớp với nhật ký",
                       "table invoice_handed_over does not fit the journal"};
}

}  // namespace db
