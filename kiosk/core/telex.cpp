#include "kiosk/core/telex.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace kiosk {
namespace {

enum class Mark : std::uint8_t { None, Hat, Hook, Breve, Bar };  // â, ơ, ă, đ

struct Letter {
    char base{0};  // lower case
    Mark mark{Mark::None};
    bool upper{false};
};

constexpr std::size_t kTones = 6;  // ngang, huyền, hỏi, ngã, sắc, nặng
struct Vowel {
    char base;
    Mark mark;
    std::array<std::string_view, kTones> lower, upper;
};
constexpr std::array<Vowel, 12> kVowels{{
    {'a', Mark::None, {"a", "à", "ả", "ã", "á", "ạ"}, {"A", "À", "Ả", "Ã", "Á", "Ạ"}},
    {'a', Mark::Breve, {"ă", "ằ", "ẳ", "ẵ", "ắ", "ặ"}, {"Ă", "Ằ", "Ẳ", "Ẵ", "Ắ", "Ặ"}},
    {'a', Mark::Hat, {"â", "ầ", "ẩ", "ẫ", "ấ", "ậ"}, {"Â", "Ầ", "Ẩ", "Ẫ", "Ấ", "Ậ"}},
    {'e', Mark::None, {"e", "è", "ẻ", "ẽ", "é", "ẹ"}, {"E", "È", "Ẻ", "Ẽ", "É", "Ẹ"}},
    {'e', Mark::Hat, {"ê", "ề", "ể", "ễ", "ế", "ệ"}, {"Ê", "Ề", "Ể", "Ễ", "Ế", "Ệ"}},
    {'i', Mark::None, {"i", "ì", "ỉ", "ĩ", "í", "ị"}, {"I", "Ì", "Ỉ", "Ĩ", "Í", "Ị"}},
    {'o', Mark::None, {"o", "ò", "ỏ", "õ", "ó", "ọ"}, {"O", "Ò", "Ỏ", "Õ", "Ó", "Ọ"}},
    {'o', Mark::Hat, {"ô", "ồ", "ổ", "ỗ", "ố", "ộ"}, {"Ô", "Ồ", "Ổ", "Ỗ", "Ố", "Ộ"}},
    {'o', Mark::Hook, {"ơ", "ờ", "ở", "ỡ", "ớ", "ợ"}, {"Ơ", "Ờ", "Ở", "Ỡ", "Ớ", "Ợ"}},
    {'u', Mark::None, {"u", "ù", "ủ", "ũ", "ú", "ụ"}, {"U", "Ù", "Ủ", "Ũ", "Ú", "Ụ"}},
    {'u', Mark::Hook, {"ư", "ừ", "ử", "ữ", "ứ", "ự"}, {"Ư", "Ừ", "Ử", "Ữ", "Ứ", "Ự"}},
    {'y', Mark::None, {"y", "ỳ", "ỷ", "ỹ", "ý", "ỵ"}, {"Y", "Ỳ", "Ỷ", "Ỹ", "Ý", "Ỵ"}},
}};
constexpr std::string_view kToneKeys = "zfrxsj";  // of the tones, in their order

// The vowels a syllable may have, marks and all; and those it has on the way there ("uo" before the
// w of "ươ").
constexpr std::string_view kNuclei[] = {
    "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ai", "ao", "au", "ay", "âu", "ây",
    "eo", "êu", "ia", "iê", "iêu", "iu", "oa", "oă", "oai", "oao", "oay", "oe", "oeo", "oi", "ôi",
    "ơi", "oo", "ôô", "ua", "uâ", "uây", "uê", "ui", "uô", "uôi", "uơ", "uy", "uya", "uyê", "uyu",
    "ưa", "ưi", "ươ", "ươi", "ươu", "ưu", "yê", "yêu",
    // on the way
    "ie", "ieu", "ye", "yeu", "eu", "ue", "uo", "uoi", "uou", "uye", "uu", "uay", "ưo"};
constexpr std::string_view kInitials[] = {"",   "b", "c", "ch", "d",  "đ",   "g",  "gh", "h",  "k",
                                          "kh", "l", "m", "n",  "ng", "ngh", "nh", "p",  "ph", "qu",
                                          "r",  "s", "t", "th", "tr", "v",   "x",  "gi"};
constexpr std::string_view kFinals[] = {"", "c", "ch", "m", "n", "ng", "nh", "p", "t"};

template <std::size_t Count>
bool is_among(const std::string_view (&all)[Count], std::string_view one) {
    return std::find(std::begin(all), std::end(all), one) != std::end(all);
}

bool is_vowel(const Letter& letter) {
    return std::string_view{"aeiouy"}.find(letter.base) != std::string_view::npos;
}

const Vowel& vowel_of(const Letter& letter) {
    const auto* found = std::find_if(kVowels.begin(), kVowels.end(), [&](const Vowel& vowel) {
        return vowel.base == letter.base && vowel.mark == letter.mark;
    });
    return found == kVowels.end() ? kVowels[0] : *found;
}

std::string written(const Letter& letter, std::size_t tone) {
    if (letter.mark == Mark::Bar) return letter.upper ? "Đ" : "đ";
    if (is_vowel(letter)) {
        const Vowel& vowel = vowel_of(letter);
        return std::string{letter.upper ? vowel.upper[tone] : vowel.lower[tone]};
    }
    return {letter.upper ? static_cast<char>(letter.base - 32) : letter.base};
}

struct Parts {
    std::size_t nucleus{0}, final{0};  // where they begin
    bool whole{false};                 // a syllable, or the beginning of one
};

class Syllable {
public:
    void press(char key, bool upper) {
        took_back_ = false;
        if (escaped_ || !transformed(key, upper)) letters_.push_back({key, Mark::None, upper});
    }
    void add(Letter letter, std::size_t tone) {
        letters_.push_back(letter);
        if (tone != 0) tone_ = tone;
    }
    bool took_back() const { return took_back_; }
    bool is_syllable() const { return parts_of(letters_).whole; }
    std::string text() const {
        const std::size_t place = tone_place();
        std::string out;
        for (std::size_t i = 0; i < letters_.size(); ++i)
            out += written(letters_[i], i == place ? tone_ : 0);
        return out;
    }

private:
    using Letters = std::vector<Letter>;

