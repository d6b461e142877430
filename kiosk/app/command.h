// The commands that work without a display (CLI.md). Each answers its exit status: 0 done, 1 the
// answer is "no", 2 wrong use or unreadable input, 3 storage or device fault. Results go to
// standard output, words for people to standard error. Storage faults leave as db::Error and are
// told at the edge, in run_command_line(). Main thread only.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "db/shop_store.h"
#include "kiosk/app/settings.h"
#include "kiosk/core/clock.h"
#include "kiosk/core/result.h"

namespace kiosk::app {

enum ExitStatus { kDone = 0, kNo = 1, kWrongUse = 2, kFault = 3 };

struct Context {
    std::filesystem::path data;
    bool demo{false};
    bool json{false};
    Language language{Language::English};
    const Clock& clock;
};

// "ocop-kiosk: WHAT: WHY (WHAT TO DO)" on standard error.
void tell(const Context& context, const Problem& problem);
// An import of `file` that had these problems (the first hundred are told) and left everything as
// it was, which `kept` says: "nothing imported". Answers the exit status.
int refuse_import(const Context& context, const std::string& file,
                  const std::vector<Problem>& problems, const Text& kept);
// "done of total" on standard error where a person watches (a terminal) or `always`; answers false
// after Ctrl-C.
db::Progress progress_line(const Context& context, Text what, bool always = false);
bool interrupted();
void handle_interrupts();

// The data folder's store; makes a missing folder with an empty shop, or with the demonstration
// showroom when --demo was given.
db::ShopStore open_store(const Context& context, db::Mode mode);
// For reading goods: prices whose time has come have begun.
db::ShopStore open_goods(const Context& context);
Settings settings_or_throw(const Context& context);  // throws WrongUse

// A refusal on the way to a command's result: told as one line, exit status 2.
struct WrongUse {
    Problem problem;
};
// The whole content of a file, or of standard input for "-". Throws WrongUse.
std::string read_input(const std::string& file);
// What `write` puts into the stream becomes the file at once, or nothing does; "-" is standard
// output, whose faults are told where the command ends. Throws WrongUse.
void write_output(const std::string& file, const std::function<void(std::ostream&)>& write);

struct RunWish {
    std::string window, camera, lang, script, shots,
        customer;  // as typed; empty: the setting, or none
};
int run_screen(const Context& context, const RunWish& wish);

int lookup(const Context& context, const std::string& code);
int search(const Context& context, const std::vector<std::string>& words, std::size_t limit);
struct ImportWish {
    bool dry_run{false};
    bool withdraw_missing{false};  // what the file does not have leaves the catalogue
};
int import_catalogue(const Context& context, const std::string& file, const ImportWish& wish);
int export_catalogue(const Context& context, const std::string& file);
struct RecallWish {
    std::string product, lot, reason, reason_en, day, by;
    bool lift{false};
};
int import_lots(const Context& context, const std::string& file, bool dry_run);
int export_lots(const Context& context, const std::string& file);
int recall_lot(const Context& context, const RecallWish& wish);
// Of the last `days`, today included.
int print_scans(const Context& context, std::size_t days);
// Shelf labels for the whole catalogue: a PDF, or the first page as a picture for FILE.png.
// With `lots` a label for each lot instead, whose code names lot and best-before date.
int print_labels(const Context& context, const std::string& file, bool lots);
// A sale's receipt by its number or id: its words, a PDF, a PNG, or onto paper, marked as a copy.
struct ReceiptWish {
    std::string sale, pdf, png;
    bool print{false}, copy{false};
    std::int64_t paper_mm{0};  // 0: the setting
};
int show_receipt(const Context& context, const ReceiptWish& wish);
int printer_status(const Context& context);
int printer_test(const Context& context);
struct ShiftWish {
    std::string by, note, z, pdf;
    std::int64_t amount{0};  // đồng: the float, or what was counted
};
// A shift from a script; its Z report, or the X report of the open one.
int open_shift(const Context& context, const ShiftWish& wish);
int close_shift(const Context& context, const ShiftWish& wish);
int report_shift(const Context& context, const ShiftWish& wish);
int list_shifts(const Context& context, std::size_t limit);
int import_promotions(const Context& context, const std::string& file, bool dry_run);
int export_promotions(const Context& context, const std::string& file);
int list_promotions(const Context& context);
int ring(const Context& context, const std::string& file);
int refund(const Context& context, const std::string& file);
int print_totals(const Context& context, const std::string& date);
// A day's or a period's figures as files; without one, as CSV on standard output.
struct ReportWish {
    std::string date, from, to, pdf, xlsx, csv;
};
int write_report(const Context& context, const ReportWish& wish);
struct InvoicesWish {
    std::string date, file;
    bool csv{false}, all{false};
};
int hand_over_invoices(const Context& context, const InvoicesWish& wish);

struct ScanWish {
    std::vector<std::string> files;
    std::string text;      // typed or pasted instead of a picture
    bool progress{false};  // shown even where nobody seems to watch
};
int scan(const Context& context, const ScanWish& wish);

struct VietQrWish {
    std::string bin, account, purpose, png;
    std::optional<std::int64_t> amount;  // đồng; none: the payer types it
};
int print_vietqr(const Context& context, const VietQrWish& wish);

int synchronise(const Context& context, bool once);
int apply_central(const Context& context, const std::string& url);
struct EnrollWish {
    std::string url, kiosk;
    bool new_epoch{false};
};
int enroll_kiosk(const Context& context, const EnrollWish& wish);
int verify(const Context& context);
int back_up(const Context& context, const std::string& file);
int put_back(const Context& context, const std::string& file, bool lose_newer);

struct StaffWish {
    std::string code, name, role{"cashier"};
};
// The PIN comes from the terminal, unseen, or is the first line of standard input.
int list_staff(const Context& context);
int add_staff(const Context& context, const StaffWish& wish);
int stand_staff(const Context& context, const std::string& code, Standing standing);
int change_pin(const Context& context, const std::string& code);

// Parses the command line and runs what it asks for.
int run_command_line(int argc, char** argv);

}  // namespace kiosk::app
