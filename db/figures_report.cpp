#include "db/figures_report.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <map>

#include "db/terms_book.h"
#include "db/totals_report.h"

namespace db {
namespace {

constexpr const char* kPlace = "SELECT province_today FROM product WHERE product_id = ?";
constexpr const char* kLastSeq = "SELECT coalesce(max(seq), 0) FROM sale";
// By the row's own order, from the newest: few are newer than what was read.
constexpr const char* kNews =
    "SELECT EXISTS (SELECT 1 FROM sale WHERE seq > ?1 AND +business_date BETWEEN ?2 AND ?3) OR "
    "EXISTS (SELECT 1 FROM refund WHERE seq > ?1 AND +business_date BETWEEN ?2 AND ?3)";

constexpr std::size_t kMonthsKept = 60;

kiosk::TotalsRow place_row(std::string key, const kiosk::TotalsRow& product) {
    std::string name = key.empty() ? "Chưa rõ nơi sản xuất" : key;
    return {std::move(key), std::move(name), product.quantity, product.amount};
}

PlaceByProduct places_of(Database& database, const std::vector<kiosk::TotalsRow>& products) {
    PlaceByProduct places;
    for (const kiosk::TotalsRow& product : products) {
        Query query = database.query(kPlace);
        query.with(product.key);
        places.emplace(product.key, query.next() ? query.text(0) : std::string{});
    }
    return places;
}

// By the province of today; the rounding is nobody's.
std::vector<kiosk::TotalsRow> by_place(const PlaceByProduct& known,
                                       const std::vector<kiosk::TotalsRow>& products) {
    std::map<std::string, kiosk::TotalsRow> places;
    kiosk::Money rounding;
    for (const kiosk::TotalsRow& product : products) {
        if (product.key == "rounding") {
            rounding += product.amount;
            continue;
        }
        const std::string& place = known.at(product.key);
        const auto [at, is_new] = places.try_emplace(place, place_row(place, product));
        if (is_new) continue;
        at->second.quantity = at->second.quantity + product.quantity;
        at->second.amount += product.amount;
    }
    std::vector<kiosk::TotalsRow> rows;
    for (auto& [key, row] : places) rows.push_back(std::move(row));
    std::ranges::stable_sort(rows,
                             [](const auto& a, const auto& b) { return a.amount > b.amount; });
    if (!rounding.is_zero()) rows.push_back({"rounding", "Làm tròn tiền mặt", {}, rounding});
    return rows;
}

}  // namespace

kiosk::Figures FiguresReport::read_days(const kiosk::Period& period) {
    const TermsBook terms{database_};
    TotalsReport report{database_, &terms};
    for (kiosk::Date day = period.from; day <= period.to; day = day.plus_days(1)) {
        SQLite::Transaction snapshot{database_.handle()};
        report.add(day);
    }
    kiosk::Figures figures;
    figures.period = period;
    figures.sums = report.totals();
    figures.days = report.days();
    const PlaceByProduct places = places_of(database_, figures.sums.by_product);
    figures.by_place = by_place(places, figures.sums.by_product);
    figures.margin_lines = report.margin_lines(places);
    figures.margins = kiosk::margins_of(figures.margin_lines);
    return figures;
}

bool FiguresReport::has_news(const kiosk::Period& period, std::int64_t since_seq) {
    Query query = database_.query(kNews);
    query.with(since_seq, day_number(period.from), day_number(period.to));
    query.next();
    return query.number(0) > 0;
}

kiosk::Figures FiguresReport::read_piece(const kiosk::Period& piece, kiosk::Date today) {
    const kiosk::Period month = period_of(kiosk::PeriodKind::Month, piece.from);
    const bool whole = month.from == piece.from && month.to == piece.to;
    if (!whole || month.to >= today) return read_days(piece);
    const std::int64_t key = day_number(month.from);
    const auto kept = months_.find(key);
    if (kept != months_.end() && !has_news(piece, kept->second.seq)) return kept->second.figures;
    const std::int64_t seq = database_.number(kLastSeq);
    if (months_.size() >= kMonthsKept) months_.erase(months_.begin());
    return months_.insert_or_assign(key, Kept{read_days(piece), seq}).first->second.figures;
}

kiosk::Figures FiguresReport::read(const kiosk::Period& period, kiosk::Date today) {
    if (const std::int64_t terms = TermsBook::changed_at(database_); terms != terms_seq_) {
        months_.clear();
        terms_seq_ = terms;
    }
    const std::vector<kiosk::Period> pieces = monthly_pieces(period);
    if (pieces.size() == 1) {
        kiosk::Figures figures = read_piece(pieces.front(), today);
        figures.period = period;
        return figures;
    }
    kiosk::FiguresSum sum;
    for (const kiosk::Period& piece : pieces) sum.add(read_piece(piece, today));
    return sum.sum(period);
}

}  // namespace db
