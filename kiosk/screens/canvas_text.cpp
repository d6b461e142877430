#include <algorithm>
#include <cmath>
#include <utility>

#include "kiosk/screens/canvas.h"

namespace kiosk::screens {
namespace {

std::size_t character_at(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
    return end - at;
}

void drop_last_character(std::string& text) {
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U)
        text.pop_back();
    if (!text.empty()) text.pop_back();
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

float Canvas::width_of(std::string_view text, Font font, bool tabular) const {
    ImFont* face = type_.font(font);
    float width =
        face->CalcTextSizeA(face->FontSize, 1e9F, 0, text.data(), text.data() + text.size()).x;
    if (!tabular) return width;
    for (const char c : text)
        if (is_digit(c)) width += type_.digit(font) - face->GetCharAdvance(static_cast<ImWchar>(c));
    return width;
}

std::string Canvas::shortened(std::string text, Font font, float width) const {
    while (!text.empty() && width_of(text + "…", font) > width) drop_last_character(text);
    while (!text.empty() && (text.back() == ' ' || text.back() == ',')) text.pop_back();
    return text + "…";
}

// As many characters of a word as fit: only for words longer than a whole line.
std::size_t Canvas::fitting_bytes(std::string_view word, Font font, float width) const {
    std::size_t end = character_at(word, 0);
    while (end < word.size()) {
        const std::size_t next = end + character_at(word, end);
        if (width_of(word.substr(0, next), font) > width) break;
        end = next;
    }
    return end;
}

std::vector<std::string> Canvas::wrapped(std::string_view text, Font font, float width,
                                         int lines) const {
    std::vector<std::string> done;
    std::string current;
    std::size_t at = 0;
    const auto last = [&] { return static_cast<int>(done.size()) + 1 >= lines; };
    while (at < text.size()) {
        if (text[at] == '\n') {
            if (last()) return done.push_back(shortened(current, font, width)), done;
            done.push_back(std::exchange(current, {}));
            ++at;
            continue;
        }
        const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
        std::string_view word = text.substr(at, end - at);
        const std::string longer =
            current.empty() ? std::string{word} : current + " " + std::string{word};
        at = end < text.size() && text[end] == ' ' ? end + 1 : end;
        if (width_of(longer, font) <= width) {
            current = longer;
            continue;
        }
        if (last()) return done.push_back(shortened(longer, font, width)), done;
        if (!current.empty()) done.push_back(std::exchange(current, {}));
        while (width_of(word, font) > width && !last()) {
            const std::size_t part = fitting_bytes(word, font, width);
            done.emplace_back(word.substr(0, part));
            word.remove_prefix(part);
        }
        current = width_of(word, font) > width ? shortened(std::string{word}, font, width)
                                               : std::string{word};
    }
    if (!current.empty()) done.push_back(std::move(current));
    return done;
}

std::vector<std::string> Canvas::balanced(std::string_view text, Font font, float width,
                                          int lines) const {
    auto best = wrapped(text, font, width, lines);
    if (best.size() < 2) return best;
    float low = width / static_cast<float>(best.size()), high = width;
    // The narrowest width that needs no more lines: no word stands alone at the end.
    for (int step = 0; step < 7; ++step) {
        const float middle = (low + high) / 2;
        if (wrapped(text, font, middle, lines + 1).size() <= best.size())
            high = middle;
        else
            low = middle;
    }
    return wrapped(text, font, high, lines);
}

float Canvas::height_of(std::string_view text, Font font, float width, int lines) const {
    return static_cast<float>(wrapped(text, font, width, lines).size()) * measure_.line(font);
}

void Canvas::run(std::string_view text, Font font, Vec2 at, Color color, bool tabular) {
    ImFont* face = type_.font(font);
    const ImU32 ink = IM_COL32(color.r, color.g, color.b, color.a);
    const ImVec2 start{std::round(at.x), std::round(at.y)};
    if (!tabular) {
        list_.AddText(face, face->FontSize, start, ink, text.data(), text.data() + text.size());
        return;
    }
    float x = start.x;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t size = character_at(text, i);
        const std::string_view character = text.substr(i, size);
        const float own = width_of(character, font);
        const float cell = is_digit(text[i]) ? type_.digit(font) : own;
        list_.AddText(face, face->FontSize, {x + (cell - own) / 2, start.y}, ink, character.data(),
                      character.data() + size);
        x += cell;
        i += size;
    }
}

float Canvas::text(Rect rect, std::string_view text, const TextStyle& style) {
    if (text.empty()) return 0;
    const float line_height = measure_.line(style.font);
    const float room = std::max(rect.width, 1.0F);
    const bool even = style.balanced || (style.align == Align::Center && style.lines > 1);
    const auto lines = even ? balanced(text, style.font, room, style.lines)
                            : wrapped(text, style.font, room, style.lines);
    const float height = line_height * static_cast<float>(lines.size());
    float y = style.middle ? rect.y + (rect.height - height) / 2 : rect.y;
    const Rect box{rect.x, y, rect.width, height};
    const float box_offset = (line_height - type_.font(style.font)->FontSize) / 2;
    float widest = 0, left = rect.right();
    for (const std::string& current : lines) {
        const float width = width_of(current, style.font, style.tabular);
        float x = rect.x;
        if (style.align == Align::Center) x += (rect.width - width) / 2;
        if (style.align == Align::Right) x += rect.width - width;
        run(current, style.font, {x, y + box_offset}, style.color, style.tabular);
        widest = std::max(widest, width);
        left = std::min(left, x);
        y += line_height;
    }
    if (quiet_ == 0) {
        const Rect inked{left, box.y, widest, box.height};
        DrawnWidget shown{WidgetKind::Text, std::string{text}, inked, overlap(inked, clip())};
        shown.shortened = !lines.empty() && lines.back().ends_with("…") && !text.ends_with("…");
        drawn_.add(std::move(shown));
    }
    return height;
}

}  // namespace kiosk::screens
