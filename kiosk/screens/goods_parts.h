// What the screens of goods share. Private to screens; the frame thread.
#pragma once

#include <string>

#include "kiosk/screens/chrome.h"
#include "kiosk/screens/goods_intent.h"
#include "kiosk/screens/office_form.h"
#include "kiosk/screens/office_table.h"

namespace kiosk::screens {

template <typename Wish>
void wish_goods(const Ui& ui, Wish wish) {
    ui.wish(GoodsWish{std::move(wish)});
}

// "05/08/2026 14:30".
std::string moment(std::int64_t at_ms);
// A field's value as a person reads it: amounts with their marks, days as days.
std::string readable(const Ui& ui, const std::string& field, const std::string& value);
// A list of changes, newest first; `with_product` says whose they are.
void changes_table(Ui& ui, Rect area, const std::vector<GoodsChange>& changes, bool with_product,
                   bool loading);
// The part of the screen that edits one product (goods_product.cpp).
void draw_one_product(Ui& ui, Rect area);
// A bar that fills, with what is done of how much; true when it shall stop.
bool work_shown(Ui& ui, Rect area, std::string_view sentence, std::int64_t done, std::int64_t total,
                Word stop);
// The same for the goods' work.
void work_state(Ui& ui, Rect area, std::string_view sentence, std::int64_t done, std::int64_t total,
                Word stop);

}  // namespace kiosk::screens
