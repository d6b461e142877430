// What the storage worker does with each command: the store is asked or told, and an event answers.
#pragma once

#include <filesystem>

#include "db/disk_reserve.h"
#include "db/shop_store.h"
#include "kiosk/app/commands.h"
#include "kiosk/app/inbox.h"

namespace kiosk::app {

struct StorageRoom {
    db::ShopStore& store;
    const std::filesystem::path& data;  // the shop's folder
    Inbox& inbox;
    db::DiskReserve& reserve;
};

// On the storage worker's thread. Nothing where the command is another worker's. What a screen
// waits for is answered also when it fails; any other storage fault is thrown (db::Error).
void do_storage_work(const StorageRoom& room, const Command& command);

}  // namespace kiosk::app
