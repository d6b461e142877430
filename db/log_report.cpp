#include "db/log_report.h"

#include <limits>
#include <map>

#include "db/log_entry.h"
#include "db/shop_store_impl.h"

namespace db {
namespace {

using kiosk::LogPart;

// The kinds are those of the index, word for word (0018_log.sql). An entry of a former epoch that
// was journaled anew counts once, where it was said first.
constexpr const char* kEntries =
    "SELECT seq, at_ms, kind, body FROM journal INDEXED BY journal_of_people "
    "WHERE kind IN ('sign_in', 'override', 'drawer_open', 'price_change', 'reprint', 'refund', "
    "'staff', 'goods_change', 'cash_movement', 'shift_open', 'shift_close', 'recall') "
    "AND at_ms >= ?1 AND at_ms < ?2 AND (?3 = '' OR instr(?3, ' ' || kind || ' ') > 0) "
    "AND seq NOT IN (SELECT seq FROM anew) ORDER BY seq DESC LIMIT ?4";
constexpr const char* kStaff = "SELECT name FROM staff WHERE code = ?";
constexpr const char* kProduct = "SELECT name_vi FROM product WHERE product_id = ?";

std::string_view kinds_of(LogPart part) {
    switch (part) {
        case LogPart::Allowed:
            return " override ";
        case LogPart::Drawer:
            return " drawer_open shift_open cash_movement shift_close ";
        case LogPart::Prices:
            return " price_change goods_change ";
        case LogPart::Returns:
            return " refund ";
        case LogPart::SignIns:
            return " sign_in staff ";
        case LogPart::All:
            break;
    }
    return "";
}

// Asked for once each while a page is read.
class Names {
public:
    explicit Names(Database& database) : database_{database} {}
    LogNames names() {
        return {[this](const std::string& code) { return name(staff_, kStaff, code); },
                [this](const std::string& id) { return name(products_, kProduct, id); }};
    }

private:
    using Known = std::map<std::string, std::string>;
    std::string name(Known& known, const char* sql, const std::string& key) {
        const auto found = known.find(key);
        if (found != known.end()) return found->second;
        Query query = database_.query(sql);
        const std::string said = query.with(key).next() ? query.text(0) : key;
        return known.emplace(key, said).first->second;
    }
    Database& database_;
    Known staff_, products_;
};

}  // namespace

kiosk::LogPage read_log(Database& database, const kiosk::LogFilter& filter, std::size_t limit,
                        std::size_t offset) {
    using Limits = std::numeric_limits<std::int64_t>;
    Names names{database};
    const LogNames known = names.names();
    kiosk::LogPage page;
    std::size_t looked = 0;
    Query query = database.query(kEntries);
    query.with(filter.from_ms.value_or(Limits::min()), filter.to_ms.value_or(Limits::max()),
               kinds_of(filter.part), static_cast<std::int64_t>(kMostLogLooked));
    while (query.next()) {
        ++looked;
        auto entry = log_entry(query.view(2), query.view(3), known);
        if (!entry) continue;
        entry->seq = query.number(0);
        entry->at_ms = query.number(1);
        if (!fits(*entry, filter)) continue;
        if (page.before < offset) {
            ++page.before;
            continue;
        }
        if (page.entries.size() == limit) {
            page.more = true;
            return page;
        }
        page.entries.push_back(*std::move(entry));
    }
    page.more = looked == kMostLogLooked;
    return page;
}

// --- ShopStore -----------------------------------------------------------------------------------

kiosk::LogPage ShopStore::log(const kiosk::LogFilter& filter, std::size_t limit,
                              std::size_t offset) {
    return impl_->read([&] { return read_log(*impl_->database, filter, limit, offset); });
}

}  // namespace db
