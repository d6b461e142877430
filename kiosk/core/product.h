// A product as the catalogue knows it: names, maker, place, stars, certificate, price. What a
// lookup answers and every screen shows. Plain values; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/certificate.h"
#include "kiosk/core/ids.h"
#include "kiosk/core/money.h"
#include "kiosk/core/place.h"
#include "kiosk/core/tax.h"

namespace kiosk {

// The six groups of QĐ 26/2026/QĐ-TTg. The name of the scheme is kept beside a group, because the
// groups of 2018 still stand on older labels (DOMAIN.md section 1).
enum class Group { Food, Drink, Herbal, Craft, Ornamental, Tourism };
inline constexpr Group kAllGroups[] = {Group::Food,  Group::Drink,      Group::Herbal,
                                       Group::Craft, Group::Ornamental, Group::Tourism};

std::string_view name_of(Group group);  // "food", "drink", … as in CLI.md
std::optional<Group> group_from(std::string_view name);
Text title_of(Group group);  // "Thực phẩm" / "Food"

enum class ProducerKind { Unknown, Cooperative, Company, Household };
std::string_view name_of(ProducerKind kind);  // "", "cooperative", "company", "household"
std::optional<ProducerKind> producer_kind_from(std::string_view name);
Text title_of(ProducerKind kind);  // "Hợp tác xã" / "Co-operative"; empty where unknown

// What the producer has made public about itself; whatever is not known is empty.
struct Producer {
    std::string name;
    ProducerKind kind{ProducerKind::Unknown};
    std::string address;
    std::string phone;
    std::string website;  // text for people and contact cards; never opened here
    std::string email;
    friend bool operator==(const Producer&, const Producer&) = default;
};

// `text` in a language; what was never translated is shown in Vietnamese.
const std::string& told_in(const Text& text, Language language);

struct Product {
    ProductId id;
    std::string name_vi;
    std::string name_en;  // may be empty: show name_vi then
    Group group{Group::Food};
    std::string group_scheme{"2026"};
    Producer producer;
    Place place;
    std::optional<int> stars;  // 1…5; empty when not graded
    std::optional<Certificate> certificate;
    Money price;  // VAT included, for one `unit`, > 0 to be sold
    TaxRate tax_rate{TaxRate::Eight};
    std::string unit;  // "hộp", "gói 250 g", "kg"
    bool by_weight{false};
    std::vector<std::string> codes;  // GTIN-14 digits, or the exact text of a stamp (alias)
    std::string lot;
    std::string picture;  // name of a drawing ("coffee") or of a file in pictures/
    std::string story_vi;
    std::string story_en;
    std::string size;  // net content as on the label: "250 g", "500 ml"
    // Prose of the label; empty where the catalogue does not say. `en` may be empty: show `vi`
    // then.
    Text ingredients, storage, how_to_use, allergens;
    std::string source;  // where the facts come from
    std::string source_date;
    bool demonstration{false};

    const std::string& name(Language language) const {
        return language == Language::English && !name_en.empty() ? name_en : name_vi;
    }
    const std::string& story(Language language) const {
        return language == Language::English && !story_en.empty() ? story_en : story_vi;
    }
    friend bool operator==(const Product&, const Product&) = default;
};

}  // namespace kiosk
