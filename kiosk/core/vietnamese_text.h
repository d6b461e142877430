// Vietnamese text done right: one normal form, folding for search, the alphabet's order, plain
// ASCII for bank transfers, safe display. Pure functions; any thread. Input may be any bytes: what
// is not UTF-8 becomes U+FFFD.
#pragma once

#include <string>
#include <string_view>

namespace kiosk {

// Unicode NFC. Everything stored or shown has passed through here.
std::string nfc(std::string_view text);

// For search: NFD, marks stripped, đ→d, lower case, anything that is neither letter nor digit → one
// space, trimmed. "Hoà Bình" and "hòa bình" fold alike ("hoa binh"). Letters of other scripts stay.
std::string fold_for_search(std::string_view text);

// Order of the Vietnamese alphabet (a ă â b c d đ e ê …), then tones (ngang, huyền, hỏi, ngã, sắc,
// nặng) as a tie-break, then bytes. <0, 0, >0.
int compare_vietnamese(std::string_view a, std::string_view b);

// A byte string whose plain memcmp order is compare_vietnamese order; for ORDER BY in SQL.
std::string vietnamese_sort_key(std::string_view text);

// Printable ASCII: marks stripped, đ→d, Đ→D, other characters dropped. For VietQR and file names.
std::string to_ascii(std::string_view text);

// True when the bytes are well-formed UTF-8.
bool is_utf8(std::string_view bytes);

// True when text holds characters beyond ASCII that nobody sees: direction marks, zero-width ones,
// unassigned and control characters. Odd spaces are no such thing.
bool has_hidden_characters(std::string_view text);

// For showing text that came from outside (a scanned code): control, bidirectional and invisible
// characters become visible "\u202E"-style escapes, the length is limited to max_characters with
// "…".
std::string shown_safely(std::string_view text, std::size_t max_characters);

}  // namespace kiosk
