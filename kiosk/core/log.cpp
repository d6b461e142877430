#include "kiosk/core/log.h"

#include <algorithm>
#include <array>
#include <sstream>

#include "kiosk/core/date.h"
#include "kiosk/core/vietnamese_text.h"

namespace kiosk {
namespace {

struct KindRow {
    LogKind kind;
    LogPart part;  // beside All
    Text title;
};

const std::array<KindRow, 28>& kinds() {
    using enum LogPart;
    static const std::array<KindRow, 28> kKinds{{
        {LogKind::Override, Allowed, {"Duyệt", "Allowed"}},
        {LogKind::DrawerOpen, Drawer, {"Mở ngăn kéo", "Drawer opened"}},
        {LogKind::PriceChange, Prices, {"Sửa giá khi bán", "Price in a sale"}},
        {LogKind::GoodsPrice, Prices, {"Đổi giá hàng", "Price of goods"}},
        {LogKind::GoodsChange, Goods, {"Sửa hàng hóa", "Goods changed"}},
        {LogKind::Recall, Goods, {"Thu hồi lô", "Lot recalled"}},
        {LogKind::Reprint, Returns, {"In lại", "Printed again"}},
        {LogKind::Cancel, Returns, {"Hủy đơn", "Sale cancelled"}},
        {LogKind::Refund, Returns, {"Trả hàng", "Refund"}},
        {LogKind::SignIn, SignIns, {"Đăng nhập", "Sign-in"}},
        {LogKind::Staff, SignIns, {"Nhân viên", "Staff"}},
        {LogKind::ShiftOpen, Drawer, {"Mở ca", "Shift opened"}},
        {LogKind::CashMovement, Drawer, {"Thu chi tiền mặt", "Cash in or out"}},
        {LogKind::ShiftClose, Drawer, {"Chốt ca", "Shift closed"}},
        {LogKind::PinWrong, SignIns, {"Sai mã PIN", "Wrong PIN"}},
        {LogKind::Promotions, Prices, {"Khuyến mại", "Promotions"}},
        {LogKind::Catalogue, Goods, {"Nhập danh mục", "Catalogue"}},
        {LogKind::Lots, Goods, {"Nhập lô hàng", "Lots"}},
        {LogKind::Stock, Goods, {"Kho", "Stock"}},
        {LogKind::TransferCancelled, Returns, {"Bỏ chuyển khoản", "Transfer dropped"}},
        {LogKind::Terms, Accounts, {"Thỏa thuận", "Terms"}},
        {LogKind::Settlement, Accounts, {"Quyết toán", "Settlement"}},
        {LogKind::SettlementPaid, Accounts, {"Trả quyết toán", "Settlement paid"}},
        {LogKind::Invoices, Accounts, {"Bàn giao hóa đơn", "E-invoices"}},
        {LogKind::BuyersForgotten, Accounts, {"Xóa dữ liệu khách", "Buyers’ data deleted"}},
        {LogKind::Settings, Machine, {"Cài đặt", "Settings"}},
        {LogKind::Epoch, Machine, {"Khôi phục dữ liệu", "Data restored"}},
        {LogKind::ClockStep, Machine, {"Đồng hồ nhảy", "Clock stepped"}},
    }};
    return kKinds;
}

const KindRow& row_of(LogKind kind) { return *std::ranges::find(kinds(), kind, &KindRow::kind); }

void say(std::string& all, const Text& text) {
    all += text.vi;
    all += ' ';
    if (text.en != text.vi) {
        all += text.en;
        all += ' ';
    }
}

std::string all_said(const LogRecord& record) {
    const LogEntry& entry = record.entry;
    std::string all = entry.who + ' ' + entry.allowed_by + ' ';
    say(all, entry.what);
    say(all, title_of(entry.kind));
    for (const LogSubject& subject : record.subjects) {
        say(all, subject.title);
        for (const LogFact& fact : subject.facts) {
            say(all, fact.title);
            if (fact.before) say(all, *fact.before);
            say(all, fact.after);
        }
    }
    return all;
}

}  // namespace

const Text& title_of(LogKind kind) { return row_of(kind).title; }

const Text& title_of(LogPart part) {
    static const std::array<Text, 9> kTitles{{{"Tất cả", "All"},
                                              {"Duyệt", "Allowed"},
                                              {"Ngăn kéo", "Drawer"},
                                              {"Giá", "Prices"},
                                              {"Hủy, trả", "Voids"},
                                              {"Đăng nhập", "Sign-ins"},
                                              {"Hàng, kho", "Goods"},
                                              {"Sổ sách", "Accounts"},
                                              {"Máy", "Machine"}}};
    return kTitles[static_cast<std::size_t>(part)];
}

bool belongs(LogKind kind, LogPart part) {
    return part == LogPart::All || row_of(kind).part == part;
}

bool fits(const LogRecord& record, const LogFilter& filter) {
    const LogEntry& entry = record.entry;
    if (!belongs(entry.kind, filter.part)) return false;
    if (filter.from_ms && entry.at_ms < *filter.from_ms) return false;
    if (filter.to_ms && entry.at_ms >= *filter.to_ms) return false;
    if (filter.words.empty()) return true;
    const std::string all = fold_for_search(all_said(record));
    std::istringstream words{fold_for_search(filter.words)};
    for (std::string word; words >> word;)
        if (all.find(word) == std::string::npos) return false;
    return true;
}

ReportDocument log_report(std::vector<Text> head) {
    ReportDocument report;
    report.title = {"Nhật ký", "Log"};
    report.head = std::move(head);
    ReportTable entries;
    entries.title = report.title;
    entries.columns = {{{"Số", "Number"}, 0.9F, true},
                       {{"Ngày", "Day"}, 1.2F},
                       {{"Giờ", "Time"}, 0.8F},
                       {{"Việc", "Kind"}, 1.7F},
                       {{"Ai", "Who"}, 2.2F},
                       {{"Nội dung", "What"}, 4.4F},
                       {{"Người duyệt", "Allowed by"}, 2.2F}};
    ReportTable facts;
    facts.title = {"Chi tiết từng việc", "Each of them in full"};
    facts.columns = {{{"Số", "Number"}, 0.9F, true},
                     {{"Về", "About"}, 3},
                     {{"Mục", "Field"}, 2},
                     {{"Trước", "Before"}, 3},
                     {{"Sau, hoặc giá trị", "After, or the value"}, 3}};
    report.tables = {std::move(entries), std::move(facts)};
    return report;
}

void add_to(ReportDocument& report, const LogRecord& record, Language language) {
    const LogEntry& one = record.entry;
    report.tables[0].rows.push_back({one.seq, Date::of_instant(one.at_ms), local_time_hm(one.at_ms),
                                     title_of(one.kind).in(language), one.who,
                                     one.what.in(language), one.allowed_by});
    for (const LogSubject& subject : record.subjects) {
        for (const LogFact& fact : subject.facts) {
            report.tables[1].rows.push_back(
                {one.seq, subject.title.in(language), fact.title.in(language),
                 fact.before ? fact.before->in(language) : std::string{}, fact.after.in(language)});
        }
    }
}

}  // namespace kiosk
