#include "kiosk/core/promotion.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "kiosk/core/promotion_parts.h"

namespace kiosk {
namespace {

constexpr std::array<std::string_view, 6> kNames{"price_list", "special_price", "percent",
                                                 "amount_off", "buy_get",       "bundle"};
constexpr std::int64_t kMostPieces = 1'000;  // of a buy N get M

Status refuse(const Promotion& promotion, std::string field, Text why) {
    const std::string name = promotion.id.empty() ? promotion.name : promotion.id;
    return Problem{{"Khuyến mại " + name + " chưa đúng", "Promotion " + name + " is not right"},
                   std::move(why),
                   {"sửa ô này rồi nhập lại", "mend this cell, then import again"},
                   std::move(field)};
}

Status check_figures(const Promotion& p) {
    switch (p.kind) {
        case PromotionKind::Percent:
            if (p.percent >= 1 && p.percent <= kWholePercent) return Done{};
            return refuse(p, "percent", {"phải trên 0 đến 100", "is not above 0 and up to 100"});
        case PromotionKind::BuyGet:
            if (p.buy < 1 || p.buy > kMostPieces) {
                return refuse(p, "buy", {"phải từ 1 đến 1.000", "is not 1 to 1,000"});
            }
            if (p.get >= 1 && p.get <= kMostPieces) return Done{};
            return refuse(p, "get", {"phải từ 1 đến 1.000", "is not 1 to 1,000"});
        default:
            if (p.amount > Money{} && p.amount.dong() <= kMaxSaleDong) return Done{};
            return refuse(p, "amount", {"phải lớn hơn 0", "is not above 0"});
    }
}

}  // namespace

std::string_view name_of(PromotionKind kind) { return kNames.at(static_cast<std::size_t>(kind)); }

std::optional<PromotionKind> promotion_kind_from(std::string_view name) {
    for (const PromotionKind kind : kAllPromotionKinds) {
        if (name_of(kind) == name) return kind;
    }
    return std::nullopt;
}

Status check_promotion(const Promotion& p) {
    if (p.id.empty()) return refuse(p, "id", {"còn trống", "is empty"});
    if (p.name.empty()) return refuse(p, "name", {"còn trống", "is empty"});
    if (p.kind == PromotionKind::Bundle && p.products.size() < 2) {
        return refuse(p, "products", {"bộ hàng cần từ hai món", "a bundle has two pieces or more"});
    }
    if (p.kind == PromotionKind::PriceList && p.products.empty()) {
        return refuse(p, "products",
                      {"bảng giá phải nêu sản phẩm", "a price list names its products"});
    }
    if (p.ends_ms != 0 && p.ends_ms <= p.starts_ms) {
        return refuse(p, "ends", {"kết thúc trước khi bắt đầu", "it ends before it begins"});
    }
    return check_figures(p);
}

Money price_on(const Product& product, const std::vector<Promotion>& promotions,
               std::int64_t at_ms) {
    const Promotion* best = nullptr;
    for (const Promotion& one : promotions) {
        if (one.kind != PromotionKind::PriceList || !one.runs_at(at_ms)) continue;
        if (std::find(one.products.begin(), one.products.end(), product.id) == one.products.end())
            continue;
        const bool later = best == nullptr || one.starts_ms > best->starts_ms ||
                           (one.starts_ms == best->starts_ms && one.id < best->id);
        if (later) best = &one;
    }
    return best != nullptr ? best->amount : product.price;
}

void apply_promotions(Cart& cart, const std::vector<Promotion>& promotions, std::int64_t now_ms) {
    for (SaleLine& line : cart.lines) {
        line.promotion.clear();
        line.promotion_discount = Money{};
    }
    for (const promotion_parts::Taken& taken :
         promotion_parts::best_for(cart.lines, promotions, now_ms)) {
        SaleLine& line = cart.lines[taken.line];
        // What was taken off by hand before stays: together no more than the line costs.
        const Money gross = line.unit_price.times(line.quantity, Rounding::HalfUp);
        const Money by_hand = line.discount_percent == 0 ? line.discount : Money{};
        const Money left = std::max(gross - by_hand, Money{});
        line.promotion_discount = std::min(taken.saving, left);
        if (!line.promotion_discount.is_zero()) line.promotion = taken.promotion->name;
    }
}

std::int64_t gifts_for(std::int64_t bought, std::int64_t buy, std::int64_t get) {
    assert(buy > 0 && get > 0);
    return bought / buy * get;
}

std::vector<MissingGift> missing_gifts(const Cart& cart, const std::vector<Promotion>& promotions,
                                       std::int64_t now_ms) {
    std::vector<MissingGift> missing;
    for (const Promotion& one : promotions) {
        if (one.kind != PromotionKind::BuyGet) continue;
        std::int64_t pieces = 0;
        for (const SaleLine& line : cart.lines) {
            const bool fits = promotion_parts::counts_pieces(line) &&
                              promotion_parts::is_for(one, line) &&
                              promotion_parts::runs_for(one, line, now_ms);
            if (fits) pieces += line.quantity.thousandths() / 1000;
        }
        // Full rounds are complete; of the one begun, what was bought and not yet given.
        const std::int64_t begun = pieces % (one.buy + one.get);
        if (begun >= one.buy) missing.push_back({one.name, one.buy + one.get - begun});
    }
    return missing;
}

}  // namespace kiosk
