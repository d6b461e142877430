#include "kiosk/app/flow_office.h"

#include <algorithm>
#include <vector>

#include "kiosk/app/flow_day_close.h"
#include "kiosk/app/flow_invoice.h"
#include "kiosk/app/flow_people.h"
#include "kiosk/app/flow_stock.h"
#include "kiosk/app/flow_totals.h"

#include "kiosk/app/flow_goods.h"
#include "kiosk/app/flow_machine.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

// One row for each manager's screen with a list or a form of its own.
const std::vector<OfficeScreen>& all_screens() {
    static const std::vector<OfficeScreen> kScreens{
        totals_screen(),
        sales_screen(),
        invoice_screen(),
        stock_screen(),
        settle_screen(),
        log_screen(),
        people_screen(),
        own_pin_screen(),
        day_close_screen(),
        {ScreenName::Goods, goods_opened, goods_ask, goods_asked, goods_form, goods_submitted,
         goods_left, goods_back},
        {ScreenName::GoodsImport, import_opened, nullptr, nullptr, nullptr, nullptr, nullptr,
         import_back},
        {ScreenName::Certificates, certificates_opened},
        {ScreenName::Shop, machine_opened, nullptr, nullptr, machine_form, machine_submitted,
         machine_left},
        {ScreenName::Labels, labels_opened, labels_ask, labels_asked},
    };
    return kScreens;
}

constexpr std::size_t kMostTyped = 4000;  // bytes of one field

TableAsk* ask_of(State& state) {
    const OfficeScreen* screen = office_screen(state.view.screen);
    return screen != nullptr && screen->ask != nullptr ? screen->ask(state) : nullptr;
}

FormView* form_of(State& state) {
    const OfficeScreen* screen = office_screen(state.view.screen);
    return screen != nullptr && screen->form != nullptr ? screen->form(state) : nullptr;
}

Commands ask_anew(State& state, TableAsk wanted, std::int64_t now_ms) {
    TableAsk* ask = ask_of(state);
    if (ask == nullptr || *ask == wanted) return {};
    *ask = std::move(wanted);
    const OfficeScreen* screen = office_screen(state.view.screen);
    return screen->asked != nullptr ? screen->asked(state, now_ms) : Commands{};
}

void typed(FormView& form, const FormTyped& wish) {
    if (wish.field >= form.fields.size() || form.busy) return;
    FormField& field = form.fields[wish.field];
    if (!field.enabled || wish.text.size() > kMostTyped) return;
    form.changed = form.changed || field.value != wish.text;
    field.value = wish.text;
    field.error.reset();
    form.problem.reset();
}

void ask_before_leaving(State& state) {
    FormView* form = form_of(state);
    if (form == nullptr || form->busy) return;
    if (!form->changed) return leave_form(state);
    state.asked = FormLeft{};
    state.view.dialog = Dialog{{"Bỏ những gì vừa nhập?", "Drop what was typed?"},
                               {"Chưa có gì được lưu.", "Nothing of it has been saved."},
                               {"Bỏ", "Drop it"},
                               {"Nhập tiếp", "Go on typing"},
                               true};
}

}  // namespace

const OfficeScreen* office_screen(ScreenName screen) {
    const auto found = std::ranges::find(all_screens(), screen, &OfficeScreen::screen);
    return found == all_screens().end() ? nullptr : &*found;
}

Commands office_opened(State& state, ScreenName screen, std::int64_t now_ms) {
    const OfficeScreen* office = office_screen(screen);
    return office != nullptr && office->opened != nullptr ? office->opened(state, now_ms)
                                                          : Commands{};
}

Commands wished_in_office(State& state, const Intent& intent, std::int64_t now_ms) {
    if (const TableAsk* ask = ask_of(state)) {
        TableAsk wanted = *ask;
        if (const auto* search = std::get_if<SearchTable>(&intent)) {
            wanted.query = search->text.substr(0, 200);
            wanted.page = 0;
            return ask_anew(state, std::move(wanted), now_ms);
        }
        if (const auto* sort = std::get_if<SortTable>(&intent)) {
            wanted.column = sort->column;
            wanted.descending = sort->descending;
            wanted.page = 0;
            return ask_anew(state, std::move(wanted), now_ms);
        }
        if (const auto* turn = std::get_if<TurnPage>(&intent)) {
            wanted.page = turn->page;
            return ask_anew(state, std::move(wanted), now_ms);
        }
    }
    FormView* form = form_of(state);
    if (form == nullptr) return {};
    if (const auto* focused = std::get_if<FormFocused>(&intent)) {
        if (focused->field < form->fields.size()) form->focused = focused->field;
    } else if (const auto* text = std::get_if<FormTyped>(&intent)) {
        typed(*form, *text);
    } else if (std::holds_alternative<FormSubmitted>(intent)) {
        const OfficeScreen* screen = office_screen(state.view.screen);
        if (!form->busy && screen->submitted != nullptr) return screen->submitted(state, now_ms);
    } else if (std::holds_alternative<FormLeft>(intent)) {
        ask_before_leaving(state);
    }
    return {};
}

bool office_back(State& state) {
    if (form_of(state) != nullptr) {
        ask_before_leaving(state);
        return true;
    }
    const OfficeScreen* screen = office_screen(state.view.screen);
    return screen != nullptr && screen->back != nullptr && screen->back(state);
}

void leave_form(State& state) {
    const OfficeScreen* screen = office_screen(state.view.screen);
    if (screen != nullptr && screen->left != nullptr) screen->left(state);
}

}  // namespace kiosk::app::parts
