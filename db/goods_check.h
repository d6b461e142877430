// The log of the goods and the prices that wait, against what the journal says of them. Private to
// db; one thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "db/database.h"
#include "kiosk/core/result.h"

namespace db {

class GoodsCheck {
public:
    explicit GoodsCheck(Database& database) : database_{database} {}

    // An entry of kind "goods_change", in the journal's order; what is wrong with it.
    std::optional<kiosk::Text> take(std::int64_t seq, std::string_view body);
    // At the end: rows without an entry, and prices that wait and should not.
    std::vector<kiosk::Text> misfits();

private:
    Database& database_;
    std::int64_t rows_{0};
    // Product and start → the price that waits.
    std::map<std::pair<std::string, std::int64_t>, std::string> planned_;
};

}  // namespace db
