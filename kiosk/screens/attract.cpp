// What stands before a shopper: what to do, in both languages at once; what the camera sees; and
// the showroom's best goods, one after the other.
#include <algorithm>
#include <cmath>

#include "kiosk/screens/shopper_parts.h"

namespace kiosk::screens {
namespace {

void aim_corners(Ui& ui, Rect aim, float arm, float thick, float grow, Color color) {
    for (const bool right : {false, true}) {
        for (const bool low : {false, true}) {
            const float x = right ? aim.right() : aim.x, y = low ? aim.bottom() : aim.y;
            const Rect flat{right ? x - arm : x, low ? y - thick : y, arm, thick};
            const Rect upright{right ? x - thick : x, low ? y - arm : y, thick, arm};
            ui.canvas.fill(inset(flat, -grow), color, thick / 2 + grow);
            ui.canvas.fill(inset(upright, -grow), color, thick / 2 + grow);
        }
    }
}

// A line that wanders through the frame: it is alive, and this is where to hold the code. It moves
// with the camera's pictures and asks for none of its own.
void aim_line(Ui& ui, Rect aim) {
    if (ui.view.reduce_motion) return;
    const float turn = std::fmod(ui.passing.alive_seconds / 3.2F, 1.0F);
    const float way = 0.5F - 0.5F * std::cos(turn * 2 * 3.14159265F);
    const float y = aim.y + aim.height * (0.08F + 0.84F * way), thick = ui.u * 0.35F;
    ui.canvas.fill({aim.x + aim.width * 0.06F, y - thick * 2, aim.width * 0.88F, thick * 4},
                   rgb(0xFFFFFF, 50), thick * 2);
    ui.canvas.fill({aim.x + aim.width * 0.06F, y - thick / 2, aim.width * 0.88F, thick},
                   rgb(0xFFFFFF, 220), thick / 2);
}

void aim_frame(Ui& ui, Rect view) {
    const float size = std::min(view.width / 1.24F, view.height) * 0.62F;
    const Rect aim{view.middle().x - size * 0.62F, view.middle().y - size / 2, size * 1.24F, size};
    const float thick = std::max(3.0F, ui.u * 0.7F);
    aim_line(ui, aim);
    // White on a green edge: seen upon a white label as well as in a dark room.
    aim_corners(ui, aim, size * 0.2F, thick, ui.u * 0.5F, rgb(0x1F5D3B, 235));
    aim_corners(ui, aim, size * 0.2F, thick, 0, rgb(0xFFFFFF));
}

void camera_words(Ui& ui, Rect view) {
    const float u = ui.u;
    const std::string& text = ui.say(Word::HoldCodeInFrame);
    const float height = ui.m.line(Font::Body) + 2 * u;
    const float width = std::min(ui.canvas.width_of(text, Font::Body) + 6 * u, view.width - 2 * u);
    const Rect label{view.middle().x - width / 2, view.bottom() - height - 1.5F * u, width, height};
    ui.canvas.fill(label, rgb(0x1E1B18, 205), height / 2);
    ui.text(inset(label, 2 * u, 0), text,
            {.font = Font::Body, .color = rgb(0xFFFFFF), .align = Align::Center, .middle = true});
}

void camera_card(Ui& ui, Rect rect) {
    const Picture& live = ui.view.attract.camera;
    ui.canvas.card(rect);
    const Rect view = inset(rect, ui.u);
    if (ui.view.status.camera != CameraState::Working || live.texture == 0)
        return busy_state(ui, view, ui.say(Word::CameraStarting));
    ui.canvas.image_covering(live, view, ui.m.radius() - ui.u / 2);
    aim_frame(ui, view);
    camera_words(ui, view);
}

bool has_camera(const ViewState& view) {
    return view.status.camera == CameraState::Working ||
           view.status.camera == CameraState::Starting;
}

void buttons(Ui& ui, Rect rect) {
    if (button(ui, column(rect, 0, 2, 2 * ui.u),
               {.label = ui.say(Word::BrowseByGroup), .icon = "grid", .look = Look::Primary})) {
        ui.wish(GoTo{ScreenName::Browse});
        ui.wish(ChooseBrowseMode{BrowseMode::Groups});
    }
    if (button(ui, column(rect, 1, 2, 2 * ui.u), {.label = ui.say(Word::Find), .icon = "search"})) {
        ui.wish(GoTo{ScreenName::Browse});
        ui.wish(ChooseBrowseMode{BrowseMode::Search});
        ui.passing.keyboard_next = true;  // whoever touched the button has no other one
    }
}

// Mark and name of the shop.
void brand(Ui& ui, Rect rect, bool centered) {
    const std::string& shop = ui.view.settings.shop.name;
    const float width = ui.canvas.width_of(shop, Font::Title) + 1;
    if (centered) cut_left(rect, std::max(0.0F, (rect.width - rect.height - 2 * ui.u - width) / 2));
    ui.canvas.image_inside(ui.picture("mark", rect.height), cut_left(rect, rect.height, 2 * ui.u));
    ui.text(rect, shop, {.font = Font::Title, .color = ui.p.leaf, .middle = true});
}

// What helps where no picture comes; that a camera should be there is said, too.
std::string without_camera(const Ui& ui) {
    const std::string& help = ui.say(Word::ScanWithoutCamera);
    return ui.view.status.camera == CameraState::Failed ? ui.say(Word::CameraOff) + ". " + help
                                                        : help;
}

float invitation_height(const Ui& ui, float width) {
    const Text& words = text_of(Word::ScanInvitation);
    float height = ui.canvas.height_of(ui.say(words), Font::Hero, width, 4) + 1.5F * ui.u +
                   ui.m.line(Font::Title) * 2;
    if (!has_camera(ui.view))
        height += 2 * ui.u + ui.canvas.height_of(without_camera(ui), Font::Body, width, 3);
    return height;
}

void invitation(Ui& ui, Rect rect, bool centered) {
    const Align align = centered ? Align::Center : Align::Left;
    const Language other =
        ui.view.language == Language::Vietnamese ? Language::English : Language::Vietnamese;
    const Text& words = text_of(Word::ScanInvitation);
    cut_top(
        rect,
        ui.text(
            rect, ui.say(words),
            {.font = Font::Hero, .color = ui.p.ink, .align = align, .lines = 4, .balanced = true}) +
            1.5F * ui.u);
    cut_top(rect, ui.text(rect, words.in(other),
                          {.font = Font::Title, .color = ui.p.muted, .align = align, .lines = 2}) +
                      2 * ui.u);
    if (has_camera(ui.view)) return;
    ui.text(rect, without_camera(ui),
            {.font = Font::Body, .color = ui.p.ink, .align = align, .lines = 3});
}

}  // namespace

void draw_attract(Ui& ui, Rect area) {
    const float u = ui.u, gap = 4 * u;
    const std::string typed = ui.touch.take_text();
    if (!typed.empty()) {
        ui.wish(GoTo{ScreenName::Browse});
        ui.wish(ChooseBrowseMode{BrowseMode::Search});
        ui.wish(SearchTyped{typed});
    }
    // Wherever a finger lands it is answered.
    if (control(ui, WidgetKind::Row, area, ui.say(Word::TouchToBegin), true, "attract").activated) {
        ui.wish(GoTo{ScreenName::Browse});
        ui.wish(ChooseBrowseMode{BrowseMode::Groups});
    }
    const bool camera = has_camera(ui.view);
    if (ui.m.portrait) {
        buttons(ui, cut_bottom(area, ui.m.main_action(), gap));
        brand(ui, cut_top(area, 9 * u, 3 * u), true);
        invitation(ui, cut_top(area, invitation_height(ui, area.width), 3 * u), true);
        showcase(ui, camera ? cut_bottom(area, std::min(54 * u, area.height * 0.42F), gap) : area);
        if (camera) camera_card(ui, area);
        return;
    }
    const Rect right = cut_right(area, area.width * 0.46F, 5 * u);
    buttons(ui, cut_bottom(area, ui.m.main_action(), gap));
    brand(ui, cut_top(area, 9 * u, 3 * u), false);
    const float words = invitation_height(ui, area.width);
    if (!camera) {
        cut_top(area, std::max(0.0F, (area.height - words) / 2 - 3 * u));
        invitation(ui, area, false);
        showcase(ui, right);
        return;
    }
    camera_card(ui, right);
    const float card = std::min(area.height - words - 2 * u, 44 * u);
    if (card >= 24 * u) showcase(ui, cut_bottom(area, card, 3 * u));
    cut_top(area, std::max(0.0F, (area.height - words) / 2));
    invitation(ui, area, false);
}

}  // namespace kiosk::screens
