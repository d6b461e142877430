// verify, backup, restore.
#include <iostream>

#include "kiosk/app/command.h"
#include "kiosk/app/json_shapes.h"

namespace kiosk::app {

int verify(const Context& context) {
    db::ShopStore store = open_store(context, db::Mode::Read);
    const db::VerifyReport report =
        store.verify(progress_line(context, {"Kiểm tra nhật ký", "Proving the journal"}));
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
    db::ShopStore store = open_store(context, db::Mode::Read);
    store.backup_to(file, progress_line(context, {"Sao lưu", "Backing up"}));
    if (interrupted()) return kNo;
    std::cout << Text{"Đã sao lưu và kiểm tra: ", "Backed up and verified: "}.in(context.language)
              << file << '\n';
    return kDone;
}

int put_back(const Context& context, const std::string& file, bool lose_newer) {
    const Status done = db::restore(context.data, file, lose_newer, context.clock);
    if (!done) throw WrongUse{done.problem()};
    std::cout << Text{"Đã phục hồi từ ", "Restored from "}.in(context.language) << file << '\n';
    return kDone;
}

}  // namespace kiosk::app
