// The forms of stock moves: what they ask, and the move that comes of them.
#include <algorithm>

#include "kiosk/app/flow_parts.h"
#include "kiosk/app/flow_stock.h"
#include "kiosk/core/date_text.h"
#include "kiosk/core/vietnamese_text.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

const Text kNeeded{"Cần điền", "This is needed"};
const Text kScanNext{"Quét hàng tiếp theo: ghi phiếu này rồi sang hàng ấy",
                     "Scan the next goods: records this and goes on to them"};

FormField field_of(const char* key, Text label, FormKind kind) {
    FormField field;
    field.key = key;
    field.label = std::move(label);
    field.kind = kind;
    return field;
}

FormField note_field() {
    FormField note = field_of("note", {"Ghi chú", "Note"}, FormKind::Text);
    note.wide = true;
    return note;
}

// As a person would type it: no dots of thousands, which parse_quantity() takes for a comma.
std::string as_typed(Quantity quantity) {
    std::string text = format_quantity(quantity, '.');
    std::ranges::replace(text, '.', ',');
    return text;
}

std::string name_of_lot(const LotOnHand& lot) {
    return lot.best_before ? lot.lot + " · " + lot.best_before->dmy() : lot.lot;
}

// A lot of those on hand, or the goods without one.
FormField lot_choice(const StockRow& row) {
    FormField lot = field_of("lot", {"Lô", "Lot"}, FormKind::Choice);
    for (const LotOnHand& one : row.lots) {
        if (one.lot.empty()) continue;
        const std::string name = name_of_lot(one);
        lot.choices.emplace_back(one.lot, Text{name, name});
    }
    lot.choices.emplace_back("", Text{"Không rõ lô", "No lot"});
    lot.value = lot.choices.front().first;
    lot.wide = true;
    return lot;
}

FormKind quantity_kind(const StockRow& row) {
    return row.by_weight ? FormKind::Decimal : FormKind::Whole;
}

FormField quantity_field(const StockRow& row) {
    const std::string unit = row.unit.empty() ? "" : " (" + row.unit + ")";
    return field_of("quantity", {"Số lượng" + unit, "Quantity" + unit}, quantity_kind(row));
}

// What of the price the shop gets back from the state; the rest is what the goods cost.
FormField vat_field() {
    FormField vat = field_of("deductible_vat", {"Thuế GTGT được khấu trừ", "VAT that comes back"},
                             FormKind::Choice);
    vat.choices.emplace_back("0", Text{"Không", "None"});
    for (const char* rate : {"5", "8", "10"}) {
        const std::string name = std::string{rate} + " %";
        vat.choices.emplace_back(rate, Text{name, name});
    }
    vat.value = "0";
    vat.wide = true;
    return vat;
}

FormField cost_field(const StockRow& row) {
    const std::string unit = row.unit.empty() ? "" : " (" + row.unit + ")";
    return field_of("unit_cost", {"Giá nhập một đơn vị" + unit, "Price paid for one" + unit},
                    FormKind::Money);
}

void add_cost(FormView& form, const StockRow& row) {
    FormField lot = lot_choice(row);
    const auto bare = std::ranges::find_if(
        row.lots, [](const LotOnHand& one) { return !one.cost.unit.has_value(); });
    if (bare != row.lots.end()) lot.value = bare->lot;
    form.fields = {cost_field(row), vat_field()};
    if (lot.choices.size() > 1) form.fields.push_back(std::move(lot));
    form.fields.push_back(note_field());
    form.fields[0].help = {"Tính cho hàng bán từ bây giờ, đơn đã bán giữ nguyên; 0 nếu được tặng",
                           "Counts from now on, what was sold stays as it was; 0 for a gift"};
}

// Terms decide whether goods have a cost: those that are consigned are the producer's own.
void say_terms(FormView& form, const std::optional<Terms>& agreed) {
    FormField& cost = form.fields[3];
    if (!agreed) {
        cost.help = {"Chưa có thỏa thuận với cơ sở: tính là mua đứt; 0 nếu được tặng",
                     "Nothing is agreed with the producer: bought outright; 0 for a gift"};
    } else if (agreed->kind == TermsKind::Bought) {
        cost.help = {"Mua đứt: số tiền phải trả cơ sở; 0 nếu được tặng",
                     "Bought outright: due to the producer; 0 for a gift"};
    } else {
        const std::string share = format_share(agreed->commission_percent);
        cost.help = {"Hàng ký gửi, hoa hồng " + share + ": không có giá vốn",
                     "Consigned, commission " + share + ": it has no cost"};
        cost.enabled = false;
        form.fields[5].enabled = false;  // its VAT
    }
}

void add_receive(FormView& form, const StockRow& row, const std::optional<Terms>& agreed) {
    form.fields = {quantity_field(row),
                   field_of("lot", {"Số lô", "Lot"}, FormKind::Code),
                   field_of("best_before", {"Dùng đến ngày", "Best before"}, FormKind::Date),
                   cost_field(row),
                   field_of("document", {"Số phiếu giao", "Delivery note"}, FormKind::Code),
                   vat_field(),
                   note_field()};
    form.fields[0].help = kScanNext;
    say_terms(form, agreed);
}

