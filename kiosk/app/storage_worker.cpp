#include "kiosk/app/storage_worker.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "kiosk/app/storage_work.h"

namespace kiosk::app {
namespace {

constexpr std::chrono::milliseconds kFirstLookAtDisk{1'000}, kLookAtDisk{15'000};
// A scan is counted when nobody waits for the disk: many at once, or in a quiet moment.
constexpr std::size_t kScansAtOnce = 200;

}  // namespace

StorageWorker::StorageWorker(db::ShopStore store, std::filesystem::path data, Inbox& inbox)
    : store_{std::move(store)},
      data_{std::move(data)},
      reserve_{data_},
      inbox_{inbox},
      thread_{[this] { run(); }} {}

StorageWorker::~StorageWorker() {
    {
        const std::lock_guard lock{mutex_};
        ending_ = true;
    }
    given_.notify_all();
    thread_.join();
}

bool StorageWorker::give(Command command) {
    {
        const std::lock_guard lock{mutex_};
        // As one types, only the newest query is worth an answer.
        if (std::holds_alternative<SearchGoods>(command)) {
            std::erase_if(commands_, [](const Command& waiting) {
                return std::holds_alternative<SearchGoods>(waiting);
            });
        }
        const bool is_draft = std::holds_alternative<KeepDraft>(command) ||
                              std::holds_alternative<DropDraft>(command);
        if (is_draft) {
            // The newest is enough, and nobody waits for it.
            draft_ = std::move(command);
            given_.notify_one();
            return true;
        }
        if (commands_.size() >= kMost) return false;
        // These take the draft's place: written after them it would be a cart of yesterday.
        const auto* refund = std::get_if<StoreRefund>(&command);
        if (std::holds_alternative<StoreSale>(command) ||
            std::holds_alternative<HoldCart>(command) || (refund != nullptr && refund->bought)) {
            draft_.reset();
        }
        commands_.push_back(std::move(command));
    }
    given_.notify_one();
    return true;
}

void StorageWorker::look_at_disk() {
    const db::DiskReserve::Standing now = reserve_.look();
    if (told_ && told_->level == now.level) return;
    told_ = now;
    using Level = db::DiskReserve::Level;
    const screens::DiskState state = now.level == Level::Full  ? screens::DiskState::Full
                                     : now.level == Level::Low ? screens::DiskState::Low
                                                               : screens::DiskState::Fine;
    inbox_.put(DiskChanged{state, now.free_bytes >> 20});
}

// Losing some is no fault of the shop's: nothing that was sold is in them.
void StorageWorker::store_scans() {
    if (scans_.empty()) return;
    const std::vector<ScanCount> scans = std::exchange(scans_, {});
    try {
        store_.add_scans(scans);
    } catch (const db::Error& error) {
        spdlog::warn("{} scans were not counted: {}", scans.size(),
                     error.problem().line(Language::English));
    }
}

// Nobody has to ask: a price is there when its time has come, before whatever is asked next.
// A sale is not held up by a price that cannot begin: the next command tries again.
void StorageWorker::begin_due_prices() {
    try {
        if (std::vector<ProductId> begun = store_.begin_due_prices(); !begun.empty()) {
            inbox_.put(PricesBegan{std::move(begun)});
        }
    } catch (const db::Error& error) {
        spdlog::warn("{}", error.problem().line(Language::English));
    }
}

void StorageWorker::run() {
    bool look = false;
    while (true) {
        if (std::exchange(look, false)) look_at_disk();
        std::unique_lock lock{mutex_};
        // Nobody's first picture waits for the reserve to be made.
        const auto patience = told_ ? kLookAtDisk : kFirstLookAtDisk;
        look = !given_.wait_for(lock, patience,
                                [&] { return ending_ || !commands_.empty() || draft_; });
        if (look || (commands_.empty() && !draft_)) {
            lock.unlock();
            store_scans();
            if (!look) return;
            begin_due_prices();
            continue;
        }
        const bool is_draft = commands_.empty();
        const Command command = std::move(is_draft ? *draft_ : commands_.front());
        if (is_draft) {
            draft_.reset();
        } else {
            commands_.pop_front();
        }
        lock.unlock();
        if (const auto* count = std::get_if<CountScan>(&command)) {
            scans_.push_back(count->scan);
            if (scans_.size() >= kScansAtOnce) store_scans();
            continue;
        }
        look = std::holds_alternative<StoreSale>(command);
        // Whoever looks at what was scanned sees the scan of a moment ago, too.
        if (std::holds_alternative<ReadScans>(command)) store_scans();
        begin_due_prices();
        try {
            do_storage_work({store_, data_, inbox_, reserve_}, command);
        } catch (const db::Error& error) {
            inbox_.put(StorageFailed{error.problem()});
        }
    }
}

}  // namespace kiosk::app
