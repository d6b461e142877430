// What a frame showed: every widget with its label and place, every text. Tests, scripts and the
// tour find "Thanh toán" by its name, never by coordinates. Plain values; the frame thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk::screens {

struct Vec2 {
    float x{0};
    float y{0};
    friend bool operator==(const Vec2&, const Vec2&) = default;
};

struct Rect {
    float x{0}, y{0}, width{0}, height{0};
    float right() const { return x + width; }
    float bottom() const { return y + height; }
    Vec2 middle() const { return {x + width / 2, y + height / 2}; }
    bool contains(Vec2 at) const {
        return at.x >= x && at.y >= y && at.x < right() && at.y < bottom();
    }
    friend bool operator==(const Rect&, const Rect&) = default;
};

enum class WidgetKind { Button, Tile, Row, Tab, Field, Key, Switch, Text, Picture };
std::string_view name_of(WidgetKind kind);

struct DrawnWidget {
    WidgetKind kind{WidgetKind::Text};
    std::string label;  // what a person reads on it, in the language of the screen
    Rect rect;          // pixels of the window
    Rect visible;       // the part of rect that is not scrolled away; width 0: none of it
    bool enabled{true};
    bool covered{false};  // a dialog lies above it: out of reach
    bool focused{false};
    bool shortened{false};  // a text that did not fit ends in an ellipsis
    std::uint64_t id{0};
    std::uint64_t scroll_area{0};  // 0: does not scroll
    bool touchable() const { return kind != WidgetKind::Text && kind != WidgetKind::Picture; }
};

class DrawnWidgets {
public:
    const std::vector<DrawnWidget>& all() const { return all_; }
    void clear() { all_.clear(); }
    void add(DrawnWidget widget) { all_.push_back(std::move(widget)); }
    // Everything so far lies under what comes now.
    void cover_all();

    // The `nth` (from 1) touchable widget whose label is `label`, in drawing order, or where none
    // is exact the nth whose label contains it; null where there is none. Those within reach first.
    const DrawnWidget* find(std::string_view label, int nth = 1) const;
    // True when some visible text (labels included) contains this.
    bool shows(std::string_view text) const;
    // Everything visible, line by line, for a script's complaint.
    std::string as_text() const;

private:
    std::vector<DrawnWidget> all_;
};

}  // namespace kiosk::screens
