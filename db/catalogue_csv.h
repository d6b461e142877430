// The catalogue as a CSV file (RFC 4180, UTF-8 with or without BOM; columns as in
// assets/demo/catalogue.csv, any order, unknown columns refused by name). Pure but for the file.
// Nothing is half-imported: every bad cell is named by line and column before anything is stored.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "db/shop_store.h"
#include "kiosk/core/place.h"

namespace db {

struct CatalogueRead {
    std::vector<kiosk::Product> products;
    std::vector<kiosk::Problem> problems;  // field = "line 3, column price"; at most 1,000 are kept
};

CatalogueRead read_catalogue(std::string_view csv, const kiosk::ProvinceTable& provinces,
                             const Progress& progress = {});
// In the format read_catalogue() reads; reading it back gives equal products.
// Without `details` the columns of the first versions only.
std::string catalogue_header(bool details = true);
std::string catalogue_row(const kiosk::Product& product, bool details = true);
// Something is written in a column that the first versions did not have.
bool has_details(const kiosk::Product& product);

}  // namespace db
