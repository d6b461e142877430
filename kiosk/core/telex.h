// Telex: Vietnamese written with the letters of any keyboard ("ca phee" → "ca phê", "dduwowngf" →
// "đường"). a e o twice make â ê ô, d twice đ, w makes ă ơ ư; s f r x j set the tone, z takes it
// off; the same key once more takes it back and stands for itself. A mark or tone may come at the
// end of its syllable. A word that is no Vietnamese syllable stays as it was typed ("coffee",
// "OCOP"). Pure; any thread. Bytes that are not UTF-8 pass unchanged.
#pragma once

#include <string>
#include <string_view>

namespace kiosk {

// What these keys write, word by word. Letters that carry their marks already keep them, so text
// that is written may be gone on with.
std::string telex(std::string_view keys);

// A line being typed: keeps the keys behind what is shown, because "coffe" shows what "cof" did
// not.
class TelexLine {
public:
    // `shown` is what stands in the field now: where it is not what this line wrote last (a scan, a
    // query from elsewhere), it is taken as it is. Answers what the field shall show.
    const std::string& type(std::string_view shown, std::string_view keys);
    // Takes the last character away: what is seen, not what was pressed.
    const std::string& erase(std::string_view shown);

private:
    std::string keys_;
    std::string shown_;
};

}  // namespace kiosk
