#include "db/product_search.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "kiosk/core/vietnamese_text.h"

namespace db {
namespace {

constexpr const char* kByCode =
    "SELECT c.product, p.sort_key FROM product_code c JOIN product p ON p.id = c.product "
    "WHERE c.code >= ? AND c.code < ? ORDER BY c.code LIMIT ?";
constexpr const char* kByName =
    "SELECT w.id, w.name, p.sort_key FROM product_words w JOIN product p ON p.id = w.id "
    "WHERE w.name >= ? AND w.name < ? ORDER BY w.name LIMIT ?";
constexpr const char* kByWords =
    "SELECT w.id, w.name, p.sort_key FROM (SELECT rowid FROM product_search "
    "WHERE product_search MATCH ? AND rowid > ? AND rowid <= ? LIMIT ?) AS s "
    "CROSS JOIN product_words w ON w.id = s.rowid JOIN product p ON p.id = w.id";
constexpr const char* kLastRow = "SELECT max(id) FROM product";

constexpr std::size_t kLongestQuery = 200;  // bytes; more is a pasted page, not a search
constexpr std::size_t kMostWords = 6;
constexpr std::size_t kShortestCode = 3;
constexpr int kCandidates = 120;  // of each step
// Words that are all common but seldom together make FTS5 read long lists, and it cannot be
// interrupted: so the rows are gone through in parts, until there are enough or time is up. Nothing
// found yet earns more time: a product that exists should not be called unknown.
constexpr std::int64_t kFirstPartRows = 1 << 15;  // each part is twice as long as the one before
constexpr std::chrono::milliseconds kEnoughTime{3};
constexpr std::chrono::milliseconds kMostTime{25};
constexpr std::size_t kLongestReadyPrefix = 5;  // letters, as in migration 0002
constexpr const char* kAfterAnyText = "\xFF";

enum Grade { SameName, BeginOfCode, BeginOfName, InName, Anywhere };

// The best grade each product was found with.
class Candidates {
public:
    void add(std::int64_t row, Grade grade, std::string sort_key) {
        const auto [place, is_new] = found_.try_emplace(row, grade, std::move(sort_key));
        if (!is_new && grade < place->second.first) {
            place->second.first = grade;
        }
    }
    std::size_t size() const { return found_.size(); }
    std::vector<std::int64_t> best(std::size_t limit) const {
        std::vector<std::tuple<Grade, std::string_view, std::int64_t>> order;
        order.reserve(found_.size());
        for (const auto& [row, why] : found_) {
            order.emplace_back(why.first, why.second, row);
        }
        std::ranges::sort(order);
        std::vector<std::int64_t> rows;
        for (std::size_t i = 0; i < std::min(limit, order.size()); ++i) {
            rows.push_back(std::get<2>(order[i]));
        }
        return rows;
    }

private:
    std::map<std::int64_t, std::pair<Grade, std::string>> found_;
};

std::vector<std::string> split(const std::string& folded) {
    std::vector<std::string> words;
    std::size_t begin = 0;
    while (begin < folded.size() && words.size() < kMostWords) {
        const std::size_t end = std::min(folded.find(' ', begin), folded.size());
        if (end > begin) {
            words.push_back(folded.substr(begin, end - begin));
        }
        begin = end + 1;
    }
    return words;
}

// "ca" AND "ph" *
std::string match_of(const std::vector<std::string>& words, bool last_is_prefix) {
    std::string match;
    for (const std::string& word : words) {
        match += (match.empty() ? "\"" : " AND \"") + word + "\"";
    }
    return last_is_prefix ? match + " *" : match;
}

void add_by_code(Database& database, const std::string& begin, Candidates& candidates) {
    Query query = database.query(kByCode);
    query.with(begin, begin + kAfterAnyText, kCandidates);
    while (query.next()) {
        candidates.add(query.number(0), BeginOfCode, query.text(1));
    }
}

void add_by_name(Database& database, const std::string& folded, Candidates& candidates) {
    Query query = database.query(kByName);
    query.with(folded, folded + kAfterAnyText, kCandidates);
    while (query.next()) {
        candidates.add(query.number(0), query.text(1) == folded ? SameName : BeginOfName,
                       query.text(2));
    }
}

// True when every word is in the name, the last one as a beginning.
bool is_in_name(const std::string& name, const std::vector<std::string>& words) {
    const std::string padded = " " + name + " ";
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string wanted = " " + words[i] + (i + 1 < words.size() ? " " : "");
        if (padded.find(wanted) == std::string::npos) {
            return false;
        }
    }
    return true;
}

void add_by_words(Database& database, const std::string& match,
                  const std::vector<std::string>& words, Candidates& candidates) {
    const auto began = std::chrono::steady_clock::now();
    const std::int64_t last = database.number(kLastRow);
    const std::size_t had = candidates.size();
    std::int64_t rows = kFirstPartRows;
    for (std::int64_t after = 0; after < last; after += std::exchange(rows, rows * 2)) {
        Query query = database.query(kByWords);
        query.with(match, after, after + rows, kCandidates);
        while (query.next()) {
            candidates.add(query.number(0), is_in_name(query.text(1), words) ? InName : Anywhere,
                           query.text(2));
        }
        const auto spent = std::chrono::steady_clock::now() - began;
        const std::size_t found = candidates.size() - had;
        if (found >= std::size_t{kCandidates} || spent > (found > 0 ? kEnoughTime : kMostTime)) {
            return;
        }
    }
}

bool is_number(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::vector<std::int64_t> search_products(Database& database, std::string_view words,
                                          std::size_t limit) {
    const std::string asked = kiosk::nfc(words.substr(0, kLongestQuery));
    const std::string folded = kiosk::fold_for_search(asked);
    Candidates candidates;
    if (asked.size() >= kShortestCode && asked.find(' ') == std::string::npos) {
        add_by_code(database, asked, candidates);
        if (is_number(asked)) {
            // Thirteen printed digits are kept as fourteen.
            add_by_code(database, "0" + asked, candidates);
        }
    }
    const std::vector<std::string> parts = split(folded);
    if (!parts.empty()) {
        add_by_name(database, folded, candidates);
        // A long beginning would be gathered anew for every part: as a whole word it is at hand.
        const bool is_ready = parts.back().size() <= kLongestReadyPrefix;
        if (candidates.size() < limit) {
            add_by_words(database, match_of(parts, is_ready), parts, candidates);
        }
        if (candidates.size() < limit && !is_ready) {
            add_by_words(database, match_of(parts, true), parts, candidates);
        }
    }
    return candidates.best(limit);
}

}  // namespace db