    static std::string plain(const Letters& letters, std::size_t from, std::size_t to) {
        std::string out;
        for (std::size_t i = from; i < to; ++i)
            out += written({letters[i].base, letters[i].mark, false}, 0);
        return out;
    }

    static Parts parts_of(const Letters& letters) {
        const std::size_t count = letters.size();
        Parts parts;
        while (parts.nucleus < count && !is_vowel(letters[parts.nucleus])) ++parts.nucleus;
        const auto follows = [&](char first, char second) {
            return parts.nucleus == 1 && letters[0].base == first && parts.nucleus < count &&
                   letters[1].base == second && letters[1].mark == Mark::None;
        };
        const bool more = parts.nucleus + 1 < count && is_vowel(letters[parts.nucleus + 1]);
        if (follows('q', 'u') || (follows('g', 'i') && more)) ++parts.nucleus;
        parts.final = parts.nucleus;
        while (parts.final < count && is_vowel(letters[parts.final])) ++parts.final;
        const std::string initial = plain(letters, 0, parts.nucleus);
        const bool known = is_among(kInitials, initial) || (initial == "q" && count == 1);
        const std::string nucleus = plain(letters, parts.nucleus, parts.final);
        const std::string final = plain(letters, parts.final, count);
        parts.whole = known && (nucleus.empty() ? final.empty() : is_among(kNuclei, nucleus)) &&
                      (is_among(kFinals, final) ||
                       (final == "k" && (nucleus == "a" || nucleus == "ă")));  // Đắk Lắk
        return parts;
    }

    // Where the tone stands: on the letter with a mark, else as in "hòa", "toán", "ngoài".
    std::size_t tone_place() const {
        const Parts parts = parts_of(letters_);
        for (std::size_t i = parts.final; i-- > parts.nucleus;)
            if (letters_[i].mark != Mark::None) return i;
        const std::size_t vowels = parts.final - parts.nucleus;
        const bool closed = parts.final < letters_.size();
        return parts.nucleus + (vowels == 3 || (vowels == 2 && closed) ? 1 : 0);
    }

    bool transformed(char key, bool upper) {
        if (const auto tone = kToneKeys.find(key); tone != std::string_view::npos)
            return tone_pressed(key, upper, tone);
        if (key == 'w') return hook_pressed(upper);
        if (key == 'd') return bar_pressed();
        if (key == 'a' || key == 'e' || key == 'o') return hat_pressed(key, upper);
        return false;
    }

    void take_back(char key, bool upper) {
        letters_.push_back({key, Mark::None, upper});
        took_back_ = escaped_ = true;
    }

    bool tone_pressed(char key, bool upper, std::size_t tone) {
        const Parts parts = parts_of(letters_);
        if (!parts.whole || parts.final == parts.nucleus) return false;
        if (tone == tone_) {
            if (tone == 0) return false;  // a z that takes nothing off is a letter
            tone_ = 0;
            take_back(key, upper);
            return true;
        }
        tone_ = tone;
        return true;
    }

    bool marked(std::size_t at, Mark mark) {
        Letters tried = letters_;
        tried[at].mark = mark;
        if (!parts_of(tried).whole) return false;
        letters_ = std::move(tried);
        return true;
    }

    bool hat_pressed(char key, bool upper) {
        const Parts parts = parts_of(letters_);
        if (!parts.whole) return false;
        for (std::size_t i = parts.final; i-- > parts.nucleus;) {
            if (letters_[i].base != key) continue;
            if (letters_[i].mark != Mark::Hat) return marked(i, Mark::Hat);
            letters_[i].mark = Mark::None;
            take_back(key, upper);
            return true;
        }
        return false;
    }

