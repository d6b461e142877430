// The manager's hub: one large tile for each thing a manager does, only those that may be done.
#include "kiosk/screens/manage_tiles.h"

#include <algorithm>
#include <vector>

#include "kiosk/screens/chrome.h"

namespace kiosk::screens {
namespace {

void tile(Ui& ui, Rect rect, const ManageTile& row) {
    const float u = ui.u, sign = 9 * u;
    const std::string& title = ui.say(row.title);
    const Control state = control(ui, WidgetKind::Tile, rect, title, true);
    ui.canvas.card(rect);
    if (state.pressed) ui.canvas.fill(inset(rect, 1), ui.p.hover, ui.m.radius());
    Rect inner = inset(rect, 3 * u, 2 * u);
    const Rect place = cut_left(inner, sign, 3 * u);
    const Rect badge{place.x, rect.middle().y - sign / 2, sign, sign};
    ui.canvas.fill(badge, ui.p.leaf_tint, ui.m.radius());
    icon(ui, row.icon, inset(badge, 2 * u), ui.p.leaf);
    const std::string& about = ui.say(row.about);
    const float lines = ui.canvas.height_of(title, Font::Strong, inner.width, 2) +
                        ui.canvas.height_of(about, Font::Caption, inner.width, 2);
    inner.y += std::max(0.0F, (inner.height - lines) / 2);
    ui.canvas.quiet(true);
    const TextStyle strong{.font = Font::Strong, .color = ui.p.ink, .lines = 2};
    cut_top(inner, ui.text(inner, title, strong));
    ui.canvas.quiet(false);
    ui.text(inner, about, {.font = Font::Caption, .color = ui.p.muted, .lines = 2});
    focus_ring(ui, rect, ui.m.radius(), state.focused);
    if (state.activated) ui.wish(GoTo{row.screen});
}

}  // namespace

void draw_manage(Ui& ui, Rect area) {
    header(ui, area, ui.say(Word::ManageTitle), false);
    std::vector<const ManageTile*> open;
    for (const ManageTile& row : manage_tiles())
        if (ui.view.status.may(row.right)) open.push_back(&row);
    const float u = ui.u, gap = 2.5F * u;
    const int columns = ui.m.portrait ? 1 : 3;
    const auto count = static_cast<int>(open.size());
    const int rows = (count + columns - 1) / columns;
    const float words = ui.m.line(Font::Strong) + 2 * ui.m.line(Font::Caption);
    const float height = std::max(16 * u, words + 5 * u);
    ScrollArea scroll{ui, "manage", area, static_cast<float>(rows) * (height + gap)};
    const Rect content = scroll.content();
    for (int i = 0; i < count; ++i) {
        const Rect line{content.x, content.y + static_cast<float>(i / columns) * (height + gap),
                        content.width, height};
        tile(ui, column(line, i % columns, columns, gap), *open[static_cast<std::size_t>(i)]);
    }
}

}  // namespace kiosk::screens
