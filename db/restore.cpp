// Putting a backup back as a folder's kiosk.db, without ever leaving the folder with none.
#include <sodium.h>
#include <unistd.h>

#include <cerrno>
#include <string>

#include "db/backup.h"
#include "db/files.h"
#include "db/migrations.h"
#include "db/restore_epoch.h"
#include "db/shop_store_impl.h"
#include "db/verify.h"

namespace db {
namespace {

using kiosk::Problem;

constexpr const char* kTill = "SELECT name, epoch, public_key FROM till";

Problem not_restored(kiosk::Text why,
                     kiosk::Text to_do = {"chọn tệp do “ocop-kiosk backup” ghi ra",
                                          "choose a file that “ocop-kiosk backup” wrote"}) {
    return {{"Chưa khôi phục", "Nothing was restored"}, std::move(why), std::move(to_do)};
}

// The backup's own worth: ours, not newer than us, whole from the first entry to the last.
kiosk::Result<TillIdentity> check_backup(const std::filesystem::path& file) {
    if (!std::filesystem::is_regular_file(file)) {
        return not_restored({"không có tệp " + file.string(), "there is no file " + file.string()});
    }
    Database backup{file, Database::Access::Read};
    return backup.guarded([&]() -> kiosk::Result<TillIdentity> {
        if (standing(backup) == Standing::Empty) {
            return not_restored({file.string() + " không có dữ liệu", file.string() + " is empty"});
        }
        if (standing(backup) == Standing::Current) {
            const VerifyReport report = verify_database(backup, {});
            if (!report.ok) {
                const kiosk::Text why = report.problems.front().what;
                return not_restored({file.string() + " không nguyên vẹn: " + why.vi,
                                     file.string() + " is not whole: " + why.en},
                                    {"chọn bản sao lưu khác", "choose another backup"});
            }
        } else if (backup.number("SELECT count(*) FROM pragma_quick_check WHERE quick_check <> "
                                 "'ok'") > 0) {
            return not_restored({file.string() + " bị hỏng", file.string() + " is damaged"});
        }
        Query till = backup.query(kTill);  // of whatever version
        till.next();
        return TillIdentity{till.text(0), till.number(1), till.text(2)};
    });
}

constexpr std::int64_t kFirstWithRefunds = 13;

// What the folder's database has and the backup has not.
struct Newer {
    std::int64_t sales{0};  // refunds too
    std::int64_t others{0};
    bool any() const { return sales > 0 || others > 0; }
};

// Drawer, shelves and producers: what nobody could enter a second time without doubling it.
constexpr const char* kOthers =
    "SELECT count(*) FROM journal WHERE seq > ? AND kind IN ('shift_open', 'shift_close', "
    "'cash_movement', 'stock_move', 'terms', 'settlement', 'settlement_paid', 'invoices')";

// Nothing where it cannot be known.
std::optional<Newer> newer_than(const std::filesystem::path& file,
                                const std::filesystem::path& current) {
    if (!std::filesystem::exists(current)) {
        return Newer{};
    }
    try {
        Database now{current, Database::Access::Read};
        const std::int64_t version = now.number("PRAGMA user_version");
        if (version < 3) {
            return Newer{};
        }
        Database backup{file, Database::Access::Read};
        std::int64_t common = 0;
        Query heads = backup.query("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1");
        if (heads.next()) {
            // Seq alone would call two different histories the same.
            const std::string hash = heads.text(1);
            Query same = now.query("SELECT seq FROM journal WHERE seq = ? AND hash = ?");
            if (same.with(heads.number(0), Query::Blob{hash}).next()) common = same.number(0);
        }
        const auto newer_in = [&](const char* sql) {
            Query newer = now.query(sql);
            newer.with(common).next();
            return newer.number(0);
        };
        Newer found{newer_in("SELECT count(*) FROM sale WHERE seq > ?"), newer_in(kOthers)};
        if (version >= kFirstWithRefunds) {
            found.sales += newer_in("SELECT count(*) FROM refund WHERE seq > ?");
        }
        return found;
    } catch (const SQLite::Exception&) {
        return std::nullopt;
    } catch (const Error&) {
        return std::nullopt;
    }
}

Problem would_lose(const std::optional<Newer>& newer) {
    if (!newer) {
        return not_restored(
            {"không đọc được dữ liệu hiện có nên không biết sẽ mất những đơn nào",
             "what is there now cannot be read, so sales may be lost that nobody can name"},
            {"thêm --lose-newer để vẫn khôi phục; tệp cũ được giữ lại",
             "add --lose-newer to restore all the same; the old file is kept"});
    }
    const std::string sales = std::to_string(newer->sales), others = std::to_string(newer->others);
    kiosk::Text what{sales + " đơn hàng", sales + " sales"};
    if (newer->others > 0) {
        what.vi += ", " + others + " việc khác (ngăn kéo, kho, quyết toán)";
        what.en += ", " + others + " other entries (drawer, stock, producers)";
    }
    return not_restored({"sẽ mất " + what.vi + " mới hơn bản sao lưu",
                         what.en + " newer than the backup would be lost"},
                        {"thêm --lose-newer nếu thật sự muốn bỏ những việc đó",
                         "add --lose-newer if these may really go"});
}

std::filesystem::path kept_name(const std::filesystem::path& folder, const kiosk::Clock& clock) {
    std::string when = kiosk::rfc3339(clock.now_ms()).substr(0, 19);
    std::erase_if(when, [](char c) { return c == ':' || c == '-'; });
    std::filesystem::path name = folder / ("kiosk-before-restore-" + when + ".db");
    for (int n = 2; std::filesystem::exists(name); ++n) {
        name = folder / ("kiosk-before-restore-" + when + "-" + std::to_string(n) + ".db");
    }
    return name;
}

// A WAL that stayed beside the name would be replayed into the restored file.
void keep_old(const std::filesystem::path& current, const std::filesystem::path& kept) {
    if (!std::filesystem::exists(current)) {
        return;
    }
    try {
        Database old{current, Database::Access::Write};
        old.number("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (const SQLite::Exception&) {
        // Damaged: its WAL is kept beside it instead.
    } catch (const Error&) {
    }
    if (::link(current.c_str(), kept.c_str()) != 0) {
        throw system_fault(errno, kept);
    }
    const std::string wal = current.string() + "-wal";
    if (std::filesystem::exists(wal)) {
        put_in_place(wal, kept.string() + "-wal");
    }
    ::unlink((current.string() + "-shm").c_str());
}

kiosk::Status check_key(const std::filesystem::path& key_file, const TillIdentity& identity) {
    if (std::filesystem::exists(key_file) &&
        TillKey::load(key_file).public_key() != identity.public_key) {
        return not_restored(
            {"bản sao lưu này là của máy bán hàng khác (" + identity.till + ")",
             "this backup belongs to another till (" + identity.till + ")"},
            {"dùng bản sao lưu của chính máy này", "use a backup of this very till"});
    }
    return kiosk::Done{};
}

}  // namespace

kiosk::Result<Restored> restore(const std::filesystem::path& folder,
                                const std::filesystem::path& file, bool lose_newer,
                                const kiosk::Clock& clock) {
    if (sodium_init() < 0) {
        throw fault(FaultKind::Internal, folder, "libsodium");
    }
    std::filesystem::path current = folder / kDatabaseName;
    try {
        const KioskLock nobody_sells{folder};
        const auto identity = check_backup(file);
        if (!identity) {
            return identity.problem();
        }
        if (auto key = check_key(folder / kKeyName, *identity); !key) {
            return key.problem();
        }
        LockFile writers{folder / kWriterLockName};
        const WriteScope scope{writers};
        const auto newer = newer_than(file, current);
        if ((!newer || newer->any()) && !lose_newer) return would_lose(newer);
        const auto epoch = epoch_after_restore(folder, file, clock);
        Restored restored{*identity, epoch.has_value()};
        const std::filesystem::path incoming = folder / "kiosk.db.restoring";
        {
            // By SQLite itself: the newest sales of a folder's own file stand in its WAL.
            Database source{file, Database::Access::Read};
            // Within the copy, before it has its name: a folder is never found in between.
            copy_database(source, incoming, {}, [&](const std::filesystem::path& copy) {
                if (epoch) restored.till = begin_restored_epoch(copy, *epoch, clock);
            });
        }
        keep_old(current, kept_name(folder, clock));
        put_in_place(incoming, current);
        return restored;
    } catch (const Error& error) {
        return error.problem();
    }
}

}  // namespace db
