// Where a product comes from: the label's address verbatim, and the province of today beside it.
//
// On 2025-07-01 63 provinces became 34 and districts disappeared (NQ 202/2025/QH15). Codes were
// reused with another meaning, so a code is never without its scheme. Plain values; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kiosk {

enum class ProvinceScheme { Before2025, Since2025 };

struct ProvinceCode {
    ProvinceScheme scheme{ProvinceScheme::Since2025};
    std::string code;  // two digits
    friend bool operator==(const ProvinceCode&, const ProvinceCode&) = default;
};

struct Place {
    std::string commune;         // as printed, e.g. "xã Ninh Gia"; may be empty
    std::string district;        // as printed; empty on labels since 2025-07-01
    std::string province;        // as printed, short form: "Phú Yên"
    std::string province_today;  // "Đắk Lắk"; empty when unknown

    // "xã A, huyện B, Phú Yên": the label's address.
    std::string as_printed() const;
    // True when the province has another name today, so that "nay thuộc …" must be said.
    bool has_moved() const { return !province_today.empty() && province_today != province; }
    friend bool operator==(const Place&, const Place&) = default;
};

// The table of old provinces and the units that replaced them; made from provinces.tsv
// (old_code, old_name, new_code, new_name).
class ProvinceTable {
public:
    // Rows that do not have four columns are refused with an exception: the file travels with us.
    explicit ProvinceTable(std::string_view tsv);

    // Today's short name ("Đắk Lắk") for a province's name of any time, with or without "Tỉnh" or
    // "Thành phố" in front, diacritics optional; nullopt when unknown.
    std::optional<std::string> today(std::string_view name) const;
    // Short names that no province has any more → the name of today, in Vietnamese order.
    std::vector<std::pair<std::string, std::string>> renamed() const;
    // The 34 short names of today in Vietnamese order.
    std::vector<std::string> all_today() const;

private:
    struct Row {
        ProvinceCode old_code, new_code;
        std::string old_name, new_name;  // short forms
        std::string old_folded, new_folded;
    };
    std::vector<Row> rows_;
};

}  // namespace kiosk
