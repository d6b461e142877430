// The shop's backups as files: made whole and verified, named by their day, the newest N kept; and
// a drill that puts one back beside the shop and proves it. Any thread with a store of its own;
// storage faults leave as db::Error.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "db/shop_store.h"
#include "kiosk/screens/machine_view.h"

namespace kiosk::app {

// Those of the data folder, then those on sticks (in ocop-backups/), newest first each.
std::vector<screens::BackupRow> backups_of(const std::filesystem::path& data);
// The day of the newest of them, by its name or else by its time; none where there is none.
std::optional<Date> newest_backup(const std::vector<screens::BackupRow>& backups);
// Where sticks keep them; a stick's folder may not exist yet.
std::vector<std::filesystem::path> stick_backup_folders();
// "kiosk-2026-11-26.db" in `folder`, which is made; one of the same day is replaced when the new
// one is whole. Then all but the newest `keep` of these go; backups of another name stay.
std::filesystem::path back_up_into(const std::filesystem::path& data,
                                   const std::filesystem::path& folder, int keep,
                                   const Clock& clock, const db::Progress& progress);
bool has_backup_of(const std::filesystem::path& folder, Date day);

struct Drilled {
    std::int64_t sales{0}, entries{0};
    bool ok{false};
    std::vector<db::VerifyProblem> problems;
};
// Restores `file` into a folder of its own, verifies what stands there, and removes it again.
Result<Drilled> drill(const std::filesystem::path& data, const std::filesystem::path& file,
                      const Clock& clock, const db::Progress& progress);

}  // namespace kiosk::app
