// A cart that waits: the one being rung up (kept so that a power cut brings it back), one put aside
// for a shopper who fetches a purse, or a sale whose transfer has not arrived yet. Nothing of it is
// sold. Plain values; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/refund.h"

namespace kiosk {

enum class HeldKind { Draft, Cart, Transfer };
std::string_view name_of(HeldKind kind);  // "draft", "cart", "transfer"
std::optional<HeldKind> held_kind_from(std::string_view name);

// The note of a draft whose program was ended by a person: it comes back without a word.
inline constexpr std::string_view kEndedInOrder = "ended in order";

struct HeldCart {
    SaleId id;  // of the sale it will become
    HeldKind kind{HeldKind::Cart};
    std::int64_t at_ms{0};  // since when it waits
    StaffCode cashier;
    std::string cashier_name;
    std::string note;  // what it is recognised by: "áo đỏ, gửi vali"
    Money total;
    Cart cart;
    std::vector<ProductId> weighed;    // products of the cart that are sold by weight
    std::optional<Sale> sale;          // of a Transfer: as it will be stored when the money arrives
    std::optional<Refund> exchange{};  // what came back and pays for it; nothing is given back yet
    friend bool operator==(const HeldCart&, const HeldCart&) = default;
};

}  // namespace kiosk
