// Settlements: every producer with what is due, its open period, closed periods and terms.
#include <algorithm>

#include "kiosk/screens/chrome.h"
#include "kiosk/screens/office_form.h"
#include "kiosk/screens/office_table.h"

namespace kiosk::screens {
namespace {

std::string amount(Money money) { return money.is_zero() ? "" : format_digits(money.dong()); }
std::string count_of(Quantity quantity) {
    return quantity == Quantity{} ? "" : format_quantity(quantity);
}

std::string days_of(const Ui& ui, const Statement& statement) {
    const std::string until = statement.until.dmy();
    if (!statement.from) return ui.say(Word::DaysUntil, {until});
    const std::string from = statement.from->dmy();
    // A period was closed up to today: the next one begins tomorrow.
    return *statement.from > statement.until ? ui.say(Word::DaysFrom, {from})
                                             : from + " – " + until;
}

void producers(Ui& ui, Rect area, const SettleView& view) {
    if (view.all.empty() && view.pieces_left > 0) {
        const std::string left = std::to_string(view.pieces_left);
        return busy_state(ui, area, ui.say(Word::PiecesLeft, {left}));
    }
    office_search(ui, area, view.ask, Word::FindAccount);
    OfficeTable table{.id = "accounts", .ask = &view.ask, .rows = view.shown.size()};
    table.total = table.rows;
    table.columns = {{Word::StockProducer, 3.4F},
                     {Word::OpenSold, 2.1F, Align::Right},
                     {Word::OpenCommission, 1.5F, Align::Right, true, false},
                     {Word::OpenDue, 2.1F, Align::Right},
                     {Word::Outstanding, 2.1F, Align::Right},
                     {Word::LastPeriod, 1.7F, Align::Right, true, false}};
    table.cell = [&](std::size_t at, std::size_t column) -> std::string {
        const ProducerAccount& one = view.all[view.shown[at]];
        switch (column) {
            case 0:
                return one.producer;
            case 1:
                return amount(one.open_sold);
            case 2:
                return one.lacks_terms ? ui.say(Word::LacksTerms) : amount(one.open_commission);
            case 3:
                return one.lacks_terms && one.open_due.is_zero() ? "?" : amount(one.open_due);
            case 4:
                return amount(one.outstanding);
            default:
                return one.open_from ? one.open_from->plus_days(-1).dmy() : "";
        }
    };
    table.tone = [&](std::size_t at, std::size_t column) {
        const ProducerAccount& one = view.all[view.shown[at]];
        if (one.lacks_terms && (column == 2 || column == 3)) return Tone::Attention;
        return column == 4 && one.outstanding > Money{} ? Tone::Danger : Tone::Neutral;
    };
    table.open = [&](std::size_t at) {
        ui.wish(DoSettle{SettleAct::Account, view.all[view.shown[at]].producer, 0});
    };
    Money sold, commission, due, outstanding;
    for (const std::size_t at : view.shown) {
        sold += view.all[at].open_sold;
        commission += view.all[at].open_commission;
        due += view.all[at].open_due;
        outstanding += view.all[at].outstanding;
    }
    if (!view.shown.empty()) {
        table.foot = {ui.say(Word::SumOfAll), amount(sold),
                      amount(commission),     amount(due),
                      amount(outstanding),    ""};
    }
    table.loading = view.loading;
    table.empty = Word::AccountsEmpty;
    table.empty_icon = "users";
    office_table(ui, area, table);
}

std::string share_of(const Ui& ui, const StatementRow& row) {
    if (!row.kind) return ui.say(Word::LacksTerms);
    if (*row.kind == TermsKind::Bought) return title_of(*row.kind).in(ui.view.language);
    return format_share(row.commission_percent);
}

void statement_table(Ui& ui, Rect area, const Statement& statement) {
    OfficeTable table{.id = "statement", .rows = statement.rows.size()};
    table.columns = {{Word::StockProduct, 3.4F, Align::Left, false},
                     {Word::TermsShare, 1.5F, Align::Left, false},
                     {Word::Delivered, 0.9F, Align::Right, false, false},
                     {Word::SoldShort, 0.9F, Align::Right, false},
                     {Word::ReturnedShort, 1.1F, Align::Right, false, false},
                     {Word::OnHandShort, 0.9F, Align::Right, false},
                     {Word::AmountSold, 1.5F, Align::Right, false, false},
                     {Word::CommissionShort, 1.4F, Align::Right, false, false},
                     {Word::DueShort, 1.5F, Align::Right, false}};
    table.cell = [&](std::size_t at, std::size_t column) -> std::string {
        const StatementRow& row = statement.rows[at];
        switch (column) {
            case 0:
                return row.name;
            case 1:
                return share_of(ui, row);
            case 2:
                return count_of(row.delivered - row.given_back);
            case 3:
                return count_of(row.sold);
            case 4:
                return count_of(row.returned);
            case 5:
                return row.on_hand ? format_quantity(*row.on_hand) : "";
            case 6:
                return amount(row.sold_amount - row.returned_amount);
            case 7:
                return amount(row.commission);
            default:
                return amount(row.due);
        }
    };
    table.tone = [&](std::size_t at, std::size_t column) {
        const StatementRow& row = statement.rows[at];
        if (column == 1 && !row.kind) return Tone::Attention;
        return column == 5 && row.on_hand && *row.on_hand < Quantity{} ? Tone::Danger
                                                                       : Tone::Neutral;
    };
    table.empty = Word::StatementEmpty;
    if (!statement.rows.empty()) {
        table.foot = {days_of(ui, statement),
                      "",
                      "",
                      "",
                      "",
                      "",
                      amount(statement.sold - statement.returned),
                      amount(statement.commission),
                      amount(statement.due)};
    }
    office_table(ui, area, table);
}

void periods_table(Ui& ui, Rect area, const SettleView& view) {
    OfficeTable table{.id = "periods", .rows = view.periods.size()};
    table.columns = {{Word::PeriodNumber, 2, Align::Left, false},
                     {Word::PeriodDays, 2.6F, Align::Left, false},
                     {Word::DueShort, 1.6F, Align::Right, false},
                     {Word::PeriodPaid, 1.6F, Align::Right, false, false},
                     {Word::PeriodLeft, 1.6F, Align::Right, false}};
    table.cell = [&](std::size_t at, std::size_t column) -> std::string {
        const ClosedPeriod& one = view.periods[at];
        switch (column) {
            case 0:
                return one.number;
            case 1:
                return days_of(ui, one.statement);
            case 2:
                return format_digits(one.statement.due.dong());
            case 3:
                return amount(one.paid());
            default:
                return format_digits(one.remaining().dong());
        }
    };
    table.tone = [&](std::size_t at, std::size_t column) {
        if (column != 4) return Tone::Neutral;
        return view.periods[at].remaining().is_zero() ? Tone::Good : Tone::Danger;
    };
    table.open = [&](std::size_t at) {
        ui.wish(DoSettle{SettleAct::Period, view.periods[at].number, 0});
    };
    table.empty = Word::PeriodsEmpty;
    office_table(ui, area, table);
}

std::string for_what(const Ui& ui, const SettleView& view, const Terms& terms) {
    if (terms.group) return title_of(*terms.group).in(ui.view.language);
    if (!terms.product) return ui.say(Word::TermsAll);
    if (view.open) {
        for (const StatementRow& row : view.open->rows) {
            if (row.product == *terms.product) return row.name;
        }
    }
    return terms.product->text();
}

bool covers(const Terms& terms, Date day) {
    return (!terms.from || *terms.from <= day) && (!terms.until || day <= *terms.until);
}

// Of terms for the same goods those count that began last.
Word state_word(const std::vector<Terms>& all, std::size_t at, Date today) {
    const Terms& terms = all[at];
    if (terms.from && today < *terms.from) return Word::TermsToCome;
    if (terms.until && *terms.until < today) return Word::TermsOver;
    const bool replaced = std::ranges::any_of(all, [&](const Terms& other) {
        return other.product == terms.product && other.group == terms.group &&
               covers(other, today) && other.from && (!terms.from || *terms.from < *other.from);
    });
    return replaced ? Word::TermsReplaced : Word::TermsNow;
}

void terms_table(Ui& ui, Rect area, const SettleView& view) {
    OfficeTable table{.id = "terms", .rows = view.terms.size()};
    table.columns = {{Word::TermsFor, 3.4F, Align::Left, false},
                     {Word::TermsShare, 2.4F, Align::Left, false},
                     {Word::TermsDays, 2.6F, Align::Left, false},
                     {Word::TermsState, 1.5F, Align::Left, false, false}};
    table.cell = [&](std::size_t at, std::size_t column) -> std::string {
        const Terms& one = view.terms[at];
        if (column == 0) return for_what(ui, view, one);
        if (column == 1) {
            return one.kind == TermsKind::Bought
                       ? title_of(one.kind).in(ui.view.language)
                       : ui.say(Word::ConsignedAt, {format_share(one.commission_percent)});
        }
        if (column == 3) return ui.say(state_word(view.terms, at, view.today));
        if (!one.from && !one.until) return ui.say(Word::Always);
        return (one.from ? one.from->dmy() : "…") + " – " + (one.until ? one.until->dmy() : "…");
    };
    table.tone = [&](std::size_t at, std::size_t column) {
        if (column != 3) return Tone::Neutral;
        const Word word = state_word(view.terms, at, view.today);
        return word == Word::TermsNow      ? Tone::Good
               : word == Word::TermsToCome ? Tone::Information
                                           : Tone::Neutral;
    };
    table.chosen = view.chosen;
    table.open = [&](std::size_t at) {
        const bool again = view.chosen == at;
        ui.wish(DoSettle{SettleAct::ChooseTerms, {}, again ? -1 : static_cast<int>(at)});
    };
    table.empty = Word::TermsEmpty;
    table.empty_icon = "certificate";
    office_table(ui, area, table);
}

struct Action {
    Word label;
    std::string_view icon;
    SettleAct act;
    int number{0};
    bool primary{false};
    bool enabled{true};
};

void actions(Ui& ui, Rect& area, const std::vector<Action>& all) {
    Rect strip = cut_bottom(area, ui.m.touch(), 2 * ui.u);
    for (const Action& action : all) {
        const ButtonSpec spec{.label = ui.say(action.label),
                              .icon = std::string{action.icon},
                              .look = action.primary ? Look::Primary : Look::Secondary,
                              .enabled = action.enabled};
        if (button(ui, cut_right(strip, button_width(ui, spec), 2 * ui.u), spec))
            ui.wish(DoSettle{action.act, {}, action.number});
    }
}

void account_page(Ui& ui, Rect area, const SettleView& view) {
    const Rect strip = cut_top(area, ui.m.touch(), 2 * ui.u);
    const std::vector<std::string> parts{ui.say(Word::OpenPeriod), ui.say(Word::ClosedPeriods),
                                         ui.say(Word::TermsTitle)};
    const int chosen = static_cast<int>(view.part) - static_cast<int>(SettlePart::Account);
    if (const auto wished = segmented(ui, strip, parts, chosen)) {
        ui.wish(DoSettle{SettleAct::Part, {}, *wished});
    }
    if (!view.open) return busy_state(ui, area, ui.say(Word::Loading));
    if (view.part == SettlePart::Terms) {
        actions(
            ui, area,
            {{Word::AddTerms, "plus", SettleAct::Form, static_cast<int>(SettleForm::Terms), true},
             {Word::ChangeTheseTerms, "edit", SettleAct::Form,
              static_cast<int>(SettleForm::ChangeTerms), false, view.chosen.has_value()},
             {Word::DropTheseTerms, "trash", SettleAct::DropTerms, 0, false,
              view.chosen.has_value()}});
        return terms_table(ui, area, view);
    }
    if (view.part == SettlePart::Periods) return periods_table(ui, area, view);
    actions(
        ui, area,
        {{Word::ClosePeriodNow, "lock", SettleAct::Form, static_cast<int>(SettleForm::Close), true},
         {Word::ExportReport, "receipt", SettleAct::Export, 0, false, !view.exporting}});
    statement_table(ui, area, *view.open);
}

void period_page(Ui& ui, Rect area, const SettleView& view) {
    const ClosedPeriod& period = *view.period;
    const bool open = !period.remaining().is_zero();
    actions(ui, area,
            {{Word::PayPeriodNow, "coins", SettleAct::Form, static_cast<int>(SettleForm::Pay), true,
              open},
             {Word::ExportReport, "receipt", SettleAct::Export, 0, false, !view.exporting}});
    Rect line = cut_top(area, ui.m.line(Font::Strong), 2 * ui.u);
    const std::string paid = ui.say(Word::PeriodPaid) + ": " + format_money(period.paid()) + "   " +
                             ui.say(Word::PeriodLeft) + ": " + format_money(period.remaining());
    ui.text(line, paid,
            {.font = Font::Strong, .color = ink_of(ui.p, open ? Tone::Danger : Tone::Good)});
    statement_table(ui, area, period.statement);
}

}  // namespace

void draw_settle(Ui& ui, Rect area) {
    const SettleView& view = ui.view.settle;
    if (view.form) {
        header(ui, area, ui.say(view.form->title), true);
        return office_form(ui, area, *view.form);
    }
    if (view.part == SettlePart::Producers) {
        header(ui, area, ui.say(Word::TileSettle), true);
        return producers(ui, area, view);
    }
    if (view.period) {
        header(ui, area, view.period->number + " · " + view.producer, true);
        return period_page(ui, area, view);
    }
    header(ui, area, view.producer, true);
    account_page(ui, area, view);
}

}  // namespace kiosk::screens
