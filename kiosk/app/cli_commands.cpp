#include "kiosk/app/cli_commands.h"

#include <cstdint>

#include "kiosk/app/version.h"

namespace kiosk::app {
namespace {

CLI::App* command(CLI::App& app, const char* name, const char* about, const char* examples) {
    CLI::App* made = app.add_subcommand(name, about);
    made->footer(std::string{"Examples:\n"} + examples);
    return made;
}

void add_run(CLI::App& app, Wishes& wish) {
    CLI::App* run = command(app, "run", "Open the kiosk (fullscreen unless --window)",
                            "  ocop-kiosk run --demo --window 1280x720\n"
                            "  ocop-kiosk run --camera none --lang en\n"
                            "  SDL_VIDEODRIVER=offscreen ocop-kiosk run --demo --window 1920x1080 "
                            "--script tour.txt --shots shots");
    run->add_option("--window", wish.run.window,
                    "A window of this size instead of the whole screen")
        ->type_name("WxH");
    run->add_option("--camera", wish.run.camera,
                    "A camera's device or name, a file or folder of pictures, none; or list")
        ->type_name("URL|none|list");
    run->add_option("--lang", wish.run.lang, "Language of the screen")->type_name("vi|en");
    run->add_option("--script", wish.run.script, "Play this script, then end")->type_name("FILE");
    run->add_option("--shots", wish.run.shots, "Where a script's pictures go")->type_name("DIR");
    run->add_option("--customer", wish.run.customer,
                    "The shopper's own screen as a window of this size")
        ->type_name("WxH");
}

void add_lots(CLI::App& catalogue, Wishes& wish) {
    CLI::App* in =
        command(catalogue, "import-lots", "Bring in lots from a CSV file, all or nothing",
                "  ocop-kiosk catalogue import-lots lots.csv\n"
                "  ocop-kiosk catalogue import-lots lots.csv --dry-run");
    in->add_option("FILE", wish.file, "CSV, UTF-8; columns as export-lots writes them")->required();
    in->add_flag("--dry-run", wish.dry_run, "Only check");
    in->callback([&] {
        wish.action = [&](const Context& c) { return import_lots(c, wish.file, wish.dry_run); };
    });
    CLI::App* out = command(catalogue, "export-lots", "Write the lots as CSV",
                            "  ocop-kiosk catalogue export-lots lots.csv");
    out->add_option("FILE", wish.file, "Where to; - for standard output")->required();
    out->callback(
        [&] { wish.action = [&](const Context& c) { return export_lots(c, wish.file); }; });
    CLI::App* recall =
        command(catalogue, "recall", "Call a lot back: it is not sold any more",
                "  ocop-kiosk catalogue recall demo-001 L07 --reason 'Nắp hở' --by 900\n"
                "  ocop-kiosk catalogue recall demo-001 L07 --lift");
    recall->add_option("PRODUCT", wish.recall.product, "The product's id")->required();
    recall->add_option("LOT", wish.recall.lot, "The lot's number as in its code")->required();
    recall->add_option("--reason", wish.recall.reason, "Why, as the shopper reads it");
    recall->add_option("--reason-en", wish.recall.reason_en, "The same in English");
    recall->add_option("--date", wish.recall.day, "Its day; today when left out")
        ->type_name("YYYY-MM-DD");
    recall->add_option("--by", wish.recall.by, "Code of the manager who decided it");
    recall->add_flag("--lift", wish.recall.lift, "The recall was an error or is over");
    recall->callback(
        [&] { wish.action = [&](const Context& c) { return recall_lot(c, wish.recall); }; });
}

void add_products(CLI::App& app, Wishes& wish) {
    CLI::App* look = command(app, "lookup", "Show one product by any of its codes",
                             "  ocop-kiosk lookup 2000000000015\n"
                             "  ocop-kiosk lookup --json 'https://stamp.example/q/2A141DA2'");
    look->add_option("CODE", wish.text, "GTIN, text of a stamp, in-shop code")->required();
    look->callback([&] { wish.action = [&](const Context& c) { return lookup(c, wish.text); }; });

    CLI::App* find =
        command(app, "search", "Find products by words, diacritics optional",
                "  ocop-kiosk search ca phe\n  ocop-kiosk search --json --limit 5 mắm");
    find->add_option("WORDS", wish.many, "Words in any order")->required();
    find->add_option("--limit", wish.limit, "At most so many")->check(CLI::Range(1, 10'000));
    find->callback(
        [&] { wish.action = [&](const Context& c) { return search(c, wish.many, wish.limit); }; });

    CLI::App* catalogue = command(app, "catalogue", "Bring in or write out the catalogue",
                                  "  ocop-kiosk catalogue import goods.csv --dry-run\n"
                                  "  ocop-kiosk catalogue export goods.csv");
    catalogue->require_subcommand(1);
    CLI::App* in = command(*catalogue, "import", "Check a CSV file and bring it in, all or nothing",
                           "  ocop-kiosk catalogue import goods.csv\n"
                           "  ocop-kiosk catalogue import goods.csv --dry-run");
    in->add_option("FILE", wish.file,
                   "CSV as a spreadsheet saves it; columns as export writes them")
        ->required();
    in->add_flag("--dry-run", wish.dry_run, "Only check, and show what would change");
    in->add_flag("--withdraw-missing", wish.withdraw_missing,
                 "What the file does not have leaves the catalogue");
    in->callback([&] {
        wish.action = [&](const Context& c) {
            return import_catalogue(c, wish.file, {wish.dry_run, wish.withdraw_missing});
        };
    });
    CLI::App* out = command(*catalogue, "export", "Write the catalogue as CSV",
                            "  ocop-kiosk catalogue export goods.csv");
    out->add_option("FILE", wish.file, "Where to; - for standard output")->required();
    out->callback(
        [&] { wish.action = [&](const Context& c) { return export_catalogue(c, wish.file); }; });

    add_lots(*catalogue, wish);
    CLI::App* labels = command(app, "labels", "Draw shelf labels with EAN and QR codes",
                               "  ocop-kiosk labels labels.pdf        A4, 21 labels a page\n"
                               "  ocop-kiosk labels first-page.png\n"
                               "  ocop-kiosk labels packs.pdf --lots  a label for each lot");
    labels->add_flag("--lots", wish.lots, "For each lot: its code names lot and best-before date");
    labels->add_option("FILE", wish.file, "A PDF, or a PNG of the first page")->required();
    labels->callback([&] {
        wish.action = [&](const Context& c) { return print_labels(c, wish.file, wish.lots); };
    });
}

void add_promotions(CLI::App& app, Wishes& wish) {
    CLI::App* promotions = command(app, "promotions", "Price lists and promotions of the shop",
                                   "  ocop-kiosk promotions import promotions.csv\n"
                                   "  ocop-kiosk promotions list --json");
    promotions->require_subcommand(1);
    CLI::App* in =
        command(*promotions, "import", "Check a CSV file and put it in the place of all promotions",
                "  ocop-kiosk promotions import promotions.csv --dry-run\n"
                "  ocop-kiosk promotions import promotions.csv");
    in->add_option("FILE", wish.file, "CSV, UTF-8; columns as export writes them")->required();
    in->add_flag("--dry-run", wish.dry_run, "Only check");
    in->callback([&] {
        wish.action = [&](const Context& c) {
            return import_promotions(c, wish.file, wish.dry_run);
        };
    });
    CLI::App* out = command(*promotions, "export", "Write the promotions as CSV",
                            "  ocop-kiosk promotions export promotions.csv");
    out->add_option("FILE", wish.file, "Where to; - for standard output")->required();
    out->callback(
        [&] { wish.action = [&](const Context& c) { return export_promotions(c, wish.file); }; });
    CLI::App* list = command(*promotions, "list", "Every promotion and whether it runs now",
                             "  ocop-kiosk promotions list\n  ocop-kiosk promotions list --json");
    list->callback([&] { wish.action = [](const Context& c) { return list_promotions(c); }; });
}

void add_sales(CLI::App& app, Wishes& wish) {
    CLI::App* ringing = command(
        app, "ring", "Record sales given as JSON lines",
        "  ocop-kiosk ring sales.jsonl\n"
        "  echo '{\"request_id\":\"a1\",\"lines\":[{\"code\":\"2000000000015\",\"quantity\":2}],"
        "\"payments\":[{\"method\":\"cash\",\"tendered\":100000}]}' | ocop-kiosk ring");
    wish.file = "-";
    ringing->add_option("FILE", wish.file, "JSON lines; - (or nothing): standard input");
    ringing->callback([&] { wish.action = [&](const Context& c) { return ring(c, wish.file); }; });

    CLI::App* back = command(
        app, "refund", "Record goods that came back, given as JSON lines",
        "  ocop-kiosk refund returns.jsonl\n"
        "  echo '{\"request_id\":\"r1\",\"receipt\":\"K01-1-000123\",\"lines\":[{\"line\":1,"
        "\"quantity\":1}],\"reason\":\"hộp móp\"}' | ocop-kiosk refund");
    back->add_option("FILE", wish.file, "JSON lines; - (or nothing): standard input");
    back->callback([&] { wish.action = [&](const Context& c) { return refund(c, wish.file); }; });

    CLI::App* scans = command(app, "scans", "What shoppers looked at, and unknown codes",
                              "  ocop-kiosk scans\n  ocop-kiosk scans --days 7 --json");
    scans->add_option("--days", wish.days, "Of the last days, today included")
        ->check(CLI::Range(1, 400));
    scans->callback(
        [&] { wish.action = [&](const Context& c) { return print_scans(c, wish.days); }; });

    CLI::App* totals = command(app, "totals", "The day's totals",
                               "  ocop-kiosk totals\n  ocop-kiosk totals --date 2026-11-22 --json");
    totals->add_option("--date", wish.date, "The business day; today when left out")
        ->type_name("YYYY-MM-DD");
    totals->callback(
        [&] { wish.action = [&](const Context& c) { return print_totals(c, wish.date); }; });
}

void add_reports(CLI::App& app, Wishes& wish) {
    CLI::App* report = command(app, "report", "A day's or a period's figures, for the accountant",
                               "  ocop-kiosk report --date 2026-11-22 --pdf day.pdf\n"
                               "  ocop-kiosk report --from 2026-11-01 --to 2026-11-30 "
                               "--xlsx november.xlsx\n"
                               "  ocop-kiosk report                  today, as CSV");
    const auto day = [&](const char* name, std::string& into, const char* about) {
        report->add_option(name, into, about)->type_name("YYYY-MM-DD");
    };
    day("--date", wish.report.date, "The business day; today when left out");
    day("--from", wish.report.from, "The first of several days");
    day("--to", wish.report.to, "The last of them; today when left out");
    report->add_option("--pdf", wish.report.pdf, "Write it into this file")->type_name("FILE");
    report->add_option("--xlsx", wish.report.xlsx, "… as a spreadsheet")->type_name("FILE");
    report->add_option("--csv", wish.report.csv, "… as CSV in UTF-8")->type_name("FILE");
    report->callback(
        [&] { wish.action = [&](const Context& c) { return write_report(c, wish.report); }; });
    CLI::App* invoices = command(
        app, "invoices", "A day's sales for the e-invoice provider, each once",
        "  ocop-kiosk invoices --out invoices-2026-11-22.jsonl --date 2026-11-22\n"
        "  ocop-kiosk invoices --all --csv      today's, handed over or not; marks nothing");
    invoices->add_option("--date", wish.invoices.date, "The business day; today when left out")
        ->type_name("YYYY-MM-DD");
    invoices->add_option("--out", wish.invoices.file, "Into this file, not standard output")
        ->type_name("FILE");
    invoices->add_flag("--csv", wish.invoices.csv, "CSV, a row for each line, instead of JSON");
    invoices->add_flag("--all", wish.invoices.all, "Every sale with its state; marks nothing");
    invoices->callback([&] {
        wish.action = [&](const Context& c) { return hand_over_invoices(c, wish.invoices); };
    });
}

void add_paper(CLI::App& app, Wishes& wish) {
    CLI::App* receipt =
        command(app, "receipt", "Show, write or print a sale's receipt",
                "  ocop-kiosk receipt K01-1-000123\n"
                "  ocop-kiosk receipt K01-1-000123 --pdf receipt.pdf\n"
                "  ocop-kiosk receipt K01-1-000123 --print        a copy, on paper");
    receipt->add_option("SALE", wish.receipt.sale, "The receipt's number, or the sale's id")
        ->required();
    receipt->add_option("--pdf", wish.receipt.pdf, "Write it into this file")->type_name("FILE");
    receipt->add_option("--png", wish.receipt.png, "Draw it into this file")->type_name("FILE");
    receipt->add_flag("--print", wish.receipt.print, "Print it, marked as a copy");
    receipt->add_flag("--copy", wish.receipt.copy, "Mark a PDF or PNG as a copy, too");
    receipt->add_option("--paper", wish.receipt.paper_mm, "Width of the roll; else the setting")
        ->check(CLI::IsMember({58, 80}))
        ->type_name("58|80");
    receipt->callback(
        [&] { wish.action = [&](const Context& c) { return show_receipt(c, wish.receipt); }; });

    CLI::App* printer = command(app, "printer", "The receipt printer of settings.toml",
                                "  ocop-kiosk printer status\n  ocop-kiosk printer test");
    printer->require_subcommand(1);
    CLI::App* status = command(*printer, "status", "Whether it could print now",
                               "  ocop-kiosk printer status\n  ocop-kiosk printer status --json");
    status->callback([&] { wish.action = [](const Context& c) { return printer_status(c); }; });
    CLI::App* test = command(*printer, "test", "Print a test page", "  ocop-kiosk printer test");
    test->callback([&] { wish.action = [](const Context& c) { return printer_test(c); }; });
}

void add_codes(CLI::App& app, Wishes& wish) {
    CLI::App* reading = command(app, "scan", "Decode codes in pictures and videos",
                                "  ocop-kiosk scan shelf.jpg label.png\n"
                                "  ocop-kiosk scan --json - < picture.png\n"
                                "  ocop-kiosk scan --text 'https://id.gs1.org/01/08930000000019'");
    reading->add_option("FILE", wish.scan.files, "Pictures, videos; - reads one picture");
    reading->add_option("--text", wish.scan.text, "A pasted code instead of a picture")
        ->type_name("TEXT");
    reading->add_flag("--progress", wish.scan.progress,
                      "Say how far it is, without a terminal too");
    reading->callback([&] {
        if (wish.scan.files.empty() && wish.scan.text.empty()) {
            throw CLI::RequiredError{"FILE"};
        }
        wish.action = [&](const Context& c) { return scan(c, wish.scan); };
    });

    CLI::App* qr = command(app, "vietqr", "Print (and draw) a bank transfer QR",
                           "  ocop-kiosk vietqr --bin 970436 --account 0123456789 --amount 250000 "
                           "--purpose 'Thanh toan' --png qr.png");
    qr->add_option("--bin", wish.vietqr.bin, "The bank's six digits")->required();
    qr->add_option("--account", wish.vietqr.account, "Account number")->required();
    qr->add_option_function<std::int64_t>(
        "--amount", [&](const std::int64_t& dong) { wish.vietqr.amount = dong; },
        "Đồng, below 500,000,000; none: static QR");
    qr->add_option("--purpose", wish.vietqr.purpose, "What for; written as plain ASCII");
    qr->add_option("--png", wish.vietqr.png, "Draw it into this file")->type_name("FILE");
    qr->callback(
        [&] { wish.action = [&](const Context& c) { return print_vietqr(c, wish.vietqr); }; });
}

void add_centre(CLI::App& app, Wishes& wish) {
    CLI::App* sync = command(app, "sync", "Deliver what is waiting, fetch what is new",
                             "  ocop-kiosk sync --once\n  ocop-kiosk sync");
    sync->add_flag("--once", wish.once, "End when nothing is left or the centre is out of reach");
    sync->callback(
        [&] { wish.action = [&](const Context& c) { return synchronise(c, wish.once); }; });

    CLI::App* central =
        command(app, "central", "Prepare the centre (an administrator's commands)",
                "  ocop-kiosk central apply --to postgresql://admin@centre.example/ocop\n"
                "  ocop-kiosk central enroll --to postgresql://admin@centre.example/ocop "
                "--kiosk ga-da-lat");
    central->require_subcommand(1);
    CLI::App* apply = command(*central, "apply", "Create or upgrade the central schema",
                              "  ocop-kiosk central apply --to postgresql://admin@localhost/ocop");
    apply->add_option("--to", wish.url, "The central PostgreSQL")->required()->type_name("URL");
    apply->callback(
        [&] { wish.action = [&](const Context& c) { return apply_central(c, wish.url); }; });
    CLI::App* enroll = command(*central, "enroll", "Give this kiosk its own role at the centre",
                               "  ocop-kiosk central enroll --to postgresql://admin@localhost/ocop "
                               "--kiosk ga-da-lat\n"
                               "  ocop-kiosk central enroll --to postgresql://admin@localhost/ocop "
                               "--kiosk K02 --new-epoch");
    enroll->add_option("--to", wish.enroll.url, "The central PostgreSQL")
        ->required()
        ->type_name("URL");
    enroll->add_option("--kiosk", wish.enroll.kiosk, "Name of this kiosk, a-z 0-9 -")->required();
    enroll->add_flag("--new-epoch", wish.enroll.new_epoch,
                     "This machine is a copy of another, or older data was copied into it: "
                     "receipts count from 1 in a new epoch");
    enroll->callback(
        [&] { wish.action = [&](const Context& c) { return enroll_kiosk(c, wish.enroll); }; });
}

void add_staff(CLI::App& app, Wishes& wish) {
    CLI::App* staff =
        command(app, "staff", "Who may work at this till",
                "  ocop-kiosk staff add --code 900 --name 'Lê Thu Hà' --role manager\n"
                "  ocop-kiosk staff list");
    staff->require_subcommand(1);
    CLI::App* list = command(*staff, "list", "Everybody, with code and role",
                             "  ocop-kiosk staff list\n  ocop-kiosk staff list --json");
    list->callback([&] { wish.action = [](const Context& c) { return list_staff(c); }; });
    CLI::App* add = command(*staff, "add", "Somebody new; asks for the PIN",
                            "  ocop-kiosk staff add --code 101 --name 'Nguyễn Thị Hạnh'\n"
                            "  echo 246810 | ocop-kiosk staff add --code 101 --name 'Hạnh'");
    add->add_option("--code", wish.staff.code, "Short code on receipts and in totals")->required();
    add->add_option("--name", wish.staff.name, "Name on the screen and on receipts")->required();
    add->add_option("--role", wish.staff.role, "What the person may do")
        ->check(CLI::IsMember({"cashier", "supervisor", "manager"}))
        ->type_name("cashier|supervisor|manager");
    add->callback(
        [&] { wish.action = [&](const Context& c) { return add_staff(c, wish.staff); }; });
    CLI::App* pin = command(*staff, "pin", "A new PIN, also after too many wrong tries",
                            "  ocop-kiosk staff pin 101");
    pin->add_option("CODE", wish.text, "Whose")->required();
    pin->callback(
        [&] { wish.action = [&](const Context& c) { return change_pin(c, wish.text); }; });
    const auto standing = [&](const char* name, const char* about, const char* example,
                              Standing wanted) {
        CLI::App* one = command(*staff, name, about, example);
        one->add_option("CODE", wish.text, "Whose")->required();
        one->callback([&wish, wanted] {
            wish.action = [&wish, wanted](const Context& c) {
                return stand_staff(c, wish.text, wanted);
            };
        });
    };
    standing("block", "Nobody signs in with this code for now", "  ocop-kiosk staff block 101",
             Standing::Blocked);
    standing("unblock", "The code and its PIN count again", "  ocop-kiosk staff unblock 101",
             Standing::Active);
    standing("remove", "The person has left, for good", "  ocop-kiosk staff remove 101",
             Standing::Removed);
}

void add_care(CLI::App& app, Wishes& wish) {
    CLI::App* proving = command(app, "verify", "Prove the database and the sales journal whole",
                                "  ocop-kiosk verify\n  ocop-kiosk verify --json");
    proving->callback([&] { wish.action = [](const Context& c) { return verify(c); }; });
    CLI::App* backup = command(app, "backup", "Copy the shop into a file while it runs",
                               "  ocop-kiosk backup /media/usb/kiosk-2026-11-23.db");
    backup->add_option("FILE", wish.file, "The new backup")->required();
    backup->callback(
        [&] { wish.action = [&](const Context& c) { return back_up(c, wish.file); }; });
    CLI::App* restore = command(app, "restore", "Put a backup back",
                                "  ocop-kiosk restore /media/usb/kiosk-2026-11-23.db");
    restore->add_option("FILE", wish.file, "The backup")->required();
    restore->add_flag("--lose-newer", wish.lose_newer, "Even if newer sales are lost by it");
    restore->callback([&] {
        wish.action = [&](const Context& c) { return put_back(c, wish.file, wish.lose_newer); };
    });
}

}  // namespace

void add_commands(CLI::App& app, Wishes& wish) {
    app.set_version_flag("--version", std::string{"ocop-kiosk "} + kVersion);
    app.footer(
        "Examples:\n  ocop-kiosk run --demo        look around in a made-up showroom\n"
        "  ocop-kiosk search ca phe     find products, diacritics optional\n"
        "  ocop-kiosk totals            what was sold today\n"
        "  ocop-kiosk COMMAND --help    more of one command\n"
        "Exit status: 0 done, 1 the answer is no, 2 wrong use or unreadable input, 3 fault.");
    app.fallthrough();
    app.require_subcommand(0, 1);
    app.add_option("--data", wish.data, "Data folder ($OCOP_KIOSK_DATA, $XDG_DATA_HOME/ocop-kiosk)")
        ->type_name("DIR");
    app.add_flag("--demo", wish.demo, "Fill a missing data folder with the demonstration showroom");
    app.add_flag("--json", wish.json, "Results as JSON");
    add_run(app, wish);
    add_codes(app, wish);
    add_products(app, wish);
    add_promotions(app, wish);
    add_stock(app, wish);
    add_sales(app, wish);
    add_reports(app, wish);
    add_paper(app, wish);
    add_centre(app, wish);
    add_shift(app, wish);
    add_staff(app, wish);
    add_care(app, wish);
}

}  // namespace kiosk::app
