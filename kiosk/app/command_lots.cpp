// catalogue import-lots, export-lots, recall; scans.
#include <algorithm>
#include <iostream>

#include "db/lots_csv.h"
#include "kiosk/app/command.h"
#include "kiosk/app/json_shapes.h"
#include "kiosk/core/vietnamese_text.h"

namespace kiosk::app {
namespace {

constexpr std::size_t kMostRows = 100;

Problem unknown_product(const std::string& id, const std::string& where_vi,
                        const std::string& where_en) {
    const std::string shown = shown_safely(id, 64);
    return {{where_vi, where_en},
            {"không có sản phẩm nào có mã " + shown, "no product has the id " + shown},
            {"nhập danh mục trước, hoặc sửa mã", "import the catalogue first, or correct the id"}};
}

void check_products(db::ShopStore& store, db::LotsRead& read) {
    for (std::size_t i = 0; i < read.lots.size(); ++i) {
        const ProductId& id = read.lots[i].product;
        if (store.product(id)) continue;
        const std::string line = std::to_string(read.lines[i]);
        read.problems.push_back(unknown_product(id.text(), "dòng " + line + ", cột product_id",
                                                "line " + line + ", column product_id"));
    }
}

Recall recall_of(const RecallWish& wish, const Context& context) {
    Recall recall;
    recall.day = Date::of_instant(context.clock.now_ms());
    if (!wish.day.empty()) {
        const auto day = Date::parse(wish.day);
        if (!day) {
            throw WrongUse{{{"--date " + wish.day, "--date " + wish.day},
                            {"không phải là một ngày", "is not a day"},
                            {"ghi như 2026-11-23", "write it like 2026-11-23"}}};
        }
        recall.day = *day;
    }
    for (const std::string* text : {&wish.reason, &wish.reason_en}) {
        if (is_utf8(*text)) continue;
        throw WrongUse{{{"--reason", "--reason"},
                        {"không phải chữ UTF-8", "is not UTF-8 text"},
                        {"gõ lại lý do", "type the reason again"}}};
    }
    recall.reason = {nfc(wish.reason), nfc(wish.reason_en)};
    return recall;
}

void check_manager(db::ShopStore& store, const std::string& code) {
    if (code.empty()) return;
    const std::vector<Staff> staff = store.staff();
    const bool manages = std::any_of(staff.begin(), staff.end(), [&](const Staff& one) {
        return one.code.text() == code && one.role == Role::Manager;
    });
    if (manages) return;
    throw WrongUse{{{"--by " + code, "--by " + code},
                    {"không phải mã của một quản lý", "is not the code of a manager"},
                    {"xem ocop-kiosk staff list", "see ocop-kiosk staff list"}}};
}

Json json_of(const ScanReport& report) {
    Json products = Json::array(), unknown = Json::array();
    for (const ProductInterest& row : report.products) {
        products.push_back({{"product_id", row.product.text()},
                            {"name_vi", row.name_vi},
                            {"name_en", row.name_en},
                            {"looked_at", row.looked_at},
                            {"sold", row.sold}});
    }
    for (const UnknownScan& row : report.unknown) {
        unknown.push_back({{"code", row.code}, {"times", row.times}, {"last", row.last.iso()}});
    }
    return {{"from", report.from.iso()}, {"to", report.to.iso()}, {"scans", report.scans},
            {"by_hour", report.by_hour}, {"products", products},  {"unknown", unknown}};
}

void print_for_people(const ScanReport& report, Language language) {
    std::cout << report.from.dmy() << " – " << report.to.dmy() << ": "
              << format_digits(report.scans) << Text{" lượt quét\n", " scans\n"}.in(language);
    if (!report.products.empty()) {
        std::cout << Text{"Xem · bán · sản phẩm\n", "Looked at · sold · product\n"}.in(language);
    }
    for (const ProductInterest& row : report.products) {
        const bool english = language == Language::English && !row.name_en.empty();
        std::cout << "  " << format_digits(row.looked_at) << " · " << format_digits(row.sold)
                  << " · " << (english ? row.name_en : row.name_vi) << " (" << row.product.text()
                  << ")\n";
    }
    if (!report.unknown.empty()) {
        std::cout << Text{"Mã chưa biết, nên thêm nếu là hàng của cửa hàng\n",
                          "Unknown codes, worth adding if the goods are the shop's\n"}
                         .in(language);
    }
    for (const UnknownScan& row : report.unknown) {
        std::cout << "  " << format_digits(row.times) << " × "
                  << (row.code.empty() ? Text{"mã khác", "other codes"}.in(language) : row.code)
                  << ", " << row.last.dmy() << '\n';
    }
}

}  // namespace

int import_lots(const Context& context, const std::string& file, bool dry_run) {
    db::LotsRead read = db::read_lots(read_input(file));
    db::ShopStore store = open_store(context, dry_run ? db::Mode::Read : db::Mode::Write);
    if (read.problems.empty()) check_products(store, read);
    if (!read.problems.empty()) {
        return refuse_import(context, file, read.problems,
                             {"không nhập dòng nào", "nothing imported"});
    }
    if (!dry_run) store.save_lots(read.lots, "import");
    if (context.json) {
        std::cout << one_line({{"lots", read.lots.size()}, {"imported", !dry_run}}) << '\n';
    } else if (dry_run) {
        std::cout << read.lots.size()
                  << Text{" lô hợp lệ, chưa lưu gì\n", " lots are in order, nothing stored\n"}.in(
                         context.language);
    } else {
        std::cout << read.lots.size()
                  << Text{" lô đã nhập\n", " lots imported\n"}.in(context.language);
    }
    return kDone;
}

int export_lots(const Context& context, const std::string& file) {
    db::ShopStore store = open_store(context, db::Mode::Read);
    std::string text = db::lots_header();
    const std::vector<Lot> lots = store.lots();
    for (const Lot& lot : lots) text += db::lot_rows(lot);
    write_output(file, [&](std::ostream& sink) { sink << text; });
    if (file == "-" && !std::cout) return kFault;  // told where the command ends
    std::cerr << lots.size() << Text{" lô\n", " lots\n"}.in(context.language);
    return kDone;
}

int recall_lot(const Context& context, const RecallWish& wish) {
    db::ShopStore store = open_store(context, db::Mode::Write);
    const ProductId id{wish.product};
    if (!store.product(id) && !store.lot(id, wish.lot)) {
        throw WrongUse{unknown_product(wish.product, "catalogue recall", "catalogue recall")};
    }
    if (wish.lot.size() > 64 || !is_utf8(wish.lot)) {
        throw WrongUse{{{"LOT", "LOT"},
                        {"số lô quá dài hoặc không phải chữ", "is too long or no text"},
                        {"ghi số lô như trên bao bì", "write it as on the label"}}};
    }
    check_manager(store, wish.by);
    const std::string lot = nfc(wish.lot);
    const std::optional<Lot> known = store.lot(id, lot);
    if (wish.lift) {
        if (!known || !known->recall) {
            tell(context, {{wish.product + " " + lot, wish.product + " " + lot},
                           {"lô này không bị thu hồi", "this lot is not recalled"},
                           {"xem lại số lô", "check the number"}});
            return kNo;
        }
        store.recall_lot(id, lot, std::nullopt, wish.by);
    } else {
        if (wish.reason.empty()) {
            throw WrongUse{
                {{"--reason", "--reason"},
                 {"chưa có lý do thu hồi", "the reason of the recall is missing"},
                 {"ghi lý do như khách sẽ đọc", "give it as the shopper shall read it"}}};
        }
        store.recall_lot(id, lot, recall_of(wish, context), wish.by);
    }
    if (context.json) {
        std::cout << one_line({{"product_id", wish.product},
                               {"lot", lot},
                               {"recalled", !wish.lift},
                               {"was_known", known.has_value()}})
                  << '\n';
    } else {
        std::cout << wish.product << ' ' << lot
                  << (wish.lift ? Text{": hết thu hồi, được bán lại\n", ": may be sold again\n"}
                                : Text{": đã thu hồi, máy từ chối bán\n", ": recalled, not sold\n"})
                         .in(context.language);
    }
    return kDone;
}

int print_scans(const Context& context, std::size_t days) {
    db::ShopStore store = open_store(context, db::Mode::Read);
    const Date today = Date::of_instant(context.clock.now_ms());
    const ScanReport report =
        store.scan_report(today.plus_days(1 - static_cast<int>(days)), today, kMostRows);
    if (context.json) {
        std::cout << one_line(json_of(report)) << '\n';
    } else {
        print_for_people(report, context.language);
    }
    return kDone;
}

}  // namespace kiosk::app
