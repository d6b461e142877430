// A report (kiosk/core/report.h) as a file: CSV, XLSX or PDF. The file appears only when it is
// whole: it is written beside its place and renamed, with the disk's word for it. Any thread.
// Fails with a Problem where the folder is missing, full or read-only.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/core/report.h"
#include "kiosk/core/result.h"

namespace platform {

kiosk::Status write_report_csv(const std::filesystem::path& file,
                               const kiosk::ReportDocument& document, kiosk::Language language);
// A sheet for each table; numbers as numbers, days as days, texts never as formulas.
kiosk::Status write_report_xlsx(const std::filesystem::path& file,
                                const kiosk::ReportDocument& document, kiosk::Language language);
// A4 upright, as many pages as it takes, each numbered; columns' titles on every page.
kiosk::Status write_report_pdf(const std::filesystem::path& file,
                               const kiosk::ReportDocument& document, kiosk::Language language);

// Bytes to a file, whole or not at all.
kiosk::Status write_whole(const std::filesystem::path& file, std::string_view bytes);

// Folders of plugged-in USB sticks that can be written to (under /media and /run/media).
std::vector<std::filesystem::path> usb_folders();

}  // namespace platform
