#include "kiosk/core/sale.h"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <utility>

namespace kiosk {
namespace {

constexpr Quantity kMaxQuantity = Quantity::from_thousandths(kMaxQuantityThousandths);
constexpr Money kMaxSale = Money::from_dong(kMaxSaleDong);

std::string line_field(std::size_t index, const char* name) {
    return "lines[" + std::to_string(index) + "]." + name;
}

// Every refusal of a line says which one in words too: a cashier does not read field names.
Problem line_problem(std::size_t index, const SaleLine& line, const char* name, Text why,
                     Text to_do) {
    const std::string number = std::to_string(index + 1);
    return Problem{{"Dòng " + number + " (" + line.name + ") chưa đúng",
                    "Line " + number + " (" + (line.name_en.empty() ? line.name : line.name_en) +
                        ") is not right"},
                   std::move(why),
                   std::move(to_do),
                   line_field(index, name)};
}

Problem cart_problem(std::string field, Text why, Text to_do) {
    return Problem{{"Chưa bán được", "This cannot be sold yet"},
                   std::move(why),
                   std::move(to_do),
                   std::move(field)};
}

const Text kPercentWhy{"mức giảm phải từ 0 đến 100 %", "a discount is between 0 and 100 %"};

bool is_no_percent(std::int64_t hundredths) { return hundredths < 0 || hundredths > kWholePercent; }

Money before_sale_discount(const SaleLine& line) {
    return line.gross - line.promotion_discount - line.discount;
}

std::optional<Problem> refuse_line(std::size_t index, const SaleLine& line) {
    if (line.quantity <= Quantity{}) {
        return line_problem(index, line, "quantity",
                            {"số lượng phải lớn hơn 0", "the quantity must be above 0"},
                            {"sửa số lượng hoặc xóa dòng", "correct it or remove the line"});
    }
    if (line.quantity > kMaxQuantity) {
        return line_problem(index, line, "quantity",
                            {"số lượng quá lớn", "the quantity is too large"},
                            {"kiểm tra lại số lượng", "check the quantity"});
    }
    if (line.unit_price <= Money{}) {
        return line_problem(index, line, "unit_price",
                            {"sản phẩm chưa có giá bán", "the product has no price"},
                            {"đặt giá trong danh mục", "set the price in the catalogue"});
    }
    if (line.unit_price > kMaxSale || line.gross > kMaxSale) {
        return line_problem(index, line, "unit_price",
                            {"thành tiền quá lớn", "the amount is too large"},
                            {"kiểm tra lại giá và số lượng", "check the price and the quantity"});
    }
    if (line.promotion_discount < Money{} || line.promotion_discount > line.gross) {
        return line_problem(index, line, "promotion_discount",
                            {"khuyến mại phải từ 0 đến " + format_money(line.gross),
                             "a promotion is between 0 and " + format_money(line.gross)},
                            {"kiểm tra khuyến mại", "check the promotion"});
    }
    const Money left = line.gross - line.promotion_discount;
    if (line.discount < Money{} || line.discount > left) {
        return line_problem(index, line, "discount",
                            {"giảm giá phải từ 0 đến " + format_money(left),
                             "a discount is between 0 and " + format_money(left)},
                            {"sửa số tiền giảm", "correct the discount"});
    }
    if (is_no_percent(line.discount_percent)) {
        return line_problem(index, line, "discount_percent", kPercentWhy,
                            {"sửa mức giảm", "correct the discount"});
    }
    return std::nullopt;
}

// Shares `discount` out in proportion to the lines' amounts: everyone the part rounded down, then
// one đồng each to those whose remainder was largest, earlier lines first.
void share_out(Money discount, Money base, std::vector<SaleLine>& lines) {
    if (discount.is_zero()) {
        for (SaleLine& line : lines) line.sale_discount = Money{};
        return;
    }
    __extension__ using Wide = __int128;
    std::vector<std::int64_t> remainders;
    remainders.reserve(lines.size());
    Money left = discount;
    for (SaleLine& line : lines) {
        const Money amount = before_sale_discount(line);
        line.sale_discount = discount.share(amount.dong(), base.dong(), Rounding::Down);
        remainders.push_back(
            static_cast<std::int64_t>(Wide{discount.dong()} * amount.dong() % base.dong()));
        left -= line.sale_discount;
    }
    std::vector<std::size_t> order(lines.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b]; });
    assert(left >= Money{} && left.dong() < static_cast<std::int64_t>(lines.size()));
    for (std::size_t i = 0; i < static_cast<std::size_t>(left.dong()); ++i) {
        lines[order[i]].sale_discount += Money::from_dong(1);
    }
}

