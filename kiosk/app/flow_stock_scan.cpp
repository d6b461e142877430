// A code scanned before the shelves: its product is opened there, and the forms of deliveries and
// counts go from one product to the next by scanner and figures alone. Before the settlements it
// opens the account of its producer.
#include <algorithm>

#include "kiosk/app/flow_parts.h"
#include "kiosk/app/flow_stock.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

void say(State& state, Text text, std::int64_t now_ms) {
    notify(state, NoticeKind::Attention, std::move(text), now_ms);
}

ScannedGoods goods_of(const CodeLookedUp& answer) {
    ScannedGoods goods{answer.product->id, answer.code.lot.value_or(""), {}};
    if (answer.code.elements) goods.best_before = answer.code.elements->expiry();
    if (!goods.best_before && answer.lot) goods.best_before = answer.lot->best_before;
    return goods;
}

void focus_on(FormView& form, std::string_view key) {
    const auto found = std::ranges::find(form.fields, key, &FormField::key);
    if (found != form.fields.end()) {
        form.focused = static_cast<std::size_t>(found - form.fields.begin());
    }
}

bool is_count(const FormField& field) { return field.key.starts_with("count"); }

// The field that counts the scanned lot; one that was not on the shelf gets its own.
void count_lot(FormView& form, const ScannedGoods& goods) {
    std::size_t counts = 0;
    for (const FormField& field : form.fields) {
        if (!is_count(field)) continue;
        ++counts;
        if (field.choices.front().first == goods.lot) return focus_on(form, field.key);
    }
    FormField field;
    field.key = "count" + std::to_string(counts);
    const std::string of =
        goods.best_before ? goods.lot + " · " + goods.best_before->dmy() : goods.lot;
    field.label = {"Đếm được, lô " + of, "Counted, lot " + of};
    field.kind = form.fields.front().kind;
    const std::string until = goods.best_before ? goods.best_before->iso() : "";
    field.choices.emplace_back(goods.lot, Text{until, until});
    form.fields.insert(form.fields.begin(), std::move(field));
    form.focused = 0;
}

void choose_lot(FormView& form, const std::string& lot) {
    for (FormField& field : form.fields) {
        if (field.key != "lot" || field.kind != FormKind::Choice) continue;
        const bool is_there = std::ranges::any_of(
            field.choices, [&](const auto& choice) { return choice.first == lot; });
        if (is_there) field.value = lot;
    }
}

// What the code says of its lot, into the form of its product.
void fill_scanned(FormView& form, StockForm kind, const ScannedGoods& goods) {
    if (kind == StockForm::Receive) {
        if (!goods.lot.empty()) form.set("lot", goods.lot);
        if (goods.best_before) form.set("best_before", goods.best_before->dmy());
        focus_on(form, "quantity");
    } else if (kind == StockForm::Count) {
        if (!goods.lot.empty()) count_lot(form, goods);
    } else if (!goods.lot.empty()) {
        choose_lot(form, goods.lot);
    }
}

// Another lot of the goods whose delivery is being typed is another line of it.
bool is_other_lot(const FormView& form, StockForm kind, const ScannedGoods& goods) {
    const std::string lot = form.value("lot");
    return kind == StockForm::Receive && !form.value("quantity").empty() && !goods.lot.empty() &&
           !lot.empty() && lot != goods.lot;
}

Commands go_on_with(State& state, ScannedGoods goods) {
    StockView& view = state.view.stock;
    const ProductId product = goods.product;
    view.form.reset();
    view.scanned = std::move(goods);
    return open_shelf(state, product);
}

