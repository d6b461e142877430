// Backups with real files: each day by itself, the newest kept, on a stick, and put back to prove
// that they can be.
#include "kiosk/app/care_worker.h"

#include <unistd.h>

#include <fstream>

#include "kiosk/app/backups.h"
#include "kiosk/app/demonstration.h"
#include "kiosk/app/goods_files.h"
#include "tests/app/ear.h"
#include "tests/support/catch.h"

using namespace kiosk;
using namespace kiosk::app;

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kNoon = 1'795'410'000'000, kDayMs = 86'400'000;

struct Shop {
    fs::path root{fs::temp_directory_path() / ("ocop-care-" + std::to_string(::getpid()))};
    fs::path data{root / "data"}, stick{root / "media" / "USB"};
    ManualClock clock{kNoon};
    Ear<CareNews> ear;
    Inbox& inbox{ear.inbox};

    Shop() {
        fs::remove_all(root);
        fs::create_directories(root);
        sticks_at() = {{root / "media"}, false};
        db::ShopStore store{data, db::Mode::Write, clock};
        store.save_products(demonstration_products(), "test");
    }
    ~Shop() {
        inbox.close();
        sticks_at() = {};
        fs::remove_all(root);
    }
    template <typename Kind>
    std::optional<Kind> hear() {
        return ear.hear<Kind>([](const CareNews&) { return false; });
    }
};

}  // namespace

TEST_CASE("a backup that is made can be put back, and the drill leaves no trace", "[app][backup]") {
    Shop shop;
    CareWorker worker{shop.data, {}, shop.clock, shop.inbox};
    worker.give({MakeBackup{}});
    const auto made = shop.hear<CareDone>();
    REQUIRE(made);
    CHECK(made->good);
    const auto listed = shop.hear<BackupsListed>();
    REQUIRE(listed);
    REQUIRE(listed->backups.size() == 1);
    CHECK(listed->backups[0].name == "kiosk-2026-11-23.db");
    CHECK(listed->database_bytes > 0);
    worker.give({RunDrill{listed->backups[0].path}});
    const auto drilled = shop.hear<CareDone>();
    REQUIRE(drilled);
    CHECK(drilled->good);
    CHECK_FALSE(fs::exists(shop.data / "backups" / "drill"));
    worker.give({VerifyShop{}});
    const auto verified = shop.hear<CareDone>();
    REQUIRE(verified);
    CHECK(verified->good);
}

TEST_CASE("a backup that rotted fails the drill", "[app][backup]") {
    Shop shop;
    const fs::path file = back_up_into(shop.data, shop.data / "backups", 3, shop.clock, {});
    {
        std::fstream bytes{file, std::ios::binary | std::ios::in | std::ios::out};
        bytes.seekp(static_cast<std::streamoff>(fs::file_size(file) / 2));
        bytes << std::string(4'096, 'x');
    }
    const Result<Drilled> drilled = drill(shop.data, file, shop.clock, {});
    CHECK((!drilled || !drilled->ok));
}

TEST_CASE("the newest are kept, and only those the shop made by itself go", "[app][backup]") {
    Shop shop;
    const fs::path folder = shop.data / "backups";
    fs::create_directories(folder);
    std::ofstream{folder / "mine.db"} << "a person's own";
    for (int day = 0; day < 4; ++day) {
        back_up_into(shop.data, folder, 2, shop.clock, {});
        shop.clock.set(kNoon + (day + 1) * kDayMs);
    }
    CHECK_FALSE(fs::exists(folder / "kiosk-2026-11-24.db"));
    CHECK(fs::exists(folder / "kiosk-2026-11-25.db"));
    CHECK(fs::exists(folder / "kiosk-2026-11-26.db"));
    CHECK(fs::exists(folder / "mine.db"));
}

TEST_CASE("each day is backed up by itself, on a stick too where one is plugged in",
          "[app][backup]") {
    Shop shop;
    fs::create_directories(shop.stick);
    CareWorker worker{shop.data, {}, shop.clock, shop.inbox, 1};
    // Its own list comes after whatever it does by itself.
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{60};
    const fs::path there = shop.stick / "ocop-backups" / "kiosk-2026-11-23.db";
    while (!fs::exists(there) && std::chrono::steady_clock::now() < until) {
        worker.give({ListBackups{}});
        REQUIRE(shop.hear<BackupsListed>());
    }
    CHECK(fs::exists(there));
    CHECK(fs::exists(shop.data / "backups" / "kiosk-2026-11-23.db"));
}

TEST_CASE("without a stick it is said, and nothing is written", "[app][backup]") {
    Shop shop;
    CareWorker worker{shop.data, {false, 14, true}, shop.clock, shop.inbox, 1};
    worker.give({MakeBackup{true}});
    CHECK(shop.hear<CareFailed>());
    CHECK_FALSE(fs::exists(shop.data / "backups" / "kiosk-2026-11-23.db"));
}
