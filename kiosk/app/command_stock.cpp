// stock list, receive, adjust, count, minimum, send, take, transfers.
#include <sodium.h>

#include <algorithm>
#include <iostream>

#include "kiosk/app/stock_commands.h"
#include "kiosk/app/stock_json.h"
#include "kiosk/core/vietnamese_text.h"

namespace kiosk::app {
namespace {

WrongUse wrong(const std::string& what, Text why, Text to_do) {
    return {{{what, what}, std::move(why), std::move(to_do)}};
}

Date today_of(const Context& context) { return Date::of_instant(context.clock.now_ms()); }

Date day_in(const std::string& text, const std::string& option, Date otherwise) {
    if (text.empty()) return otherwise;
    if (const auto day = Date::parse(text)) return *day;
    throw wrong(option + " " + text, {"không phải là một ngày", "is not a day"},
                {"ghi như 2026-11-23", "write it like 2026-11-23"});
}

std::string text_in(const std::string& text, const std::string& option) {
    if (is_utf8(text)) return nfc(text);
    throw wrong(option, {"không phải chữ UTF-8", "is not UTF-8 text"}, {"gõ lại", "type it again"});
}

Quantity quantity_in(const std::string& text) {
    if (const auto quantity = parse_quantity(text)) return *quantity;
    throw wrong("QUANTITY " + shown_safely(text, 32), {"không phải số lượng", "is not a quantity"},
                {"ghi như 12 hoặc 0.305", "write it like 12 or 0.305"});
}

// By its id or by any of its codes.
Product product_in(const Context& context, db::ShopStore& store, const std::string& text) {
    if (auto product = store.product(ProductId{text})) return *std::move(product);
    if (const auto code = parse_code(text, "", code_rules(settings_or_throw(context)))) {
        if (auto product = store.product_by_code(*code)) return *std::move(product);
    }
    const std::string shown = shown_safely(text, 64);
    throw wrong("PRODUCT " + shown, {"không có sản phẩm nào có mã này", "no product has this code"},
                {"xem ocop-kiosk search", "see ocop-kiosk search"});
}

MoveId new_id(const Context& context) {
    SaleIdMaker ids{[](std::uint8_t* into, std::size_t count) { randombytes_buf(into, count); }};
    return ids.next(context.clock.now_ms());
}

StockMove move_of(const Context& context, const StockWish& wish, MoveKind kind) {
    StockMove move;
    move.id = new_id(context);
    move.kind = kind;
    move.day = day_in(wish.day, "--date", today_of(context));
    move.by = StaffCode{wish.by};
    move.note = text_in(wish.note, "--note");
    move.document = text_in(wish.document, "--document");
    return move;
}

StockLine line_of(const Context& context, db::ShopStore& store, const StockWish& wish) {
    StockLine line;
    line.product = product_in(context, store, wish.product).id;
    line.lot = text_in(wish.lot, "--lot");
    if (!wish.expires.empty()) line.best_before = day_in(wish.expires, "--expires", {});
    line.unit_cost = Money::from_dong(wish.cost.value_or(0));
    line.given = wish.cost == 0 && wish.reason.empty();  // of what is taken out, it says nothing
    line.deductible_vat = wish.deductible_vat;
    return line;
}

void print_for_people(const Context& context, const StockMove& move) {
    const Language language = context.language;
    for (const StockLine& line : move.lines) {
        std::cout << title_of(move.kind).in(language) << ": " << line.name;
        if (!line.lot.empty()) std::cout << ", " << Text{"lô ", "lot "}.in(language) << line.lot;
        if (move.kind == MoveKind::Count) {
            std::cout << Text{": đếm ", ": counted "}.in(language) << format_quantity(line.counted)
                      << Text{", sổ ", ", books "}.in(language) << format_quantity(line.expected)
                      << Text{", lệch ", ", difference "}.in(language)
                      << format_quantity(line.quantity) << '\n';
        } else if (move.kind == MoveKind::Cost) {
            std::cout << ": " << format_money(line.unit_cost) << '\n';
        } else if (move.kind == MoveKind::Minimum) {
            std::cout << ": " << format_quantity(line.minimum) << '\n';
        } else {
            std::cout << ": " << format_quantity(line.quantity);
            if (line.consigned) std::cout << Text{" (ký gửi)", " (consigned)"}.in(language);
            std::cout << '\n';
        }
    }
}

int record(const Context& context, db::ShopStore& store, const StockMove& move) {
    const auto recorded = store.record_move(move);
    if (!recorded) throw WrongUse{recorded.problem()};
    if (context.json) {
        std::cout << one_line(json_of(*recorded)) << '\n';
    } else {
        print_for_people(context, *recorded);
    }
    return kDone;
}

void print_row(const Context& context, const StockRow& row, Date today) {
    const Language language = context.language;
    const bool english = language == Language::English && !row.name_en.empty();
    std::cout << format_quantity(row.on_hand) << " · " << (english ? row.name_en : row.name_vi)
              << " (" << row.product.text() << ")";
    if (is_negative(row)) std::cout << Text{" · ÂM KHO", " · NEGATIVE"}.in(language);
    if (row.lacks_cost) std::cout << Text{" · chưa có giá vốn", " · no cost"}.in(language);
    if (is_low(row)) std::cout << Text{" · sắp hết", " · low"}.in(language);
    if (expires_soon(row, today)) std::cout << Text{" · sắp hết hạn", " · expiring"}.in(language);
    std::cout << '\n';
    for (const LotOnHand& lot : row.lots) {
        if (lot.lot.empty() && row.lots.size() == 1) continue;
        std::cout << "    " << format_quantity(lot.on_hand) << " · "
                  << (lot.lot.empty() ? Text{"không rõ lô", "no lot"}.in(language) : lot.lot);
        if (lot.best_before) {
            std::cout << Text{", dùng đến ", ", best before "}.in(language)
                      << lot.best_before->dmy();
        }
        std::cout << '\n';
    }
}

}  // namespace

int list_stock(const Context& context, const StockWish& wish) {
    db::ShopStore store = open_store(context, db::Mode::Read);
    const auto filter = stock_filter_from(wish.filter).value_or(StockFilter::All);
    const StockList list = store.stock(filter, text_in(wish.words, "WORDS"), wish.limit);
    const Date today = today_of(context);
    for (const StockRow& row : list.rows) {
        if (context.json) {
            std::cout << one_line(json_of(row, today)) << '\n';
        } else {
            print_row(context, row, today);
        }
    }
    if (!context.json) {
        std::cerr << list.matching
                  << Text{" sản phẩm; sắp hết ", " products; low "}.in(context.language) << list.low
                  << Text{", sắp hết hạn ", ", expiring "}.in(context.language) << list.expiring
                  << Text{", âm kho ", ", negative "}.in(context.language) << list.negative << '\n';
    }
    return kDone;
}

int receive_stock(const Context& context, const StockWish& wish) {
    db::ShopStore store = open_store(context, db::Mode::Write);
    StockMove move = move_of(context, wish, MoveKind::Receive);
    StockLine line = line_of(context, store, wish);
    line.quantity = quantity_in(wish.quantity);
    move.lines = {std::move(line)};
    return record(context, store, move);
}

int adjust_stock(const Context& context, const StockWish& wish) {
    db::ShopStore store = open_store(context, db::Mode::Write);
    StockMove move = move_of(context, wish, MoveKind::Adjust);
    const auto reason = adjust_reason_from(wish.reason);
    if (!reason) {
        throw wrong("--reason " + shown_safely(wish.reason, 32),
                    {"không phải một lý do", "is not a reason"},
                    {"một trong: damaged, expired, lost, sample, own_use, given_back, found, other",
                     "one of: damaged, expired, lost, sample, own_use, given_back, found, other"});
    }
    move.reason = *reason;
    StockLine line = line_of(context, store, wish);
    const Quantity quantity = quantity_in(wish.quantity);
    const bool adds = *reason == AdjustReason::Found || wish.add;
    line.quantity = adds ? quantity : -quantity;
    move.lines = {std::move(line)};
    return record(context, store, move);
}

int count_stock(const Context& context, const StockWish& wish) {
    db::ShopStore store = open_store(context, db::Mode::Write);
    StockMove move = move_of(context, wish, MoveKind::Count);
    StockLine line = line_of(context, store, wish);
    line.counted = quantity_in(wish.quantity);
    move.lines = {std::move(line)};
    return record(context, store, move);
}

int set_minimum(const Context& context, const StockWish& wish) {
    db::ShopStore store = open_store(context, db::Mode::Write);
    StockMove move = move_of(context, wish, MoveKind::Minimum);
    StockLine line = line_of(context, store, wish);
    line.minimum = quantity_in(wish.quantity);
    move.lines = {std::move(line)};
    return record(context, store, move);
}

int set_cost(const Context& context, const StockWish& wish) {
    db::ShopStore store = open_store(context, db::Mode::Write);
    StockMove move = move_of(context, wish, MoveKind::Cost);
    move.lines = {line_of(context, store, wish)};
    return record(context, store, move);
}

int send_stock(const Context& context, const StockWish& wish) {
    db::ShopStore store = open_store(context, db::Mode::Write);
    StockMove move = move_of(context, wish, MoveKind::Send);
    move.shop = text_in(wish.shop, "--to");
    StockLine line = line_of(context, store, wish);
    line.quantity = -quantity_in(wish.quantity);
    move.lines = {std::move(line)};
    return record(context, store, move);
}

int take_stock(const Context& context, const StockWish& wish) {
    db::ShopStore store = open_store(context, db::Mode::Write);
    const auto id = SaleId::parse(wish.transfer);
    const std::vector<Transfer> known = store.transfers(1'000);
    const auto found = id ? std::ranges::find(known, *id, &Transfer::id) : known.end();
    if (found == known.end()) {
        throw wrong("TRANSFER " + shown_safely(wish.transfer, 64),
                    {"không có lần chuyển nào như vậy", "there is no such transfer"},
                    {"xem ocop-kiosk stock transfers", "see ocop-kiosk stock transfers"});
    }
    StockMove move = move_of(context, wish, MoveKind::Take);
    move.transfer = *id;
    move.lines = found->lines;
    if (!wish.quantity.empty()) {
        if (move.lines.size() != 1) {
            throw wrong("--quantity", {"lần chuyển này có nhiều dòng", "it has several lines"},
                        {"nhận trên màn hình Kho", "take it in on the stock screen"});
        }
        move.lines[0].quantity = quantity_in(wish.quantity);
    }
    return record(context, store, move);
}

int list_transfers(const Context& context) {
    db::ShopStore store = open_store(context, db::Mode::Read);
    for (const Transfer& transfer : store.transfers(200)) {
        if (context.json) {
            std::cout << one_line(json_of(transfer)) << '\n';
            continue;
        }
        const Language language = context.language;
        std::cout
            << transfer.id.text() << " · " << Date::of_instant(transfer.sent_at_ms).dmy() << " · "
            << (transfer.is_incoming ? Text{"từ ", "from "} : Text{"đến ", "to "}).in(language)
            << (transfer.is_incoming ? transfer.from : transfer.to) << " · "
            << (transfer.is_on_the_way() ? Text{"đang chuyển", "on the way"}
                : transfer.is_back       ? Text{"đã lấy lại", "taken back"}
                                         : Text{"đã nhận", "taken in"})
                   .in(language)
            << '\n';
        for (const StockLine& line : transfer.lines) {
            std::cout << "    " << format_quantity(line.quantity) << " · " << line.name
                      << (line.lot.empty() ? "" : ", " + line.lot) << '\n';
        }
    }
    return kDone;
}

}  // namespace kiosk::app
