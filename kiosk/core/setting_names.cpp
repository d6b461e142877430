#include "kiosk/core/setting_names.h"

#include <algorithm>
#include <string>

#include "kiosk/core/rights.h"

namespace kiosk {
namespace {

struct Row {
    std::string_view key;
    Text title;
};

// The machine's devices keep their keys: who reads those knows them.
const Row kTitles[] = {
    {"shop.name", {"Tên cửa hàng", "Shop’s name"}},
    {"shop.address", {"Địa chỉ", "Address"}},
    {"shop.phone", {"Điện thoại", "Phone"}},
    {"shop.tax_number", {"Mã số thuế", "Tax number"}},
    {"shop.till", {"Quầy", "Till"}},
    {"shop.vat_lines", {"In VAT trên hóa đơn", "VAT on receipts"}},
    {"bank.bin", {"Ngân hàng (BIN)", "Bank (BIN)"}},
    {"bank.account", {"Số tài khoản VietQR", "Account for VietQR"}},
    {"bank.name", {"Chủ tài khoản", "Account holder"}},
    {"till.cash_rounding", {"Làm tròn tiền mặt", "Cash rounding"}},
    {"till.lock_after_seconds", {"Khóa quầy sau (giây)", "Locks after (seconds)"}},
    {"till.sign_out_after_minutes", {"Đăng xuất sau (phút)", "Signs out after (minutes)"}},
    {"till.cashier_discount_percent",
     {"Thu ngân được giảm đến (%)", "A cashier’s own discount (%)"}},
    {"till.unsafe_goods", {"Hàng bị cảnh báo", "Goods with a warning"}},
    {"till.discount_reasons", {"Lý do giảm giá", "Reasons for a discount"}},
    {"till.cash_in_reasons", {"Lý do thu tiền", "Reasons for cash in"}},
    {"till.cash_out_reasons", {"Lý do chi tiền", "Reasons for cash out"}},
    {"printer.device", {"Máy in", "Printer"}},
    {"printer.print", {"In hóa đơn", "Receipts are printed"}},
    {"drawer.open", {"Mở ngăn kéo khi", "The drawer opens at"}},
    {"backup.daily", {"Sao lưu hằng ngày", "Daily backup"}},
    {"backup.keep", {"Số bản sao lưu giữ lại", "Backups kept"}},
    {"backup.stick", {"Sao lưu ra USB", "Backup on a stick"}},
    {"camera.source", {"Camera", "Camera"}},
    {"scanner.in_shop_patterns", {"Mẫu mã cân tại cửa hàng", "Patterns of in-shop codes"}},
    {"codes.stamp_hosts", {"Hệ thống tem", "Systems of stamps"}},
    {"centre.url", {"Địa chỉ trung tâm", "Address of the centre"}},
};

constexpr std::string_view kRights = "rights.";

Text same(std::string_view text) { return {std::string{text}, std::string{text}}; }

}  // namespace

Text title_of_setting(std::string_view key) {
    const auto* found = std::ranges::find(kTitles, key, &Row::key);
    if (found != std::end(kTitles)) return found->title;
    if (key.starts_with(kRights)) {
        if (const auto right = right_from(key.substr(kRights.size()))) {
            const Text& title = title_of(*right);
            return {"Quyền " + title.vi, "Right to " + title.en};
        }
    }
    return same(key);
}

Text shown_setting(std::string_view key, std::string_view value) {
    if (value == "true") return {"có", "yes"};
    if (value == "false") return {"không", "no"};
    if (key.starts_with(kRights)) {
        if (const auto role = role_from(value)) return title_of(*role);
    }
    if (key == "till.cash_rounding" && value != "0") return same(std::string{value} + " ₫");
    if (key == "till.unsafe_goods")
        return value == "blocked" ? Text{"không bán", "not sold"}
                                  : Text{"ca trưởng cho phép", "a supervisor allows it"};
    return same(value);
}

}  // namespace kiosk
