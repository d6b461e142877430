// Labels to print: goods to the left, what will be printed to the right, on sheets or on a roll.
#include <algorithm>

#include "kiosk/screens/goods_parts.h"

namespace kiosk::screens {
namespace {

void found(Ui& ui, Rect area) {
    const LabelsView& view = ui.view.labels;
    office_search(ui, area, view.ask, Word::LabelsFind);
    OfficeTable table{.id = "label-goods", .rows = view.found.size()};
    table.total = view.found.size();
    table.empty = Word::GoodsNotFound;
    table.empty_icon = "search";
    table.columns = {{Word::GoodsName, 5}, {Word::GoodsPrice, 2.4F, Align::Right}};
    table.cell = [&](std::size_t row, std::size_t at) {
        const kiosk::Product& product = view.found[row];
        return at == 0 ? product.name(ui.view.language) : format_money(product.price);
    };
    table.open = [&](std::size_t row) { wish_goods(ui, AddLabel{view.found[row].id}); };
    office_table(ui, area, table);
}

// − 12 +
void counter(Ui& ui, Rect strip, std::string_view number, Word less, Word more, std::string_view id,
             const std::function<void(int by)>& change) {
    const float side = ui.m.touch();
    if (button(ui, cut_left(strip, side),
               {.label = ui.say(less),
                .icon = "minus",
                .icon_only = true,
                .id = std::string{id} + "-"}))
        change(-1);
    if (button(ui, cut_right(strip, side),
               {.label = ui.say(more),
                .icon = "plus",
                .icon_only = true,
                .id = std::string{id} + "+"}))
        change(1);
    ui.text(strip, number,
            {.font = Font::Strong,
             .color = ui.p.ink,
             .align = Align::Center,
             .tabular = true,
             .middle = true});
}

void chosen(Ui& ui, Rect area) {
    const LabelsView& view = ui.view.labels;
    const float u = ui.u;
    ui.canvas.card(area);
    Rect inner = inset(area, 3 * u, 2 * u);
    if (view.rows.empty()) {
        empty_state(ui, inner, "tag", ui.say(Word::LabelsNone), "");
        return;
    }
    const float height = ui.m.touch() + u;
    const std::optional<Color> before = ui.ground;
    ui.ground = ui.p.card;
    ScrollArea scroll{ui, "labels-chosen", inner, height * static_cast<float>(view.rows.size())};
    Rect content = scroll.content();
    for (std::size_t i = 0; i < view.rows.size(); ++i) {
        Rect line = cut_top(content, ui.m.touch(), u);
        const LabelRow& one = view.rows[i];
        const std::string id = "label-" + one.product.id.text();
        counter(ui, cut_right(line, 3.2F * ui.m.touch(), 2 * u), format_digits(one.count),
                Word::LabelsLess, Word::LabelsMore, id, [&](int by) {
                    wish_goods(ui, ChangeLabels{i, one.count + by});
                });
        ui.text(line, one.product.name(ui.view.language),
                {.font = Font::Body, .color = ui.p.ink, .lines = 1, .middle = true});
    }
    ui.ground = before;
}

std::int64_t total_of(const LabelsView& view) {
    std::int64_t total = 0;
    for (const LabelRow& one : view.rows) total += one.count;
    return total;
}

void paper(Ui& ui, Rect& area) {
    const LabelsView& view = ui.view.labels;
    const float u = ui.u;
    const bool sheet = view.paper == LabelPaper::Sheet;
    Rect last = cut_bottom(area, ui.m.touch(), 2 * u);
    const bool any = !view.rows.empty();
    const std::string folder = view.folders.empty() ? std::string{} : view.folders.back();
    const ButtonSpec pdf{.label = ui.say(Word::LabelsPdf),
                         .icon = "arrow-right",
                         .look = sheet ? Look::Primary : Look::Secondary,
                         .enabled = any && !folder.empty(),
                         .why_not = ui.say(Word::LabelsNone)};
    const int count = sheet ? 2 : 3;
    if (button(ui, column(last, count - 1, count, 2 * u), pdf)) wish_goods(ui, WriteLabels{folder});
    if (!sheet && button(ui, column(last, 1, count, 2 * u),
                         {.label = ui.say(Word::LabelsPrint),
                          .icon = "printer",
                          .look = Look::Primary,
                          .enabled = any,
                          .why_not = ui.say(Word::LabelsNone)}))
        wish_goods(ui, PrintLabels{});
    if (button(ui, column(last, 0, count, 2 * u),
               {.label = ui.say(Word::LabelsClear), .icon = "trash", .enabled = any}))
        wish_goods(ui, ClearLabels{});
    if (sheet) {
        Rect line = cut_bottom(area, ui.m.touch(), u);
        counter(ui, line, ui.say(Word::LabelsUsed, {format_digits(view.used)}),
                Word::LabelsLessUsed, Word::LabelsMoreUsed, "label-used",
                [&](int by) { wish_goods(ui, ChangeUsedPlaces{view.used + by}); });
    }
    if (switch_row(ui, cut_bottom(area, ui.m.touch(), u), ui.say(Word::LabelsLot), "calendar",
                   view.with_lot))
        wish_goods(ui, ChooseLabelLot{!view.with_lot});
    const auto wished =
        segmented(ui, cut_bottom(area, ui.m.touch(), 2 * u),
                  {ui.say(Word::LabelsSheet), ui.say(Word::LabelsRoll)}, sheet ? 0 : 1);
    if (wished)
        wish_goods(ui, ChooseLabelPaper{*wished == 0 ? LabelPaper::Sheet : LabelPaper::Roll});
}

void print_side(Ui& ui, Rect area) {
    const LabelsView& view = ui.view.labels;
    const float u = ui.u;
    if (view.problem) {
        const float height = problem_card_height(ui, area.width, *view.problem);
        problem_card(ui, cut_top(area, height, 2 * u), *view.problem, Tone::Danger);
    }
    paper(ui, area);
    if (!view.written.empty())
        ui.text(cut_bottom(area, 2 * ui.m.line(Font::Caption), u),
                ui.say(Word::LabelsWritten, {view.written}),
                {.font = Font::Caption, .color = ui.p.leaf, .lines = 2});
    Rect head = cut_top(area, ui.m.line(Font::Strong), u);
    ui.text(head, ui.say(Word::LabelsChosen), {.font = Font::Strong, .color = ui.p.muted});
    ui.text(head, ui.say(Word::LabelsTotal, {format_digits(total_of(view))}),
            {.font = Font::Strong, .color = ui.p.ink, .align = Align::Right, .tabular = true});
    chosen(ui, area);
}

}  // namespace

void draw_labels(Ui& ui, Rect area) {
    const LabelsView& view = ui.view.labels;
    header(ui, area, ui.say(Word::LabelsTitle), true);
    if (view.busy)
        return work_state(ui, area, ui.say(Word::LabelsWork), view.done, view.total,
                          Word::LabelsStop);
    if (ui.m.portrait) {
        Rect first = cut_top(area, area.height * 0.42F, 2 * ui.u);
        found(ui, first);
        if (!ui.passing.keyboard) print_side(ui, area);
        return;
    }
    Rect left = column(area, 0, 2, 3 * ui.u);
    if (ui.passing.keyboard) left = area;  // the keyboard takes the whole width
    found(ui, left);
    if (!ui.passing.keyboard) print_side(ui, column(area, 1, 2, 3 * ui.u));
}

}  // namespace kiosk::screens
