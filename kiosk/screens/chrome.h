// What stands around every screen: the ribbon of the demonstration, the status bar, headers, the
// on-screen keyboard, notices and dialogs; and the screens themselves. Private to screens; the
// frame thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/screens/ui.h"

namespace kiosk::screens {

// Ribbon and status bar; answers what is left for the screen, margins taken off.
Rect chrome(Ui& ui);
// Title, the way back, and the staff's ways to other screens; cut off the top of `area`.
void header(Ui& ui, Rect& area, std::string_view title, bool back);
// Notice, refusal and dialog, over everything else.
void overlays(Ui& ui);
// Escape and the function keys that mean the same everywhere; after the screen took its own.
void common_keys(Ui& ui);

// Typed text, Backspace and the on-screen keyboard applied to a query; nullopt when unchanged.
// `telex`: what is typed becomes Vietnamese where Telex is chosen; otherwise only for shoppers.
std::optional<std::string> edited(Ui& ui, const std::string& query, bool telex = false);
// The on-screen keyboard, cut off the bottom of `area` while it is open. Appends to / cuts `query`;
// true when it changed.
bool on_screen_keyboard(Ui& ui, Rect& area, std::string& query);
float keyboard_height(const Ui& ui);
// The line one searches in, cut off the top of `area`: the field, a cross that empties it, and the
// key that opens and closes the on-screen keyboard; touching the field opens it too. `keys_hint`
// names the key that leads here, or is empty.
void search_line(Ui& ui, Rect& area, std::string& query, Word hint, std::string_view id,
                 std::string_view keys_hint);

void draw_attract(Ui& ui, Rect area);
void draw_product(Ui& ui, Rect area);
void draw_browse(Ui& ui, Rect area);
void draw_login(Ui& ui, Rect area);
void draw_till(Ui& ui, Rect area);
void draw_quantity_pad(Ui& ui, Rect area);
void draw_payment(Ui& ui, Rect area);
void draw_receipt(Ui& ui, Rect area);
void draw_shift(Ui& ui, Rect area);
void draw_returns(Ui& ui, Rect area);
void draw_totals(Ui& ui, Rect area);
void draw_sales(Ui& ui, Rect area);
void draw_invoice(Ui& ui, Rect area);
void draw_day_close(Ui& ui, Rect area);
// A receipt without paper: its lines, scrolling where they are many.
void receipt_document(Ui& ui, Rect paper, const kiosk::Receipt& receipt);
void draw_settings(Ui& ui, Rect area);
void draw_fault(Ui& ui, Rect area);
void draw_manage(Ui& ui, Rect area);
void draw_stock(Ui& ui, Rect area);
void draw_settle(Ui& ui, Rect area);
void draw_log(Ui& ui, Rect area);
void draw_people(Ui& ui, Rect area);
void draw_own_pin(Ui& ui, Rect area);
void draw_goods(Ui& ui, Rect area);
void draw_machine(Ui& ui, Rect area);
void draw_goods_import(Ui& ui, Rect area);
void draw_certificates(Ui& ui, Rect area);
void draw_labels(Ui& ui, Rect area);

// Words of values several screens show.
Tone tone_of(CertificateState state);
std::string_view icon_of(CertificateState state);
Word word_of(CertificateState state);
Word word_of(Role role);
std::string_view icon_of(Group group);
std::string_view icon_of(PaymentMethod method);
// The first letter as a capital, Vietnamese letters included.
std::string with_capital(std::string text);

}  // namespace kiosk::screens
