#include "tests/screens/sample_views.h"

namespace samples {
namespace {

using namespace kiosk::screens;
using kiosk::Money;
using kiosk::Quantity;

ReturnRow row(const kiosk::Product& product, std::int64_t sold, std::int64_t left,
              std::int64_t chosen) {
    ReturnRow made;
    made.name = product.name_vi;
    made.name_en = product.name_en;
    made.unit = product.unit;
    made.unit_price = product.price;
    made.sold = Quantity::pieces(sold);
    made.left = Quantity::pieces(left);
    made.chosen = Quantity::pieces(chosen);
    made.amount = product.price.times(made.chosen, kiosk::Rounding::HalfUp);
    return made;
}

}  // namespace

void fill_returns(ViewState& view) {
    const std::vector<kiosk::Product> all = goods();
    ReturnsView& returns = view.returns;
    returns.found = true;
    returns.number = "K01-1-000123";
    returns.when = "22/11/2026 16:42";
    returns.cashier = "Nguyễn Thị Hạnh";
    returns.paid = Money::from_dong(1'284'500);
    returns.rows = {row(all[0], 2, 2, 1), row(all[1], 1, 0, 0), row(all[4], 3, 2, 0),
                    row(all[5], 1, 1, 1)};
    returns.rows[0].reason = 1;
    returns.rows[0].back_to_shelf = false;
    returns.rows[2].details = "lô L2611-07";
    for (const kiosk::ReturnReason& reason : kiosk::return_reasons())
        returns.reasons.push_back(reason.title);
    returns.methods = {kiosk::PaymentMethod::Cash, kiosk::PaymentMethod::Transfer};
    const Money money = returns.rows[0].amount + returns.rows[3].amount;
    returns.total = money;
    returns.give_back = {{kiosk::PaymentMethod::Cash, money, money, {}}};
    returns.can_confirm = returns.can_exchange = returns.can_cancel = true;
}

std::vector<NamedView> returns_views() {
    std::vector<NamedView> views;
    const auto add = [&](std::string name, ScreenName screen, const auto& change) {
        NamedView named{std::move(name), view(screen), {}};
        change(named.view);
        views.push_back(std::move(named));
    };
    add("returns-ask", ScreenName::Returns, [](ViewState& v) { v.returns = {}; });
    add("returns-unknown", ScreenName::Returns, [](ViewState& v) {
        v.returns = {};
        v.returns.query = "K02-1-000088";
        v.returns.problem = kiosk::Problem{
            {"Máy này chưa biết hóa đơn này", "This till does not know this receipt"},
            {"không thấy số K02-1-000088", "there is no number K02-1-000088"},
            {"kiểm tra lại số, hoặc trả ở quầy đã bán",
             "check the number, or return it where it was sold"}};
    });
    add("till-exchange", ScreenName::Till, [](ViewState& v) {
        v.till.exchange = ExchangeView{
            "K01-1-000123",
            {{v.returns.rows[0].name, "", Quantity::pieces(1), v.returns.rows[0].amount},
             {v.returns.rows[3].name, "", Quantity::pieces(1), v.returns.rows[3].amount}},
            v.returns.total};
    });
    add("payment-exchange", ScreenName::Payment, [](ViewState& v) {
        v.payment.tenders = {{kiosk::PaymentMethod::Cash, v.returns.total, {}}};
        v.payment.set_off = 1;
        v.payment.to_pay = v.payment.total - v.returns.total;
    });
    add("receipt-refund", ScreenName::Receipt, [](ViewState& v) {
        v.receipt.kind = DoneKind::Refund;
        v.receipt.number = "K01-1-000124";
        v.receipt.total = v.returns.total;
        v.receipt.give_back = {
            {kiosk::PaymentMethod::Cash, Money::from_dong(200'000), {}, {}},
            {kiosk::PaymentMethod::Transfer, Money::from_dong(150'000), {}, {}}};
    });
    return views;
}

}  // namespace samples
