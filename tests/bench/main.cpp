// ocop-bench: every wait of the kiosk beside its physical limit or a peer, in one run and one
// table.
#include <sodium.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>

#include "db/error.h"
#include "platform/system_clock.h"
#include "tests/bench/rows.h"

namespace {

using Measure = void (*)(bench::Bench&);

struct Family {
    const char* name;
    Measure measure;
};
// What needs no large shop comes first.
constexpr Family kFamilies[] = {
    {"frame", bench::measure_frame},   {"scan", bench::measure_scan},
    {"push", bench::measure_push},     {"lookup", bench::measure_lookup},
    {"search", bench::measure_search}, {"memory", bench::measure_memory},
    {"rest", bench::measure_rest},     {"sale", bench::measure_sale},
    {"totals", bench::measure_totals}, {"manage", bench::measure_manage},
    {"settle", bench::measure_settle}, {"log", bench::measure_log},
    {"start", bench::measure_start},   {"import", bench::measure_import},
    {"verify", bench::measure_verify}, {"receipt", bench::measure_receipt},
};

constexpr const char* kExamples = R"(
Examples:
  ocop-bench                         every row at full size (makes its shops once: ten minutes)
  ocop-bench --sizes small           the same rows with 50,000 products and 100,000 lines
  ocop-bench --only sale,lookup      these rows
  ocop-bench --json > today.jsonl    one JSON object a row
  ocop-bench --quick                 tiny sizes and few samples: proves that it works, says nothing

Rows: frame scan push lookup search memory rest sale totals manage settle log start import verify
The shops are kept in bench-shops beside the program (12 GB at full size); delete it freely.
Ctrl-C ends cleanly after the rows that are finished. Compare ratios, never milliseconds: those
belong to the machine. Exit status 0: measured; 1: interrupted; 2: wrong use; 3: a fault.)";

bench::Sizes sizes_of(const std::string& name) {
    if (name == "quick") return {200, 500, 2'000, 2'000, 500, 100, 1};
    if (name == "small") return {5'000, 50'000, 100'000, 100'000, 20'000, 5'000, 40};
    return {};
}

int run(const bench::Sizes& sizes, const std::vector<std::string>& only, bool json,
        const std::filesystem::path& data, const std::filesystem::path& programs,
        const std::filesystem::path& kiosk) {
    const platform::SystemClock clock;
    bench::Table table{json};
    bench::Shops shops{data, clock};
    bench::Bench all{sizes, shops, table, clock, programs, kiosk};
    for (const Family& family : kFamilies) {
        const bool wanted =
            only.empty() || std::find(only.begin(), only.end(), family.name) != only.end();
        if (wanted) family.measure(all);
    }
    if (!json) {
        std::cout << table.rows() << " rows, " << table.missed() << " beyond their target\n";
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::filesystem::path programs =
        std::filesystem::canonical("/proc/self/exe").parent_path();
    CLI::App command{"Measures every wait of the kiosk beside its limit, in the same run."};
    command.footer(kExamples);
    bool json = false, quick = false;
    std::string sizes = "full", data = (programs / "bench-shops").string();
    std::string kiosk = OCOP_KIOSK_PROGRAM;
    std::vector<std::string> only, names;
    for (const Family& family : kFamilies) names.emplace_back(family.name);
    command.add_flag("--json", json, "one JSON object a row");
    command.add_flag("--quick", quick, "tiny sizes, few samples");
    command.add_option("--only", only, "these rows, separated by commas")
        ->delimiter(',')
        ->check(CLI::IsMember(names));
    command.add_option("--sizes", sizes, "small or full")->check(CLI::IsMember({"small", "full"}));
    command.add_option("--data", data, "folder where the shops are made and kept");
    command.add_option("--kiosk", kiosk, "the ocop-kiosk to start");
    try {
        command.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return command.exit(error) == 0 ? 0 : 2;
    }
    // A bench of drawing on whatever screen this machine has could not be repeated elsewhere.
    setenv("SDL_VIDEODRIVER", "offscreen", 1);
    setenv("SDL_AUDIODRIVER", "dummy", 1);
    setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);
    bench::handle_interrupts();
    try {
        if (sodium_init() < 0) throw std::runtime_error{"no randomness"};
        return run(sizes_of(quick ? "quick" : sizes), only, json, data, programs, kiosk);
    } catch (const bench::Interrupted&) {
        std::cerr << "\nocop-bench: interrupted; the rows above are finished\n";
        return 1;
    } catch (const db::Error& error) {
        std::cerr << "ocop-bench: " << error.problem().line(kiosk::Language::English) << '\n';
    } catch (const std::exception& error) {
        std::cerr << "ocop-bench: " << error.what() << '\n';
    }
    return 3;
}
