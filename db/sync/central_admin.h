// What an administrator does at the centre, once: the schema, and a role for each kiosk. Needs a
// PostgreSQL of version 15 or newer and a role that may create roles. One thread; every call has
// its own deadline. Refusals are Problems in which no password stands.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "db/shop_store.h"
#include "kiosk/core/result.h"

namespace db::sync {

// Creates the schema or brings it to this program's version, in one transaction; `told` hears the
// name of each file. Answers how many were applied: 0 when it is up to date. Refuses a schema of a
// newer program.
kiosk::Result<int> apply_schema(const std::string& url,
                                const std::function<void(const std::string& file)>& told = {});

// Gives a kiosk ("K01") its own role, which may push its journal and pull the catalogue and nothing
// else; answers the URL the kiosk connects with, a new random password in it. Again with the same
// key: a new password. Another key is another till pretending, or a restored one: it needs a higher
// epoch, which closes the one before. A key that is enrolled under another name is refused, because
// its sales would be here twice. Refuses a name that is not 1 to 32 letters, digits, "_", "." or
// "-".
kiosk::Result<std::string> enroll(const std::string& url, std::string_view kiosk_name,
                                  const TillIdentity& till);

}  // namespace db::sync
