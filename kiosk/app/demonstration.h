// The demonstration showroom: a data folder filled from assets/demo, all of it marked as made up.
// 92 real products (sources kept), three people whose PINs are no secret, settings of an invented
// shop, and a month of sales that ends now. The same every time for the same day (but for the
// till's own key).
//
// Built beside its place and moved there whole: a folder is either complete or missing. Refuses a
// folder that already holds a shop. Runs on the caller's thread for a second or two; storage faults
// throw db::Error.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "db/shop_store.h"
#include "kiosk/core/clock.h"
#include "kiosk/core/lot.h"
#include "kiosk/core/product.h"
#include "kiosk/core/staff.h"

namespace kiosk::app {

inline constexpr int kDemonstrationDays = 31;  // before today

// The pack that was sold: its serial number is known from then on.
inline constexpr const char* kDemonstrationSerialProduct = "demo-011";
inline constexpr const char* kDemonstrationSerialLot = "DEMO-011";
inline constexpr const char* kDemonstrationSerial = "MH-000017";

struct DemonstrationPerson {
    Staff staff;
    std::string pin;
};
// assets/demo, as core values; asserts when they do not read: they travel with us and are tested.
std::vector<Product> demonstration_products();
std::vector<Promotion> demonstration_promotions();
// With the days of a shop that opens `today`.
std::vector<Lot> demonstration_lots(Date today);
std::vector<DemonstrationPerson> demonstration_people();

// True for a folder that is missing or empty: the only ones make_demonstration() fills.
bool is_free_for_demonstration(const std::filesystem::path& folder);

Status make_demonstration(const std::filesystem::path& folder, const Clock& clock,
                          const db::Progress& progress = {});

}  // namespace kiosk::app
