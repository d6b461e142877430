#include "kiosk/core/vietnamese_text.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <new>

namespace kiosk {
namespace {

using CodePoint = utf8proc_int32_t;
constexpr CodePoint kReplacement = 0xFFFD;

// Calls `use` with each code point; a byte that begins no well-formed sequence is one U+FFFD.
template <typename Use>
void for_each_code_point(std::string_view text, Use use) {
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    for (std::size_t at = 0; at < text.size();) {
        CodePoint code_point = 0;
        const utf8proc_ssize_t length = utf8proc_iterate(
            bytes + at, static_cast<utf8proc_ssize_t>(text.size() - at), &code_point);
        use(length > 0 ? code_point : kReplacement);
        at += length > 0 ? static_cast<std::size_t>(length) : 1;
    }
}

void append(std::string& text, CodePoint code_point) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const utf8proc_ssize_t length = utf8proc_encode_char(code_point, bytes.data());
    text.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
}

std::string mapped(std::string_view text, int options) {
    std::string whole;
    if (!is_utf8(text)) {
        for_each_code_point(text, [&](CodePoint c) { append(whole, c); });
        text = whole;
    }
    utf8proc_uint8_t* raw = nullptr;
    const utf8proc_ssize_t length = utf8proc_map(
        reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
        static_cast<utf8proc_ssize_t>(text.size()), &raw, static_cast<utf8proc_option_t>(options));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned{raw, &std::free};
    // The text is well-formed by now, so the one thing left to fail is memory.
    if (length < 0) throw std::bad_alloc{};
    return {reinterpret_cast<const char*>(raw), static_cast<std::size_t>(length)};
}

std::string without_marks(std::string_view text, int more_options) {
    return mapped(text, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | more_options);
}

// Well-formed, and without a character that composing would change or join: Latin below the
// combining marks, the Vietnamese block, dashes and quotes, the đồng sign. Nearly every text is.
bool is_plainly_composed(std::string_view text) {
    const auto* data = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    for (std::size_t at = 0; at < text.size();) {
        if (data[at] < 0x80) {
            ++at;
            continue;
        }
        CodePoint c = 0;
        const utf8proc_ssize_t length =
            utf8proc_iterate(data + at, static_cast<utf8proc_ssize_t>(text.size() - at), &c);
        if (length <= 0) return false;
        const bool stays = c < 0x0300 || (c >= 0x1EA0 && c <= 0x1EF9) ||
                           (c >= 0x2010 && c <= 0x2027) || c == 0x20AB;
        if (!stays) return false;
        at += static_cast<std::size_t>(length);
    }
    return true;
}

bool is_letter_or_digit(CodePoint c) {
    switch (utf8proc_category(c)) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO:
        case UTF8PROC_CATEGORY_ND:
        case UTF8PROC_CATEGORY_NL:
        case UTF8PROC_CATEGORY_NO:
            return true;
        default:
            return false;
    }
}

bool is_mark(CodePoint c) {
    const auto category = utf8proc_category(c);
    return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_MC ||
           category == UTF8PROC_CATEGORY_ME;
}

constexpr CodePoint kSmallDStroke = 0x0111;    // đ has no decomposition: its stroke is no mark
constexpr CodePoint kCapitalDStroke = 0x0110;  // Đ

// ngang huyền hỏi ngã sắc nặng; ' ' for what is no tone.
char tone_of(CodePoint mark) {
    switch (mark) {
        case 0x0300:
            return '1';
        case 0x0309:
            return '2';
        case 0x0303:
            return '3';
        case 0x0301:
            return '4';
        case 0x0323:
            return '5';
        default:
            return ' ';
    }
}

// Builds the three parts of a sort key while walking the decomposed, lower-case text.
class SortKey {
public:
    void add(CodePoint c) {
        if (is_mark(c)) return add_mark(c);
        if (c == kSmallDStroke) return add_letter(rank('d') + 1);
        if (c >= 'a' && c <= 'z') return add_letter(rank(static_cast<char>(c)));
        if (!is_letter_or_digit(c)) return end_word();
        letters_ += c <= '9' ? "" : "~";  // other scripts after z; digits before a
        append(letters_, c);
        in_word_ = true;
    }

    std::string finish(std::string_view bytes) {
        end_word();
        while (!letters_.empty() && letters_.back() == ' ') letters_.pop_back();
        return letters_ + '\x01' + tones_ + '\x01' + std::string{bytes};
    }

private:
    // Ranks 'A'… leave room for the letters with a mark of their own: a ă â, d đ, e ê, o ô ơ, u ư.
    static char rank(char letter) {
        constexpr std::string_view kAlphabet = "a--bcd-e-fghijklmno--pqrstu-vwxyz";
        return static_cast<char>('A' + kAlphabet.find(letter));
    }

    void add_letter(int rank) {
        letters_ += static_cast<char>(rank);
        in_word_ = true;
    }

    void add_mark(CodePoint mark) {
        if (const char tone = tone_of(mark); tone != ' ') {
            tone_ = tone;
            return;
        }
        if (letters_.empty()) return;
        char& last = letters_.back();
        constexpr CodePoint kBreve = 0x0306, kCircumflex = 0x0302, kHorn = 0x031B;
        if (mark == kBreve && last == rank('a')) last = static_cast<char>(last + 1);
        if (mark == kCircumflex && last == rank('a')) last = static_cast<char>(last + 2);
        if (mark == kCircumflex && (last == rank('e') || last == rank('o'))) {
            last = static_cast<char>(last + 1);
        } else if (mark == kHorn && last == rank('o')) {
            last = static_cast<char>(last + 2);
        } else if (mark == kHorn && last == rank('u')) {
            last = static_cast<char>(last + 1);
        }
    }

