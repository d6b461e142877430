// What stands before a shopper: what to do, what the camera sees, and a few goods.
#include <algorithm>
#include <cmath>

#include "kiosk/screens/chrome.h"

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

void aim_frame(Ui& ui, Rect view) {
    const float size = std::min(view.width, view.height) * 0.62F;
    const Rect aim{view.middle().x - size * 0.62F, view.middle().y - size / 2, size * 1.24F, size};
    const float thick = std::max(3.0F, ui.u * 0.7F);
    // White on a dark edge: seen upon a light table as well as in a dark room.
    aim_corners(ui, aim, size * 0.2F, thick, ui.u * 0.35F, rgb(0x1E1B18, 150));
    aim_corners(ui, aim, size * 0.2F, thick, 0, rgb(0xFFFFFF));
}

void camera_card(Ui& ui, Rect rect) {
    const float u = ui.u;
    const StatusBar& status = ui.view.status;
    const Picture& live = ui.view.attract.camera;
    ui.canvas.card(rect);
    const Rect view = inset(rect, u);
    if (status.camera == CameraState::Working && live.texture != 0) {
        ui.canvas.image_covering(live, view, ui.m.radius() - u / 2);
        aim_frame(ui, view);
        const std::string& text = ui.say(Word::HoldCodeInFrame);
        const float height = ui.m.line(Font::Caption) + u;
        const float width =
            std::min(ui.canvas.width_of(text, Font::Caption) + 4 * u, view.width - 2 * u);
        const Rect label{view.middle().x - width / 2, view.bottom() - height - u, width, height};
        ui.canvas.fill(label, rgb(0x1E1B18, 200), height / 2);
        ui.text(inset(label, 2 * u, 0), text,
                {.font = Font::Caption,
                 .color = rgb(0xFFFFFF),
                 .align = Align::Center,
                 .middle = true});
        return;
    }
    if (status.camera == CameraState::Failed) {
        std::string why = ui.say(Word::CameraOff);
        if (status.camera_problem) {
            const Problem& problem = *status.camera_problem;
            why = ui.say(problem.what) + " " + ui.say(problem.why);
        }
        empty_state(ui, inset(view, 2 * u), "camera-off",
                    with_capital(why) + ". " + ui.say(Word::ScanWithoutCamera), "");
    } else if (status.camera == CameraState::Off) {
        empty_state(ui, inset(view, 2 * u), "scan", ui.say(Word::ScanWithoutCamera), "");
    } else {
        busy_state(ui, view, ui.say(Word::CameraStarting));
    }
}

void carousel(Ui& ui, Rect rect, int columns) {
    const auto& goods = ui.view.attract.carousel;
    if (goods.empty()) return;
    const auto per_page = static_cast<std::size_t>(columns);
    const std::size_t pages = (goods.size() + per_page - 1) / per_page;
    ui.passing.carousel_runs = pages > 1;
    const std::size_t page = ui.passing.carousel_page % pages;
    for (std::size_t i = 0; i < per_page; ++i) {
        // The last page is filled up with the first goods again: no hole on the wall.
        const std::size_t at = (page * per_page + i) % goods.size();
        if (i >= goods.size()) break;
        const kiosk::Product& product = goods[at];
        if (product_tile(ui, column(rect, static_cast<int>(i), columns, 2 * ui.u), product,
                         "carousel-" + product.id.text()))
            ui.wish(OpenProduct{product.id});
    }
}

void buttons(Ui& ui, Rect rect) {
    if (button(ui, column(rect, 0, 2, 2 * ui.u),
               {.label = ui.say(Word::BrowseByGroup), .icon = "grid", .look = Look::Primary})) {
        ui.wish(GoTo{ScreenName::Browse});
        ui.wish(ChooseBrowseMode{BrowseMode::Groups});
    }
    if (button(ui, column(rect, 1, 2, 2 * ui.u),
               {.label = ui.say(Word::Find), .icon = "search", .hint = "F2"})) {
        ui.wish(GoTo{ScreenName::Browse});
        ui.wish(ChooseBrowseMode{BrowseMode::Search});
        ui.passing.keyboard_next = true;  // whoever touched the button has no other one
    }
}

void invitation(Ui& ui, Rect rect, bool centered) {
    const float u = ui.u;
    const Align align = centered ? Align::Center : Align::Left;
    const Language other =
        ui.view.language == Language::Vietnamese ? Language::English : Language::Vietnamese;
    const std::string& title = ui.say(Word::ScanInvitation);
    const std::string& second = text_of(Word::ScanInvitation).in(other);
    const std::string& shop = ui.view.settings.shop.name;
    const float mark = 11 * u;
    const float height = mark + 4 * u + ui.canvas.height_of(title, Font::Hero, rect.width, 4) +
                         2 * u + ui.canvas.height_of(second, Font::Title, rect.width, 2);
    Rect inner = rect;
    if (height < rect.height) cut_top(inner, (rect.height - height) / 2);
    Rect top = cut_top(inner, mark, 4 * u);
    const float shop_width = ui.canvas.width_of(shop, Font::Title) + 1;
    if (centered) cut_left(top, std::max(0.0F, (top.width - mark - 2 * u - shop_width) / 2));
    ui.canvas.image_inside(ui.picture("mark", mark), cut_left(top, mark, 2 * u));
    ui.text(top, shop, {.font = Font::Title, .color = ui.p.leaf, .middle = true});
    const float used = ui.text(
        inner, title,
        {.font = Font::Hero, .color = ui.p.ink, .align = align, .lines = 4, .balanced = true});
    cut_top(inner, used + 2 * u);
    ui.text(inner, second, {.font = Font::Title, .color = ui.p.muted, .align = align, .lines = 2});
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
    if (ui.m.portrait) {
        buttons(ui, cut_bottom(area, ui.m.main_action(), gap));
        const int columns = 3;
        const float tile = product_tile_height(ui, (area.width - 4 * u) / 3);
        carousel(ui, cut_bottom(area, tile, gap), columns);
        invitation(ui, cut_top(area, area.height * 0.42F, gap), true);
        camera_card(ui, area);
        return;
    }
    Rect right = cut_right(area, area.width * 0.46F, gap);
    buttons(ui, cut_bottom(area, ui.m.main_action(), gap));
    invitation(ui, area, false);
    const int columns = 3;
    const float tile = product_tile_height(ui, (right.width - 4 * u) / 3);
    carousel(ui, cut_bottom(right, std::min(tile, right.height * 0.45F), 3 * u), columns);
    camera_card(ui, right);
}

}  // namespace kiosk::screens
