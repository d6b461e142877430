// What all manager's screens share: a list that is searched, sorted and turned, a form that is
// typed into, saved and left. A screen with a list or a form adds its row in flow_office.cpp; the
// rest (typing, sorting, asking before typed words are lost) is done here once. Private to
// flow*.cpp.
#pragma once

#include "kiosk/app/flow.h"

namespace kiosk::app::parts {

// What of it a screen has not is null.
struct OfficeScreen {
    screens::ScreenName screen;
    // The screen was opened: what it reads first.
    Commands (*opened)(State& state, std::int64_t now_ms){nullptr};
    // Its list as it is wanted; `asked` after words, order or page changed.
    screens::TableAsk* (*ask)(State& state){nullptr};
    Commands (*asked)(State& state, std::int64_t now_ms){nullptr};
    // Its form; null while none is open.
    screens::FormView* (*form)(State& state){nullptr};
    Commands (*submitted)(State& state, std::int64_t now_ms){nullptr};
    void (*left)(State& state){nullptr};
    // Back within the screen (a detail is closed); false: the screen itself is left.
    bool (*back)(State& state){nullptr};
};
const OfficeScreen* office_screen(screens::ScreenName screen);

Commands office_opened(State& state, screens::ScreenName screen, std::int64_t now_ms);
Commands wished_in_office(State& state, const screens::Intent& intent, std::int64_t now_ms);
// True: Back was for something inside of the screen.
bool office_back(State& state);
// The dialog before typed words are lost was accepted.
void leave_form(State& state);

}  // namespace kiosk::app::parts
