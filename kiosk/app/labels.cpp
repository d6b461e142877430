#include "kiosk/app/labels.h"

#include <algorithm>

#include "kiosk/core/gs1.h"
#include "platform/code_writer.h"

namespace kiosk::app {

std::optional<std::string> ean13_of(const Product& product) {
    for (const std::string& code : product.codes) {
        if (!gs1::is_gtin(code)) continue;
        const std::string gtin = *gs1::gtin14(code);
        if (gtin.front() == '0') return gtin.substr(1);
    }
    return std::nullopt;
}

std::string qr_text_of(const Product& product) {
    const auto stamp =
        std::find_if(product.codes.begin(), product.codes.end(),
                     [](const std::string& code) { return code.find("://") != std::string::npos; });
    if (stamp != product.codes.end()) return *stamp;
    const std::string host = product.demonstration ? "demo.example" : "id.gs1.org";
    if (const auto ean = ean13_of(product)) return "https://" + host + "/01/0" + *ean;
    return product.codes.empty() ? product.id.text() : product.codes.front();
}

Result<platform::Label> label_of(const Product& product, Language language) {
    platform::Label label;
    label.name = product.name(language);
    label.price = format_money(product.price);
    label.unit = product.unit;
    label.origin = product.place.province;
    if (product.place.has_moved()) {
        label.origin += Text{", nay thuộc ", ", now "}.in(language) + product.place.province_today;
    }
    label.stars = product.stars.value_or(0);
    if (product.demonstration) label.mark = Text{"MINH HỌA", "DEMONSTRATION"}.in(language);
    if (const auto ean = ean13_of(product)) {
        Result<CodeMatrix> bars = platform::write_code(platform::CodeShape::Ean13, *ean);
        if (!bars) return bars.problem();
        label.digits = *ean;
        label.bars = std::move(*bars);
    }
    Result<CodeMatrix> qr = platform::write_code(platform::CodeShape::Qr, qr_text_of(product));
    if (!qr) return qr.problem();
    label.qr = std::move(*qr);
    return label;
}

}  // namespace kiosk::app
