// totals: a day's figures, as JSON or as a table for people.
#include <algorithm>
#include <iostream>

#include "kiosk/app/command.h"
#include "kiosk/app/json_shapes.h"

namespace kiosk::app {
namespace {

std::size_t characters(const std::string& text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }));
}

std::string spaces(std::size_t wanted, const std::string& beside) {
    return std::string(wanted - std::min(wanted, characters(beside)), ' ');
}

// Two columns, the right one flush right however long a producer's name is.
class Page {
public:
    explicit Page(std::size_t names) : names_{names} {}

    void row(const std::string& name, const std::string& amount) const {
        std::cout << "  " << name << spaces(names_, name) << spaces(kAmounts, amount) << amount
                  << '\n';
    }
    void table(const std::string& title, const std::vector<TotalsRow>& rows) const {
        if (rows.empty()) return;
        std::cout << title << '\n';
        for (const TotalsRow& one : rows) row(one.name, format_money(one.amount));
    }

private:
    static constexpr std::size_t kAmounts = 20;
    std::size_t names_;
};

std::size_t longest_name(const Totals& totals) {
    std::size_t longest = 38;
    for (const auto* rows :
         {&totals.by_payment, &totals.by_group, &totals.by_cashier, &totals.by_producer}) {
        for (const TotalsRow& row : *rows) longest = std::max(longest, characters(row.name));
    }
    return longest;
}

void print_for_people(const Totals& totals, Language language) {
    const Page page{longest_name(totals)};
    std::cout << totals.date.dmy() << '\n';
    page.row(Text{"Số đơn", "Sales"}.in(language), format_digits(totals.sales));
    page.row(Text{"Số món", "Items"}.in(language), format_quantity(totals.items));
    page.row(Text{"Tiền hàng", "Gross"}.in(language), format_money(totals.gross));
    page.row(Text{"Giảm giá", "Discount"}.in(language), format_money(totals.discount));
    page.row(Text{"Trả lại", "Refunded"}.in(language), format_money(totals.refunded));
    page.row(Text{"Làm tròn", "Rounding"}.in(language), format_money(totals.rounding));
    page.row(Text{"Thực thu", "Net"}.in(language), format_money(totals.net));
    page.table(Text{"Theo cách trả", "By payment"}.in(language), totals.by_payment);
    page.table(Text{"Theo nhóm", "By group"}.in(language), totals.by_group);
    page.table(Text{"Theo người bán", "By cashier"}.in(language), totals.by_cashier);
    page.table(Text{"Theo nhà sản xuất", "By producer"}.in(language), totals.by_producer);
}

}  // namespace

int print_totals(const Context& context, const std::string& date) {
    std::optional<Date> day = Date::of_instant(context.clock.now_ms());
    if (!date.empty()) day = Date::parse(date);
    if (!day) {
        throw WrongUse{{{"--date " + date, "--date " + date},
                        {"không phải là một ngày", "is not a day"},
                        {"ghi như 2026-11-23", "write it like 2026-11-23"}}};
    }
    db::ShopStore store = open_store(context, db::Mode::Read);
    const Totals totals = store.totals(*day);
    if (context.json) {
        std::cout << one_line(json_of(totals)) << '\n';
    } else {
        print_for_people(totals, context.language);
    }
    return kDone;
}

}  // namespace kiosk::app
