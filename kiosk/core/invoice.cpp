#include "kiosk/core/invoice.h"

#include <algorithm>

#include "kiosk/core/receipt.h"

namespace kiosk {
namespace {

constexpr std::size_t kLongest = 400;  // bytes of a field

bool is_mail_address(const std::string& text) {
    const std::size_t at = text.find('@');
    if (at == std::string::npos || at == 0 || text.find('@', at + 1) != std::string::npos)
        return false;
    const std::size_t dot = text.rfind('.');
    const bool plain = std::ranges::all_of(
        text, [](char c) { return static_cast<unsigned char>(c) > ' ' && c != ',' && c != ';'; });
    return plain && dot != std::string::npos && dot > at + 1 && dot + 1 < text.size();
}

}  // namespace

std::vector<std::pair<std::string, Text>> wrong_in(const InvoiceBuyer& buyer) {
    std::vector<std::pair<std::string, Text>> wrong;
    const auto say = [&](const char* field, const char* vi, const char* en) {
        wrong.emplace_back(field, Text{vi, en});
    };
    if (buyer.name.empty())
        say("name", "cần tên người mua hoặc tên đơn vị", "the buyer's or the company's name");
    if (!buyer.tax_number.empty() && !is_tax_number(buyer.tax_number))
        say("tax_number", "mã số thuế không đúng, xem lại từng số",
            "this is no tax number; compare it digit by digit");
    if (!buyer.tax_number.empty() && buyer.address.empty())
        say("address", "đơn vị có mã số thuế cần địa chỉ", "a company needs its address");
    if (!buyer.email.empty() && !is_mail_address(buyer.email))
        say("email", "địa chỉ thư chưa đúng, ví dụ ten@congty.vn", "write it like name@company.vn");
    for (const auto& [field, text] :
         {std::pair{"name", &buyer.name}, std::pair{"address", &buyer.address},
          std::pair{"email", &buyer.email}})
        if (text->size() > kLongest) say(field, "dài quá", "is too long");
    return wrong;
}

}  // namespace kiosk
