// Opening a shop: folder, lock, file, migrations, key.
#include <sodium.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>

#include "db/backup.h"
#include "db/files.h"
#include "db/migrations.h"
#include "db/shop_store_impl.h"

namespace db {
namespace {

constexpr const char* kFirstTill = "K01";
constexpr std::uintmax_t kLongWalBytes = 16u << 20;

void make_folder(const std::filesystem::path& folder) {
    std::error_code failed;
    if (std::filesystem::exists(folder, failed) && !std::filesystem::is_directory(folder, failed)) {
        throw Error{FaultKind::ReadOnly,
                    {{folder.string(), folder.string()},
                     {"là tệp, không phải thư mục dữ liệu", "is a file, not a data folder"},
                     {"chọn thư mục khác bằng --data", "choose a folder with --data"}}};
    }
    std::filesystem::create_directories(folder, failed);
    if (failed) {
        throw system_fault(failed.value(), folder);
    }
}

// True when a reader can use the file as it is: there, and of this program's version.
bool is_ready(const std::filesystem::path& file) {
    if (!std::filesystem::exists(file)) {
        return false;
    }
    Database database{file, Database::Access::Read};
    return database.guarded([&] {
        return standing(database) == Standing::Current &&
               database.number("SELECT count(*) FROM till") == 1;
    });
}

// Kept in the file itself. A backup is a file without a WAL, and put back it would make readers and
// the till wait for each other.
void insist_on_wal(Database& database) {
    const auto mode = [&](const char* sql) {
        Query query = database.query(sql);
        return query.next() ? query.text(0) : std::string{};
    };
    if (mode("PRAGMA journal_mode") == "wal") return;
    try {
        mode("PRAGMA journal_mode = WAL");
    } catch (const SQLite::Exception&) {
        // Somebody reads just now: whoever opens it next does it.
    }
}

}  // namespace

ShopStore::Impl::Impl(const std::filesystem::path& folder_path, Mode mode,
                      const kiosk::Clock& shop_clock)
    : folder{folder_path}, clock{shop_clock} {
    if (sodium_init() < 0) {
        throw fault(FaultKind::Internal, folder, "libsodium");
    }
    make_folder(folder);
    const std::filesystem::path file = folder / kDatabaseName;
    if (mode == Mode::Write || !is_ready(file)) {
        open_for_writing();
    }
    if (mode == Mode::Read) {
        lock.reset();
        key.reset();
        database.reset();
    }
    connect();
}

void ShopStore::Impl::connect() {
    if (!database) {
        const auto access = lock ? Database::Access::Write : Database::Access::Read;
        database = std::make_unique<Database>(folder / kDatabaseName, access);
    }
    journal = std::make_unique<Journal>(*database, clock);
    catalogue = std::make_unique<CatalogueRepository>(*database);
    sales = std::make_unique<SaleRepository>(*database, *journal);
    refunds = std::make_unique<RefundRepository>(*database, *journal, *sales);
    people = std::make_unique<StaffRepository>(*database);
    prints = std::make_unique<PrintQueue>(*database, *sales, *refunds);
    held = std::make_unique<HeldRepository>(*database, *journal);
    promotions = std::make_unique<PromotionRepository>(*database);
    shifts = std::make_unique<ShiftRepository>(*database, *journal);
    lots = std::make_unique<LotRepository>(*database);
    stock = std::make_unique<StockRepository>(*database, *journal, *catalogue, *lots);
    settlements = std::make_unique<SettlementRepository>(*database, *journal);
    baskets = std::make_unique<BasketRepository>(*database, *catalogue);
    figures = std::make_unique<FiguresReport>(*database);
    goods = std::make_unique<GoodsRepository>(*database);
    invoices = std::make_unique<InvoiceRepository>(*database, *journal, *sales, *refunds);
}

void ShopStore::Impl::reconnect() {
    WriteScope scope{*lock};
    database.reset();
    connect();
    checkpoint();
    doubtful = false;
}

void ShopStore::Impl::empty_wal() {
    WriteScope scope{*lock};
    checkpoint();
}

void ShopStore::Impl::checkpoint() {
    database->guarded([this] {
        Query query = database->query("PRAGMA wal_checkpoint(TRUNCATE)");
        query.next();
    });
}

void ShopStore::Impl::open_for_writing() {
    const std::filesystem::path file = folder / kDatabaseName;
    lock = std::make_unique<LockFile>(folder / kWriterLockName);
    WriteScope scope{*lock};
    const bool is_new = !std::filesystem::exists(file);
    database = std::make_unique<Database>(file, Database::Access::Write);
    if (!is_new && ::access(file.c_str(), W_OK) != 0) {
        throw system_fault(errno, file);
    }
    database->guarded([&] {
        standing(*database);  // what is not ours, or ahead of us, is left as it is
        insist_on_wal(*database);
        migrate(*database, [&] {
            make_folder(folder / "backups");
            const std::int64_t version = database->number("PRAGMA user_version");
            copy_database(
                *database,
                folder / "backups" / ("before-upgrade-from-" + std::to_string(version) + ".db"), {},
                [&](const std::filesystem::path& copied) {
                    Database copy{copied, Database::Access::Read};
                    copy.guarded([&] { refuse_damaged(copy, file); });
                });
        });
        enrol_till();
    });
    if (is_new) {
        sync_folder(folder);
    }
}

void ShopStore::Impl::enrol_till() {
    const std::filesystem::path key_file = folder / kKeyName;
    const bool is_enrolled = database->number("SELECT count(*) FROM till") == 1;
    if (!is_enrolled && !std::filesystem::exists(key_file)) {
        key = TillKey::create(key_file);
    } else {
        key = TillKey::load(key_file);
    }
    const std::string public_key = key->public_key();
    if (!is_enrolled) {
        SQLite::Transaction transaction{database->handle(), SQLite::TransactionBehavior::IMMEDIATE};
        {
            Query insert = database->query(
                "INSERT INTO till (id, name, epoch, public_key) VALUES (1, ?, 1, ?)");
            insert.with(kFirstTill, Query::Blob{public_key}).run();
            Query epoch = database->query(
                "INSERT INTO epoch (epoch, till, first_seq, reason, started_at_ms) "
                "VALUES (1, ?, 1, 'new', ?)");
            epoch.with(kFirstTill, clock.now_ms()).run();
        }
        transaction.commit();
    } else if (till_identity(*database).public_key != public_key) {
        throw Error{
            FaultKind::Io,
            {{key_file.string(), key_file.string()},
             {"khóa ký này không phải của dữ liệu trong thư mục",
              "this signing key does not belong to the folder's data"},
             {"chép lại tệp till.key đúng của máy này", "put this till's own till.key back"}}};
    }
}

void ShopStore::Impl::refuse_unless_writable() const {
    if (!lock) {
        throw fault(FaultKind::ReadOnly, folder / kDatabaseName, "Mode::Read");
    }
}

void ShopStore::Impl::shorten_wal() {
    std::error_code failed;
    const auto size = std::filesystem::file_size(database->file().string() + "-wal", failed);
    if (failed || size < kLongWalBytes) {
        return;
    }
    // Without waiting for readers: the next write tries again.
    sqlite3_busy_timeout(database->handle().getHandle(), 0);
    try {
        database->execute("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (const SQLite::Exception&) {
        // The transaction is durable already; only the file stays long.
    }
    sqlite3_busy_timeout(database->handle().getHandle(), kBusyTimeoutMs);
}

}  // namespace db
