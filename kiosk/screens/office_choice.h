// The choices of a form's field that has too many to lie side by side: its button opens their list
// over the form, one touch chooses. Private to screens; the frame thread.
#pragma once

#include "kiosk/screens/chrome.h"
#include "kiosk/screens/office_view.h"

namespace kiosk::screens {

inline constexpr std::size_t kChoicesAbreast = 4;

// The field whose list is open; nullopt: none, and office_form() draws the fields.
std::optional<std::size_t> listed_choice(const Ui& ui, const FormView& form);
// Wishes FormTyped and closes; Escape closes.
void choice_list(Ui& ui, Rect area, const FormView& form, std::size_t at);

}  // namespace kiosk::screens
