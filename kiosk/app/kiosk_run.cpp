#include "kiosk/app/kiosk_run.h"

#include <sodium.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/spdlog.h>

#include <fstream>
#include <iostream>

#include "kiosk/app/application.h"
#include "kiosk/app/banks.h"
#include "kiosk/app/command.h"
#include "platform/system_clock.h"

namespace kiosk::app {
namespace {

constexpr std::size_t kLargestLogBytes = 2'000'000;
constexpr std::size_t kOlderLogs = 2;

void start_log(const std::filesystem::path& data) {
    try {
        spdlog::set_default_logger(spdlog::rotating_logger_mt(
            "kiosk", (data / "kiosk.log").string(), kLargestLogBytes, kOlderLogs));
        spdlog::flush_on(spdlog::level::warn);
    } catch (const spdlog::spdlog_ex& error) {
        std::cerr << "ocop-kiosk: kiosk.log: " << error.what() << " (running without a log)\n";
    }
}

std::vector<ScriptStep> script_of(const std::string& file) {
    if (file.empty()) return {};
    Result<std::vector<ScriptStep>> steps = read_script(read_input(file), file);
    if (!steps) throw WrongUse{steps.problem()};
    return std::move(steps).value();
}

}  // namespace

int run_kiosk(const RunOptions& options) {
    const platform::SystemClock machine;
    MovedClock clock{machine};
    const Context context{options.data, options.demo, false, options.words, clock};
    if (sodium_init() < 0) return kFault;
    std::vector<ScriptStep> script = script_of(options.script);
    if (const auto start = take_starting_time(script)) clock.set(*start);
    const Result<screens::FontFiles> fonts = screens::find_fonts();
    if (!fonts) {
        tell(context, fonts.problem());
        return kFault;
    }
    db::ShopStore store = open_store(context, db::Mode::Write);
    const db::KioskLock only_one{options.data};
    Settings settings = settings_or_throw(context);
    if (options.language) settings.language = *options.language;
    const std::optional<Bank> bank = bank_of(settings.bank.bin);
    settings.bank_title = bank ? bank->short_name : std::string{};
    Result<std::unique_ptr<platform::Window>> window =
        platform::Window::open({"OCOP", options.width, options.height});
    if (!window) {
        tell(context, window.problem());
        return kFault;
    }
    start_log(options.data);
    Application application{
        {std::move(*window), *fonts, std::move(settings), options.data, std::move(store),
         std::move(script), options.shots, !options.script.empty(), options.camera,
         options.customer_width, options.customer_height},
        clock};
    return application.run();
}

}  // namespace kiosk::app
