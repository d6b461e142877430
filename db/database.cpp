#include "db/database.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <utility>

namespace db {
namespace {

std::string uri_of(const std::filesystem::path& file) {
    std::string uri = "file:";
    for (char c : std::filesystem::absolute(file).string()) {
        if (c == '%' || c == '?' || c == '#') {
            static constexpr char kDigits[] = "0123456789ABCDEF";
            const auto byte = static_cast<unsigned char>(c);
            uri += '%';
            uri += kDigits[byte >> 4];
            uri += kDigits[byte & 15];
        } else {
            uri += c;
        }
    }
    return uri + "?psow=0";
}

}  // namespace

Database::Database(std::filesystem::path file, Access access)
    : file_{std::move(file)}, access_{access} {
    guarded([this] {
        const int flags = access_ == Access::Write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                                   : SQLITE_OPEN_READONLY;
        handle_ = std::make_unique<SQLite::Database>(uri_of(file_), flags | SQLITE_OPEN_URI,
                                                     kBusyTimeoutMs);
        sqlite3_extended_result_codes(handle_->getHandle(), 1);
        sqlite3_db_config(handle_->getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        sqlite3_db_config(handle_->getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        handle_->exec("PRAGMA temp_store = MEMORY");
        set_cache_kb(kCacheKb);
        handle_->exec("PRAGMA trusted_schema = OFF");
        if (access_ == Access::Write) {
            handle_->exec("PRAGMA synchronous = FULL");
            handle_->exec("PRAGMA foreign_keys = ON");
            handle_->exec("PRAGMA journal_size_limit = 67108864");
        }
    });
}

Database::~Database() = default;

Query Database::query(const char* sql) {
    std::unique_ptr<SQLite::Statement>& statement = prepared_[sql];
    if (!statement) {
        statement = std::make_unique<SQLite::Statement>(*handle_, sql);
    }
    return Query{*statement};
}

void Database::set_cache_kb(int kilobytes) {
    handle_->exec("PRAGMA cache_size = -" + std::to_string(kilobytes));
}

void Database::execute(const std::string& sql) { handle_->exec(sql); }

std::int64_t Database::number(const char* sql) {
    Query one = query(sql);
    return one.next() ? one.number(0) : 0;
}

Query::Blob blob_of(const kiosk::SaleId& id) {
    return {{reinterpret_cast<const char*>(id.bytes().data()), id.bytes().size()}};
}

kiosk::SaleId sale_id_in(std::string_view bytes) {
    std::array<std::uint8_t, 16> id{};
    std::copy_n(bytes.begin(), std::min(bytes.size(), id.size()), id.begin());
    return kiosk::SaleId{id};
}

std::int64_t day_number(kiosk::Date date) {
    const auto ymd = date.ymd();
    return static_cast<int>(ymd.year()) * 10'000LL + static_cast<unsigned>(ymd.month()) * 100LL +
           static_cast<unsigned>(ymd.day());
}

kiosk::Date day_from(std::int64_t number) {
    return kiosk::Date::from_ymd(static_cast<int>(number / 10'000),
                                 static_cast<unsigned>(number / 100 % 100),
                                 static_cast<unsigned>(number % 100))
        .value_or(kiosk::Date{});
}

}  // namespace db
