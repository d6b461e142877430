// The buyer wants an invoice: whose name it is in. Says why it is asked and when it is deleted.
#include "kiosk/screens/office_form.h"

namespace kiosk::screens {

void draw_invoice(Ui& ui, Rect area) {
    const InvoiceView& view = ui.view.invoice;
    header(ui, area, ui.say(Word::InvoiceTitle), true);
    const TextStyle quiet{.font = Font::Caption, .color = ui.p.muted, .lines = 2};
    cut_top(area,
            ui.text(area, ui.say(Word::InvoiceWhy, {view.number, format_digits(view.kept_days)}),
                    quiet) +
                ui.u);
    if (view.form)
        office_form(ui, area, *view.form);
    else
        busy_state(ui, area, ui.say(Word::Loading));
}

}  // namespace kiosk::screens
