#include "tests/blackbox/ledger.h"

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <stdexcept>

#include "tests/blackbox/books.h"

namespace blackbox {
namespace {

std::int64_t number(const Json& json, const char* name) {
    return json.at(name).get<std::int64_t>();
}
std::string text(const Json& json, const char* name) { return json.at(name).get<std::string>(); }

void add(Sums& sums, const std::string& key, std::int64_t quantity, std::int64_t amount) {
    Sum& sum = sums[key];
    sum.quantity += quantity;
    sum.amount += amount;
}

// `sign` is 1 for what was sold, -1 for what came back.
std::int64_t add_lines(LedgerSums& into, const Json& body, int sign) {
    std::int64_t items = 0;
    for (const Json& line : body.at("lines")) {
        const std::int64_t quantity = sign * number(line, "quantity");
        const std::int64_t amount = sign * number(line, "amount"), tax = sign * number(line, "tax");
        items += quantity;
        auto& rate = into.tax[text(line, "tax_rate")];
        rate.first += amount - tax;
        rate.second += tax;
        add(into.by_group, text(line, "group"), quantity, amount);
        add(into.by_product, text(line, "product_id"), quantity, amount);
        add(into.by_producer, text(line, "producer"), quantity, amount);
        const Json& stars = line.at("stars");
        add(into.by_stars, stars.is_null() ? "none" : std::to_string(stars.get<int>()), quantity,
            amount);
    }
    into.items += items;
    return items;
}

void add_money(LedgerSums& into, const Json& body, int sign, std::int64_t items,
               std::int64_t paid) {
    for (const Json& payment : body.at("payments"))
        add(into.by_payment, text(payment, "method"), 0, sign * number(payment, "amount"));
    add(into.by_cashier, text(body, "cashier"), items, paid);
    const std::int64_t local_ms = number(body, "closed_at_ms") + 7 * 3'600'000;
    into.by_hour.at(static_cast<std::size_t>(local_ms / 3'600'000 % 24)) += paid;
    into.rounding += sign * number(body, "rounding");
    into.net += paid;
}

bool takes_part(const Entry& entry) { return entry.kind == "sale" || entry.kind == "refund"; }

void add_entry(LedgerSums& into, const Entry& entry) {
    if (entry.kind == "sale") into.add_sale(entry.body);
    if (entry.kind == "refund") into.add_refund(entry.body);
}

}  // namespace

std::vector<Entry> journal_of(const Shop& shop) {
    const std::string sql =
        "SELECT seq, kind, CAST(body AS TEXT) FROM journal WHERE kind IN ('sale', 'refund', "
        "'shift_open', 'shift_close', 'cash_movement', 'settlement') ORDER BY seq";
    const std::string all = output_of("sqlite3 -readonly -separator '|' '" +
                                      (shop.folder() / "kiosk.db").string() + "' \"" + sql + "\"");
    std::vector<Entry> journal;
    for (const std::string& line : lines_of(all)) {
        const std::size_t first = line.find('|'), second = line.find('|', first + 1);
        if (second == std::string::npos) throw std::runtime_error{"not the journal: " + line};
        journal.push_back({std::stoll(line.substr(0, first)),
                           line.substr(first + 1, second - first - 1),
                           Json::parse(line.substr(second + 1))});
    }
    if (journal.empty()) throw std::runtime_error{"the journal could not be read"};
    return journal;
}

void LedgerSums::add_sale(const Json& body) {
    ++sales;
    gross += number(body, "gross");
    discount += number(body, "discount");
    add_money(*this, body, 1, add_lines(*this, body, 1), number(body, "payable"));
}

void LedgerSums::add_refund(const Json& body) {
    ++refunds;
    refunded += number(body, "amount");
    add_money(*this, body, -1, add_lines(*this, body, -1), -number(body, "paid"));
}

std::set<std::string> days_of(const std::vector<Entry>& journal) {
    std::set<std::string> days;
    for (const Entry& entry : journal)
        if (takes_part(entry)) days.insert(text(entry.body, "business_date"));
    return days;
}

LedgerSums sums_of_day(const std::vector<Entry>& journal, const std::string& day) {
    LedgerSums sums;
    for (const Entry& entry : journal)
        if (takes_part(entry) && text(entry.body, "business_date") == day) add_entry(sums, entry);
    return sums;
}

std::int64_t ShiftSums::expected() const {
    const auto cash = sums.by_payment.find("cash");
    const std::int64_t taken = cash == sums.by_payment.end() ? 0 : cash->second.amount;
    return opening + taken + paid_in - paid_out;
}

std::vector<ShiftSums> shifts_of(const std::vector<Entry>& journal) {
    std::vector<ShiftSums> shifts;
    bool open = false;
    for (const Entry& entry : journal) {
        if (entry.kind == "shift_open") {
            shifts.emplace_back();
            shifts.back().day = text(entry.body, "business_date");
            shifts.back().opening = number(entry.body, "opening");
            open = true;
        }
        if (!open) continue;
        ShiftSums& shift = shifts.back();
        add_entry(shift.sums, entry);
        if (entry.kind == "cash_movement") {
            const bool in = text(entry.body, "direction") == "in";
            (in ? shift.paid_in : shift.paid_out) += number(entry.body, "amount");
        }
        if (entry.kind == "shift_close") {
            shift.number = text(entry.body, "number");
            open = false;
        }
    }
    return shifts;
}

std::map<std::string, ProducerRow> producer_rows(const std::vector<Entry>& journal,
                                                 const std::string& producer,
                                                 std::int64_t after_seq, std::int64_t until_seq) {
    std::map<std::string, ProducerRow> rows;
    for (const Entry& entry : journal) {
        if (!takes_part(entry) || entry.seq <= after_seq || entry.seq > until_seq) continue;
        const bool sold = entry.kind == "sale";
        for (const Json& line : entry.body.at("lines")) {
            if (text(line, "producer") != producer) continue;
            ProducerRow& row = rows[text(line, "product_id")];
            (sold ? row.sold : row.returned) += number(line, "quantity");
            (sold ? row.sold_amount : row.returned_amount) += number(line, "amount");
            row.tax += (sold ? 1 : -1) * number(line, "tax");
        }
    }
    return rows;
}

std::int64_t share_of(std::int64_t amount, const std::string& percent) {
    const std::int64_t hundredths = thousandths(percent) / 10;
    const std::int64_t twice = 2 * std::abs(amount) * hundredths + 10'000;
    return (amount < 0 ? -1 : 1) * (twice / 20'000);
}

std::int64_t thousandths(const std::string& text) {
    const std::size_t dot = text.find('.');
    std::string decimals = dot == std::string::npos ? "" : text.substr(dot + 1);
    decimals.resize(3, '0');
    const std::int64_t whole = std::abs(std::stoll(text.substr(0, dot)));
    return (text.starts_with('-') ? -1 : 1) * (whole * 1000 + std::stoll(decimals));
}

std::string count_text(std::int64_t count) {
    std::string digits = std::to_string(std::abs(count));
    for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, '.');
    return (count < 0 ? "\u2212" : "") + digits;
}

std::string money_text(std::int64_t dong) { return count_text(dong) + "\u00A0₫"; }

std::string quantity_text(std::int64_t thousandths) {
    std::string text = (thousandths < 0 ? "\u2212" : "") + count_text(std::abs(thousandths) / 1000);
    if (thousandths % 1000 == 0) return text;
    std::string decimals = std::to_string(1000 + std::abs(thousandths) % 1000).substr(1);
    while (decimals.ends_with('0')) decimals.pop_back();
    return text + "," + decimals;
}

}  // namespace blackbox