Commands scanned_over_form(State& state, const CodeLookedUp& answer, std::int64_t now_ms) {
    StockView& view = state.view.stock;
    FormView& form = *view.form;
    ScannedGoods goods = goods_of(answer);
    if (view.form_of == StockForm::Take) {
        const auto of = std::ranges::find_if(form.fields, [&](const FormField& field) {
            return field.label.vi.starts_with(answer.product->name_vi) &&
                   (goods.lot.empty() || field.label.vi.ends_with("(" + goods.lot + ")"));
        });
        if (of != form.fields.end()) {
            form.focused = static_cast<std::size_t>(of - form.fields.begin());
        } else {
            say(state,
                {answer.product->name_vi + " không có trong lần chuyển này",
                 answer.product->name(Language::English) + " is not in this transfer"},
                now_ms);
        }
        return {};
    }
    if (form.busy) {  // recorded in a moment; then it is this one's turn
        view.scanned = std::move(goods);
        return {};
    }
    const bool same = view.product && view.product->product == goods.product;
    if (same && !is_other_lot(form, view.form_of, goods)) {
        fill_scanned(form, view.form_of, goods);
        return {};
    }
    if (!form.changed) {
        if (!view.walking) view.form.reset();
        return go_on_with(state, std::move(goods));
    }
    if (!view.walking) {
        say(state,
            {"Phiếu đang ghi dở: bấm F9 để ghi hoặc Esc để bỏ, rồi quét lại",
             "This move is not recorded yet: press F9 to record it or Esc to drop it, then scan "
             "again"},
            now_ms);
        return {};
    }
    Commands commands = submit_move(state, now_ms);
    if (commands.empty()) {
        say(state,
            {"Chưa ghi được phiếu này, hãy sửa rồi quét lại",
             "This move cannot be recorded yet: correct it, then scan again"},
            now_ms);
    } else {
        view.scanned = std::move(goods);
    }
    return commands;
}

Commands scanned_in_settle(State& state, const Product& product, std::int64_t now_ms) {
    SettleView& view = state.view.settle;
    if (!view.form) {
        view.period.reset();
        return open_account(state, product.producer.name);
    }
    const bool of_terms =
        view.form_of == SettleForm::Terms && product.producer.name == view.producer;
    for (FormField& field : view.form->fields) {
        if (!of_terms || field.key != "product") continue;
        const std::string value = "p:" + product.id.text();
        const bool is_there = std::ranges::any_of(
            field.choices, [&](const auto& choice) { return choice.first == value; });
        if (!is_there) {
            field.choices.emplace_back(value,
                                       Text{product.name_vi, product.name(Language::English)});
        }
        field.value = value;
        view.form->changed = true;
        return {};
    }
    say(state,
        {product.name_vi + " là hàng của " + product.producer.name,
         product.name(Language::English) + " is made by " + product.producer.name},
        now_ms);
    return {};
}

}  // namespace

void take_scanned(State& state) {
    StockView& view = state.view.stock;
    const bool of_this =
        view.form && view.product && view.scanned && view.scanned->product == view.product->product;
    if (!of_this) return;
    fill_scanned(*view.form, view.form_of, *view.scanned);
    view.scanned.reset();
}

Commands next_scanned(State& state) {
    StockView& view = state.view.stock;
    if (!view.scanned || !view.walking) return {};
    const ProductId product = view.scanned->product;
    return open_shelf(state, product);
}

Commands stock_looked_up(State& state, const CodeLookedUp& answer, std::int64_t now_ms) {
    if (!answer.product) {
        say(state, {"Chưa có sản phẩm nào mang mã này.", "No product has this code yet."}, now_ms);
        return {};
    }
    const Product& product = *answer.product;
    if (state.view.screen == ScreenName::Settle) return scanned_in_settle(state, product, now_ms);
    if (!keeps_stock(product.group)) {
        say(state,
            {product.name_vi + " là dịch vụ, không có tồn kho",
             product.name(Language::English) + " is a service and has no stock"},
            now_ms);
        return {};
    }
    if (state.view.stock.form) return scanned_over_form(state, answer, now_ms);
    return go_on_with(state, goods_of(answer));
}

}  // namespace kiosk::app::parts
