// One product being edited: three forms of facts, prices to come, lots and what was changed.
#include "kiosk/screens/goods_parts.h"

namespace kiosk::screens {
namespace {

constexpr Word kTabs[] = {Word::ProductSelling, Word::ProductOrigin, Word::ProductWords,
                          Word::ProductPrices,  Word::ProductLots,   Word::ProductHistory};

void tabs(Ui& ui, Rect& area) {
    const GoodsView& view = ui.view.goods;
    std::vector<std::string> labels;
    const std::size_t count = view.is_new ? 3 : std::size(kTabs);
    for (std::size_t i = 0; i < count; ++i) labels.push_back(ui.say(kTabs[i]));
    const auto chosen = segmented(ui, cut_top(area, ui.m.touch(), 2 * ui.u), labels,
                                  static_cast<int>(view.product_tab));
    if (chosen) wish_goods(ui, ChooseProductTab{static_cast<ProductTab>(*chosen)});
}

// What somebody else changed while the form was open.
void theirs(Ui& ui, Rect& area) {
    const GoodsView& view = ui.view.goods;
    if (view.theirs.empty()) return;
    const float u = ui.u;
    std::string told;
    for (const FieldChange& change : view.theirs) {
        told += (told.empty() ? "" : "; ") + ui.say(title_of_field(change.field)) + ": " +
                readable(ui, change.field, change.before) + " → " +
                readable(ui, change.field, change.after);
    }
    const std::string head = ui.say(Word::ProductTheirs) + " " + told;
    const float width = area.width - 6 * u;
    const float height =
        ui.canvas.height_of(head, Font::Body, width, 3) + ui.m.line(Font::Caption) + 4 * u;
    Rect card = cut_top(area, height, 2 * u);
    ui.canvas.surface(card, ui.p.amber_tint, ui.p.amber, ui.m.radius());
    card = inset(card, 3 * u, 1.5F * u);
    cut_top(card, ui.text(card, head, {.font = Font::Body, .color = ui.p.ink, .lines = 3}) + u / 2);
    ui.text(card, ui.say(Word::ProductTheirsKept),
            {.font = Font::Caption, .color = ui.p.muted, .lines = 1});
}

void facts(Ui& ui, Rect area) {
    const GoodsView& view = ui.view.goods;
    theirs(ui, area);
    if (!ui.passing.keyboard && view.product_tab == ProductTab::Selling && !view.is_new) {
        Rect strip = cut_bottom(area, ui.m.touch(), 2 * ui.u);
        const ButtonSpec away{.label = ui.say(Word::ProductWithdraw), .icon = "trash"};
        if (button(ui, cut_left(strip, button_width(ui, away), 2 * ui.u), away))
            wish_goods(ui, WithdrawProduct{});
        const ButtonSpec label{.label = ui.say(Word::ProductLabel), .icon = "tag"};
        if (button(ui, cut_right(strip, button_width(ui, label)), label))
            wish_goods(ui, AddLabel{view.read.id});
    }
    if (!ui.passing.keyboard && view.product_tab == ProductTab::Words) {
        Rect strip = cut_bottom(area, ui.m.touch(), 2 * ui.u);
        const ButtonSpec picture{.label = ui.say(Word::ProductPicture), .icon = "picture"};
        if (button(ui, cut_left(strip, button_width(ui, picture)), picture))
            wish_goods(ui, ChoosePicture{});
    }
    office_form(ui, area, view.form);
}

void pictures(Ui& ui, Rect area) {
    const GoodsView& view = ui.view.goods;
    OfficeTable table{.id = "pictures", .rows = view.pictures.size()};
    table.total = view.pictures.size();
    table.loading = view.loading;
    table.empty = Word::PictureNone;
    table.empty_icon = "picture";
    table.columns = {{Word::ImportFile, 4}, {Word::ImportPlace, 5}};
    table.cell = [&](std::size_t row, std::size_t at) {
        return at == 0 ? view.pictures[row].name : view.pictures[row].place;
    };
    table.open = [&](std::size_t row) { wish_goods(ui, PickPicture{view.pictures[row].path}); };
    office_table(ui, area, table);
}

void adding(Ui& ui, Rect& area, Word word, AnyGoodsWish wish) {
    Rect strip = cut_bottom(area, ui.m.touch(), 2 * ui.u);
    const ButtonSpec add{.label = ui.say(word), .icon = "plus", .look = Look::Primary};
    if (button(ui, cut_right(strip, button_width(ui, add), 2 * ui.u), add))
        ui.wish(GoodsWish{std::move(wish)});
    if (word == Word::PriceAdd)
        ui.text(strip, ui.say(Word::PriceNow, {format_money(ui.view.goods.read.price)}),
                {.font = Font::Strong, .color = ui.p.ink, .middle = true});
}

void prices(Ui& ui, Rect area) {
    const GoodsView& view = ui.view.goods;
    adding(ui, area, Word::PriceAdd, AddPrice{});
    OfficeTable table{.id = "prices", .rows = view.planned.size()};
    table.total = view.planned.size();
    table.empty = Word::PriceNone;
    table.empty_icon = "clock";
    table.columns = {{Word::PriceStarts, 3},
                     {Word::PriceBy, 2},
                     {Word::GoodsPrice, 2, Align::Right},
                     {Word::PriceDrop, 2, Align::Right}};
    table.cell = [&](std::size_t row, std::size_t at) {
        const PlannedPrice& one = view.planned[row];
        return at == 0   ? moment(one.starts_ms)
               : at == 1 ? one.by.text()
               : at == 2 ? format_money(one.price)
                         : ui.say(Word::PriceDrop);
    };
    table.tone = [](std::size_t, std::size_t at) { return at == 3 ? Tone::Danger : Tone::Neutral; };
    table.open = [&](std::size_t row) { wish_goods(ui, DropPrice{view.planned[row].starts_ms}); };
    office_table(ui, area, table);
}

std::string day(const std::optional<Date>& date) { return date ? date->dmy() : std::string{"–"}; }

void lots(Ui& ui, Rect area) {
    const GoodsView& view = ui.view.goods;
    adding(ui, area, Word::LotAdd, EditLot{});
    OfficeTable table{.id = "lots", .rows = view.lots.size()};
    table.total = view.lots.size();
    table.empty = Word::LotNone;
    table.empty_icon = "box";
    table.columns = {{Word::LotNumber, 3},
                     {Word::LotMade, 2, Align::Left, true, false},
                     {Word::LotBestBefore, 2},
                     {Word::LotReceived, 2, Align::Left, true, false},
                     {Word::LotState, 2}};
    table.cell = [&](std::size_t row, std::size_t at) {
        const kiosk::Lot& lot = view.lots[row];
        switch (at) {
            case 0:
                return lot.number;
            case 1:
                return day(lot.made);
            case 2:
                return day(lot.best_before);
            case 3:
                return day(lot.received);
            default:
                return lot.recall ? ui.say(Word::LotRecalled) : std::string{"–"};
        }
    };
    table.tone = [&](std::size_t row, std::size_t at) {
        return at == 4 && view.lots[row].recall ? Tone::Danger : Tone::Neutral;
    };
    table.open = [&](std::size_t row) { wish_goods(ui, EditLot{view.lots[row].number}); };
    office_table(ui, area, table);
}

}  // namespace

void draw_one_product(Ui& ui, Rect area) {
    const GoodsView& view = ui.view.goods;
    header(ui, area, view.is_new ? ui.say(Word::ProductNew) : view.read.name(ui.view.language),
           true);
    tabs(ui, area);
    if (view.picking) return pictures(ui, area);
    // A price or a lot being added stands in its list's place.
    if (view.form_of == GoodsForm::Price || view.form_of == GoodsForm::Lot)
        return office_form(ui, area, view.form);
    switch (view.product_tab) {
        case ProductTab::Prices:
            return prices(ui, area);
        case ProductTab::Lots:
            return lots(ui, area);
        case ProductTab::History:
            return changes_table(ui, area, view.history, false, view.loading);
        default:
            return facts(ui, area);
    }
}

}  // namespace kiosk::screens
