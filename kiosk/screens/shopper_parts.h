// What the shopper's screens are made of: panels that measure themselves before they are painted,
// the strip of actions below, the stars with what they are worth, and what a scan found. Private to
// screens; the frame thread.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/trust.h"
#include "kiosk/screens/chrome.h"

namespace kiosk::screens {

// One column written downwards, twice: once to measure, once to paint. So a panel is described in
// one place and its height is never a guess.
class Pen {
public:
    Pen(Ui& on, Rect rect, bool paints) : ui{on}, rect_{rect}, paints_{paints}, top_{rect.y} {}
    void skip(float height) { rect_.y += height; }
    void text(std::string_view text, const TextStyle& style, float indent = 0);
    // A small name above its value; nothing where the value is empty.
    void fact(std::string_view name, std::string_view value, int lines = 6);
    // The same, `columns` side by side; those without a value are left out.
    struct Fact {
        std::string name, value;
    };
    void facts(std::vector<Fact> facts, int columns);
    // A sign and a word of one colour, as large as running text.
    void state(std::string_view icon_name, std::string_view word, Tone tone);
    void chip(std::string_view icon_name, std::string_view word, Tone tone);
    void line();

    Ui& ui;
    bool paints() const { return paints_; }
    float width() const { return rect_.width; }
    Rect place(float height) const { return {rect_.x, rect_.y, rect_.width, height}; }
    float height() const { return rect_.y - top_; }

private:
    Rect rect_;
    bool paints_;
    float top_;
};

struct Panel {
    std::string icon;
    std::string title;
    Tone tone{Tone::Neutral};  // of the head; Neutral: the plain card
    std::function<void(Pen&)> body;
};
float panel_height(Ui& ui, float width, const Panel& panel);
void draw_panel(Ui& ui, Rect rect, const Panel& panel);
// Panels in `columns`, each put below the shortest column. Answers the height of the tallest;
// paints only where asked.
float draw_panels(Ui& ui, Rect rect, const std::vector<Panel>& panels, int columns, bool paints);

// The actions at the foot of a screen, in the lower half whoever stands or sits before it: the way
// back on the left, the others from the right. The last one is the main one; `hint` stands between
// them where there is room.
struct Action {
    ButtonSpec spec;
    std::function<void()> wish;
    bool shown{true};
};
void action_strip(Ui& ui, Rect& area, std::vector<Action> actions, bool back,
                  std::string_view hint = {});
float action_strip_height(const Ui& ui, std::size_t actions);

// Today as the flow says it; none before it told.
std::optional<Date> today_of(const ViewState& view);
CertificateState certificate_today(const Ui& ui, const kiosk::Product& product);
// Gold only where a certificate holds.
bool stars_hold(CertificateState state);
void stars_panel(Ui& ui, Rect rect, const kiosk::Product& product, CertificateState state);
float stars_panel_height(const Ui& ui, float width, const kiosk::Product& product,
                         CertificateState state);

// What a scan found, the gravest first, each with what to do.
Tone tone_of(Severity severity);
std::string_view icon_of(FindingKind kind);
float finding_height(Ui& ui, float width, const Finding& finding);
void draw_finding(Ui& ui, Rect rect, const Finding& finding);

// Where a product comes from, as printed and as it is called today.
std::string place_line(const Ui& ui, const Place& place);
// Name, other name: in the chosen language first.
struct Names {
    std::string_view first, second;
};
Names names_of(const Ui& ui, const kiosk::Product& product);

// A row of tiles under a title; paints only where asked; answers its height.
float goods_row(Ui& ui, Rect rect, std::string_view title, const std::vector<kiosk::Product>& goods,
                std::string_view id, bool paints);

// Nobody is signed in: the bar below is the shopper's (shopper_bar.cpp).
bool is_for_shoppers(const ViewState& view);
void shopper_bar(Ui& ui, Rect bar, float height);
// The best goods, one at a time (showcase.cpp).
void showcase(Ui& ui, Rect rect);

void draw_producer(Ui& ui, Rect area);
void draw_basket(Ui& ui, Rect area);
void draw_compare(Ui& ui, Rect area);
// Over everything: what a scan could not do, and the countdown back to the attract screen.
void trouble_overlay(Ui& ui);
void countdown_overlay(Ui& ui);
// The panels of the product screen (product_cards.cpp).
std::vector<Panel> product_panels(Ui& ui);

}  // namespace kiosk::screens
