// The command line: names, help and exit statuses (CLI.md). What a command does is in
// command_*.cpp.
#include <unistd.h>
#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "kiosk/app/command.h"
#include "kiosk/app/demonstration.h"
#include "kiosk/app/kiosk_run.h"
#include "kiosk/app/standard_streams.h"
#include "kiosk/app/version.h"
#include "kiosk/core/vietnamese_text.h"
#include "platform/camera_devices.h"
#include "platform/system_clock.h"

namespace kiosk::app {
namespace {

constexpr std::size_t kMostTold = 4'000;  // characters of one line for people

volatile std::sig_atomic_t stop_wanted = 0;

Language language_of_environment() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value == nullptr || *value == '\0') continue;
        return std::string_view{value}.starts_with("vi") ? Language::Vietnamese : Language::English;
    }
    return Language::English;
}

std::filesystem::path default_data_folder() {
    if (const char* own = std::getenv("OCOP_KIOSK_DATA"); own != nullptr && *own != '\0') {
        return own;
    }
    if (const char* xdg = std::getenv("XDG_DATA_HOME"); xdg != nullptr && *xdg != '\0') {
        return std::filesystem::path{xdg} / "ocop-kiosk";
    }
    const char* home = std::getenv("HOME");
    return std::filesystem::path{home != nullptr ? home : "."} / ".local/share/ocop-kiosk";
}

// What the command line asks for; filled by CLI11, acted on once it is complete.
struct Wishes {
    std::string data;
    bool demo{false}, json{false};
    RunOptions run;
    std::string window, lang;
    std::string text, file, date, url, name;
    std::vector<std::string> many;
    std::size_t limit{20};
    bool dry_run{false}, once{false}, lose_newer{false};
    VietQrWish vietqr;
    ScanWish scan;
    StaffWish staff;
};

using Action = std::function<int(const Context&)>;

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
    run->add_option("--window", wish.window, "A window of this size instead of the whole screen")
        ->type_name("WxH");
    run->add_option("--camera", wish.run.camera,
                    "A camera's device or name, a file or folder of pictures, none; or list")
        ->type_name("URL|none|list");
    run->add_option("--lang", wish.lang, "Language of the screen")->type_name("vi|en");
    run->add_option("--script", wish.run.script, "Play this script, then end")->type_name("FILE");
    run->add_option("--shots", wish.run.shots, "Where a script's pictures go")->type_name("DIR");
}

