// What stands behind ShopStore: the connection, the writer lock and the repositories. Private to
// db; one thread at a time.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "db/basket_repository.h"
#include "db/catalogue_repository.h"
#include "db/database.h"
#include "db/figures_report.h"
#include "db/goods_repository.h"
#include "db/held_repository.h"
#include "db/invoice_repository.h"
#include "db/journal.h"
#include "db/lot_repository.h"
#include "db/print_queue.h"
#include "db/promotion_repository.h"
#include "db/refund_repository.h"
#include "db/sale_repository.h"
#include "db/settlement_repository.h"
#include "db/shift_repository.h"
#include "db/shop_store.h"
#include "db/staff_repository.h"
#include "db/stock_repository.h"
#include "db/till_key.h"
#include "db/write_lock.h"

namespace db {

inline constexpr const char* kDatabaseName = "kiosk.db";
inline constexpr const char* kKeyName = "till.key";
inline constexpr const char* kWriterLockName = "writer.lock";

// 1 to 16 letters A–Z, digits or underscores: what a receipt's number may begin with.
bool is_till_name(std::string_view till);

// The writer lock and a transaction, in the order that lets go of the lock last. Leaving by any
// other way than commit() rolls back.
class WriteTransaction {
public:
    WriteTransaction(LockFile& lock, Database& database)
        : scope_{lock}, transaction_{database.handle(), SQLite::TransactionBehavior::IMMEDIATE} {}
    void commit() { transaction_.commit(); }

private:
    WriteScope scope_;
    SQLite::Transaction transaction_;
};

struct ShopStore::Impl {
    Impl(const std::filesystem::path& folder_path, Mode mode, const kiosk::Clock& shop_clock);

    std::filesystem::path folder;
    const kiosk::Clock& clock;
    std::unique_ptr<Database> database;
    std::unique_ptr<LockFile> lock;  // these two only for writing
    std::optional<TillKey> key;
    std::unique_ptr<Journal> journal;
    std::unique_ptr<CatalogueRepository> catalogue;
    std::unique_ptr<SaleRepository> sales;
    std::unique_ptr<RefundRepository> refunds;
    std::unique_ptr<StaffRepository> people;
    std::unique_ptr<PrintQueue> prints;
    std::unique_ptr<HeldRepository> held;
    std::unique_ptr<PromotionRepository> promotions;
    std::unique_ptr<ShiftRepository> shifts;
    bool doubtful{false};
    std::unique_ptr<LotRepository> lots;
    std::unique_ptr<StockRepository> stock;
    std::unique_ptr<SettlementRepository> settlements;
    std::unique_ptr<BasketRepository> baskets;
    std::unique_ptr<FiguresReport> figures;
    std::unique_ptr<GoodsRepository> goods;
    std::unique_ptr<InvoiceRepository> invoices;

    template <typename Work>
    decltype(auto) read(Work&& work) {
        if (!database) connect();
        return database->guarded(std::forward<Work>(work));
    }
    // One transaction around `work`, which gets the till's key. After a disk's fault the connection
    // is doubtful: the next write begins with reconnect().
    template <typename Work>
    auto write(Work&& work) {
        refuse_unless_writable();
        if (doubtful) reconnect();
        try {
            return written(std::forward<Work>(work));
        } catch (const Error& error) {
            doubtful = doubtful || error.kind() == FaultKind::Io;
            throw;
        }
    }
    // The same where the disk leaves open whether it was written: what `find` answers after a
    // reconnect counts, and nothing found throws on.
    template <typename Work, typename Find>
    auto write_or_find(Work&& work, Find&& find) {
        try {
            return write(std::forward<Work>(work));
        } catch (const Error&) {
            if (!doubtful) throw;
            try {
                reconnect();
            } catch (const Error&) {
            }
            if (doubtful) throw;
            auto found = read(std::forward<Find>(find));
            if (!found) throw;
            return *std::move(found);
        }
    }
    // A flush that failed leaves open what the disk has, and asking it again would be answered
    // "done" whatever became of the bytes. So: closed, opened anew with the WAL read from the file,
    // and all of it written into the database, whose own flush says whether the disk works again.
    // Throws Error while it does not.
    void reconnect();
    void empty_wal();  // into the database's own file, unless somebody still reads the old pages
    void checkpoint();
    // Checks a PIN; `opened` is done in the transaction that forgets the wrong tries. Somebody
    // below `lowest` is answered as somebody unknown. Wrong tries are journaled ("pin_wrong", with
    // `step`: what the PIN was for) where they have to wait, and with the right PIN that ends them:
    // at most one entry for each wait, so that nobody fills the disk at the PIN pad.
    using Opened = std::function<void(const TillKey&, const kiosk::Staff&)>;
    SignIn at_door(const kiosk::StaffCode& code, std::string_view pin, kiosk::Role lowest,
                   std::string_view step, const Opened& opened);
    void journal_wrong(const TillKey& till_key, const kiosk::StaffCode& code, std::int64_t tries,
                       std::int64_t wait_ms, std::string_view step);
    // Inside a write: the entry of a person as they are now, and were before.
    void journal_person(const TillKey& till_key, const kiosk::Staff& staff,
                        const std::optional<kiosk::Staff>& before, const kiosk::StaffCode& by,
                        bool new_pin);
    // Inside a write: the entry of a recall, or of its end.
    void journal_recall(const TillKey& till_key, const kiosk::ProductId& product,
                        std::string_view lot, const std::optional<kiosk::Recall>& recall,
                        std::string_view by);

private:
    template <typename Work>
    auto written(Work&& work) {
        return database->guarded([&] {
            WriteTransaction transaction{*lock, *database};
            if constexpr (std::is_void_v<decltype(work(*key))>) {
                work(*key);
                transaction.commit();
                shorten_wal();
            } else {
                auto answer = work(*key);
                transaction.commit();
                shorten_wal();
                return answer;
            }
        });
    }

    void connect();
    void open_for_writing();
    void enrol_till();
    void refuse_unless_writable() const;
    // Under the writer lock: a WAL left long by an import would be read whole at the next start.
    void shorten_wal();
};

}  // namespace db
