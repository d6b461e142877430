#include "kiosk/core/date_text.h"

#include <string>
#include <vector>

namespace kiosk {

std::optional<Date> date_from_text(std::string_view text) {
    if (const auto iso = Date::parse(text)) return iso;
    std::vector<std::string> parts{""};
    for (const char c : text) {
        if (c == '/' || c == '.' || c == '-')
            parts.emplace_back();
        else if (c >= '0' && c <= '9' && parts.back().size() < 8)
            parts.back() += c;
        else
            return std::nullopt;
    }
    if (parts.size() == 1 && parts[0].size() == 8)
        parts = {parts[0].substr(0, 2), parts[0].substr(2, 2), parts[0].substr(4)};
    if (parts.size() != 3 || parts[0].empty() || parts[1].empty()) return std::nullopt;
    if (parts[0].size() > 2 || parts[1].size() > 2) return std::nullopt;
    if (parts[2].size() == 2) parts[2] = "20" + parts[2];
    if (parts[2].size() != 4) return std::nullopt;
    return Date::from_ymd(std::stoi(parts[2]), static_cast<unsigned>(std::stoi(parts[1])),
                          static_cast<unsigned>(std::stoi(parts[0])));
}

}  // namespace kiosk
