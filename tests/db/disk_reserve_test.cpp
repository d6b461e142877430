// A disk that runs full: warned early, a reserve for what has begun, nothing lost.
#include "db/disk_reserve.h"

#include <sys/mount.h>

#include <fstream>

#include "tests/db/shop_fixture.h"
#include "tests/support/catch.h"

using namespace fixture;
using db::DiskReserve;
using Level = DiskReserve::Level;

TEST_CASE("levels are told before the reserve is needed", "[disk]") {
    const Folder folder;
    std::int64_t free = 2LL << 30;
    DiskReserve reserve{folder.path(), [&](const auto&) { return std::optional{free}; }};
    CHECK(reserve.look().level == Level::Fine);
    CHECK(std::filesystem::file_size(folder.path() / db::kReserveName) ==
          static_cast<std::uintmax_t>(DiskReserve::kReserveBytes));
    free = DiskReserve::kLowBytes - 1;
    CHECK(reserve.look().level == Level::Low);
    free = DiskReserve::kFullBytes - 1;
    CHECK(reserve.look().level == Level::Full);
    CHECK(reserve.give_up());
    CHECK_FALSE(reserve.give_up());
    free = DiskReserve::kReserveBytes;  // what was given up does not count as room
    CHECK(reserve.look().level == Level::Full);
    free = 2LL << 30;
    CHECK(reserve.look().level == Level::Fine);
    CHECK(std::filesystem::exists(folder.path() / db::kReserveName));
}

TEST_CASE("a disk that does not say how full it is stops nothing", "[disk]") {
    const Folder folder;
    DiskReserve reserve{folder.path(), [](const auto&) { return std::optional<std::int64_t>{}; }};
    CHECK(reserve.look().level == Level::Fine);
}

TEST_CASE("on a disk that is really full the sale goes into the reserve's place", "[disk]") {
    const Folder folder;
    const auto disk = folder.path() / "disk";
    std::filesystem::create_directories(disk);
    // A disk of its own: where the tests may not mount one, this is proven elsewhere.
    if (::mount("ocop", disk.c_str(), "tmpfs", 0, "size=80m") != 0) return;
    const kiosk::ManualClock clock{kNoonMs};
    std::string number;
    {
        db::ShopStore store{disk, db::Mode::Write, clock};
        DiskReserve reserve{disk};
        CHECK(reserve.look().level == Level::Low);
        store.save_sale(sample_sale());
        {
            std::ofstream other{disk / "photographs", std::ios::binary};
            const std::string megabyte(1 << 20, 'x');
            while (other.write(megabyte.data(), 1 << 20).flush()) {
            }
        }
        CHECK(reserve.look().level == Level::Full);
        // The last pages of the WAL's present size may still take a few.
        bool is_full = false;
        for (int i = 0; i < 2'000 && !is_full; ++i) {
            const kiosk::Sale sale = sample_sale();
            try {
                store.save_sale(sale);
            } catch (const db::Error& error) {
                REQUIRE(error.kind() == db::FaultKind::DiskFull);
                is_full = true;
                REQUIRE(reserve.give_up());
                number = store.save_sale(sale).number;
            }
        }
        CHECK(is_full);
        CHECK(store.verify().ok);
        CHECK(store.sold(std::string_view{number}));
        std::filesystem::remove(disk / "photographs");
        CHECK(reserve.look().level == Level::Low);
    }
    ::umount(disk.c_str());
}
