#include "db/shift_check.h"

#include "db/override_body.h"
#include "db/shift_repository.h"

namespace db {
namespace {

using Texts = std::vector<kiosk::Text>;

constexpr const char* kOpenedAt = "SELECT open_seq, opening FROM shift WHERE close_seq = ?";

bool is_action(std::string_view kind) {
    return kind == "override" || kind == "drawer_open" || kind == "price_change" ||
           kind == "reprint";
}

kiosk::Text no_row() {
    return {"bảng không khớp với bản ghi này", "its row does not fit the entry"};
}

}  // namespace

bool ShiftCheck::takes(std::string_view kind) {
    return kind == "shift_open" || kind == "shift_close" || kind == "cash_movement" ||
           is_action(kind);
}

Texts ShiftCheck::take(Database& database, std::int64_t seq, std::string_view kind,
                       std::string_view body) {
    if (kind == "shift_close") return take_closing(database, seq, body);
    bool fits = false;
    if (kind == "shift_open") {
        ++shifts_;
        const auto shift = decode_shift_opening(body);
        if (!shift) return {shift.problem().why};
        fits = has_shift(database, seq, *shift);
    } else if (kind == "cash_movement") {
        ++movements_;
        const auto movement = decode_movement(body);
        if (!movement) return {movement.problem().why};
        fits = has_movement(database, seq, *movement);
    } else {
        ++actions_;
        const auto step = decode_override(body);
        if (!step) return {step.problem().why};
        fits = has_action(database, seq, kind, *step);
    }
    return fits ? Texts{} : Texts{no_row()};
}

Texts ShiftCheck::take_closing(Database& database, std::int64_t seq, std::string_view body) {
    ++closed_;
    const auto close = decode_closing(body);
    if (!close) return {close.problem().why};
    Texts wrong;
    if (close->z != ++z_) {
        wrong.push_back({"số báo cáo Z " + close->number + " không liên tục",
                         "Z number " + close->number + " is out of order"});
        z_ = close->z;
    }
    if (!has_closing(database, seq, *close)) wrong.push_back(no_row());
    Query query = database.query(kOpenedAt);
    if (!query.with(seq).next()) return wrong;
    const auto figures = figures_between(database, close->id, query.number(0), seq);
    if (figures != close->figures ||
        kiosk::expected_cash(query.money(1), figures) != close->expected) {
        wrong.push_back({"số liệu của ca " + close->number + " không khớp với các bản ghi",
                         "the figures of shift " + close->number + " do not fit its entries"});
    }
    return wrong;
}

Texts ShiftCheck::misfits(Database& database) const {
    Texts found;
    const auto check = [&](const char* sql, std::int64_t wanted, const std::string& table) {
        const std::int64_t there = database.number(sql);
        if (there == wanted) return;
        const std::string counts = std::to_string(there) + " ≠ " + std::to_string(wanted);
        found.push_back({"bảng " + table + " không khớp với nhật ký: " + counts,
                         "table " + table + " does not fit the journal: " + counts});
    };
    check("SELECT count(*) FROM shift", shifts_, "shift");
    check("SELECT count(*) FROM shift WHERE close_seq IS NOT NULL", closed_, "shift (closed)");
    check("SELECT count(*) FROM cash_movement", movements_, "cash_movement");
    check("SELECT count(*) FROM action", actions_, "action");
    return found;
}

}  // namespace db
