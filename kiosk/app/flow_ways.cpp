// Ways between the screens, notices, questions and what a person sets.
#include "kiosk/app/chimes.h"
#include "kiosk/app/flow_goods.h"
#include "kiosk/app/flow_office.h"
#include "kiosk/app/flow_parts.h"
#include "kiosk/app/flow_people.h"
#include "kiosk/app/flow_stock.h"
#include "kiosk/screens/manage_tiles.h"
#include "kiosk/screens/strings.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

Text name_for_people(Role role) {
    return text_of(role == Role::Manager      ? Word::RoleManager
                   : role == Role::Supervisor ? Word::RoleSupervisor
                                              : Word::RoleCashier);
}

// Who is signed in may not open it; says who may.
bool refuse_screen(State& state, ScreenName screen, std::int64_t now_ms) {
    const auto right = right_for(screen);
    if (!right || permitted(state, *right)) return false;
    // Looking once can be allowed once; a screen full of changes cannot.
    if (screen == ScreenName::Totals) {
        ask_override(state, *right, title_of(*right), Wished{GoTo{screen}}, now_ms);
        return true;
    }
    const Text& what = title_of(*right);
    const Text who = name_for_people(state.settings.rights.lowest(*right));
    notify(
        state,
        {{"Bạn chưa được phép", "You are not allowed here"},
         {"chỉ " + who.vi + " trở lên được " + what.vi, "a " + who.en + " or above may " + what.en},
         {"nhờ người đó đăng nhập", "ask that person to sign in"}},
        now_ms, NoticeKind::Attention);
    return true;
}

// What was said about the screen one leaves is read or no longer wanted; a fault's words stay for
// their time.
void leave_notice(State& state) {
    if (state.view.notice && state.view.notice->kind != NoticeKind::Danger) {
        state.view.notice.reset();
    }
}

}  // namespace

void show(State& state, ScreenName screen) {
    if (state.view.screen == screen) return;
    state.way_back.push_back(state.view.screen);
    if (state.way_back.size() > 8) state.way_back.erase(state.way_back.begin());
    state.view.screen = screen;
    state.view.dialog.reset();
    state.view.choice.reset();
    state.view.trouble.reset();
    state.product_asked = {};
    leave_notice(state);
}

void notify(State& state, NoticeKind kind, Text text, std::int64_t now_ms) {
    state.view.notice = Notice{kind, std::move(text), {}};
    state.notice_until_ms = now_ms + kNoticeMs;
}

void notify(State& state, Problem problem, std::int64_t now_ms, NoticeKind kind) {
    state.view.notice = Notice{kind, {}, std::move(problem)};
    state.notice_until_ms = now_ms + 2 * kNoticeMs;
}

bool is_for_staff(ScreenName screen) {
    return screen == ScreenName::Till || screen == ScreenName::Payment ||
           screen == ScreenName::Receipt || screen == ScreenName::Settings ||
           screen == ScreenName::Shift || screen == ScreenName::Returns ||
           screen == ScreenName::Invoice || screen == ScreenName::OwnPin || is_managers(screen);
}

bool may_see(const State& state, ScreenName screen) {
    if (!is_for_staff(screen)) return true;
    if (!signed_in(state)) return false;
    const auto right = right_for(screen);
    return !right || permitted(state, *right);
}

bool signed_in(const State& state) { return state.view.status.staff.has_value(); }

bool is_paying(const State& state) { return state.view.screen == ScreenName::Payment; }

Commands go_to(State& state, ScreenName screen, std::int64_t now_ms) {
    // Until the sale is stored there is nowhere else to be: its cart must not change.
    if (state.storing || state.refunding) return {};
    if (screen == ScreenName::Payment) return open_payment(state, now_ms);
    // These show what happened: nobody goes there by wishing.
    if (screen == ScreenName::Receipt || screen == ScreenName::Product ||
        screen == ScreenName::Fault || screen == ScreenName::Sales || screen == ScreenName::Invoice)
        return {};
    if (is_for_staff(screen) && !signed_in(state)) screen = ScreenName::Login;
    if (screen == ScreenName::Login && signed_in(state)) screen = ScreenName::Till;
    if (signed_in(state) && refuse_screen(state, screen, now_ms)) return {};
    show(state, screen);
    if (screen == ScreenName::Attract) state.way_back.clear();
    if (screen == ScreenName::Browse) return open_browse(state);
    // Somebody may have been let in since.
    if (screen == ScreenName::Login) return {ReadShop{}};
    if (screen == ScreenName::Shift) return open_shift_screen(state);
    if (Commands commands = office_opened(state, screen, now_ms); !commands.empty())
        return commands;
    return {};
}

