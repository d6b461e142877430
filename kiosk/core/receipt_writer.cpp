#include "kiosk/core/receipt_writer.h"

#include <algorithm>
#include <map>

#include "kiosk/core/own_code.h"

namespace kiosk {
namespace {

Text tax_title(TaxRate rate) {
    if (rate == TaxRate::NotSubject) {
        return {"Hàng không chịu thuế GTGT", "Goods not subject to VAT"};
    }
    if (rate == TaxRate::NotDeclared) {
        return {"Hàng không kê khai thuế GTGT", "Goods without VAT declaration"};
    }
    const std::string percent = std::to_string(percent_of(rate)) + "%";
    return {"Thuế GTGT " + percent + " của ", "VAT " + percent + " of "};
}

// QR codes hold capitals in fewer modules.
std::string capitals(const SaleId& id) {
    std::string text = id.text();
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return text;
}

}  // namespace

void write_shop(ReceiptWriter& to, const ShopIdentity& shop, const Text& title,
                bool demonstration) {
    using Kind = ReceiptLine::Kind;
    to.add(Kind::Title, shop.name);
    to.centered(shop.address);
    if (!shop.phone.empty()) to.centered(to.in({"ĐT: ", "Phone: "}) + shop.phone);
    if (!shop.tax_number.empty()) to.centered(to.in({"MST: ", "Tax number: "}) + shop.tax_number);
    to.space();
    to.add(Kind::Title, to.in(title));
    if (demonstration) {
        to.centered(to.in({"BẢN TRÌNH DIỄN – KHÔNG CÓ GIÁ TRỊ THANH TOÁN",
                           "DEMONSTRATION – NOT A VALID RECEIPT"}));
    }
}

void write_when_and_who(ReceiptWriter& to, std::int64_t at_ms, const std::string& cashier,
                        const ShopIdentity& shop) {
    to.columns({"Ngày", "Date"}, Date::of_instant(at_ms).dmy() + " " + local_time_hm(at_ms));
    to.columns({"Thu ngân", "Cashier"}, cashier);
    to.columns({"Quầy", "Till"}, shop.till);
    to.rule();
}

void write_tax(ReceiptWriter& to, const std::vector<TaxedAmount>& amounts,
               const std::string& sign) {
    std::map<TaxRate, std::pair<Money, Money>> by_rate;  // net base, tax
    for (const TaxedAmount& one : amounts) {
        by_rate[one.rate].first += one.amount - one.tax;
        by_rate[one.rate].second += one.tax;
    }
    to.rule();
    to.add(ReceiptLine::Kind::Text, to.in({"Giá đã gồm thuế GTGT:", "Prices include VAT:"}));
    for (const auto& [rate, sums] : by_rate) {
        const bool taxed = rate != TaxRate::NotSubject && rate != TaxRate::NotDeclared;
        to.add(ReceiptLine::Kind::Columns,
               "  " + to.in(tax_title(rate)) + (taxed ? sign + digits(sums.first) : ""),
               sign + digits(taxed ? sums.second : sums.first));
    }
}

void write_end(ReceiptWriter& to, const Text& words, bool demonstration, const SaleId& id,
               std::string_view short_hash) {
    if (demonstration) {
        to.centered(to.in(
            {"Dữ liệu minh họa, giá không có thật", "Demonstration data, the prices are made up"}));
    }
    to.centered(to.in(words));
    if (short_hash.empty()) return;
    to.centered(to.in({"Mã kiểm tra: ", "Check code: "}) + std::string{short_hash});
    to.add(ReceiptLine::Kind::Qr, write_own_code({OwnCode::Kind::Receipt, capitals(id)}));
}

}  // namespace kiosk
