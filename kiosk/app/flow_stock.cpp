#include "kiosk/app/flow_stock.h"

#include <algorithm>

#include "kiosk/app/flow_parts.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

Commands read_list(State& state) {
    StockView& view = state.view.stock;
    view.loading = true;
    return {StockWork{ReadStock{view.filter, view.ask.query, view.ask.page}}};
}

Commands open_stock(State& state, std::int64_t now_ms) {
    state.view.stock = StockView{};
    state.view.stock.today = Date::of_instant(now_ms);
    return read_list(state);
}

void open_transfer(State& state, const std::string& id) {
    StockView& view = state.view.stock;
    const auto found = std::ranges::find_if(
        view.transfers, [&](const Transfer& one) { return one.id.text() == id; });
    if (found == view.transfers.end() || !found->is_on_the_way()) return;
    view.taking = found->id;
    open_stock_form(state, StockForm::Take);
}

void close_form(State& state) {
    state.view.stock.form.reset();
    state.view.stock.taking.reset();
}

void left(State& state) {
    close_form(state);
    state.view.stock.scanned.reset();
    state.view.stock.walking.reset();
}

bool back_in_stock(State& state) {
    StockView& view = state.view.stock;
    if (view.part == StockPart::List) return false;
    view.part = StockPart::List;
    view.product.reset();
    view.scanned.reset();
    view.walking.reset();
    return true;
}

FormView* form_of(State& state) {
    return state.view.stock.form ? &*state.view.stock.form : nullptr;
}

TableAsk* ask_of(State& state) { return &state.view.stock.ask; }

Commands asked(State& state, std::int64_t) { return read_list(state); }

// Where the form shows which of its fields was refused, it is said there.
void refused(FormView& form, const Problem& problem) {
    form.busy = false;
    const std::string& field = problem.field;
    const std::size_t dot = field.rfind('.');
    const std::string key = dot == std::string::npos ? field : field.substr(dot + 1);
    for (FormField& one : form.fields) {
        if (one.key != key) continue;
        one.error = problem.why;
        return;
    }
    form.problem = problem;
}

// How many of what; of a count how far the books were off, in a colour that says so.
void tell_recorded(State& state, const StockMove& move, std::int64_t now_ms) {
    Text text{"Đã ghi: " + title_of(move.kind).vi, "Recorded: " + title_of(move.kind).en};
    Quantity sum;
    for (const StockLine& line : move.lines) sum = sum + line.quantity;
    const bool counted = move.kind == MoveKind::Count;
    if (move.kind == MoveKind::Cost && !move.lines.empty()) {
        const StockLine& told = move.lines.front();
        const std::string cost = " · " + told.name + ": " + format_money(told.unit_cost);
        text.vi += cost;
        text.en += cost;
    } else if (move.kind != MoveKind::Minimum && !move.lines.empty()) {
        const std::string name = " · " + move.lines.front().name + ": ";
        const std::string amount = (sum > Quantity{} ? "+" : "") + format_quantity(sum);
        const bool right = counted && sum == Quantity{};
        text.vi += name + (right ? "khớp sổ" : counted ? "lệch " + amount : amount);
        text.en += name + (right ? "as in the books" : counted ? "off by " + amount : amount);
    }
    const bool off = counted && sum != Quantity{};
    notify(state, off ? NoticeKind::Attention : NoticeKind::Good, std::move(text), now_ms);
}

Commands recorded(State& state, const MoveRecorded& answer, std::int64_t now_ms) {
    StockView& view = state.view.stock;
    if (answer.problem) {
        view.scanned.reset();  // first this, then what is scanned next
        if (view.form) refused(*view.form, *answer.problem);
        return {};
    }
    const bool taken = view.taking.has_value();
    close_form(state);
    if (!answer.move) return {};
    tell_recorded(state, *answer.move, now_ms);
    if (taken) return {StockWork{ReadTransfers{}}, SynchroniseNow{}};
    Commands commands = next_scanned(state);
    if (commands.empty()) {
        if (answer.move->kind == MoveKind::Count) view.counted = answer.move;
        if (view.product) commands.push_back(StockWork{ReadShelf{view.product->product}});
    }
    for (Command& command : read_list(state)) commands.push_back(std::move(command));
    if (answer.move->kind == MoveKind::Send) commands.push_back(SynchroniseNow{});
    return commands;
}

void list_read(State& state, const StockRead& read) {
    StockView& view = state.view.stock;
    const bool is_wanted = read.asked.filter == view.filter && read.asked.words == view.ask.query &&
                           read.asked.page == view.ask.page;
    if (!is_wanted) return;
    view.list = read.list;
    view.transfers = read.transfers;
    view.shops = read.shops;
    view.loading = false;
}

}  // namespace

