// The promise: a sale that was acknowledged survives a power cut at any moment, on a disk that
// tears sectors and on one that destroys what lies beside them. A flush that fails is an answer.
#include <filesystem>

#include "tests/db/fault_disk.h"
#include "tests/db/shop_fixture.h"
#include "tests/support/catch.h"

using fixture::Disk;
using fixture::FaultDisk;
using fixture::Folder;

namespace {

const kiosk::ManualClock kClock{fixture::kNoonMs};
constexpr int kFewCuts = 24;
constexpr int kManyCuts = 4'500;

struct Acknowledged {
    kiosk::SaleId id;
    std::size_t moment;  // from here on it must be there
};

// Sales of every size until the WAL was written back `checkpoints` times.
std::vector<Acknowledged> ring(const Folder& folder, const FaultDisk& disk,
                               std::size_t checkpoints) {
    std::vector<Acknowledged> acknowledged;
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    while (disk.checkpoints() < checkpoints) {
        const kiosk::Sale sale =
            fixture::sample_sale({.lines = 1 + static_cast<int>(acknowledged.size() * 7 % 40)});
        store.save_sale(sale);
        acknowledged.push_back({sale.id, disk.moments()});
    }
    return acknowledged;
}

void make_shop(const Folder& folder) {
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    store.save_products({fixture::honey(), fixture::tea()}, "test");
    for (int i = 0; i < 3; ++i) store.save_sale(fixture::sample_sale());
}

struct Left {
    int missing{0};
    bool is_whole{true};
};

Left look_at(const Folder& left, const std::vector<Acknowledged>& acknowledged,
             std::size_t moment) {
    Left found;
    try {
        db::ShopStore store{left.path(), db::Mode::Write, kClock};
        for (const Acknowledged& one : acknowledged) {
            if (one.moment > moment) break;
            if (!store.sale(one.id)) ++found.missing;
        }
        const db::VerifyReport report = store.verify();
        for (const auto& problem : report.problems) UNSCOPED_INFO(problem.what.en);
        found.is_whole = report.ok;
        // And the shop goes on selling.
        store.save_sale(fixture::sample_sale());
    } catch (const db::Error& error) {
        UNSCOPED_INFO(error.what());
        found.is_whole = false;
    }
    return found;
}

void cut_at_random(Disk disk_kind, int cuts) {
    Folder folder;
    make_shop(folder);
    const auto seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937 random{seed};
    const FaultDisk disk{folder.path()};
    const std::vector<Acknowledged> acknowledged = ring(folder, disk, 2);
    REQUIRE(acknowledged.size() > 20);
    for (int i = 0; i < cuts; ++i) {
        // Anywhere; every third time just after an acknowledgement, where nothing may be owed.
        const std::size_t moment =
            i % 3 == 0 ? acknowledged[random() % acknowledged.size()].moment + random() % 3
                       : random() % (disk.moments() + 1);
        INFO("power cut at moment " << moment << " of " << disk.moments());
        Folder left;
        disk.cut(moment, disk_kind, random, left.path());
        const Left found = look_at(left, acknowledged, moment);
        REQUIRE(found.missing == 0);
        REQUIRE(found.is_whole);
    }
}

}  // namespace

TEST_CASE("a power cut that tears sectors loses no acknowledged sale", "[db][power]") {
    cut_at_random(Disk::Torn, kFewCuts);
}

TEST_CASE("a power cut on a disk that is not power-safe loses none either", "[db][power]") {
    cut_at_random(Disk::NotPowerSafe, kFewCuts);
}

// Minutes: db_tests "[long]".
TEST_CASE("thousands of power cuts lose no acknowledged sale", "[.][long][power]") {
    cut_at_random(Disk::Torn, kManyCuts);
    cut_at_random(Disk::NotPowerSafe, kManyCuts);
}

