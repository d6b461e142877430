// A manager before the shelves, for the tests of the flow: what was asked of the store, and its
// answers.
#pragma once

#include "tests/app/flow_driver.h"

namespace flow_tests {

using namespace kiosk::screens;

template <typename Kind>
const Kind* asked(const Driver& kiosk) {
    for (const Command& one : kiosk.commands) {
        const auto* work = std::get_if<StockWork>(&one);
        if (work == nullptr) continue;
        if (const auto* found = std::get_if<Kind>(&work->work)) return found;
    }
    return nullptr;
}

template <typename News>
void told(Driver& kiosk, News news) {
    kiosk.happens(StockNews{std::move(news)});
}

inline StockRow honey_row() {
    StockRow row;
    row.product = ProductId{"honey"};
    row.name_vi = "Mật ong";
    row.lots = {{"L1", Date::parse("2027-03-01"), Quantity::pieces(8)}};
    row.on_hand = Quantity::pieces(8);
    return row;
}

// A manager before the honey's shelf.
inline void open_honey(Driver& kiosk) {
    kiosk.signs_in(manager());
    kiosk.wishes(GoTo{ScreenName::Stock});
    REQUIRE(asked<ReadStock>(kiosk) != nullptr);
    kiosk.wishes(DoStock{StockAct::Product, "honey", 0});
    REQUIRE(asked<ReadShelf>(kiosk) != nullptr);
    told(kiosk, ShelfRead{honey_row(), {}, {"K02"}});
}

inline void fill(Driver& kiosk, const FormView& form, std::string_view key,
                 const std::string& text) {
    for (std::size_t i = 0; i < form.fields.size(); ++i) {
        if (form.fields[i].key == key) return kiosk.wishes(FormTyped{i, text});
    }
    FAIL("no field " << key);
}

inline const FormView& stock_form(const Driver& kiosk) { return *kiosk.view().stock.form; }

}  // namespace flow_tests
