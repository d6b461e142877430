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
    LogPart part;  // beside All; All: in no other
    Text title;
};

const std::array<KindRow, 14>& kinds() {
    static const std::array<KindRow, 14> kKinds{{
        {LogKind::Override, LogPart::Allowed, {"Duyệt", "Allowed"}},
        {LogKind::DrawerOpen, LogPart::Drawer, {"Mở ngăn kéo", "Drawer opened"}},
        {LogKind::PriceChange, LogPart::Prices, {"Sửa giá khi bán", "Price in a sale"}},
        {LogKind::GoodsPrice, LogPart::Prices, {"Đổi giá hàng", "Price of goods"}},
        {LogKind::GoodsChange, LogPart::All, {"Sửa hàng hóa", "Goods changed"}},
        {LogKind::Recall, LogPart::All, {"Thu hồi lô", "Lot recalled"}},
        {LogKind::Reprint, LogPart::All, {"In lại", "Printed again"}},
        {LogKind::Cancel, LogPart::Returns, {"Hủy đơn", "Sale cancelled"}},
        {LogKind::Refund, LogPart::Returns, {"Trả hàng", "Refund"}},
        {LogKind::SignIn, LogPart::SignIns, {"Đăng nhập", "Sign-in"}},
        {LogKind::Staff, LogPart::SignIns, {"Nhân viên", "Staff"}},
        {LogKind::ShiftOpen, LogPart::Drawer, {"Mở ca", "Shift opened"}},
        {LogKind::CashMovement, LogPart::Drawer, {"Thu chi tiền mặt", "Cash in or out"}},
        {LogKind::ShiftClose, LogPart::Drawer, {"Chốt ca", "Shift closed"}},
    }};
    return kKinds;
}

const KindRow& row_of(LogKind kind) { return *std::ranges::find(kinds(), kind, &KindRow::kind); }

}  // namespace

const Text& title_of(LogKind kind) { return row_of(kind).title; }

const Text& title_of(LogPart part) {
    static const std::array<Text, 6> kTitles{{{"Tất cả", "All"},
                                              {"Duyệt", "Allowed"},
                                              {"Ngăn kéo", "Drawer"},
                                              {"Giá", "Prices"},
                                              {"Hủy và trả", "Voids, refunds"},
                                              {"Đăng nhập", "Sign-ins"}}};
    return kTitles[static_cast<std::size_t>(part)];
}

bool belongs(LogKind kind, LogPart part) {
    return part == LogPart::All || row_of(kind).part == part;
}

bool fits(const LogEntry& entry, const LogFilter& filter) {
    if (!belongs(entry.kind, filter.part)) return false;
    if (filter.from_ms && entry.at_ms < *filter.from_ms) return false;
    if (filter.to_ms && entry.at_ms >= *filter.to_ms) return false;
    if (filter.words.empty()) return true;
    const Text& title = title_of(entry.kind);
    const std::string all =
        fold_for_search(entry.who + ' ' + entry.allowed_by + ' ' + entry.what.vi + ' ' +
                        entry.what.en + ' ' + title.vi + ' ' + title.en);
    std::istringstream words{fold_for_search(filter.words)};
    for (std::string word; words >> word;)
        if (all.find(word) == std::string::npos) return false;
    return true;
}

ReportDocument report_of(const LogPage& log, std::vector<Text> head, Language language) {
    ReportDocument document;
    document.title = {"Nhật ký", "Log"};
    document.head = std::move(head);
    ReportTable table;
    table.title = document.title;
    table.columns = {{{"Số", "Number"}, 0.9F, true},
                     {{"Ngày", "Day"}, 1.2F},
                     {{"Giờ", "Time"}, 0.8F},
                     {{"Việc", "Kind"}, 1.7F},
                     {{"Ai", "Who"}, 2.2F},
                     {{"Nội dung", "What"}, 4.4F},
                     {{"Người duyệt", "Allowed by"}, 2.2F}};
    for (const LogEntry& one : log.entries) {
        table.rows.push_back({one.seq, Date::of_instant(one.at_ms), local_time_hm(one.at_ms),
                              title_of(one.kind).in(language), one.who, one.what.in(language),
                              one.allowed_by});
    }
    document.tables.push_back(std::move(table));
    return document;
}

}  // namespace kiosk
