// What the flow and the care of the shop's data say to each other. Plain values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/core/date.h"
#include "kiosk/core/result.h"
#include "kiosk/screens/machine_view.h"

namespace kiosk::app {

struct ListBackups {};
struct MakeBackup {
    bool to_stick{false};
};
struct RunDrill {
    std::string file;
};
struct VerifyShop {};
struct CareCommand {
    std::variant<ListBackups, MakeBackup, RunDrill, VerifyShop> what;
};
struct StopCaring {};
struct SetBackups {};  // as the settings say now

struct BackupsListed {
    std::vector<screens::BackupRow> backups;
    bool stick{false};
    std::int64_t database_bytes{0};
    std::int64_t free_mb{0};
    std::optional<Date> newest;  // the day of the newest backup
};
struct CareMoved {
    std::int64_t done{0}, total{0};
};
struct CareDone {  // `good`: what was proved is whole
    Text outcome;
    bool good{true};
};
struct CareFailed {
    Problem problem;
    bool asked{true};  // false: of the daily backup
};
struct CareNews {
    std::variant<BackupsListed, CareMoved, CareDone, CareFailed> what;
};

}  // namespace kiosk::app
