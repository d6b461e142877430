// The promise: what was acknowledged survives kill -9 at any moment, also while another process
// writes to the same folder.
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>

#include "tests/db/shop_fixture.h"
#include "tests/support/catch.h"

using fixture::Folder;

namespace {

using Id = std::array<std::uint8_t, 16>;

// A program that rings sales for ever and says each one's id only after save_sale() returned.
class Ringer {
public:
    explicit Ringer(const Folder& folder) {
        int ends[2];
        REQUIRE(::pipe(ends) == 0);
        process_ = ::fork();
        REQUIRE(process_ >= 0);
        if (process_ == 0) {
            ::close(ends[0]);
            ring(folder, ends[1]);
        }
        ::close(ends[1]);
        acknowledged_ = ends[0];
    }
    ~Ringer() { ::close(acknowledged_); }
    Ringer(const Ringer&) = delete;
    Ringer& operator=(const Ringer&) = delete;

    bool read_one(std::vector<kiosk::SaleId>& into) {
        Id id;
        if (::read(acknowledged_, id.data(), id.size()) != static_cast<ssize_t>(id.size())) {
            return false;
        }
        into.push_back(kiosk::SaleId{id});
        return true;
    }
    void kill() {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
    }

private:
    [[noreturn]] static void ring(const Folder& folder, int said) {
        try {
            const kiosk::ManualClock clock{fixture::kNoonMs};
            db::ShopStore store{folder.path(), db::Mode::Write, clock};
            for (;;) {
                const kiosk::Sale sale = fixture::sample_sale({.lines = 5});
                store.save_sale(sale);
                const Id id = sale.id.bytes();
                if (::write(said, id.data(), id.size()) != static_cast<ssize_t>(id.size())) {
                    ::_exit(1);
                }
            }
        } catch (...) {
            ::_exit(2);
        }
    }

    pid_t process_{-1};
    int acknowledged_{-1};
};

void kill_at_random(int rounds, int second_every) {
    Folder folder;
    const kiosk::ManualClock clock{fixture::kNoonMs};
    std::mt19937 random{std::random_device{}()};
    const auto pick = [&random](int from, int to) {
        return std::uniform_int_distribution<int>{from, to}(random);
    };
    std::vector<kiosk::SaleId> acknowledged;
    for (int round = 0; round < rounds; ++round) {
        Ringer ringer{folder};
        std::optional<Ringer> second;
        if (round % second_every == 0) second.emplace(folder);
        std::vector<kiosk::SaleId> said;
        for (int i = pick(0, 12); i > 0 && ringer.read_one(said); --i) {
        }
        // Anywhere within a sale: opening, writing, flushing, checkpointing.
        ::usleep(static_cast<useconds_t>(pick(0, 4'000)));
        ringer.kill();
        if (second) second->kill();
        while (ringer.read_one(said)) {
        }
        while (second && second->read_one(said)) {
        }
        db::ShopStore store{folder.path(), db::Mode::Write, clock};
        for (const kiosk::SaleId& id : said) {
            REQUIRE(store.sale(id));
        }
        acknowledged.insert(acknowledged.end(), said.begin(), said.end());
    }
    db::ShopStore store{folder.path(), db::Mode::Read, clock};
    const db::VerifyReport report = store.verify();
    for (const db::VerifyProblem& problem : report.problems) {
        UNSCOPED_INFO(problem.what.en);
    }
    CHECK(report.ok);
    CHECK(acknowledged.size() > 500);
    CHECK(report.sales >= static_cast<std::int64_t>(acknowledged.size()));
    for (const kiosk::SaleId& id : acknowledged) {
        REQUIRE(store.sale(id));
    }
}

}  // namespace

TEST_CASE("200 kills lose nothing that was acknowledged", "[db][kill]") { kill_at_random(200, 4); }

// Minutes: db_tests "[long]".
TEST_CASE("a thousand kills of two processes lose nothing that was acknowledged",
          "[.][long][kill]") {
    kill_at_random(1'000, 1);
}

TEST_CASE("two processes that write at once share one gapless journal", "[db][kill]") {
    Folder folder;
    const kiosk::ManualClock clock{fixture::kNoonMs};
    { db::ShopStore made{folder.path(), db::Mode::Write, clock}; }
    Ringer first{folder}, second{folder};
    std::vector<kiosk::SaleId> said;
    for (int i = 0; i < 100; ++i) {
        REQUIRE(first.read_one(said));
        REQUIRE(second.read_one(said));
    }
    first.kill();
    second.kill();
    db::ShopStore store{folder.path(), db::Mode::Read, clock};
    const db::VerifyReport report = store.verify();
    CHECK(report.ok);
    CHECK(report.sales >= 200);
}
