#include "db/settlement_repository.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "db/settlement_body.h"
#include "db/settlement_rows.h"
#include "kiosk/core/vietnamese_text.h"

namespace db {
namespace {

using kiosk::Problem;

constexpr const char* kTerms = "SELECT terms FROM producer_terms WHERE producer = ?";
constexpr const char* kAllTerms = "SELECT producer, terms FROM producer_terms";
constexpr const char* kSetTerms =
    "INSERT INTO producer_terms (producer, seq, terms) VALUES (?, ?, ?) "
    "ON CONFLICT (producer) DO UPDATE SET seq = excluded.seq, terms = excluded.terms";
constexpr const char* kMarks =
    "SELECT producer, max(until_day), max(through_seq) FROM settlement GROUP BY producer";
constexpr const char* kProducers = "SELECT DISTINCT producer FROM product WHERE producer <> ''";
constexpr const char* kOutstanding =
    "SELECT s.producer, sum(s.due) - coalesce(sum(p.paid), 0), count(*) FROM settlement AS s "
    "LEFT JOIN (SELECT settlement, sum(amount) AS paid FROM settlement_payment "
    "GROUP BY settlement) AS p ON p.settlement = s.seq GROUP BY s.producer";
constexpr const char* kInsert =
    "INSERT INTO settlement (seq, id, number, producer, from_day, until_day, through_seq, "
    "closed_at_ms, by_code, sold, returned, commission, tax, cost, due) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr const char* kInsertPayment =
    "INSERT INTO settlement_payment (seq, id, settlement, amount, method, reference, day, "
    "by_code) "
    "VALUES (?, ?, (SELECT seq FROM settlement WHERE id = ?), ?, ?, ?, ?, ?)";
constexpr const char* kPayments =
    "SELECT id, amount, method, reference, day, by_code FROM settlement_payment "
    "WHERE settlement = ? ORDER BY seq";
constexpr const char* kBody = "SELECT body FROM journal WHERE seq = ?";
constexpr const char* kById = "SELECT seq FROM settlement WHERE id = ?";
constexpr const char* kByNumber = "SELECT seq FROM settlement WHERE number = ?";
constexpr const char* kOfProducer =
    "SELECT seq FROM settlement WHERE producer = ? ORDER BY seq DESC";
constexpr const char* kLastNumber =
    "SELECT coalesce(max(number), 0) FROM settlement WHERE seq >= (SELECT first_seq FROM epoch "
    "ORDER BY epoch DESC LIMIT 1)";

std::string number_text(const Epoch& epoch, std::int64_t number) {
    std::string digits = std::to_string(number);
    digits.insert(0, digits.size() < 4 ? 4 - digits.size() : 0, '0');
    return "QT-" + epoch.till + "-" + std::to_string(epoch.number) + "-" + digits;
}

// What is asked for a second time is there already; the day may have changed at midnight.
kiosk::Result<kiosk::ClosedPeriod> again(const kiosk::ClosedPeriod& period,
                                         const kiosk::PeriodPayment& stored,
                                         const kiosk::PeriodPayment& asked) {
    const bool is_same = stored.amount == asked.amount && stored.method == asked.method &&
                         stored.reference == asked.reference;
    if (is_same) return period;
    return Problem{{"Khoản trả chưa ghi được", "The payment was not recorded"},
                   {"lần trước đã ghi " + format_money(stored.amount),
                    "the first try was recorded: " + format_money(stored.amount)},
                   {"xem lại kỳ này rồi ghi khoản mới", "look at the period, then enter a new one"},
                   "amount"};
}

Problem refused(kiosk::Text why, kiosk::Text to_do, std::string field) {
    return {{"Kỳ quyết toán chưa đóng được", "The period was not closed"},
            std::move(why),
            std::move(to_do),
            std::move(field)};
}

bool has_moved(const kiosk::StatementRow& row) {
    const kiosk::Quantity none;
    return row.delivered != none || row.given_back != none || row.sold != none ||
           row.returned != none || row.other != none || !row.cost.is_zero();
}

std::string joined(const std::vector<std::string>& names) {
    std::string all;
    for (std::size_t i = 0; i < std::min<std::size_t>(names.size(), 3); ++i) {
        all += (i == 0 ? "" : ", ") + names[i];
    }
    return names.size() > 3 ? all + " …" : all;
}

}  // namespace

kiosk::Status SettlementRepository::save_terms(const TillKey& key, std::string_view producer,
                                               const std::vector<kiosk::Terms>& terms,
                                               const kiosk::StaffCode& by) {
    if (auto status = kiosk::check_terms(terms); !status) return status;
    if (auto problem = settled_on(producer, terms)) return *std::move(problem);
    const std::string body = encode_terms({std::string{producer}, by.text(), terms});
    auto written = decode_terms(body);
    if (!written) return written.problem();
    const Appended entry = journal_.append(key, "terms", body);
    Query set = database_.query(kSetTerms);
    set.with(written->producer, entry.seq, terms_text(written->terms)).run();
    return kiosk::Done{};
}

// What somebody was paid by stays: else a piece that comes back would bring back another commission
// than it was sold for.
std::optional<Problem> SettlementRepository::settled_on(std::string_view producer,
                                                        const std::vector<kiosk::Terms>& wanted) {
    const std::vector<kiosk::SettledGoods> settled = settled_goods(producer);
    const auto conflict = kiosk::settled_otherwise(terms(producer), wanted, settled);
    if (!conflict) return std::nullopt;
    const kiosk::SettledGoods& goods = conflict->goods;
    const std::string last = goods.until.dmy(), next = goods.until.plus_days(1).dmy();
    return Problem{{"Thỏa thuận chưa lưu được", "The terms were not saved"},
                   {"kỳ " + goods.number + " đã đóng đến " + last + " tính " + goods.name +
                        " theo thỏa thuận đang có",
                    goods.number + ", closed until " + last + ", settled " + goods.name +
                        " on the terms there are"},
                   {"giữ thỏa thuận ấy đến hết " + last + ", cái mới bắt đầu từ " + next,
                    "let those last until " + last + " and the new ones begin on " + next},
                   "settled"};
}

std::vector<kiosk::SettledGoods> SettlementRepository::settled_goods(std::string_view producer) {
    std::map<kiosk::ProductId, kiosk::SettledGoods> found;  // by its last period
    for (const kiosk::ClosedPeriod& period : closed(producer)) {
        for (const kiosk::StatementRow& row : period.statement.rows) {
            const kiosk::Quantity none;
            if (row.sold == none && row.returned == none) continue;
            found.try_emplace(row.product, kiosk::SettledGoods{row.product,
                                                               row.name,
                                                               kiosk::Group::Food,
                                                               {},
                                                               period.statement.until,
                                                               period.number});
        }
    }
    std::vector<kiosk::SettledGoods> all;
    pieces_.refresh();
    const kiosk::Date first = pieces_.first_day(kiosk::Date::of_instant(journal_.now_ms()));
    for (const TradedItem& item : pieces_.items()) {
        const auto goods = item.producer == producer ? found.find(item.product) : found.end();
        if (goods == found.end()) continue;
        all.push_back(goods->second);
        all.back().group = item.group;
        all.back().from = first;
    }
    return all;
}

std::vector<kiosk::Terms> SettlementRepository::terms(std::string_view producer) {
    Query query = database_.query(kTerms);
    return query.with(producer).next() ? terms_in(query.view(0)) : std::vector<kiosk::Terms>{};
}

std::map<std::string, PeriodMark> SettlementRepository::marks() {
    std::map<std::string, PeriodMark> marks;
    Query query = database_.query(kMarks);
    while (query.next()) {
        marks[query.text(0)] = {day_from(query.number(1)), query.number(2)};
    }
    return marks;
}

FiguresWish SettlementRepository::wish_until(kiosk::Date until) {
    FiguresWish wish;
    wish.until = until;
    wish.today = kiosk::Date::of_instant(journal_.now_ms());
    wish.marks = marks();
    Query query = database_.query(kAllTerms);
    while (query.next()) wish.agreed[query.text(0)] = terms_in(query.view(1));
    return wish;
}

std::size_t SettlementRepository::read_ahead(kiosk::Date today) {
    return db::read_ahead(database_, pieces_, wish_until(today));
}

std::vector<kiosk::ProducerAccount> SettlementRepository::accounts(kiosk::Date today) {
    const FiguresWish wish = wish_until(today);
    std::map<std::string, kiosk::ProducerAccount> accounts;
    {
        Query producers = database_.query(kProducers);
        while (producers.next()) accounts[producers.text(0)];
        Query outstanding = database_.query(kOutstanding);
        while (outstanding.next()) {
            kiosk::ProducerAccount& account = accounts[outstanding.text(0)];
            account.outstanding = outstanding.money(1);
            account.settlements = outstanding.number(2);
        }
    }
    for (const auto& [producer, terms] : wish.agreed) {
        if (!terms.empty()) accounts[producer].terms = static_cast<std::int64_t>(terms.size());
    }
    for (const auto& [producer, figures] : gather_figures(database_, pieces_, wish)) {
        kiosk::ProducerAccount& account = accounts[producer];
        const auto agreed = wish.agreed.find(producer);
        const kiosk::Statement open = kiosk::make_statement(
            producer, std::nullopt, today, figures.sold, figures.moved, {},
            agreed == wish.agreed.end() ? std::span<const kiosk::Terms>{} : agreed->second);
        account.open_sold = open.sold - open.returned;
        account.open_commission = open.commission;
        account.open_due = open.due;
        account.lacks_terms = !open.without_terms().empty();
    }
    std::vector<kiosk::ProducerAccount> list;
    for (auto& [producer, account] : accounts) {
        account.producer = producer;
        if (const auto mark = wish.marks.find(producer); mark != wish.marks.end()) {
            account.open_from = mark->second.until->plus_days(1);
        }
        list.push_back(std::move(account));
    }
    std::ranges::stable_sort(list, {}, [](const kiosk::ProducerAccount& account) {
        return kiosk::vietnamese_sort_key(account.producer);
    });
    return list;
}

kiosk::Statement SettlementRepository::statement(std::string_view producer,
                                                 std::optional<kiosk::Date> from,
                                                 kiosk::Date until) {
    const std::string name{producer};
    FiguresWish wish = wish_until(until);
    wish.producer = name;
    wish.from = from;
    std::optional<kiosk::Date> begins = from;
    const auto mark = wish.marks.find(name);
    if (!from && mark != wish.marks.end()) begins = mark->second.until->plus_days(1);
    const auto figures = gather_figures(database_, pieces_, wish);
    const auto own = figures.find(name);
    const Figures none;
    const Figures& of = own == figures.end() ? none : own->second;
    return kiosk::make_statement(name, begins, until, of.sold, of.moved,
                                 shelves_at(database_, name, until), wish.agreed[name]);
}

std::optional<Problem> SettlementRepository::why_not(const kiosk::Statement& statement,
                                                     const std::optional<kiosk::Date>& settled) {
    const kiosk::Date today = kiosk::Date::of_instant(journal_.now_ms());
    if (statement.until > today) {
        return refused({"ngày cuối kỳ còn chưa tới", "its last day has not come yet"},
                       {"chọn ngày không sau hôm nay", "choose a day not after today"}, "until");
    }
    if (settled && statement.until <= *settled) {
        return refused({"đã quyết toán đến " + settled->dmy(), "settled until " + settled->iso()},
                       {"chọn ngày sau ngày đó", "choose a later day"}, "until");
    }
    if (const auto names = statement.without_terms(); !names.empty()) {
        return refused(
            {"chưa có thỏa thuận cho " + joined(names), "nothing was agreed for " + joined(names)},
            {"đặt thỏa thuận rồi đóng kỳ", "set the terms, then close"}, "terms");
    }
    if (std::ranges::none_of(statement.rows, has_moved)) {
        return refused({"trong kỳ không có gì để quyết toán", "there is nothing to settle"}, {},
                       "producer");
    }
    return std::nullopt;
}

kiosk::Result<kiosk::ClosedPeriod> SettlementRepository::close(const TillKey& key,
                                                               const kiosk::SaleId& id,
                                                               std::string_view producer,
                                                               kiosk::Date until,
                                                               const kiosk::StaffCode& by) {
    if (auto first = by_id(id)) return *std::move(first);
    SettlementBody body;
    body.period.id = id;
    body.period.statement = statement(producer, std::nullopt, until);
    std::optional<kiosk::Date> settled;
    if (const auto begins = body.period.statement.from) settled = begins->plus_days(-1);
    if (auto problem = why_not(body.period.statement, settled)) return *std::move(problem);
    body.period.closed_at_ms = journal_.now_ms();
    body.period.by = by;
    body.number = database_.number(kLastNumber) + 1;
    body.through_seq = journal_.last_seq();
    const std::string text = encode_settlement(body);
    auto written = decode_settlement(text);
    if (!written) return written.problem();
    const Appended entry = journal_.append(key, "settlement", text);
    Query insert = database_.query(kInsert);
    bind_settlement(insert, entry.seq, *written);
    insert.run();
    return at(entry.seq);
}

kiosk::ClosedPeriod SettlementRepository::at(std::int64_t seq) {
    Query query = database_.query(kBody);
    const bool is_there = query.with(seq).next();
    auto body = decode_settlement(is_there ? query.view(0) : std::string_view{});
    if (!body) throw fault(FaultKind::Corrupt, database_.file(), body.problem().why.en);
    kiosk::ClosedPeriod period = std::move(body).value().period;
    period.number = number_text(epoch_at(database_, seq), body->number);
    Query paid = database_.query(kPayments);
    paid.with(seq);
    while (paid.next()) {
        std::optional<kiosk::SaleId> id;
        if (!paid.is_null(0)) id = sale_id_in(paid.view(0));
        period.payments.push_back(
            {paid.money(1),
             kiosk::payment_method_from(paid.view(2)).value_or(kiosk::PaymentMethod::Transfer),
             paid.text(3), day_from(paid.number(4)), kiosk::StaffCode{paid.text(5)}, id});
    }
    return period;
}

std::optional<kiosk::ClosedPeriod> SettlementRepository::by_id(const kiosk::SaleId& id) {
    std::int64_t seq = 0;
    {
        Query query = database_.query(kById);
        if (!query.with(blob_of(id)).next()) return std::nullopt;
        seq = query.number(0);
    }
    return at(seq);
}

std::vector<kiosk::ClosedPeriod> SettlementRepository::closed(std::string_view producer) {
    std::vector<std::int64_t> entries;
    {
        Query query = database_.query(kOfProducer);
        query.with(producer);
        while (query.next()) entries.push_back(query.number(0));
    }
    std::vector<kiosk::ClosedPeriod> periods;
    for (const std::int64_t seq : entries) periods.push_back(at(seq));
    return periods;
}

std::optional<kiosk::ClosedPeriod> SettlementRepository::closed_by_number(std::string_view number) {
    if (const auto id = kiosk::SaleId::parse(number)) return by_id(*id);
    const std::size_t dash = number.rfind('-');
    if (dash == std::string_view::npos) return std::nullopt;
    std::int64_t last = 0;
    const char* end = number.data() + number.size();
    const auto read = std::from_chars(number.data() + dash + 1, end, last);
    if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
    std::vector<std::int64_t> candidates;
    {
        Query query = database_.query(kByNumber);
        query.with(last);
        while (query.next()) candidates.push_back(query.number(0));
    }
    for (const std::int64_t seq : candidates) {
        if (number_text(epoch_at(database_, seq), last) == number) return at(seq);
    }
    return std::nullopt;
}

kiosk::Result<kiosk::ClosedPeriod> SettlementRepository::pay(const TillKey& key,
                                                             std::string_view number,
                                                             const kiosk::PeriodPayment& payment) {
    const auto period = closed_by_number(number);
    if (!period) {
        const std::string shown = kiosk::shown_safely(number, 64);
        return Problem{{"Khoản trả chưa ghi được", "The payment was not recorded"},
                       {"không có kỳ quyết toán số " + shown, "there is no settlement " + shown},
                       {"xem lại số kỳ", "check its number"},
                       "number"};
    }
    if (payment.id) {  // the answer to the first time did not arrive
        const auto stored =
            std::ranges::find(period->payments, payment.id, &kiosk::PeriodPayment::id);
        if (stored != period->payments.end()) return again(*period, *stored, payment);
    }
    if (auto status = kiosk::check_payment(*period, payment); !status) return status.problem();
    const std::string body = encode_paid({period->id, payment});
    auto written = decode_paid(body);
    if (!written) return written.problem();
    const Appended entry = journal_.append(key, "settlement_paid", body);
    {
        Query insert = database_.query(kInsertPayment);
        bind_payment(insert, entry.seq, *written);
        insert.run();
    }
    return *by_id(period->id);
}

}  // namespace db
