// The people at the till: who they are, what they may do, and a new PIN.
#include <algorithm>

#include "kiosk/screens/chrome.h"
#include "kiosk/screens/office_form.h"
#include "kiosk/screens/office_table.h"

namespace kiosk::screens {
namespace {

// Whether the person whose form is open may work here, and what a manager can do about it.
void standing(Ui& ui, Rect& area, const PeopleView& view) {
    if (ui.passing.keyboard || !view.edited) return;
    const auto found = std::ranges::find(view.all, *view.edited, &Staff::code);
    if (found == view.all.end()) return;
    Rect strip = cut_bottom(area, ui.m.touch(), 2 * ui.u);
    const bool here = found->works_here();
    const ButtonSpec first{.label = ui.say(here ? Word::PersonBlock : Word::PersonLetIn),
                           .icon = here ? "lock" : "unlock",
                           .enabled = !view.form->busy};
    if (button(ui, cut_left(strip, button_width(ui, first), 2 * ui.u), first))
        ui.wish(DoPeople{PeopleAct::Standing,
                         std::string{name_of(here ? Standing::Blocked : Standing::Active)}, 0});
    const ButtonSpec left{.label = ui.say(Word::PersonLeft),
                          .icon = "logout",
                          .look = Look::Danger,
                          .enabled = !view.form->busy};
    if (button(ui, cut_left(strip, button_width(ui, left), 2 * ui.u), left))
        ui.wish(DoPeople{PeopleAct::Standing, std::string{name_of(Standing::Removed)}, 0});
    if (!here)
        ui.text(strip, ui.say(Word::PersonBlocked),
                {.font = Font::Strong, .color = ui.p.lacquer, .middle = true});
}

}  // namespace

void draw_own_pin(Ui& ui, Rect area) {
    const OwnPinView& view = ui.view.own_pin;
    header(ui, area, ui.say(Word::ChangeMyPin), true);
    if (view.form) office_form(ui, area, *view.form);
}

void draw_people(Ui& ui, Rect area) {
    const PeopleView& view = ui.view.people;
    if (view.form) {
        header(ui, area, ui.say(view.form->title), true);
        standing(ui, area, view);
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
        if (column == 1) return one.name;
        const std::string& role = ui.say(title_of(one.role));
        if (!one.works_here()) return role + " · " + ui.say(Word::PersonBlocked);
        return one.has_pin ? role : role + " · " + ui.say(Word::PersonNoPin);
    };
    table.tone = [&](std::size_t at, std::size_t column) {
        if (column == 2 && !view.all[view.shown[at]].works_here()) return Tone::Danger;
        if (column == 2 && !view.all[view.shown[at]].has_pin) return Tone::Attention;
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
