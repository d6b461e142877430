// How the journal's entries hang together, byte for byte, so that anybody can recompute it:
//
//   hash = SHA-256( "ocop-kiosk journal v1\0"          22 bytes, the domain tag with its NUL
//                 ‖ length of till, 4 bytes, big-endian
//                 ‖ till                               UTF-8, e.g. "K01"
//                 ‖ epoch                              8 bytes, big-endian
//                 ‖ seq                                8 bytes, big-endian: the number within the
//                 epoch ‖ prev                               32 bytes: the entry before; 32 NULs at
//                 seq 1 ‖ body )                             the stored bytes
//   sig  = Ed25519( hash )                             64 bytes, by the till's own key
//
// In PostgreSQL: sha256('\x6f636f702d6b696f736b206a6f75726e616c20763100'::bytea
//   || int4send(octet_length(till)) || convert_to(till, 'UTF8')
//   || int8send(epoch) || int8send(seq) || prev || body).
// Pure functions; any thread. Strings hold raw bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace db {

inline constexpr std::string_view kJournalTag{"ocop-kiosk journal v1\0", 22};

// `prev` must be 32 bytes.
std::string journal_hash(std::string_view till, std::int64_t epoch, std::int64_t seq,
                         std::string_view prev, std::string_view body);
// What stands before the first entry of an epoch: 32 NULs.
std::string journal_origin();
// True when `sig` is the signature of `hash` by the owner of `public_key` (32 bytes).
bool signature_fits(std::string_view sig, std::string_view hash, std::string_view public_key);

std::string to_hex(std::string_view bytes);
std::string from_hex(std::string_view hex);  // of to_hex()

}  // namespace db
