// Another price for a line of this sale: by somebody who may, and written down with the one before.
#include "kiosk/app/flow_parts.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

// More digits than any price has are refused with it.
std::optional<Money> typed_price(const std::string& digits) {
    if (digits.empty() || digits.size() > 12 ||
        digits.find_first_not_of("0123456789") != std::string::npos) {
        return std::nullopt;
    }
    const std::int64_t dong = std::stoll(digits);
    if (dong == 0 || dong > kMaxSaleDong) return std::nullopt;
    return Money::from_dong(dong);
}

}  // namespace

Commands submit_price(State& state, SaleLine& line, std::int64_t now_ms) {
    TillView& till = state.view.till;
    const std::optional<Money> price_now = typed_price(*till.quantity_pad);
    if (!price_now) {
        notify(state,
               {{"Giá bán", "The price"},
                {"phải là số đồng lớn hơn 0", "is an amount in đồng above 0"},
                {"gõ lại", "type it again"}},
               now_ms);
        return {};
    }
    const std::string change = format_money(line.unit_price) + " → " + format_money(*price_now);
    const Text what{
        "Sửa giá " + line.name + ": " + change,
        "Price of " + (line.name_en.empty() ? line.name : line.name_en) + ": " + change};
    if (!may_or_ask(state, Right::ChangePrice, what, Wished{SubmitQuantity{}}, now_ms)) return {};
    remember(state);
    Override step = step_of(state, Right::ChangePrice, what, now_ms);
    step.sale = state.cart_id;
    line.unit_price = *price_now;
    till.quantity_pad.reset();
    price(state, now_ms);
    return {NotePrice{std::move(step)}};
}

}  // namespace kiosk::app::parts
