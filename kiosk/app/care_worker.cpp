#include "kiosk/app/care_worker.h"

#include <spdlog/spdlog.h>

#include <chrono>
#include <utility>

#include "kiosk/app/backups.h"

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::minutes kLookAgain{10};
constexpr std::int64_t kTellEveryMs = 100;

db::Progress progress_of(Inbox& inbox, const Clock& clock, std::atomic<bool>& stopped) {
    return [&inbox, &clock, &stopped, last = std::int64_t{0}](std::int64_t done,
                                                              std::int64_t total) mutable {
        const std::int64_t now = clock.running_ms();
        if (now - last >= kTellEveryMs) {
            last = now;
            inbox.put(CareNews{CareMoved{done, total}});
        }
        return !stopped.load();
    };
}

BackupsListed listed(const fs::path& data) {
    BackupsListed list;
    list.backups = backups_of(data);
    list.newest = newest_backup(list.backups);
    list.stick = !stick_backup_folders().empty();
    std::error_code none;
    for (const char* name : {"kiosk.db", "kiosk.db-wal"}) {
        const auto bytes = fs::file_size(data / name, none);
        if (!none) list.database_bytes += static_cast<std::int64_t>(bytes);
    }
    const auto space = fs::space(data, none);
    if (!none) list.free_mb = static_cast<std::int64_t>(space.available >> 20);
    return list;
}

Problem no_stick() {
    return {{"Chưa sao lưu lên USB", "No backup on a stick"},
            {"không thấy USB nào ghi được", "no stick is there that can be written to"},
            {"cắm USB rồi thử lại", "plug one in, then try again"}};
}

CareDone told(const Drilled& drilled) {
    const std::string sales = std::to_string(drilled.sales);
    if (drilled.ok) {
        return {{"Khôi phục thử thành công: " + sales + " đơn hàng, nhật ký nguyên vẹn.",
                 "The drill succeeded: " + sales + " sales, the journal is whole."},
                true};
    }
    const Text first = drilled.problems.empty() ? Text{} : Text{drilled.problems.front().what};
    return {{"Bản sao lưu không nguyên vẹn: " + first.vi, "The backup is not whole: " + first.en},
            false};
}

CareDone told(const db::VerifyReport& report) {
    const std::string entries = std::to_string(report.entries);
    if (report.ok) {
        return {{"Dữ liệu nguyên vẹn: " + entries + " bản ghi, " + std::to_string(report.sales) +
                     " đơn hàng.",
                 "The data is whole: " + entries + " entries, " + std::to_string(report.sales) +
                     " sales."},
                true};
    }
    const Text first = report.problems.empty() ? Text{} : Text{report.problems.front().what};
    const std::string count = std::to_string(report.problems.size());
    return {{"KHÔNG nguyên vẹn: " + count + " chỗ không khớp. " + first.vi +
                 ". Đừng xóa hay khôi phục gì; giữ nguyên các bản sao lưu, gọi người phụ trách.",
             "NOT whole: " + count + " things do not fit. " + first.en +
                 ". Delete and restore nothing; keep every backup, call whoever looks after it."},
            false};
}

}  // namespace

CareWorker::CareWorker(fs::path data, BackupSettings settings, const Clock& clock, Inbox& inbox,
                       std::int64_t first_ms)
    : data_{std::move(data)},
      settings_{std::move(settings)},
      clock_{clock},
      inbox_{inbox},
      first_ms_{first_ms},
      thread_{[this] { run(); }} {}

CareWorker::~CareWorker() {
    {
        const std::lock_guard lock{mutex_};
        ending_ = true;
        stopped_ = true;
    }
    given_.notify_all();
    thread_.join();
}

void CareWorker::give(CareCommand work) {
    {
        const std::lock_guard lock{mutex_};
        works_.push_back(std::move(work));
    }
    given_.notify_one();
}

void CareWorker::set(const BackupSettings& settings) {
    const std::lock_guard lock{mutex_};
    settings_ = settings;
}

void CareWorker::do_daily(const BackupSettings& settings) {
    if (!settings.daily) return;
    const Date today = Date::of_instant(clock_.now_ms());
    std::vector<fs::path> folders{data_ / "backups"};
    if (settings.stick) {
        for (fs::path& folder : stick_backup_folders()) folders.push_back(std::move(folder));
    }
    for (const fs::path& folder : folders) {
        if (stopped_ || has_backup_of(folder, today)) continue;
        try {
            const fs::path file =
                back_up_into(data_, folder, static_cast<int>(settings.keep), clock_,
                             [this](auto, auto) { return !stopped_.load(); });
            spdlog::info("daily backup: {}", file.string());
        } catch (const db::Error& error) {
            if (stopped_) return;
            spdlog::warn("{}", error.problem().line(Language::English));
            inbox_.put(CareNews{CareFailed{error.problem(), false}});
        }
    }
}

void CareWorker::carry_out(const CareCommand& work, const BackupSettings& settings) {
    const db::Progress progress = progress_of(inbox_, clock_, stopped_);
    if (const auto* make = std::get_if<MakeBackup>(&work.what)) {
        fs::path folder = data_ / "backups";
        if (make->to_stick) {
            const auto sticks = stick_backup_folders();
            if (sticks.empty()) {
                inbox_.put(CareNews{CareFailed{no_stick()}});
                return;
            }
            folder = sticks.back();
        }
        const fs::path file =
            back_up_into(data_, folder, static_cast<int>(settings.keep), clock_, progress);
        inbox_.put(CareNews{CareDone{{"Đã sao lưu và kiểm tra: " + file.string(),
                                      "Backed up and verified: " + file.string()},
                                     true}});
    } else if (const auto* file = std::get_if<RunDrill>(&work.what)) {
        const Result<Drilled> drilled = drill(data_, file->file, clock_, progress);
        inbox_.put(drilled ? CareNews{told(*drilled)} : CareNews{CareFailed{drilled.problem()}});
    } else if (std::holds_alternative<VerifyShop>(work.what)) {
        inbox_.put(CareNews{told(db::ShopStore{data_, db::Mode::Read, clock_}.verify(progress))});
    }
    inbox_.put(CareNews{listed(data_)});
}

void CareWorker::run() {
    std::unique_lock lock{mutex_};
    std::chrono::milliseconds patience{first_ms_};
    while (true) {
        given_.wait_for(lock, patience, [&] { return ending_ || !works_.empty(); });
        if (ending_) return;
        const BackupSettings settings = settings_;
        stopped_ = false;
        if (works_.empty()) {
            patience = kLookAgain;
            lock.unlock();
            do_daily(settings);
            lock.lock();
            continue;
        }
        const CareCommand work = std::move(works_.front());
        works_.pop_front();
        lock.unlock();
        try {
            carry_out(work, settings);
        } catch (const db::Error& error) {
            inbox_.put(CareNews{CareFailed{error.problem()}});
        }
        lock.lock();
    }
}

}  // namespace kiosk::app
