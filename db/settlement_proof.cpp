#include "db/settlement_proof.h"

#include <functional>
#include <tuple>

#include "db/settlement_rows.h"
#include "db/stock_body.h"
#include "kiosk/core/stock.h"

namespace db {
namespace {

using kiosk::Money;
using kiosk::Quantity;
using kiosk::StatementRow;
using kiosk::Text;

constexpr const char* kSettled = "SELECT DISTINCT producer FROM settlement";
constexpr const char* kSince = "SELECT after_seq FROM stock_since";
constexpr const char* kAllTerms = "SELECT producer, terms FROM producer_terms";
constexpr const char* kHas =
    "SELECT 1 FROM settlement WHERE seq = ? AND id = ? AND number = ? AND producer = ? AND "
    "from_day IS ? AND until_day = ? AND through_seq = ? AND closed_at_ms = ? AND by_code = ? AND "
    "sold = ? AND returned = ? AND commission = ? AND tax = ? AND cost = ? AND due = ?";
constexpr const char* kHasPayment =
    "SELECT 1 FROM settlement_payment WHERE seq = ? AND id IS ? AND settlement = (SELECT seq FROM "
    "settlement "
    "WHERE id = ?) AND amount = ? AND method = ? AND reference = ? AND day = ? AND by_code = ?";
constexpr const char* kDayOfSale = "SELECT business_date FROM sale WHERE id = ?";

const Text kUnfit{"quyết toán không khớp với nhật ký", "the settlement does not fit the journal"};

Text differs(const std::string& name, const Text& what, const std::string& said,
             const std::string& journal) {
    return {"kỳ quyết toán ghi " + what.vi + " của " + name + " là " + said + ", nhật ký nói " +
                journal,
            "the closed period says " + what.en + " of " + name + ": " + said +
                "; the journal says " + journal};
}

// What a row says and a journal can prove, whatever was agreed.
struct Figure {
    Text what;
    std::function<std::int64_t(const StatementRow&)> of;
    bool is_money{false};
};
const std::vector<Figure>& figures() {
    using Row = StatementRow;
    static const std::vector<Figure> kFigures{
        {{"số lượng bán", "how many were sold"}, [](const Row& r) { return r.sold.thousandths(); }},
        {{"số lượng khách trả", "how many came back"},
         [](const Row& r) { return r.returned.thousandths(); }},
        {{"tiền bán", "the amount sold"}, [](const Row& r) { return r.sold_amount.dong(); }, true},
        {{"tiền khách trả", "the amount given back"},
         [](const Row& r) { return r.returned_amount.dong(); },
         true},
        {{"thuế", "the tax"}, [](const Row& r) { return r.tax.dong(); }, true},
        {{"số lượng nhập", "how many were delivered"},
         [](const Row& r) { return r.delivered.thousandths(); }},
        {{"số lượng trả cơ sở", "how many went back to the producer"},
         [](const Row& r) { return r.given_back.thousandths(); }},
        {{"thay đổi khác", "other changes"}, [](const Row& r) { return r.other.thousandths(); }},
        {{"giá vốn", "the cost"}, [](const Row& r) { return r.cost.dong(); }, true}};
    return kFigures;
}
std::string shown(const Figure& figure, std::int64_t value) {
    return figure.is_money ? kiosk::format_money(Money::from_dong(value))
                           : kiosk::format_quantity(Quantity::from_thousandths(value));
}

void add(StatementRow& sum, const StatementRow& row) {
    sum.sold = sum.sold + row.sold;
    sum.returned = sum.returned + row.returned;
    sum.delivered = sum.delivered + row.delivered;
    sum.given_back = sum.given_back + row.given_back;
    sum.other = sum.other + row.other;
    sum.sold_amount += row.sold_amount;
    sum.returned_amount += row.returned_amount;
    sum.tax += row.tax;
    sum.cost += row.cost;
    if (row.on_hand) sum.on_hand = row.on_hand;
}

// The statement's own sums and its rows' commission and due.
std::optional<Text> wrong_sums(const kiosk::Statement& closed) {
    kiosk::Statement sum;
    for (const StatementRow& row : closed.rows) {
        StatementRow settled = row;
        kiosk::settle_row(settled);
        if (settled.commission != row.commission) {
            return differs(row.name, {"hoa hồng", "the commission"}, format_money(row.commission),
                           format_money(settled.commission));
        }
        if (settled.due != row.due) {
            return differs(row.name, {"số phải trả", "what is due"}, format_money(row.due),
                           format_money(settled.due));
        }
        sum.sold += row.sold_amount;
        sum.returned += row.returned_amount;
        sum.commission += row.commission;
        sum.tax += row.tax;
        sum.cost += row.cost;
        sum.due += row.due;
    }
    const bool agrees = sum.sold == closed.sold && sum.returned == closed.returned &&
                        sum.commission == closed.commission && sum.tax == closed.tax &&
                        sum.cost == closed.cost && sum.due == closed.due;
    if (agrees) return std::nullopt;
    return Text{"các dòng của kỳ quyết toán không cộng thành tổng",
                "the rows of the closed period do not add up to its sums"};
}

// By product and, of what was sold, by the terms it was sold on.
using OnTerms = std::tuple<kiosk::ProductId, int, std::int64_t>;
OnTerms on_terms(const StatementRow& row) {
    return {row.product, row.kind ? static_cast<int>(*row.kind) : 2, row.commission_percent};
}

}  // namespace

struct SettlementProof::Expected {
    std::map<kiosk::ProductId, StatementRow> products;
    std::map<OnTerms, Money> kept;  // sold less returned
};

SettlementProof::SettlementProof(Database& database)
    : database_{database}, stock_since_{database.number(kSince)} {
    Query settled = database_.query(kSettled);
    while (settled.next()) accounts_[settled.text(0)];
}

kiosk::SoldOn& SettlementProof::Traded::sold_as(kiosk::Group group) {
    for (kiosk::SoldOn& one : sold) {
        if (one.group == group) return one;
    }
    sold.emplace_back().group = group;
    return sold.back();
}

SettlementProof::Traded* SettlementProof::open_on(const std::string& producer,
                                                  const kiosk::ProductId& product,
                                                  kiosk::Date day) {
    if (accounts_.empty()) return nullptr;
    const auto [known, is_new] = producers_.try_emplace(product.text(), producer);
    if (!is_new && known->second != producer) moved_on_.insert(product.text());
    const auto account = accounts_.find(producer);
    return account == accounts_.end() ? nullptr : &account->second.open[{product, day}];
}

void SettlementProof::sold(std::int64_t seq, const kiosk::Sale& sale) {
    for (const kiosk::SaleLine& line : sale.lines) {
        Traded* traded = open_on(line.producer, line.product_id, sale.business_date);
        if (traded == nullptr) continue;
        kiosk::SoldOn& sum = traded->sold_as(line.group);
        sum.product = line.product_id;
        sum.name = traded->name = line.name;
        sum.day = sale.business_date;
        sum.sold = sum.sold + line.quantity;
        sum.sold_amount += line.amount;
        sum.tax += line.tax;
        if (seq > stock_since_ && kiosk::keeps_stock(line.group)) {
            traded->shelf = traded->shelf - line.quantity;
        }
    }
}

std::optional<kiosk::Date> SettlementProof::day_of_sale(const kiosk::SaleId& id) {
    const std::string_view bytes{reinterpret_cast<const char*>(id.bytes().data()),
                                 id.bytes().size()};
    Query query = database_.query(kDayOfSale);
    return query.with(Query::Blob{bytes}).next() ? std::optional{day_from(query.number(0))}
                                                 : std::nullopt;
}

void SettlementProof::returned(std::int64_t seq, const kiosk::Refund& refund) {
    if (accounts_.empty()) return;
    std::optional<kiosk::Date> sold_on;
    if (refund.sale) sold_on = day_of_sale(*refund.sale);
    for (const kiosk::ReturnLine& line : refund.lines) {
        const kiosk::SaleLine& goods = line.goods;
        Traded* traded = open_on(goods.producer, goods.product_id, refund.business_date);
        if (traded == nullptr) continue;
        // Beside what was sold that day: its terms are those of its own sale.
        kiosk::SoldOn back;
        back.product = goods.product_id;
        back.name = goods.name;
        back.group = goods.group;
        back.day = sold_on.value_or(refund.business_date);
        back.returned = goods.quantity;
        back.returned_amount = goods.amount;
        back.tax = -goods.tax;
        traded->back.push_back(std::move(back));
        const bool shelved =
            line.back_to_shelf && seq > stock_since_ && kiosk::keeps_stock(goods.group);
        if (shelved) traded->shelf = traded->shelf + goods.quantity;
    }
}

void SettlementProof::moved(const std::string& body) {
    const auto move = decode_move(body);
    if (!move) return;
    for (const kiosk::StockLine& line : move->lines) {
        if (line.quantity == Quantity{}) continue;
        Traded* traded = open_on(line.producer, line.product, move->day);
        if (traded == nullptr) continue;
        kiosk::MovedOn& sum = traded->moved;
        traded->shelf = traded->shelf + line.quantity;
        const Money cost = line.unit_cost.times(line.quantity, kiosk::Rounding::HalfUp);
        if (move->kind == kiosk::MoveKind::Receive) {
            sum.delivered = sum.delivered + line.quantity;
            sum.cost += cost;
        } else if (move->reason == kiosk::AdjustReason::GivenBack) {
            sum.given_back = sum.given_back - line.quantity;
            sum.cost += cost;
        } else {
            sum.other = sum.other + line.quantity;
        }
        if (traded->name.empty()) traded->name = line.name;
    }
}

SettlementProof::Expected SettlementProof::close(Account& account, const kiosk::Statement& closed) {
    const auto last = terms_.find(closed.producer);
    const std::string stored = last == terms_.end() ? std::string{} : last->second;
    const std::vector<kiosk::Terms> agreed =
        stored.empty() ? std::vector<kiosk::Terms>{} : terms_in(stored);
    Expected expected;
    const auto add_sold = [&](const kiosk::SoldOn& sold) {
        StatementRow row;
        row.product = sold.product;
        const kiosk::Terms* terms = terms_for(agreed, sold.product, sold.group, sold.day);
        if (terms != nullptr) {
            row.kind = terms->kind;
            row.commission_percent = terms->commission_percent;
        }
        expected.kept[on_terms(row)] += sold.sold_amount - sold.returned_amount;
        row.sold = sold.sold;
        row.returned = sold.returned;
        row.sold_amount = sold.sold_amount;
        row.returned_amount = sold.returned_amount;
        row.tax = sold.tax;
        add(expected.products[sold.product], row);
    };
    for (auto at = account.open.begin(); at != account.open.end();) {
        if (at->first.second > closed.until) {
            ++at;
            continue;
        }
        const auto& [product, day] = at->first;
        const Traded& traded = at->second;
        for (const kiosk::SoldOn& sold : traded.sold) add_sold(sold);
        for (const kiosk::SoldOn& back : traded.back) add_sold(back);
        StatementRow moved;
        moved.delivered = traded.moved.delivered;
        moved.given_back = traded.moved.given_back;
        moved.other = traded.moved.other;
        moved.cost = traded.moved.cost;
        add(expected.products[product], moved);
        expected.products[product].name = traded.name;
        Quantity& shelf = account.shelf[product];
        shelf = shelf + traded.shelf;
        at = account.open.erase(at);
    }
    return expected;
}

std::optional<Text> SettlementProof::prove(const kiosk::Statement& closed) {
    Account& account = accounts_[closed.producer];
    Expected expected = close(account, closed);
    std::map<kiosk::ProductId, StatementRow> said;
    std::map<OnTerms, Money> kept;
    for (const StatementRow& row : closed.rows) {
        StatementRow& sum = said[row.product];
        sum.name = row.name;
        add(sum, row);
        kept[on_terms(row)] += row.sold_amount - row.returned_amount;
        expected.products[row.product];
    }
    for (const auto& [product, row] : expected.products) {
        const StatementRow& there = said[product];
        const std::string name = there.name.empty() ? row.name : there.name;
        for (const Figure& figure : figures()) {
            const std::int64_t told = figure.of(there), true_value = figure.of(row);
            if (told == true_value) continue;
            return differs(name, figure.what, shown(figure, told), shown(figure, true_value));
        }
        const Quantity shelf = account.shelf[product];
        const bool is_known = there.on_hand && !moved_on_.contains(product.text());
        if (is_known && *there.on_hand != shelf) {
            return differs(name, {"tồn kho", "what was on hand"}, format_quantity(*there.on_hand),
                           format_quantity(shelf));
        }
    }
    std::erase_if(kept, [](const auto& of) { return of.second.is_zero(); });
    std::erase_if(expected.kept, [](const auto& of) { return of.second.is_zero(); });
    if (kept != expected.kept) {
        return Text{"kỳ quyết toán không tính theo thỏa thuận có trong nhật ký lúc đóng",
                    "the closed period is not on the terms that the journal had when it closed"};
    }
    return wrong_sums(closed);
}

std::optional<Text> SettlementProof::take_settlement(std::int64_t seq, const std::string& text) {
    const auto body = decode_settlement(text);
    if (!body) return body.problem().why;
    ++settlements_;
    Query query = database_.query(kHas);
    bind_settlement(query, seq, *body);
    const bool is_there = query.next();
    auto wrong = prove(body->period.statement);
    return is_there ? wrong : std::optional{kUnfit};
}

std::optional<Text> SettlementProof::take(const Journaled& entry) {
    if (entry.kind == "stock_move") {
        moved(entry.body);
    } else if (entry.kind == "terms") {
        const auto body = decode_terms(entry.body);
        if (!body) return body.problem().why;
        terms_[body->producer] = terms_text(body->terms);
    } else if (entry.kind == "settlement") {
        return take_settlement(entry.seq, entry.body);
    } else if (entry.kind == "settlement_paid") {
        const auto body = decode_paid(entry.body);
        if (!body) return body.problem().why;
        ++payments_;
        Query query = database_.query(kHasPayment);
        bind_payment(query, entry.seq, *body);
        if (!query.next()) return kUnfit;
    }
    return std::nullopt;
}

std::vector<Text> SettlementProof::misfits() {
    std::vector<Text> found;
    const auto complain = [&](const std::string& table) {
        found.push_back({"bảng " + table + " không khớp với nhật ký",
                         "table " + table + " does not fit the journal"});
    };
    std::map<std::string, std::string> here;
    Query query = database_.query(kAllTerms);
    while (query.next()) here[query.text(0)] = query.text(1);
    if (here != terms_) complain("producer_terms");
    if (database_.number("SELECT count(*) FROM settlement") != settlements_) complain("settlement");
    if (database_.number("SELECT count(*) FROM settlement_payment") != payments_) {
        complain("settlement_payment");
    }
    return found;
}

}  // namespace db
