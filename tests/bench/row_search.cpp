// Search as one types, each letter a query, and what nobody should be able to make slow.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "db/shop_store.h"
#include "tests/bench/rows.h"

namespace bench {
namespace {

constexpr std::size_t kShown = 24;  // goods the screen asks for
constexpr double kHalfFrameMs = 8;

// Common words alone and together, words that are common but never together, many one-letter
// beginnings, what the query language of FTS5 would take for its own, digits, a pasted page.
const std::vector<std::string>& awkward_queries() {
    static const std::vector<std::string> kQueries = {"h",
                                                      "x",
                                                      "xa",
                                                      "htx",
                                                      "xa htx",
                                                      "h x n t m b",
                                                      "nong nghiep",
                                                      "htx nong nghiep x",
                                                      "a a a a a a",
                                                      "m m m m",
                                                      "c t b h n k",
                                                      "mat ong ca phe",
                                                      "ca phe mat ong tra",
                                                      "mat ca tra nuoc gao banh",
                                                      "ruou can khan tho cam",
                                                      "orchid pepper",
                                                      "pottery honey coffee sausage",
                                                      "forest organic premium pure",
                                                      "ha noi hue da nang",
                                                      "xa xa xa xa xa xa",
                                                      "zzzz",
                                                      "mat ong zzzz",
                                                      "xa zzzz",
                                                      "nghiep kqj",
                                                      "qqqqqqqq",
                                                      "honey from the forest an an",
                                                      "speciality smoked buffalo minh minh can tho",
                                                      "893",
                                                      "0893",
                                                      "08930000",
                                                      "89300",
                                                      "0",
                                                      "1",
                                                      "99999999999999",
                                                      "https://stamp.example/q/",
                                                      "https://stamp.example/q/9",
                                                      "h*",
                                                      "\"",
                                                      "\"\"\"",
                                                      "a\"b",
                                                      "NEAR(a b)",
                                                      "a AND b",
                                                      "a OR b",
                                                      "NOT a",
                                                      "-a",
                                                      "words:a",
                                                      "(",
                                                      "*",
                                                      "^a",
                                                      "%",
                                                      "_",
                                                      "đ",
                                                      "đặc sản",
                                                      "đông trùng hạ thảo",
                                                      "ệ",
                                                      "e",
                                                      "\xF0\x9F\x98\x80",
                                                      "\xFF\xFE",
                                                      " ",
                                                      "   a   ",
                                                      std::string(200, 'a'),
                                                      std::string(5'000, 'x'),
                                                      "traditional glutinous rice mai mai lai ch",
                                                      "lai chau lai chau lai chau",
                                                      "smoked s",
                                                      "sausage sausage sausag",
                                                      "tradition",
                                                      "traditiona",
                                                      "phalaenop",
                                                      "phalaenopsi",
                                                      "cordy",
                                                      "ampelops",
                                                      "xa an an",
                                                      "xa vinh",
                                                      "htx nong nghiep vinh xuan lai chau"};
    return kQueries;
}

std::vector<std::string> typed_queries(std::int64_t products, int goods) {
    std::vector<std::string> queries;
    std::mt19937_64 random{13};
    for (int i = 0; i < goods; ++i) {
        const auto at = static_cast<std::int64_t>(random() % static_cast<unsigned>(products));
        const std::string name = product(at).name_vi;
        for (std::size_t end = 1; end <= name.size(); ++end) {
            // Whole letters only: no byte of the next one belongs to this one.
            const bool is_whole =
                end == name.size() || (static_cast<unsigned char>(name[end]) & 0xC0U) != 0x80U;
            if (is_whole) queries.push_back(name.substr(0, end));
        }
    }
    return queries;
}

Row measured(Bench& bench, db::ShopStore& store, const std::vector<std::string>& queries,
             int rounds) {
    Row row{.row = "search", .size = counted(bench.sizes.many_products) + " products"};
    double slowest = 0;
    for (int round = 0; round < rounds; ++round) {
        for (const std::string& query : queries) {
            go_on();
            const double took = timed([&] { store.search(query, kShown); });
            row.ours.push_back(took);
            if (took > slowest) {
                slowest = took;
                row.note = "slowest: \"" + query.substr(0, 40) + "\"";
            }
        }
    }
    char took[32];
    std::snprintf(took, sizeof took, ", %.1f ms", slowest);
    row.note += took;
    row.target = p99_at_most(kHalfFrameMs);
    return row;
}

}  // namespace

void measure_search(Bench& bench) {
    const auto folder = bench.shops.with_goods(bench.sizes.many_products);
    db::ShopStore store{folder, db::Mode::Read, bench.clock};
    const auto typed = typed_queries(bench.sizes.many_products, bench.sizes.samples(200));
    for (std::size_t i = 0; i < typed.size(); i += 7) store.search(typed[i], kShown);
    Row row = measured(bench, store, typed, 1);
    row.what = "search, each letter as it is typed";
    bench.table.add(row);
    Row worst = measured(bench, store, awkward_queries(), bench.sizes.samples(20));
    worst.what = "search, queries that are meant to hurt";
    bench.table.add(worst);
}

}  // namespace bench
