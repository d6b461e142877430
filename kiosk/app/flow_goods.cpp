#include "kiosk/app/flow_goods.h"

#include <algorithm>

#include "kiosk/app/flow_parts.h"
#include "kiosk/app/goods_forms.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

StaffCode who(const State& state) {
    return state.view.status.staff ? state.view.status.staff->code : StaffCode{};
}

bool is_facts(ProductTab tab) {
    return tab == ProductTab::Selling || tab == ProductTab::Origin || tab == ProductTab::Words;
}

Command list_goods(State& state) {
    GoodsView& goods = state.view.goods;
    goods.loading = true;
    goods.waiting_for = ++state.last_request;
    return GoodsCommand{ListGoods{goods.waiting_for, goods.ask.query, goods.ask.page}};
}

Command list_tab(State& state) {
    state.view.goods.loading = true;
    if (state.view.goods.tab == GoodsTab::Producers) return GoodsWork{ListProducers{}};
    if (state.view.goods.tab == GoodsTab::Changes) return GoodsCommand{ListChanges{}};
    return list_goods(state);
}

void show_form(GoodsView& goods) {
    goods.form_of = GoodsForm::None;
    if (!is_facts(goods.product_tab)) return;
    goods.form_of = GoodsForm::Product;
    goods.form = product_form(goods.draft, goods.product_tab, goods.is_new);
    goods.form.changed = !changes_between(goods.read, goods.draft).empty();
}

void close_product(GoodsView& goods) {
    goods.open = goods.is_new = goods.picking = false;
    goods.form_of = GoodsForm::None;
    goods.theirs.clear();
    goods.product_tab = ProductTab::Selling;
}

void open_product(State& state, const Product& product, bool is_new) {
    GoodsView& goods = state.view.goods;
    close_product(goods);
    goods.open = true;
    goods.is_new = is_new;
    goods.read = goods.draft = product;
    goods.planned.clear();
    goods.lots.clear();
    goods.history.clear();
    show_form(goods);
}

Commands choose_tab(State& state, ProductTab tab) {
    GoodsView& goods = state.view.goods;
    goods.picking = false;
    if (goods.form_of == GoodsForm::Product) {
        // What was typed goes along; what cannot be read has to be mended first.
        FormView tried = goods.form;
        const std::optional<Product> draft = draft_of(tried, goods.draft);
        goods.form = std::move(tried);
        if (!draft) return {};
        goods.draft = *draft;
    }
    goods.product_tab = tab;
    show_form(goods);
    return {};
}