void add_adjust(FormView& form, const StockRow& row) {
    FormField reason = field_of("reason", {"Lý do", "Reason"}, FormKind::Choice);
    for (const AdjustReason one : kAdjustReasons) {
        reason.choices.emplace_back(std::string{name_of(one)}, title_of(one));
    }
    reason.value = std::string{name_of(AdjustReason::Damaged)};
    reason.wide = true;
    form.fields = {quantity_field(row), reason, lot_choice(row), note_field()};
    form.fields[0].help = {"Bao nhiêu đã mất đi (hoặc tìm thấy thêm)",
                           "How many are gone (or were found)"};
}

// Nobody reads there what should be there.
void add_count(FormView& form, const StockRow& row) {
    std::size_t n = 0;
    const auto add = [&](const std::string& lot, Text label) {
        FormField count = field_of("", std::move(label), quantity_kind(row));
        count.key = "count" + std::to_string(n++);
        count.choices.emplace_back(lot, Text{});  // which lot it counts
        form.fields.push_back(std::move(count));
    };
    for (const LotOnHand& lot : row.lots) {
        if (lot.lot.empty()) continue;
        const std::string name = name_of_lot(lot);
        add(lot.lot, {"Đếm được, lô " + name, "Counted, lot " + name});
    }
    add("", {"Đếm được, không rõ lô", "Counted, no lot"});
    form.fields.front().help = kScanNext;
    form.fields.push_back(note_field());
}

void add_send(FormView& form, const StockRow& row, const std::vector<std::string>& shops) {
    FormField shop = field_of("shop", {"Cửa hàng nhận", "To which shop"}, FormKind::Code);
    if (!shops.empty()) {
        shop.kind = FormKind::Choice;
        for (const std::string& name : shops) shop.choices.emplace_back(name, Text{name, name});
        shop.value = shops.front();
        shop.wide = true;
    } else {
        shop.help = {"Tên máy ở trung tâm, ví dụ K02", "Its name at the centre, like K02"};
    }
    form.fields = {quantity_field(row), shop, lot_choice(row), note_field()};
}

void add_take(FormView& form, const Transfer& transfer) {
    std::size_t n = 0;
    for (const StockLine& line : transfer.lines) {
        const std::string name = line.lot.empty() ? line.name : line.name + " (" + line.lot + ")";
        FormField arrived = field_of("", {name, name}, FormKind::Decimal);
        arrived.key = "line" + std::to_string(n++);
        arrived.value = as_typed(line.quantity);
        arrived.wide = true;
        form.fields.push_back(std::move(arrived));
    }
    form.fields.push_back(note_field());
}

// Fills a quantity from its field; false: the field says what is wrong.
// "1.500" is fifteen hundred to one person and one and a half to another.
bool is_ambiguous(const std::string& typed) {
    const std::size_t dot = typed.rfind('.');
    return dot != std::string::npos && typed.size() - dot == 4;
}

bool take_quantity(FormView& form, const std::string& key, Quantity& into) {
    if (is_ambiguous(form.value(key))) {
        form.fail(key,
                  {"Ghi 1500 hoặc 1,5, không dùng dấu chấm", "Write 1500 or 1,5, without a dot"});
        return false;
    }
    const auto quantity = parse_quantity(form.value(key));
    if (!quantity) {
        form.fail(
            key, form.value(key).empty() ? kNeeded : Text{"Không phải số lượng", "Not a quantity"});
        return false;
    }
    into = *quantity;
    return true;
}

void fill_cost(const FormView& form, StockLine& line) {
    const std::string cost = form.value("unit_cost");
    if (cost.empty()) return;
    line.unit_cost = Money::from_dong(std::stoll(cost.substr(0, 15)));
    line.given = line.unit_cost.is_zero();
    if (!line.given) line.deductible_vat = std::stoll(form.value("deductible_vat"));
}

bool fill_receive(FormView& form, StockLine& line, const std::optional<Terms>& agreed) {
    bool fits = take_quantity(form, "quantity", line.quantity);
    line.lot = nfc(form.value("lot"));
    if (const std::string day = form.value("best_before"); !day.empty()) {
        line.best_before = date_from_text(day);
        if (!line.best_before) {
            form.fail("best_before", {"Không phải một ngày", "Not a day"});
            fits = false;
        }
    }
    if (form.value("unit_cost").empty() && agreed && agreed->kind == TermsKind::Bought) {
        form.fail("unit_cost", kNeeded);
        fits = false;
    }
    fill_cost(form, line);
    return fits;
}

