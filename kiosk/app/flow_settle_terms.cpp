// The terms of a producer on the screen of settlements: agreed, changed, dropped.
#include <algorithm>

#include "kiosk/app/flow_parts.h"
#include "kiosk/app/flow_stock.h"
#include "kiosk/core/date_text.h"

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

StaffCode who(const State& state) {
    return state.view.status.staff ? state.view.status.staff->code : StaffCode{};
}

std::string value_of(const Terms& terms) {
    if (terms.product) return "p:" + terms.product->text();
    return terms.group ? "g:" + std::string{name_of(*terms.group)} : "";
}

// What was agreed, to be changed; something new begins where the last closed period ended.
void fill_terms_form(FormView& form, const SettleView& view, const Terms* terms) {
    if (terms == nullptr) {
        if (view.periods.empty()) return;
        Date last = view.periods.front().statement.until;
        for (const ClosedPeriod& one : view.periods) last = std::max(last, one.statement.until);
        form.set("from", last.plus_days(1).dmy());
        form.fields[2].help = {"Đã quyết toán đến " + last.dmy(), "Settled until " + last.dmy()};
        return;
    }
    form.set("kind", std::string{name_of(terms->kind)});
    std::string share = format_share(terms->commission_percent);
    form.set("commission_percent", share.substr(0, share.find("\u00A0")));
    form.set("from", terms->from ? terms->from->dmy() : "");
    form.set("until", terms->until ? terms->until->dmy() : "");
    FormField& goods = form.fields[4];
    goods.value = value_of(*terms);
    const bool is_there = std::ranges::any_of(
        goods.choices, [&](const auto& choice) { return choice.first == goods.value; });
    if (!is_there && terms->product) {
        goods.choices.emplace_back(goods.value,
                                   Text{terms->product->text(), terms->product->text()});
    }
}

}  // namespace

FormView terms_form(const SettleView& view) {
    FormView form;
    form.title = {"Thỏa thuận với " + view.producer, "Terms with " + view.producer};
    FormField kind = field_of("kind", {"Hình thức", "Terms"}, FormKind::Choice);
    for (const TermsKind one : {TermsKind::Consigned, TermsKind::Bought}) {
        kind.choices.emplace_back(std::string{name_of(one)}, title_of(one));
    }
    kind.value = kind.choices.front().first;
    FormField share = field_of("commission_percent", {"Hoa hồng của cửa hàng, %", "Commission, %"},
                               FormKind::Decimal);
    share.help = {"Phần cửa hàng giữ, tính trên tiền khách trả",
                  "What the shop keeps of the price"};
    FormField goods = field_of("product", {"Áp dụng cho", "For"}, FormKind::Choice);
    goods.choices.emplace_back("", Text{"Mọi hàng của cơ sở", "Everything of the producer"});
    std::vector<ProductId> seen;
    for (const StatementRow& row : view.open ? view.open->rows : std::vector<StatementRow>{}) {
        if (std::ranges::find(seen, row.product) != seen.end()) continue;
        seen.push_back(row.product);
        goods.choices.emplace_back("p:" + row.product.text(), Text{row.name, row.name});
    }
    for (const Group group : kAllGroups) {
        const Text title = title_of(group);
        goods.choices.emplace_back("g:" + std::string{name_of(group)},
                                   Text{"Nhóm " + title.vi, "Group " + title.en});
    }
    goods.wide = true;
    goods.help = {"Quét mã để chọn một sản phẩm; sản phẩm hơn nhóm, nhóm hơn tất cả",
                  "Scan a code to choose a product; it counts before its group, that before all"};
    form.fields = {kind, share, field_of("from", {"Từ ngày", "From"}, FormKind::Date),
                   field_of("until", {"Đến hết ngày", "Until"}, FormKind::Date), goods};
    form.fields[2].help = {"Để trống: ngay từ đầu", "Empty: from the beginning"};
    form.fields[3].help = {"Để trống: đến khi đổi", "Empty: until it changes"};
    form.focused = 1;
    const bool changes = view.form_of == SettleForm::ChangeTerms && view.chosen;
    fill_terms_form(form, view, changes ? &view.terms[*view.chosen] : nullptr);
    return form;
}

bool take_day(FormView& form, const char* key, std::optional<Date>& into) {
    const std::string text = form.value(key);
    if (text.empty()) return true;
    into = date_from_text(text);
    if (!into) form.fail(key, {"Không phải một ngày", "Not a day"});
    return into.has_value();
}

Commands submit_terms(State& state) {
    SettleView& view = state.view.settle;
    FormView& form = *view.form;
    Terms terms;
    terms.kind = terms_kind_from(form.value("kind")).value_or(TermsKind::Consigned);
    bool fits = take_day(form, "from", terms.from) && take_day(form, "until", terms.until);
    if (terms.kind == TermsKind::Consigned) {
        const auto share = parse_share(form.value("commission_percent"));
        if (!share) {
            form.fail("commission_percent", {"Từ 0 đến 100", "From 0 to 100"});
            fits = false;
        }
        terms.commission_percent = share.value_or(0);
    }
    const std::string goods = form.value("product");
    if (goods.starts_with("p:")) terms.product = ProductId{goods.substr(2)};
    if (goods.starts_with("g:")) terms.group = group_from(goods.substr(2));
    if (!fits) return {};
    std::vector<Terms> all = view.terms;
    if (view.form_of == SettleForm::ChangeTerms && view.chosen && *view.chosen < all.size()) {
        all[*view.chosen] = terms;
    } else {
        all.push_back(terms);
    }
    form.busy = true;
    return {StockWork{SaveTerms{view.producer, std::move(all), who(state)}}};
}

Commands drop_terms(State& state, bool confirmed) {
    SettleView& view = state.view.settle;
    if (!view.chosen || *view.chosen >= view.terms.size()) return {};
    if (!confirmed) {
        state.asked = DoSettle{SettleAct::DropTerms, {}, 1};
        state.view.dialog =
            Dialog{{"Xóa thỏa thuận này?", "Drop these terms?"},
                   {"Hàng bán từ kỳ đang mở tính theo các thỏa thuận còn lại.",
                    "What was sold in the open period counts on the terms that are left."},
                   {"Bỏ thỏa thuận", "Drop them"},
                   {"Giữ lại", "Keep them"},
                   true};
        return {};
    }
    std::vector<Terms> left_over = view.terms;
    left_over.erase(left_over.begin() + static_cast<std::ptrdiff_t>(*view.chosen));
    return {StockWork{SaveTerms{view.producer, std::move(left_over), who(state)}}};
}

}  // namespace kiosk::app::parts
