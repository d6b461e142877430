// What every screen draws with: the canvas, the touches, the words and the controls of the look.
// Controls record themselves (label, kind, rectangle, enabled) and answer whether they were wished.
// Private to screens; the frame thread.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/telex.h"
#include "kiosk/screens/canvas.h"
#include "kiosk/screens/intent.h"
#include "kiosk/screens/screen.h"
#include "kiosk/screens/strings.h"
#include "kiosk/screens/theme.h"
#include "kiosk/screens/touch.h"

namespace kiosk::screens {

// What Shell keeps from frame to frame: only what passes.
struct Passing {
    bool keyboard{false};       // the on-screen keyboard is open
    bool keyboard_next{false};  // … and shall be on the screen that comes next
    bool typed_in_form{false};  // … for a form: it does not stay for the list that comes back
    bool amount_pad{false};     // a part is being typed for a transfer or a card
    float carousel_seconds{0};
    std::size_t carousel_page{0};
    bool carousel_runs{false};  // the attract screen has more than one page
    float carousel_step{0};     // > 0: it fades and wants its next picture so soon
    float alive_seconds{0};     // since the program began, for what moves by itself
    bool figures{false};        // the on-screen keyboard shows 0…9 instead of ă â ê
    std::optional<bool> telex;  // chosen on the keyboard; none: as the language suggests
    TelexLine line;             // being typed
    std::string choosing;       // the key of the form's field whose choices are listed
    float since_change_seconds{1};
    std::string reason;  // why a switched-off control refused
    float reason_seconds{0};
    float turn{0};      // of the busy ring, 0…1
    bool moves{false};  // something on this frame needs the next one
};

struct Ui {
    Canvas& canvas;
    Touch& touch;
    const ViewState& view;
    const Assets& assets;
    Passing& passing;
    std::vector<Intent>& wishes;
    const Palette& p;
    const Measure& m;
    float u;
    std::uint64_t scroll_area{0};
    std::optional<Color> ground{};  // of what scrolls, where it is not the paper

    const std::string& say(Word word) const { return text_of(word).in(view.language); }
    std::string say(Word word, std::initializer_list<std::string_view> values) const {
        return filled(say(word), values);
    }
    const std::string& say(const Text& text) const { return text.in(view.language); }
    std::string say(Text&& text) const { return text.in(view.language); }
    void wish(Intent intent) const { wishes.push_back(std::move(intent)); }
    float text(Rect rect, std::string_view text, const TextStyle& style) const {
        return canvas.text(rect, text, style);
    }
    Picture picture(std::string_view name, float size) const;
};

enum class Look { Primary, Secondary, Quiet, Danger, Selected };

struct ButtonSpec {
    std::string label;
    std::string icon{};  // of drawings/icons
    std::string hint{};  // its key: "F9"
    Look look{Look::Secondary};
    bool enabled{true};
    std::string why_not{};  // said when touched while switched off
    bool busy{false};
    bool icon_only{false};  // the label is known to tests, scripts and readers only
    WidgetKind kind{WidgetKind::Button};
    Font font{Font::Strong};
    std::string id{};  // where two share a label
};
bool button(Ui& ui, Rect rect, const ButtonSpec& spec);
// The width a button wants for its label, icon and hint.
float button_width(const Ui& ui, const ButtonSpec& spec);

// Records a touchable thing, draws its focus ring after `draw` painted it.
struct Control {
    bool pressed{false};
    bool focused{false};
    bool activated{false};
};
Control control(Ui& ui, WidgetKind kind, Rect rect, std::string_view label, bool enabled,
                std::string_view id = {}, std::string_view why_not = {});
void focus_ring(Ui& ui, Rect rect, float radius, bool focused);

void icon(Ui& ui, std::string_view name, Rect rect, Color color);
void key_cap(Ui& ui, Vec2 right_middle, std::string_view name, Color color);
float key_cap_width(const Ui& ui, std::string_view name);
// Gold while a certificate holds, grey where it does not.
void stars(Ui& ui, Vec2 left_middle, float radius, int count, bool hold = true);
float stars_width(float radius);

// A rounded label with an icon and a word: states, counts. Returns its width.
enum class Tone { Neutral, Good, Attention, Danger, Information };
Color ink_of(const Palette& p, Tone tone);
Color tint_of(const Palette& p, Tone tone);
float chip(Ui& ui, Vec2 left_top, float height, std::string_view icon_name, std::string_view text,
           Tone tone, float max_width);

// A text field that shows `text`; true when it was touched.
bool field(Ui& ui, Rect rect, std::string_view text, std::string_view placeholder,
           std::string_view icon_name, std::string_view hint);
// One of several side by side; answers the index that was wished.
std::optional<int> segmented(Ui& ui, Rect rect, const std::vector<std::string>& labels,
                             int selected, const std::vector<std::string>& icons = {});
bool switch_row(Ui& ui, Rect rect, std::string_view label, std::string_view icon_name, bool on);

// A picture, name, stars and price; true when wished.
bool product_tile(Ui& ui, Rect rect, const kiosk::Product& product, std::string_view id);
float product_tile_height(const Ui& ui, float width);
// The same on one line, for where there is little height.
bool product_row(Ui& ui, Rect rect, const kiosk::Product& product, std::string_view id);
float product_row_height(const Ui& ui);
void product_picture(Ui& ui, Rect rect, const kiosk::Product& product);

// 1…9, comma or 000, 0, backspace. Answers the key: '0'…'9', ',', 'k' (000), '<' (backspace).
enum class PadKind { Pin, Amount, Quantity };
std::optional<char> keypad(Ui& ui, Rect rect, PadKind kind);

// One sentence, one action: where there is nothing (yet).
bool empty_state(Ui& ui, Rect rect, std::string_view icon_name, std::string_view sentence,
                 std::string_view action);
void busy_state(Ui& ui, Rect rect, std::string_view sentence);
// What, why, what to do. Returns its height.
float problem_card(Ui& ui, Rect rect, const Problem& problem, Tone tone);
float problem_card_height(const Ui& ui, float width, const Problem& problem);

// Content taller than its place. Draw between the two calls, from content().y downwards.
class ScrollArea {
public:
    // Low: in portrait its rows can be brought into the lower half of the screen.
    enum class Keeps { Top, Low };
    ScrollArea(Ui& ui, std::string_view name, Rect rect, float content_height,
               Keeps keeps = Keeps::Top);
    ~ScrollArea();
    ScrollArea(const ScrollArea&) = delete;
    ScrollArea& operator=(const ScrollArea&) = delete;
    Rect content() const { return content_; }

private:
    Ui& ui_;
    Rect rect_;
    Rect content_;
    float offset_{0};
    float hidden_{0};
    std::uint64_t outer_{0};
};

}  // namespace kiosk::screens
