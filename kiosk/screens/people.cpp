// The people at the till: who they are, what they may do, and a new PIN.
#include "kiosk/screens/chrome.h"
#include "kiosk/screens/office_form.h"
#include "kiosk/screens/office_table.h"

namespace kiosk::screens {

void draw_people(Ui& ui, Rect area) {
    const PeopleView& view = ui.view.people;
    if (view.form) {
        header(ui, area, ui.say(view.form->title), true);
        return office_form(ui, area, *view.form);
    }
    header(ui, area, ui.say(Word::TilePeople), true);
    office_search(ui, area, view.ask, Word::FindPerson);
    Rect strip = cut_bottom(area, ui.m.touch(), 2 * ui.u);
    const ButtonSpec add{.label = ui.say(Word::AddPerson), .icon = "plus", .look = Look::Primary};
    if (button(ui, cut_right(strip, button_width(ui, add)), add))
        ui.wish(DoPeople{PeopleAct::Edit, {}, 0});
    OfficeTable table{.id = "people", .ask = &view.ask, .rows = view.shown.size()};
    table.total = table.rows;
    table.columns = {{Word::PersonCode, 1}, {Word::PersonName, 4}, {Word::PersonRole, 2}};
    table.cell = [&](std::size_t at, std::size_t column) -> std::string {
        const Staff& one = view.all[view.shown[at]];
        if (column == 0) return one.code.text();
        return column == 1 ? one.name : ui.say(title_of(one.role));
    };
    table.tone = [&](std::size_t at, std::size_t column) {
        const bool manager = view.all[view.shown[at]].role == Role::Manager;
        return column == 2 && manager ? Tone::Information : Tone::Neutral;
    };
    table.open = [&](std::size_t at) {
        ui.wish(DoPeople{PeopleAct::Edit, view.all[view.shown[at]].code.text(), 0});
    };
    table.loading = view.loading;
    table.empty = Word::PeopleEmpty;
    table.empty_icon = "users";
    office_table(ui, area, table);
}

}  // namespace kiosk::screens
