// A month on the demonstration showroom, and its last day played through the real program: every
// way money and goods move, by commands and on the screen. What is shown of it is proven elsewhere
// (month_end_test.cpp). Needs no network; a sale's time is never in the future.
#pragma once

#include <string>
#include <vector>

#include "tests/blackbox/ledger.h"

namespace blackbox {

struct MonthEnd {
    MonthEnd();  // plays it; the test fails where a step does

    std::string number_of_first_sale_with(std::size_t lines) const;
    Json refund(Json request) const;
    Outcome in_vietnamese(std::vector<std::string> arguments) const;
    // A script's steps on a screen of 1366x768; words and pictures go to beside("screens").
    void plays(const std::string& script) const;
    std::string words(const std::string& name) const;  // what a step `words NAME.txt` wrote

    Shop shop{Shop::Goods::Demonstration};
    std::string today, yesterday, long_ago;  // "2026-11-26"; the last lies in a settled period
    std::string closed_period;               // its number
    std::string handed_over;                 // yesterday's invoices, as they were written

private:
    void sell_today();
    void take_back();
    void at_the_till();
    void change_shifts();
    void move_stock();
    void settle();
    void hand_over();
};

// The producer whose period the month-end closes and pays in part.
inline const std::string kSettledProducer = "Công ty TNHH Atiso Hoàng An Đà Lạt";

// Statements of closed and open periods, on the command line and in files; `all` days' sums.
void check_producers(const MonthEnd& month, const std::vector<Entry>& journal,
                     const LedgerSums& all);
// A manager reads the screens: figures of the day and the month, the closing, the settlements.
void check_screens(const MonthEnd& month, const std::vector<Entry>& journal);
void check_settlement_screens(const MonthEnd& month);  // after check_screens()
// A real PostgreSQL is told everything.
void check_centre(const MonthEnd& month, const std::vector<Entry>& journal);

}  // namespace blackbox
