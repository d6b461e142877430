// The banks of NAPAS 247 by their BIN (assets/data/bank-bins.tsv). Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kiosk::app {

struct Bank {
    std::string bin;         // "970436"
    std::string short_name;  // "Vietcombank"
    std::string name;
};
std::optional<Bank> bank_of(std::string_view bin);

}  // namespace kiosk::app
