// One connection to kiosk.db and its prepared statements. Private to db; one thread at a time.
//
// Opens with WAL, synchronous=FULL and psow=0 (a disk may tear a sector); never checkpoints on
// closing, because that would happen outside the writer lock. Faults leave as db::Error.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <cassert>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "db/fault.h"
#include "kiosk/core/date.h"
#include "kiosk/core/ids.h"
#include "kiosk/core/money.h"

namespace db {

// Readers see only committed data and wait for nobody; this covers the moment of a WAL's recovery.
inline constexpr int kBusyTimeoutMs = 5'000;
inline constexpr int kCacheKb = 16'000;

// A prepared statement in use: binds by position, rewinds when it goes out of scope. Texts are
// copied; a Blob's bytes must outlive the run.
class Query {
public:
    Query(SQLite::Statement& statement) : statement_{statement} {}
    ~Query() {
        // The statement's error was thrown when it happened; tryReset() repeats it silently.
        statement_.tryReset();
    }
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    template <typename... Values>
    Query& with(const Values&... values) {
        int index = 0;
        (bind(++index, values), ...);
        return *this;
    }
    bool next() { return statement_.executeStep(); }
    void run() { statement_.exec(); }
    // Runs once more with other values: for loops of inserts.
    void again() { statement_.reset(); }

    std::int64_t number(int column) const { return statement_.getColumn(column).getInt64(); }
    bool is_null(int column) const { return statement_.getColumn(column).isNull(); }
    std::string text(int column) const { return std::string{view(column)}; }
    // The same bytes without a copy, until the next row.
    std::string_view view(int column) const {
        const SQLite::Column value = statement_.getColumn(column);
        const auto* bytes = static_cast<const char*>(value.getBlob());
        if (bytes == nullptr) return {};
        return {bytes, static_cast<std::size_t>(value.getBytes())};
    }
    kiosk::Money money(int column) const { return kiosk::Money::from_dong(number(column)); }

    struct Blob {
        std::string_view bytes;
    };

private:
    void bind(int index, std::int64_t value) { statement_.bind(index, value); }
    void bind(int index, int value) { statement_.bind(index, value); }
    void bind(int index, bool value) { statement_.bind(index, value ? 1 : 0); }
    void bind(int index, kiosk::Money value) { statement_.bind(index, value.dong()); }
    void bind(int index, const std::string& value) { statement_.bind(index, value); }
    void bind(int index, std::string_view value) { statement_.bind(index, std::string{value}); }
    void bind(int index, const char* value) { statement_.bind(index, value); }
    void bind(int index, std::nullptr_t) { statement_.bind(index); }
    void bind(int index, Blob value) {
        // A null pointer would bind NULL instead of an empty value.
        const void* bytes = value.bytes.empty() ? "" : value.bytes.data();
        statement_.bindNoCopy(index, bytes, static_cast<int>(value.bytes.size()));
    }
    template <typename T>
    void bind(int index, const std::optional<T>& value) {
        value ? bind(index, *value) : bind(index, nullptr);
    }

    SQLite::Statement& statement_;
};

class Database {
public:
    enum class Access { Read, Write };
    Database(std::filesystem::path file, Access access);
    ~Database();

    const std::filesystem::path& file() const { return file_; }
    SQLite::Database& handle() { return *handle_; }
    bool is_writable() const { return access_ == Access::Write; }

    // A constant statement, prepared once: `sql` must be a literal or a constant.
    Query query(const char* sql);
    // Schema and other rare work, prepared anew.
    void execute(const std::string& sql);
    std::int64_t number(const char* sql);
    // How much of the file is kept in memory, kCacheKb at first.
    void set_cache_kb(int kilobytes);

    // Runs `work`, turning what SQLite, the disk or too large an amount throws into db::Error about
    // this file.
    template <typename Work>
    decltype(auto) guarded(Work&& work) const {
        try {
            return work();
        } catch (const SQLite::Exception& exception) {
            throw sqlite_fault(exception, file_);
        } catch (const kiosk::MoneyOverflow& overflow) {
            throw fault(FaultKind::Internal, file_, overflow.what());
        } catch (const std::filesystem::filesystem_error& error) {
            throw fault(FaultKind::Io, file_, error.code().message());
        }
    }

private:
    std::filesystem::path file_;
    Access access_;
    std::unique_ptr<SQLite::Database> handle_;
    std::map<const char*, std::unique_ptr<SQLite::Statement>> prepared_;
};

// An id's 16 bytes as a column has them, and back. The id must outlive the run of the query.
Query::Blob blob_of(const kiosk::SaleId& id);
kiosk::SaleId sale_id_in(std::string_view bytes);

// 20261123: readable in the file, four bytes in an index.
std::int64_t day_number(kiosk::Date date);
kiosk::Date day_from(std::int64_t number);

}  // namespace db