Commands add_product(State& state, std::int64_t now_ms) {
    Product product;
    // Unlike any the centre gives, and in the order of making.
    product.id = ProductId{state.settings.shop.till + "-" + std::to_string(now_ms / 1'000)};
    open_product(state, product, true);
    state.view.goods.form.focused = 2;
    state.view.goods.form.changed = false;
    return {};
}

Commands edit_lot(State& state, const std::string& number) {
    GoodsView& goods = state.view.goods;
    Lot lot;
    lot.product = goods.read.id;
    const auto found = std::ranges::find(goods.lots, number, &Lot::number);
    const bool is_new = number.empty() || found == goods.lots.end();
    goods.lot = is_new ? lot : *found;
    if (is_new) goods.lot->number.clear();
    goods.form = lot_form(*goods.lot, is_new);
    if (is_new) goods.form.focused = 0;
    goods.form_of = GoodsForm::Lot;
    return {};
}

Commands edit_producer(State& state, const std::string& name) {
    GoodsView& goods = state.view.goods;
    for (const ProducerRow& row : goods.producers) {
        if (row.producer.name != name) continue;
        goods.producer = row.producer;
        goods.form = producer_form(row.producer);
        goods.form_of = GoodsForm::Producer;
    }
    return {};
}

Commands send(State& state, GoodsDeed deed, GoodsCommand command) {
    GoodsView& goods = state.view.goods;
    if (goods.deed != GoodsDeed::None) return {};
    goods.deed = deed;
    goods.form.busy = true;
    return {std::move(command)};
}

Commands withdraw(State& state, bool confirmed) {
    GoodsView& goods = state.view.goods;
    if (!goods.open || goods.is_new) return {};
    if (confirmed) {
        return send(state, GoodsDeed::Withdraw, {TakeOutProduct{goods.read, who(state)}});
    }
    state.asked = GoodsWish{WithdrawProduct{}};
    state.view.dialog = Dialog{
        {"Ngừng bán sản phẩm này?", "Withdraw this product?"},
        {"“" + goods.read.name_vi + "” rời khỏi danh mục. Đơn đã bán vẫn còn nguyên.",
         "“" + goods.read.name(Language::English) + "” leaves the catalogue. Its past sales stay."},
        {"Ngừng bán", "Withdraw"},
        {"Giữ lại", "Keep it"},
        true};
    return {};
}

Commands drop_price(State& state, const DropPrice& wish, bool confirmed) {
    if (confirmed) {
        return send(state, GoodsDeed::CancelPrice,
                    {CancelPrice{state.view.goods.read.id, wish.starts_ms, who(state)}});
    }
    state.asked = GoodsWish{wish};
    state.view.dialog = Dialog{{"Bỏ giá hẹn này?", "Drop this planned price?"},
                               {"Giá hiện nay giữ nguyên.", "Today’s price stays."},
                               {"Bỏ", "Drop it"},
                               {"Giữ lại", "Keep it"},
                               true};
    return {};
}

// Somebody else's change is shown, one's own kept, and nothing is written over.
void show_theirs(State& state, const Product& now) {
    GoodsView& goods = state.view.goods;
    goods.theirs = changes_between(goods.read, now);
    goods.draft = rebased(goods.read, goods.draft, now);
    goods.read = now;
    show_form(goods);
    goods.form.changed = true;
}

void refused(GoodsView& goods, const Problem& problem) {
    const bool has_field = std::ranges::any_of(
        goods.form.fields, [&](const FormField& field) { return field.key == problem.field; });
    if (has_field) {
        goods.form.fail(problem.field, problem.why);
    } else {
        goods.form.problem = problem;
    }
}

Commands stored(State& state, GoodsDeed deed, std::int64_t now_ms) {
    GoodsView& goods = state.view.goods;
    notify(state, NoticeKind::Good,
           deed == GoodsDeed::Withdraw ? Text{"Đã ngừng bán.", "Withdrawn."}
                                       : Text{"Đã lưu.", "Saved."},
           now_ms);
    Commands commands;
    if (deed == GoodsDeed::Producer) {
        goods.form_of = GoodsForm::None;
    } else if (deed == GoodsDeed::Withdraw) {
        close_product(goods);
    } else {
        if (deed == GoodsDeed::Save) goods.read = goods.draft;
        goods.is_new = false;
        goods.theirs.clear();
        show_form(goods);
        commands.push_back(GoodsCommand{ReadOneProduct{goods.read.id}});
    }
    commands.push_back(list_tab(state));
    commands.push_back(ReadShop{});
    return commands;
}

void one_read(State& state, const OneProductRead& read, std::int64_t now_ms) {
    GoodsView& goods = state.view.goods;
    goods.loading = false;
    if (!read.product) {
        close_product(goods);
        notify(state, NoticeKind::Attention,
               {"Sản phẩm này không còn trong danh mục.", "This product is no longer there."},
               now_ms);
        return;
    }
    if (!goods.open) {
        open_product(state, *read.product, false);
    } else if (goods.read.id != read.product->id) {
        return;
    } else if (goods.form_of != GoodsForm::Product || !goods.form.changed) {
        goods.read = goods.draft = *read.product;
        if (goods.form_of == GoodsForm::Product) show_form(goods);
    }
    goods.planned = read.planned;
    goods.lots = read.lots;
    goods.history = read.history;
}

struct Answered {
    State& state;
    std::int64_t now_ms;

    Commands operator()(const GoodsListed& listed) const {
        GoodsView& goods = state.view.goods;
        if (listed.request == goods.waiting_for) {
            goods.goods = listed.goods;
            goods.total = listed.total;
            goods.loading = false;
        }
        if (listed.request == state.view.labels.waiting_for) {
            state.view.labels.found = listed.goods;
        }
        return {};
    }
    Commands operator()(const ChangesListed& listed) const {
        state.view.goods.changes = listed.changes;
        state.view.goods.loading = false;
        return {};
    }
    Commands operator()(const OneProductRead& read) const {
        one_read(state, read, now_ms);
        return {};
    }
    Commands operator()(const GoodsStored& answer) const {
        GoodsView& goods = state.view.goods;
        const GoodsDeed deed = std::exchange(goods.deed, GoodsDeed::None);
        goods.form.busy = false;
        if (answer.problem) {
            refused(goods, *answer.problem);
            if (goods.form_of == GoodsForm::None) notify(state, *answer.problem, now_ms);
            return {};
        }
        if (answer.now) {
            show_theirs(state, *answer.now);
            return {};
        }
        return stored(state, deed, now_ms);
    }
    Commands operator()(const CertificatesListed& listed) const {
        state.view.certificates.goods = listed.goods;
        state.view.certificates.loading = false;
        return {};
    }
};

}  // namespace

Commands goods_opened(State& state, std::int64_t) {
    GoodsView& goods = state.view.goods;
    const GoodsDeed deed = goods.deed;  // still on its way: its answer is to be known
    goods = GoodsView{};
    goods.deed = deed;
    return {list_goods(state)};
}

TableAsk* goods_ask(State& state) {
    const GoodsView& goods = state.view.goods;
    const bool lists = !goods.open && goods.tab == GoodsTab::Products;
    return lists ? &state.view.goods.ask : nullptr;
}

Commands goods_asked(State& state, std::int64_t) { return {list_goods(state)}; }

FormView* goods_form(State& state) {
    GoodsView& goods = state.view.goods;
    return goods.form_of == GoodsForm::None || goods.picking ? nullptr : &goods.form;
}

Commands goods_submitted(State& state, std::int64_t now_ms) {
    GoodsView& goods = state.view.goods;
    switch (goods.form_of) {
        case GoodsForm::Product: {
            const std::optional<Product> wanted = product_of(goods.form, goods.draft);
            if (!wanted) return {};
            goods.draft = *wanted;
            const auto read = goods.is_new ? std::nullopt : std::optional{goods.read};
            return send(state, GoodsDeed::Save, {SaveProduct{read, *wanted, who(state)}});
        }
        case GoodsForm::Price: {
            auto price = price_of(goods.form, goods.read.id, now_ms);
            if (!price) return {};
            price->by = who(state);
            return send(state, GoodsDeed::Price, {PlanPrice{*price}});
        }
        case GoodsForm::Lot: {
            const auto wanted = lot_of(goods.form, *goods.lot);
            if (!wanted) return {};
            const auto read = goods.lot->number.empty() ? std::nullopt : std::optional{*goods.lot};
            return send(state, GoodsDeed::Lot, {SaveLot{read, *wanted, who(state)}});
        }
        case GoodsForm::Producer: {
            const auto wanted = producer_of(goods.form);
            if (!wanted) return {};
            return send(state, GoodsDeed::Producer,
                        {SaveProducer{goods.producer, *wanted, who(state)}});
        }
        case GoodsForm::None:
            break;
    }
    return {};
}

void goods_left(State& state) {
    GoodsView& goods = state.view.goods;
    if (goods.form_of == GoodsForm::Product) return close_product(goods);
    goods.form_of = GoodsForm::None;
}

bool goods_back(State& state) {
    GoodsView& goods = state.view.goods;
    if (goods.picking) {
        goods.picking = false;
        return true;
    }
    if (!goods.open) return false;
    close_product(goods);
    return true;
}

Commands wished_of_goods(State& state, const GoodsWish& wish, std::int64_t now_ms, bool confirmed) {
    if (!state.view.status.may(Right::EditGoods)) return {};
    GoodsView& goods = state.view.goods;
    const AnyGoodsWish& any = wish.wish;
    if (const auto* tab = std::get_if<ChooseGoodsTab>(&any)) {
        goods.tab = tab->tab;
        return {list_tab(state)};
    }
    if (const auto* edit = std::get_if<EditProduct>(&any)) {
        Commands commands;
        if (state.view.screen != ScreenName::Goods) {
            commands = go_to(state, ScreenName::Goods, now_ms);
        }
        commands.push_back(GoodsCommand{ReadOneProduct{edit->id}});
        return commands;
    }
    if (std::holds_alternative<AddProduct>(any)) return add_product(state, now_ms);
    if (const auto* tab = std::get_if<ChooseProductTab>(&any)) return choose_tab(state, tab->tab);
    if (std::holds_alternative<AddPrice>(any)) {
        goods.form = price_form(now_ms);
        goods.form_of = GoodsForm::Price;
        return {};
    }
    if (const auto* drop = std::get_if<DropPrice>(&any)) {
        return drop_price(state, *drop, confirmed);
    }
    if (const auto* lot = std::get_if<EditLot>(&any)) return edit_lot(state, lot->number);
    if (const auto* producer = std::get_if<EditProducer>(&any)) {
        return edit_producer(state, producer->name);
    }
    if (std::holds_alternative<WithdrawProduct>(any)) return withdraw(state, confirmed);
    return wished_of_files(state, wish, now_ms);
}

void goods_failed(State& state) {
    GoodsView& goods = state.view.goods;
    goods.deed = GoodsDeed::None;
    goods.form.busy = goods.loading = state.view.certificates.loading = false;
}

Commands goods_answered(State& state, const GoodsAnswer& answer, std::int64_t now_ms) {
    return std::visit(Answered{state, now_ms}, answer.what);
}

bool scanned_into_goods(State& state, const CodeScanned& event) {
    if (state.view.screen != ScreenName::Goods || goods_form(state) == nullptr) return false;
    for (FormField& field : state.view.goods.form.fields) {
        if (field.key != "codes") continue;
        const bool known =
            (" " + field.value + " ").find(" " + event.scanned.bytes + " ") != std::string::npos;
        if (!known) field.value += (field.value.empty() ? "" : " ") + event.scanned.bytes;
        field.error.reset();
        state.view.goods.form.changed = true;
        return true;
    }
    return true;  // a form is being filled in: nothing else shall happen
}

Commands goods_looked_up(State& state, const CodeLookedUp& answer, std::int64_t now_ms) {
    if (!answer.product) {
        notify(state, NoticeKind::Attention,
               {"Chưa có sản phẩm nào mang mã này.", "No product has this code yet."}, now_ms);
        return {};
    }
    if (state.view.screen == ScreenName::Labels) {
        add_label(state, *answer.product, now_ms);
        return {};
    }
    return {GoodsCommand{ReadOneProduct{answer.product->id}}};
}

}  // namespace kiosk::app::parts
