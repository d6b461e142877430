#include "db/backup.h"

#include <SQLiteCpp/Backup.h>
#include <sqlite3.h>
#include <unistd.h>

#include "db/files.h"
#include "db/migrations.h"
#include "db/shop_store_impl.h"
#include "db/verify.h"

namespace db {
namespace {

constexpr int kPagesAStep = 2'048;  // 8 MiB: often enough to be told and stopped

std::filesystem::path with_suffix(std::filesystem::path file, const char* suffix) {
    file += suffix;
    return file;
}

// What a copy leaves behind when it fails, and its helpers when it succeeds.
class PartFile {
public:
    explicit PartFile(const std::filesystem::path& target) : path_{with_suffix(target, ".part")} {
        remove();
    }
    ~PartFile() { remove(); }
    PartFile(const PartFile&) = delete;
    PartFile& operator=(const PartFile&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    void remove() const {
        for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
            ::unlink(with_suffix(path_, suffix).c_str());
        }
    }
    std::filesystem::path path_;
};

void copy_pages(Database& source, SQLite::Database& target, const Progress& progress) {
    // An open snapshot keeps the copy from beginning anew at every sale.
    SQLite::Transaction snapshot{source.handle()};
    source.number("SELECT count(*) FROM sqlite_schema");
    SQLite::Backup backup{target, source.handle()};
    while (backup.executeStep(kPagesAStep) != SQLITE_DONE) {
        const int total = backup.getTotalPageCount();
        if (progress && !progress(total - backup.getRemainingPageCount(), total)) {
            throw refusal({"Chưa sao lưu", "No backup was made"},
                          {"đã dừng theo yêu cầu", "stopped as asked"});
        }
    }
}

}  // namespace

void copy_database(Database& source, const std::filesystem::path& target, const Progress& progress,
                   const std::function<void(const std::filesystem::path&)>& check) {
    const PartFile part{target};
    try {
        SQLite::Database copy{part.path().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
        copy_pages(source, copy, progress);
        copy.exec("PRAGMA journal_mode = DELETE");
    } catch (const SQLite::Exception& exception) {
        throw sqlite_fault(exception, target);
    }
    if (check) {
        check(part.path());
    }
    sync_file(part.path());
    put_in_place(part.path(), target);
}

void refuse_damaged(Database& copy, const std::filesystem::path& original) {
    Query query = copy.query("PRAGMA quick_check(1)");
    if (query.next() && query.view(0) != "ok") {
        throw fault(FaultKind::Corrupt, original, query.text(0));
    }
}

VerifyReport ShopStore::verify(const Progress& progress) {
    return impl_->read([&] { return verify_database(*impl_->database, progress); });
}

void ShopStore::backup_to(const std::filesystem::path& file, const Progress& progress) {
    impl_->read([&] {
        copy_database(*impl_->database, file, progress, [&](const std::filesystem::path& copy) {
            Database opened{copy, Database::Access::Read};
            const VerifyReport report = verify_database(opened, progress);
            if (!report.ok) {
                const kiosk::Text why = report.problems.front().what;
                throw Error{
                    FaultKind::Corrupt,
                    {{"Chưa sao lưu " + file.string(), file.string() + " was not written"},
                     {"bản sao không nguyên vẹn: " + why.vi, "the copy is not whole: " + why.en},
                     {"chạy “ocop-kiosk verify”", "run “ocop-kiosk verify”"}}};
            }
        });
    });
}

}  // namespace db
