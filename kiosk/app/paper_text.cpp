#include "kiosk/app/paper_text.h"

#include <ostream>
#include <string>

namespace kiosk::app {
namespace {

constexpr std::size_t kColumns = 48;  // of a receipt as plain text

std::size_t letters_of(const std::string& text) {
    std::size_t count = 0;
    for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    return count;
}

std::string in_the_middle(const std::string& text) {
    const std::size_t letters = letters_of(text);
    return letters >= kColumns ? text : std::string((kColumns - letters) / 2, ' ') + text;
}

std::string as_text(const ReceiptLine& line) {
    using Kind = ReceiptLine::Kind;
    switch (line.kind) {
        case Kind::Title:
        case Kind::Centered:
        case Kind::Qr:
            return in_the_middle(line.left);
        case Kind::Rule:
            return std::string(kColumns, '-');
        case Kind::Space:
            return {};
        default:
            break;
    }
    if (line.right.empty()) return line.left;
    const std::size_t used = letters_of(line.left) + letters_of(line.right);
    return line.left + std::string(used < kColumns ? kColumns - used : 1, ' ') + line.right;
}

}  // namespace

void print_as_text(std::ostream& out, const Receipt& paper) {
    for (const ReceiptLine& line : paper.lines) out << as_text(line) << '\n';
}

}  // namespace kiosk::app
