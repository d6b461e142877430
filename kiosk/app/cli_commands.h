// The names, options and help of every command (CLI.md), and what was asked for with them.
//
// A Wishes outlives the parsing: the options write into it, the action reads it. Parsing refuses
// with CLI::ParseError; whether what was asked for makes sense is each command's own business.
#pragma once

#include <CLI/CLI.hpp>

#include <functional>
#include <string>
#include <vector>

#include "kiosk/app/command.h"
#include "kiosk/app/stock_commands.h"

namespace kiosk::app {

// What the command line asks for; filled by CLI11, acted on once it is complete.
struct Wishes {
    std::string data;
    bool demo{false}, json{false};
    RunWish run;
    std::string text, file, date, url, name;
    std::vector<std::string> many;
    std::size_t limit{20};
    bool withdraw_missing{false};
    bool dry_run{false}, once{false}, lose_newer{false};
    VietQrWish vietqr;
    ScanWish scan;
    StaffWish staff;
    ReceiptWish receipt;
    ReportWish report;
    InvoicesWish invoices;
    RecallWish recall;
    StockWish stock;
    SettleWish settle;
    std::size_t days{30};
    bool lots{false};
    EnrollWish enroll;
    ShiftWish shift;
    bool x{false};
    // The command that was given; empty: open the kiosk.
    std::function<int(const Context&)> action;
};

// Both must stay where they are as long as the application is used.
void add_commands(CLI::App& app, Wishes& wish);
void add_shift(CLI::App& app, Wishes& wish);  // one of them
void add_stock(CLI::App& app, Wishes& wish);  // stock and settle (cli_stock.cpp)

}  // namespace kiosk::app
