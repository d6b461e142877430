// The screen of settlements.
#include <algorithm>
#include <numeric>

#include "kiosk/app/flow_parts.h"
#include "kiosk/app/flow_stock.h"
#include "kiosk/core/date_text.h"
#include "kiosk/core/statement_report.h"
#include "kiosk/core/vietnamese_text.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

FormField field_of(const char* key, Text label, FormKind kind) {
    FormField field;
    field.key = key;
    field.label = std::move(label);
    field.kind = kind;
    return field;
}

// An open period may be years long: some days at a time, and sales are stored between two of them.
Commands read_accounts(State& state) {
    state.view.settle.loading = true;
    return {StockWork{ReadAhead{}}};
}

Commands open_settle(State& state, std::int64_t now_ms) {
    state.view.settle = SettleView{};
    state.view.settle.today = Date::of_instant(now_ms);
    return read_accounts(state);
}

// A column's figure, by which the list is ordered.
std::int64_t figure_of(const ProducerAccount& one, std::size_t column) {
    switch (column) {
        case 1:
            return one.open_sold.dong();
        case 2:
            return one.open_commission.dong();
        case 3:
            return one.open_due.dong();
        case 4:
            return one.outstanding.dong();
        default:
            break;
    }
    return one.open_from ? Date{}.days_until(*one.open_from) : 0;
}

void arrange(SettleView& view) {
    const std::string words = fold_for_search(view.ask.query);
    view.shown.clear();
    for (std::size_t i = 0; i < view.all.size(); ++i) {
        const bool fits =
            words.empty() || fold_for_search(view.all[i].producer).find(words) != std::string::npos;
        if (fits) view.shown.push_back(i);
    }
    const TableAsk& ask = view.ask;
    if (ask.column == 0) {
        if (ask.descending) std::ranges::reverse(view.shown);
        return;
    }
    std::ranges::stable_sort(view.shown, [&](std::size_t a, std::size_t b) {
        const std::int64_t left = figure_of(view.all[a], ask.column);
        const std::int64_t right = figure_of(view.all[b], ask.column);
        return ask.descending ? left > right : left < right;
    });
}

Commands asked(State& state, std::int64_t) {
    arrange(state.view.settle);
    return {};
}

void open_form(State& state, SettleForm kind, std::int64_t now_ms) {
    SettleView& view = state.view.settle;
    FormView form;
    view.form_of = kind;
    const bool changes = kind == SettleForm::ChangeTerms;
    if (changes && (!view.chosen || *view.chosen >= view.terms.size())) return;
    if (kind == SettleForm::Terms || changes) {
        form = terms_form(view);
    } else if (kind == SettleForm::Close) {
        form.title = {"Đóng kỳ quyết toán với " + view.producer,
                      "Close the period with " + view.producer};
        form.submit = {"Đóng kỳ", "Close it"};
        form.fields = {field_of("until", {"Ngày cuối của kỳ", "Its last day"}, FormKind::Date)};
        form.fields[0].value = Date::of_instant(now_ms).dmy();
        form.fields[0].help = {
            "Số liệu của kỳ giữ nguyên từ đây; hàng khách trả sau tính vào kỳ sau",
            "Its figures stay from now on; what comes back later falls into the next"};
        form.focused = 0;
    } else if (view.period) {
        state.next_payment = state.ids.next(now_ms);
        form.title = {"Đã trả cho " + view.producer, "Paid to " + view.producer};
        FormField method = field_of("method", {"Cách trả", "Method"}, FormKind::Choice);
        for (const PaymentMethod one : {PaymentMethod::Transfer, PaymentMethod::Cash}) {
            method.choices.emplace_back(std::string{name_of(one)}, title_of(one));
        }
        method.value = method.choices.front().first;
        form.fields = {field_of("amount", {"Số tiền", "Amount"}, FormKind::Money), method,
                       field_of("reference", {"Mã giao dịch", "Reference"}, FormKind::Code)};
        const Money left = view.period->remaining();
        form.fields[0].value = std::to_string(left < Money{} ? -left.dong() : left.dong());
        if (left < Money{}) {
            form.fields[0].help = {"Cơ sở trả lại cửa hàng", "The producer pays the shop back"};
        }
        form.focused = 0;
    } else {
        return;
    }
    view.form = std::move(form);
}

StaffCode who(const State& state) {
    return state.view.status.staff ? state.view.status.staff->code : StaffCode{};
}

Commands submit_payment(State& state, std::int64_t now_ms) {
    SettleView& view = state.view.settle;
    FormView& form = *view.form;
    PeriodPayment payment;
    payment.id = state.next_payment;
    const std::string amount = form.value("amount");
    if (amount.empty()) {
        form.fail("amount", {"Cần điền", "This is needed"});
        return {};
    }
    payment.amount = Money::from_dong(std::stoll(amount.substr(0, 15)));
    if (view.period->remaining() < Money{}) payment.amount = -payment.amount;
    payment.method = payment_method_from(form.value("method")).value_or(PaymentMethod::Transfer);
    payment.reference = nfc(form.value("reference"));
    payment.day = Date::of_instant(now_ms);
    payment.by = who(state);
    form.busy = true;
    return {StockWork{PayPeriod{view.period->number, payment}}};
}

Commands submitted(State& state, std::int64_t now_ms) {
    SettleView& view = state.view.settle;
    if (!view.form) return {};
    const bool of_terms =
        view.form_of == SettleForm::Terms || view.form_of == SettleForm::ChangeTerms;
    if (of_terms) return submit_terms(state);
    if (view.form_of == SettleForm::Pay) return submit_payment(state, now_ms);
    std::optional<Date> until;
    if (!take_day(*view.form, "until", until)) return {};
    if (!until) {
        view.form->fail("until", {"Cần điền", "This is needed"});
        return {};
    }
    view.form->busy = true;
    return {StockWork{ClosePeriod{state.ids.next(now_ms), view.producer, *until, who(state)}}};
}

