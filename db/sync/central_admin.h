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

// Whether a kiosk could be enrolled by this administrator: the server answers, proves itself, is
// new enough, has the schema of this program and lets the role enrol. Changes nothing; answers the
// server's version ("15.8").
kiosk::Result<std::string> try_centre(const std::string& url);

// Gives a kiosk ("K01") its own role, which may push its journal and pull the catalogue and nothing
// else; answers the URL the kiosk connects with, a new random password in it. Again with the same
// key: a new password. Another key is another till pretending, or a restored one: it needs a higher
// epoch, which closes the one before. A key that is enrolled under another name is refused, because
// its sales would be here twice. Refuses a name that is not 1 to 32 letters, digits, "_", "." or
// "-".
//
// `holds` says whether this epoch of the till has an entry (number within the epoch, hash); given,
// a till that lacks what the centre has is refused, and one that has it leaves quarantine.
using HoldsEntry = std::function<bool(std::int64_t seq, const std::string& hash)>;
kiosk::Result<std::string> enroll(const std::string& url, std::string_view kiosk_name,
                                  const TillIdentity& till, const HoldsEntry& holds = {});

// The number a till's next epoch must have: above its own and above all that the centre knows of
// the name and of the key.
kiosk::Result<std::int64_t> next_epoch(const std::string& url, std::string_view kiosk_name,
                                       const TillIdentity& till);

// Compares the till's former epochs with what the centre has of them and journals the rest anew
// (ShopStore::journal_anew). Before the new epoch is enrolled, so that nothing is forgotten when it
// breaks off. Answers how many entries.
kiosk::Result<std::int64_t> hand_over(const std::string& url, ShopStore& store);

}  // namespace db::sync
