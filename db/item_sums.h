// What was sold and what came back, item by item, over any number of days: the figures' tables are
// made of these sums once, at their end, not anew for each day. Private to db; one thread at a
// time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "db/database.h"
#include "db/terms_book.h"
#include "kiosk/core/margin.h"
#include "kiosk/core/tax.h"

namespace db {

// The province of today, as the catalogue says it now.
using PlaceByProduct = std::unordered_map<std::string, std::string>;

struct SoldItem {
    kiosk::MarginLine keys;  // without figures
    kiosk::ProductId product;
    kiosk::Group group{kiosk::Group::Food};
    std::string name;
    kiosk::TaxRate tax_rate{kiosk::TaxRate::NotDeclared};
    kiosk::Quantity quantity;
    kiosk::Money amount, tax;
    std::vector<kiosk::MarginLine> margins;  // one for each share it was sold at
};

class ItemSums {
public:
    // `terms`: whose goods are consigned; null: nobody asks what was earned, a little less is read.
    ItemSums(Database& database, const TermsBook* terms) : database_{database}, terms_{terms} {}

    // The lines of a day, returns taken off. Call inside a snapshot.
    void add(kiosk::Date day);
    const std::unordered_map<std::int64_t, SoldItem>& items() const { return items_; }
    // By item and share.
    std::vector<kiosk::MarginLine> margin_lines(const PlaceByProduct& places) const;

private:
    void add_uncosted(kiosk::MarginLine& line, const Query& row, std::int64_t day);
    void take_returned(const Query& row, kiosk::Date sold_on);
    SoldItem& item(std::int64_t id);
    kiosk::MarginLine& margin_of(SoldItem& item, kiosk::Date sold_on);

    Database& database_;
    const TermsBook* terms_;
    std::unordered_map<std::int64_t, SoldItem> items_;  // by the store's number
};

}  // namespace db
