// What must not be sold: said plainly, and left to a supervisor only where the shop wants it so.
#include "kiosk/app/flow_parts.h"

namespace kiosk::app::parts {

namespace {

Problem refusal(const Product& product, Text why, bool by_supervisor) {
    return {{product.name_vi, product.name(Language::English)},
            std::move(why),
            by_supervisor
                ? Text{"cất sản phẩm, hoặc nhờ ca trưởng bán", "put it aside, or ask a supervisor"}
                : Text{"cất sản phẩm và báo quản lý", "put it aside and tell the manager"}};
}

std::optional<Text> reason(const Product& product, const Code* code, Date today) {
    if (state_on(product.certificate, today) == CertificateState::Revoked) {
        return Text{"chứng nhận đã bị thu hồi nên không bán được",
                    "its certificate is revoked, so it is not sold"};
    }
    if (code == nullptr || !code->elements) return std::nullopt;
    const std::optional<Date> expiry = code->elements->expiry();
    if (expiry && *expiry < today) {
        return Text{"đã hết hạn sử dụng ngày " + expiry->dmy(), "it expired on " + expiry->dmy()};
    }
    return std::nullopt;
}

}  // namespace

std::optional<Problem> refuse_goods(const State& state, const Product& product, const Code* code,
                                    std::int64_t now_ms) {
    auto why = reason(product, code, Date::of_instant(now_ms));
    if (!why) return std::nullopt;
    const bool by_supervisor = state.settings.unsafe_goods_by_supervisor;
    if (by_supervisor && permitted(state, Right::SellUnsafe)) return std::nullopt;
    return refusal(product, std::move(*why), by_supervisor);
}

void refuse_or_ask(State& state, Problem refused, Event step, std::int64_t now_ms) {
    if (!state.settings.unsafe_goods_by_supervisor || !signed_in(state)) {
        return notify(state, std::move(refused), now_ms);
    }
    ask_override(state, Right::SellUnsafe,
                 {"Bán " + refused.what.vi + ": " + refused.why.vi,
                  "Sell " + refused.what.en + ": " + refused.why.en},
                 std::move(step), now_ms);
}

}  // namespace kiosk::app::parts
