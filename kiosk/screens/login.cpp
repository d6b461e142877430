// Staff sign in: who, then the PIN. Which digits were typed never comes here.
#include <algorithm>

#include "kiosk/screens/chrome.h"
#include "kiosk/screens/door.h"

namespace kiosk::screens {

void draw_login(Ui& ui, Rect area) {
    const float u = ui.u;
    header(ui, area, ui.say(Word::StaffSignIn), true);
    if (ui.m.portrait) {
        const float rows = static_cast<float>(std::max<std::size_t>(1, ui.view.login.staff.size()));
        const float list = ui.m.line(Font::Strong) + 2 * u + rows * 13.5F * u;
        door_people(ui, cut_top(area, std::min(area.height * 0.42F, list), 6 * u), ui.view.login,
                    Word::WhoAreYou);
        door_pin(ui, area, ui.view.login, Word::SignIn);
        return;
    }
    cut_top(area, area.height * 0.06F);
    const float width = std::min(area.width, 170 * u);
    area = {area.x + (area.width - width) / 2, area.y, width, area.height};
    Rect left = cut_left(area, area.width * 0.5F, 8 * u);
    door_people(ui, left, ui.view.login, Word::WhoAreYou);
    door_pin(ui, area, ui.view.login, Word::SignIn);
}

}  // namespace kiosk::screens