Commands open_shelf(State& state, const ProductId& product) {
    StockView& view = state.view.stock;
    view.part = StockPart::Product;
    view.product.reset();
    view.agreed.reset();
    view.counted.reset();
    view.moves.clear();
    return {StockWork{ReadShelf{product}}};
}

void open_stock_form(State& state, StockForm kind) {
    StockView& view = state.view.stock;
    view.form_of = kind;
    view.form = stock_form(state, kind);
    view.form->focused = 0;
    const bool walks = kind == StockForm::Receive || kind == StockForm::Count;
    view.walking = walks ? std::optional{kind} : std::nullopt;
}

Commands submit_move(State& state, std::int64_t now_ms) {
    StockView& view = state.view.stock;
    if (!view.form) return {};
    const auto move = move_of_form(state, now_ms);
    if (!move) return {};
    view.form->busy = true;
    return {StockWork{RecordMove{*move}}};
}

Commands wished_of_stock(State& state, const DoStock& wish, std::int64_t now_ms) {
    StockView& view = state.view.stock;
    if (wish.act == StockAct::Uncosted && state.view.screen != ScreenName::Stock) {
        go_to(state, ScreenName::Stock, now_ms);
    }
    if (state.view.screen != ScreenName::Stock || !state.view.status.may(Right::MoveStock)) {
        return {};
    }
    switch (wish.act) {
        case StockAct::Filter:
            view.part = StockPart::List;
            view.filter = static_cast<StockFilter>(std::clamp(wish.number, 0, 4));
            view.ask.page = 0;
            return read_list(state);
        case StockAct::Uncosted:
            view.part = StockPart::List;
            view.filter = StockFilter::Uncosted;
            return read_list(state);
        case StockAct::Transfers:
            view.part = StockPart::Transfers;
            return {StockWork{ReadTransfers{}}};
        case StockAct::Product:
            view.scanned.reset();
            view.walking.reset();
            return open_shelf(state, ProductId{wish.id});
        case StockAct::Form:
            if (!view.product) return {};
            open_stock_form(state, static_cast<StockForm>(wish.number));
            take_scanned(state);
            return {};
        case StockAct::Transfer:
            open_transfer(state, wish.id);
            return {};
    }
    return {};
}

Commands stock_news(State& state, const StockNews& event, std::int64_t now_ms) {
    StockView& view = state.view.stock;
    if (const auto* read = std::get_if<StockRead>(&event.news)) {
        list_read(state, *read);
    } else if (const auto* shelf = std::get_if<ShelfRead>(&event.news)) {
        view.product = shelf->row;
        view.moves = shelf->moves;
        view.shops = shelf->shops;
        view.agreed = shelf->agreed;
        if (view.product && view.scanned && view.walking && !view.form) {
            open_stock_form(state, *view.walking);
            take_scanned(state);
        }
    } else if (const auto* way = std::get_if<TransfersRead>(&event.news)) {
        view.transfers = way->transfers;
        view.loading = false;
    } else if (const auto* move = std::get_if<MoveRecorded>(&event.news)) {
        return recorded(state, *move, now_ms);
    } else if (const auto* ahead = std::get_if<WasReadAhead>(&event.news)) {
        return accounts_ahead(state, *ahead);
    } else if (const auto* accounts = std::get_if<AccountsRead>(&event.news)) {
        accounts_read(state, *accounts);
    } else if (const auto* account = std::get_if<AccountRead>(&event.news)) {
        account_read(state, *account);
    } else if (const auto* terms = std::get_if<TermsSaved>(&event.news)) {
        return terms_saved(state, *terms, now_ms);
    } else if (const auto* period = std::get_if<PeriodChanged>(&event.news)) {
        return period_changed(state, *period, now_ms);
    }
    return {};
}

void stock_failed(State& state) {
    StockView& stock = state.view.stock;
    SettleView& settle = state.view.settle;
    stock.loading = settle.loading = false;
    if (stock.form) stock.form->busy = false;
    if (settle.form) settle.form->busy = false;
}

OfficeScreen stock_screen() {
    OfficeScreen screen{ScreenName::Stock};
    screen.opened = open_stock;
    screen.ask = ask_of;
    screen.asked = asked;
    screen.form = form_of;
    screen.submitted = submit_move;
    screen.left = left;
    screen.back = back_in_stock;
    return screen;
}

}  // namespace kiosk::app::parts
