#include "kiosk/core/rights.h"

#include <algorithm>

namespace kiosk {

const std::array<RightRow, 22>& all_rights() {
    using enum Right;
    using enum Role;
    static const std::array<RightRow, 22> kTable{{
        {Sell, "sell", Cashier, {"bán hàng", "sell"}},
        {DiscountWithinLimit,
         "discount",
         Cashier,
         {"giảm giá trong mức cho phép", "discount within the limit"}},
        {DiscountAboveLimit,
         "discount_above_limit",
         Supervisor,
         {"giảm giá quá mức", "discount above the limit"}},
        {ChangePrice,
         "change_price",
         Supervisor,
         {"sửa giá khi bán", "change a price at the till"}},
        {SellUnsafe,
         "sell_unsafe",
         Supervisor,
         {"bán hàng bị cảnh báo", "sell goods with a warning"}},
        {Reprint, "reprint", Cashier, {"in lại hóa đơn", "print a receipt again"}},
        {Refund, "refund", Cashier, {"nhận hàng trả lại", "take goods back"}},
        {RefundWithoutReceipt,
         "refund_without_receipt",
         Supervisor,
         {"nhận hàng trả không có hóa đơn", "take goods back without a receipt"}},
        {CancelSale, "cancel_sale", Supervisor, {"hủy đơn đã bán", "cancel a sale"}},
        {OpenDrawer,
         "open_drawer",
         Supervisor,
         {"mở ngăn kéo khi không bán", "open the drawer without a sale"}},
        {RunShift, "run_shift", Cashier, {"mở và chốt ca", "open and close a shift"}},
        {CashInOut,
         "cash_in_out",
         Cashier,
         {"thu, chi tiền trong ngăn", "put cash in, take it out"}},
        {CloseOthersShift,
         "close_others_shift",
         Supervisor,
         {"chốt ca của người khác", "close another person's shift"}},
        {SeeTotals, "see_totals", Supervisor, {"xem doanh thu", "see the totals"}},
        {SeeMargin, "see_margin", Manager, {"xem lãi gộp và giá vốn", "see the margin and costs"}},
        {EditGoods, "edit_goods", Manager, {"sửa hàng hóa và giá", "edit goods and prices"}},
        {MoveStock, "move_stock", Supervisor, {"nhập, kiểm và chỉnh kho", "move and count stock"}},
        {Settle, "settle", Manager, {"quyết toán với nhà sản xuất", "settle with producers"}},
        {EditStaff, "edit_staff", Manager, {"quản lý nhân viên", "edit staff"}},
        {SeeLog, "see_log", Manager, {"xem nhật ký thao tác", "see the log"}},
        {EditMachine, "edit_machine", Manager, {"cài đặt máy", "set up the machine"}},
        {CloseProgram, "close_program", Manager, {"tắt chương trình", "close the program"}},
    }};
    return kTable;
}

std::optional<Right> right_from(std::string_view name) {
    const auto found = std::ranges::find(all_rights(), name, &RightRow::name);
    if (found == all_rights().end()) return std::nullopt;
    return found->right;
}

std::string_view name_of(Right right) { return all_rights()[static_cast<std::size_t>(right)].name; }

const Text& title_of(Right right) { return all_rights()[static_cast<std::size_t>(right)].title; }

RightsTable::RightsTable() {
    std::ranges::transform(all_rights(), lowest_.begin(), &RightRow::lowest);
}

Role RightsTable::lowest(Right right) const { return lowest_[static_cast<std::size_t>(right)]; }

void RightsTable::move(Right right, Role lowest) {
    lowest_[static_cast<std::size_t>(right)] = lowest;
}

}  // namespace kiosk
