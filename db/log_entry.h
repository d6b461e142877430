// One journal entry as the log says it, with all that it holds. Private to db; pure but for the
// names it is given.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/core/log.h"

namespace db {

// Names as they are now, for bodies that have only the code; a code nobody has stays as it is.
struct LogNames {
    std::function<std::string(const std::string& code)> staff;
    std::function<std::string(const std::string& product)> product;
};
// nullopt: it cannot be read, or is of no kind that the log shows.
std::optional<kiosk::LogRecord> log_record(std::string_view kind, std::string_view body,
                                           const LogNames& names);

}  // namespace db
