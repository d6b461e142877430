#include "kiosk/app/settings_change.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <sstream>

#include "kiosk/app/settings_section.h"
#include "kiosk/app/settings_text.h"

namespace kiosk::app {
namespace {

// A table of a section, and the name within; the root's own keys have no section.
struct Place {
    toml::table* table{nullptr};
    std::string name;
};

Place place_of(toml::table& root, const std::string& key) {
    const std::size_t dot = key.find('.');
    if (dot == std::string::npos) return {&root, key};
    return {root.get_as<toml::table>(key.substr(0, dot)), key.substr(dot + 1)};
}

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

toml::array list_of(const std::string& typed) {
    toml::array list;
    for (std::size_t from = 0; from <= typed.size();) {
        const std::size_t end = std::min(typed.find(';', from), typed.size());
        if (std::string one = trimmed(typed.substr(from, end - from)); !one.empty()) {
            list.push_back(std::move(one));
        }
        from = end + 1;
    }
    return list;
}

std::optional<std::int64_t> whole_of(const std::string& typed) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
    const bool whole = error == std::errc{} && end == typed.data() + typed.size();
    return whole ? std::optional{number} : std::nullopt;
}

std::optional<double> real_of(const std::string& typed) {
    std::istringstream in{typed};
    double number = 0;
    return in >> number && in.eof() ? std::optional{number} : std::nullopt;
}

// Some may be a word instead: "auto".
bool may_be_a_word(const std::string& key) {
    return key == "camera.exposure" || key == "camera.focus";
}

void put(toml::table& table, const std::string& key, const std::string& name,
         const std::string& typed) {
    const toml::node* was = table.get(name);
    if (was == nullptr) return;
    if (was->is_boolean()) {
        table.insert_or_assign(name, typed == "1");
    } else if (was->is_array()) {
        table.insert_or_assign(name, list_of(typed));
    } else if (const auto real = real_of(typed); real && was->is_floating_point()) {
        table.insert_or_assign(name, *real);
    } else if (const auto number = whole_of(typed);
               number && (was->is_integer() || may_be_a_word(key))) {
        table.insert_or_assign(name, *number);
    } else {
        // A number that is none is refused as such when it is read.
        table.insert_or_assign(name, typed);
    }
}

}  // namespace

std::string shown_setting(const Settings& settings, const std::string& key) {
    toml::table root = toml::parse(settings_text(settings));
    const Place place = place_of(root, key);
    const toml::node* node = place.table != nullptr ? place.table->get(place.name) : nullptr;
    if (node == nullptr) return {};
    if (const auto flag = node->value_exact<bool>()) return *flag ? "1" : "";
    if (const auto number = node->value_exact<std::int64_t>()) return std::to_string(*number);
    if (const auto real = node->value_exact<double>()) {
        std::ostringstream out;
        out << *real;
        return out.str();
    }
    if (const auto text = node->value_exact<std::string>()) return *text;
    std::string all;
    if (const toml::array* list = node->as_array()) {
        for (const toml::node& one : *list) {
            all += (all.empty() ? "" : "; ") + one.value_or(std::string{});
        }
    }
    return all;
}

Result<Settings> with_setting(const Settings& settings, const std::string& key,
                              const std::string& typed) {
    try {
        toml::table root = toml::parse(settings_text(settings));
        const Place place = place_of(root, key);
        if (place.table != nullptr) put(*place.table, key, place.name, typed);
        Settings changed = read_settings(root);
        changed.taxes = settings.taxes;
        changed.bank_title = settings.bank_title;
        return changed;
    } catch (const Refusal& refusal) {
        return refusal.problem;
    }
}

std::vector<std::string> setting_keys() {
    std::vector<std::string> keys;
    for (const auto& [key, value] : values_in(settings_text({}))) keys.push_back(key);
    return keys;
}

}  // namespace kiosk::app