void add_to_rate(CartTotals& totals, const SaleLine& line) {
    const auto after =
        std::lower_bound(totals.by_rate.begin(), totals.by_rate.end(), line.tax_rate,
                         [](const auto& row, TaxRate rate) { return row.first < rate; });
    const auto row = after != totals.by_rate.end() && after->first == line.tax_rate
                         ? after
                         : totals.by_rate.insert(after, {line.tax_rate, {Money{}, Money{}}});
    row->second.first += line.amount - line.tax;
    row->second.second += line.tax;
}

bool grows_by(const SaleLine& held, const SaleLine& added) {
    return held.product_id == added.product_id && held.unit_price == added.unit_price &&
           held.code == added.code && held.tax_rate == added.tax_rate && held.name == added.name &&
           held.quantity.is_whole() && added.quantity.is_whole() && held.discount.is_zero() &&
           added.discount.is_zero() && held.discount_percent == 0 && added.discount_percent == 0 &&
           held.lot == added.lot && held.serial.empty() && added.serial.empty() &&
           held.note.empty() && added.note.empty() && held.quantity > Quantity{} &&
           added.quantity > Quantity{} && held.quantity <= kMaxQuantity &&
           added.quantity <= kMaxQuantity;
}

}  // namespace

Result<SaleLine> line_for(const Product& product, Quantity quantity, std::string_view code,
                          Date day, const TaxTable& taxes) {
    const Text what{"Chưa bán được " + product.name_vi,
                    product.name(Language::English) + " cannot be sold yet"};
    if (product.price <= Money{}) {
        return Problem{what,
                       {"sản phẩm chưa có giá bán", "the product has no price"},
                       {"đặt giá trong danh mục", "set the price in the catalogue"},
                       "unit_price"};
    }
    if (!product.by_weight && !quantity.is_whole()) {
        return Problem{what,
                       {"sản phẩm không bán theo cân, số lượng phải là số nguyên",
                        "it is not sold by weight, so the quantity must be a whole number"},
                       {"sửa số lượng", "correct the quantity"},
                       "quantity"};
    }
    SaleLine line;
    line.product_id = product.id;
    line.code = code;
    line.name = product.name_vi;
    line.name_en = product.name_en;
    line.group = product.group;
    line.producer = product.producer.name;
    line.stars = product.stars;
    line.unit = product.unit;
    line.quantity = quantity;
    line.unit_price = product.price;
    line.tax_rate = taxes.rate_on(product.tax_rate, day);
    return line;
}

std::size_t add_to_cart(Cart& cart, SaleLine line) {
    for (std::size_t index = 0; index < cart.lines.size(); ++index) {
        SaleLine& held = cart.lines[index];
        if (!grows_by(held, line)) continue;
        held.quantity = held.quantity + line.quantity;
        return index;
    }
    cart.lines.push_back(std::move(line));
    return cart.lines.size() - 1;
}

