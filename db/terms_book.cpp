#include "db/terms_book.h"

#include "db/settlement_body.h"

namespace db {
namespace {

constexpr const char* kAll = "SELECT producer, terms FROM producer_terms";
constexpr const char* kChanged = "SELECT coalesce(max(seq), 0) FROM producer_terms";

}  // namespace

TermsBook::TermsBook(Database& database) {
    Query query = database.query(kAll);
    while (query.next()) terms_[query.text(0)] = terms_in(query.view(1));
}

std::int64_t TermsBook::changed_at(Database& database) { return database.number(kChanged); }

const kiosk::Terms* TermsBook::agreed(std::string_view producer, const kiosk::ProductId& product,
                                      kiosk::Group group, kiosk::Date day) const {
    const auto found = terms_.find(producer);
    return found == terms_.end() ? nullptr : kiosk::terms_for(found->second, product, group, day);
}

bool TermsBook::consigned(std::string_view producer, const kiosk::ProductId& product,
                          kiosk::Group group, kiosk::Date day) const {
    const kiosk::Terms* terms = agreed(producer, product, group, day);
    return terms != nullptr && terms->kind == kiosk::TermsKind::Consigned;
}

}  // namespace db
