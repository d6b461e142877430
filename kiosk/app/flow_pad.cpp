// The pad over the till: how many, what is taken off and why, what is noted.
#include <algorithm>

#include "kiosk/app/flow_parts.h"
#include "kiosk/core/vietnamese_text.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

constexpr std::size_t kLongestNote = 200;

bool is_note(PadEdit edit) {
    return edit == PadEdit::LineNote || edit == PadEdit::SaleNote || edit == PadEdit::HoldNote;
}

// "2", "2,5" or "2.5" with at most `most_decimals`, as a count of the smallest of them.
std::optional<std::int64_t> number_from(const std::string& text, int most_decimals,
                                        std::int64_t most) {
    std::int64_t value = 0;
    int decimals = -1;
    if (text.empty()) return std::nullopt;
    for (const char c : text) {
        if ((c == ',' || c == '.') && decimals < 0) {
            decimals = 0;
        } else if (c >= '0' && c <= '9' && decimals < most_decimals && value <= most) {
            value = value * 10 + (c - '0');
            if (decimals >= 0) ++decimals;
        } else {
            return std::nullopt;
        }
    }
    for (int i = std::max(decimals, 0); i < most_decimals; ++i) value *= 10;
    if (value > most) return std::nullopt;
    return value;
}

void say(State& state, Text what, Text why, Text to_do, std::int64_t now_ms) {
    notify(state, {std::move(what), std::move(why), std::move(to_do)}, now_ms);
}

SaleLine* selected(State& state) {
    TillView& till = state.view.till;
    if (!till.selected || *till.selected >= till.cart.lines.size()) return nullptr;
    return &till.cart.lines[*till.selected];
}

void submit_quantity(State& state, SaleLine& line, std::int64_t now_ms) {
    TillView& till = state.view.till;
    const auto typed = number_from(*till.quantity_pad, 3, kMaxQuantityThousandths);
    if (!typed || *typed == 0) {
        return say(
            state, {"Số lượng", "Quantity"},
            {"phải lớn hơn 0, nhiều nhất ba số lẻ", "must be above 0, at most three decimals"},
            {"gõ lại", "type it again"}, now_ms);
    }
    const Quantity quantity = Quantity::from_thousandths(*typed);
    const bool weighed = std::find(state.weighed.begin(), state.weighed.end(), line.product_id) !=
                         state.weighed.end();
    if (!quantity.is_whole() && !weighed) {
        return say(state, {line.name, line.name_en.empty() ? line.name : line.name_en},
                   {"không bán theo cân", "is not sold by weight"},
                   {"gõ số nguyên", "type a whole number"}, now_ms);
    }
    remember(state);
    line.quantity = quantity;
    till.quantity_pad.reset();
    price(state, now_ms);
}

std::string reason_of(const State& state) {
    const TillView& till = state.view.till;
    const auto& reasons = state.settings.discount_reasons;
    return till.pad_reason < reasons.size() ? reasons[till.pad_reason] : std::string{};
}

// What a discount is taken from: the line after its promotion, or every line after its own.
Money whole_of(const State& state, const SaleLine* line) {
    if (line != nullptr) return line->gross - line->promotion_discount;
    Money whole;
    for (const SaleLine& one : state.view.till.cart.lines) {
        whole += one.gross - one.promotion_discount - one.discount;
    }
    return whole;
}

Text what_is_taken_off(const State& state, const SaleLine* line, Money off) {
    const std::string most = std::to_string(state.settings.cashier_discount_percent) + " %";
    const std::string amount = format_money(off);
    Text of{"cả đơn", "the whole sale"};
    if (line != nullptr) of = {line->name, line->name_en.empty() ? line->name : line->name_en};
    return {"Giảm " + amount + " cho " + of.vi + " (thu ngân tối đa " + most + ")",
            amount + " off " + of.en + " (a cashier: " + most + " at most)"};
}

