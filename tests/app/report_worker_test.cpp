// A manager's reports reach the disk, each of them, however fast they were asked for.
#include "kiosk/app/report_worker.h"

#include <unistd.h>

#include "tests/support/catch.h"

using namespace kiosk;
using namespace kiosk::app;

TEST_CASE("reports that are asked for while one is being written are all written", "[report]") {
    namespace fs = std::filesystem;
    const fs::path data =
        fs::temp_directory_path() / ("ocop-reports-" + std::to_string(::getpid()));
    std::mutex mutex;
    std::condition_variable rang;
    int answers = 0;
    Inbox inbox{[&] {
        const std::lock_guard lock{mutex};
        ++answers;
        rang.notify_all();
    }};
    {
        ReportWorker worker{data, inbox};
        for (const char* name : {"mot", "hai", "ba"}) {
            worker.give({{{"Báo cáo", "Report"}, {}, {}}, name, Language::Vietnamese});
        }
        std::unique_lock lock{mutex};
        rang.wait_for(lock, std::chrono::seconds{60}, [&] { return answers == 3; });
        CHECK(answers == 3);
    }
    for (const char* name : {"mot", "hai", "ba"}) {
        CHECK(fs::exists(data / "reports" / (std::string{name} + ".csv")));
    }
    fs::remove_all(data);
}
