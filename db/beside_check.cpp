#include "db/beside_check.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "db/cart_body.h"
#include "db/epoch.h"

namespace db {
namespace {

using Texts = std::vector<kiosk::Text>;

constexpr const char* kDelivered =
    "SELECT acked_seq, (SELECT coalesce(max(seq), 0) FROM journal) FROM till";
constexpr const char* kCarts = "SELECT body FROM held_cart";
constexpr const char* kWrongTallies =
    "WITH counted AS (SELECT 'group' AS facet, group_key AS key, count(*) AS products FROM product "
    "GROUP BY group_key UNION ALL SELECT 'province', province_today, count(*) FROM product "
    "GROUP BY province_today UNION ALL SELECT 'stars', CAST(stars AS TEXT), count(*) FROM product "
    "WHERE stars IS NOT NULL GROUP BY stars), "
    "kept AS (SELECT facet, key, products FROM product_tally WHERE products <> 0) "
    "SELECT count(*) FROM (SELECT * FROM (SELECT * FROM counted EXCEPT SELECT * FROM kept) "
    "UNION ALL SELECT * FROM (SELECT * FROM kept EXCEPT SELECT * FROM counted))";
constexpr const char* kWords = "SELECT name, other FROM product_words";
// In memory, of this connection; it reads the index and writes nothing.
constexpr const char* kMakeTerms =
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_term "
    "USING fts5vocab('main', 'product_search', 'row')";
constexpr const char* kTerms = "SELECT term, doc FROM temp.search_term";

// Beyond the journal's end nothing would ever be sent; before its epoch everything twice.
void check_delivered(Database& database, Texts& found) {
    Query query = database.query(kDelivered);
    if (!query.next()) return;
    const std::int64_t acked = query.number(0), last = query.number(1);
    const std::vector<Epoch> all = epochs(database);
    const std::int64_t before = all.empty() ? 0 : all.back().before;
    if (acked >= before && acked <= last) return;
    const std::string here = std::to_string(acked), end = std::to_string(last);
    found.push_back({"đã ghi là trung tâm có đến bản ghi " + here + ", nhật ký có " + end,
                     "the centre is said to have entry " + here + ", the journal has " + end});
}

void check_carts(Database& database, Texts& found) {
    Query query = database.query(kCarts);
    while (query.next()) {
        kiosk::HeldCart cart;
        if (const auto read = decode_cart(query.view(0), cart); !read) {
            found.push_back({"một giỏ hàng chờ không đọc được: " + read.problem().why.vi,
                             "a waiting cart cannot be read: " + read.problem().why.en});
        }
    }
}

void count_words(const std::string& text, std::unordered_map<std::string, std::int64_t>& products) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    std::ranges::sort(words);
    words.erase(std::unique(words.begin(), words.end()), words.end());
    for (std::string& word : words) ++products[std::move(word)];
}

// The index keeps no texts: how many products each of its words leads to is what can be compared.
bool finds_all_words(Database& database) {
    std::unordered_map<std::string, std::int64_t> products;
    {
        Query words = database.query(kWords);
        while (words.next()) count_words(words.text(0) + " " + words.text(1), products);
    }
    database.execute(kMakeTerms);
    Query terms = database.query(kTerms);
    std::size_t seen = 0;
    for (; terms.next(); ++seen) {
        const auto wanted = products.find(terms.text(0));
        if (wanted == products.end() || wanted->second != terms.number(1)) return false;
    }
    return seen == products.size();
}

}  // namespace

std::vector<kiosk::Text> misfits_beside_journal(Database& database) {
    Texts found;
    check_delivered(database, found);
    check_carts(database, found);
    if (database.number(kWrongTallies) != 0) {
        found.push_back({"số sản phẩm theo nhóm, tỉnh hoặc sao không khớp với danh mục",
                         "how many products a group, province or star has does not fit"});
    }
    if (!finds_all_words(database)) {
        found.push_back({"từ khóa tìm sản phẩm không khớp với danh mục",
                         "the words that products are found by do not fit the catalogue"});
    }
    return found;
}

}  // namespace db
