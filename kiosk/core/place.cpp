#include "kiosk/core/place.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "kiosk/core/vietnamese_text.h"

namespace kiosk {
namespace {

std::string_view without_prefix(std::string_view text, std::string_view prefix) {
    return text.starts_with(prefix) ? text.substr(prefix.size()) : text;
}

std::string short_form(std::string_view name) {
    return std::string{without_prefix(without_prefix(name, "Tỉnh "), "Thành phố ")};
}

// Folded, without "tinh", "thanh pho", "tp" in front.
std::string name_key(std::string_view name) {
    const std::string folded = fold_for_search(name);
    std::string_view key = folded;
    for (const std::string_view prefix : {"tinh ", "thanh pho ", "tp "}) {
        const std::string_view rest = without_prefix(key, prefix);
        if (rest.size() != key.size()) return std::string{rest};
    }
    return std::string{key};
}

struct OtherSpelling {
    std::string_view written, key;
};
// Names on labels that the official table does not have, folded.
constexpr std::array<OtherSpelling, 7> kOtherSpellings{{
    {"thua thien hue", "hue"},
    {"thua thien", "hue"},
    {"hcm", "ho chi minh"},
    {"tphcm", "ho chi minh"},
    {"sai gon", "ho chi minh"},
    {"vung tau", "ba ria vung tau"},
    {"dac lac", "dak lak"},
}};

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

}  // namespace

std::string Place::as_printed() const {
    std::string address;
    for (const std::string* part : {&commune, &district, &province}) {
        if (part->empty()) continue;
        if (!address.empty()) address += ", ";
        address += *part;
    }
    return address;
}

ProvinceTable::ProvinceTable(std::string_view tsv) {
    bool heading = true;
    for (std::string_view line : split(tsv, '\n')) {
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty()) continue;
        const std::vector<std::string_view> columns = split(line, '\t');
        if (columns.size() != 4) {
            throw std::invalid_argument{"provinces: a row without four columns: " +
                                        std::string{line}};
        }
        if (std::exchange(heading, false) && columns[0] == "old_code") continue;
        Row row;
        row.old_code = {ProvinceScheme::Before2025, std::string{columns[0]}};
        row.new_code = {ProvinceScheme::Since2025, std::string{columns[2]}};
        row.old_name = short_form(nfc(columns[1]));
        row.new_name = short_form(nfc(columns[3]));
        row.old_folded = name_key(columns[1]);
        row.new_folded = name_key(columns[3]);
        rows_.push_back(std::move(row));
    }
}

std::optional<std::string> ProvinceTable::today(std::string_view name) const {
    std::string key = name_key(name);
    for (const OtherSpelling& other : kOtherSpellings) {
        if (key == other.written) key = other.key;
    }
    for (const Row& row : rows_) {
        if (row.old_folded == key || row.new_folded == key) return row.new_name;
    }
    return std::nullopt;
}

std::vector<std::pair<std::string, std::string>> ProvinceTable::renamed() const {
    const std::vector<std::string> today = all_today();
    std::vector<std::pair<std::string, std::string>> names;
    for (const Row& row : rows_) {
        const bool still_used = std::find(today.begin(), today.end(), row.old_name) != today.end();
        if (!still_used) names.emplace_back(row.old_name, row.new_name);
    }
    std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) {
        return compare_vietnamese(a.first, b.first) < 0;
    });
    return names;
}

std::vector<std::string> ProvinceTable::all_today() const {
    std::vector<std::string> names;
    for (const Row& row : rows_) names.push_back(row.new_name);
    std::sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
        return compare_vietnamese(a, b) < 0;
    });
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

}  // namespace kiosk
