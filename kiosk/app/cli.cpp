// The command line from the first word to the exit status (CLI.md): parsed, run, every way to fail
// told as one line. Which commands there are is in cli_commands.cpp, what they do in command_*.cpp.
#include <cstdlib>

#include "kiosk/app/cli_commands.h"
#include "kiosk/app/standard_streams.h"
#include "platform/system_clock.h"

namespace kiosk::app {
namespace {

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

std::string after(const std::string& text, std::string_view mark) {
    const auto at = text.find(mark);
    return at == std::string::npos ? text : text.substr(at + mark.size());
}

std::string before(const std::string& text, std::string_view mark) {
    return text.substr(0, text.find(mark));
}

// What stands after the mark, without the brackets CLI11 puts around it; empty: no such mark.
std::string bare_after(const std::string& text, std::string_view mark) {
    if (text.find(mark) == std::string::npos) return {};
    std::string bare = after(text, mark);
    std::erase_if(bare,
                  [](char c) { return std::string_view{"[]{}"}.find(c) != std::string::npos; });
    for (const std::string_view to : {" to ", " - "}) {
        if (const auto at = bare.find(to); at != std::string::npos)
            bare.replace(at, to.size(), "…");
    }
    return bare;
}

// A command that wants one more word: CLI11 says only that one is missing.
std::string words_of(const CLI::App& app, const std::string& command) {
    std::string words;
    for (const CLI::App* one : app.get_subcommands({})) {
        if (one->get_name() != command) continue;
        for (const CLI::App* next : one->get_subcommands({})) {
            words += (words.empty() ? "" : ", ") + next->get_name();
        }
    }
    return words;
}

// What CLI11 found, in both languages. Its texts differ a little between releases: what is not
// known here is told as it came.
Text why_wrong(const CLI::App& app, const CLI::ParseError& error, int argc, char** argv) {
    const std::string words = error.what();
    if (words == "A subcommand is required") {
        for (int i = 1; i < argc; ++i) {
            const std::string command = argv[i];
            if (const std::string next = words_of(app, command); !next.empty()) {
                return {"sau " + command + " phải có một trong: " + next,
                        command + " needs one of: " + next};
            }
        }
    }
    if (dynamic_cast<const CLI::RequiredError*>(&error) != nullptr) {
        const std::string name = before(words, " is required");
        return {"thiếu " + name, name + " is missing"};
    }
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
        const std::string extra = after(words, "expected: ");
        return {"không hiểu: " + extra, "not understood: " + extra};
    }
    const std::string name = before(words, ":");
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr &&
        words.ends_with(" missing")) {
        const std::string value = before(after(words, "required "), " missing");
        return {"sau " + name + " phải có " + value, name + " needs " + value};
    }
    if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr) {
        const std::string value = after(words, "onvert: ");
        return {"không đọc được giá trị của " + value, "not a usable value: " + value};
    }
    const std::string given = before(after(after(words, ": "), "Value "), " not in ");
    if (const std::string range = bare_after(words, " not in range "); !range.empty()) {
        return {name + ": " + given + " nằm ngoài khoảng " + range,
                name + ": " + given + " is not within " + range};
    }
    if (const std::string choice = bare_after(words, " not in "); !choice.empty()) {
        return {name + ": " + given + " không phải một trong: " + choice,
                name + ": " + given + " is none of: " + choice};
    }
    return {words, words};
}

Problem wrong_command_line(const CLI::App& app, const CLI::ParseError& error, int argc,
                           char** argv) {
    return {{"dòng lệnh", "command line"},
            why_wrong(app, error, argc, argv),
            {"xem ocop-kiosk --help", "see ocop-kiosk --help"}};
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

int run_command_line(int argc, char** argv) {
    Wishes wish;
    CLI::App app{"ocop-kiosk: till and shopper's screen for OCOP showrooms"};
    add_commands(app, wish);

    const platform::SystemClock clock;
    Context context{{}, false, false, language_of_environment(), clock};
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& help) {
        const int status = app.exit(help);
        return standard_output_took_all() ? status : kFault;
    } catch (const CLI::ParseError& error) {
        tell(context, wrong_command_line(app, error, argc, argv));
        return kWrongUse;
    }
    context.data = wish.data.empty() ? default_data_folder() : std::filesystem::path{wish.data};
    context.demo = wish.demo;
    context.json = wish.json;
    if (!wish.action) return guarded(context, [&] { return run_screen(context, wish.run); });
    handle_interrupts();
    return guarded(context, [&] {
        const int status = wish.action(context);
        if (standard_output_took_all() || interrupted()) return status;
        tell(context,
             {{"kết quả", "the result"},
              {"không ghi hết được ra đầu ra chuẩn", "standard output did not take it all"},
              {"kiểm tra chỗ trống hoặc chương trình nhận", "check the disk or who reads it"}});
        return static_cast<int>(kFault);
    });
}

}  // namespace kiosk::app