TEST_CASE("a disk that lies about its flushes loses sales: the simulated cut is a real one",
          "[db][power]") {
    Folder folder;
    make_shop(folder);
    std::mt19937 random{7};
    const FaultDisk disk{folder.path()};
    const std::vector<Acknowledged> acknowledged = ring(folder, disk, 1);
    int harmed = 0;
    for (int i = 0; i < 20; ++i) {
        Folder left;
        disk.cut(disk.moments(), Disk::Lying, random, left.path());
        const Left found = look_at(left, acknowledged, disk.moments());
        harmed += found.missing > 0 || !found.is_whole;
    }
    CHECK(harmed > 10);
}

TEST_CASE("a flush that fails is told, and the shop is whole and goes on when the disk does",
          "[db][power]") {
    Folder folder;
    make_shop(folder);
    FaultDisk disk{folder.path()};
    const kiosk::Sale sale = fixture::sample_sale();
    {
        db::ShopStore store{folder.path(), db::Mode::Write, kClock};
        const db::StoredSale before = store.save_sale(fixture::sample_sale());
        disk.set_flush(FaultDisk::Flush::Fails);
        for (int i = 0; i < 2; ++i) {
            try {
                store.save_sale(sale);
                FAIL("it was acknowledged");
            } catch (const db::Error& error) {
                CHECK(error.kind() == db::FaultKind::Io);
                CHECK(error.problem().line(kiosk::Language::English).find("verify") !=
                      std::string::npos);
            }
        }
        CHECK(store.sale(before.id));
        disk.set_flush(FaultDisk::Flush::Works);
        const db::StoredSale stored = store.save_sale(sale);
        CHECK(store.save_sale(sale).number == stored.number);
        CHECK(store.verify().ok);
        CHECK(store.verify().sales == 5);
    }
    // What is on the disk says the same, and a power cut now takes none of it.
    std::mt19937 random{3};
    Folder left;
    disk.cut(disk.moments(), Disk::NotPowerSafe, random, left.path());
    db::ShopStore again{left.path(), db::Mode::Write, kClock};
    CHECK(again.sale(sale.id));
    CHECK(again.verify().ok);
}

TEST_CASE("a sale whose flush failed once is looked for, answered as what is stored, and durable",
          "[db][power]") {
    Folder folder;
    make_shop(folder);
    FaultDisk disk{folder.path()};
    const kiosk::Sale sale = fixture::sample_sale();
    {
        db::ShopStore store{folder.path(), db::Mode::Write, kClock};
        disk.set_flush(FaultDisk::Flush::FailsOnce);
        CHECK(store.save_sale(sale).number == "K01-1-000004");
        CHECK(store.save_sale(sale).number == "K01-1-000004");
        CHECK(store.verify().sales == 4);
    }
    std::mt19937 random{5};
    Folder left;
    disk.cut(disk.moments(), Disk::NotPowerSafe, random, left.path());
    const Left found = look_at(left, {{sale.id, 0}}, disk.moments());
    CHECK(found.missing == 0);
    CHECK(found.is_whole);
}

TEST_CASE("a disk that is full at any byte of a sale costs that sale only", "[db][power]") {
    Folder folder;
    make_shop(folder);
    FaultDisk disk{folder.path()};
    db::ShopStore store{folder.path(), db::Mode::Write, kClock};
    std::int64_t stored = 3;
    int refused = 0;
    for (long long space = 0; space < 120'000; space += 3'001) {
        disk.set_space(space);
        const kiosk::Sale sale = fixture::sample_sale({.lines = 3});
        try {
            store.save_sale(sale);
            ++stored;
        } catch (const db::Error& error) {
            CHECK(error.kind() == db::FaultKind::DiskFull);
            ++refused;
            CHECK_FALSE(store.sale(sale.id));
        }
    }
    disk.set_space(-1);
    CHECK(refused > 3);
    const std::string next = std::to_string(1'000'000 + stored + 1).substr(1);
    CHECK(store.save_sale(fixture::sample_sale()).number == "K01-1-" + next);
    const db::VerifyReport report = store.verify();
    CHECK(report.ok);
    CHECK(report.sales == stored + 1);
}
