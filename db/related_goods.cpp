#include "db/related_goods.h"

#include <algorithm>
#include <set>

namespace db {
namespace {

constexpr const char* kOf =
    "SELECT id, producer, province_today, commune, group_key, sort_key FROM product "
    "WHERE product_id = ?";
constexpr const char* kSameProducer =
    "SELECT id FROM product WHERE producer = ? AND producer <> '' ORDER BY sort_key LIMIT ?";
constexpr const char* kSameCommune =
    "SELECT id FROM product WHERE province_today = ? AND commune = ? AND commune <> '' "
    "ORDER BY sort_key LIMIT ?";
// The goods after this one in the alphabet, so that not every product shows the same few.
constexpr const char* kSameProvince =
    "SELECT id FROM product WHERE province_today = ? AND province_today <> '' AND sort_key > ? "
    "ORDER BY sort_key LIMIT ?";
constexpr const char* kFirstOfProvince =
    "SELECT id FROM product WHERE province_today = ? AND province_today <> '' "
    "ORDER BY sort_key LIMIT ?";
constexpr const char* kSameGroup =
    "SELECT id FROM product WHERE group_key = ? AND sort_key > ? ORDER BY sort_key LIMIT ?";
constexpr const char* kFirstOfGroup =
    "SELECT id FROM product WHERE group_key = ? ORDER BY sort_key LIMIT ?";

class Gathering {
public:
    Gathering(CatalogueRepository& catalogue, std::size_t limit)
        : catalogue_{catalogue}, limit_{limit} {}

    void leave_out(std::int64_t row) { seen_.insert(row); }

    // Candidates of a query that was bound; those known already do not count.
    void take(Query& query, std::vector<kiosk::Product>& into) {
        std::vector<std::int64_t> rows;
        while (query.next()) {
            rows.push_back(query.number(0));
        }
        for (const std::int64_t row : rows) {
            if (into.size() >= limit_ || !seen_.insert(row).second) {
                continue;
            }
            if (auto product = catalogue_.by_row(row)) {
                into.push_back(*std::move(product));
            }
        }
    }

    // Enough candidates for the lists before this one to have taken theirs.
    std::int64_t candidates() const { return static_cast<std::int64_t>(seen_.size() + limit_); }

private:
    CatalogueRepository& catalogue_;
    std::size_t limit_;
    std::set<std::int64_t> seen_;
};

}  // namespace

Related related_goods(Database& database, CatalogueRepository& catalogue,
                      const kiosk::ProductId& id, std::size_t limit) {
    Related related;
    Query of = database.query(kOf);
    if (!of.with(id.text()).next()) {
        return related;
    }
    const std::string producer = of.text(1), province = of.text(2), commune = of.text(3),
                      group = of.text(4), sort_key = of.text(5);
    Gathering gathering{catalogue, limit};
    gathering.leave_out(of.number(0));
    {
        Query query = database.query(kSameProducer);
        gathering.take(query.with(producer, gathering.candidates()), related.same_producer);
    }
    {
        Query query = database.query(kSameCommune);
        gathering.take(query.with(province, commune, gathering.candidates()), related.same_place);
    }
    related.place = related.same_place.size() >= limit ? commune : province;
    if (related.same_place.size() < limit) {
        Query after = database.query(kSameProvince);
        gathering.take(after.with(province, Query::Blob{sort_key}, gathering.candidates()),
                       related.same_place);
        Query first = database.query(kFirstOfProvince);
        gathering.take(first.with(province, gathering.candidates()), related.same_place);
    }
    {
        Query after = database.query(kSameGroup);
        gathering.take(after.with(group, Query::Blob{sort_key}, gathering.candidates()),
                       related.same_group);
    }
    if (related.same_group.size() < limit) {
        Query first = database.query(kFirstOfGroup);
        gathering.take(first.with(group, gathering.candidates()), related.same_group);
    }
    return related;
}

}  // namespace db
