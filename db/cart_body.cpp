#include "db/cart_body.h"

#include <utility>

#include "db/refund_body.h"
#include "db/sale_body.h"
#include "db/sale_line_body.h"

namespace db {
namespace {

using body::array;
using body::Json;
using body::money;
using body::storable;
using body::text;
using body::whole;

constexpr std::int64_t kVersion = 1;
constexpr std::int64_t kLineVersion = 2;

void fill(const Json& json, kiosk::HeldCart& held) {
    if (whole(json, "v", {}) != kVersion) throw body::Unreadable{"v"};
    kiosk::Cart cart;
    for (const Json& line : array(json, "lines")) {
        const std::string at = "lines[" + std::to_string(cart.lines.size()) + "].";
        cart.lines.push_back(line_of(line, kLineVersion, at));
    }
    cart.discount = money(json, "discount");
    cart.discount_percent = whole(json, "discount_percent", {});
    cart.discount_reason = text(json, "discount_reason");
    cart.discount_approver = text(json, "discount_approver");
    cart.note = text(json, "note");
    if (json.contains("baskets")) {  // not in what was kept by the first versions
        for (const Json& number : array(json, "baskets")) {
            if (!number.is_string()) throw body::Unreadable{"baskets"};
            cart.baskets.push_back(number.get<std::string>());
        }
    }
    std::vector<kiosk::ProductId> weighed;
    for (const Json& id : array(json, "weighed")) {
        if (!id.is_string()) throw body::Unreadable{"weighed"};
        weighed.emplace_back(id.get<std::string>());
    }
    const Json sale = body::field<Json>(json, "sale", {});
    if (!sale.is_null()) {
        auto read = decode_sale(sale.dump());
        if (!read) throw body::Unreadable{"sale." + read.problem().field};
        held.sale = std::move(read).value().sale;
    }
    // Of a cart that an older program kept there is none.
    if (json.contains("exchange") && !json["exchange"].is_null()) {
        auto read = decode_refund(json["exchange"].dump());
        if (!read) throw body::Unreadable{"exchange." + read.problem().field};
        held.exchange = std::move(read).value().refund;
    }
    held.cart = std::move(cart);
    held.weighed = std::move(weighed);
}

}  // namespace

std::string encode_cart(const kiosk::HeldCart& held) {
    Json lines = Json::array(), weighed = Json::array();
    for (std::size_t i = 0; i < held.cart.lines.size(); ++i) {
        lines.push_back(line_json(i + 1, held.cart.lines[i]));
    }
    for (const kiosk::ProductId& id : held.weighed) weighed.push_back(storable(id.text()));
    Json baskets = Json::array();
    for (const std::string& number : held.cart.baskets) baskets.push_back(storable(number));
    const kiosk::Cart& cart = held.cart;
    const Json json{
        {"v", kVersion},
        {"lines", std::move(lines)},
        {"discount", cart.discount.dong()},
        {"discount_percent", cart.discount_percent},
        {"discount_reason", storable(cart.discount_reason)},
        {"discount_approver", storable(cart.discount_approver)},
        {"note", storable(cart.note)},
        {"baskets", std::move(baskets)},
        {"weighed", std::move(weighed)},
        {"sale", held.sale ? Json::parse(encode_sale(*held.sale, {}, 0)) : Json()},
        {"exchange", held.exchange ? Json::parse(encode_refund(*held.exchange, {}, 0)) : Json()}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

kiosk::Status decode_cart(std::string_view body, kiosk::HeldCart& into) {
    const Json json = Json::parse(body, nullptr, false);
    std::string missing = "{";
    if (json.is_object()) {
        try {
            fill(json, into);
            return kiosk::Done{};
        } catch (const body::Unreadable& unreadable) {
            missing = unreadable.field;
        }
    }
    return kiosk::Problem{{"Giỏ hàng chờ không đọc được", "A waiting cart cannot be read"},
                          {"thiếu hoặc sai kiểu “" + missing + "”",
                           "“" + missing + "” is missing or of another kind"},
                          {"bán lại các món trong giỏ đó", "ring its goods up again"},
                          missing};
}

}  // namespace db
