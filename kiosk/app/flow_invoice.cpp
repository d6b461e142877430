#include "kiosk/app/flow_invoice.h"

#include "kiosk/app/flow_parts.h"
#include "kiosk/core/vietnamese_text.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

FormView buyer_form(const InvoiceBuyer& buyer) {
    FormView form;
    form.title = {"Thông tin xuất hóa đơn", "For the invoice"};
    form.fields = {{"name",
                    {"Tên người mua hoặc đơn vị", "Name of the buyer or the company"},
                    FormKind::Text,
                    buyer.name},
                   {"tax_number",
                    {"Mã số thuế", "Tax number"},
                    FormKind::Code,
                    buyer.tax_number,
                    {},
                    {"10 số, hoặc 10 số-3 số; để trống nếu không có",
                     "10 digits, or 10-3; empty where there is none"}},
                   {"address", {"Địa chỉ", "Address"}, FormKind::Text, buyer.address},
                   {"email",
                    {"Thư điện tử nhận hóa đơn", "Where it is sent by mail"},
                    FormKind::Code,
                    buyer.email}};
    form.focused = 0;
    return form;
}

std::string trimmed(std::string text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// Back to where it was asked; the done screen has made room for the next customer.
Commands leave(State& state) {
    const bool is_here = state.view.screen == ScreenName::Invoice;
    state.view.invoice = InvoiceView{};
    std::erase(state.way_back, ScreenName::Invoice);
    if (!is_here) return {};  // gone elsewhere while it was stored
    go_back(state);
    if (state.view.screen == ScreenName::Till) return new_sale(state);
    return {};
}

Commands submitted(State& state, std::int64_t) {
    InvoiceView& view = state.view.invoice;
    FormView& form = *view.form;
    const InvoiceBuyer buyer{trimmed(form.value("name")), trimmed(form.value("tax_number")),
                             trimmed(form.value("address")), trimmed(form.value("email"))};
    form.focused.reset();
    const auto wrong = wrong_in(buyer);
    for (const auto& [field, error] : wrong) form.fail(field, error);
    if (!wrong.empty()) return {};
    form.busy = true;
    return {SaveBuyer{view.sale, buyer, state.settings.invoices.buyer_days}};
}

}  // namespace

Commands ask_invoice(State& state) {
    InvoiceView view;
    const DoneKind done = state.view.receipt.kind;
    if (state.view.screen == ScreenName::Receipt && done == DoneKind::Exchange) {
        view.sale = state.bought_in_exchange.first;
        view.number = state.bought_in_exchange.second;
    } else if (state.view.screen == ScreenName::Receipt && done == DoneKind::Sale) {
        view.sale = state.sale_done;
        view.number = state.view.receipt.number;
    } else if (state.view.screen == ScreenName::Sales && state.view.sales.sold) {
        view.sale = state.view.sales.sold->sale.id;
        view.number = state.view.sales.sold->number;
    } else {
        return {};
    }
    view.kept_days = state.settings.invoices.buyer_days;
    state.view.invoice = std::move(view);
    show(state, ScreenName::Invoice);
    return {ReadBuyer{state.view.invoice.sale}};
}

void buyer_read(State& state, const BuyerRead& answer) {
    InvoiceView& view = state.view.invoice;
    if (state.view.screen != ScreenName::Invoice || view.sale != answer.sale || view.form) return;
    view.form = buyer_form(answer.buyer.value_or(InvoiceBuyer{}));
}

Commands buyer_saved(State& state, const BuyerSaved& answer, std::int64_t now_ms) {
    InvoiceView& view = state.view.invoice;
    if (view.sale != answer.sale || !view.form) return {};
    if (answer.problem) {
        view.form->busy = false;
        view.form->problem = answer.problem;
        return {};
    }
    Commands commands = leave(state);
    notify(state, NoticeKind::Good,
           {"Đã ghi thông tin xuất hóa đơn", "The buyer is noted for the invoice"}, now_ms);
    return commands;
}

OfficeScreen invoice_screen() {
    OfficeScreen screen{ScreenName::Invoice};
    screen.form = [](State& state) -> FormView* {
        return state.view.invoice.form ? &*state.view.invoice.form : nullptr;
    };
    screen.submitted = submitted;
    screen.left = [](State& state) { leave(state); };
    return screen;
}

}  // namespace kiosk::app::parts
