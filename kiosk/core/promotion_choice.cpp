// Which promotions a cart gets. Those of one line are compared line by line; those of several lines
// (buy N get M, bundles) are tried in every order, because a line that serves one cannot serve
// another, and each gives up lines that are better off with their own.
#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "kiosk/core/promotion_parts.h"

namespace kiosk::promotion_parts {
namespace {

constexpr std::size_t kMostInEveryOrder = 5;  // 120 orders; more are tried best first

struct Single {
    const Promotion* promotion{nullptr};
    Money saving;
};

Money gross_of(const SaleLine& line) {
    return line.unit_price.times(line.quantity, Rounding::HalfUp);
}

bool can_be_sold(const SaleLine& line) {
    return line.quantity > Quantity{} && line.quantity.thousandths() <= kMaxQuantityThousandths &&
           line.unit_price > Money{} && line.unit_price.dong() <= kMaxSaleDong &&
           gross_of(line).dong() <= kMaxSaleDong;
}

bool is_of_several(PromotionKind kind) {
    return kind == PromotionKind::BuyGet || kind == PromotionKind::Bundle;
}

Money saving_on(const Promotion& p, const SaleLine& line) {
    const Money gross = gross_of(line);
    switch (p.kind) {
        case PromotionKind::Percent:
            return gross.share(p.percent, kWholePercent, Rounding::HalfUp);
        case PromotionKind::AmountOff:
            return std::min(p.amount.times(line.quantity, Rounding::HalfUp), gross);
        case PromotionKind::SpecialPrice:
            return std::max(gross - p.amount.times(line.quantity, Rounding::HalfUp), Money{});
        default:
            return {};
    }
}

class Chooser {
public:
    Chooser(const std::vector<SaleLine>& lines, const std::vector<Promotion>& promotions,
            std::int64_t now_ms)
        : lines_{lines}, now_ms_{now_ms} {
        for (const Promotion& one : promotions) {
            if (one.kind != PromotionKind::PriceList) promotions_.push_back(&one);
        }
        std::sort(promotions_.begin(), promotions_.end(),
                  [](const Promotion* a, const Promotion* b) { return a->id < b->id; });
        order_lines();
        find_singles();
    }

