// View states with real names of real length, for the tests of the screens and for their pictures.
// Plain values, the same every time; any thread.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "kiosk/screens/view_state.h"

namespace samples {

std::vector<kiosk::Product> goods();
kiosk::Totals totals(std::int64_t scale_percent);
// A till in full use: everything a ViewState can hold, showing `screen`.
kiosk::screens::ViewState view(kiosk::screens::ScreenName screen);

// A shift of a busy day, in one of its parts.
kiosk::screens::ShiftView shift_view(kiosk::screens::ShiftPart part);

struct NamedView {
    std::string name;
    kiosk::screens::ViewState view;
    std::string tapped{};  // a label touched before the picture is taken
};
// The shopper's screens in all their states, with the longest real names.
std::vector<NamedView> shopper_views();
// The manager's part of a view, and her screens in all their states.
void fill_office(kiosk::screens::ViewState& view);
std::vector<NamedView> office_views();
// The log and the people at the till.
void fill_people(kiosk::screens::ViewState& view);
std::vector<NamedView> people_views();
// The shelves and the settlements.
void fill_stock(kiosk::screens::ViewState& view);
std::vector<NamedView> stock_views();
// The manager's screens of goods.
std::vector<NamedView> goods_views();
// The shop and its machine: every tab and page, well and not well.
std::vector<NamedView> machine_views();
// Goods that come back, in all states.
void fill_returns(kiosk::screens::ViewState& view);
std::vector<NamedView> returns_views();
// Every screen in its usual and its unusual states.
std::vector<NamedView> all_views();

}  // namespace samples
