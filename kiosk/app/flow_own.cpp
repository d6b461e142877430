// The showroom's own codes: a badge leads to its person's PIN, a receipt says what it is, a basket
// is looked for.
#include <algorithm>

#include "kiosk/app/flow_parts.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

void badge_scanned(State& state, const std::string& code, std::int64_t now_ms) {
    if (signed_in(state)) {
        const Staff& staff = *state.view.status.staff;
        const bool same = staff.code.text() == code;
        notify(state, NoticeKind::Information,
               {(same ? "Bạn đang đăng nhập: " : "Đang có người đăng nhập: ") + staff.name,
                (same ? "You are signed in: " : "Signed in already: ") + staff.name},
               now_ms);
        return;
    }
    LoginView& login = state.view.login;
    const bool is_known = std::any_of(login.staff.begin(), login.staff.end(),
                                      [&](const Staff& one) { return one.code.text() == code; });
    if (!is_known) {
        notify(state,
               {{"Thẻ nhân viên này", "This staff badge"},
                {"không có ở cửa hàng", "is not of this shop"},
                {"nhờ quản lý thêm nhân viên", "ask the manager to add the person"}},
               now_ms, NoticeKind::Attention);
        return;
    }
    show(state, ScreenName::Login);
    leave_login(state);
    login.chosen = StaffCode{code};
}

Commands receipt_scanned(State& state, const std::string& value, std::int64_t now_ms) {
    std::string id = value;
    std::transform(id.begin(), id.end(), id.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const auto sale = SaleId::parse(id);
    if (sale && signed_in(state)) return {LookUpReceipt{*sale}};
    // What somebody bought is nobody else's business.
    notify(state, NoticeKind::Information,
           {"Đây là mã của một hóa đơn. Hãy đưa hóa đơn cho thu ngân.",
            "This is the code of a receipt. Please hand it to the cashier."},
           now_ms);
    return {};
}

}  // namespace

Commands own_code_scanned(State& state, const OwnCode& own, std::int64_t now_ms) {
    switch (own.kind) {
        case OwnCode::Kind::Staff:
            badge_scanned(state, own.value, now_ms);
            return {};
        case OwnCode::Kind::Receipt:
            return receipt_scanned(state, own.value, now_ms);
        case OwnCode::Kind::Basket:
            break;
    }
    notify(state,
           {{"Giỏ hàng " + own.value, "Basket " + own.value},
            {"không có ở quầy này", "is not at this till"},
            {"quét từng sản phẩm", "scan the products"}},
           now_ms, NoticeKind::Attention);
    return {};
}

void receipt_looked_up(State& state, const ReceiptLookedUp& answer, std::int64_t now_ms) {
    if (!signed_in(state)) return;
    if (!answer.sale) {
        notify(state,
               {{"Hóa đơn này", "This receipt"},
                {"không có ở quầy này", "is not of this till"},
                {"hỏi quầy đã bán", "ask the till that sold it"}},
               now_ms, NoticeKind::Attention);
        return;
    }
    const Sale& sale = *answer.sale;
    const std::string when =
        Date::of_instant(sale.closed_at_ms).dmy() + " " + local_time_hm(sale.closed_at_ms);
    const std::string lines = std::to_string(sale.lines.size());
    const std::string total = format_money(sale.settlement.payable);
    notify(state, NoticeKind::Information,
           {"Hóa đơn của quầy này, " + when + ": " + lines + " mặt hàng, " + total,
            "A receipt of this till, " + when + ": " + lines +
                (sale.lines.size() == 1 ? " product, " : " products, ") + total},
           now_ms);
}

}  // namespace kiosk::app::parts
