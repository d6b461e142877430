// The catalogue as a manager sees it: products, producers, and what was changed.
#include <algorithm>

#include "kiosk/screens/goods_parts.h"
#include "kiosk/screens/shopper_parts.h"

namespace kiosk::screens {
namespace {

std::string stars_of(const kiosk::Product& product) {
    return product.stars ? std::to_string(*product.stars) + " ★" : std::string{"–"};
}

void products(Ui& ui, Rect area) {
    const GoodsView& view = ui.view.goods;
    Rect strip = cut_bottom(area, ui.m.touch(), 2 * ui.u);
    if (!ui.passing.keyboard) {
        const ButtonSpec add{
            .label = ui.say(Word::GoodsAdd), .icon = "plus", .look = Look::Primary};
        if (button(ui, cut_right(strip, button_width(ui, add)), add)) wish_goods(ui, AddProduct{});
        const ButtonSpec import{.label = ui.say(Word::ImportTitle), .icon = "arrow-right"};
        if (button(ui, cut_left(strip, button_width(ui, import), 2 * ui.u), import))
            ui.wish(GoTo{ScreenName::GoodsImport});
        const ButtonSpec labels{.label = ui.say(Word::LabelsTitle), .icon = "tag"};
        if (button(ui, cut_left(strip, button_width(ui, labels)), labels))
            ui.wish(GoTo{ScreenName::Labels});
    }
    office_search(ui, area, view.ask, Word::GoodsFind);
    OfficeTable table{.id = "goods", .ask = &view.ask, .rows = view.goods.size()};
    table.total = view.total;
    table.loading = view.loading;
    table.empty = view.ask.query.empty() ? Word::GoodsNone : Word::GoodsNotFound;
    table.empty_icon = "box";
    table.columns = {{Word::GoodsName, 6, Align::Left, false},
                     {Word::GoodsProducer, 4, Align::Left, false, false},
                     {Word::GoodsStars, 1, Align::Right, false, false},
                     {Word::GoodsCertificate, 3, Align::Left, false},
                     {Word::GoodsPrice, 2.2F, Align::Right, false}};
    table.cell = [&](std::size_t row, std::size_t at) {
        const kiosk::Product& product = view.goods[row];
        switch (at) {
            case 0:
                return product.name(ui.view.language);
            case 1:
                return product.producer.name;
            case 2:
                return stars_of(product);
            case 3:
                return ui.say(word_of(certificate_today(ui, product)));
            default:
                return product.price.is_zero() ? std::string{"–"} : format_money(product.price);
        }
    };
    table.tone = [&](std::size_t row, std::size_t at) {
        return at == 3 ? tone_of(certificate_today(ui, view.goods[row])) : Tone::Neutral;
    };
    table.open = [&](std::size_t row) { wish_goods(ui, EditProduct{view.goods[row].id}); };
    office_table(ui, area, table);
}

void producers(Ui& ui, Rect area) {
    const GoodsView& view = ui.view.goods;
    OfficeTable table{.id = "producers", .rows = view.producers.size()};
    table.total = view.producers.size();
    table.loading = view.loading;
    table.empty_icon = "users";
    table.columns = {{Word::GoodsProducer, 6},
                     {Word::GoodsPhone, 3, Align::Left, true, false},
                     {Word::GoodsCount, 1.5F, Align::Right}};
    table.cell = [&](std::size_t row, std::size_t at) {
        const ProducerRow& one = view.producers[row];
        return at == 0   ? one.producer.name
               : at == 1 ? one.producer.phone
                         : format_digits(one.products);
    };
    table.open = [&](std::size_t row) {
        wish_goods(ui, EditProducer{view.producers[row].producer.name});
    };
    office_table(ui, area, table);
}

}  // namespace

void changes_table(Ui& ui, Rect area, const std::vector<GoodsChange>& changes, bool with_product,
                   bool loading) {
    OfficeTable table{.id = "changes", .rows = changes.size()};
    table.total = changes.size();
    table.loading = loading;
    table.empty = Word::GoodsNoChanges;
    table.empty_icon = "clock";
    table.columns = {
        {Word::GoodsWhen, 3.2F},  {with_product ? Word::GoodsName : Word::ImportKind, 2.4F},
        {Word::GoodsField, 2.4F}, {Word::GoodsBefore, 3, Align::Left, true, false},
        {Word::GoodsAfter, 3},    {Word::GoodsWho, 1.2F, Align::Left, true, false}};
    table.cell = [&](std::size_t row, std::size_t at) {
        const GoodsChange& one = changes[row];
        switch (at) {
            case 0:
                return moment(one.at_ms);
            case 1:
                return with_product ? one.product.text() : ui.say(title_of(one.act));
            case 2: {
                std::string title = ui.say(title_of_field(one.change.field));
                return one.lot.empty() ? title : one.lot + ": " + title;
            }
            case 3:
                return readable(ui, one.change.field, one.change.before);
            case 4:
                return readable(ui, one.change.field, one.change.after);
            default:
                if (one.by == "centre") return ui.say(Text{"trung tâm", "the centre"});
                return one.by.empty() ? std::string{"–"} : one.by;
        }
    };
    office_table(ui, area, table);
}

std::string moment(std::int64_t at_ms) {
    return Date::of_instant(at_ms).dmy() + " " + local_time_hm(at_ms);
}

std::string readable(const Ui& ui, const std::string& field, const std::string& value) {
    if (value.empty()) return "–";
    if (field == "price") {
        if (const auto price = typed_money(value)) return format_money(*price);
    }
    if (const auto day = Date::parse(value)) return day->dmy();
    const bool is_flag = field == "withdrawn" || field == "revoked" || field == "by_weight";
    if (is_flag) return ui.say(value == "1" ? Text{"có", "yes"} : Text{"không", "no"});
    return value;
}

bool work_shown(Ui& ui, Rect area, std::string_view sentence, std::int64_t done, std::int64_t total,
                Word stop) {
    const float u = ui.u;
    ui.canvas.card(area);
    Rect inner = inset(area, 4 * u);
    inner.y += inner.height * 0.25F;
    cut_top(inner,
            ui.text(inner, sentence,
                    {.font = Font::Title, .color = ui.p.ink, .align = Align::Center, .lines = 2}) +
                3 * u);
    const Rect bar = inset(cut_top(inner, 2.5F * u, u), area.width * 0.15F, 0);
    ui.canvas.fill(bar, ui.p.hover, bar.height / 2);
    const float part =
        total > 0 ? std::clamp(static_cast<float>(done) / static_cast<float>(total), 0.02F, 1.0F)
                  : 0.02F;
    ui.canvas.fill({bar.x, bar.y, bar.width * part, bar.height}, ui.p.leaf, bar.height / 2);
    const std::string counted =
        total > 0 ? format_digits(done) + " / " + format_digits(total) : std::string{};
    cut_top(
        inner,
        ui.text(
            inner, counted,
            {.font = Font::Body, .color = ui.p.muted, .align = Align::Center, .tabular = true}) +
            3 * u);
    const ButtonSpec end{.label = ui.say(stop), .icon = "cross"};
    const float width = button_width(ui, end);
    const Rect place{area.middle().x - width / 2, inner.y, width, ui.m.touch()};
    return button(ui, place, end);
}

void work_state(Ui& ui, Rect area, std::string_view sentence, std::int64_t done, std::int64_t total,
                Word stop) {
    if (work_shown(ui, area, sentence, done, total, stop)) wish_goods(ui, StopGoodsWork{});
}

void draw_goods(Ui& ui, Rect area) {
    const GoodsView& view = ui.view.goods;
    if (view.open) return draw_one_product(ui, area);
    if (view.form_of == GoodsForm::Producer) {
        header(ui, area, view.producer.name, true);
        return office_form(ui, area, view.form);
    }
    header(ui, area, ui.say(Word::TileGoods), true);
    Rect tabs = cut_top(area, ui.m.touch(), 2 * ui.u);
    if (!ui.m.portrait) tabs.width *= 0.6F;
    const auto chosen = segmented(
        ui, tabs,
        {ui.say(Word::GoodsProducts), ui.say(Word::GoodsProducers), ui.say(Word::GoodsChanges)},
        static_cast<int>(view.tab));
    if (chosen) wish_goods(ui, ChooseGoodsTab{static_cast<GoodsTab>(*chosen)});
    switch (view.tab) {
        case GoodsTab::Products:
            return products(ui, area);
        case GoodsTab::Producers:
            return producers(ui, area);
        case GoodsTab::Changes:
            return changes_table(ui, area, view.changes, true, view.loading);
    }
}

}  // namespace kiosk::screens