void submit_discount(State& state, SaleLine* line, std::int64_t now_ms) {
    TillView& till = state.view.till;
    const bool percent = till.pad_edit == PadEdit::DiscountPercent;
    const auto typed = percent ? number_from(*till.quantity_pad, 2, kWholePercent)
                               : number_from(*till.quantity_pad, 0, kMaxSaleDong);
    const Money whole = whole_of(state, line);
    const Text what{"Giảm giá", "Discount"};
    if (!typed) {
        return say(state, what,
                   percent ? Text{"từ 0 đến 100 %, nhiều nhất hai số lẻ",
                                  "is 0 to 100 %, at most two decimals"}
                           : Text{"phải là số đồng", "is an amount in đồng"},
                   {"gõ lại", "type it again"}, now_ms);
    }
    const Money off =
        percent ? whole.share(*typed, kWholePercent, Rounding::HalfUp) : Money::from_dong(*typed);
    if (off > whole) {
        return say(state, what,
                   {"không được quá " + format_money(whole), "is at most " + format_money(whole)},
                   {"gõ lại", "type it again"}, now_ms);
    }
    if (is_above_limit(state, whole, off) &&
        !may_or_ask(state, Right::DiscountAboveLimit, what_is_taken_off(state, line, off),
                    Wished{SubmitQuantity{}}, now_ms)) {
        return;
    }
    const StaffCode allowed = approver(state, Right::DiscountAboveLimit);
    remember(state);
    const std::string reason = off.is_zero() ? std::string{} : reason_of(state);
    if (line != nullptr) {
        line->discount = off;
        line->discount_percent = percent ? *typed : 0;
        line->discount_reason = reason;
        line->discount_approver = allowed.text();
    } else {
        till.cart.discount = off;
        till.cart.discount_percent = percent ? *typed : 0;
        till.cart.discount_reason = reason;
        till.cart.discount_approver = allowed.text();
    }
    till.quantity_pad.reset();
    price(state, now_ms);
}

Commands submit_note(State& state, SaleLine* line, std::int64_t now_ms) {
    TillView& till = state.view.till;
    const std::string note = nfc(*till.quantity_pad);
    till.quantity_pad.reset();
    if (till.pad_edit == PadEdit::HoldNote) return hold_cart(state, note, now_ms);
    remember(state);
    if (line != nullptr) {
        line->note = note;
    } else {
        till.cart.note = note;
    }
    return {};
}

Commands submit(State& state, std::int64_t now_ms) {
    TillView& till = state.view.till;
    if (!till.quantity_pad) return {};
    SaleLine* line = till.pad_for_sale ? nullptr : selected(state);
    if (!till.pad_for_sale && line == nullptr) {
        till.quantity_pad.reset();
        return {};
    }
    if (is_note(till.pad_edit)) return submit_note(state, line, now_ms);
    if (till.pad_edit == PadEdit::Price) {
        return line != nullptr ? submit_price(state, *line, now_ms) : Commands{};
    }
    if (till.pad_edit == PadEdit::Quantity) {
        if (line != nullptr) submit_quantity(state, *line, now_ms);
    } else {
        submit_discount(state, line, now_ms);
    }
    return {};
}

void open(State& state, PadEdit edit, bool for_sale) {
    TillView& till = state.view.till;
    if (till.cart.empty() || state.storing) return;
    if (for_sale && edit == PadEdit::Price) return;  // a sale has none
    if (!for_sale && selected(state) == nullptr) till.selected = till.cart.lines.size() - 1;
    till.pad_edit = edit;
    till.pad_for_sale = for_sale;
    till.pad_reason = 0;
    till.discount_reasons = state.settings.discount_reasons;
    till.held_open = false;
    // What was said before is read or no longer wanted; it would lie over the pad.
    state.view.notice.reset();
    till.quantity_pad = "";
    if (edit == PadEdit::LineNote) till.quantity_pad = selected(state)->note;
    if (edit == PadEdit::SaleNote) till.quantity_pad = till.cart.note;
}

}  // namespace

bool is_above_limit(const State& state, Money whole, Money off) {
    return off > whole.share(state.settings.cashier_discount_percent, 100, Rounding::HalfUp);
}

Commands wished_of_pad(State& state, const Intent& intent, std::int64_t now_ms) {
    TillView& till = state.view.till;
    if (state.storing) return {};
    if (const auto* pad = std::get_if<OpenQuantityPad>(&intent)) {
        if (pad->line >= till.cart.lines.size()) return {};
        till.selected = pad->line;
        open(state, PadEdit::Quantity, false);
    } else if (const auto* any = std::get_if<OpenPad>(&intent)) {
        open(state, any->edit, any->for_sale);
    } else if (const auto* edit = std::get_if<ChoosePadEdit>(&intent)) {
        if (till.quantity_pad) open(state, edit->edit, till.pad_for_sale);
    } else if (const auto* reason = std::get_if<ChoosePadReason>(&intent)) {
        if (reason->index < till.discount_reasons.size()) till.pad_reason = reason->index;
    } else if (const auto* typed = std::get_if<QuantityTyped>(&intent)) {
        const std::size_t most = is_note(till.pad_edit) ? kLongestNote : 12;
        if (till.quantity_pad && typed->text.size() <= most) till.quantity_pad = typed->text;
    } else if (std::holds_alternative<SubmitQuantity>(intent)) {
        return submit(state, now_ms);
    } else if (std::holds_alternative<CloseQuantityPad>(intent)) {
        till.quantity_pad.reset();
    } else if (std::holds_alternative<Undo>(intent)) {
        undo(state, now_ms);
    }
    return {};
}

}  // namespace kiosk::app::parts
