// What one chooses from while browsing: groups, places of today and of before, stars. Private to
// screens; the frame thread.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

#include "kiosk/screens/ui.h"

namespace kiosk::screens {

inline constexpr std::array<BrowseMode, 4> kBrowseTabs{BrowseMode::Groups, BrowseMode::Places,
                                                       BrowseMode::Stars, BrowseMode::Search};
inline std::size_t tab_of(BrowseMode mode) {
    return static_cast<std::size_t>(std::find(kBrowseTabs.begin(), kBrowseTabs.end(), mode) -
                                    kBrowseTabs.begin());
}

void group_tiles(Ui& ui, Rect area);
void place_tiles(Ui& ui, Rect area);
void star_tiles(Ui& ui, Rect area);

}  // namespace kiosk::screens
