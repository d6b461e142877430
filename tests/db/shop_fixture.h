// What the storage tests share: a folder that goes away, sales through the shop's own rules, and a
// second connection to look behind the store's back.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>

#include <filesystem>
#include <random>
#include <string>

#include "db/shop_store.h"

namespace fixture {

inline constexpr std::int64_t kNoonMs = 1'795'410'000'000;  // 2026-11-23 12:00 +07:00

class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path database() const { return path_ / "kiosk.db"; }

private:
    std::filesystem::path path_;
};

kiosk::SaleId new_sale_id(std::int64_t now_ms);

kiosk::Product honey();  // GTIN 08930000000019, 125.000 ₫
kiosk::Product tea();    // alias "https://stamp.example/q/TEA", no stars

struct SaleOf {
    int lines{2};
    std::int64_t closed_at_ms{kNoonMs};
    std::string request_id{};
    std::string cashier{"101"};
};
kiosk::Sale sample_sale(const SaleOf& wanted = {});
// Any lines, discounts, payments, hours and cashiers that the rules allow.
kiosk::Sale random_sale(std::mt19937& random, std::int64_t day_starts_at_ms);

std::int64_t count(const Folder& folder, const std::string& table);
// As a thief or a tired administrator would: with triggers off where `sql` says so.
void meddle(const Folder& folder, const std::string& sql);
std::string read_all(const std::filesystem::path& file);

}  // namespace fixture
