#include "kiosk/app/labels.h"

#include <algorithm>

#include "kiosk/core/gs1.h"
#include "platform/code_writer.h"

namespace kiosk::app {

namespace {

// RFC 3986: what is no unreserved character of a path segment.
std::string percent_encoded(const std::string& text) {
    static constexpr std::string_view kPlain =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    static constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        if (kPlain.find(c) != std::string_view::npos) {
            encoded += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            encoded.append(1, '%').append(1, kHex[byte >> 4U]).append(1, kHex[byte & 15U]);
        }
    }
    return encoded;
}

}  // namespace

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

std::string lot_link(const Product& product, const Lot& lot, const std::string& serial) {
    const std::string host = product.demonstration ? "demo.example" : "id.gs1.org";
    std::string link = "https://" + host + "/01/0" + ean13_of(product).value_or("") + "/10/" +
                       percent_encoded(lot.number);
    if (!serial.empty()) link += "/21/" + percent_encoded(serial);
    if (lot.best_before) {
        std::string day = lot.best_before->iso();  // 2026-11-23 → 261123
        std::erase(day, '-');
        link += "?15=" + day.substr(2);
    }
    return link;
}

Result<platform::Label> label_of(const Product& product, const Lot& lot, Language language) {
    Result<platform::Label> made = label_of(product, language);
    if (!made) return made;
    if (!ean13_of(product)) {
        return Problem{{product.id.text(), product.id.text()},
                       {"chưa có mã EAN-13 nên tem không nêu được lô",
                        "has no EAN-13, so a label cannot name the lot"},
                       {"thêm mã vào danh mục", "add one to the catalogue"}};
    }
    Result<CodeMatrix> qr =
        platform::write_code(platform::CodeShape::Qr, lot_link(product, lot, ""));
    if (!qr) return qr.problem();
    platform::Label label = std::move(made).value();
    label.qr = std::move(*qr);
    label.origin = Text{"Lô ", "Lot "}.in(language) + lot.number;
    if (lot.best_before) {
        label.origin += Text{", HSD ", ", best before "}.in(language) + lot.best_before->dmy();
        label.best_before = Text{"HSD ", "Best before "}.in(language) + lot.best_before->dmy();
    }
    return label;
}

}  // namespace kiosk::app
