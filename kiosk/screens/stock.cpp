// The stock screen: what is on hand, one product's lots and moves, and goods between the shops.
#include <algorithm>

#include "kiosk/screens/chrome.h"
#include "kiosk/screens/office_form.h"
#include "kiosk/screens/office_table.h"

namespace kiosk::screens {
namespace {

std::string lot_text(const Ui& ui, const LotOnHand& lot) {
    const std::string name = lot.lot.empty() ? ui.say(Word::NoLot) : lot.lot;
    return lot.best_before ? ui.say(Word::LotUntil, {name, lot.best_before->dmy()}) : name;
}

std::string first_lot(const Ui& ui, const StockRow& row) {
    const bool plain = row.lots.size() == 1 && row.lots[0].lot.empty();
    if (row.lots.empty() || plain) return {};
    const std::string first = lot_text(ui, row.lots.front());
    if (row.lots.size() == 1) return first;
    return ui.say(Word::MoreLots, {first, std::to_string(row.lots.size() - 1)});
}

std::string name_of_row(const Ui& ui, const StockRow& row) {
    const bool english = ui.view.language == Language::English && !row.name_en.empty();
    return english ? row.name_en : row.name_vi;
}

void filters(Ui& ui, Rect& area, const StockView& view) {
    const auto with = [](std::string name, std::int64_t count) {
        return count > 0 ? name + " " + format_digits(count) : name;
    };
    const auto title = [&](StockFilter filter) { return title_of(filter).in(ui.view.language); };
    const std::vector<std::string> labels{with(title(StockFilter::All), view.list.all),
                                          with(title(StockFilter::Low), view.list.low),
                                          with(title(StockFilter::Expiring), view.list.expiring),
                                          with(title(StockFilter::Negative), view.list.negative),
                                          with(title(StockFilter::Uncosted), view.list.uncosted),
                                          with(ui.say(Word::TransfersTitle), view.on_the_way())};
    const int count = static_cast<int>(labels.size()), transfers = count - 1;
    const int chosen =
        view.part == StockPart::Transfers ? transfers : static_cast<int>(view.filter);
    // Upright, six words do not fit side by side.
    const int rows = ui.m.portrait ? 2 : 1, in_row = count / rows;
    for (int i = 0; i < rows; ++i) {
        const int first = i * in_row;
        const std::vector<std::string> some(labels.begin() + first,
                                            labels.begin() + first + in_row);
        const Rect strip = cut_top(area, ui.m.touch(), (i + 1 == rows ? 2.0F : 1.0F) * ui.u);
        const auto wished = segmented(ui, strip, some, chosen - first);
        if (!wished) continue;
        const int filter = first + *wished;
        ui.wish(DoStock{filter == transfers ? StockAct::Transfers : StockAct::Filter, {}, filter});
    }
}

void goods_list(Ui& ui, Rect area, const StockView& view) {
    office_search(ui, area, view.ask, Word::FindStock);
    OfficeTable table{.id = "stock", .ask = &view.ask, .rows = view.list.rows.size()};
    table.total = static_cast<std::size_t>(view.list.matching);
    table.columns = {{Word::StockProduct, 4, Align::Left, false},
                     {Word::StockProducer, 2.6F, Align::Left, false, false},
                     {Word::StockLots, 3.3F, Align::Left, false},
                     {Word::SoldMonth, 1.4F, Align::Right, false, false},
                     {Word::StockMinimum, 1.2F, Align::Right, false, false},
                     {Word::OnHand, 1.3F, Align::Right, false}};
    table.cell = [&](std::size_t at, std::size_t column) -> std::string {
        const StockRow& row = view.list.rows[at];
        switch (column) {
            case 0:
                return name_of_row(ui, row);
            case 1:
                return row.producer;
            case 2:
                return first_lot(ui, row);
            case 3:
                return row.sold == Quantity{} ? "" : format_quantity(row.sold);
            case 4:
                return row.minimum ? format_quantity(*row.minimum) : "";
            default:
                return format_quantity(row.on_hand);
        }
    };
    table.tone = [&](std::size_t at, std::size_t column) {
        const StockRow& row = view.list.rows[at];
        if (column == 5) {
            return is_negative(row) ? Tone::Danger : is_low(row) ? Tone::Attention : Tone::Neutral;
        }
        const bool late = column == 2 && !row.lots.empty();
        if (late && is_expired(row.lots.front(), view.today)) return Tone::Danger;
        return late && expires_soon(row, view.today) ? Tone::Attention : Tone::Neutral;
    };
    table.open = [&](std::size_t at) {
        ui.wish(DoStock{StockAct::Product, view.list.rows[at].product.text(), 0});
    };
    table.loading = view.loading;
    const bool filtered = view.filter != StockFilter::All;
    table.empty = filtered ? Word::StockNoneSo : Word::StockEmpty;
    table.empty_icon = "box";
    office_table(ui, area, table);
}

Quantity sum_of(const std::vector<StockLine>& lines) {
    Quantity sum;
    for (const StockLine& line : lines) sum = sum + line.quantity;
    return sum;
}

std::string state_of(const Ui& ui, const Transfer& transfer) {
    if (transfer.is_on_the_way()) {
        if (transfer.is_incoming) return ui.say(Word::TakeNow);
        return ui.say(transfer.is_announced ? Word::OnTheWay : Word::NotAnnounced);
    }
    if (transfer.is_back) return ui.say(Word::TakenBack);
    const Quantity off = sum_of(transfer.taken) - sum_of(transfer.lines);
    return off == Quantity{} ? ui.say(Word::TakenIn)
                             : ui.say(Word::TakenShort, {format_quantity(off)});
}

std::string goods_of(const Transfer& transfer) {
    std::string goods;
    for (const StockLine& line : transfer.lines) {
        if (!goods.empty()) goods += ", ";
        goods += format_quantity(line.quantity) + " × " + line.name;
        if (!line.lot.empty()) goods += " (" + line.lot + ")";
    }
    return goods;
}

void transfer_list(Ui& ui, Rect area, const StockView& view) {
    OfficeTable table{.id = "transfers", .rows = view.transfers.size()};
    table.columns = {{Word::TransferGoods, 4.5F, Align::Left, false},
                     {Word::TransferShop, 2, Align::Left, false},
                     {Word::MoveDay, 1.4F, Align::Left, false, false},
                     {Word::TransferState, 2.4F, Align::Left, false}};
    table.cell = [&](std::size_t at, std::size_t column) -> std::string {
        const Transfer& one = view.transfers[at];
        if (column == 0) return goods_of(one);
        if (column == 2) return Date::of_instant(one.sent_at_ms).dmy();
        if (column == 3) return state_of(ui, one);
        return one.is_incoming ? ui.say(Word::TransferFrom, {one.from})
                               : ui.say(Word::TransferTo, {one.to});
    };
    table.tone = [&](std::size_t at, std::size_t column) {
        const Transfer& one = view.transfers[at];
        if (column != 3) return Tone::Neutral;
        if (one.is_on_the_way()) return one.is_incoming ? Tone::Attention : Tone::Information;
        return sum_of(one.taken) == sum_of(one.lines) ? Tone::Good : Tone::Danger;
    };
    table.open = [&](std::size_t at) {
        ui.wish(DoStock{StockAct::Transfer, view.transfers[at].id.text(), 0});
    };
    table.loading = view.loading;
    table.empty = Word::TransfersEmpty;
    table.empty_icon = "route";
    office_table(ui, area, table);
}

void actions(Ui& ui, Rect& area) {
    struct Action {
        Word label;
        std::string_view icon;
        StockForm form;
    };
    constexpr Action kActions[] = {
        {Word::DoReceive, "plus", StockForm::Receive}, {Word::DoAdjust, "edit", StockForm::Adjust},
        {Word::DoCount, "list", StockForm::Count},     {Word::DoSend, "route", StockForm::Send},
        {Word::DoMinimum, "bell", StockForm::Minimum}, {Word::DoCost, "coins", StockForm::Cost}};
    const int columns = ui.m.portrait ? 3 : 6;
    const int count = static_cast<int>(std::size(kActions));
    const float gap = 2 * ui.u, height = ui.m.touch();
    const int lines = (count + columns - 1) / columns;
    const Rect strip = cut_top(area, static_cast<float>(lines) * (height + gap) - gap, 2 * ui.u);
    for (int i = 0; i < count; ++i) {
        const Rect line{strip.x, strip.y + static_cast<float>(i / columns) * (height + gap),
                        strip.width, height};
        const Action& action = kActions[i];
        if (button(ui, column(line, i % columns, columns, gap),
                   {.label = ui.say(action.label),
                    .icon = std::string{action.icon},
                    .look = i == 0 ? Look::Primary : Look::Secondary}))
            ui.wish(DoStock{StockAct::Form, {}, static_cast<int>(action.form)});
    }
}

// What the last count found, for as long as the product is open.
void counted_card(Ui& ui, Rect& area, const StockMove& counted) {
    const float line = ui.m.line(Font::Body) + 0.5F * ui.u;
    const float rows = static_cast<float>(std::min<std::size_t>(counted.lines.size(), 6));
    Rect card = cut_top(area, ui.m.line(Font::Strong) + rows * line + 5 * ui.u, 2 * ui.u);
    ui.canvas.card(card);
    Rect inner = inset(card, 3 * ui.u, 2 * ui.u);
    ui.text(cut_top(inner, ui.m.line(Font::Strong), ui.u), ui.say(Word::CountedTitle),
            {.font = Font::Strong, .color = ui.p.ink});
    for (std::size_t i = 0; i < std::min<std::size_t>(counted.lines.size(), 6); ++i) {
        const StockLine& one = counted.lines[i];
        const bool off = one.quantity != Quantity{};
        ui.text(
            cut_top(inner, line),
            ui.say(Word::CountedLine,
                   {one.lot.empty() ? ui.say(Word::NoLot) : one.lot, format_quantity(one.counted),
                    format_quantity(one.expected), format_quantity(one.quantity)}),
            {.font = Font::Body, .color = ink_of(ui.p, off ? Tone::Attention : Tone::Good)});
    }
}

void lots_table(Ui& ui, Rect area, const StockView& view) {
    const StockRow& row = *view.product;
    OfficeTable table{.id = "lots", .rows = row.lots.size()};
    table.columns = {{Word::StockLot, 2, Align::Left, false},
                     {Word::LotExpires, 1.6F, Align::Left, false},
                     {Word::OnHand, 1.2F, Align::Right, false}};
    const bool costs = ui.view.status.may(Right::SeeMargin);
    if (costs) table.columns.push_back({Word::LotCost, 1.5F, Align::Right, false});
    table.cell = [&](std::size_t at, std::size_t column) -> std::string {
        const LotOnHand& lot = row.lots[at];
        if (column == 0) return lot.lot.empty() ? ui.say(Word::NoLot) : lot.lot;
        if (column == 1) return lot.best_before ? lot.best_before->dmy() : "";
        if (column == 3)
            return lot.cost.unit ? format_money(whole_cost(*lot.cost.unit))
                                 : ui.say(Word::CostNotTold);
        return format_quantity(lot.on_hand);
    };
    table.tone = [&](std::size_t at, std::size_t column) {
        const LotOnHand& lot = row.lots[at];
        if (column == 3) return Tone::Neutral;
        if (column == 2) return lot.on_hand < Quantity{} ? Tone::Danger : Tone::Neutral;
        if (column == 0 || !lot.best_before) return Tone::Neutral;
        if (is_expired(lot, view.today)) return Tone::Danger;
        const bool soon = view.today.days_until(*lot.best_before) <= kExpiresSoonDays;
        return soon ? Tone::Attention : Tone::Neutral;
    };
    table.empty = Word::LotsEmpty;
    table.empty_icon = "box";
    if (!row.lots.empty()) {
        table.foot = {ui.say(Word::OnHand), "", format_quantity(row.on_hand)};
        if (costs) table.foot.emplace_back();
    }
    office_table(ui, area, table);
}

std::string what_moved(const Ui& ui, const StockMove& move) {
    std::string what = title_of(move.kind).in(ui.view.language);
    if (move.reason != AdjustReason::None) {
        what += ": " + title_of(move.reason).in(ui.view.language);
    }
    if (!move.shop.empty()) what += " " + move.shop;
    if (!move.note.empty()) what += " · " + move.note;
    return what;
}

std::string cost_told(const Ui& ui, const StockView& view, const StockMove& move) {
    if (!ui.view.status.may(Right::SeeMargin)) return {};
    for (const StockLine& line : move.lines) {
        if (line.product == view.product->product) return format_money(line.unit_cost);
    }
    return {};
}

void moves_table(Ui& ui, Rect area, const StockView& view) {
    OfficeTable table{.id = "moves", .rows = view.moves.size()};
    table.columns = {{Word::MoveDay, 1.5F, Align::Left, false},
                     {Word::MoveWhat, 3.6F, Align::Left, false},
                     {Word::MoveChange, 1.3F, Align::Right, false}};
    table.cell = [&](std::size_t at, std::size_t column) -> std::string {
        const StockMove& move = view.moves[at];
        if (column == 0) return move.day.dmy();
        if (column == 1) return what_moved(ui, move);
        if (move.kind == MoveKind::Cost) return cost_told(ui, view, move);
        Quantity sum;
        for (const StockLine& line : move.lines) {
            const bool same = line.product == view.product->product;
            if (same) sum = sum + (move.kind == MoveKind::Minimum ? line.minimum : line.quantity);
        }
        const bool plus = sum > Quantity{} && move.kind != MoveKind::Minimum;
        return (plus ? "+" : "") + format_quantity(sum);
    };
    table.empty = Word::MovesEmpty;
    office_table(ui, area, table);
}

void product_page(Ui& ui, Rect area, const StockView& view) {
    if (!view.product) return busy_state(ui, area, ui.say(Word::Loading));
    actions(ui, area);
    if (view.counted) counted_card(ui, area, *view.counted);
    if (ui.m.portrait) {
        const Rect top = cut_top(area, area.height * 0.45F, 2 * ui.u);
        lots_table(ui, top, view);
        moves_table(ui, area, view);
    } else {
        const Rect left = cut_left(area, area.width * 0.45F, 2.5F * ui.u);
        lots_table(ui, left, view);
        moves_table(ui, area, view);
    }
}

}  // namespace

std::int64_t StockView::on_the_way() const {
    return std::ranges::count_if(transfers, &Transfer::is_on_the_way);
}

void draw_stock(Ui& ui, Rect area) {
    const StockView& view = ui.view.stock;
    if (view.form) {
        header(ui, area, ui.say(view.form->title), true);
        return office_form(ui, area, *view.form);
    }
    if (view.part == StockPart::Product) {
        const std::string name = view.product ? name_of_row(ui, *view.product) : std::string{};
        header(ui, area, name, true);
        return product_page(ui, area, view);
    }
    header(ui, area, ui.say(Word::TileStock), true);
    filters(ui, area, view);
    if (view.part == StockPart::Transfers) return transfer_list(ui, area, view);
    goods_list(ui, area, view);
}

}  // namespace kiosk::screens
