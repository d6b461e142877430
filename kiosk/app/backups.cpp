#include "kiosk/app/backups.h"

#include <algorithm>
#include <chrono>

#include "kiosk/app/goods_files.h"

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* kStickFolder = "ocop-backups";

bool is_daily(const fs::path& file) {
    const std::string name = file.filename().string();
    return name.starts_with("kiosk-") && name.ends_with(".db") && name.size() == 19 &&
           Date::parse(name.substr(6, 10)).has_value();
}

std::vector<fs::path> databases_in(const fs::path& folder) {
    std::vector<fs::path> found;
    std::error_code none;
    for (fs::directory_iterator at{folder, none}, end; !none && at != end; at.increment(none)) {
        std::error_code odd;
        if (at->is_regular_file(odd) && at->path().extension() == ".db") {
            found.push_back(at->path());
        }
    }
    std::ranges::sort(found, [](const fs::path& a, const fs::path& b) {
        std::error_code odd;
        return fs::last_write_time(a, odd) > fs::last_write_time(b, odd);
    });
    return found;
}

void prune(const fs::path& folder, int keep) {
    std::vector<fs::path> daily = databases_in(folder);
    std::erase_if(daily, [](const fs::path& file) { return !is_daily(file); });
    // By their names: a copy's time says when it was copied.
    std::ranges::sort(daily, std::greater<>{});
    for (std::size_t i = static_cast<std::size_t>(std::max(1, keep)); i < daily.size(); ++i) {
        std::error_code none;
        fs::remove(daily[i], none);
    }
}

void add_rows(const fs::path& folder, std::vector<screens::BackupRow>& rows) {
    for (const fs::path& file : databases_in(folder)) {
        std::error_code odd;
        const auto bytes = static_cast<std::int64_t>(fs::file_size(file, odd));
        rows.push_back({file.string(), file.filename().string(), folder.string(), bytes});
    }
}

}  // namespace

std::vector<fs::path> stick_backup_folders() {
    std::vector<fs::path> folders;
    for (const std::string& stick : stick_folders()) {
        folders.push_back(fs::path{stick} / kStickFolder);
    }
    return folders;
}

std::vector<screens::BackupRow> backups_of(const fs::path& data) {
    std::vector<screens::BackupRow> rows;
    add_rows(data / "backups", rows);
    for (const fs::path& folder : stick_backup_folders()) add_rows(folder, rows);
    return rows;
}

std::optional<Date> newest_backup(const std::vector<screens::BackupRow>& backups) {
    std::optional<Date> newest;
    for (const screens::BackupRow& one : backups) {
        std::optional<Date> day = Date::parse(one.name.size() == 19 ? one.name.substr(6, 10) : "");
        std::error_code odd;
        const auto written = fs::last_write_time(one.path, odd);
        if (!day && !odd) {
            const auto at = std::chrono::file_clock::to_sys(written).time_since_epoch();
            day =
                Date::of_instant(std::chrono::duration_cast<std::chrono::milliseconds>(at).count());
        }
        if (day && (!newest || *day > *newest)) newest = day;
    }
    return newest;
}

bool has_backup_of(const fs::path& folder, Date day) {
    std::error_code none;
    return fs::exists(folder / ("kiosk-" + day.iso() + ".db"), none);
}

fs::path back_up_into(const fs::path& data, const fs::path& folder, int keep, const Clock& clock,
                      const db::Progress& progress) {
    std::error_code none;
    fs::create_directories(folder, none);
    const fs::path file = folder / ("kiosk-" + Date::of_instant(clock.now_ms()).iso() + ".db");
    const fs::path incoming = folder / "kiosk.incoming.db";
    fs::remove(incoming, none);
    db::ShopStore{data, db::Mode::Read, clock}.backup_to(incoming, progress);
    fs::rename(incoming, file, none);
    prune(folder, keep);
    return file;
}

Result<Drilled> drill(const fs::path& data, const fs::path& file, const Clock& clock,
                      const db::Progress& progress) {
    const fs::path folder = data / "backups" / "drill";
    std::error_code none;
    fs::remove_all(folder, none);
    fs::create_directories(folder, none);
    struct Gone {
        const fs::path& folder;
        ~Gone() {
            std::error_code odd;
            fs::remove_all(folder, odd);
        }
    } const gone{folder};
    const Result<db::Restored> restored = db::restore(folder, file, true, clock);
    if (!restored) return restored.problem();
    const db::VerifyReport report = db::ShopStore{folder, db::Mode::Read, clock}.verify(progress);
    return Drilled{report.sales, report.entries, report.ok, report.problems};
}

}  // namespace kiosk::app
