#include "db/scan_log.h"

#include <algorithm>
#include <string>

namespace db {
namespace {

constexpr int kKeptDays = 400;
constexpr std::int64_t kMostCodesOfDay = 500;  // then unknown codes are counted without their text
constexpr std::size_t kLongestCode = 64;

constexpr const char* kAdd =
    "INSERT INTO scan_count (day, hour, product_id, code, outcome, source, times) "
    "VALUES (?, ?, ?, ?, ?, ?, 1) ON CONFLICT DO UPDATE SET times = times + 1";
constexpr const char* kForget = "DELETE FROM scan_count WHERE day < ?";
constexpr const char* kCodesOfDay =
    "SELECT count(DISTINCT code) FROM scan_count WHERE day = ? AND product_id = '' AND code <> ''";
constexpr const char* kByHour =
    "SELECT hour, sum(times) FROM scan_count WHERE day BETWEEN ? AND ? GROUP BY hour";
// A shopper's look; what the till scanned is in `sold`, counted by item in one run over the days.
constexpr const char* kProducts =
    "WITH sold AS MATERIALIZED (SELECT i.product_id AS product_id, sum(d.n) AS n FROM "
    "(SELECT item, count(DISTINCT seq) AS n FROM sale_line WHERE business_date BETWEEN ?1 AND ?2 "
    "GROUP BY item) AS d CROSS JOIN sold_item i ON i.id = d.item GROUP BY i.product_id), "
    "looked AS MATERIALIZED (SELECT product_id, sum(times) AS n FROM scan_count "
    "WHERE day BETWEEN ?1 AND ?2 AND outcome = 'shown' AND product_id <> '' GROUP BY product_id "
    "ORDER BY n DESC, product_id LIMIT ?3) "
    "SELECT k.product_id, coalesce(p.name_vi, k.product_id), coalesce(p.name_en, ''), k.n, "
    "coalesce(s.n, 0) FROM looked k LEFT JOIN product p ON p.product_id = k.product_id "
    "LEFT JOIN sold s ON s.product_id = k.product_id ORDER BY k.n DESC, k.product_id";
constexpr const char* kUnknown =
    "SELECT code, sum(times) AS n, max(day) FROM scan_count WHERE day BETWEEN ? AND ? "
    "AND product_id = '' AND outcome = 'unknown' GROUP BY code ORDER BY n DESC, code LIMIT ?";

}  // namespace

void add_scans(Database& database, const std::vector<kiosk::ScanCount>& scans) {
    std::int64_t newest = 0;
    for (const kiosk::ScanCount& scan : scans) {
        const std::int64_t day = day_number(kiosk::Date::of_instant(scan.at_ms));
        std::string code = scan.code.size() <= kLongestCode ? scan.code : std::string{};
        if (!code.empty()) {
            Query codes = database.query(kCodesOfDay);
            codes.with(day).next();
            if (codes.number(0) >= kMostCodesOfDay) {
                code.clear();
            }
        }
        Query add = database.query(kAdd);
        add.with(day, kiosk::local_hour(scan.at_ms), scan.product.text(), code,
                 name_of(scan.outcome), name_of(scan.source))
            .run();
        newest = std::max(newest, scan.at_ms);
    }
    Query forget = database.query(kForget);
    forget.with(day_number(kiosk::Date::of_instant(newest).plus_days(-kKeptDays))).run();
}

kiosk::ScanReport scan_report(Database& database, kiosk::Date from, kiosk::Date to,
                              std::size_t limit) {
    kiosk::ScanReport report;
    report.from = from;
    report.to = to;
    report.by_hour.resize(24);
    const std::int64_t first = day_number(from), last = day_number(to);
    const auto most = static_cast<std::int64_t>(limit);
    {
        Query query = database.query(kByHour);
        query.with(first, last);
        while (query.next()) {
            report.by_hour[static_cast<std::size_t>(query.number(0))] = query.number(1);
            report.scans += query.number(1);
        }
    }
    {
        Query query = database.query(kProducts);
        query.with(first, last, most);
        while (query.next()) {
            report.products.push_back({kiosk::ProductId{query.text(0)}, query.text(1),
                                       query.text(2), query.number(3), query.number(4)});
        }
    }
    Query query = database.query(kUnknown);
    query.with(first, last, most);
    while (query.next()) {
        report.unknown.push_back({query.text(0), query.number(1), day_from(query.number(2))});
    }
    return report;
}

}  // namespace db
