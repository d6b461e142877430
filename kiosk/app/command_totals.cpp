// totals: a day's figures, as JSON or as a table for people.
#include <iostream>

#include "kiosk/app/command.h"
#include "kiosk/app/json_shapes.h"

namespace kiosk::app {
namespace {

// `text` padded with spaces to `width` characters (not bytes).
std::string padded(std::string text, std::size_t width) {
    std::size_t characters = 0;
    for (const char byte : text) characters += (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
    if (characters < width) text.append(width - characters, ' ');
    return text;
}

std::string right(std::string text, std::size_t width) {
    std::size_t characters = 0;
    for (const char byte : text) characters += (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
    return characters < width ? std::string(width - characters, ' ') + text : text;
}

void print_row(const std::string& name, const std::string& amount) {
    std::cout << "  " << padded(name, 40) << right(amount, 20) << '\n';
}

void print_table(const std::string& title, const std::vector<TotalsRow>& rows) {
    if (rows.empty()) return;
    std::cout << title << '\n';
    for (const TotalsRow& row : rows) print_row(row.name, format_money(row.amount));
}

void print_for_people(const Totals& totals, Language language) {
    std::cout << totals.date.dmy() << '\n';
    print_row(Text{"Số đơn", "Sales"}.in(language), format_digits(totals.sales));
    print_row(Text{"Số món", "Items"}.in(language), format_quantity(totals.items));
    print_row(Text{"Tiền hàng", "Gross"}.in(language), format_money(totals.gross));
    print_row(Text{"Giảm giá", "Discount"}.in(language), format_money(totals.discount));
    print_row(Text{"Trả lại", "Refunded"}.in(language), format_money(totals.refunded));
    print_row(Text{"Làm tròn", "Rounding"}.in(language), format_money(totals.rounding));
    print_row(Text{"Thực thu", "Net"}.in(language), format_money(totals.net));
    print_table(Text{"Theo cách trả", "By payment"}.in(language), totals.by_payment);
    print_table(Text{"Theo nhóm", "By group"}.in(language), totals.by_group);
    print_table(Text{"Theo người bán", "By cashier"}.in(language), totals.by_cashier);
    print_table(Text{"Theo nhà sản xuất", "By producer"}.in(language), totals.by_producer);
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
