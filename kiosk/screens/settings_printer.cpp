// The receipt printer and the drawer: which, how they are, a page and a push to try them.
#include <algorithm>

#include "kiosk/screens/settings_parts.h"

namespace kiosk::screens {
namespace {

struct Choice {
    std::string device, name;
};

// None, any USB printer, those plugged in, and what the settings say besides.
std::vector<Choice> choices(const Ui& ui) {
    const PrinterView& view = ui.view.status.printer;
    std::vector<Choice> all{{"", ui.say(Word::PrinterNone)}, {"auto", ui.say(Word::PrinterUsb)}};
    for (const std::string& device : view.plugged_in) all.push_back({device, device});
    const bool is_known = std::any_of(all.begin(), all.end(),
                                      [&](const Choice& one) { return one.device == view.device; });
    if (!is_known) all.push_back({view.device, view.device});
    return all;
}

void chooser(Ui& ui, Rect row) {
    const float u = ui.u, side = ui.m.touch() * 1.25F;
    const std::vector<Choice> all = choices(ui);
    std::size_t at = 0;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].device == ui.view.status.printer.device) at = i;
    const auto step = [&](Rect rect, Word label, const char* icon_name, std::size_t by) {
        if (button(ui, rect, {.label = ui.say(label), .icon = icon_name, .icon_only = true}))
            ui.wish(ChoosePrinter{all[(at + by) % all.size()].device});
    };
    step(cut_left(row, side, u), Word::PrinterBefore, "chevron-left", all.size() - 1);
    step(cut_right(row, side, u), Word::PrinterAfter, "chevron-right", 1);
    ui.text(row, all[at].name,
            {.font = Font::Strong,
             .color = ui.p.ink,
             .align = Align::Center,
             .lines = 1,
             .middle = true});
}

struct Standing {
    std::string text;
    Tone tone{Tone::Neutral};
};

Standing standing_of(const Ui& ui) {
    const PrinterView& view = ui.view.status.printer;
    switch (view.state) {
        case PrinterState::None:
            return {view.device.empty() ? ui.say(Word::PrinterNone) : ui.say(Word::PrinterNotThere),
                    Tone::Neutral};
        case PrinterState::Printing:
            return {ui.say(Word::PrinterIsPrinting, {format_digits(view.waiting)}),
                    Tone::Information};
        case PrinterState::Trouble:
            if (view.problem) {
                std::string text = ui.say(view.problem->why);
                if (!ui.say(view.problem->to_do).empty())
                    text += ": " + ui.say(view.problem->to_do);
                return {with_capital(text), Tone::Attention};
            }
            return {ui.say(Word::PrinterTrouble), Tone::Attention};
        case PrinterState::Ready:
            break;
    }
    if (view.near_end) return {ui.say(Word::PaperNearEnd), Tone::Attention};
    return {ui.say(Word::PrinterReady), Tone::Good};
}

void title_and_state(Ui& ui, Rect line) {
    const float u = ui.u;
    const std::string& title = ui.say(Word::PrinterTitle);
    const float width = ui.canvas.width_of(title, Font::Strong) + 2 * u;
    ui.text(cut_left(line, width, u), title, {.font = Font::Strong, .color = ui.p.muted});
    const Standing standing = standing_of(ui);
    ui.text(line, standing.text,
            {.font = Font::Caption,
             .color = ink_of(ui.p, standing.tone),
             .align = Align::Right,
             .lines = 2,
             .middle = true});
}

void tries(Ui& ui, Rect row) {
    const PrinterView& view = ui.view.status.printer;
    const bool there = view.state != PrinterState::None;
    if (button(ui, column(row, 0, 2, 2 * ui.u),
               {.label = ui.say(Word::PrintTest),
                .icon = "printer",
                .enabled = there,
                .why_not = ui.say(Word::WhyNoTest),
                .busy = view.state == PrinterState::Printing}))
        ui.wish(PrintTestPage{});
    if (button(ui, column(row, 1, 2, 2 * ui.u),
               {.label = ui.say(Word::OpenDrawer),
                .icon = "drawer",
                .enabled = there,
                .why_not = ui.say(Word::WhyNoDrawer)}))
        ui.wish(TryDrawer{});
}

}  // namespace

float settings_printer_height(const Ui& ui) {
    return 2 * ui.m.line(Font::Caption) + 3 * ui.m.touch() + 3 * ui.u;
}

void settings_printer(Ui& ui, Rect area) {
    const float u = ui.u;
    title_and_state(ui, cut_top(area, 2 * ui.m.line(Font::Caption), u));
    chooser(ui, cut_top(area, ui.m.touch(), u));
    const auto when =
        segmented(ui, cut_top(area, ui.m.touch(), u),
                  {ui.say(Word::PrintAutomatic), ui.say(Word::PrintAsk), ui.say(Word::PrintNever)},
                  static_cast<int>(ui.view.status.printer.when));
    if (when) ui.wish(ChoosePrintWhen{static_cast<PrintWhen>(*when)});
    tries(ui, cut_top(area, ui.m.touch()));
}

}  // namespace kiosk::screens
