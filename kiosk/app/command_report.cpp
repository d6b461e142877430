// report: a day's or a period's figures as a file for an accountant.
#include <iostream>

#include "kiosk/app/command.h"
#include "kiosk/core/day_report.h"
#include "platform/report_file.h"

namespace kiosk::app {
namespace {

Date day_or_throw(const std::string& option, const std::string& text) {
    if (const auto day = Date::parse(text)) return *day;
    throw WrongUse{{{option + " " + text, option + " " + text},
                    {"không phải là một ngày", "is not a day"},
                    {"ghi như 2026-11-23", "write it like 2026-11-23"}}};
}

Period period_of_wish(const ReportWish& wish, Date today) {
    if (!wish.from.empty() || !wish.to.empty()) {
        const Date to = wish.to.empty() ? today : day_or_throw("--to", wish.to);
        const Date from = wish.from.empty() ? to : day_or_throw("--from", wish.from);
        if (to < from)
            throw WrongUse{{{"--to " + wish.to, "--to " + wish.to},
                            {"trước ngày bắt đầu", "is before the first day"},
                            {"đổi hai ngày cho nhau", "change the two days round"}}};
        return {from == to ? PeriodKind::Day : PeriodKind::Range, from, to};
    }
    const Date day = wish.date.empty() ? today : day_or_throw("--date", wish.date);
    return {PeriodKind::Day, day, day};
}

bool told_if_refused(const Context& context, const Status& written) {
    if (written) return false;
    tell(context, written.problem());
    return true;
}

}  // namespace

int write_report(const Context& context, const ReportWish& wish) {
    const Date today = Date::of_instant(context.clock.now_ms());
    const Period period = period_of_wish(wish, today);
    const Settings settings = settings_or_throw(context);
    db::ShopStore store = open_store(context, db::Mode::Read);
    ReportFacts facts{settings.shop, context.clock.now_ms()};
    facts.has_centre = !settings.centre_url.empty();
    facts.unsent = facts.has_centre ? store.waiting() : 0;
    if (period.from == period.to) facts.shifts = store.closed_shifts(period.from);
    facts.demonstration = store.is_demonstration();
    // Whoever may read the data folder reads the costs in it, too.
    facts.margin = true;
    const ReportDocument report = report_of(store.figures(period), facts);
    if (wish.pdf.empty() && wish.xlsx.empty() && wish.csv.empty()) {
        std::cout << csv_of(report, context.language);
        return kDone;
    }
    const Language language = context.language;
    if (!wish.pdf.empty() &&
        told_if_refused(context, platform::write_report_pdf(wish.pdf, report, language)))
        return kFault;
    if (!wish.xlsx.empty() &&
        told_if_refused(context, platform::write_report_xlsx(wish.xlsx, report, language)))
        return kFault;
    if (!wish.csv.empty() &&
        told_if_refused(context, platform::write_report_csv(wish.csv, report, language)))
        return kFault;
    return kDone;
}

}  // namespace kiosk::app
