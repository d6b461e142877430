// The promise: a bit that flips on the disk is found by `verify`, or it changes nothing that a
// shop relies on. Tried in every kind of page that SQLite has.
#include <fstream>
#include <map>

#include "db/catalogue_csv.h"
#include "tests/db/shop_fixture.h"
#include "tests/support/catch.h"

using fixture::Folder;

namespace {

const kiosk::ManualClock kClock{fixture::kNoonMs};
constexpr int kSales = 60;
constexpr int kFlipsAPage = 3;
constexpr std::size_t kPagesOfAKind = 8;

// What a shop relies on: the journal, every sale, the day's figures, the goods and their codes.
struct Facts {
    std::vector<std::string> journal;
    std::vector<std::string> sales;
    kiosk::Totals totals;
    std::string catalogue;
    std::vector<std::string> found;
    friend bool operator==(const Facts&, const Facts&) = default;
};

struct Shop {
    Folder folder;
    std::vector<kiosk::SaleId> ids;

    Shop() {
        db::ShopStore store{folder.path(), db::Mode::Write, kClock};
        std::vector<kiosk::Product> goods{fixture::honey(), fixture::tea()};
        for (int i = 0; i < 60; ++i) {
            kiosk::Product more = fixture::honey();
            more.id = kiosk::ProductId{"more-" + std::to_string(i)};
            more.codes = {"https://stamp.example/q/" + std::to_string(i * 7919)};
            more.story_vi = std::string(3'000, 'a');  // one row that fills pages of its own
            goods.push_back(std::move(more));
        }
        store.save_products(goods, "test");
        for (int i = 0; i < kSales; ++i) {
            const kiosk::Sale sale = fixture::sample_sale(
                {.lines = i % 20 == 0 ? 40 : 3, .request_id = "r" + std::to_string(i)});
            store.save_sale(sale);
            ids.push_back(sale.id);
        }
        // So that there are free pages, too.
        goods.resize(30);
        for (kiosk::Product& one : goods) one.story_vi = "";
        store.save_products(goods, "test");
    }

    Facts facts() const {
        db::ShopStore store{folder.path(), db::Mode::Read, kClock};
        Facts facts;
        for (const db::Journaled& entry : store.entries_after(0, 1'000)) {
            facts.journal.push_back(entry.body + entry.prev + entry.hash + entry.sig);
        }
        for (std::size_t i = 0; i < ids.size(); ++i) {
            const auto sale = store.sale(ids[i]);
            const auto request = store.sale_for_request("r" + std::to_string(i));
            facts.sales.push_back(sale ? std::to_string(sale->total.dong()) : "none");
            facts.sales.push_back(request ? request->number + request->id.text() : "none");
        }
        facts.totals = store.totals(kiosk::Date::of_instant(fixture::kNoonMs));
        std::vector<std::string> codes;
        store.for_each_product([&](const kiosk::Product& product) {
            facts.catalogue += db::catalogue_row(product);
            codes.insert(codes.end(), product.codes.begin(), product.codes.end());
        });
        for (const std::string& text : codes) {
            const auto product = store.product_by_code(*kiosk::parse_code(text, "", {}));
            facts.found.push_back(product ? product->id.text() : "none");
        }
        return facts;
    }
};

std::uint32_t big_endian(const std::string& bytes, std::size_t at) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
    }
    return number;
}

// The file's pages by kind: trees' inner pages and leaves, of tables and of indexes; what is left
// are overflow and free pages.
std::map<std::string, std::vector<std::size_t>> pages_of(const std::string& file,
                                                         std::size_t page_size) {
    std::map<std::string, std::vector<std::size_t>> pages;
    for (std::size_t page = 0; page * page_size < file.size(); ++page) {
        const std::size_t at = page * page_size + (page == 0 ? 100 : 0);
        switch (file[at]) {
            case 2:
                pages["inner index"].push_back(page);
                break;
            case 5:
                pages["inner table"].push_back(page);
                break;
            case 10:
                pages["index leaf"].push_back(page);
                break;
            case 13:
                pages["table leaf"].push_back(page);
                break;
            default:
                pages["overflow or free"].push_back(page);
        }
    }
    pages["header"].push_back(0);
    return pages;
}

bool is_found(const Shop& shop) {
    try {
        return !db::ShopStore{shop.folder.path(), db::Mode::Read, kClock}.verify().ok;
    } catch (const db::Error&) {
        return true;
    }
}

bool same_facts(const Shop& shop, const Facts& facts) {
    try {
        return shop.facts() == facts;
    } catch (const db::Error&) {
        return false;
    }
}

}  // namespace

TEST_CASE("one flipped bit in any kind of page is found, or changes nothing that counts",
          "[db][verify][rot]") {
    const Shop shop;
    const Facts facts = shop.facts();
    REQUIRE(facts.totals.sales == kSales);
    fixture::meddle(shop.folder, "PRAGMA wal_checkpoint(TRUNCATE)");
    const std::string whole = fixture::read_all(shop.folder.database());
    const std::size_t page_size = big_endian(whole, 16) >> 16;
    const auto pages = pages_of(whole, page_size);
    for (const char* kind :
         {"header", "inner index", "inner table", "index leaf", "table leaf", "overflow or free"}) {
        INFO(kind);
        REQUIRE(pages.contains(kind));
    }
    const auto seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937 random{seed};
    int found = 0;
    for (const auto& [kind, numbers] : pages) {
        for (std::size_t i = 0; i < std::min(numbers.size(), kPagesOfAKind); ++i) {
            const std::size_t page = numbers[random() % numbers.size()];
            for (int flip = 0; flip < kFlipsAPage; ++flip) {
                const std::size_t size = kind == "header" ? 100 : page_size;
                const std::size_t at = page * page_size + random() % size;
                const int bit = static_cast<int>(random() % 8);
                std::string damaged = whole;
                damaged[at] = static_cast<char>(damaged[at] ^ 1 << bit);
                std::ofstream{shop.folder.database(), std::ios::binary} << damaged;
                const bool is_told = is_found(shop);
                found += is_told;
                if (is_told) continue;
                INFO(kind << " page " << page << " byte " << at % page_size << " bit " << bit);
                REQUIRE(same_facts(shop, facts));
            }
        }
    }
    std::ofstream{shop.folder.database(), std::ios::binary} << whole;
    CHECK_FALSE(is_found(shop));
    CHECK(found > 20);
}

TEST_CASE("an index that says something else than its table is found", "[db][verify][rot]") {
    const Shop shop;
    // What no statement can do: the index over sales by day gets a net that no sale had.
    fixture::meddle(shop.folder, "PRAGMA wal_checkpoint(TRUNCATE)");
    fixture::meddle(shop.folder,
                    "PRAGMA writable_schema = ON;"
                    "UPDATE sqlite_schema SET sql = replace(sql, 'gross, discount', "
                    "'discount, gross') WHERE name = 'sale_by_day'");
    CHECK(is_found(shop));
}
