// promotions import, promotions export, promotions list.
#include <iostream>

#include "db/promotion_csv.h"
#include "kiosk/app/command.h"
#include "kiosk/app/json_shapes.h"

namespace kiosk::app {
namespace {

db::ProductFinder finder(db::ShopStore& store, const CodeRules& rules) {
    return [&store, rules](const std::string& word) -> std::optional<ProductId> {
        if (store.product(ProductId{word})) return ProductId{word};
        const Result<Code> code = parse_code(word, "", rules);
        if (!code) return std::nullopt;
        const std::optional<Product> product = store.product_by_code(*code);
        return product ? std::optional{product->id} : std::nullopt;
    };
}

Json promotion_shape(const Promotion& one, std::int64_t now_ms) {
    Json products = Json::array();
    for (const ProductId& id : one.products) products.push_back(id.text());
    const auto moment = [](std::int64_t at_ms) {
        return at_ms == 0 ? Json() : Json(rfc3339(at_ms));
    };
    return {{"id", one.id},
            {"name", one.name},
            {"kind", name_of(one.kind)},
            {"products", std::move(products)},
            {"group", one.group ? Json(name_of(*one.group)) : Json()},
            {"producer", one.producer},
            {"percent_hundredths", one.percent},
            {"amount", one.amount.dong()},
            {"buy", one.buy},
            {"get", one.get},
            {"starts", moment(one.starts_ms)},
            {"ends", moment(one.ends_ms)},
            {"running", one.runs_at(now_ms)}};
}

}  // namespace

int import_promotions(const Context& context, const std::string& file, bool dry_run) {
    const std::string csv = read_input(file);
    const CodeRules rules = code_rules(settings_or_throw(context));
    db::ShopStore store = open_store(context, dry_run ? db::Mode::Read : db::Mode::Write);
    const db::PromotionsRead read = db::read_promotions(csv, finder(store, rules));
    if (!read.problems.empty()) {
        return refuse_import(context, file, read.problems,
                             {"khuyến mại cũ vẫn giữ nguyên", "the promotions stay as they were"});
    }
    if (!dry_run) store.save_promotions(read.promotions, "import");
    const std::size_t count = read.promotions.size();
    if (context.json) {
        std::cout << one_line({{"promotions", count}, {"imported", !dry_run}}) << '\n';
    } else {
        std::cout << count
                  << (dry_run ? Text{" khuyến mại hợp lệ, chưa lưu gì\n",
                                     " promotions are in order, nothing stored\n"}
                              : Text{" khuyến mại đã nhập, thay cho các khuyến mại cũ\n",
                                     " promotions imported, in the place of those before\n"})
                         .in(context.language);
    }
    return kDone;
}

int export_promotions(const Context& context, const std::string& file) {
    db::ShopStore store = open_store(context, db::Mode::Read);
    const std::vector<Promotion> promotions = store.promotions();
    write_output(file, [&](std::ostream& sink) {
        sink << db::promotions_header();
        for (const Promotion& one : promotions) sink << db::promotion_row(one);
    });
    if (file == "-" && !std::cout) return kFault;  // told where the command ends
    std::cerr << promotions.size() << Text{" khuyến mại\n", " promotions\n"}.in(context.language);
    return kDone;
}

int list_promotions(const Context& context) {
    db::ShopStore store = open_store(context, db::Mode::Read);
    const std::int64_t now_ms = context.clock.now_ms();
    for (const Promotion& one : store.promotions()) {
        if (context.json) {
            std::cout << one_line(promotion_shape(one, now_ms)) << '\n';
            continue;
        }
        std::cout << one.id << "  " << one.name << "  " << name_of(one.kind) << "  "
                  << (one.runs_at(now_ms) ? Text{"đang chạy", "running"}
                                          : Text{"không chạy", "not running"})
                         .in(context.language)
                  << '\n';
    }
    return kDone;
}

}  // namespace kiosk::app
