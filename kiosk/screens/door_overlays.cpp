// Over whatever is on the screen: the locked till, and a step somebody else has to allow.
#include <algorithm>
#include <cmath>

#include "kiosk/screens/chrome.h"
#include "kiosk/screens/door.h"

namespace kiosk::screens {
namespace {

struct Words {
    std::string title;
    std::string body;
    Word question;
    Word action;
    std::string_view sign;
};

// People on one side, the PIN on the other; in portrait one above the other. `ground` lies over
// what is on the screen.
Rect door_card(Ui& ui, const Words& words, const LoginView& door, Color ground) {
    const float u = ui.u;
    ui.canvas.drawn().cover_all();
    ui.canvas.fill({0, 0, ui.m.size.x, ui.m.size.y}, ground);
    const float width = std::min(ui.m.size.x - 6 * u, ui.m.portrait ? 110 * u : 150 * u);
    const float height = std::min(ui.m.size.y - 4 * u, ui.m.portrait ? 160 * u : 104 * u);
    const Rect card{std::round((ui.m.size.x - width) / 2), std::round((ui.m.size.y - height) / 2),
                    width, height};
    ui.canvas.card(card);
    Rect inner = inset(card, 4 * u, 3 * u);
    Rect head =
        cut_top(inner,
                ui.m.line(Font::Title) +
                    ui.canvas.height_of(words.body, Font::Body, inner.width - 8 * u, 2) + u / 2,
                2 * u);
    const Rect sign = cut_left(head, 6 * u, 2 * u);
    icon(ui, words.sign, {sign.x, sign.y + u, 6 * u, 6 * u}, ui.p.leaf);
    cut_top(head, ui.text(head, words.title, {.font = Font::Title, .color = ui.p.ink}) + u / 2);
    ui.text(head, words.body, {.font = Font::Body, .color = ui.p.muted, .lines = 2});
    const Rect foot = cut_bottom(inner, ui.m.touch(), 2 * u);
    if (ui.m.portrait) {
        const float rows = static_cast<float>(std::max<std::size_t>(1, door.staff.size()));
        const float list = ui.m.line(Font::Strong) + 2 * u + rows * 13.5F * u;
        door_people(ui, cut_top(inner, std::min(inner.height * 0.4F, list), 3 * u), door,
                    words.question);
    } else {
        door_people(ui, cut_left(inner, inner.width * 0.48F, 6 * u), door, words.question);
    }
    door_pin(ui, inner, door, words.action);
    return foot;
}

}  // namespace

void lock_overlay(Ui& ui) {
    if (!ui.view.lock) return;
    const TillView& till = ui.view.till;
    const std::size_t lines = till.cart.lines.size();
    Words words{ui.say(Word::LockTitle), ui.say(Word::LockBody, {ui.view.lock->who}),
                Word::WhoAreYou, Word::UnlockAction, "lock"};
    if (lines > 0 && till.totals) {
        words.body +=
            " " + ui.say(Word::LockCart, {std::to_string(lines), format_money(till.totals->total)});
    }
    // Whoever left may have left the shop's figures, and whoever passes by reads through a scrim.
    const Rect foot = door_card(ui, words, ui.view.lock->door, ui.p.paper);
    const ButtonSpec out{.label = ui.say(Word::SignOutAction), .icon = "logout", .id = "lock-out"};
    const float width = std::min(foot.width, button_width(ui, out));
    if (button(ui, {foot.x, foot.y, width, foot.height}, out)) ui.wish(SignOut{});
}

void approval_overlay(Ui& ui) {
    if (!ui.view.approval || ui.view.lock) return;
    const ApprovalView& asked = *ui.view.approval;
    const Words words{ui.say(Word::ApprovalTitle), with_capital(ui.say(asked.what)),
                      Word::WhoAllows, Word::ApproveAction, "shield-check"};
    const Rect foot = door_card(ui, words, asked.door, ui.p.scrim);
    const ButtonSpec cancel{.label = ui.say(Word::Cancel),
                            .icon = "cross",
                            .hint = "Esc",
                            .enabled = !asked.door.busy,
                            .id = "approval-cancel"};
    const float width = std::min(foot.width, std::max(24 * ui.u, button_width(ui, cancel)));
    if (button(ui, {foot.x, foot.y, width, foot.height}, cancel) || ui.touch.key(Key::Escape))
        ui.wish(CancelApproval{});
}

}  // namespace kiosk::screens