Result<CartTotals> price_cart(Cart& cart) {
    if (cart.lines.empty()) {
        return cart_problem("lines", {"giỏ hàng trống", "the cart is empty"},
                            {"quét một sản phẩm", "scan a product"});
    }
    if (cart.lines.size() > kMaxLines) {
        const std::string most = std::to_string(kMaxLines);
        return cart_problem(
            "lines", {"quá " + most + " dòng hàng", "there are more than " + most + " lines"},
            {"chia thành nhiều hóa đơn", "split it into several sales"});
    }
    // Worked out beside the cart, so that a refused cart is left as it was.
    std::vector<SaleLine> lines = cart.lines;
    CartTotals totals;
    Money base;
    for (std::size_t index = 0; index < lines.size(); ++index) {
        SaleLine& line = lines[index];
        const bool countable = line.quantity <= kMaxQuantity && line.unit_price <= kMaxSale &&
                               line.quantity > Quantity{} && line.unit_price > Money{};
        line.gross = countable ? line.unit_price.times(line.quantity, Rounding::HalfUp) : Money{};
        if (line.discount_percent > 0 && !is_no_percent(line.discount_percent)) {
            const Money left = std::max(line.gross - line.promotion_discount, Money{});
            line.discount = left.share(line.discount_percent, kWholePercent, Rounding::HalfUp);
        }
        if (auto problem = refuse_line(index, line)) return *std::move(problem);
        totals.gross += line.gross;
        base += before_sale_discount(line);
    }
    if (is_no_percent(cart.discount_percent)) {
        return cart_problem("discount_percent", kPercentWhy,
                            {"sửa mức giảm", "correct the discount"});
    }
    const Money sale_discount =
        cart.discount_percent > 0
            ? base.share(cart.discount_percent, kWholePercent, Rounding::HalfUp)
            : cart.discount;
    if (sale_discount < Money{} || sale_discount > base) {
        return cart_problem("discount",
                            {"giảm giá cả đơn phải từ 0 đến " + format_money(base),
                             "the discount on the sale is between 0 and " + format_money(base)},
                            {"sửa số tiền giảm", "correct the discount"});
    }
    if (totals.gross > kMaxSale) {
        return cart_problem("lines", {"tổng tiền quá lớn", "the total is too large"},
                            {"kiểm tra lại giá và số lượng", "check prices and quantities"});
    }
    share_out(sale_discount, base, lines);
    for (SaleLine& line : lines) {
        line.amount = before_sale_discount(line) - line.sale_discount;
        line.tax = tax_inside(line.amount, line.tax_rate);
        totals.total += line.amount;
        totals.tax += line.tax;
        add_to_rate(totals, line);
    }
    totals.discount = totals.gross - totals.total;
    assert(totals.total == base - sale_discount);
    cart.lines = std::move(lines);
    cart.discount = sale_discount;
    return totals;
}

Sale make_sale(SaleId id, const Cart& priced, const CartTotals& totals, Settlement settlement,
               std::int64_t closed_at_ms, Date business_date, StaffCode cashier,
               std::string cashier_name) {
    Money amounts, taxes, payments;
    for (const SaleLine& line : priced.lines) {
        assert(line.amount == before_sale_discount(line) - line.sale_discount);
        amounts += line.amount;
        taxes += line.tax;
    }
    for (const Payment& payment : settlement.payments) payments += payment.amount;
    assert(!priced.lines.empty());
    assert(amounts == totals.total && taxes == totals.tax);
    assert(totals.gross - totals.discount == totals.total);
    assert(settlement.payable == totals.total + settlement.rounding);
    assert(settlement.payable == payments);

    Sale sale;
    sale.id = id;
    sale.business_date = business_date;
    sale.closed_at_ms = closed_at_ms;
    sale.cashier = std::move(cashier);
    sale.cashier_name = std::move(cashier_name);
    sale.lines = priced.lines;
    sale.gross = totals.gross;
    sale.discount = totals.discount;
    sale.total = totals.total;
    sale.tax = totals.tax;
    sale.settlement = std::move(settlement);
    sale.note = priced.note;
    sale.discount_percent = priced.discount_percent;
    sale.discount_reason = priced.discount_reason;
    sale.discount_approver = priced.discount_approver;
    return sale;
}

}  // namespace kiosk
