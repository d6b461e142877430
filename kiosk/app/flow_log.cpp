// The screen of the log.
#include <algorithm>

#include "kiosk/app/flow_parts.h"
#include "kiosk/app/flow_people.h"
#include "kiosk/core/date.h"

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

Commands read_log(State& state, std::int64_t now_ms) {
    LogView& view = state.view.log;
    view.filter = {view.part, view.ask.query, begin_of(view.span, now_ms), std::nullopt};
    view.loading = true;
    return {PeopleWork{ReadLog{view.filter, view.ask.page, false}}};
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

}  // namespace

Commands wished_of_log(State& state, const DoPeople& wish, std::int64_t now_ms) {
    LogView& view = state.view.log;
    if (state.view.screen != ScreenName::Log || !state.view.status.may(Right::SeeLog)) return {};
    switch (wish.act) {
        case PeopleAct::Part:
            view.part = kAllLogParts[std::clamp(wish.number, 0, 5)];
            break;
        case PeopleAct::Span:
            view.span = static_cast<LogSpan>(std::clamp(wish.number, 0, 3));
            break;
        case PeopleAct::Export:
            if (view.exporting || view.page.entries.empty()) return {};
            view.exporting = true;
            return {PeopleWork{ReadLog{view.filter, 0, true}}};
        case PeopleAct::Edit:
            return {};
    }
    view.ask.page = 0;
    return read_log(state, now_ms);
}

Commands log_read(State& state, const LogRead& read, std::int64_t now_ms) {
    LogView& view = state.view.log;
    if (read.asked.for_file) {
        if (!view.exporting) return {};
        std::vector<Text> head;
        const std::string& shop = state.settings.shop.name;
        if (!shop.empty()) head.push_back({shop, shop});
        head.push_back(head_of(view, now_ms));
        if (state.view.demonstration) head.push_back({"Dữ liệu minh họa", "Demonstration data"});
        if (read.page.more) {
            const std::string count = std::to_string(read.page.entries.size());
            head.push_back({"Chỉ " + count + " việc mới nhất", "Only the newest " + count});
        }
        return {WriteReport{report_of(read.page, std::move(head), state.view.language),
                            "nhat-ky-" + Date::of_instant(now_ms).iso(), state.view.language}};
    }
    if (read.asked.filter != view.filter || read.asked.page != view.ask.page) return {};
    view.page = read.page;
    view.loading = false;
    return {};
}

OfficeScreen log_screen() {
    OfficeScreen screen{ScreenName::Log};
    screen.opened = [](State& state, std::int64_t now_ms) {
        state.view.log = LogView{};
        return read_log(state, now_ms);
    };
    screen.ask = [](State& state) { return &state.view.log.ask; };
    screen.asked = read_log;
    return screen;
}

}  // namespace kiosk::app::parts
