// What an administrator does at the centre, once: the schema, and a role for each kiosk. Needs a
// PostgreSQL of version 15 or newer and a role that may create roles. One thread; every call has its
// own deadline. Refusals are Problems in which no password stands.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "kiosk/core/result.h"

namespace db::sync {

using ProgressLine = std::function<void(const kiosk::Text&)>;

// Creates the schema or brings it to this program's version, in one transaction; again: does
// nothing. Refuses a schema of a newer program.
kiosk::Status apply_schema(const std::string& url, const ProgressLine& line = {});

// Gives a kiosk ("K01") its own role, which may push its journal and pull the catalogue and nothing
// else; answers the URL the kiosk connects with, a new random password in it. Again with the same
// key: a new password. Another key is another till pretending, or a restored one: it needs a higher
// epoch, which closes the one before.
kiosk::Result<std::string> enroll(const std::string& url, std::string_view kiosk_name,
                                  std::string_view public_key, std::int64_t epoch = 1);

}  // namespace db::sync
