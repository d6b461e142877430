// Every word of the interface, in Vietnamese and English: one table (words.def), no text scattered
// in the screens. "{}" in a text is filled in order. Any thread.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/result.h"

namespace kiosk::screens {

enum class Word {
#define WORD(name, vi, en) name,
#include "kiosk/screens/words.def"
#undef WORD
};

const Text& text_of(Word word);
std::string filled(const std::string& pattern, std::initializer_list<std::string_view> values);

struct NamedText {
    std::string_view name;
    Text text;
};
// The whole table, for tests and translators.
const std::vector<NamedText>& all_words();

}  // namespace kiosk::screens
