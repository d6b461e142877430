// The shop's storage on a thread of its own: takes commands in order, answers events. It owns its
// ShopStore; a storage fault becomes an event a person can read, and the next command tries again.
// give() from the frame thread; it never waits, and answers false where the store lags hopelessly.
// Ending waits for what was given: a sale on its way is stored. Full disks are told early
// (DiskChanged); a sale that has begun is stored in the place of the reserve.
#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>

#include "db/disk_reserve.h"
#include "db/shop_store.h"
#include "kiosk/app/inbox.h"

namespace kiosk::app {

class StorageWorker {
public:
    // `data`: the folder of settings.toml.
    StorageWorker(db::ShopStore store, std::filesystem::path data, Inbox& inbox);
    ~StorageWorker();
    StorageWorker(const StorageWorker&) = delete;
    StorageWorker& operator=(const StorageWorker&) = delete;

    static constexpr std::size_t kMost = 256;  // commands waiting
    bool give(Command command);

private:
    void run();
    void look_at_disk();
    void store_scans();
    void begin_due_prices();

    db::ShopStore store_;
    std::filesystem::path data_;
    db::DiskReserve reserve_;
    std::optional<db::DiskReserve::Standing> told_;  // of the disk
    Inbox& inbox_;
    std::mutex mutex_;
    std::condition_variable given_;
    std::deque<Command> commands_;
    std::optional<Command> draft_;  // of the cart: the newest, done when nothing else waits
    bool ending_{false};
    std::vector<ScanCount> scans_;  // not yet stored; the worker's own
    std::thread thread_;
};

}  // namespace kiosk::app