void left(State& state) { state.view.settle.form.reset(); }

bool back_in_settle(State& state) {
    SettleView& view = state.view.settle;
    if (view.period) {
        view.period.reset();
        return true;
    }
    if (view.part == SettlePart::Producers) return false;
    view.part = SettlePart::Producers;
    return true;
}

FormView* form_of(State& state) {
    return state.view.settle.form ? &*state.view.settle.form : nullptr;
}

TableAsk* ask_of(State& state) { return &state.view.settle.ask; }

void refused(FormView& form, const Problem& problem) {
    form.busy = false;
    const std::size_t dot = problem.field.rfind('.');
    const std::string key =
        dot == std::string::npos ? problem.field : problem.field.substr(dot + 1);
    for (FormField& one : form.fields) {
        if (one.key != key) continue;
        one.error = problem.why;
        return;
    }
    form.problem = problem;
}

Commands export_statement(State& state) {
    SettleView& view = state.view.settle;
    if (view.exporting || (!view.open && !view.period)) return {};
    view.exporting = true;
    const StatementFacts facts{state.settings.shop, state.view.demonstration};
    const Statement& statement = view.period ? view.period->statement : *view.open;
    return {WriteReport{view.period ? report_of(*view.period, facts) : report_of(statement, facts),
                        report_name(statement), state.view.language}};
}

}  // namespace

Commands open_account(State& state, const std::string& producer) {
    SettleView& view = state.view.settle;
    view.part = SettlePart::Account;
    view.producer = producer;
    view.open.reset();
    view.period.reset();
    view.chosen.reset();
    view.terms.clear();
    view.periods.clear();
    // While the months are being read, the account comes after them.
    if (view.loading) return {};
    return {StockWork{ReadAccount{producer}}};
}

Commands accounts_ahead(State& state, const WasReadAhead& read) {
    SettleView& view = state.view.settle;
    view.pieces_left = read.left;
    if (state.view.screen != ScreenName::Settle) {
        view.loading = false;
        return {};
    }
    if (read.left > 0) return {StockWork{ReadAhead{}}};
    Commands commands{StockWork{ReadAccounts{}}};
    if (view.part != SettlePart::Producers) {
        commands.push_back(StockWork{ReadAccount{view.producer}});
    }
    return commands;
}

Commands wished_of_settlements(State& state, const DoSettle& wish, std::int64_t now_ms) {
    SettleView& view = state.view.settle;
    if (state.view.screen != ScreenName::Settle || !state.view.status.may(Right::Settle)) return {};
    switch (wish.act) {
        case SettleAct::Account:
            return open_account(state, wish.id);
        case SettleAct::Part:
            view.part = static_cast<SettlePart>(static_cast<int>(SettlePart::Account) +
                                                std::clamp(wish.number, 0, 2));
            return {};
        case SettleAct::Period: {
            const auto found = std::ranges::find(view.periods, wish.id, &ClosedPeriod::number);
            if (found != view.periods.end()) view.period = *found;
            return {};
        }
        case SettleAct::Form:
            open_form(state, static_cast<SettleForm>(wish.number), now_ms);
            return {};
        case SettleAct::Export:
            return export_statement(state);
        case SettleAct::ChooseTerms:
            view.chosen.reset();
            if (wish.number >= 0) view.chosen = static_cast<std::size_t>(wish.number);
            return {};
        case SettleAct::DropTerms:
            return drop_terms(state, wish.number == 1);
    }
    return {};
}

void accounts_read(State& state, const AccountsRead& read) {
    SettleView& view = state.view.settle;
    view.all = read.accounts;
    view.loading = false;
    arrange(view);
}

void account_read(State& state, const AccountRead& read) {
    SettleView& view = state.view.settle;
    if (read.producer != view.producer) return;
    view.open = read.open;
    view.terms = read.terms;
    if (view.chosen && *view.chosen >= view.terms.size()) view.chosen.reset();
    view.periods = read.periods;
}

Commands terms_saved(State& state, const TermsSaved& saved, std::int64_t now_ms) {
    SettleView& view = state.view.settle;
    if (saved.problem) {
        if (view.form) {
            refused(*view.form, *saved.problem);
        } else {
            notify(state, *saved.problem, now_ms, NoticeKind::Attention);
        }
        return {};
    }
    left(state);
    view.chosen.reset();
    notify(state, NoticeKind::Good, {"Đã lưu thỏa thuận", "The terms are saved"}, now_ms);
    return read_accounts(state);
}

Commands period_changed(State& state, const PeriodChanged& changed, std::int64_t now_ms) {
    SettleView& view = state.view.settle;
    if (changed.problem || !changed.period) {
        if (view.form && changed.problem) refused(*view.form, *changed.problem);
        return {};
    }
    const bool paid = view.form_of == SettleForm::Pay;
    left(state);
    view.period = changed.period;
    notify(state, NoticeKind::Good,
           paid ? Text{"Đã ghi khoản trả", "The payment is written down"}
                : Text{"Đã đóng kỳ " + changed.period->number, "Closed: " + changed.period->number},
           now_ms);
    return read_accounts(state);
}

OfficeScreen settle_screen() {
    OfficeScreen screen{ScreenName::Settle};
    screen.opened = open_settle;
    screen.ask = ask_of;
    screen.asked = asked;
    screen.form = form_of;
    screen.submitted = submitted;
    screen.left = left;
    screen.back = back_in_settle;
    return screen;
}

}  // namespace kiosk::app::parts
