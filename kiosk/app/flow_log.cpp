// The screen of the log.
#include <algorithm>
#include <utility>

#include "kiosk/app/flow_parts.h"
#include "kiosk/app/flow_people.h"
#include "kiosk/core/date.h"
#include "kiosk/core/money.h"
#include "kiosk/core/refund_receipt.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

std::optional<std::int64_t> begin_of(LogSpan span, std::int64_t now_ms) {
    const Date today = Date::of_instant(now_ms);
    switch (span) {
        case LogSpan::Today:
            return today.starts_at_ms();
        case LogSpan::Week:
            return today.plus_days(-6).starts_at_ms();
        case LogSpan::Month:
            return today.plus_days(-29).starts_at_ms();
        case LogSpan::Always:
            break;
    }
    return std::nullopt;
}

// What is still wanted of the page: one row more says whether there is a page behind it.
Commands read_on(State& state, std::int64_t below) {
    LogView& view = state.view.log;
    return {PeopleWork{
        ReadLog{view.filter, below, kTablePage + 1 - view.rows.size(), view.asked, false}}};
}

Commands read_log(State& state, std::int64_t now_ms) {
    LogView& view = state.view.log;
    view.filter = {view.part, view.ask.query, begin_of(view.span, now_ms), std::nullopt};
    // Pages are only walked to, one after the other.
    if (view.ask.page == 0 || view.ask.page >= view.starts.size()) {
        view.ask.page = 0;
        view.starts = {0};
    }
    view.rows.clear();
    view.more = false;
    view.loading = true;
    view.reached_ms = now_ms;
    ++view.asked;
    return read_on(state, view.starts[view.ask.page]);
}

Text head_of(const LogView& view, std::int64_t now_ms) {
    const std::string today = Date::of_instant(now_ms).dmy();
    Text head{"Đến " + today, "Up to " + today};
    if (view.filter.from_ms) {
        const std::string from = Date::of_instant(*view.filter.from_ms).dmy();
        head = {"Từ " + from + " đến " + today, "From " + from + " to " + today};
    }
    const Text& part = title_of(view.part);
    head = {head.vi + " · " + part.vi, head.en + " · " + part.en};
    if (!view.filter.words.empty()) {
        head.vi += " · tìm \"" + view.filter.words + "\"";
        head.en += " · search \"" + view.filter.words + "\"";
    }
    return head;
}

std::vector<Text> head_lines(const State& state, std::int64_t now_ms) {
    std::vector<Text> head;
    const std::string& shop = state.settings.shop.name;
    if (!shop.empty()) head.push_back({shop, shop});
    head.push_back(head_of(state.view.log, now_ms));
    if (state.view.demonstration) head.push_back({"Dữ liệu minh họa", "Demonstration data"});
    return head;
}

Commands export_log(State& state, std::int64_t now_ms) {
    LogView& view = state.view.log;
    if (view.exporting || view.rows.empty()) return {};
    view.exporting = true;
    ++view.file_asked;  // an earlier file's answers may still be on their way
    view.file = log_report(head_lines(state, now_ms));
    return {PeopleWork{ReadLog{view.filter, 0, kMostLogExported, view.file_asked, true}}};
}

Commands open_entry(State& state, const std::string& id) {
    LogView& view = state.view.log;
    const auto found = std::ranges::find_if(
        view.rows, [&](const LogEntry& one) { return std::to_string(one.seq) == id; });
    if (found == view.rows.end()) return {};
    view.opened = found->seq;
    view.detail.reset();
    view.receipt_wanted = false;
    view.receipt.reset();
    return {PeopleWork{ReadLogEntry{found->seq}}};
}

Commands open_receipt(State& state) {
    LogView& view = state.view.log;
    if (!view.detail || view.detail->receipt.empty() || view.receipt_wanted) return {};
    view.receipt_wanted = true;
    return {ReadSold{*view.detail->record.sale}};
}

bool back_in_log(State& state) {
    LogView& view = state.view.log;
    if (!view.opened) return false;
    if (view.receipt_wanted) {
        view.receipt_wanted = false;
        view.receipt.reset();
        return true;
    }
    view.opened.reset();
    view.detail.reset();
    return true;
}

