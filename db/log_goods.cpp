// The log's lines about goods: their prices and facts, lots, stock, promotions.
#include <algorithm>
#include <map>

#include "db/goods_body.h"
#include "db/log_parts.h"
#include "db/promotion_body.h"
#include "db/stock_body.h"
#include "kiosk/core/date.h"
#include "kiosk/core/shown_field.h"

namespace db::log {
namespace {

using kiosk::GoodsAct;

const Text kProducts{"sản phẩm", "products"};

bool tells_price(GoodsAct act) {
    return act == GoodsAct::PlanPrice || act == GoodsAct::CancelPrice ||
           act == GoodsAct::PriceBegan;
}

bool is_price(const GoodsEntry& entry) {
    return tells_price(entry.act) || std::ranges::any_of(entry.items, [](const GoodsItem& item) {
               return std::ranges::find(item.fields, "price", &kiosk::FieldChange::field) !=
                      item.fields.end();
           });
}

// What the price is asked for stands first, however many fields a form changed.
LogSubject subject_of(const GoodsItem& item, std::int64_t starts_ms, const LogNames& names) {
    LogSubject made;
    made.title = same(names.product(item.product.text()));
    if (!item.lot.empty()) add(made.title, {"lô " + item.lot, "lot " + item.lot});
    std::vector<kiosk::FieldChange> fields = item.fields;
    std::ranges::stable_partition(
        fields, [](const kiosk::FieldChange& one) { return one.field == "price"; });
    for (const kiosk::FieldChange& one : fields) {
        keep_change(made, kiosk::shown_title(one.field), kiosk::shown_field(one.field, one.before),
                    kiosk::shown_field(one.field, one.after));
    }
    if (starts_ms > 0) keep(made, {"Bắt đầu", "Begins"}, same(moment(starts_ms)));
    return made;
}

Text line_of(const LogSubject& item) {
    Text text = item.title;
    for (std::size_t i = 0; i < std::min(item.facts.size(), kMostNamed); ++i)
        add(text, change_text(item.facts[i]), i == 0 ? " · " : "; ");
    if (item.facts.size() > kMostNamed) add(text, same("…"), "; ");
    return text;
}

void name_some(Text& what, const std::vector<LogSubject>& subjects, const Text& more) {
    for (std::size_t i = 0; i < std::min(subjects.size(), kMostNamed); ++i)
        add(what, line_of(subjects[i]), i == 0 ? ": " : " | ");
    if (subjects.size() <= kMostNamed) return;
    const std::string rest = std::to_string(subjects.size() - kMostNamed);
    add(what, {"và " + rest + " " + more.vi + " nữa", "and " + rest + " more " + more.en}, " | ");
}

std::string by_of(const Json& json, const LogNames& names) {
    return json.contains("by") ? person(body::text(json, "by"), names) : std::string{};
}

// Where it came from, of bodies that say so in a word.
Text source_of(const std::string& reason) {
    if (reason == "import") return {"Từ tệp", "From a file"};
    if (reason == "centre") return {"Từ trung tâm", "From the centre"};
    if (reason == "demonstration") return {"Dữ liệu minh họa", "Demonstration data"};
    return same(reason);
}

void keep_count(LogSubject& about, const Json& json, const char* key, Text title) {
    if (!json.contains(key)) return;
    const std::int64_t count = body::whole(json, key, "");
    if (count > 0) keep(about, std::move(title), same(format_digits(count)));
}

// One line for people of what a promotion does, from the journal's own fields.
std::vector<std::pair<Text, Text>> facts_of(const kiosk::Promotion& one, const LogNames& names) {
    using kiosk::PromotionKind;
    std::vector<std::pair<Text, Text>> facts;
    static const Text kKinds[] = {
        {"Bảng giá", "Price list"},         {"Giá đặc biệt", "Special price"},
        {"Giảm phần trăm", "Per cent off"}, {"Giảm tiền", "Amount off"},
        {"Mua tặng", "Buy and get"},        {"Bán theo bộ", "Bundle"}};
    facts.push_back({{"Loại", "Kind"}, kKinds[static_cast<std::size_t>(one.kind)]});
    facts.push_back({{"Tên", "Name"}, same(one.name)});
    if (one.percent > 0) {
        const std::string rest = one.percent % 100 == 0
                                     ? std::string{}
                                     : "," + std::to_string(100 + one.percent % 100).substr(1);
        facts.push_back({{"Giảm", "Off"}, same(std::to_string(one.percent / 100) + rest + " %")});
    }
    if (!one.amount.is_zero()) facts.push_back({{"Số tiền", "Amount"}, both(one.amount)});
    if (one.buy > 0) {
        facts.push_back({{"Mua và tặng", "Buy and get"},
                         {"mua " + std::to_string(one.buy) + " tặng " + std::to_string(one.get),
                          "buy " + std::to_string(one.buy) + " get " + std::to_string(one.get)}});
    }
    Text products;
    for (const kiosk::ProductId& id : one.products)
        add(products, same(names.product(id.text())), ", ");
    if (!products.vi.empty()) facts.push_back({{"Sản phẩm", "Products"}, products});
    if (one.group) facts.push_back({{"Nhóm", "Group"}, title_of(*one.group)});
    if (!one.producer.empty()) facts.push_back({{"Nhà sản xuất", "Producer"}, same(one.producer)});
    if (one.starts_ms > 0) facts.push_back({{"Từ", "From"}, same(moment(one.starts_ms))});
    if (one.ends_ms > 0) facts.push_back({{"Đến", "Until"}, same(moment(one.ends_ms))});
    return facts;
}

LogSubject promotion_change(const std::optional<kiosk::Promotion>& before,
                            const std::optional<kiosk::Promotion>& after, const LogNames& names) {
    const kiosk::Promotion& shown = after ? *after : *before;
    LogSubject made;
    made.title = same(shown.name + " · " + shown.id);
    if (!before) add(made.title, {"mới", "new"});
    if (!after) add(made.title, {"đã bỏ", "dropped"});
    using Facts = std::vector<std::pair<Text, Text>>;
    const Facts was = before ? facts_of(*before, names) : Facts{};
    const Facts is = after ? facts_of(*after, names) : Facts{};
    const auto value = [](const Facts& all, const Text& title) {
        for (const auto& [name, text] : all)
            if (name == title) return text;
        return Text{};
    };
    for (const auto& [title, text] : was) keep_change(made, title, text, value(is, title));
    for (const auto& [title, text] : is)
        if (value(was, title).vi.empty()) keep_change(made, title, {}, text);
    return made;
}

std::optional<kiosk::Promotion> promotion_in(const Json& json, const char* key) {
    const auto found = json.find(key);
    if (found == json.end() || !found->is_object()) return std::nullopt;
    return promotion_of(*found);
}

}  // namespace

Line goods(std::string_view text, const LogNames& names) {
    const auto read = decode_goods(text);
    if (!read) return {};
    LogRecord record;
    record.entry.kind = is_price(*read) ? LogKind::GoodsPrice : LogKind::GoodsChange;
    const bool centre = read->by == "centre";
    if (!centre) record.entry.who = person(read->by, names);
    record.entry.what = centre ? source_of("centre") : kiosk::title_of(read->act);
    const std::int64_t starts = tells_price(read->act) ? read->starts_ms : 0;
    for (const GoodsItem& item : read->items)
        record.subjects.push_back(subject_of(item, starts, names));
    name_some(record.entry.what, record.subjects, kProducts);
    return record;
}

Line stock(std::string_view text, const LogNames& names) {
    const auto read = decode_move(text);
    if (!read) return {};
    LogRecord record;
    record.entry.kind = LogKind::Stock;
    record.entry.who = person(read->by.text(), names);
    record.entry.what = title_of(read->kind);
    if (read->reason != kiosk::AdjustReason::None) add(record.entry.what, title_of(read->reason));
    add(record.entry.what, same(read->shop));
    add(record.entry.what, counted(static_cast<std::int64_t>(read->lines.size()), kProducts));
    LogSubject& about = subject(record);
    keep(about, {"Ngày", "Day"}, same(read->day.dmy()));
    keep(about, {"Lý do", "Reason"}, title_of(read->reason));
    keep(about, {"Phiếu giao hàng", "Delivery note"}, same(read->document));
    keep(about, {"Cửa hàng kia", "The other shop"}, same(read->shop));
    keep(about, {"Ghi chú", "Note"}, same(read->note));
    for (std::size_t i = 0; i < read->lines.size(); ++i) {
        const kiosk::StockLine& line = read->lines[i];
        LogSubject& goods =
            subject(record, same(line.name.empty() ? line.product.text() : line.name));
        if (!line.lot.empty()) add(goods.title, {"lô " + line.lot, "lot " + line.lot});
        if (read->kind == kiosk::MoveKind::Count) {
            keep_change(goods, {"Đếm được", "Counted"}, same(format_quantity(line.expected)),
                        same(format_quantity(line.counted)));
            if (goods.facts.empty())
                keep(goods, {"Đếm được", "Counted"}, same(format_quantity(line.counted)));
        } else if (read->kind == kiosk::MoveKind::Minimum) {
            keep(goods, {"Mức tối thiểu", "Minimum"}, same(format_quantity(line.minimum)));
        } else {
            keep(goods, {"Số lượng", "Quantity"}, same(format_quantity(line.quantity)));
        }
        if (line.given) keep(goods, {"Giá vốn", "Cost"}, {"0, được tặng", "0, given"});
        if (!line.unit_cost.is_zero()) keep(goods, {"Giá vốn", "Cost"}, both(line.unit_cost));
        if (i < kMostNamed) add(record.entry.what, line_of(goods), i == 0 ? ": " : " | ");
    }
    return record;
}

Line recall(const Json& json, const LogNames& names) {
    LogRecord record;
    record.entry.kind = LogKind::Recall;
    const std::string by = body::text(json, "by");
    const bool centre = by == "centre";
    if (!centre) record.entry.who = person(by, names);
    const bool lifted = body::field<bool>(json, "lifted", "");
    record.entry.what =
        lifted ? Text{"Thôi thu hồi", "Recall lifted"} : Text{"Thu hồi", "Recalled"};
    const std::string product = names.product(body::text(json, "product_id"));
    const std::string lot = body::text(json, "lot");
    add(record.entry.what, same(product), ": ");
    if (!lot.empty()) add(record.entry.what, {"lô " + lot, "lot " + lot});
    Text reason{body::text(json, "reason_vi"), body::text(json, "reason_en")};
    if (reason.en.empty()) reason.en = reason.vi;
    add(record.entry.what, reason);
    LogSubject& about = subject(record);
    if (centre) keep(about, {"Nguồn", "Source"}, source_of(by));
    keep(about, {"Sản phẩm", "Product"}, same(product));
    keep(about, {"Lô", "Lot"}, same(lot));
    keep(about, {"Thu hồi từ", "Recalled since"},
         kiosk::shown_field("recalled", body::text(json, "day")));
    keep(about, {"Lý do", "Reason"}, reason);
    return record;
}

Line catalogue(const Json& json, const LogNames& names) {
    LogRecord record;
    record.entry.kind = LogKind::Catalogue;
    record.entry.who = by_of(json, names);
    record.entry.what = source_of(body::text(json, "reason"));
    LogSubject& about = subject(record);
    keep(about, {"Nguồn", "Source"}, record.entry.what);
    keep_count(about, json, "added", {"Sản phẩm mới", "New products"});
    keep_count(about, json, "changed", {"Sản phẩm được ghi lại", "Products written anew"});
    keep_count(about, json, "removed", {"Sản phẩm ngừng bán", "Products withdrawn"});
    for (std::size_t i = 1; i < about.facts.size(); ++i)
        add(record.entry.what, change_text(about.facts[i]), i == 1 ? ": " : "; ");
    return record;
}

Line lots(const Json& json, const LogNames& names) {
    LogRecord record;
    record.entry.kind = LogKind::Lots;
    record.entry.who = by_of(json, names);
    record.entry.what = source_of(body::text(json, "reason"));
    LogSubject& about = subject(record);
    keep(about, {"Nguồn", "Source"}, record.entry.what);
    keep_count(about, json, "added", {"Lô mới", "New lots"});
    keep_count(about, json, "changed", {"Lô được ghi lại", "Lots written anew"});
    for (std::size_t i = 1; i < about.facts.size(); ++i)
        add(record.entry.what, change_text(about.facts[i]), i == 1 ? ": " : "; ");
    const auto recalled = json.find("recalled");
    if (recalled == json.end() || !recalled->is_array()) return record;
    for (const Json& one : *recalled) {
        LogSubject& lot = subject(record, same(names.product(body::text(one, "product_id"))));
        add(lot.title, same(body::text(one, "lot")));
        keep(lot, {"Thu hồi từ", "Recalled since"},
             kiosk::shown_field("recalled", body::text(one, "day")));
    }
    return record;
}

Line promotions(const Json& json, const LogNames& names) {
    LogRecord record;
    record.entry.kind = LogKind::Promotions;
    record.entry.who = by_of(json, names);
    record.entry.what = source_of(body::text(json, "reason"));
    const auto changes = json.find("changes");
    if (changes == json.end() || !changes->is_array()) {  // version 1: the list, not what changed
        const auto count = static_cast<std::int64_t>(body::array(json, "promotions").size());
        add(record.entry.what,
            counted(count, {"khuyến mại và bảng giá", "promotions, price lists"}), ": ");
        for (const Json& one : body::array(json, "promotions"))
            record.subjects.push_back(promotion_change({}, promotion_of(one), names));
        return record;
    }
    for (const Json& one : *changes) {
        const auto before = promotion_in(one, "before"), after = promotion_in(one, "after");
        if (before || after) record.subjects.push_back(promotion_change(before, after, names));
    }
    if (record.subjects.empty()) add(record.entry.what, {"không đổi gì", "nothing changed"}, ": ");
    name_some(record.entry.what, record.subjects, {"mục", "of them"});
    return record;
}

}  // namespace db::log