void go_back(State& state) {
    if (state.storing || state.refunding || office_back(state) || leave_return(state)) return;
    if (state.view.screen == ScreenName::Till && state.view.till.held_open) {
        state.view.till.held_open = false;
        return;
    }
    if (state.view.screen == ScreenName::Till && state.view.till.quantity_pad) {
        state.view.till.quantity_pad.reset();
        return;
    }
    if (state.view.screen == ScreenName::Till && !state.view.till.query.empty()) {
        search_typed(state, "");
        return;
    }
    if (state.view.screen == ScreenName::Shift && leave_shift_part(state)) return;
    ScreenName target = signed_in(state) ? ScreenName::Till : ScreenName::Attract;
    while (!state.way_back.empty()) {
        const ScreenName last = state.way_back.back();
        state.way_back.pop_back();
        const bool usable = last != state.view.screen && last != ScreenName::Payment &&
                            last != ScreenName::Login && last != ScreenName::Receipt &&
                            last != ScreenName::Fault && may_see(state, last);
        if (usable) {
            target = last;
            break;
        }
    }
    state.view.screen = target;
    state.view.dialog.reset();
    state.product_asked = {};
    leave_notice(state);
}

void ask_to_close(State& state, std::int64_t now_ms) {
    if (state.storing || state.refunding ||
        !may_or_ask(state, Right::CloseProgram, {"Đóng chương trình", "Close the program"},
                    Wished{CloseProgram{}}, now_ms)) {
        return;
    }
    state.asked = CloseProgram{};
    state.view.dialog =
        Dialog{{"Đóng chương trình?", "Close the program?"},
               {"Quầy và màn hình cho khách sẽ tắt. Mọi đơn đã thu tiền đều đã được lưu.",
                "The till and the shopper's screen will go dark. Every paid sale is stored."},
               {"Đóng", "Close it"},
               {"Giữ lại", "Stay"},
               true};
}

Commands answer_dialog(State& state, bool accepted, std::int64_t now_ms) {
    const std::optional<Intent> asked = std::exchange(state.asked, std::nullopt);
    state.view.dialog.reset();
    if (!accepted || !asked) return {};
    if (std::holds_alternative<CloseProgram>(*asked)) return {EndProgram{}};
    if (const auto* go = std::get_if<GoTo>(&*asked)) return go_to(state, go->screen, now_ms);
    if (std::holds_alternative<FormLeft>(*asked)) leave_form(state);
    if (const auto* people = std::get_if<DoPeople>(&*asked))
        return wished_of_people(state, *people, now_ms);
    if (const auto* goods = std::get_if<GoodsWish>(&*asked)) {
        return wished_of_goods(state, *goods, state.last_tick_ms, true);
    }
    if (std::holds_alternative<DropHeld>(*asked)) {
        return wished_of_held(state, *asked, now_ms, true);
    }
    if (const auto* settle = std::get_if<DoSettle>(&*asked)) {
        return wished_of_settlements(state, *settle, now_ms);
    }
    if (std::holds_alternative<ClearCart>(*asked)) {
        remember(state);
        return clear_cart(state);
    }
    return {};
}

Commands settings_wished(State& state, const Intent& intent, std::int64_t now_ms) {
    if (const auto* language = std::get_if<ChooseLanguage>(&intent)) {
        // A shopper's choice lasts until the screen rests; the shop's is in the settings.
        state.view.language = language->language;
        if (state.view.screen != ScreenName::Settings) return {};
        state.settings.language = language->language;
    } else if (const auto* scale = std::get_if<ChooseTextScale>(&intent)) {
        state.view.text_scale = scale->scale;
        if (state.view.screen != ScreenName::Settings) return {};
        state.settings.text_scale = static_cast<double>(scale->scale);
    } else if (const auto* contrast = std::get_if<ChooseContrast>(&intent)) {
        state.view.high_contrast = contrast->high;
        if (state.view.screen != ScreenName::Settings) return {};
        state.settings.high_contrast = contrast->high;
    } else if (const auto* sound = std::get_if<ChooseSound>(&intent)) {
        state.settings.sound = state.view.sound = sound->on;
    } else if (const auto* motion = std::get_if<ChooseMotion>(&intent)) {
        state.view.reduce_motion = motion->reduced;
        if (state.view.screen != ScreenName::Settings) return {};
        state.settings.reduce_motion = motion->reduced;
    } else {
        if (!may_set_up(state, intent, now_ms)) return {};
        SettingsView& view = state.view.settings;
        if (const auto* camera = std::get_if<ChooseCamera>(&intent)) {
            state.settings.camera = view.camera_source = camera->source;
        } else if (const auto* turn = std::get_if<TurnCamera>(&intent)) {
            state.settings.camera_rotation = view.camera_rotation = turn->rotation;
        } else if (const auto* mirror = std::get_if<MirrorCamera>(&intent)) {
            state.settings.camera_mirror = view.camera_mirror = mirror->mirror;
        }
        return {SetCamera{}, SaveSettings{state.settings}};
    }
    return {SaveSettings{state.settings}};
}

}  // namespace kiosk::app::parts
