#include "kiosk/screens/strings.h"

namespace kiosk::screens {

const std::vector<NamedText>& all_words() {
    static const std::vector<NamedText> kWords = {
#define WORD(name, vi, en) {#name, {vi, en}},
#include "kiosk/screens/words.def"
#undef WORD
    };
    return kWords;
}

const Text& text_of(Word word) { return all_words()[static_cast<std::size_t>(word)].text; }

std::string filled(const std::string& pattern, std::initializer_list<std::string_view> values) {
    std::string done;
    std::size_t at = 0;
    for (const std::string_view value : values) {
        const std::size_t hole = pattern.find("{}", at);
        if (hole == std::string::npos) break;
        done += pattern.substr(at, hole - at);
        done += value;
        at = hole + 2;
    }
    return done + pattern.substr(at);
}

}  // namespace kiosk::screens
