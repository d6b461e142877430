// The screens of the shop's figures, one file each. Private to totals*.cpp and sales_list.cpp; the
// frame thread.
#pragma once

#include "kiosk/core/margin.h"
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

// What was earned, for who may know it (totals_margin.cpp).
bool shows_margin(const Ui& ui);
void margin_card(Ui& ui, Rect rect);
// Title and number of a card; answers the room below.
Rect card_head(Ui& ui, Rect rect, std::string_view title, std::string_view icon_name,
               std::string_view value);
// Goods whose cost nobody told, and the way to tell it; nothing where all are known.
void uncosted_strip(Ui& ui, Rect& area);
// Of a part's rows; null: it has no margin of its own, or nobody here may see it.
const Margins::ByKey* margins_of_part(const Ui& ui, TotalsPart part);
std::string margin_text(const Ui& ui, const Margin& margin);

void draw_totals_part(Ui& ui, Rect area);

}  // namespace kiosk::screens
