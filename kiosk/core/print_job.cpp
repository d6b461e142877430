#include "kiosk/core/print_job.h"

#include <algorithm>

#include "kiosk/core/own_code.h"
#include "kiosk/core/refund_receipt.h"

namespace kiosk {

using Kind = ReceiptLine::Kind;

Receipt as_copy(Receipt receipt, Language language) {
    const Text mark{"BẢN SAO", "COPY"};
    const ReceiptLine line{Kind::Title, mark.in(language), {}};
    auto& lines = receipt.lines;
    // Under what kind of paper it is: the second title, after the shop's name.
    std::size_t at = 0, titles = 0;
    for (std::size_t i = 0; i < lines.size() && titles < 2; ++i) {
        if (lines[i].kind != Kind::Title) continue;
        at = i + 1;
        ++titles;
    }
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), line);
    // Above the code that proves the sale, or as the last words.
    const auto code = std::find_if(lines.begin(), lines.end(),
                                   [](const ReceiptLine& one) { return one.kind == Kind::Qr; });
    lines.insert(code, line);
    return receipt;
}

Receipt document_of(const WaitingPrint& waiting, const ShopIdentity& shop) {
    if (waiting.given_back) {
        Receipt made = receipt_of(*waiting.given_back, waiting.sold, shop, waiting.job.language);
        return waiting.job.copy ? as_copy(std::move(made), waiting.job.language) : made;
    }
    if (!waiting.sold) return waiting.job.document.value_or(Receipt{});
    const SoldReceipt& sold = *waiting.sold;
    Receipt made = receipt_of(sold.sale, shop, sold.number, sold.short_hash, waiting.job.language);
    return waiting.job.copy ? as_copy(std::move(made), waiting.job.language) : made;
}

Receipt test_page(const ShopIdentity& shop, std::string_view when, Language language) {
    const auto in = [&](Text text) { return text.in(language); };
    Receipt page;
    page.lines = {
        {Kind::Title, shop.name, {}},
        {Kind::Space, {}, {}},
        {Kind::Title, in({"TRANG IN THỬ", "TEST PAGE"}), {}},
        {Kind::Columns, in({"Ngày", "Date"}), std::string{when}},
        {Kind::Columns, in({"Quầy", "Till"}), shop.till},
        {Kind::Rule, {}, {}},
        {Kind::Text,
         "aàảãáạ ăằẳẵắặ âầẩẫấậ eèẻẽéẹ êềểễếệ iìỉĩíị oòỏõóọ ôồổỗốộ ơờởỡớợ "
         "uùủũúụ ưừửữứự yỳỷỹýỵ đ",
         {}},
        {Kind::Text, "AÀẢÃÁẠ ĂẰẲẴẮẶ ÂẦẨẪẤẬ ÊỀỂỄẾỆ ÔỒỔỖỐỘ ƠỜỞỠỚỢ ƯỪỬỮỨỰ Đ ₫ ★", {}},
        {Kind::Columns, "0123456789", "1.234.567 ₫"},
        {Kind::Strong, in({"TỔNG CỘNG", "TOTAL"}), "1.234.567 ₫"},
        {Kind::Rule, {}, {}},
        {Kind::Centered,
         in({"Đọc được hết chữ, hai mép còn nguyên và giấy được cắt là máy in tốt.",
             "If every letter reads, both edges are whole and the paper is cut, all is well."}),
         {}},
        {Kind::Qr, write_own_code({OwnCode::Kind::Basket, "0"}), {}},
    };
    return page;
}

}  // namespace kiosk