    bool bar_pressed() {
        if (letters_.empty() || letters_[0].base != 'd' || !parts_of(letters_).whole) return false;
        if (letters_[0].mark != Mark::Bar) return marked(0, Mark::Bar);
        letters_[0].mark = Mark::None;
        take_back('d', false);
        return true;
    }

    bool hook_pressed(bool upper) {
        const Parts parts = parts_of(letters_);
        if (!parts.whole || letters_.empty()) return false;
        if (parts.nucleus == parts.final) {  // "tw" is "tư"
            letters_.push_back({'u', Mark::Hook, upper});
            return parts_of(letters_).whole || (letters_.pop_back(), false);
        }
        bool had = false;
        for (std::size_t i = parts.nucleus; i < parts.final; ++i)
            had |= letters_[i].mark == Mark::Hook || letters_[i].mark == Mark::Breve;
        if (hooked(parts)) return true;
        if (!had) return false;
        for (std::size_t i = parts.nucleus; i < parts.final; ++i)
            if (letters_[i].mark != Mark::Hat) letters_[i].mark = Mark::None;
        take_back('w', upper);
        return true;
    }

    // w belongs to the first letters it can stand upon: "ươ", "ưa" and "ưu" before "oă".
    bool hooked(const Parts& parts) {
        const auto can_take = [&](std::size_t i, char base) {
            return i < parts.final && letters_[i].base == base && letters_[i].mark != Mark::Hook;
        };
        for (std::size_t i = parts.nucleus; i < parts.final; ++i) {
            if (letters_[i].base != 'u' || i + 1 >= parts.final) continue;
            if (letters_[i + 1].base != 'o' || letters_[i + 1].mark == Mark::Hook) continue;
            letters_[i].mark = letters_[i + 1].mark = Mark::Hook;
            return true;
        }
        for (const char base : {'u', 'o'})
            for (std::size_t i = parts.nucleus; i < parts.final; ++i)
                if (can_take(i, base) && marked(i, Mark::Hook)) return true;
        for (std::size_t i = parts.nucleus; i < parts.final; ++i)
            if (letters_[i].base == 'a' && letters_[i].mark != Mark::Breve &&
                marked(i, Mark::Breve))
                return true;
        return false;
    }

    Letters letters_;
    std::size_t tone_{0};
    bool escaped_{false};    // a key was taken back: the rest of the word is meant as typed
    bool took_back_{false};  // by the last key
};

std::size_t character_size(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    return end - at;
}

struct Toned {
    Letter letter;
    std::size_t tone{0};
};

std::optional<Toned> vietnamese_letter(std::string_view character) {
    if (character == "đ") return Toned{{'d', Mark::Bar, false}, 0};
    if (character == "Đ") return Toned{{'d', Mark::Bar, true}, 0};
    if (character.size() < 2) return std::nullopt;
    for (const Vowel& vowel : kVowels)
        for (std::size_t tone = 0; tone < kTones; ++tone) {
            if (vowel.lower[tone] == character) return Toned{{vowel.base, vowel.mark, false}, tone};
            if (vowel.upper[tone] == character) return Toned{{vowel.base, vowel.mark, true}, tone};
        }
    return std::nullopt;
}

bool is_plain_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// A word: letters only. Anything else ends it.
std::string composed(std::string_view word) {
    Syllable syllable;
    for (std::size_t at = 0; at < word.size();) {
        const std::size_t size = character_size(word, at);
        if (size == 1) {
            const bool upper = word[at] >= 'A' && word[at] <= 'Z';
            syllable.press(upper ? static_cast<char>(word[at] + 32) : word[at], upper);
        } else if (const auto known = vietnamese_letter(word.substr(at, size))) {
            syllable.add(known->letter, known->tone);
        }
        at += size;
    }
    return syllable.is_syllable() || syllable.took_back() ? syllable.text() : std::string{word};
}

}  // namespace

std::string telex(std::string_view keys) {
    std::string out;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= keys.size();) {
        const std::size_t size = at < keys.size() ? character_size(keys, at) : 1;
        const bool inside =
            at < keys.size() && (size == 1 ? is_plain_letter(keys[at])
                                           : vietnamese_letter(keys.substr(at, size)).has_value());
        if (!inside) {
            out += composed(keys.substr(begin, at - begin));
            if (at < keys.size()) out += keys.substr(at, size);
            begin = at + size;
        }
        at += size;
    }
    return out;
}

const std::string& TelexLine::type(std::string_view shown, std::string_view keys) {
    if (shown != shown_) keys_ = shown;
    keys_ += keys;
    return shown_ = telex(keys_);
}

const std::string& TelexLine::erase(std::string_view shown) {
    keys_ = shown;
    while (!keys_.empty() && (static_cast<unsigned char>(keys_.back()) & 0xC0U) == 0x80U)
        keys_.pop_back();
    if (!keys_.empty()) keys_.pop_back();
    return shown_ = keys_;
}

}  // namespace kiosk
