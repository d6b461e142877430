#include "kiosk/core/settlement.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "kiosk/core/vietnamese_text.h"

namespace kiosk {
namespace {

Problem refused(Text what, Text why, std::string field) {
    return {std::move(what),
            std::move(why),
            {"sửa lại rồi lưu", "correct it and save again"},
            std::move(field)};
}

Problem unfit_terms(Text why, std::string field) {
    return refused({"Thỏa thuận chưa lưu được", "The terms were not saved"}, std::move(why),
                   std::move(field));
}

bool covers(const Terms& terms, Date day) {
    return (!terms.from || *terms.from <= day) && (!terms.until || day <= *terms.until);
}

int narrowness(const Terms& terms) { return terms.product ? 2 : terms.group ? 1 : 0; }

// Two of these for the same goods from the same day on: which one counts would be chance.
bool contradict(const Terms& one, const Terms& other) {
    const bool same_goods = one.product == other.product && one.group == other.group;
    return same_goods && one.from == other.from;
}

std::optional<Problem> unfit(const Terms& terms, const std::string& at) {
    if (terms.commission_percent < 0 || terms.commission_percent > kWholePercent) {
        return unfit_terms({"hoa hồng phải từ 0 đến 100 %", "a commission is 0 to 100 %"},
                           at + "commission_percent");
    }
    if (terms.kind == TermsKind::Bought && terms.commission_percent != 0) {
        return unfit_terms({"hàng mua đứt không có hoa hồng", "bought goods have no commission"},
                           at + "commission_percent");
    }
    if (terms.product && terms.group) {
        return unfit_terms({"chọn một sản phẩm hoặc một nhóm, không phải cả hai",
                            "choose a product or a group, not both"},
                           at + "product");
    }
    if (terms.from && terms.until && *terms.until < *terms.from) {
        return unfit_terms({"ngày cuối ở trước ngày đầu", "it ends before it begins"},
                           at + "until");
    }
    return std::nullopt;
}

class Maker {
public:
    Maker(Statement& statement, std::span<const Terms> terms)
        : statement_{statement}, terms_{terms} {}

    void add(const SoldOn& sold) {
        StatementRow& row = row_for(sold.product, sold.name, sold.group, sold.day);
        row.sold = row.sold + sold.sold;
        row.returned = row.returned + sold.returned;
        row.sold_amount += sold.sold_amount;
        row.returned_amount += sold.returned_amount;
        row.tax += sold.tax;
    }
    // Into the row that the period ends with, so that a product's shelf stands in one place. What
    // was bought keeps the row of its own day: its cost is due whatever is agreed later.
    void add(const MovedOn& moved) {
        StatementRow& row = row_for(moved.product, moved.name, moved.group, statement_.until);
        row.delivered = row.delivered + moved.delivered;
        row.given_back = row.given_back + moved.given_back;
        row.other = row.other + moved.other;
        StatementRow& paid =
            moved.cost.is_zero() ? row : row_for(moved.product, moved.name, moved.group, moved.day);
        paid.cost += moved.cost;
    }
    void add(const ShelfRow& shelf) {
        if (shelf.on_hand == Quantity{} && !products_.contains(shelf.product)) return;
        row_for(shelf.product, shelf.name, shelf.group, statement_.until).on_hand = shelf.on_hand;
    }
    void finish() {
        std::vector<Row*> order;
        for (auto& [key, row] : rows_) order.push_back(&row);
        std::ranges::stable_sort(order, [](const Row* one, const Row* other) {
            return one->product->sort_key < other->product->sort_key;
        });
        for (Row* made : order) {
            StatementRow& row = made->row;
            settle_row(row);
            statement_.sold += row.sold_amount;
            statement_.returned += row.returned_amount;
            statement_.commission += row.commission;
            statement_.tax += row.tax;
            statement_.cost += row.cost;
            statement_.due += row.due;
            statement_.rows.push_back(std::move(row));
        }
    }

private:
    struct Product {
        std::string name;  // the first that is met
        std::string sort_key;
    };
    struct Row {
        const Product* product{nullptr};
        StatementRow row;
    };
    using RowKey = std::tuple<ProductId, int, std::int64_t>;