Commands piece_of_file(State& state, const LogRead& read, std::int64_t now_ms) {
    LogView& view = state.view.log;
    if (!view.exporting || read.asked.ask != view.file_asked) return {};
    std::size_t rows = view.file.tables[0].rows.size();
    for (const LogRecord& one : read.piece.records) {
        if (rows++ == kMostLogExported) break;
        add_to(view.file, one, state.view.language);
    }
    const std::size_t kept = view.file.tables[0].rows.size();
    if (read.piece.next && kept < kMostLogExported) {
        return {PeopleWork{ReadLog{read.asked.filter, *read.piece.next, kMostLogExported - kept,
                                   read.asked.ask, true}}};
    }
    if (read.piece.next) {
        const std::string count = format_digits(static_cast<std::int64_t>(kept));
        view.file.head.push_back({"Chỉ " + count + " việc mới nhất", "Only the newest " + count});
    }
    return {WriteReport{std::exchange(view.file, {}), "nhat-ky-" + Date::of_instant(now_ms).iso(),
                        state.view.language}};
}

}  // namespace

Commands wished_of_log(State& state, const DoPeople& wish, std::int64_t now_ms) {
    LogView& view = state.view.log;
    if (state.view.screen != ScreenName::Log || !state.view.status.may(Right::SeeLog)) return {};
    constexpr int kLastPart = static_cast<int>(std::size(kAllLogParts)) - 1;
    switch (wish.act) {
        case PeopleAct::Part:
            view.part = kAllLogParts[std::clamp(wish.number, 0, kLastPart)];
            break;
        case PeopleAct::Span:
            view.span = static_cast<LogSpan>(std::clamp(wish.number, 0, 3));
            break;
        case PeopleAct::Export:
            return export_log(state, now_ms);
        case PeopleAct::Open:
            return open_entry(state, wish.id);
        case PeopleAct::Receipt:
            return open_receipt(state);
        case PeopleAct::Edit:
        case PeopleAct::Standing:
            return {};
    }
    view.ask.page = 0;
    return read_log(state, now_ms);
}

Commands log_read(State& state, const LogRead& read, std::int64_t now_ms) {
    LogView& view = state.view.log;
    if (read.asked.for_file) return piece_of_file(state, read, now_ms);
    if (read.asked.ask != view.asked || !view.loading) return {};
    for (const LogRecord& one : read.piece.records) view.rows.push_back(one.entry);
    view.reached_ms = read.piece.reached_ms;
    view.more = view.rows.size() > kTablePage;
    if (view.more) {
        view.rows.resize(kTablePage);
        view.starts.resize(view.ask.page + 1);
        view.starts.push_back(view.rows.back().seq);
    }
    // Nobody looks at it any more: what was not read yet is not wanted.
    const bool looked_at = state.view.screen == ScreenName::Log;
    if (view.more || !read.piece.next || !looked_at) {
        view.loading = false;
        return {};
    }
    return read_on(state, *read.piece.next);
}

Commands log_entry_read(State& state, const LogEntryRead& read) {
    LogView& view = state.view.log;
    if (view.opened != read.seq) return {};
    view.detail = read.detail;
    if (!read.detail) view.opened.reset();
    return {};
}

bool log_sold_read(State& state, const SoldRead& read) {
    LogView& view = state.view.log;
    if (state.view.screen != ScreenName::Log || !view.receipt_wanted || !view.detail) return false;
    const ShopIdentity& shop = state.settings.shop;
    if (read.given && view.detail->record.sale == read.given->refund.id)
        view.receipt = receipt_of(*read.given, read.bought, shop, state.view.language);
    else if (read.sold && view.detail->record.sale == read.sold->sale.id)
        view.receipt = receipt_of(read.sold->sale, shop, read.sold->number, read.sold->short_hash,
                                  state.view.language);
    return true;
}

OfficeScreen log_screen() {
    OfficeScreen screen{ScreenName::Log};
    screen.opened = [](State& state, std::int64_t now_ms) {
        const LogView before = std::exchange(state.view.log, LogView{});
        // Answers to what was asked before are not for this one.
        state.view.log.asked = before.asked;
        state.view.log.file_asked = before.file_asked;
        return read_log(state, now_ms);
    };
    // The keys of a list do nothing while one entry fills the screen.
    screen.ask = [](State& state) { return state.view.log.opened ? nullptr : &state.view.log.ask; };
    screen.asked = read_log;
    screen.back = back_in_log;
    return screen;
}

}  // namespace kiosk::app::parts
