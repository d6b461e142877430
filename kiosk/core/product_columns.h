// A product's columns, as a catalogue's CSV, a form and a journal entry name them: how each reads
// into a Product and is written from one. A cell that cannot be read is refused with a reason for
// people. Pure; any thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "kiosk/core/product.h"

namespace kiosk {

struct ProductColumn {
    std::string_view name;
    bool is_required;  // the column must be there and its cells filled
    // Puts a cell (NFC, not empty) into the product; answers why it cannot.
    std::optional<Text> (*read)(Product& product, const std::string& cell);
    std::string (*write)(const Product& product);
    // Came after the first versions: stands behind theirs, and is left out where nobody uses it, so
    // that an old file comes out as it went in.
    bool is_detail{false};
};

std::span<const ProductColumn> product_columns();
const ProductColumn* product_column(std::string_view name);  // null: there is none
// For people: "Giá (đồng)"; empty for a name that is no column.
const Text& title_of_column(std::string_view name);

// What a form's field does: the cell takes the place of what the column said, and an empty one
// empties it. Refuses (with a reason) what an import would; the product may be half changed then.
std::optional<Text> set_column(Product& product, const ProductColumn& column,
                               const std::string& cell);

// How a code is kept: a GTIN as 14 digits, anything else as its exact text.
std::string stored_code(std::string_view code);

}  // namespace kiosk
