// How an administrator's commands talk to the centre. Private to db/sync; one thread.
#pragma once

#include <cstdint>
#include <string>

#include "db/sync/pg_connection.h"
#include "kiosk/core/result.h"

namespace db::sync {

inline constexpr std::int64_t kStepMs = 60'000;
inline constexpr int kOldestServer = 150'000;  // PostgreSQL 15

// As an administrator; TLS is insisted on. Throws PgFault.
PgConnection connected(PgUrl& url);
// The fault with what an administrator can do about it at once; a till could only wait.
kiosk::Problem for_administrator(const PgFault& fault, const std::string& where);

}  // namespace db::sync