    // A syllable has one tone wherever it is written: hòa and hoà sort together.
    void end_word() {
        if (!in_word_) return;
        tones_ += tone_;
        tone_ = '0';
        letters_ += ' ';
        in_word_ = false;
    }

    std::string letters_, tones_;
    char tone_{'0'};
    bool in_word_{false};
};

// Characters a reader cannot see, or that change the order of what is seen.
bool is_deceptive(CodePoint c) {
    switch (utf8proc_category(c)) {
        case UTF8PROC_CATEGORY_CC:
        case UTF8PROC_CATEGORY_CF:
        case UTF8PROC_CATEGORY_CN:
        case UTF8PROC_CATEGORY_CO:
        case UTF8PROC_CATEGORY_CS:
        case UTF8PROC_CATEGORY_ZL:
        case UTF8PROC_CATEGORY_ZP:
            return true;
        case UTF8PROC_CATEGORY_ZS:
            return c != ' ' && c != 0x00A0;
        default:
            break;
    }
    return c == 0x034F || c == 0x115F || c == 0x1160 || c == 0x2800 || c == 0x3164 || c == 0xFFA0 ||
           (c >= 0x180B && c <= 0x180F) || (c >= 0xFE00 && c <= 0xFE0F) ||
           (c >= 0xE0100 && c <= 0xE01EF);
}

// Letters of other scripts that look like Latin ones, and Latin ones in fancy dress: "раypal".
bool looks_latin(CodePoint c) {
    return (c >= 0x0370 && c <= 0x058F) || (c >= 0x13A0 && c <= 0x13FF) ||
           (c >= 0x2100 && c <= 0x218F) || (c >= 0xA4D0 && c <= 0xA4FF) ||
           (c >= 0xFF01 && c <= 0xFF5E) || (c >= 0x1D400 && c <= 0x1D7FF) ||
           (c >= 0x0250 && c <= 0x02AF) || c == 0x2044 || c == 0x2215 || c == 0x29F8;
}

std::string escaped(CodePoint c) {
    std::array<char, 12> buffer{};
    const int size = std::snprintf(buffer.data(), buffer.size(), c > 0xFFFF ? "\\U%08X" : "\\u%04X",
                                   static_cast<unsigned>(c));
    return {buffer.data(), static_cast<std::size_t>(size)};
}

}  // namespace

std::string nfc(std::string_view text) {
    if (is_plainly_composed(text)) return std::string{text};
    return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

std::string fold_for_search(std::string_view text) {
    std::string folded;
    bool space_due = false;
    for_each_code_point(without_marks(text, UTF8PROC_CASEFOLD), [&](CodePoint c) {
        if (!is_letter_or_digit(c)) {
            space_due = !folded.empty();
            return;
        }
        if (space_due) folded += ' ';
        space_due = false;
        append(folded, c == kSmallDStroke ? CodePoint{'d'} : c);
    });
    return folded;
}

int compare_vietnamese(std::string_view a, std::string_view b) {
    const int order = vietnamese_sort_key(a).compare(vietnamese_sort_key(b));
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

std::string vietnamese_sort_key(std::string_view text) {
    const std::string normal = nfc(text);
    SortKey key;
    for_each_code_point(mapped(normal, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD),
                        [&](CodePoint c) { key.add(c); });
    return key.finish(normal);
}

std::string to_ascii(std::string_view text) {
    std::string ascii;
    for_each_code_point(without_marks(text, 0), [&](CodePoint c) {
        if (c == kSmallDStroke) c = 'd';
        if (c == kCapitalDStroke) c = 'D';
        if (c >= 0x20 && c <= 0x7E) ascii += static_cast<char>(c);
    });
    return ascii;
}

bool is_utf8(std::string_view bytes) {
    const auto* data = reinterpret_cast<const utf8proc_uint8_t*>(bytes.data());
    for (std::size_t at = 0; at < bytes.size();) {
        CodePoint code_point = 0;
        const utf8proc_ssize_t length = utf8proc_iterate(
            data + at, static_cast<utf8proc_ssize_t>(bytes.size() - at), &code_point);
        if (length <= 0) return false;
        at += static_cast<std::size_t>(length);
    }
    return true;
}

bool has_hidden_characters(std::string_view text) {
    bool hidden = false;
    for_each_code_point(text, [&](CodePoint c) {
        hidden = hidden ||
                 (c >= 0x80 && is_deceptive(c) && utf8proc_category(c) != UTF8PROC_CATEGORY_ZS);
    });
    return hidden;
}

std::string shown_safely(std::string_view text, std::size_t max_characters) {
    std::string shown;
    std::string shortened;  // what is shown if more than max_characters come: one less, then "…"
    std::size_t characters = 0;
    const bool has_latin = std::any_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
    const auto deceives = [&](CodePoint c) {
        return is_deceptive(c) || (has_latin && looks_latin(c));
    };
    for_each_code_point(text, [&](CodePoint c) {
        if (characters > max_characters) return;
        std::string piece;
        if (deceives(c)) {
            piece = escaped(c);
        } else {
            append(piece, c);
        }
        characters += deceives(c) ? piece.size() : 1;
        shown += piece;
        if (characters < max_characters) shortened = shown;
    });
    if (characters <= max_characters) return shown;
    return max_characters == 0 ? std::string{} : shortened + "…";
}

}  // namespace kiosk
