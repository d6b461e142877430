// The log: what people did at this till, the newest first.
#include <algorithm>
#include <iterator>

#include "kiosk/screens/chrome.h"
#include "kiosk/screens/log_parts.h"
#include "kiosk/screens/office_table.h"

namespace kiosk::screens {

Tone tone_of(LogKind kind) {
    switch (kind) {
        case LogKind::Cancel:
        case LogKind::Refund:
        case LogKind::Recall:
        case LogKind::PinWrong:
        case LogKind::Epoch:
        case LogKind::ClockStep:
            return Tone::Danger;
        case LogKind::Override:
        case LogKind::DrawerOpen:
        case LogKind::PriceChange:
        case LogKind::GoodsPrice:
        case LogKind::Promotions:
        case LogKind::Settings:
        case LogKind::TransferCancelled:
            return Tone::Attention;
        default:
            return Tone::Neutral;
    }
}

namespace {

// On upright screens the year is left out where it is plain, and short where it is not.
std::string when_of(const LogEntry& one, bool upright, LogSpan span) {
    std::string day = Date::of_instant(one.at_ms).dmy();
    if (upright) day = day.substr(0, 5) + (span == LogSpan::Always ? "/" + day.substr(8) : "");
    return day + ' ' + local_time_hm(one.at_ms);
}

// Kinds, then how far back, and the way into a file.
void narrowing(Ui& ui, Rect& area, const LogView& view) {
    const float u = ui.u, side = ui.m.touch();
    // Upright they do not fit beside each other.
    const int rows = ui.m.portrait ? 2 : 1;
    const int parts = static_cast<int>(std::size(kAllLogParts)), each = (parts + rows - 1) / rows;
    for (int from = 0; from < parts; from += each) {
        std::vector<std::string> labels;
        for (int i = from; i < std::min(parts, from + each); ++i)
            labels.push_back(ui.say(title_of(kAllLogParts[i])));
        const int chosen = static_cast<int>(view.part) - from;
        const bool here = chosen >= 0 && chosen < static_cast<int>(labels.size());
        if (const auto wished =
                segmented(ui, cut_top(area, side, 1.5F * u), labels, here ? chosen : -1))
            ui.wish(DoPeople{PeopleAct::Part, {}, from + *wished});
    }
    Rect strip = cut_top(area, side, 2 * u);
    const ButtonSpec save{.label = ui.say(Word::ExportReport),
                          .icon = "receipt",
                          .enabled = !view.rows.empty(),
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
    if (view.opened) return draw_log_entry(ui, area);
    header(ui, area, ui.say(Word::TileLog), true);
    office_search(ui, area, view.ask, Word::FindInLog);
    narrowing(ui, area, view);
    const std::string reading = ui.say(Word::LogReading, {Date::of_instant(view.reached_ms).dmy()});
    if (view.rows.empty() && view.loading) {
        ui.canvas.card(area);
        return busy_state(ui, inset(area, 3 * ui.u), reading);
    }
    if (view.loading) {
        ui.text(cut_bottom(area, ui.m.line(Font::Caption), ui.u), reading,
                {.font = Font::Caption, .color = ui.p.muted, .align = Align::Right});
    }
    const auto& rows = view.rows;
    OfficeTable table{.id = "log", .ask = &view.ask, .rows = rows.size()};
    table.total = view.ask.page * kTablePage + rows.size();
    table.at_least = view.more;
    const bool upright = ui.m.portrait;
    table.columns = {{Word::LogWhen, upright ? 2.5F : 2.4F, Align::Left, false},
                     {Word::LogKindOf, upright ? 2.3F : 2.2F, Align::Left, false},
                     {Word::LogWho, upright ? 3.1F : 2.9F, Align::Left, false},
                     {Word::LogWhat, 6, Align::Left, false, false},
                     {Word::LogAllowedBy, upright ? 2.7F : 2.6F, Align::Left, false}};
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
    if (upright) table.under = [&](std::size_t at) { return ui.say(rows[at].what); };
    table.tone = [&](std::size_t at, std::size_t column) {
        return column == 1 ? tone_of(rows[at].kind) : Tone::Neutral;
    };
    table.open = [&](std::size_t at) {
        ui.wish(DoPeople{PeopleAct::Open, std::to_string(rows[at].seq), 0});
    };
    table.empty = Word::LogEmpty;
    table.empty_icon = "clock";
    office_table(ui, area, table);
}

}  // namespace kiosk::screens
