// Storage faults in plain words: what SQLite and the operating system answer, as db::Error naming
// the file. Private to db. Any thread.
#pragma once

#include <filesystem>
#include <string>

#include "db/error.h"

namespace SQLite {
class Exception;
}

namespace db {

// A fault of a kind, about a file or folder; `detail` is the library's own words, kept for the
// person who is called.
Error fault(FaultKind kind, const std::filesystem::path& file, const std::string& detail);
// A request that cannot be carried out (an unfit PIN, a code that belongs to another product).
Error refusal(kiosk::Text what, kiosk::Text why, kiosk::Text to_do = {});
// From errno, right after a failed call.
Error system_fault(int error_number, const std::filesystem::path& file);
Error sqlite_fault(const SQLite::Exception& exception, const std::filesystem::path& file);

}  // namespace db
