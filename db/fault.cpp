#include "db/fault.h"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace db {
namespace {

struct Words {
    kiosk::Text why;
    kiosk::Text to_do;
};

Words words_for(FaultKind kind) {
    switch (kind) {
        case FaultKind::Busy:
            return {{"một chương trình khác đang ghi dữ liệu quá lâu",
                     "another program has been writing for too long"},
                    {"đợi chương trình kia xong rồi thử lại",
                     "wait until the other program is done, then try again"}};
        case FaultKind::DiskFull:
            return {{"ổ đĩa đã đầy", "the disk is full"},
                    {"xóa bớt tệp không cần để có chỗ trống rồi thử lại",
                     "free some space on the disk, then try again"}};
        case FaultKind::ReadOnly:
            return {{"không có quyền ghi", "it cannot be written"},
                    {"cho tài khoản đang chạy chương trình quyền ghi vào thư mục này",
                     "give the account that runs the program the right to write there"}};
        case FaultKind::Corrupt:
            return {{"không phải cơ sở dữ liệu của máy bán hàng, hoặc đã bị hỏng",
                     "not a kiosk's database, or damaged"},
                    {"giữ nguyên tệp này và khôi phục từ bản sao lưu",
                     "keep this file as it is and restore a backup"}};
        case FaultKind::NewerVersion:
            return {{"dữ liệu do phiên bản mới hơn của chương trình ghi",
                     "it was written by a newer version of the program"},
                    {"cài phiên bản mới hơn của chương trình",
                     "install the newer version of the program"}};
        case FaultKind::SecondKiosk:
            return {{"một máy bán hàng khác đang dùng thư mục này",
                     "another kiosk is already running on this folder"},
                    {"đóng máy bán hàng kia trước, hoặc chọn thư mục khác bằng --data",
                     "close that one first, or choose another folder with --data"}};
        case FaultKind::Io:
            return {{"ổ đĩa báo lỗi khi đọc hoặc ghi", "the disk failed while reading or writing"},
                    {"kiểm tra ổ đĩa, khởi động lại máy rồi chạy “ocop-kiosk verify”",
                     "check the disk, restart the machine, then run “ocop-kiosk verify”"}};
        case FaultKind::Internal:
            break;
    }
    return {{"chương trình gặp lỗi khi làm việc với dữ liệu",
             "the program failed while working with its data"},
            {"chạy “ocop-kiosk verify” và gửi kết quả cho người hỗ trợ",
             "run “ocop-kiosk verify” and send the result to support"}};
}

FaultKind kind_of(int primary, int extended) {
    switch (primary) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return FaultKind::Busy;
        case SQLITE_FULL:
            return FaultKind::DiskFull;
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH:
        case SQLITE_CANTOPEN:
            return FaultKind::ReadOnly;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return FaultKind::Corrupt;
        case SQLITE_IOERR:
            return extended == SQLITE_IOERR_CORRUPTFS ? FaultKind::Corrupt : FaultKind::Io;
        default:
            return FaultKind::Internal;
    }
}

}  // namespace

Error::Error(FaultKind kind, kiosk::Problem problem)
    : std::runtime_error{problem.line(kiosk::Language::English)},
      kind_{kind},
      problem_{std::move(problem)} {}

Error fault(FaultKind kind, const std::filesystem::path& file, const std::string& detail) {
    Words words = words_for(kind);
    if (!detail.empty()) {
        words.why.vi += " [" + detail + "]";
        words.why.en += " [" + detail + "]";
    }
    const std::string name = file.string();
    return Error{kind, {{name, name}, std::move(words.why), std::move(words.to_do)}};
}

Error refusal(kiosk::Text what, kiosk::Text why, kiosk::Text to_do) {
    return Error{FaultKind::Internal, {std::move(what), std::move(why), std::move(to_do)}};
}

Error system_fault(int error_number, const std::filesystem::path& file) {
    const std::string detail = std::strerror(error_number);
    switch (error_number) {
        case ENOSPC:
        case EDQUOT:
            return fault(FaultKind::DiskFull, file, detail);
        case EACCES:
        case EPERM:
        case EROFS:
        case ENOTDIR:
        case ENOENT:
            return fault(FaultKind::ReadOnly, file, detail);
        default:
            return fault(FaultKind::Io, file, detail);
    }
}

Error sqlite_fault(const SQLite::Exception& exception, const std::filesystem::path& file) {
    return fault(kind_of(exception.getErrorCode() & 0xFF, exception.getExtendedErrorCode()), file,
                 exception.what());
}

}  // namespace db
