#include "kiosk/app/settings_paper.h"

#include <algorithm>
#include <array>
#include <ostream>
#include <utility>

#include "platform/printer_link.h"

namespace kiosk::app {
namespace {

constexpr std::array<std::pair<const char*, PrintWhen>, 3> kPrints{
    {{"automatic", PrintWhen::Automatic}, {"ask", PrintWhen::Ask}, {"never", PrintWhen::Never}}};
constexpr std::array<std::pair<const char*, DrawerWhen>, 3> kOpens{
    {{"cash", DrawerWhen::Cash}, {"always", DrawerWhen::Always}, {"never", DrawerWhen::Never}}};

template <typename Names>
const char* name_in(const Names& names, typename Names::value_type::second_type value) {
    for (const auto& [name, one] : names)
        if (one == value) return name;
    return names.front().first;
}

// One of a few words.
template <typename Names>
void read_word(Section& section, const char* key, const Names& names,
               typename Names::value_type::second_type& into) {
    std::string word = name_in(names, into);
    section.text(key, word);
    std::string list;
    for (const auto& [name, one] : names) {
        if (word == name) {
            into = one;
            return;
        }
        list += (list.empty() ? "\"" : ", \"") + std::string{name} + "\"";
    }
    refuse(section.full(key), section.find(key)->source(),
           {"giá trị không được phép", "is not allowed"},
           {"dùng một trong: " + list, "use one of " + list});
}

void read_printer(Section& section, PrinterSettings& into) {
    section.text("device", into.device);
    if (!platform::is_printer_address(into.device)) {
        refuse("printer.device", section.find("device")->source(),
               {"không phải máy in: cần địa chỉ IP, tệp thiết bị, \"auto\" hoặc \"\"",
                "is no printer: it wants an IP address, a device file, \"auto\" or \"\""},
               {"ví dụ \"192.168.1.50\", \"/dev/usb/lp0\", \"/dev/ttyUSB0\"",
                "for example \"192.168.1.50\", \"/dev/usb/lp0\", \"/dev/ttyUSB0\""});
    }
    section.one_of("baud", into.baud, {9'600, 19'200, 38'400, 57'600, 115'200});
    section.one_of("paper_mm", into.paper_mm, {58, 80});
    section.flag("cut", into.cut);
    read_word(section, "print", kPrints, into.print);
}

void read_labels(Section& section, LabelSettings& into) {
    section.text("printer", into.printer);
    section.flag("gap_sensor", into.to_gap);
    if (platform::is_printer_address(into.printer)) return;
    refuse("labels.printer", section.find("printer")->source(),
           {"không phải máy in: cần địa chỉ IP, tệp thiết bị, \"auto\" hoặc \"\"",
            "is no printer: it wants an IP address, a device file, \"auto\" or \"\""},
           {"để trống thì in nhãn ở máy in hóa đơn",
            "leave it empty to print labels on the receipts' printer"});
}

void read_drawer(Section& section, DrawerSettings& into) {
    read_word(section, "open", kOpens, into.open);
    section.one_of("pin", into.pin, {2, 5});
    section.whole("pulse_ms", into.pulse_ms, 20, 500);
    section.text("open_level", into.open_level);
    if (into.open_level != "unknown" && into.open_level != "low" && into.open_level != "high") {
        refuse("drawer.open_level", section.find("open_level")->source(),
               {"giá trị không được phép", "is not allowed"},
               {"dùng \"unknown\", \"low\" hoặc \"high\"", "use \"unknown\", \"low\" or \"high\""});
    }
}

bool is_display(const std::string& text) {
    return text == "auto" || text == "none" ||
           (text.size() == 1 && text[0] >= '1' && text[0] <= '9');
}

}  // namespace

void read_paper(Section& root, Settings& into) {
    section(root, "printer", [&](Section& printer) { read_printer(printer, into.printer); });
    section(root, "backup", [&](Section& backup) {
        backup.flag("daily", into.backup.daily);
        backup.whole("keep", into.backup.keep, kFewestBackups, kMostBackups);
        backup.flag("stick", into.backup.stick);
    });
    section(root, "labels", [&](Section& labels) { read_labels(labels, into.labels); });
    section(root, "drawer", [&](Section& drawer) { read_drawer(drawer, into.drawer); });
    section(root, "customer", [&](Section& customer) {
        customer.text("display", into.customer_display);
        if (is_display(into.customer_display)) return;
        refuse("customer.display", customer.find("display")->source(),
               {"không phải \"auto\", \"none\" hay số thứ tự màn hình",
                "is neither \"auto\", \"none\" nor the number of a screen"},
               {"ghi \"auto\", \"none\" hoặc \"2\"", "write \"auto\", \"none\" or \"2\""});
    });
}

void write_paper(std::ostream& out, const Settings& s) {
    const auto quoted = [](const std::string& text) { return toml::value<std::string>{text}; };
    out << "\n\n[printer]                   # receipts; auto: a USB printer, an empty device: "
           "none\n"
        << "device = " << quoted(s.printer.device)
        << "             # auto, 192.168.1.50, /dev/usb/lp0, /dev/ttyUSB0 …\n"
        << "baud = " << s.printer.baud << "               # of a serial line\n"
        << "paper_mm = " << s.printer.paper_mm << "               # 80 or 58\n"
        << "cut = " << (s.printer.cut ? "true" : "false") << "\nprint = \""
        << name_in(kPrints, s.printer.print) << "\"         # automatic, ask, never\n\n"
        << "[backup]                    # of the shop's data\ndaily = "
        << (s.backup.daily ? "true" : "false") << "\nkeep = " << s.backup.keep
        << "                   # the newest, 1 to 365\nstick = "
        << (s.backup.stick ? "true" : "false")
        << "                # daily on a stick, too, where one is plugged in\n\n"
        << "[labels]                    # rolls of 40 x 30 mm; empty: the receipts' printer\n"
        << "printer = " << quoted(s.labels.printer)
        << "\ngap_sensor = " << (s.labels.to_gap ? "true" : "false")
        << "           # false: a plain roll, cut by hand\n\n"
        << "[drawer]                    # on the printer's plug\nopen = \""
        << name_in(kOpens, s.drawer.open) << "\"               # cash, always, never\n"
        << "pin = " << s.drawer.pin << "                     # 2 or 5\n"
        << "pulse_ms = " << s.drawer.pulse_ms << "              # 20 to 500\n"
        << "open_level = " << quoted(s.drawer.open_level)
        << "      # of its switch when open: unknown, low, high\n\n"
        << "[customer]                  # the shopper's own screen\ndisplay = "
        << quoted(s.customer_display) << "            # auto: the second one; none; 1, 2 …";
}

}  // namespace kiosk::app