    StatementRow& row_for(const ProductId& product, const std::string& name, Group group,
                          Date day) {
        const auto [known, is_new] = products_.try_emplace(product);
        if (is_new) known->second = {name, vietnamese_sort_key(name)};
        const Terms* agreed = terms_for(terms_, product, group, day);
        const int kind = agreed != nullptr ? static_cast<int>(agreed->kind) : 2;
        const std::int64_t share = agreed != nullptr ? agreed->commission_percent : 0;
        const auto [at, is_first] = rows_.try_emplace(RowKey{product, kind, share});
        Row& made = at->second;
        if (is_first) {
            made.product = &known->second;
            made.row.product = product;
            made.row.name = known->second.name;
            made.row.commission_percent = share;
            if (agreed != nullptr) made.row.kind = agreed->kind;
        }
        return made.row;
    }

    Statement& statement_;
    std::span<const Terms> terms_;
    std::map<ProductId, Product> products_;
    std::map<RowKey, Row> rows_;
};

}  // namespace

std::string_view name_of(TermsKind kind) {
    return kind == TermsKind::Bought ? "bought" : "consigned";
}
std::optional<TermsKind> terms_kind_from(std::string_view name) {
    for (const TermsKind kind : {TermsKind::Bought, TermsKind::Consigned}) {
        if (name_of(kind) == name) return kind;
    }
    return std::nullopt;
}
Text title_of(TermsKind kind) {
    return kind == TermsKind::Bought ? Text{"Mua đứt", "Bought"} : Text{"Ký gửi", "Consigned"};
}

Status check_terms(std::span<const Terms> terms) {
    if (terms.size() > kMaxTerms) {
        return unfit_terms({"quá nhiều thỏa thuận với một cơ sở", "too many for one producer"},
                           "terms");
    }
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const std::string at = "terms[" + std::to_string(i) + "].";
        if (auto problem = unfit(terms[i], at)) return *std::move(problem);
        for (std::size_t j = 0; j < i; ++j) {
            if (!contradict(terms[i], terms[j])) continue;
            return unfit_terms({"hai thỏa thuận cùng hàng, cùng ngày bắt đầu",
                                "two begin on the same day for the same goods"},
                               at + "from");
        }
    }
    return Done{};
}

const Terms* terms_for(std::span<const Terms> terms, const ProductId& product, Group group,
                       Date day) {
    const Terms* best = nullptr;
    for (const Terms& one : terms) {
        const bool fits = covers(one, day) && (!one.product || *one.product == product) &&
                          (!one.group || *one.group == group);
        if (!fits) continue;
        const auto rank = [](const Terms& of) {
            return std::pair{narrowness(of), of.from.value_or(Date::parse("0001-01-01").value())};
        };
        if (best == nullptr || rank(*best) < rank(one)) best = &one;
    }
    return best;
}

namespace {

struct Said {  // of a day: on which terms goods are sold
    std::optional<TermsKind> kind;
    std::int64_t share{0};
    friend bool operator==(const Said&, const Said&) = default;
};

Said said_on(std::span<const Terms> terms, const SettledGoods& goods, Date day) {
    const Terms* agreed = terms_for(terms, goods.product, goods.group, day);
    return agreed == nullptr ? Said{} : Said{agreed->kind, agreed->commission_percent};
}

}  // namespace

