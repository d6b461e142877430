// Every screen and part of one has a name in the list that the pictures are compared with.
#include "kiosk/screens/places.h"

#include <algorithm>
#include <fstream>
#include <set>

#include "tests/screens/sample_views.h"
#include "tests/support/catch.h"

using namespace kiosk::screens;

TEST_CASE("the list of screens that need a picture leaves none out", "[screens][places]") {
    std::ifstream file{OCOP_SOURCE_DIR "/tests/blackbox/places.txt"};
    std::vector<std::string> listed;
    for (std::string line; std::getline(file, line);) listed.push_back(line);
    CHECK(listed == all_places());
}

TEST_CASE("a picture is named by its screen, its part and what lies over it", "[screens][places]") {
    const std::vector<std::string> places = all_places();
    CHECK(std::set<std::string>(places.begin(), places.end()).size() == places.size());
    for (const ScreenName screen : kAllScreens) {
        if (screen == ScreenName::Fault) continue;  // screens_preview draws it
        const std::string place = place_in(samples::view(screen));
        INFO(place);
        CHECK(place.starts_with(name_of(screen)));
        CHECK(std::ranges::find(places, place) != places.end());
    }
    ViewState view = samples::view(ScreenName::Totals);
    view.totals.part = TotalsPart::Stars;
    CHECK(place_in(view) == "totals/stars");
    view.approval.emplace();
    CHECK(place_in(view) == "approval");
    view.lock.emplace();
    CHECK(place_in(view) == "locked");
}
