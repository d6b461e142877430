#include "kiosk/app/goods_forms.h"

#include <algorithm>
#include <span>
#include <string_view>

#include "kiosk/core/product_columns.h"
#include "kiosk/core/tax.h"

namespace kiosk::app {

using namespace screens;

namespace {

constexpr std::int64_t kMinuteMs = 60'000;

struct Shown {
    std::string_view column;
    FormKind kind{FormKind::Text};
    bool wide{false};
};
constexpr Shown kSelling[] = {{"product_id", FormKind::Code},
                              {"group", FormKind::Choice},
                              {"name_vi", FormKind::Text, true},
                              {"name_en", FormKind::Code, true},
                              {"price", FormKind::Money},
                              {"tax_rate", FormKind::Choice},
                              {"unit"},
                              {"size"},
                              {"codes", FormKind::Code, true},
                              {"by_weight", FormKind::Switch},
                              {"lot", FormKind::Code}};
constexpr Shown kOrigin[] = {{"stars", FormKind::Choice},
                             {"revoked", FormKind::Switch},
                             {"decision", FormKind::Code},
                             {"issuer"},
                             {"issued", FormKind::Date},
                             {"expires", FormKind::Date},
                             {"producer", FormKind::Text, true},
                             {"producer_kind", FormKind::Choice, true},
                             {"producer_address", FormKind::Text, true},
                             {"producer_phone", FormKind::Code},
                             {"producer_website", FormKind::Code},
                             {"producer_email", FormKind::Code},
                             {"commune"},
                             {"district"},
                             {"province"},
                             {"province_today"}};
constexpr Shown kWords[] = {{"story_vi", FormKind::Text, true},
                            {"story_en", FormKind::Code, true},
                            {"ingredients_vi", FormKind::Text, true},
                            {"ingredients_en", FormKind::Code, true},
                            {"storage_vi", FormKind::Text, true},
                            {"storage_en", FormKind::Code, true},
                            {"how_to_use_vi", FormKind::Text, true},
                            {"how_to_use_en", FormKind::Code, true},
                            {"allergens_vi", FormKind::Text, true},
                            {"allergens_en", FormKind::Code, true},
                            {"picture", FormKind::Code},
                            {"source"},
                            {"source_date", FormKind::Code}};
constexpr Shown kProducer[] = {
    {"producer", FormKind::Text, true},         {"producer_kind", FormKind::Choice, true},
    {"producer_address", FormKind::Text, true}, {"producer_phone", FormKind::Code},
    {"producer_website", FormKind::Code},       {"producer_email", FormKind::Code}};

std::span<const Shown> shown_in(ProductTab part) {
    if (part == ProductTab::Origin) return kOrigin;
    if (part == ProductTab::Words) return kWords;
    return kSelling;
}

std::vector<std::pair<std::string, Text>> choices_of(std::string_view column) {
    std::vector<std::pair<std::string, Text>> choices;
    if (column == "group") {
        for (const Group group : kAllGroups) {
            choices.emplace_back(name_of(group), title_of(group));
        }
    } else if (column == "tax_rate") {
        for (const char* rate : {"KCT", "KKKNT", "0", "5", "8", "10"}) {
            const std::string text = std::string{rate} + (rate[0] == 'K' ? "" : " %");
            choices.emplace_back(rate, Text{text, text});
        }
    } else if (column == "stars") {
        choices.emplace_back("", Text{"chưa xếp hạng", "not graded"});
        for (int stars = 1; stars <= 5; ++stars) {
            const std::string text = std::to_string(stars) + " ★";
            choices.emplace_back(std::to_string(stars), Text{text, text});
        }
    } else if (column == "producer_kind") {
        choices.emplace_back("", Text{"không rõ", "not known"});
        for (const ProducerKind kind :
             {ProducerKind::Cooperative, ProducerKind::Company, ProducerKind::Household}) {
            choices.emplace_back(name_of(kind), title_of(kind));
        }
    }
    return choices;
}

Text help_for(std::string_view column) {
    if (column == "codes") {
        return {"GTIN có số kiểm tra, hoặc nội dung tem; cách nhau bằng dấu cách",
                "GTINs with their check digit, or a stamp’s text; apart by spaces"};
    }
    if (column == "price") return {"đã có VAT, cho một đơn vị bán", "with VAT, for one unit"};
    if (column == "expires") return {"ví dụ 05/08/2029", "such as 05/08/2029"};
    if (column == "picture") {
        return {"tên tệp trong pictures/, hoặc hình vẽ sẵn", "a file in pictures/, or a drawing"};
    }
    return {};
}

// As the field shows it.
std::string typed_form(const Shown& shown, const std::string& cell) {
    if (shown.kind == FormKind::Date) {
        const auto day = Date::parse(cell);
        return day ? day->dmy() : cell;
    }
    if (shown.kind == FormKind::Switch) return cell == "1" ? "1" : "";
    return cell;
}

// As the column reads it.
std::string cell_of(const FormField& field) {
    if (field.kind == FormKind::Switch) return field.value == "1" ? "1" : "0";
    return field.value;
}

void add_fields(FormView& form, const Product& product, std::span<const Shown> all) {
    for (const Shown& shown : all) {
        FormField field;
        field.key = shown.column;
        field.label = title_of_column(shown.column);
        field.kind = shown.kind;
        field.value = typed_form(shown, product_column(shown.column)->write(product));
        field.choices = choices_of(shown.column);
        field.help = help_for(shown.column);
        field.wide = shown.wide;
        form.fields.push_back(std::move(field));
    }
}

bool is_wrong(const FormView& form) {
    return std::ranges::any_of(form.fields,
                               [](const FormField& field) { return field.error.has_value(); });
}

void tell(FormView& form, const std::vector<FieldProblem>& problems) {
    for (const FieldProblem& one : problems) {
        if (form.value(one.field).empty() && one.field != "lot") {
            // Perhaps a field of another part of the form: it is told as a whole then.
            const bool here = std::ranges::any_of(
                form.fields, [&](const FormField& field) { return field.key == one.field; });
            if (!here) {
                const Text& title = title_of_field(one.field);
                form.problem = Problem{title, one.why, {}, one.field};
                continue;
            }
        }
        form.fail(one.field, one.why);
    }
}

FormField date_field(std::string key, Text label, const std::optional<Date>& day) {
    FormField field;
    field.key = std::move(key);
    field.label = std::move(label);
    field.kind = FormKind::Date;
    if (day) field.value = day->dmy();
    field.help = {"ví dụ 05/08/2029", "such as 05/08/2029"};
    return field;
}

// False: the field is told to be wrong.
bool take_date(FormView& form, std::string_view key, std::optional<Date>& into) {
    const std::string text = form.value(key);
    into = typed_date(text);
    if (text.empty() || into) return true;
    form.fail(key, {"không phải ngày dạng 05/08/2029", "is not a day like 05/08/2029"});
    return false;
}

}  // namespace

FormView product_form(const Product& product, ProductTab part, bool is_new) {
    FormView form;
    form.title = is_new ? Text{"Sản phẩm mới", "New product"}
                        : Text{product.name_vi, product.name(Language::English)};
    add_fields(form, product, shown_in(part));
    for (FormField& field : form.fields) {
        if (field.key == "product_id") field.enabled = is_new;
    }
    return form;
}

std::optional<Product> product_of(FormView& form, const Product& read) {
    Product product = read;
    for (FormField& field : form.fields) {
        field.error.reset();
        if (field.key == "product_id" && !field.enabled) continue;
        field.error = set_column(product, *product_column(field.key), cell_of(field));
    }
    form.problem.reset();
    if (!is_wrong(form)) tell(form, check_product(product));
    if (is_wrong(form) || form.problem) return std::nullopt;
    return product;
}

std::optional<Product> draft_of(FormView& form, const Product& draft) {
    Product product = draft;
    for (FormField& field : form.fields) {
        const ProductColumn& column = *product_column(field.key);
        const std::string cell = cell_of(field);
        const bool stays = !field.enabled || (column.is_required && cell.empty());
        field.error = stays ? std::nullopt : set_column(product, column, cell);
    }
    return is_wrong(form) ? std::nullopt : std::optional{product};
}

FormView lot_form(const Lot& lot, bool is_new) {
    FormView form;
    form.title = is_new ? Text{"Lô mới", "New lot"} : Text{"Lô " + lot.number, "Lot " + lot.number};
    FormField number;
    number.key = "lot";
    number.label = {"Số lô", "Lot number"};
    number.kind = FormKind::Code;
    number.value = lot.number;
    number.enabled = is_new;
    FormField source;
    source.key = "source";
    source.label = {"Nơi giao", "Delivered by"};
    source.value = lot.source;
    form.fields = {std::move(number), std::move(source),
                   date_field("made", {"Ngày sản xuất", "Made"}, lot.made),
                   date_field("best_before", {"Hạn sử dụng", "Best before"}, lot.best_before),
                   date_field("received", {"Ngày nhập", "Received"}, lot.received)};
    return form;
}

std::optional<Lot> lot_of(FormView& form, const Lot& read) {
    Lot lot = read;
    for (FormField& field : form.fields) field.error.reset();
    lot.number = form.value("lot");
    lot.source = form.value("source");
    const bool made = take_date(form, "made", lot.made);
    const bool best = take_date(form, "best_before", lot.best_before);
    const bool received = take_date(form, "received", lot.received);
    if (made && best && received) tell(form, check_lot(lot));
    return is_wrong(form) ? std::nullopt : std::optional{lot};
}

FormView producer_form(const Producer& producer) {
    FormView form;
    form.title = {producer.name, producer.name};
    Product product;
    product.producer = producer;
    add_fields(form, product, kProducer);
    form.fields.front().help = {"đổi ở mọi sản phẩm của nhà sản xuất này",
                                "changes in all goods of this producer"};
    return form;
}

std::optional<Producer> producer_of(FormView& form) {
    Product product;
    for (FormField& field : form.fields) {
        field.error = set_column(product, *product_column(field.key), cell_of(field));
    }
    if (product.producer.name.empty()) {
        form.fail("producer", {"không được để trống", "must not be empty"});
    }
    return is_wrong(form) ? std::nullopt : std::optional{product.producer};
}

FormView price_form(std::int64_t now_ms) {
    FormView form;
    form.title = {"Hẹn giá mới", "Plan a price"};
    FormField price;
    price.key = "price";
    price.label = title_of_column("price");
    price.kind = FormKind::Money;
    FormField time;
    time.key = "time";
    time.label = {"Giờ", "Time"};
    time.kind = FormKind::Code;
    time.value = "06:00";
    time.help = {"ví dụ 06:00", "such as 06:00"};
    // Most often: tomorrow, before the shop opens.
    form.fields = {
        std::move(price),
        date_field("starts", {"Từ ngày", "From the day"}, Date::of_instant(now_ms).plus_days(1)),
        std::move(time)};
    form.focused = 0;
    return form;
}

std::optional<PlannedPrice> price_of(FormView& form, const ProductId& product,
                                     std::int64_t now_ms) {
    for (FormField& field : form.fields) field.error.reset();
    const auto price = typed_money(form.value("price"));
    if (!price || price->dong() <= 0) {
        form.fail("price", {"ghi giá mới bằng đồng", "write the new price in đồng"});
    }
    std::optional<Date> day;
    if (take_date(form, "starts", day) && !day) {
        form.fail("starts", {"không được để trống", "must not be empty"});
    }
    const auto minutes = typed_time(form.value("time"));
    if (!minutes) form.fail("time", {"không phải giờ dạng 06:00", "is not a time like 06:00"});
    if (!price || !day || !minutes || is_wrong(form)) return std::nullopt;
    const std::int64_t starts = day->starts_at_ms() + *minutes * kMinuteMs;
    if (starts <= now_ms) {
        form.fail("starts", {"thời điểm này đã qua", "this time is over"});
        return std::nullopt;
    }
    return PlannedPrice{product, starts, *price, {}};
}

}  // namespace kiosk::app
