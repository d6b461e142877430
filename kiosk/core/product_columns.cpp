#include "kiosk/core/product_columns.h"

#include <algorithm>
#include <charconv>

#include "kiosk/core/gs1.h"
#include "kiosk/core/sale.h"
#include "kiosk/core/vietnamese_text.h"

namespace kiosk {
namespace {

using Why = std::optional<Text>;

constexpr std::size_t kLongestText = 4'000;
constexpr std::size_t kLongestId = 64;

Why take_text(std::string& into, const std::string& cell) {
    if (cell.size() > kLongestText) {
        return Text{"dài quá 4.000 byte", "longer than 4,000 bytes"};
    }
    into = cell;
    return {};
}

Certificate& certificate_of(Product& product) {
    if (!product.certificate) {
        product.certificate.emplace();
    }
    return *product.certificate;
}

// Also as people here and their spreadsheets write it: 5/8/2026 is the fifth of August.
std::optional<Date> date_of(const std::string& cell) {
    if (auto date = Date::parse(cell)) return date;
    int parts[3]{};
    const char* at = cell.data();
    const char* const end = at + cell.size();
    for (int i = 0; i < 3; ++i) {
        const auto [next, failed] = std::from_chars(at, end, parts[i]);
        const bool is_last = i == 2;
        if (failed != std::errc{} || is_last != (next == end)) return std::nullopt;
        if (!is_last && *next != '/') return std::nullopt;
        at = next + (is_last ? 0 : 1);
    }
    if (parts[0] < 1 || parts[1] < 1 || parts[2] < 1'000) return std::nullopt;
    return Date::from_ymd(parts[2], static_cast<unsigned>(parts[1]),
                          static_cast<unsigned>(parts[0]));
}

Why take_date(std::optional<Date>& into, const std::string& cell) {
    into = date_of(cell);
    return into ? Why{}
                : Why{{"“" + cell + "” không phải ngày dạng 2026-11-23",
                       "“" + cell + "” is not a date like 2026-11-23"}};
}

Why take_flag(bool& into, const std::string& cell) {
    into = cell == "1";
    return cell == "0" || cell == "1"
               ? Why{}
               : Why{{"“" + cell + "” phải là 0 hoặc 1", "“" + cell + "” must be 0 or 1"}};
}

std::optional<std::int64_t> whole(const std::string& cell) {
    std::int64_t number = 0;
    const auto [end, failed] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    return failed == std::errc{} && end == cell.data() + cell.size() ? std::optional{number}
                                                                     : std::nullopt;
}

Why take_id(Product& product, const std::string& cell) {
    if (cell.size() > kLongestId || std::ranges::any_of(cell, [](char c) {
            return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
        })) {
        return Text{"mã sản phẩm dài tối đa 64 byte và không có ký tự điều khiển",
                    "an id has at most 64 bytes and no control characters"};
    }
    product.id = ProductId{cell};
    return {};
}

Why take_group(Product& product, const std::string& cell) {
    const auto group = group_from(cell);
    if (!group) {
        return Text{"“" + cell + "” không phải food, drink, herbal, craft, ornamental, tourism",
                    "“" + cell + "” is not food, drink, herbal, craft, ornamental, tourism"};
    }
    product.group = *group;
    return {};
}

Why take_kind(Product& product, const std::string& cell) {
    const auto kind = producer_kind_from(cell);
    if (!kind) {
        return Text{"“" + cell + "” không phải cooperative, company, household",
                    "“" + cell + "” is not cooperative, company, household"};
    }
    product.producer.kind = *kind;
    return {};
}

Why take_stars(Product& product, const std::string& cell) {
    const auto stars = whole(cell);
    if (!stars || *stars < 1 || *stars > 5) {
        return Text{"“" + cell + "” không phải số sao từ 1 đến 5",
                    "“" + cell + "” is not a number of stars from 1 to 5"};
    }
    product.stars = static_cast<int>(*stars);
    return {};
}

Why take_price(Product& product, const std::string& cell) {
    const auto price = whole(cell);
    if (!price || *price < 0 || *price > kMaxSaleDong) {
        return Text{"“" + cell + "” không phải số đồng (chỉ gồm chữ số, ví dụ 125000)",
                    "“" + cell + "” is not an amount in đồng (digits only, such as 125000)"};
    }
    product.price = Money::from_dong(*price);
    return {};
}

Why take_tax(Product& product, const std::string& cell) {
    const auto rate = tax_rate_from(cell);
    if (!rate) {
        return Text{"“" + cell + "” không phải KCT, KKKNT, 0, 5, 8, 10",
                    "“" + cell + "” is not KCT, KKKNT, 0, 5, 8, 10"};
    }
    product.tax_rate = *rate;
    return {};
}

bool claims_to_be_gtin(std::string_view code) {
    const bool has_length =
        code.size() == 8 || code.size() == 12 || code.size() == 13 || code.size() == 14;
    return has_length && std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
}

// 8,93E+12: a spreadsheet took the code for a number and has forgotten its last digits.
bool is_rounded_by_spreadsheet(std::string_view code) {
    const std::size_t e = code.find("E+");
    return e != std::string_view::npos && e > 0 && code.front() >= '0' && code.front() <= '9' &&
           code.substr(0, e).find_first_not_of("0123456789.,") == std::string_view::npos &&
           code.size() > e + 2 &&
           code.substr(e + 2).find_first_not_of("0123456789") == std::string_view::npos;
}

// Codes stand apart by spaces: none of them may hold one.
Why take_codes(Product& product, const std::string& cell) {
    std::size_t begin = 0;
    while (begin < cell.size()) {
        const std::size_t end = std::min(cell.find(' ', begin), cell.size());
        const std::string code = cell.substr(begin, end - begin);
        begin = end + 1;
        if (code.empty()) {
            continue;
        }
        if (is_rounded_by_spreadsheet(code)) {
            return Text{"“" + code + "” đã bị bảng tính làm tròn; định dạng cột là Văn bản",
                        "“" + code + "” was rounded by a spreadsheet; format the column as Text"};
        }
        if (claims_to_be_gtin(code) && !gs1::is_gtin(code)) {
            return Text{"mã " + code + " sai số kiểm tra",
                        "code " + code + " has a wrong check digit"};
        }
        product.codes.push_back(stored_code(code));
    }
    return {};
}

std::string iso(const std::optional<Date>& date) { return date ? date->iso() : std::string{}; }

std::string joined(const std::vector<std::string>& codes) {
    std::string cell;
    for (const std::string& code : codes) {
        cell += (cell.empty() ? "" : " ") + code;
    }
    return cell;
}

#define OCOP_TEXT(column, member)                                                               \
    ProductColumn {                                                                             \
        column, false, [](Product& p, const std::string& c) { return take_text(p.member, c); }, \
            [](const Product& p) { return p.member; }                                           \
    }

#define OCOP_DETAIL(column, member)                                                             \
    ProductColumn {                                                                             \
        column, false, [](Product& p, const std::string& c) { return take_text(p.member, c); }, \
            [](const Product& p) { return p.member; }, true                                     \
    }

const ProductColumn kColumns[] = {
    {"product_id", true, take_id, [](const Product& p) { return p.id.text(); }},
    {"name_vi", true, [](Product& p, const std::string& c) { return take_text(p.name_vi, c); },
     [](const Product& p) { return p.name_vi; }},
    OCOP_TEXT("name_en", name_en),
    {"group", true, take_group, [](const Product& p) { return std::string{name_of(p.group)}; }},
    OCOP_TEXT("group_scheme", group_scheme),
    OCOP_TEXT("producer", producer.name),
    OCOP_TEXT("producer_address", producer.address),
    OCOP_TEXT("producer_phone", producer.phone),
    OCOP_TEXT("commune", place.commune),
    OCOP_TEXT("district", place.district),
    OCOP_TEXT("province", place.province),
    OCOP_TEXT("province_today", place.province_today),
    {"stars", false, take_stars,
     [](const Product& p) { return p.stars ? std::to_string(*p.stars) : std::string{}; }},
    {"decision", false,
     [](Product& p, const std::string& c) { return take_text(certificate_of(p).decision, c); },
     [](const Product& p) { return p.certificate ? p.certificate->decision : std::string{}; }},
    {"issuer", false,
     [](Product& p, const std::string& c) { return take_text(certificate_of(p).issuer, c); },
     [](const Product& p) { return p.certificate ? p.certificate->issuer : std::string{}; }},
    {"issued", false,
     [](Product& p, const std::string& c) { return take_date(certificate_of(p).issued, c); },
     [](const Product& p) { return p.certificate ? iso(p.certificate->issued) : std::string{}; }},
    {"expires", false,
     [](Product& p, const std::string& c) { return take_date(certificate_of(p).expires, c); },
     [](const Product& p) { return p.certificate ? iso(p.certificate->expires) : std::string{}; }},
    {"revoked", false,
     [](Product& p, const std::string& c) -> Why {
         // A flag alone makes no certificate: "0" stands in rows without one.
         bool revoked = false;
         Why why = take_flag(revoked, c);
         if (revoked || p.certificate) {
             certificate_of(p).revoked = revoked;
         }
         return why;
     },
     [](const Product& p) {
         return std::string{p.certificate && p.certificate->revoked ? "1" : "0"};
     }},
    {"price", true, take_price, [](const Product& p) { return std::to_string(p.price.dong()); }},
    {"tax_rate", false, take_tax,
     [](const Product& p) { return std::string{name_of(p.tax_rate)}; }},
    OCOP_TEXT("unit", unit),
    {"by_weight", false, [](Product& p, const std::string& c) { return take_flag(p.by_weight, c); },
     [](const Product& p) { return std::string{p.by_weight ? "1" : "0"}; }},
    {"codes", false, take_codes, [](const Product& p) { return joined(p.codes); }},
    OCOP_TEXT("lot", lot),
    OCOP_TEXT("picture", picture),
    OCOP_TEXT("story_vi", story_vi),
    OCOP_TEXT("story_en", story_en),
    OCOP_TEXT("source", source),
    OCOP_TEXT("source_date", source_date),
    {"demonstration", false,
     [](Product& p, const std::string& c) { return take_flag(p.demonstration, c); },
     [](const Product& p) { return std::string{p.demonstration ? "1" : "0"}; }},
    OCOP_DETAIL("size", size),
    OCOP_DETAIL("ingredients_vi", ingredients.vi),
    OCOP_DETAIL("ingredients_en", ingredients.en),
    OCOP_DETAIL("storage_vi", storage.vi),
    OCOP_DETAIL("storage_en", storage.en),
    OCOP_DETAIL("how_to_use_vi", how_to_use.vi),
    OCOP_DETAIL("how_to_use_en", how_to_use.en),
    OCOP_DETAIL("allergens_vi", allergens.vi),
    OCOP_DETAIL("allergens_en", allergens.en),
    {"producer_kind", false, take_kind,
     [](const Product& p) { return std::string{name_of(p.producer.kind)}; }, true},
    OCOP_DETAIL("producer_website", producer.website),
    OCOP_DETAIL("producer_email", producer.email),
};

#undef OCOP_TEXT
#undef OCOP_DETAIL

struct Title {
    std::string_view column;
    Text title;
};

const Title kTitles[] = {
    {"product_id", {"Mã sản phẩm", "Product id"}},
    {"name_vi", {"Tên tiếng Việt", "Vietnamese name"}},
    {"name_en", {"Tên tiếng Anh", "English name"}},
    {"group", {"Nhóm", "Group"}},
    {"group_scheme", {"Bộ nhóm", "Group scheme"}},
    {"producer", {"Nhà sản xuất", "Producer"}},
    {"producer_address", {"Địa chỉ nhà sản xuất", "Producer’s address"}},
    {"producer_phone", {"Điện thoại nhà sản xuất", "Producer’s phone"}},
    {"commune", {"Xã, phường", "Commune"}},
    {"district", {"Huyện (trước 2025)", "District (before 2025)"}},
    {"province", {"Tỉnh trên nhãn", "Province on the label"}},
    {"province_today", {"Tỉnh hiện nay", "Province today"}},
    {"stars", {"Số sao", "Stars"}},
    {"decision", {"Số quyết định", "Decision"}},
    {"issuer", {"Cơ quan cấp", "Issuer"}},
    {"issued", {"Ngày cấp", "Issued"}},
    {"expires", {"Hiệu lực đến", "Valid until"}},
    {"revoked", {"Đã bị thu hồi", "Revoked"}},
    {"price", {"Giá (đồng)", "Price (đồng)"}},
    {"tax_rate", {"Thuế suất", "Tax rate"}},
    {"unit", {"Đơn vị bán", "Unit"}},
    {"by_weight", {"Bán theo cân", "Sold by weight"}},
    {"codes", {"Mã vạch, mã tem", "Bar codes, stamps"}},
    {"lot", {"Lô đang bán", "Current lot"}},
    {"picture", {"Hình", "Picture"}},
    {"story_vi", {"Câu chuyện (Việt)", "Story (Vietnamese)"}},
    {"story_en", {"Câu chuyện (Anh)", "Story (English)"}},
    {"source", {"Nguồn thông tin", "Source of the facts"}},
    {"source_date", {"Ngày của nguồn", "Date of the source"}},
    {"demonstration", {"Hàng minh họa", "Demonstration goods"}},
    {"size", {"Khối lượng, dung tích", "Net content"}},
    {"ingredients_vi", {"Thành phần (Việt)", "Ingredients (Vietnamese)"}},
    {"ingredients_en", {"Thành phần (Anh)", "Ingredients (English)"}},
    {"storage_vi", {"Bảo quản (Việt)", "Storage (Vietnamese)"}},
    {"storage_en", {"Bảo quản (Anh)", "Storage (English)"}},
    {"how_to_use_vi", {"Cách dùng (Việt)", "How to use (Vietnamese)"}},
    {"how_to_use_en", {"Cách dùng (Anh)", "How to use (English)"}},
    {"allergens_vi", {"Chất gây dị ứng (Việt)", "Allergens (Vietnamese)"}},
    {"allergens_en", {"Chất gây dị ứng (Anh)", "Allergens (English)"}},
    {"producer_kind", {"Loại hình nhà sản xuất", "Kind of producer"}},
    {"producer_website", {"Trang web nhà sản xuất", "Producer’s web site"}},
    {"producer_email", {"Thư điện tử nhà sản xuất", "Producer’s e-mail"}},
};

}  // namespace

std::string stored_code(std::string_view code) {
    if (auto gtin = gs1::gtin14(code)) {
        return *std::move(gtin);
    }
    return nfc(code);
}

std::optional<Text> set_column(Product& product, const ProductColumn& column,
                               const std::string& cell) {
    if (column.name == "codes") product.codes.clear();
    if (!cell.empty()) {
        const std::string text = nfc(cell);
        Why why = column.read(product, text);
        if (product.certificate == Certificate{}) product.certificate.reset();
        return why;
    }
    if (column.is_required) return Text{"không được để trống", "must not be empty"};
    const bool had_certificate = product.certificate.has_value();
    if (column.name == "stars") product.stars.reset();
    // A reason here only says that nothing is no date; the date is gone.
    (void)column.read(product, cell);
    if (!had_certificate || product.certificate == Certificate{}) product.certificate.reset();
    return {};
}

const ProductColumn* product_column(std::string_view name) {
    const auto* found = std::ranges::find(kColumns, name, &ProductColumn::name);
    return found == std::end(kColumns) ? nullptr : found;
}

const Text& title_of_column(std::string_view name) {
    static const Text kNone;
    const auto* found = std::ranges::find(kTitles, name, &Title::column);
    return found == std::end(kTitles) ? kNone : found->title;
}

std::span<const ProductColumn> product_columns() { return kColumns; }

}  // namespace kiosk
