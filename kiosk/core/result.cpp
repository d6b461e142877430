#include "kiosk/core/result.h"

namespace kiosk {

std::string Problem::line(Language language) const {
    std::string line = what.in(language);
    const std::string& reason = why.in(language);
    const std::string& advice = to_do.in(language);
    if (!reason.empty()) line += (line.empty() ? "" : ": ") + reason;
    if (!advice.empty()) line += line.empty() ? advice : " (" + advice + ")";
    return line;
}

}  // namespace kiosk
