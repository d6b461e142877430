// StockRepository's reading half: lists for the screens.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "db/stock_body.h"
#include "db/stock_repository.h"
#include "db/terms_book.h"
#include "kiosk/core/vietnamese_text.h"

namespace db {
namespace {

using kiosk::Quantity;

constexpr const char* kRows =
    "SELECT s.product_id, s.lot, s.best_before, s.on_hand, p.name_vi, p.name_en, p.producer, "
    "p.unit, p.by_weight, p.picture, m.minimum, w.name, w.other, "
    "coalesce(s.unit_cost, u.unit_cost), p.group_key FROM stock s LEFT JOIN usual_cost u ON "
    "u.product_id = s.product_id "
    "LEFT JOIN product p ON p.product_id = s.product_id "
    "LEFT JOIN product_words w ON w.id = p.id "
    "LEFT JOIN stock_minimum m ON m.product_id = s.product_id "
    "ORDER BY coalesce(p.sort_key, s.product_id), s.product_id";
constexpr const char* kMinimum = "SELECT minimum FROM stock_minimum WHERE product_id = ?";
constexpr const char* kUsual = "SELECT 1 FROM usual_cost WHERE product_id = ?";
constexpr const char* kStocked = "SELECT 1 FROM stock WHERE product_id = ? LIMIT 1";
constexpr const char* kLots =
    "SELECT lot, best_before, on_hand, value, unit_cost FROM stock "
    "WHERE product_id = ? AND on_hand <> 0";
constexpr const char* kFirst =
    "SELECT s.lot, s.best_before, s.on_hand FROM stock s LEFT JOIN lot l "
    "ON l.product_id = s.product_id AND l.number = s.lot WHERE s.product_id = ? AND s.on_hand > 0 "
    "AND s.lot <> '' AND l.recalled IS NULL AND s.best_before >= ? "
    "ORDER BY s.best_before, s.lot LIMIT 1";
constexpr const char* kMoves =
    "SELECT j.body FROM stock_move m JOIN journal j USING (seq) ORDER BY m.seq DESC LIMIT ?";
constexpr const char* kMovesOf =
    "SELECT j.body FROM journal j WHERE j.seq IN (SELECT seq FROM stock_move_line "
    "WHERE product_id = ? ORDER BY seq DESC LIMIT ?) ORDER BY j.seq DESC";
constexpr const char* kIncoming =
    "SELECT t.id, t.from_shop, t.to_shop, t.sent_at_ms, t.lines, t.taken_by, t.taken, j.body "
    "FROM transfer t LEFT JOIN stock_move m ON m.transfer = t.id LEFT JOIN journal j USING (seq) "
    "WHERE t.is_for_us = 1 ORDER BY t.sent_at_ms DESC, t.id LIMIT ?";
constexpr const char* kOutgoing =
    "SELECT m.id, m.shop, j.at_ms, j.body, t.taken_by, t.taken, b.body, t.id IS NOT NULL "
    "FROM stock_move m INDEXED BY stock_move_sent JOIN journal j USING (seq) "
    "LEFT JOIN transfer t ON t.id = m.id LEFT JOIN stock_move back ON back.transfer = m.id "
    "LEFT JOIN journal b ON b.seq = back.seq WHERE m.kind = 'send' ORDER BY m.seq DESC LIMIT ?";
constexpr const char* kShops = "SELECT name FROM shop WHERE is_us = 0 ORDER BY name";

kiosk::LotOnHand lot_in(const Query& row, int first) {
    return {row.text(first),
            row.is_null(first + 1) ? std::nullopt : kiosk::Date::parse(row.text(first + 1)),
            Quantity::from_thousandths(row.number(first + 2))};
}

// Every word stands somewhere in the folded names.
bool matches(const std::vector<std::string>& words, const Query& row) {
    return std::ranges::all_of(words, [&](const std::string& word) {
        return row.view(11).find(word) != std::string_view::npos ||
               row.view(12).find(word) != std::string_view::npos ||
               row.view(0) == std::string_view{word} ||
               kiosk::fold_for_search(row.view(1)).find(word) != std::string::npos;
    });
}

std::vector<std::string> words_in(std::string_view text) {
    std::vector<std::string> words;
    const std::string folded = kiosk::fold_for_search(text);
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = std::min(folded.find(' ', at), folded.size());
        if (end > at) words.push_back(folded.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

kiosk::StockRow row_of(const Query& row) {
    kiosk::StockRow made;
    made.product = kiosk::ProductId{row.text(0)};
    made.name_vi = row.is_null(4) ? row.text(0) : row.text(4);
    made.name_en = row.text(5);
    made.producer = row.text(6);
    made.unit = row.text(7);
    made.by_weight = row.number(8) != 0;
    made.picture = row.text(9);
    if (!row.is_null(10)) made.minimum = Quantity::from_thousandths(row.number(10));
    return made;
}

kiosk::StockRow row_of(const kiosk::Product& product) {
    kiosk::StockRow made;
    made.product = product.id;
    made.name_vi = product.name_vi;
    made.name_en = product.name_en;
    made.producer = product.producer.name;
    made.unit = product.unit;
    made.by_weight = product.by_weight;
    made.picture = product.picture;
    return made;
}

bool matches(const std::vector<std::string>& words, const kiosk::StockRow& row) {
    const std::string names =
        kiosk::fold_for_search(row.name_vi + " " + row.name_en + " " + row.producer);
    return std::ranges::all_of(words, [&](const std::string& word) {
        return row.product.text() == word || names.find(word) != std::string::npos;
    });
}

bool passes(const kiosk::StockRow& row, kiosk::StockFilter filter, kiosk::Date today) {
    switch (filter) {
        case kiosk::StockFilter::Low:
            return is_low(row);
        case kiosk::StockFilter::Expiring:
            return expires_soon(row, today);
        case kiosk::StockFilter::Negative:
            return is_negative(row);
        case kiosk::StockFilter::Uncosted:
            return row.lacks_cost;
        case kiosk::StockFilter::All:
            break;
    }
    return true;
}

kiosk::StockMove move_in(std::string_view body, const Database& database) {
    auto move = decode_move(body);
    if (!move) throw fault(FaultKind::Corrupt, database.file(), move.problem().why.en);
    return std::move(move).value();
}

std::vector<kiosk::StockLine> lines_in(std::string_view text, const Database& database) {
    try {
        return stock_lines_of(body::Json::parse(text, nullptr, false));
    } catch (const body::Unreadable& unreadable) {
        throw fault(FaultKind::Corrupt, database.file(), "transfer: " + unreadable.field);
    }
}

kiosk::MoveId id_in(std::string_view bytes) {
    std::array<std::uint8_t, 16> id{};
    std::copy_n(bytes.begin(), std::min(bytes.size(), id.size()), id.begin());
    return kiosk::MoveId{id};
}

std::vector<kiosk::StockLine> as_positive(std::vector<kiosk::StockLine> lines) {
    for (kiosk::StockLine& line : lines) line.quantity = -line.quantity;
    return lines;
}

}  // namespace

kiosk::StockList StockRepository::list(kiosk::StockFilter filter, std::string_view words,
                                       std::size_t limit, kiosk::Date today) {
    const SoldQuantities& sold = pace_.sold(today);
    const std::vector<std::string> wanted = words_in(words);
    kiosk::StockList list;
    kiosk::StockRow row;
    kiosk::Group group{};
    bool fits_words = false;
    const TermsBook terms{database_};
    std::set<std::string> stocked;
    const auto finish = [&] {
        if (row.product.empty()) return;
        std::ranges::sort(row.lots, kiosk::sells_before);
        if (const auto pace = sold.find(row.product.text()); pace != sold.end()) {
            row.sold = pace->second;
        }
        ++list.all;
        list.low += is_low(row) ? 1 : 0;
        list.expiring += expires_soon(row, today) ? 1 : 0;
        list.negative += is_negative(row) ? 1 : 0;
        row.lacks_cost = row.lacks_cost && (row.on_hand > Quantity{} || row.sold > Quantity{}) &&
                         !terms.consigned(row.producer, row.product, group, today);
        list.uncosted += row.lacks_cost ? 1 : 0;
        if (!fits_words || !passes(row, filter, today)) return;
        if (++list.matching <= static_cast<std::int64_t>(limit)) {
            list.rows.push_back(std::move(row));
        }
    };
    Query query = database_.query(kRows);
    while (query.next()) {
        if (query.view(0) != row.product.text()) {
            finish();
            row = row_of(query);
            stocked.insert(row.product.text());
            group = kiosk::group_from(query.view(14)).value_or(kiosk::Group::Food);
            fits_words = false;
        }
        fits_words = fits_words || matches(wanted, query);
        const kiosk::LotOnHand lot = lot_in(query, 1);
        row.on_hand = row.on_hand + lot.on_hand;
        row.lacks_cost = row.lacks_cost || query.is_null(13);
        if (lot.on_hand != Quantity{}) row.lots.push_back(lot);
    }
    finish();
    for (kiosk::StockRow& service : uncosted_services(sold, stocked, terms, today)) {
        ++list.uncosted;
        if (filter != kiosk::StockFilter::Uncosted || !matches(wanted, service)) continue;
        if (++list.matching <= static_cast<std::int64_t>(limit)) {
            list.rows.push_back(std::move(service));
        }
    }
    return list;
}

std::vector<kiosk::StockRow> StockRepository::uncosted_services(
    const SoldQuantities& sold, const std::set<std::string>& stocked, const TermsBook& terms,
    kiosk::Date today) {
    std::map<std::string, kiosk::StockRow> services;
    for (const auto& [id, pace] : sold) {
        if (stocked.contains(id) || pace <= Quantity{}) continue;
        Query usual = database_.query(kUsual);
        if (usual.with(id).next()) continue;
        const auto product = catalogue_.by_id(kiosk::ProductId{id});
        if (!product || kiosk::keeps_stock(product->group)) continue;
        if (terms.consigned(product->producer.name, product->id, product->group, today)) continue;
        kiosk::StockRow& row = services[kiosk::vietnamese_sort_key(product->name_vi) + id];
        row = row_of(*product);
        row.sold = pace;
        row.lacks_cost = true;
    }
    std::vector<kiosk::StockRow> rows;
    for (auto& [key, row] : services) rows.push_back(std::move(row));
    return rows;
}

std::optional<kiosk::StockRow> StockRepository::row(const kiosk::ProductId& product,
                                                    kiosk::Date today) {
    const auto known = catalogue_.by_id(product);
    kiosk::StockRow row;
    if (known) row = row_of(*known);
    row.product = product;
    row.lots = lots_of(product);
    if (!known && row.lots.empty()) return std::nullopt;
    if (!known) row.name_vi = product.text();
    for (const kiosk::LotOnHand& lot : row.lots) row.on_hand = row.on_hand + lot.on_hand;
    Query minimum = database_.query(kMinimum);
    if (minimum.with(product.text()).next()) {
        row.minimum = Quantity::from_thousandths(minimum.number(0));
    }
    const SoldQuantities& sold = pace_.sold(today);
    if (const auto pace = sold.find(product.text()); pace != sold.end()) row.sold = pace->second;
    return row;
}

void StockRepository::add_unstocked(const kiosk::Product& product, kiosk::StockList& list) {
    Query stocked = database_.query(kStocked);
    if (!kiosk::keeps_stock(product.group) || stocked.with(product.id.text()).next()) return;
    list.rows.push_back(row_of(product));
    ++list.matching;
}

std::vector<kiosk::LotOnHand> StockRepository::lots_of(const kiosk::ProductId& product) {
    std::vector<kiosk::LotOnHand> lots;
    Query query = database_.query(kLots);
    query.with(product.text());
    while (query.next()) {
        lots.push_back(lot_in(query, 0));
        lots.back().cost.value = query.money(3);
        if (!query.is_null(4)) lots.back().cost.unit = query.number(4);
    }
    std::ranges::sort(lots, kiosk::sells_before);
    return lots;
}

std::optional<kiosk::LotOnHand> StockRepository::first_to_expire(const kiosk::ProductId& product,
                                                                 kiosk::Date today) {
    Query query = database_.query(kFirst);
    return query.with(product.text(), today.iso()).next() ? std::optional{lot_in(query, 0)}
                                                          : std::nullopt;
}

std::vector<kiosk::StockMove> StockRepository::moves(const kiosk::ProductId& product,
                                                     std::size_t limit) {
    std::vector<kiosk::StockMove> moves;
    const auto most = static_cast<std::int64_t>(limit);
    Query query = database_.query(product.empty() ? kMoves : kMovesOf);
    if (product.empty()) {
        query.with(most);
    } else {
        query.with(product.text(), most);
    }
    while (query.next()) moves.push_back(move_in(query.view(0), database_));
    return moves;
}

std::vector<kiosk::Transfer> StockRepository::transfers(std::size_t limit) {
    std::vector<kiosk::Transfer> transfers;
    const auto most = static_cast<std::int64_t>(limit);
    Query in = database_.query(kIncoming);
    in.with(most);
    while (in.next()) {
        kiosk::Transfer one{id_in(in.view(0)),
                            in.text(1),
                            in.text(2),
                            in.number(3),
                            true,
                            true,
                            lines_in(in.view(4), database_),
                            in.text(5),
                            {},
                            false};
        if (!in.is_null(7)) {  // taken here, whatever the centre has heard
            one.taken_by = one.to;
            one.taken = move_in(in.view(7), database_).lines;
        } else if (!one.taken_by.empty()) {
            one.taken = lines_in(in.view(6), database_);
        }
        transfers.push_back(std::move(one));
    }
    Query out = database_.query(kOutgoing);
    out.with(most);
    while (out.next()) {
        kiosk::Transfer one{id_in(out.view(0)),
                            {},
                            out.text(1),
                            out.number(2),
                            false,
                            out.number(7) != 0,
                            as_positive(move_in(out.view(3), database_).lines),
                            out.text(4),
                            {},
                            false};
        if (!out.is_null(6)) {  // back where it came from
            one.is_back = true;
            one.taken_by = one.to;
            one.taken = move_in(out.view(6), database_).lines;
        } else if (!one.taken_by.empty()) {
            one.taken = lines_in(out.view(5), database_);
        }
        transfers.push_back(std::move(one));
    }
    std::ranges::stable_sort(transfers, [](const auto& one, const auto& other) {
        if (one.is_on_the_way() != other.is_on_the_way()) return one.is_on_the_way();
        return one.sent_at_ms > other.sent_at_ms;
    });
    return transfers;
}

std::vector<std::string> StockRepository::other_shops() {
    std::vector<std::string> shops;
    Query query = database_.query(kShops);
    while (query.next()) shops.push_back(query.text(0));
    return shops;
}

}  // namespace db
