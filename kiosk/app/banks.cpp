#include "kiosk/app/banks.h"

#include <array>
#include <sstream>

#include "assets/assets.h"

namespace kiosk::app {

std::optional<Bank> bank_of(std::string_view bin) {
    std::istringstream rows{std::string{assets::file("data/bank-bins.tsv")}};
    std::string row;
    while (!bin.empty() && std::getline(rows, row)) {
        std::istringstream cells{row};
        Bank bank;
        std::getline(cells, bank.bin, '\t');
        if (bank.bin != bin) continue;
        std::getline(cells, bank.short_name, '\t');
        std::getline(cells, bank.name, '\t');
        return bank;
    }
    return std::nullopt;
}

}  // namespace kiosk::app
