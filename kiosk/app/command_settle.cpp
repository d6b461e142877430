// settle list, terms, statement, close, paid.
#include <sodium.h>

#include <iostream>

#include "kiosk/app/stock_commands.h"
#include "kiosk/app/stock_json.h"
#include "kiosk/core/statement_report.h"
#include "kiosk/core/vietnamese_text.h"
#include "platform/report_file.h"

namespace kiosk::app {
namespace {

WrongUse wrong(const std::string& what, Text why, Text to_do) {
    return {{{what, what}, std::move(why), std::move(to_do)}};
}

Date today_of(const Context& context) { return Date::of_instant(context.clock.now_ms()); }

std::optional<Date> day_in(const std::string& text, const std::string& option) {
    if (text.empty()) return std::nullopt;
    if (const auto day = Date::parse(text)) return day;
    throw wrong(option + " " + shown_safely(text, 32), {"không phải là một ngày", "is not a day"},
                {"ghi như 2026-11-23", "write it like 2026-11-23"});
}

// As the catalogue, the terms or the books have it.
std::string producer_in(db::ShopStore& store, const std::string& text) {
    const std::string wanted = nfc(text);
    std::vector<std::string> alike;
    for (const ProducerAccount& account : store.producer_accounts()) {
        if (account.producer == wanted) return wanted;
        if (fold_for_search(account.producer) == fold_for_search(wanted)) {
            alike.push_back(account.producer);
        }
    }
    if (alike.size() == 1) return alike.front();
    throw wrong("PRODUCER " + shown_safely(text, 64),
                {"không có cơ sở nào tên như vậy", "no producer has this name"},
                {"xem ocop-kiosk settle list", "see ocop-kiosk settle list"});
}

void print_amounts(const Context& context, const Statement& statement) {
    const Language language = context.language;
    std::cout << statement.producer << ", "
              << (statement.from ? statement.from->dmy() : Text{"từ đầu", "beginning"}.in(language))
              << " – " << statement.until.dmy() << '\n';
    for (const StatementRow& row : statement.rows) {
        std::cout << "  " << row.name << ": " << Text{"bán ", "sold "}.in(language)
                  << format_quantity(row.sold) << Text{", khách trả ", ", returned "}.in(language)
                  << format_quantity(row.returned) << Text{", phải trả ", ", due "}.in(language)
                  << format_money(row.due) << '\n';
    }
    std::cout << Text{"Tiền bán ", "Sold "}.in(language)
              << format_money(statement.sold - statement.returned)
              << Text{", hoa hồng ", ", commission "}.in(language)
              << format_money(statement.commission) << Text{", phải trả ", ", due "}.in(language)
              << format_money(statement.due) << '\n';
}

void write_files(const Context& context, const ReportDocument& document, const SettleWish& wish) {
    for (const auto& [file, write] : {std::pair{wish.pdf, &platform::write_report_pdf},
                                      std::pair{wish.xlsx, &platform::write_report_xlsx}}) {
        if (file.empty()) continue;
        const Status written = write(file, document, context.language);
        if (!written) throw WrongUse{written.problem()};
    }
}

void show(const Context& context, const ClosedPeriod& period) {
    if (context.json) {
        std::cout << one_line(json_of(period)) << '\n';
        return;
    }
    std::cout << period.number << " · ";
    print_amounts(context, period.statement);
    std::cout << Text{"Đã trả ", "Paid "}.in(context.language) << format_money(period.paid())
              << Text{", còn ", ", remaining "}.in(context.language)
              << format_money(period.remaining()) << '\n';
}

Terms terms_in(const Context&, db::ShopStore& store, const SettleWish& wish) {
    Terms terms;
    terms.kind = wish.bought ? TermsKind::Bought : TermsKind::Consigned;
    if (!wish.bought) {
        const auto share = parse_share(wish.commission);
        if (!share) {
            throw wrong("--commission " + shown_safely(wish.commission, 32),
                        {"không phải phần trăm từ 0 đến 100", "is no share of 0 to 100 %"},
                        {"ghi như 20 hoặc 12,5", "write it like 20 or 12.5"});
        }
        terms.commission_percent = *share;
    }
    if (!wish.product.empty()) {
        if (!store.product(ProductId{wish.product})) {
            throw wrong("--product " + shown_safely(wish.product, 64),
                        {"không có sản phẩm nào có mã này", "no product has this id"},
                        {"xem ocop-kiosk search", "see ocop-kiosk search"});
        }
        terms.product = ProductId{wish.product};
    }
    if (!wish.group.empty()) terms.group = group_from(wish.group);
    terms.from = day_in(wish.from, "--from");
    terms.until = day_in(wish.until, "--until");
    return terms;
}

StatementFacts facts_of(const Context& context, db::ShopStore& store) {
    return {settings_or_throw(context).shop, store.is_demonstration()};
}

}  // namespace

int list_producers(const Context& context) {
    db::ShopStore store = open_store(context, db::Mode::Read);
    for (const ProducerAccount& account : store.producer_accounts()) {
        if (context.json) {
            std::cout << one_line(json_of(account)) << '\n';
            continue;
        }
        const Language language = context.language;
        std::cout << account.producer << ": " << Text{"phải trả ", "due "}.in(language)
                  << format_money(account.open_due)
                  << Text{", còn nợ kỳ trước ", ", outstanding "}.in(language)
                  << format_money(account.outstanding);
        if (account.lacks_terms)
            std::cout << Text{" (chưa có thỏa thuận)", " (no terms)"}.in(language);
        std::cout << '\n';
    }
    return kDone;
}

int producer_terms(const Context& context, const SettleWish& wish) {
    const bool changes = wish.clear || wish.bought || !wish.commission.empty();
    db::ShopStore store = open_store(context, changes ? db::Mode::Write : db::Mode::Read);
    const std::string producer = producer_in(store, wish.producer);
    std::vector<Terms> terms = store.terms(producer);
    if (changes) {
        if (wish.clear) terms.clear();
        if (wish.bought || !wish.commission.empty()) {
            terms.push_back(terms_in(context, store, wish));
        }
        const Status saved = store.save_terms(producer, terms, StaffCode{wish.by});
        if (!saved) throw WrongUse{saved.problem()};
    }
    for (const Terms& one : terms) {
        if (context.json) {
            std::cout << one_line(json_of(one)) << '\n';
            continue;
        }
        const Language language = context.language;
        std::cout << title_of(one.kind).in(language);
        if (one.kind == TermsKind::Consigned) {
            std::cout << ' ' << format_share(one.commission_percent);
        }
        if (one.product) std::cout << " · " << one.product->text();
        if (one.group) std::cout << " · " << title_of(*one.group).in(language);
        if (one.from) std::cout << Text{" · từ ", " · from "}.in(language) << one.from->dmy();
        if (one.until) std::cout << Text{" · đến ", " · until "}.in(language) << one.until->dmy();
        std::cout << '\n';
    }
    return kDone;
}

int print_statement(const Context& context, const SettleWish& wish) {
    db::ShopStore store = open_store(context, db::Mode::Read);
    if (const auto period = store.closed_period(wish.producer)) {
        write_files(context, report_of(*period, facts_of(context, store)), wish);
        show(context, *period);
        return kDone;
    }
    const std::string producer = producer_in(store, wish.producer);
    const auto from = day_in(wish.from, "--from");
    const Date until = day_in(wish.until, "--until").value_or(today_of(context));
    if (from && until < *from) {
        throw wrong("--until", {"ở trước --from", "lies before --from"},
                    {"xem lại hai ngày", "check the two days"});
    }
    const Statement statement = store.statement(producer, from, until);
    write_files(context, report_of(statement, facts_of(context, store)), wish);
    if (context.json) {
        std::cout << one_line(json_of(statement)) << '\n';
    } else {
        print_amounts(context, statement);
    }
    return kDone;
}

int close_period(const Context& context, const SettleWish& wish) {
    db::ShopStore store = open_store(context, db::Mode::Write);
    const std::string producer = producer_in(store, wish.producer);
    const Date until = day_in(wish.until, "--until").value_or(today_of(context));
    SaleIdMaker ids{[](std::uint8_t* into, std::size_t count) { randombytes_buf(into, count); }};
    const auto closed =
        store.close_period(ids.next(context.clock.now_ms()), producer, until, StaffCode{wish.by});
    if (!closed) throw WrongUse{closed.problem()};
    show(context, *closed);
    return kDone;
}

int pay_period(const Context& context, const SettleWish& wish) {
    db::ShopStore store = open_store(context, db::Mode::Write);
    SaleIdMaker ids{[](std::uint8_t* into, std::size_t count) { randombytes_buf(into, count); }};
    PeriodPayment payment;
    payment.id = ids.next(context.clock.now_ms());
    payment.amount = Money::from_dong(wish.amount);
    payment.method = payment_method_from(wish.method).value_or(PaymentMethod::Transfer);
    payment.reference = nfc(wish.reference);
    payment.day = today_of(context);
    payment.by = StaffCode{wish.by};
    const auto paid = store.pay_period(wish.number, payment);
    if (!paid) throw WrongUse{paid.problem()};
    show(context, *paid);
    return kDone;
}

}  // namespace kiosk::app
