// The list of every manager's screen: a search box, a header that sorts, rows that open what is
// behind them, pages, and words where there is nothing. Only the rows on the screen are asked for
// and drawn, so a page may be long. The screen describes its list anew for each frame:
//
//     OfficeTable table{.id = "goods", .ask = &view.ask, .rows = view.goods.size()};
//     table.columns = {{Word::Name, 5}, {Word::Price, 2, Align::Right}};
//     table.cell = [&](std::size_t row, std::size_t column) { return text_of(view, row, column); };
//     table.open = [&](std::size_t row) { ui.wish(OpenGoods{view.goods[row].id}); };
//     office_search(ui, area, view.ask, Word::FindGoods);  // optional, above
//     office_table(ui, area, table);
//
// Wishes SearchTable, SortTable and TurnPage (kiosk/screens/intent.h). Private to screens; the
// frame thread.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/screens/chrome.h"
#include "kiosk/screens/office_view.h"

namespace kiosk::screens {

struct OfficeColumn {
    Word title;
    float share{1};  // of the width
    Align align{Align::Left};
    bool sortable{true};
    bool narrow{true};  // false: left out in portrait
};

struct OfficeTable {
    std::string_view id;
    const TableAsk* ask{nullptr};  // none: neither sorted nor in pages
    std::vector<OfficeColumn> columns{};
    std::size_t rows{0};   // of this page
    bool at_least{false};  // `total`, and maybe more
    std::size_t total{0};  // of all pages
    std::function<std::string(std::size_t row, std::size_t column)> cell{};
    std::function<Tone(std::size_t row, std::size_t column)> tone{};  // none: Neutral
    std::function<void(std::size_t row)> open{};                      // none: rows are still
    std::optional<std::size_t> chosen{};                              // painted as chosen
    bool loading{false};
    Word empty{Word::TableEmpty};  // a sentence
    std::string_view empty_icon{"list"};
    std::vector<std::string> foot{};  // a last line that stays: sums; as many as columns
    std::function<std::string(std::size_t row)> under{};  // a second line over the whole width
};
void office_table(Ui& ui, Rect area, const OfficeTable& table);

// The search box above a list, cut off the top of `area`, the on-screen keyboard off its bottom.
// Typing on a keyboard goes here too.
void office_search(Ui& ui, Rect& area, const TableAsk& ask, Word hint);

}  // namespace kiosk::screens
