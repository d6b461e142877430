// The screens of the shop's figures, one file each. Private to totals*.cpp and sales_list.cpp; the
// frame thread.
#pragma once

#include "kiosk/core/totals.h"
#include "kiosk/screens/chrome.h"
#include "kiosk/screens/totals_view.h"

namespace kiosk::screens {

// The table behind a part, which sales its rows are made of, and its name.
struct PartTable {
    TotalsPart part;
    Word word;   // of its tab
    Word title;  // of its card
    TotalsBy table;
    SalesBy sales;
};
const PartTable& table_of(TotalsPart part);
const std::vector<PartTable>& all_parts();
const std::vector<TotalsRow>& rows_of(const Figures& figures, TotalsPart part);

// The period: its kinds, the one before and after, a range of one's own.
void period_line(Ui& ui, Rect& area);
// The figures at the top, each with its change.
void figure_cards(Ui& ui, Rect& area);
// A card whose whole surface opens what is behind it; answers the room inside.
Rect opening_card(Ui& ui, Rect rect, Word title, TotalsPart part);
// "+12 %" against before, as a chip; beside it what `before` is called.
void change_line(Ui& ui, Rect line, std::int64_t now, std::int64_t before, std::string_view words);

void draw_totals_part(Ui& ui, Rect area);

}  // namespace kiosk::screens
