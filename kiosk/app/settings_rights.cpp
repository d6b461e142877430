#include "kiosk/app/settings_rights.h"

namespace kiosk::app {

void read_rights(Section& root, Settings& into) {
    section(root, "rights", [&](Section& rights) {
        for (const RightRow& row : all_rights()) {
            const std::string key{row.name};
            std::string role{name_of(into.rights.lowest(row.right))};
            rights.text(key.c_str(), role);
            const std::optional<Role> lowest = role_from(role);
            if (!lowest) {
                refuse("rights." + key, rights.find(key.c_str())->source(),
                       {"không có vai trò này", "is no role"},
                       {"ghi \"cashier\", \"supervisor\" hoặc \"manager\"",
                        "write \"cashier\", \"supervisor\" or \"manager\""});
            }
            into.rights.move(row.right, *lowest);
        }
    });
}

void write_rights(std::ostream& out, const Settings& settings) {
    out << "\n[rights]                    # who may, at the least: cashier, supervisor, manager\n";
    for (const RightRow& row : all_rights()) {
        out << row.name << " = \"" << name_of(settings.rights.lowest(row.right)) << "\"\n";
    }
}

}  // namespace kiosk::app
