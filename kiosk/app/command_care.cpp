// verify, backup, restore.
#include <fstream>
#include <iostream>

#include "kiosk/app/command.h"
#include "kiosk/app/json_shapes.h"

namespace kiosk::app {

namespace {

// A file that cannot even be opened as a database is an answer too: "not whole".
db::VerifyReport verified(const Context& context) {
    try {
        db::ShopStore store = open_store(context, db::Mode::Read);
        return store.verify(progress_line(context, {"Kiểm tra nhật ký", "Proving the journal"}));
    } catch (const db::Error& error) {
        if (error.kind() != db::FaultKind::Corrupt) throw;
        db::VerifyReport report;
        report.ok = false;
        report.problems.push_back({0,
                                   {error.problem().line(Language::Vietnamese),
                                    error.problem().line(Language::English)}});
        return report;
    }
}

// What a backup must not be written over: this shop, or anything that is no backup.
void refuse_target(const Context& context, const std::filesystem::path& file) {
    std::error_code none;
    const auto refuse = [&](Text why, Text to_do) {
        throw WrongUse{{{file.string(), file.string()}, std::move(why), std::move(to_do)}};
    };
    if (std::filesystem::is_directory(file, none)) {
        refuse({"là thư mục, không phải tệp", "is a folder, not a file"},
               {"ghi tên tệp sao lưu trong thư mục này", "name the backup's file in it"});
    }
    const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
    if (!std::filesystem::is_directory(folder, none)) {
        refuse({"không có thư mục này", "there is no such folder"},
               {"tạo thư mục hoặc gắn ổ đĩa trước", "make the folder or mount the disk first"});
    }
    if (std::filesystem::equivalent(file, context.data / "kiosk.db", none)) {
        refuse({"là dữ liệu đang dùng của cửa hàng", "is the shop's own data"},
               {"chọn tên khác cho bản sao lưu", "choose another name for the backup"});
    }
    if (!std::filesystem::exists(file, none)) return;
    const auto refuse_stranger = [&] {
        refuse({"đã có và không phải bản sao lưu", "is there already and is no backup"},
               {"chọn tên khác cho bản sao lưu", "choose another name for the backup"});
    };
    // Not even opened: a pipe would make us wait for its other end.
    if (!std::filesystem::is_regular_file(file, none)) refuse_stranger();
    std::string head(16, '\0');
    std::ifstream{file, std::ios::binary}.read(head.data(), 16);
    const bool is_database = head == std::string_view{"SQLite format 3\0", 16};
    if (std::filesystem::file_size(file, none) > 0 && !is_database) refuse_stranger();
}

}  // namespace

int verify(const Context& context) {
    const db::VerifyReport report = verified(context);
    if (interrupted()) return kNo;
    if (context.json) {
        Json problems = Json::array();
        for (const db::VerifyProblem& problem : report.problems) {
            problems.push_back(
                {{"entry", problem.entry}, {"what", problem.what.in(context.language)}});
        }
        std::cout << one_line({{"ok", report.ok},
                               {"sales", report.sales},
                               {"entries", report.entries},
                               {"head", report.head},
                               {"problems", problems}})
                  << '\n';
        return report.ok ? kDone : kNo;
    }
    for (const db::VerifyProblem& problem : report.problems) {
        std::cout << Text{"Mục ", "Entry "}.in(context.language) << problem.entry << ": "
                  << problem.what.in(context.language) << '\n';
    }
    const std::string counts =
        std::to_string(report.sales) + " / " + std::to_string(report.entries);
    std::cout << (report.ok
                      ? Text{"Toàn vẹn: " + counts + " (đơn / mục nhật ký), đầu " + report.head,
                             "Whole: " + counts + " (sales / entries), head " + report.head}
                      : Text{"KHÔNG toàn vẹn: hãy giữ nguyên máy và gọi người phụ trách",
                             "NOT whole: leave the machine as it is and call for help"})
                     .in(context.language)
              << '\n';
    return report.ok ? kDone : kNo;
}

int back_up(const Context& context, const std::string& file) {
    refuse_target(context, file);
    db::ShopStore store = open_store(context, db::Mode::Read);
    store.backup_to(file, progress_line(context, {"Sao lưu", "Backing up"}));
    if (interrupted()) return kNo;
    if (context.json) {
        std::cout << one_line({{"file", file}, {"verified", true}}) << '\n';
        return kDone;
    }
    std::cout << Text{"Đã sao lưu và kiểm tra: ", "Backed up and verified: "}.in(context.language)
              << file << '\n';
    return kDone;
}

int put_back(const Context& context, const std::string& file, bool lose_newer) {
    const Result<db::Restored> done = db::restore(context.data, file, lose_newer, context.clock);
    if (!done) throw WrongUse{done.problem()};
    std::error_code none;
    if (!std::filesystem::exists(context.data / "till.key", none)) {
        tell(context, {{"till.key", "till.key"},
                       {"khóa ký của máy không có trong bản sao lưu",
                        "the till's signing key is never in a backup"},
                       {"chép till.key của máy này vào thư mục dữ liệu trước khi bán",
                        "put this till's till.key into the data folder before selling"}});
    }
    const std::string epoch = std::to_string(done->till.epoch);
    if (context.json) {
        std::cout << one_line({{"file", file},
                               {"restored", true},
                               {"epoch", done->till.epoch},
                               {"new_epoch", done->new_epoch}})
                  << '\n';
        return kDone;
    }
    std::cout << Text{"Đã phục hồi từ ", "Restored from "}.in(context.language) << file << '\n';
    if (done->new_epoch) {
        const std::string number = done->till.till + "-" + epoch + "-000001";
        std::cout << Text{"Kỳ mới: " + epoch + ". Hóa đơn tiếp theo là " + number +
                              "; không số nào bị dùng hai lần.\n"
                              "Máy có trung tâm thì đăng ký lại với tên cũ: ocop-kiosk central "
                              "enroll --to URL --kiosk TÊN\n",
                          "A new epoch: " + epoch + ". The next receipt is " + number +
                              "; no number is used twice.\n"
                              "With a centre, enrol again under the same name: ocop-kiosk central "
                              "enroll --to URL --kiosk NAME\n"}
                         .in(context.language);
    }
    return kDone;
}

}  // namespace kiosk::app
