// The catalogue's columns: how each reads into a Product and is written from one. Private to db.
// Any thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "kiosk/core/product.h"

namespace db {

struct CatalogueColumn {
    std::string_view name;
    bool is_required;  // the column must be there and its cells filled
    // Puts a cell (NFC, not empty) into the product; answers why it cannot.
    std::optional<kiosk::Text> (*read)(kiosk::Product& product, const std::string& cell);
    std::string (*write)(const kiosk::Product& product);
    // Came after the first versions: stands behind theirs, and is left out where nobody uses it, so
    // that an old file comes out as it went in.
    bool is_detail{false};
};

std::span<const CatalogueColumn> catalogue_columns();

}  // namespace db
