// One entry of the log in full: who, when, at which shift, by whom allowed, every change with
// before and after, and the receipt it belongs to.
#include <algorithm>

#include "kiosk/core/date.h"
#include "kiosk/screens/chrome.h"
#include "kiosk/screens/log_parts.h"

namespace kiosk::screens {
namespace {

constexpr int kMostLines = 12;  // of one text

// What is written below each other, measured and drawn by the same lines.
class Sheet {
public:
    Sheet(Ui& ui, Rect area, bool draws) : ui_{ui}, area_{area}, y_{area.y}, draws_{draws} {}
    float height() const { return y_ - area_.y; }

    void space(float height) { y_ += height; }
    void heading(const std::string& text) {
        space(1.5F * ui_.u);
        y_ += write(text, Font::Strong, ui_.p.ink, area_.x, area_.width) + ui_.u / 2;
        if (draws_) ui_.canvas.line({area_.x, y_}, {area_.right(), y_}, ui_.p.line, 1);
        space(ui_.u / 2);
    }
    void text(const std::string& text, Font font, Color color) {
        y_ += write(text, font, color, area_.x, area_.width);
    }
    void fact(const std::string& title, const std::string& value) {
        if (value.empty()) return;
        const float side = title_width();
        lane({{title, ui_.p.muted, area_.x, side - gap()},
              {value, ui_.p.ink, area_.x + side, area_.width - side}});
    }
    void change(const std::string& title, const std::string& before, const std::string& after) {
        const float side = title_width(), half = (area_.width - side) / 2;
        lane({{title, ui_.p.muted, area_.x, side - gap()},
              {before.empty() ? "–" : before, ui_.p.muted, area_.x + side, half - gap()},
              {"→ " + (after.empty() ? "–" : after), ui_.p.ink, area_.x + side + half, half}});
    }

private:
    struct Cell {
        std::string text;
        Color color;
        float x, width;
    };
    float gap() const { return 2 * ui_.u; }
    float title_width() const { return area_.width * (ui_.m.portrait ? 0.28F : 0.26F); }
    float write(const std::string& text, Font font, Color color, float x, float width) {
        const float height = ui_.canvas.height_of(text, font, width, kMostLines);
        if (draws_)
            ui_.text({x, y_, width, height}, text,
                     {.font = font, .color = color, .lines = kMostLines});
        return height;
    }
    void lane(const std::vector<Cell>& cells) {
        float height = 0;
        space(ui_.u / 2);
        for (const Cell& one : cells)
            height = std::max(height, write(one.text, Font::Body, one.color, one.x, one.width));
        y_ += height + ui_.u / 2;
    }

    Ui& ui_;
    Rect area_;
    float y_;
    bool draws_;
};

std::string shift_of(const Ui& ui, const LogDetail& detail) {
    if (!detail.shift) return ui.say(Word::LogNoShift);
    const LogShift& shift = *detail.shift;
    return ui.say(Word::LogShiftSince, {Date::of_instant(shift.opened_at_ms).dmy() + " " +
                                            local_time_hm(shift.opened_at_ms),
                                        shift.by}) +
           " · " + (shift.number.empty() ? ui.say(Word::LogShiftOpen) : shift.number);
}

std::string who_of(const Ui& ui, const LogEntry& entry) {
    if (!entry.who.empty()) return entry.who;
    const bool unknown = entry.kind == LogKind::PinWrong || entry.kind == LogKind::Settings;
    return ui.say(unknown ? Word::LogNobodyKnows : Word::LogByItself);
}

void write_all(const Ui& ui, Sheet& sheet, const LogDetail& detail) {
    const LogEntry& entry = detail.record.entry;
    sheet.text(ui.say(entry.what), Font::Strong, ui.p.ink);
    sheet.space(ui.u);
    const std::string seconds = rfc3339(entry.at_ms).substr(11, 8);
    sheet.fact(ui.say(Word::LogWhen), Date::of_instant(entry.at_ms).dmy() + " " + seconds);
    sheet.fact(ui.say(Word::LogWho), who_of(ui, entry));
    if (!entry.who.empty())
        sheet.fact(ui.say(Word::LogAllowedBy),
                   entry.allowed_by.empty() ? ui.say(Word::LogOwnRight) : entry.allowed_by);
    sheet.fact(ui.say(Word::LogShift), shift_of(ui, detail));
    sheet.fact(ui.say(Word::LogNumber), format_digits(entry.seq));
    for (const LogSubject& subject : detail.record.subjects) {
        const std::string& title = ui.say(subject.title);
        sheet.heading(title.empty() ? ui.say(Word::LogInFull) : title);
        for (const LogFact& fact : subject.facts) {
            if (fact.before)
                sheet.change(ui.say(fact.title), ui.say(*fact.before), ui.say(fact.after));
            else
                sheet.fact(ui.say(fact.title), ui.say(fact.after));
        }
    }
}

void entry_card(Ui& ui, Rect area, const LogDetail& detail) {
    ui.canvas.card(area);
    const Rect inner = inset(area, 3 * ui.u, 2 * ui.u);
    const std::optional<Color> before = ui.ground;
    ui.ground = ui.p.card;
    Sheet measured{ui, inner, false};
    write_all(ui, measured, detail);
    {
        ScrollArea scroll{ui, "log-entry", inner, measured.height()};
        Sheet sheet{ui, scroll.content(), true};
        write_all(ui, sheet, detail);
    }
    ui.ground = before;
}

}  // namespace

void draw_log_entry(Ui& ui, Rect area) {
    const LogView& view = ui.view.log;
    if (!view.detail) {
        header(ui, area, ui.say(Word::TileLog), true);
        ui.canvas.card(area);
        return busy_state(ui, inset(area, 3 * ui.u), ui.say(Word::Loading));
    }
    const float u = ui.u;
    const LogDetail& detail = *view.detail;
    header(ui, area, ui.say(title_of(detail.record.entry.kind)), true);
    if (view.receipt_wanted) {
        const Rect beside = ui.m.portrait
                                ? cut_bottom(area, area.height * 0.45F, 2.5F * u)
                                : cut_right(area, std::min(76 * u, area.width * 0.4F), 2.5F * u);
        ui.canvas.card(beside);
        if (view.receipt)
            receipt_document(ui, beside, *view.receipt);
        else
            busy_state(ui, beside, ui.say(Word::Loading));
    } else if (!detail.receipt.empty()) {
        Rect strip = cut_bottom(area, ui.m.touch(), 2 * u);
        const ButtonSpec open{.label = ui.say(Word::LogReceipt, {detail.receipt}),
                              .icon = "receipt"};
        if (button(ui, cut_right(strip, button_width(ui, open)), open))
            ui.wish(DoPeople{PeopleAct::Receipt, {}, 0});
    }
    entry_card(ui, area, detail);
}

}  // namespace kiosk::screens
