// Shops of any size, made once through the real store and kept: a million products, ten million
// lines. The same goods every time. A shop made by another schema is not reused. Writes below the
// folder it was given, throws db::Error where the disk refuses and Interrupted after Ctrl-C (a
// half-made shop is made anew). One thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <random>
#include <string>

#include "kiosk/core/clock.h"
#include "kiosk/core/product.h"
#include "kiosk/core/sale.h"

namespace bench {

inline constexpr int kLinesOfSale = 5;
inline constexpr int kDaysOfHistory = 3 * 365;

// The product number `i` of every shop: names of real kinds, makers and provinces, a GTIN and a
// stamp's text.
kiosk::Product product(std::int64_t i);
std::string gtin_of(std::int64_t i);  // 14 digits

// Five lines of goods that sell (a few often, most seldom) out of the first `products`, paid in
// cash or by transfer.
kiosk::Sale sale_of_five(std::mt19937& random, std::int64_t products, std::int64_t closed_at_ms);

// A folder that goes away.
class Scratch {
public:
    explicit Scratch(const std::filesystem::path& beside);
    ~Scratch();
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

class Shops {
public:
    // The last day of a shop's history is the day of `clock`.
    Shops(std::filesystem::path cache, const kiosk::Clock& clock);

    // Products and no sale. Only to be read.
    std::filesystem::path with_goods(std::int64_t products);
    // The same goods and `lines` sold evenly over the last three years, today included.
    std::filesystem::path with_history(std::int64_t products, std::int64_t lines);
    const std::filesystem::path& cache() const { return cache_; }

private:
    std::filesystem::path folder_for(const std::string& name);
    void sell(const std::filesystem::path& folder, std::int64_t products, std::int64_t lines);

    std::filesystem::path cache_;
    const kiosk::Clock& clock_;
    std::string schema_;  // short digest
};

}  // namespace bench
