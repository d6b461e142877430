// invoices: a day's sales and what came back, for the e-invoice provider, each handed over once.
// The shape is in the man page; names are a promise.
#include <filesystem>
#include <iostream>

#include "kiosk/app/command.h"
#include "kiosk/app/invoice_file.h"

namespace kiosk::app {
namespace {

// What was handed over before is never handed over again: a second file must not take its place.
void refuse_to_overwrite(const InvoicesWish& wish) {
    std::error_code failed;
    if (wish.all || wish.file.empty() || wish.file == "-") return;
    if (!std::filesystem::is_regular_file(wish.file, failed)) return;
    throw WrongUse{{{"--out " + wish.file, "--out " + wish.file},
                    {"đã có tệp này, có thể là lần bàn giao trước",
                     "is there already, perhaps from an earlier hand-over"},
                    {"ghi vào một tệp khác", "write to another file"}}};
}

}  // namespace

int hand_over_invoices(const Context& context, const InvoicesWish& wish) {
    std::optional<Date> day = Date::of_instant(context.clock.now_ms());
    if (!wish.date.empty()) day = Date::parse(wish.date);
    if (!day)
        throw WrongUse{{{"--date " + wish.date, "--date " + wish.date},
                        {"không phải là một ngày", "is not a day"},
                        {"ghi như 2026-11-23", "write it like 2026-11-23"}}};
    refuse_to_overwrite(wish);
    const Settings settings = settings_or_throw(context);
    db::ShopStore store = open_store(context, wish.all ? db::Mode::Read : db::Mode::Write);
    if (!wish.all) store.forget_due_buyers();
    const InvoiceDay batch = wish.all ? store.invoices_of(*day) : store.invoices_to_hand_over(*day);
    const std::string file = wish.file.empty() ? "-" : wish.file;
    write_output(file, [&](std::ostream& out) {
        out << (wish.csv ? invoices_as_csv(batch, *day) : invoices_as_json(batch, settings.shop));
    });
    if (wish.all) return kDone;
    // Marked only once they are written: a hand-over that failed is done again.
    std::cout.flush();
    if (!std::cout) return kFault;
    const std::size_t wanted = batch.sales.size() + batch.adjustments.size();
    if (static_cast<std::size_t>(store.hand_over_invoices(*day, batch)) != wanted) {
        tell(context, handed_over_elsewhere(file));
        return kFault;
    }
    const std::string sales = std::to_string(batch.sales.size());
    const std::string back = std::to_string(batch.adjustments.size());
    std::cerr << Text{"Đã bàn giao " + sales + " đơn và " + back + " điều chỉnh của ngày " +
                          day->dmy() + "\n",
                      sales + " sales and " + back + " adjustments of " + day->dmy() +
                          " handed over\n"}
                     .in(context.language);
    return kDone;
}

}  // namespace kiosk::app