bool fill_count(FormView& form, StockMove& move, const StockLine& of) {
    bool fits = true;
    for (std::size_t i = 0; i + 1 < form.fields.size(); ++i) {
        const FormField& field = form.fields[i];
        if (field.value.empty()) continue;
        StockLine line = of;
        line.lot = field.choices.front().first;
        line.best_before = Date::parse(field.choices.front().second.vi);
        fits = take_quantity(form, field.key, line.counted) && fits;
        move.lines.push_back(std::move(line));
    }
    if (move.lines.empty()) {
        form.fail("count0", kNeeded);
        return false;
    }
    return fits;
}

bool fill_take(FormView& form, StockMove& move, const Transfer& transfer) {
    bool fits = true;
    move.transfer = transfer.id;
    move.lines = transfer.lines;
    for (std::size_t i = 0; i < move.lines.size(); ++i) {
        fits = take_quantity(form, "line" + std::to_string(i), move.lines[i].quantity) && fits;
    }
    return fits;
}

MoveKind kind_of(StockForm form) {
    switch (form) {
        case StockForm::Receive:
            return MoveKind::Receive;
        case StockForm::Adjust:
            return MoveKind::Adjust;
        case StockForm::Count:
            return MoveKind::Count;
        case StockForm::Send:
            return MoveKind::Send;
        case StockForm::Minimum:
            return MoveKind::Minimum;
        case StockForm::Cost:
            return MoveKind::Cost;
        case StockForm::Take:
            break;
    }
    return MoveKind::Take;
}

const Transfer* transfer_of(const StockView& view) {
    if (!view.taking) return nullptr;
    const auto found = std::ranges::find(view.transfers, *view.taking, &Transfer::id);
    return found == view.transfers.end() ? nullptr : &*found;
}

// Of the forms about one product and lot.
bool fill_line(FormView& form, StockForm kind, StockMove& move, StockLine line,
               const std::optional<Terms>& agreed) {
    bool fits = true;
    if (kind == StockForm::Receive) {
        fits = fill_receive(form, line, agreed);
        move.document = nfc(form.value("document"));
    } else if (kind == StockForm::Cost) {
        line.lot = form.value("lot");
        fill_cost(form, line);
        fits = line.given || !line.unit_cost.is_zero();
        if (!fits) form.fail("unit_cost", kNeeded);
    } else if (kind == StockForm::Minimum) {
        fits = take_quantity(form, "quantity", line.minimum);
    } else {
        line.lot = form.value("lot");
        fits = take_quantity(form, "quantity", line.quantity);
        if (kind == StockForm::Send) {
            move.shop = nfc(form.value("shop"));
        } else {
            move.reason = adjust_reason_from(form.value("reason")).value_or(AdjustReason::Other);
        }
        if (move.reason != AdjustReason::Found) line.quantity = -line.quantity;
    }
    move.lines = {std::move(line)};
    return fits;
}

}  // namespace

FormView stock_form(const State& state, StockForm kind) {
    const StockView& view = state.view.stock;
    FormView form;
    if (kind == StockForm::Take) {
        form.title = {"Nhận hàng chuyển đến", "Take in what was sent"};
        form.submit = {"Đã nhận", "Take in"};
        if (const Transfer* transfer = transfer_of(view)) add_take(form, *transfer);
        return form;
    }
    const StockRow& row = *view.product;
    const Text what = title_of(kind_of(kind));
    form.title = {what.vi + " · " + row.name_vi, what.en + " · " + row.name_vi};
    if (kind == StockForm::Receive) add_receive(form, row, view.agreed);
    if (kind == StockForm::Adjust) add_adjust(form, row);
    if (kind == StockForm::Count) add_count(form, row);
    if (kind == StockForm::Cost) add_cost(form, row);
    if (kind == StockForm::Send) add_send(form, row, view.shops);
    if (kind == StockForm::Minimum) {
        form.fields = {quantity_field(row)};
        form.fields[0].value = row.minimum ? as_typed(*row.minimum) : "";
        form.fields[0].help = {"Từ mức này trở xuống là sắp hết; 0 để bỏ",
                               "At this many or fewer the goods are low; 0 forgets it"};
    }
    return form;
}

std::optional<StockMove> move_of_form(State& state, std::int64_t now_ms) {
    StockView& view = state.view.stock;
    FormView& form = *view.form;
    StockMove move;
    move.id = state.ids.next(now_ms);
    move.kind = kind_of(view.form_of);
    move.day = Date::of_instant(now_ms);
    if (state.view.status.staff) move.by = state.view.status.staff->code;
    move.note = nfc(form.value("note"));
    bool fits = false;
    if (view.form_of == StockForm::Take) {
        const Transfer* transfer = transfer_of(view);
        fits = transfer != nullptr && fill_take(form, move, *transfer);
    } else if (view.product) {
        StockLine line;
        line.product = view.product->product;
        fits = view.form_of == StockForm::Count
                   ? fill_count(form, move, line)
                   : fill_line(form, view.form_of, move, std::move(line), view.agreed);
    }
    if (!fits) return std::nullopt;
    return move;
}

}  // namespace kiosk::app::parts
