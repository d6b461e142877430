#include "db/receipt_sequence.h"

#include "db/journal_hash.h"

namespace db {
namespace {

// The newest row of each is enough: numbers only grow with seq.
constexpr const char* kLastReceipt =
    "SELECT max(coalesce((SELECT receipt FROM sale WHERE seq >= e.first_seq ORDER BY seq DESC "
    "LIMIT 1), 0), coalesce((SELECT receipt FROM refund WHERE seq >= e.first_seq ORDER BY seq DESC "
    "LIMIT 1), 0)) FROM epoch e ORDER BY e.epoch DESC LIMIT 1";
constexpr std::size_t kShortHashDigits = 8;

}  // namespace

std::int64_t next_receipt(Database& database) { return database.number(kLastReceipt) + 1; }

std::string short_form(std::string_view hash) { return to_hex(hash).substr(0, kShortHashDigits); }

}  // namespace db
