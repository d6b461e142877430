#include "kiosk/app/cli_commands.h"

namespace kiosk::app {
namespace {

CLI::App* below(CLI::App& shift, const char* name, const char* about, const char* examples) {
    CLI::App* made = shift.add_subcommand(name, about);
    made->footer(std::string{"Examples:\n"} + examples);
    return made;
}

void add_by(CLI::App* command, Wishes& wish) {
    command->add_option("--by", wish.shift.by, "Staff code of who does it")->required();
}

}  // namespace

void add_shift(CLI::App& app, Wishes& wish) {
    CLI::App* shift = app.add_subcommand("shift", "Shifts, their X and Z reports");
    shift->footer(
        "Examples:\n  ocop-kiosk shift report\n  ocop-kiosk shift report --z 12 --pdf z12.pdf\n"
        "  ocop-kiosk shift list");
    shift->require_subcommand(1);
    CLI::App* report = below(*shift, "report", "The open shift's X report, or a Z report",
                             "  ocop-kiosk shift report --x --json\n"
                             "  ocop-kiosk shift report --z K01-1-Z0012 --pdf z12.pdf");
    auto* z = report->add_option("--z", wish.shift.z, "Of the closed shift with this number");
    report->add_flag("--x", wish.x, "Of the open shift, as without --z")->excludes(z);
    report->add_option("--pdf", wish.shift.pdf, "Write it as a PDF")->type_name("FILE");
    report->callback(
        [&] { wish.action = [&](const Context& c) { return report_shift(c, wish.shift); }; });
    CLI::App* list = below(*shift, "list", "The newest shifts first",
                           "  ocop-kiosk shift list\n  ocop-kiosk shift list --json --limit 100");
    list->add_option("--limit", wish.limit, "At most so many")->check(CLI::Range(1, 10'000));
    list->callback(
        [&] { wish.action = [&](const Context& c) { return list_shifts(c, wish.limit); }; });
    CLI::App* open = below(*shift, "open", "Open a shift without the screen",
                           "  ocop-kiosk shift open --float 1000000 --by 101");
    open->add_option("--float", wish.shift.amount, "What lies in the drawer, in đồng")->required();
    add_by(open, wish);
    open->callback(
        [&] { wish.action = [&](const Context& c) { return open_shift(c, wish.shift); }; });
    CLI::App* close =
        below(*shift, "close", "Close it without the screen",
              "  ocop-kiosk shift close --counted 3250000 --by 101\n"
              "  ocop-kiosk shift close --counted 3245000 --by 101 --note 'Thối nhầm'");
    close->add_option("--counted", wish.shift.amount, "What was counted, in đồng")->required();
    close->add_option("--note", wish.shift.note, "Why it is not what was expected");
    add_by(close, wish);
    close->callback(
        [&] { wish.action = [&](const Context& c) { return close_shift(c, wish.shift); }; });
}

}  // namespace kiosk::app