    std::vector<Taken> best() {
        std::vector<const Promotion*> several;
        for (const Promotion* one : promotions_) {
            if (is_of_several(one->kind) && !apply_to_free(*one, none_used()).empty()) {
                several.push_back(one);
            }
        }
        std::vector<Taken> best = finished({});
        if (several.size() > kMostInEveryOrder) {
            std::stable_sort(several.begin(), several.end(),
                             [this](const Promotion* a, const Promotion* b) {
                                 return sum(apply_to_free(*a, none_used())) >
                                        sum(apply_to_free(*b, none_used()));
                             });
            return better(std::move(best), finished(several));
        }
        std::vector<std::size_t> order(several.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        do {
            std::vector<const Promotion*> these;
            for (const std::size_t at : order) these.push_back(several[at]);
            best = better(std::move(best), finished(these));
        } while (std::next_permutation(order.begin(), order.end()));
        return best;
    }

private:
    using Used = std::vector<bool>;

    Used none_used() const { return Used(lines_.size(), false); }

    // The same for every order the lines come in.
    void order_lines() {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (can_be_sold(lines_[i])) order_.push_back(i);
        }
        const auto key = [this](std::size_t at) {
            const SaleLine& line = lines_[at];
            return std::tuple{-line.unit_price.dong(),
                              line.product_id.text(),
                              line.code,
                              line.lot,
                              line.serial,
                              line.at_ms,
                              line.quantity.thousandths(),
                              line.discount.dong(),
                              line.discount_percent,
                              line.note};
        };
        std::stable_sort(order_.begin(), order_.end(),
                         [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
    }

    void find_singles() {
        singles_.resize(lines_.size());
        for (const std::size_t at : order_) {
            for (const Promotion* one : promotions_) {
                if (is_of_several(one->kind) || !fits(*one, at)) continue;
                const Money saving = saving_on(*one, lines_[at]);
                if (saving > singles_[at].saving) singles_[at] = {one, saving};
            }
        }
    }

    bool fits(const Promotion& one, std::size_t at) const {
        return is_for(one, lines_[at]) && runs_for(one, lines_[at], now_ms_);
    }

    static Money sum(const std::vector<Taken>& taken) {
        Money all;
        for (const Taken& one : taken) all += one.saving;
        return all;
    }
    static std::vector<Taken> better(std::vector<Taken> held, std::vector<Taken> other) {
        return sum(other) > sum(held) ? std::move(other) : std::move(held);
    }

    // These of several lines in this order, then every other line's own.
    std::vector<Taken> finished(const std::vector<const Promotion*>& several) const {
        Used used = none_used();
        std::vector<Taken> all;
        for (const Promotion* one : several) {
            for (const Taken& taken : apply_to_free(*one, used)) {
                used[taken.line] = true;
                all.push_back(taken);
            }
        }
        for (const std::size_t at : order_) {
            const Single& own = singles_[at];
            if (!used[at] && own.promotion != nullptr)
                all.push_back({at, own.promotion, own.saving});
        }
        return all;
    }

    // What it takes off beyond what its lines would get by themselves.
    Money gain(const std::vector<Taken>& taken) const {
        Money all;
        for (const Taken& one : taken) all += one.saving - singles_[one.line].saving;
        return all;
    }

    // Applied to the lines that are free, without those that are better off alone; empty where it
    // gains nothing.
    std::vector<Taken> apply_to_free(const Promotion& one, Used used) const {
        std::vector<Taken> best = apply(one, used);
        for (bool improved = !best.empty(); improved;) {
            improved = false;
            const std::vector<Taken> now = best;
            for (const Taken& taken : now) {
                if (singles_[taken.line].saving.is_zero()) continue;
                Used without = used;
                without[taken.line] = true;
                std::vector<Taken> fewer = apply(one, without);
                if (gain(fewer) <= gain(best)) continue;
                best = std::move(fewer);
                used = std::move(without);
                improved = true;
                break;
            }
        }
        if (gain(best) <= Money{}) return {};
        return best;
    }

    std::vector<Taken> apply(const Promotion& one, const Used& used) const {
        std::vector<std::size_t> free;
        for (const std::size_t at : order_) {
            if (!used[at] && counts_pieces(lines_[at]) && fits(one, at)) free.push_back(at);
        }
        return one.kind == PromotionKind::BuyGet ? buy_get(one, free) : bundle(one, free);
    }

    std::int64_t pieces(std::size_t at) const { return lines_[at].quantity.thousandths() / 1000; }

    // Dearest first, in rounds of buy + get; the last `get` of a round, its cheapest, are free.
    std::vector<Taken> buy_get(const Promotion& one, const std::vector<std::size_t>& free) const {
        const std::int64_t round = one.buy + one.get;
        const auto given_before = [&](std::int64_t piece) {
            return piece / round * one.get + std::max<std::int64_t>(0, piece % round - one.buy);
        };
        std::int64_t all = 0;
        for (const std::size_t at : free) all += pieces(at);
        const std::int64_t last = all % round > one.buy ? all : all / round * round;
        std::vector<Taken> taken;
        std::int64_t from = 0;
        for (const std::size_t at : free) {
            if (from >= last) break;
            const std::int64_t to = from + pieces(at);
            const std::int64_t given = given_before(std::min(to, last)) - given_before(from);
            taken.push_back(
                {at, &one, lines_[at].unit_price.times(Quantity::pieces(given), Rounding::HalfUp)});
            from = to;
        }
        return taken;
    }

    std::vector<Taken> bundle(const Promotion& one, const std::vector<std::size_t>& free) const {
        std::vector<std::pair<ProductId, std::int64_t>> needs;
        for (const ProductId& id : one.products) {
            const auto known = std::find_if(needs.begin(), needs.end(),
                                            [&](const auto& need) { return need.first == id; });
            if (known == needs.end()) {
                needs.emplace_back(id, 1);
            } else {
                ++known->second;
            }
        }
        std::int64_t sets = kMaxQuantityThousandths;
        for (const auto& [id, count] : needs) {
            std::int64_t have = 0;
            for (const std::size_t at : free) {
                if (lines_[at].product_id == id) have += pieces(at);
            }
            sets = std::min(sets, have / count);
        }
        if (sets == 0) return {};
        std::vector<Taken> taken;  // `saving` holds what its pieces cost, until shared out
        Money worth;
        for (const auto& [id, count] : needs) {
            std::int64_t open = sets * count;
            for (const std::size_t at : free) {
                if (open == 0 || lines_[at].product_id != id) continue;
                const std::int64_t used = std::min(open, pieces(at));
                open -= used;
                taken.push_back(
                    {at, &one,
                     lines_[at].unit_price.times(Quantity::pieces(used), Rounding::HalfUp)});
                worth += taken.back().saving;
            }
        }
        const Money price = one.amount.times(Quantity::pieces(sets), Rounding::HalfUp);
        if (price >= worth) return {};
        share_out(worth - price, worth, taken);
        return taken;
    }

    // In proportion to what the pieces cost; the đồng that are left go to the dearest first.
    static void share_out(Money saving, Money worth, std::vector<Taken>& taken) {
        Money left = saving;
        for (Taken& one : taken) {
            one.saving = saving.share(one.saving.dong(), worth.dong(), Rounding::Down);
            left -= one.saving;
        }
        for (std::size_t i = 0; left > Money{}; i = (i + 1) % taken.size()) {
            taken[i].saving += Money::from_dong(1);
            left -= Money::from_dong(1);
        }
    }

    const std::vector<SaleLine>& lines_;
    std::int64_t now_ms_;
    std::vector<const Promotion*> promotions_;  // by id
    std::vector<std::size_t> order_;            // of the lines that can be sold, dearest first
    std::vector<Single> singles_;
};

}  // namespace

bool counts_pieces(const SaleLine& line) { return line.quantity.is_whole(); }

bool is_for(const Promotion& promotion, const SaleLine& line) {
    if (promotion.group && *promotion.group != line.group) return false;
    if (!promotion.producer.empty() && promotion.producer != line.producer) return false;
    return promotion.products.empty() ||
           std::find(promotion.products.begin(), promotion.products.end(), line.product_id) !=
               promotion.products.end();
}

bool runs_for(const Promotion& promotion, const SaleLine& line, std::int64_t now_ms) {
    return promotion.runs_at(now_ms) || (line.at_ms != 0 && promotion.runs_at(line.at_ms));
}

std::vector<Taken> best_for(const std::vector<SaleLine>& lines,
                            const std::vector<Promotion>& promotions, std::int64_t now_ms) {
    if (promotions.empty() || lines.empty()) return {};
    return Chooser{lines, promotions, now_ms}.best();
}

}  // namespace kiosk::promotion_parts
