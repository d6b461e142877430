// lookup, search, catalogue export.
#include <iostream>

#include "db/catalogue_csv.h"
#include "kiosk/app/command.h"
#include "kiosk/app/json_shapes.h"

namespace kiosk::app {
namespace {

Text state_words(CertificateState state) {
    switch (state) {
        case CertificateState::Valid:
            return {"còn hiệu lực", "valid"};
        case CertificateState::Expiring:
            return {"sắp hết hạn", "expires soon"};
        case CertificateState::Expired:
            return {"đã hết hạn, cần xác minh", "expired, to be verified"};
        case CertificateState::Revoked:
            return {"đã bị thu hồi", "revoked"};
        case CertificateState::None:
            break;
    }
    return {"chưa có thông tin", "not known"};
}

void print_product(const Context& context, const Product& product) {
    const Date today = Date::of_instant(context.clock.now_ms());
    if (context.json) {
        std::cout << one_line(json_of(product, today)) << '\n';
        return;
    }
    const Language language = context.language;
    std::cout << product.name(language) << "  " << format_money(product.price);
    if (!product.unit.empty()) std::cout << " / " << product.unit;
    std::cout << "\n  " << title_of(product.group).in(language) << " · " << product.producer.name
              << " · " << product.place.as_printed();
    if (product.place.has_moved()) {
        std::cout << Text{", nay thuộc ", ", now in "}.in(language) << product.place.province_today;
    }
    std::cout << "\n  ";
    if (product.stars) std::cout << *product.stars << Text{" sao, ", " stars, "}.in(language);
    if (product.certificate && !product.certificate->decision.empty()) {
        std::cout << product.certificate->decision << ' ';
    }
    std::cout << Text{"chứng nhận ", "certificate "}.in(language)
              << state_words(state_on(product.certificate, today)).in(language) << "\n  "
              << product.id.text();
    for (const std::string& code : product.codes) std::cout << "  " << code;
    std::cout << '\n';
}

}  // namespace

int lookup(const Context& context, const std::string& code) {
    const Result<Code> parsed = parse_code(code, "", code_rules(settings_or_throw(context)));
    if (!parsed) throw WrongUse{parsed.problem()};
    db::ShopStore store = open_goods(context);
    const ScanFacts facts = store.scanned(*parsed);
    if (!facts.product) {
        tell(context,
             {{code, code},
              {"không có sản phẩm nào mang mã này", "no product has this code"},
              {"xem lại mã hoặc nhập danh mục", "check the code or import the catalogue"}});
        return kNo;
    }
    const Date today = Date::of_instant(context.clock.now_ms());
    const std::vector<Finding> findings = findings_of(*parsed, facts, today);
    if (context.json) {
        Json json = json_of(*facts.product, today);
        json["scanned_lot"] = facts.lot ? json_of(*facts.lot) : Json(nullptr);
        json["findings"] = json_of(findings);
        std::cout << one_line(json) << '\n';
        return kDone;
    }
    print_product(context, *facts.product);
    for (const Finding& finding : findings) {
        std::cout << "  " << finding.title.in(context.language) << ": "
                  << finding.explanation.in(context.language) << '\n';
    }
    return kDone;
}

int search(const Context& context, const std::vector<std::string>& words, std::size_t limit) {
    std::string query;
    for (const std::string& word : words) query += (query.empty() ? "" : " ") + word;
    if (query.find_first_not_of(" \t\r\n") == std::string::npos) {
        throw WrongUse{{{"search", "search"},
                        {"chưa có từ nào để tìm", "there are no words to look for"},
                        {"ghi một phần tên sản phẩm", "give a part of a product's name"}}};
    }
    db::ShopStore store = open_goods(context);
    const std::vector<Product> found = store.search(query, limit);
    for (const Product& product : found) print_product(context, product);
    if (found.empty()) {
        tell(context, {{query, query},
                       {"không tìm thấy sản phẩm nào", "no product is found"},
                       {"thử ít từ hơn", "try fewer words"}});
    }
    return found.empty() ? kNo : kDone;
}

int export_catalogue(const Context& context, const std::string& file) {
    db::ShopStore store = open_goods(context);
    std::int64_t count = 0;
    write_output(file, [&](std::ostream& sink) {
        const bool details = store.has_product_details();
        sink << db::catalogue_header(details);
        store.for_each_product([&](const Product& product) {
            sink << db::catalogue_row(product, details);
            ++count;
        });
    });
    if (file == "-" && !std::cout) return kFault;  // told where the command ends
    std::cerr << count << Text{" sản phẩm\n", " products\n"}.in(context.language);
    return kDone;
}

}  // namespace kiosk::app
