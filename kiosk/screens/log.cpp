// The log: what people did at this till, the newest first.
#include "kiosk/screens/chrome.h"
#include "kiosk/screens/office_table.h"

namespace kiosk::screens {
namespace {

Tone tone_of(LogKind kind) {
    switch (kind) {
        case LogKind::Cancel:
        case LogKind::Refund:
        case LogKind::Recall:
            return Tone::Danger;
        case LogKind::Override:
        case LogKind::DrawerOpen:
        case LogKind::PriceChange:
        case LogKind::GoodsPrice:
            return Tone::Attention;
        default:
            return Tone::Neutral;
    }
}

// On upright screens the year is left out where it is plain, and short where it is not.
std::string when_of(const LogEntry& one, bool upright, LogSpan span) {
    std::string day = Date::of_instant(one.at_ms).dmy();
    if (upright) day = day.substr(0, 5) + (span == LogSpan::Always ? "/" + day.substr(8) : "");
    return day + ' ' + local_time_hm(one.at_ms);
}

// Kinds, then how far back, and the way into a file.
void narrowing(Ui& ui, Rect& area, const LogView& view) {
    const float u = ui.u, side = ui.m.touch();
    std::vector<std::string> parts;
    for (const LogPart part : kAllLogParts) parts.push_back(ui.say(title_of(part)));
    if (const auto wished =
            segmented(ui, cut_top(area, side, 1.5F * u), parts, static_cast<int>(view.part)))
        ui.wish(DoPeople{PeopleAct::Part, {}, *wished});
    Rect strip = cut_top(area, side, 2 * u);
    const ButtonSpec save{.label = ui.say(Word::ExportReport),
                          .icon = "receipt",
                          .enabled = !view.page.entries.empty(),
                          .why_not = ui.say(Word::LogEmpty),
                          .busy = view.exporting};
    if (button(ui, cut_right(strip, button_width(ui, save), 2 * u), save))
        ui.wish(DoPeople{PeopleAct::Export, {}, 0});
    const std::vector<std::string> spans{ui.say(Word::LogToday), ui.say(Word::LogWeek),
                                         ui.say(Word::LogMonth), ui.say(Word::LogAlways)};
    if (const auto wished = segmented(ui, strip, spans, static_cast<int>(view.span)))
        ui.wish(DoPeople{PeopleAct::Span, {}, *wished});
}

}  // namespace

void draw_log(Ui& ui, Rect area) {
    const LogView& view = ui.view.log;
    header(ui, area, ui.say(Word::TileLog), true);
    office_search(ui, area, view.ask, Word::FindInLog);
    narrowing(ui, area, view);
    const auto& rows = view.page.entries;
    OfficeTable table{.id = "log", .ask = &view.ask, .rows = rows.size()};
    table.total = view.page.before + rows.size();
    table.at_least = view.page.more;
    table.loading = view.loading;
    const bool upright = ui.m.portrait;
    table.columns = {{Word::LogWhen, upright ? 2.3F : 2.5F, Align::Left, false},
                     {Word::LogKindOf, upright ? 2.4F : 2, Align::Left, false},
                     {Word::LogWho, upright ? 2.6F : 3.3F, Align::Left, false},
                     {Word::LogWhat, upright ? 4.2F : 5.2F, Align::Left, false},
                     {Word::LogAllowedBy, 2.6F, Align::Left, false, false}};
    table.cell = [&](std::size_t at, std::size_t column) -> std::string {
        const LogEntry& one = rows[at];
        switch (column) {
            case 0:
                return when_of(one, upright, view.span);
            case 1:
                return ui.say(title_of(one.kind));
            case 2:
                return one.who;
            case 3:
                return ui.say(one.what);
            default:
                return one.allowed_by;
        }
    };
    table.tone = [&](std::size_t at, std::size_t column) {
        return column == 1 ? tone_of(rows[at].kind) : Tone::Neutral;
    };
    table.empty = Word::LogEmpty;
    table.empty_icon = "clock";
    office_table(ui, area, table);
}

}  // namespace kiosk::screens
