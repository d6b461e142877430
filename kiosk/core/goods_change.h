// What a person changes in the goods: field by field with before and after, prices that begin at a
// time, and the rules a product or lot must keep beyond what a single cell can say. Fields are
// named as the catalogue's columns ("price"). Plain values; any thread; nothing fails.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/core/ids.h"
#include "kiosk/core/lot.h"
#include "kiosk/core/product.h"
#include "kiosk/core/result.h"

namespace kiosk {

struct FieldChange {
    std::string field;
    std::string before, after;  // as a catalogue's CSV would write them
    friend bool operator==(const FieldChange&, const FieldChange&) = default;
};

std::vector<FieldChange> changes_between(const Product& before, const Product& after);
std::vector<FieldChange> changes_between(const Lot& before, const Lot& after);
std::vector<FieldChange> changes_between(const Producer& before, const Producer& after);
// Of a lot too ("best_before"), and "withdrawn".
const Text& title_of_field(std::string_view field);

// `theirs` with everything that `mine` changed since `read`: what a form shows when somebody else
// has changed the product meanwhile.
Product rebased(const Product& read, const Product& mine, const Product& theirs);
// The fields that both changed, to different ends.
std::vector<std::string> contested(const Product& read, const Product& mine, const Product& theirs);

struct FieldProblem {
    std::string field;
    Text why;
    friend bool operator==(const FieldProblem&, const FieldProblem&) = default;
};
// Required fields, a price, dates in their order.
std::vector<FieldProblem> check_product(const Product& product);
std::vector<FieldProblem> check_lot(const Lot& lot);

// An amount as people type it ("125.000", "125 000 ₫"): its digits; nullopt where it is none.
std::optional<Money> typed_money(std::string_view text);
// "23/11/2026", "2026-11-23".
std::optional<Date> typed_date(std::string_view text);
// "8:05", "17:30" → minutes since midnight.
std::optional<int> typed_time(std::string_view text);

struct PlannedPrice {
    ProductId product;
    std::int64_t starts_ms{0};  // UTC
    Money price;
    StaffCode by;
    friend bool operator==(const PlannedPrice&, const PlannedPrice&) = default;
};

// As the journal tells it: who changed which fields when.
enum class GoodsAct { Edit, Import, Producer, Lot, PlanPrice, CancelPrice, PriceBegan, Withdraw };
std::string_view name_of(GoodsAct act);  // "edit", "import", …
std::optional<GoodsAct> goods_act_from(std::string_view name);
const Text& title_of(GoodsAct act);

struct GoodsChange {
    std::int64_t seq{0};  // of the journal
    std::int64_t at_ms{0};
    std::string by;  // staff code; empty: by itself
    GoodsAct act{GoodsAct::Edit};
    ProductId product;
    std::string lot;
    FieldChange change;
    friend bool operator==(const GoodsChange&, const GoodsChange&) = default;
};

}  // namespace kiosk
