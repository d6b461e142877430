// Which epoch a folder goes on with after a backup is put back (db/epoch.h). Private to db; the
// caller holds the writer lock.
#pragma once

#include <filesystem>
#include <optional>

#include "db/shop_store.h"

namespace db {

// The new epoch's number; nothing where the folder's database has no entry that the backup lacks,
// so that what follows is what would have followed anyhow. Numbers go up by one from the highest in
// the folder, the files kept from earlier restores included. Where the database that is replaced
// cannot be asked, somebody else may know a higher one: then the minute counts, 2611251430.
std::optional<std::int64_t> epoch_after_restore(const std::filesystem::path& folder,
                                                const std::filesystem::path& backup,
                                                const kiosk::Clock& clock);

// Brings the file to this program's version and begins the epoch in it. It is one file again
// afterwards, without a WAL.
TillIdentity begin_restored_epoch(const std::filesystem::path& file, std::int64_t number,
                                  const kiosk::Clock& clock);

}  // namespace db
