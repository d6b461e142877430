// What the commands share: telling people, the store, settings and input, the end by a signal.
#include "kiosk/app/command.h"

#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <sstream>

#include "kiosk/app/demonstration.h"
#include "kiosk/app/standard_streams.h"
#include "kiosk/core/vietnamese_text.h"

namespace kiosk::app {
namespace {

constexpr std::size_t kMostTold = 4'000;  // characters of one line for people
constexpr std::size_t kMostProblemsTold = 100;

volatile std::sig_atomic_t stop_wanted = 0;

}  // namespace

void tell(const Context& context, const Problem& problem) {
    // One line whatever is in it: a file's name, a scanned text, a server's words.
    std::cerr << "ocop-kiosk: " << shown_safely(problem.line(context.language), kMostTold)
              << std::endl;
}

int refuse_import(const Context& context, const std::string& file,
                  const std::vector<Problem>& problems, const Text& kept) {
    for (std::size_t i = 0; i < problems.size() && i < kMostProblemsTold; ++i) {
        tell(context, problems[i]);
    }
    const std::string count = std::to_string(problems.size());
    tell(context, {{file, file},
                   {count + " lỗi, " + kept.vi,
                    count + (count == "1" ? " bad cell, " : " bad cells, ") + kept.en},
                   {"sửa các ô đã nêu rồi nhập lại", "mend the cells named above, import again"}});
    return kWrongUse;
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

db::ShopStore open_goods(const Context& context) {
    db::ShopStore store = open_store(context, db::Mode::Read);
    const std::optional<std::int64_t> next = store.next_price_ms();
    if (next && *next <= context.clock.now_ms()) {
        try {
            open_store(context, db::Mode::Write).begin_due_prices();
        } catch (const db::Error& error) {
            tell(context, error.problem());  // an answer with the old price says why
        }
    }
    return store;
}

Settings settings_or_throw(const Context& context) {
    Result<Settings> loaded = load_settings(context.data);
    if (!loaded) throw WrongUse{loaded.problem()};
    return std::move(loaded).value();
}

std::string read_input(const std::string& file) {
    std::stringstream content;
    if (file == "-") {
        if (auto all = read_standard_input(interrupted)) return *std::move(all);
        throw WrongUse{
            {{"đầu vào chuẩn", "standard input"},
             {"không đọc được", "cannot be read"},
             {"nối một tệp hoặc chương trình vào", "connect a file or a program to it"}}};
    }
    std::error_code none;
    if (std::filesystem::is_directory(file, none)) throw WrongUse{unreadable_file(file, EISDIR)};
    errno = 0;
    std::ifstream in{file, std::ios::binary};
    if (!in) throw WrongUse{unreadable_file(file, errno)};
    if (in.peek() == std::ifstream::traits_type::eof() && !in.bad()) return {};
    if (!(content << in.rdbuf())) throw WrongUse{unreadable_file(file, errno)};
    return content.str();
}

void write_output(const std::string& file, const std::function<void(std::ostream&)>& write) {
    const bool to_stdout = file == "-";
    // Through a link to what it stands for; a device or a pipe is written to, never replaced.
    std::error_code none;
    std::filesystem::path target = std::filesystem::weakly_canonical(file, none);
    if (target.empty()) target = file;
    const bool in_place =
        std::filesystem::exists(target, none) && !std::filesystem::is_regular_file(target, none);
    std::filesystem::path beside = target;
    if (!in_place) beside += ".new";
    std::ofstream out;
    if (!to_stdout) out.open(beside, std::ios::binary | std::ios::trunc);
    std::ostream& sink = to_stdout ? std::cout : out;
    if (sink) {
        write(sink);
        sink.flush();
    }
    if (to_stdout) return;
    if (out.close(); !out || (!in_place && std::rename(beside.c_str(), target.c_str()) != 0)) {
        const std::string reason = std::strerror(errno);
        if (!in_place) std::filesystem::remove(beside, none);
        throw WrongUse{
            {{file, file},
             {"không ghi được tệp (" + reason + ")", "the file cannot be written (" + reason + ")"},
             {"kiểm tra thư mục, quyền ghi và chỗ trống",
              "check the folder, its rights and its space"}}};
    }
}

}  // namespace kiosk::app