void add_products(CLI::App& app, Wishes& wish, Action& action) {
    CLI::App* look = command(app, "lookup", "Show one product by any of its codes",
                             "  ocop-kiosk lookup 2000000000015\n"
                             "  ocop-kiosk lookup --json 'https://stamp.example/q/2A141DA2'");
    look->add_option("CODE", wish.text, "GTIN, text of a stamp, in-shop code")->required();
    look->callback([&] { action = [&](const Context& c) { return lookup(c, wish.text); }; });

    CLI::App* find =
        command(app, "search", "Find products by words, diacritics optional",
                "  ocop-kiosk search ca phe\n  ocop-kiosk search --json --limit 5 mắm");
    find->add_option("WORDS", wish.many, "Words in any order")->required();
    find->add_option("--limit", wish.limit, "At most so many")->check(CLI::Range(1, 10'000));
    find->callback(
        [&] { action = [&](const Context& c) { return search(c, wish.many, wish.limit); }; });

    CLI::App* catalogue = command(app, "catalogue", "Bring in or write out the catalogue",
                                  "  ocop-kiosk catalogue import goods.csv --dry-run\n"
                                  "  ocop-kiosk catalogue export goods.csv");
    catalogue->require_subcommand(1);
    CLI::App* in = command(*catalogue, "import", "Check a CSV file and bring it in, all or nothing",
                           "  ocop-kiosk catalogue import goods.csv\n"
                           "  ocop-kiosk catalogue import goods.csv --dry-run");
    in->add_option("FILE", wish.file, "CSV, UTF-8; columns as export writes them")->required();
    in->add_flag("--dry-run", wish.dry_run, "Only check");
    in->callback([&] {
        action = [&](const Context& c) { return import_catalogue(c, wish.file, wish.dry_run); };
    });
    CLI::App* out = command(*catalogue, "export", "Write the catalogue as CSV",
                            "  ocop-kiosk catalogue export goods.csv");
    out->add_option("FILE", wish.file, "Where to; - for standard output")->required();
    out->callback(
        [&] { action = [&](const Context& c) { return export_catalogue(c, wish.file); }; });

    CLI::App* labels = command(app, "labels", "Draw shelf labels with EAN and QR codes",
                               "  ocop-kiosk labels labels.pdf        A4, 21 labels a page\n"
                               "  ocop-kiosk labels first-page.png");
    labels->add_option("FILE", wish.file, "A PDF, or a PNG of the first page")->required();
    labels->callback(
        [&] { action = [&](const Context& c) { return print_labels(c, wish.file); }; });
}

void add_sales(CLI::App& app, Wishes& wish, Action& action) {
    CLI::App* ringing = command(
        app, "ring", "Record sales given as JSON lines",
        "  ocop-kiosk ring sales.jsonl\n"
        "  echo '{\"request_id\":\"a1\",\"lines\":[{\"code\":\"2000000000015\",\"quantity\":2}],"
        "\"payments\":[{\"method\":\"cash\",\"tendered\":100000}]}' | ocop-kiosk ring");
    wish.file = "-";
    ringing->add_option("FILE", wish.file, "JSON lines; - (or nothing): standard input");
    ringing->callback([&] { action = [&](const Context& c) { return ring(c, wish.file); }; });

    CLI::App* totals = command(app, "totals", "The day's totals",
                               "  ocop-kiosk totals\n  ocop-kiosk totals --date 2026-11-22 --json");
    totals->add_option("--date", wish.date, "The business day; today when left out")
        ->type_name("YYYY-MM-DD");
    totals->callback(
        [&] { action = [&](const Context& c) { return print_totals(c, wish.date); }; });
}

void add_codes(CLI::App& app, Wishes& wish, Action& action) {
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
        action = [&](const Context& c) { return scan(c, wish.scan); };
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
    qr->callback([&] { action = [&](const Context& c) { return print_vietqr(c, wish.vietqr); }; });
}

void add_centre(CLI::App& app, Wishes& wish, Action& action) {
    CLI::App* sync = command(app, "sync", "Deliver what is waiting, fetch what is new",
                             "  ocop-kiosk sync --once\n  ocop-kiosk sync");
    sync->add_flag("--once", wish.once, "End when nothing is left or the centre is out of reach");
    sync->callback([&] { action = [&](const Context& c) { return synchronise(c, wish.once); }; });

    CLI::App* central =
        command(app, "central", "Prepare the centre (an administrator's commands)",
                "  ocop-kiosk central apply --to postgresql://admin@centre.example/ocop\n"
                "  ocop-kiosk central enroll --to postgresql://admin@centre.example/ocop "
                "--kiosk ga-da-lat");
    central->require_subcommand(1);
    CLI::App* apply = command(*central, "apply", "Create or upgrade the central schema",
                              "  ocop-kiosk central apply --to postgresql://admin@localhost/ocop");
    apply->add_option("--to", wish.url, "The central PostgreSQL")->required()->type_name("URL");
    apply->callback([&] { action = [&](const Context& c) { return apply_central(c, wish.url); }; });
    CLI::App* enroll = command(*central, "enroll", "Give this kiosk its own role at the centre",
                               "  ocop-kiosk central enroll --to postgresql://admin@localhost/ocop "
                               "--kiosk ga-da-lat");
    enroll->add_option("--to", wish.url, "The central PostgreSQL")->required()->type_name("URL");
    enroll->add_option("--kiosk", wish.name, "Name of this kiosk, a-z 0-9 -")->required();
    enroll->callback(
        [&] { action = [&](const Context& c) { return enroll_kiosk(c, wish.url, wish.name); }; });
}

void add_staff(CLI::App& app, Wishes& wish, Action& action) {
    CLI::App* staff =
        command(app, "staff", "Who may work at this till",
                "  ocop-kiosk staff add --code 900 --name 'Lê Thu Hà' --role manager\n"
                "  ocop-kiosk staff list");
    staff->require_subcommand(1);
    CLI::App* list = command(*staff, "list", "Everybody, with code and role",
                             "  ocop-kiosk staff list\n  ocop-kiosk staff list --json");
    list->callback([&] { action = [](const Context& c) { return list_staff(c); }; });
    CLI::App* add = command(*staff, "add", "Somebody new; asks for the PIN",
                            "  ocop-kiosk staff add --code 101 --name 'Nguyễn Thị Hạnh'\n"
                            "  echo 246810 | ocop-kiosk staff add --code 101 --name 'Hạnh'");
    add->add_option("--code", wish.staff.code, "Short code on receipts and in totals")->required();
    add->add_option("--name", wish.staff.name, "Name on the screen and on receipts")->required();
    add->add_option("--role", wish.staff.role, "What the person may do")
        ->check(CLI::IsMember({"cashier", "manager"}))
        ->type_name("cashier|manager");
    add->callback([&] { action = [&](const Context& c) { return add_staff(c, wish.staff); }; });
    CLI::App* pin = command(*staff, "pin", "A new PIN, also after too many wrong tries",
                            "  ocop-kiosk staff pin 101");
    pin->add_option("CODE", wish.text, "Whose")->required();
    pin->callback([&] { action = [&](const Context& c) { return change_pin(c, wish.text); }; });
}

void add_care(CLI::App& app, Wishes& wish, Action& action) {
    CLI::App* proving = command(app, "verify", "Prove the database and the sales journal whole",
                                "  ocop-kiosk verify\n  ocop-kiosk verify --json");
    proving->callback([&] { action = [](const Context& c) { return verify(c); }; });
    CLI::App* backup = command(app, "backup", "Copy the shop into a file while it runs",
                               "  ocop-kiosk backup /media/usb/kiosk-2026-11-23.db");
    backup->add_option("FILE", wish.file, "The new backup")->required();
    backup->callback([&] { action = [&](const Context& c) { return back_up(c, wish.file); }; });
    CLI::App* restore = command(app, "restore", "Put a backup back",
                                "  ocop-kiosk restore /media/usb/kiosk-2026-11-23.db");
    restore->add_option("FILE", wish.file, "The backup")->required();
    restore->add_flag("--lose-newer", wish.lose_newer, "Even if newer sales are lost by it");
    restore->callback([&] {
        action = [&](const Context& c) { return put_back(c, wish.file, wish.lose_newer); };
    });
}

// CLI11 says that a subcommand is required; a person wants to know which there are.
Problem wrong_command_line(std::string why, int argc, char** argv) {
    if (why == "A subcommand is required") {
        for (int i = 1; i < argc; ++i) {
            const std::string_view word = argv[i];
            if (word == "catalogue") why = "catalogue needs import or export";
            if (word == "central") why = "central needs apply or enroll";
        }
    }
    return {{"dòng lệnh", "command line"},
            {why, why},
            {"xem ocop-kiosk --help", "see ocop-kiosk --help"}};
}

Problem wrong_use(const std::string& what, const std::string& vi, const std::string& en) {
    return {{what, what}, {vi, en}, {"xem ocop-kiosk --help", "see ocop-kiosk --help"}};
}

int list_all_cameras(const Context& context) {
    const std::vector<platform::CameraDevice> cameras = platform::list_cameras();
    for (const platform::CameraDevice& camera : cameras) {
        std::cout << camera.device << "  " << shown_safely(camera.name, 100) << '\n';
    }
    if (!cameras.empty()) return kDone;
    tell(context, {{"camera", "the camera"}, {"chưa cắm", "is not plugged in"}, {}});
    return kNo;
}

int run_screen(const Context& context, Wishes& wish) {
    if (wish.run.camera == "list") return list_all_cameras(context);
    wish.run.data = context.data;
    wish.run.demo = context.demo;
    if (!wish.window.empty()) {
        int width = 0, height = 0;
        char end = 0;
        if (std::sscanf(wish.window.c_str(), "%dx%d%c", &width, &height, &end) != 2 ||
            width < 320 || height < 320 || width > 16'384 || height > 16'384) {
            throw WrongUse{wrong_use("--window " + wish.window, "không phải kích thước RộngxCao",
                                     "is no size like 1280x720")};
        }
        wish.run.width = width;
        wish.run.height = height;
    }
    if (!wish.lang.empty()) {
        if (wish.lang != "vi" && wish.lang != "en") {
            throw WrongUse{wrong_use("--lang " + wish.lang, "không có ngôn ngữ này",
                                     "is no language of the kiosk: vi or en")};
        }
        wish.run.language = wish.lang == "vi" ? Language::Vietnamese : Language::English;
    }
    return run_kiosk(wish.run);
}

// Runs the action with every way it can fail told as one line.
int guarded(const Context& context, const std::function<int()>& action) {
    try {
        return action();
    } catch (const WrongUse& wrong) {
        tell(context, wrong.problem);
        return kWrongUse;
    } catch (const db::Error& error) {
        tell(context, error.problem());
        return interrupted() ? kNo : kFault;
    } catch (const std::exception& error) {
        tell(context, {{"lỗi bên trong", "internal fault"},
                       {error.what(), error.what()},
                       {"báo cho người phát triển; dữ liệu đã lưu vẫn nguyên",
                        "report it; what is stored is safe"}});
        return kFault;
    }
}

}  // namespace

void tell(const Context& context, const Problem& problem) {
    // One line whatever is in it: a file's name, a scanned text, a server's words.
    std::cerr << "ocop-kiosk: " << shown_safely(problem.line(context.language), kMostTold)
              << std::endl;
}

bool interrupted() { return stop_wanted != 0; }

void handle_interrupts() {
    struct sigaction action {};
    action.sa_handler = [](int) { stop_wanted = 1; };
    // No SA_RESTART: a read that waits for standard input ends too.
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

db::Progress progress_line(const Context& context, Text what, bool always) {
    const bool watched = ::isatty(STDERR_FILENO) == 1;
    return
        [what = what.in(context.language), watched, always](std::int64_t done, std::int64_t total) {
            if (watched || always) {
                // A terminal's line is written over; a log gets one line each.
                std::cerr << (watched ? "\r" : "") << what << ' ' << done;
                if (total > 0) std::cerr << " / " << total;
                if (!watched || (total > 0 && done >= total)) std::cerr << '\n';
                std::cerr << std::flush;
            }
            return !interrupted();
        };
}

db::ShopStore open_store(const Context& context, db::Mode mode) {
    std::error_code none;
    const bool missing = !std::filesystem::exists(context.data / "kiosk.db", none);
    if (context.demo && is_free_for_demonstration(context.data)) {
        const Status made = make_demonstration(
            context.data, context.clock,
            progress_line(context, {"Tạo cửa hàng mẫu", "Making the demonstration showroom"}));
        if (!made) throw WrongUse{made.problem()};
    } else if (missing) {
        db::ShopStore{context.data, db::Mode::Write, context.clock};
        // So that whoever sets the shop up finds every setting with its meaning.
        if (!std::filesystem::exists(context.data / kSettingsFile, none)) {
            if (const Status made = save_settings(context.data, Settings{}); !made) {
                throw WrongUse{made.problem()};
            }
        }
    }
    return db::ShopStore{context.data, mode, context.clock};
}

Settings settings_or_throw(const Context& context) {
    Result<Settings> loaded = load_settings(context.data);
    if (!loaded) throw WrongUse{loaded.problem()};
    return std::move(loaded).value();
}

CodeRules code_rules(const Settings& settings) { return {settings.in_shop_patterns}; }

std::string read_input(const std::string& file) {
    std::stringstream content;
    if (file == "-") {
        if (auto all = read_standard_input(interrupted)) return *std::move(all);
        throw WrongUse{
            {{"đầu vào chuẩn", "standard input"},
             {"không đọc được", "cannot be read"},
             {"nối một tệp hoặc chương trình vào", "connect a file or a program to it"}}};
    }
    std::ifstream in{file, std::ios::binary};
    std::error_code none;
    if (!in || std::filesystem::is_directory(file, none) || !(content << in.rdbuf())) {
        if (in && std::filesystem::is_regular_file(file, none) &&
            std::filesystem::file_size(file, none) == 0) {
            return {};
        }
        throw WrongUse{{{file, file},
                        {"không đọc được tệp", "the file cannot be read"},
                        {"kiểm tra tên và quyền đọc", "check its name and rights"}}};
    }
    return content.str();
}

int run_command_line(int argc, char** argv) {
    Wishes wish;
    Action action;
    CLI::App app{"ocop-kiosk: till and shopper's screen for OCOP showrooms"};
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
    add_codes(app, wish, action);
    add_products(app, wish, action);
    add_sales(app, wish, action);
    add_centre(app, wish, action);
    add_staff(app, wish, action);
    add_care(app, wish, action);

    const platform::SystemClock clock;
    Context context{{}, false, false, language_of_environment(), clock};
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& help) {
        const int status = app.exit(help);
        return standard_output_took_all() ? status : kFault;
    } catch (const CLI::ParseError& error) {
        tell(context, wrong_command_line(error.what(), argc, argv));
        return kWrongUse;
    }
    context.data = wish.data.empty() ? default_data_folder() : std::filesystem::path{wish.data};
    context.demo = wish.demo;
    context.json = wish.json;
    if (!action) return guarded(context, [&] { return run_screen(context, wish); });
    handle_interrupts();
    return guarded(context, [&] {
        const int status = action(context);
        if (standard_output_took_all() || interrupted()) return status;
        tell(context,
             {{"kết quả", "the result"},
              {"không ghi hết được ra đầu ra chuẩn", "standard output did not take it all"},
              {"kiểm tra chỗ trống hoặc chương trình nhận", "check the disk or who reads it"}});
        return static_cast<int>(kFault);
    });
}

}  // namespace kiosk::app
