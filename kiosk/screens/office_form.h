// The form of every manager's screen: labelled fields, the on-screen keyboard, what is wrong under
// the field it is wrong in, one action to save and one to leave. The view's FormView is the whole
// description; draw it with
//
//     office_form(ui, area, view.form);
//
// and answer FormFocused, FormTyped, FormSubmitted, FormLeft (kiosk/screens/intent.h). Keys: Tab
// and Enter go on to the next field, F9 saves, Escape leaves. Private to screens; the frame thread.
#pragma once

#include "kiosk/screens/chrome.h"
#include "kiosk/screens/office_view.h"

namespace kiosk::screens {

void office_form(Ui& ui, Rect area, const FormView& form);

}  // namespace kiosk::screens