std::optional<TermsConflict> settled_otherwise(std::span<const Terms> before,
                                               std::span<const Terms> after,
                                               std::span<const SettledGoods> settled) {
    // Where nothing begins or ends, nothing changes: these days stand for all.
    std::vector<Date> edges;
    for (const auto& list : {before, after}) {
        for (const Terms& one : list) {
            if (one.from) edges.push_back(*one.from);
            if (one.until) edges.push_back(one.until->plus_days(1));
        }
    }
    std::ranges::sort(edges);
    edges.erase(std::ranges::unique(edges).begin(), edges.end());
    for (const SettledGoods& goods : settled) {
        // A day on which nothing was agreed is in no closed period: that may be mended.
        const auto differs = [&](Date day) {
            const Said settled_on = said_on(before, goods, day);
            return settled_on.kind && settled_on != said_on(after, goods, day);
        };
        if (differs(goods.from)) return TermsConflict{goods, goods.from};
        for (const Date day : edges) {
            if (day < goods.from || goods.until < day || !differs(day)) continue;
            return TermsConflict{goods, day};
        }
    }
    return std::nullopt;
}

std::vector<std::string> Statement::without_terms() const {
    std::vector<std::string> names;
    for (const StatementRow& row : rows) {
        const bool traded = row.sold != Quantity{} || row.returned != Quantity{};
        if (!row.kind && traded) names.push_back(row.name);
    }
    return names;
}

void settle_row(StatementRow& row) {
    const Money kept = row.sold_amount - row.returned_amount;
    row.commission = row.due = Money{};
    if (row.kind == TermsKind::Consigned) {
        row.commission = kept.share(row.commission_percent, kWholePercent, Rounding::HalfUp);
        row.due = kept - row.commission;
    }
    row.due += row.cost;
}

Statement make_statement(std::string producer, std::optional<Date> from, Date until,
                         std::span<const SoldOn> sold, std::span<const MovedOn> moved,
                         std::span<const ShelfRow> on_hand, std::span<const Terms> terms) {
    Statement statement;
    statement.producer = std::move(producer);
    statement.from = from;
    statement.until = until;
    Maker maker{statement, terms};
    for (const SoldOn& one : sold) maker.add(one);
    for (const MovedOn& one : moved) maker.add(one);
    for (const ShelfRow& one : on_hand) maker.add(one);
    maker.finish();
    return statement;
}

Money ClosedPeriod::paid() const {
    Money sum;
    for (const PeriodPayment& payment : payments) sum += payment.amount;
    return sum;
}

Money ClosedPeriod::remaining() const { return statement.due - paid(); }

Status check_payment(const ClosedPeriod& settlement, const PeriodPayment& payment) {
    const Text what{"Khoản trả chưa ghi được", "The payment was not recorded"};
    const Money left = settlement.remaining();
    const std::string most = format_money(left);
    if (left.is_zero()) {
        return refused(what, {"kỳ này đã trả đủ", "this period is paid in full"}, "amount");
    }
    const bool fits = left > Money{} ? payment.amount > Money{} && payment.amount <= left
                                     : payment.amount < Money{} && payment.amount >= left;
    if (!fits) {
        return refused(what, {"còn phải trả " + most, "what remains is " + most}, "amount");
    }
    if (payment.reference.size() > kLongestSettlementText) {
        return refused(what, {"nội dung quá dài", "the reference is too long"}, "reference");
    }
    return Done{};
}

std::string format_share(std::int64_t hundredths, char decimal_mark) {
    return format_quantity(Quantity::from_thousandths(hundredths * 10), decimal_mark) + "\u00A0%";
}

std::optional<std::int64_t> parse_share(std::string_view text) {
    std::string digits;
    int decimals = -1;
    for (const char c : text) {
        if (c == ' ' || c == '%') continue;
        if ((c == ',' || c == '.') && decimals < 0) {
            decimals = 0;
            continue;
        }
        if (c < '0' || c > '9') return std::nullopt;
        if (decimals >= 0) ++decimals;
        digits += c;
    }
    if (digits.empty() || digits.size() > 6 || decimals > 2) return std::nullopt;
    for (int i = std::max(decimals, 0); i < 2; ++i) digits += '0';
    const std::int64_t hundredths = std::stoll(digits);
    return hundredths <= kWholePercent ? std::optional{hundredths} : std::nullopt;
}

}  // namespace kiosk
