#include "kiosk/app/report_worker.h"

#include <utility>

#include "platform/report_file.h"

namespace kiosk::app {

Status write_report_files(const std::filesystem::path& folder, const WriteReport& report) {
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    const std::filesystem::path file = folder / report.name;
    const auto& [document, name, language] = report;
    if (Status pdf = platform::write_report_pdf(file.string() + ".pdf", document, language); !pdf)
        return pdf;
    if (Status xlsx = platform::write_report_xlsx(file.string() + ".xlsx", document, language);
        !xlsx)
        return xlsx;
    return platform::write_report_csv(file.string() + ".csv", document, language);
}

ReportWorker::ReportWorker(std::filesystem::path data, Inbox& inbox)
    : data_{std::move(data)}, inbox_{inbox}, thread_{[this] { run(); }} {}

ReportWorker::~ReportWorker() {
    {
        const std::lock_guard lock{mutex_};
        ending_ = true;
    }
    given_.notify_all();
    thread_.join();
}

void ReportWorker::give(WriteReport report) {
    {
        const std::lock_guard lock{mutex_};
        waiting_.push_back(std::move(report));
    }
    given_.notify_all();
}

void ReportWorker::run() {
    std::unique_lock lock{mutex_};
    while (true) {
        given_.wait(lock, [&] { return ending_ || !waiting_.empty(); });
        if (ending_) return;
        const WriteReport report = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        ReportWritten answer;
        std::vector<std::filesystem::path> folders{data_ / "reports"};
        for (std::filesystem::path& stick : platform::usb_folders())
            folders.push_back(std::move(stick));
        for (const std::filesystem::path& folder : folders) {
            const Status written = write_report_files(folder, report);
            if (written)
                answer.folders.push_back(folder.string());
            else
                answer.problem = written.problem();
        }
        inbox_.put(std::move(answer));
        lock.lock();
    }
}

}  // namespace kiosk::app
