// A product by its code beside the bare SELECT that reads the same row.
#include <sqlite3.h>

#include <stdexcept>
#include <string>

#include "db/shop_store.h"
#include "kiosk/core/code.h"
#include "tests/bench/rows.h"

namespace bench {
namespace {

constexpr const char* kBare =
    "SELECT p.* FROM product_code c JOIN product p ON p.id = c.product WHERE c.code = ?";

// SQLite alone, with the cache the kiosk gives it; reads every column, keeps nothing.
class BareSelect {
public:
    explicit BareSelect(const std::filesystem::path& file) {
        const bool good =
            sqlite3_open_v2(file.c_str(), &database_, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK &&
            sqlite3_exec(database_, "PRAGMA cache_size = -16000", nullptr, nullptr, nullptr) ==
                SQLITE_OK &&
            sqlite3_prepare_v2(database_, kBare, -1, &statement_, nullptr) == SQLITE_OK;
        if (!good) throw std::runtime_error{"cannot read " + file.string()};
    }
    ~BareSelect() {
        sqlite3_finalize(statement_);
        sqlite3_close(database_);
    }
    BareSelect(const BareSelect&) = delete;
    BareSelect& operator=(const BareSelect&) = delete;

    void look_up(const std::string& code) {
        sqlite3_bind_text(statement_, 1, code.data(), static_cast<int>(code.size()), SQLITE_STATIC);
        if (sqlite3_step(statement_) != SQLITE_ROW) throw std::runtime_error{"no product " + code};
        for (int column = 0; column < sqlite3_column_count(statement_); ++column) {
            bytes_ += sqlite3_column_bytes(statement_, column);
        }
        sqlite3_reset(statement_);
    }

private:
    sqlite3* database_{nullptr};
    sqlite3_stmt* statement_{nullptr};
    std::int64_t bytes_{0};
};

void measure_with(Bench& bench, std::int64_t products) {
    const auto folder = bench.shops.with_goods(products);
    db::ShopStore store{folder, db::Mode::Read, bench.clock};
    BareSelect bare{folder / "kiosk.db"};
    std::mt19937_64 random{11};
    const int samples = bench.sizes.samples(20'000);
    std::vector<kiosk::Code> codes;
    for (int i = 0; i < 2 * samples; ++i) {
        const std::int64_t at =
            static_cast<std::int64_t>(random() % static_cast<unsigned>(products));
        codes.push_back(kiosk::parse_code(gtin_of(at).substr(1), {}, {}).value());
    }
    // Each its own codes: what one has read must not be warm for the other.
    const auto code = [&](int i, int side) -> const kiosk::Code& {
        return codes[static_cast<std::size_t>(2 * i + side)];
    };
    for (int i = 0; i < samples; ++i) {
        store.product_by_code(code(i, 1));
        bare.look_up(*code(i, 0).gtin);
    }
    Pairs pairs = in_turn(
        samples,
        [&](int i) {
            return timed([&] {
                if (!store.product_by_code(code(i, 0))) throw std::runtime_error{"not found"};
            });
        },
        [&](int i) { return timed([&] { bare.look_up(*code(i, 1).gtin); }); });
    for (auto* side : {&pairs.ours, &pairs.peer}) {
        for (double& took : *side) took *= 1'000;
    }
    bench.table.add({.row = "lookup",
                     .size = counted(products) + " products",
                     .what = "a product by its code",
                     .ours = std::move(pairs.ours),
                     .beside = "a bare prepared SELECT of the same row",
                     .peer = std::move(pairs.peer),
                     .target = ratio_at_most(1.5),
                     .unit = "us"});
}

}  // namespace

void measure_lookup(Bench& bench) {
    measure_with(bench, bench.sizes.few_products);
    measure_with(bench, bench.sizes.many_products);
}

}  // namespace bench
