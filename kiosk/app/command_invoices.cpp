// invoices: a day's sales for the e-invoice provider, each handed over once. The shape is in the
// man page; names are a promise.
#include <iostream>

#include "kiosk/app/command.h"
#include "kiosk/app/invoice_file.h"

namespace kiosk::app {
int hand_over_invoices(const Context& context, const InvoicesWish& wish) {
    std::optional<Date> day = Date::of_instant(context.clock.now_ms());
    if (!wish.date.empty()) day = Date::parse(wish.date);
    if (!day)
        throw WrongUse{{{"--date " + wish.date, "--date " + wish.date},
                        {"không phải là một ngày", "is not a day"},
                        {"ghi như 2026-11-23", "write it like 2026-11-23"}}};
    const Settings settings = settings_or_throw(context);
    db::ShopStore store = open_store(context, wish.all ? db::Mode::Read : db::Mode::Write);
    if (!wish.all) store.forget_due_buyers();
    std::vector<InvoiceSale> sales = store.invoice_sales(*day);
    if (!wish.all)
        std::erase_if(sales, [](const InvoiceSale& one) { return one.handed_over_ms.has_value(); });
    const std::string file = wish.file.empty() ? "-" : wish.file;
    write_output(file, [&](std::ostream& out) {
        out << (wish.csv ? invoices_as_csv(sales, *day) : invoices_as_json(sales, settings.shop));
    });
    if (wish.all) return kDone;
    // Marked only once they are written: a hand-over that failed is done again.
    std::cout.flush();
    if (!std::cout) return kFault;
    std::vector<SaleId> ids;
    for (const InvoiceSale& one : sales) ids.push_back(one.sold.sale.id);
    const std::string count = std::to_string(store.hand_over_invoices(*day, ids));
    std::cerr << Text{"Đã bàn giao " + count + " đơn của ngày " + day->dmy() + "\n",
                      count + " sales of " + day->dmy() + " handed over\n"}
                     .in(context.language);
    return kDone;
}

}  // namespace kiosk::app
