#include "db/body_values.h"

#include <string_view>

namespace db::body {

std::string storable(const std::string& text) {
    constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
    // NUL is rare; the common case copies nothing but the text itself.
    if (text.find('\0') == std::string::npos) return text;
    std::string clean;
    for (const char c : text) {
        if (c == '\0') {
            clean += kReplacement;
        } else {
            clean += c;
        }
    }
    return clean;
}

std::int64_t whole(const Json& object, const char* key, const std::string& at) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_number_integer()) throw Unreadable{at + key};
    return found->get<std::int64_t>();
}

kiosk::Money money(const Json& object, const char* key, const std::string& at) {
    return kiosk::Money::from_dong(whole(object, key, at));
}

std::string text(const Json& object, const char* key, const std::string& at) {
    return field<std::string>(object, key, at);
}

const Json& array(const Json& object, const char* key) {
    const auto found = object.find(key);
    if (found == object.end() || !found->is_array()) throw Unreadable{key};
    return *found;
}

}  // namespace db::body
