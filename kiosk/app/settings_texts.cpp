#include "kiosk/app/settings_texts.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <sstream>

#include "kiosk/app/settings_text.h"

namespace kiosk::app {
namespace {

constexpr std::array<std::string_view, 5> kLooks{"language", "text_scale", "high_contrast",
                                                 "reduce_motion", "sound"};

std::string text_of(const toml::node& node) {
    if (const auto text = node.value_exact<std::string>()) return *text;
    std::ostringstream out;
    if (const toml::array* list = node.as_array()) {
        for (const toml::node& one : *list)
            out << (&one == &list->front() ? "" : ", ") << text_of(one);
    } else if (const auto flag = node.value_exact<bool>()) {
        out << (*flag ? "true" : "false");
    } else if (const auto whole = node.value_exact<std::int64_t>()) {
        out << *whole;
    } else if (const auto real = node.value_exact<double>()) {
        out << *real;
    }
    return out.str();
}

// "postgresql://k01:secret@host/db" → "postgresql://k01@host/db"
std::string without_password(const std::string& url) {
    const std::size_t begin = url.find("://"), end = url.find('@');
    if (begin == std::string::npos || end == std::string::npos) return url;
    const std::size_t colon = url.find(':', begin + 3);
    if (colon == std::string::npos || colon > end) return url;
    return url.substr(0, colon) + url.substr(end);
}

void flatten(const toml::table& table, const std::string& path,
             std::map<std::string, std::string>& into) {
    for (const auto& [key, node] : table) {
        const std::string name{key.str()};
        if (path.empty() && std::ranges::find(kLooks, name) != kLooks.end()) continue;
        const std::string full = path.empty() ? name : path + "." + name;
        if (const toml::table* inner = node.as_table())
            flatten(*inner, full, into);
        else
            into[full] = text_of(node);
    }
}

}  // namespace

std::map<std::string, std::string> settings_texts(const Settings& settings) {
    std::map<std::string, std::string> texts;
    // What was just written by us is TOML.
    flatten(toml::parse(settings_text(settings)), {}, texts);
    texts["centre.url"] = without_password(texts["centre.url"]);
    return texts;
}

}  // namespace kiosk::app
