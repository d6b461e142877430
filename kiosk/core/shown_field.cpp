#include "kiosk/core/shown_field.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "kiosk/core/date.h"
#include "kiosk/core/goods_change.h"
#include "kiosk/core/money.h"
#include "kiosk/core/product.h"

namespace kiosk {
namespace {

constexpr std::array<std::string_view, 6> kDays{"issued",      "expires",  "made",
                                                "best_before", "received", "recalled"};
constexpr std::array<std::string_view, 4> kFlags{"revoked", "by_weight", "demonstration",
                                                 "withdrawn"};

template <typename List>
bool has(const List& list, std::string_view field) {
    return std::ranges::find(list, field) != std::end(list);
}

std::optional<std::int64_t> number_in(std::string_view cell) {
    std::int64_t number = 0;
    const char* end = cell.data() + cell.size();
    const auto read = std::from_chars(cell.data(), end, number);
    if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
    return number;
}

Text same(std::string text) { return {text, std::move(text)}; }

}  // namespace

Text shown_field(std::string_view field, std::string_view cell) {
    const std::string plain{cell};
    if (cell.empty()) return {};
    if (field == "price") {
        const auto dong = number_in(cell);
        return same(dong ? format_money(Money::from_dong(*dong)) : plain);
    }
    if (has(kDays, field)) {
        const auto day = Date::parse(plain);
        return same(day ? day->dmy() : plain);
    }
    if (has(kFlags, field) && (cell == "0" || cell == "1"))
        return cell == "1" ? Text{"có", "yes"} : Text{"không", "no"};
    if (field == "group") {
        const auto group = group_from(plain);
        return group ? title_of(*group) : same(plain);
    }
    if (field == "stars") return {plain + " sao", plain + (cell == "1" ? " star" : " stars")};
    if (field == "tax_rate" && number_in(cell)) return same(plain + " %");
    return same(plain);
}

Text shown_title(std::string_view field) {
    if (field == "price") return {"Giá", "Price"};
    const Text& title = title_of_field(field);
    if (!title.vi.empty()) return title;
    return same(std::string{field});
}

}  // namespace kiosk
