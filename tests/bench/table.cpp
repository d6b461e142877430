#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "tests/bench/bench.h"

namespace bench {
namespace {

using Json = nlohmann::ordered_json;

// Three significant places: more would claim a precision the machine does not have.
std::string shown(double value) {
    char text[32];
    const char* format = value >= 100  ? "%.0f"
                         : value >= 10 ? "%.1f"
                         : value >= 1  ? "%.2f"
                                       : "%.3g";
    std::snprintf(text, sizeof text, format, value);
    return text;
}

double rounded(double value) { return std::stod(shown(value)); }

template <typename T>
Json or_null(const std::optional<T>& value) {
    return value ? Json(*value) : Json(nullptr);
}

Json json_of(const Row& row) {
    Json object{{"row", row.row},
                {"size", row.size},
                {"what", row.what},
                {"unit", row.unit},
                {"samples", row.ours.size()},
                {"median", rounded(row.median())},
                {"p99", rounded(quantile(row.ours, 0.99))}};
    const bool alone = row.peer.empty();
    object["beside"] = alone ? Json(nullptr) : Json(row.beside);
    object["beside_median"] = alone ? Json(nullptr) : Json(rounded(quantile(row.peer, 0.5)));
    object["beside_p99"] = alone ? Json(nullptr) : Json(rounded(quantile(row.peer, 0.99)));
    const auto ratio = row.ratio();
    object["ratio"] = ratio ? Json(rounded(*ratio)) : Json(nullptr);
    object["ratio_of"] = row.compare == Compare::Time ? "time" : "speed";
    object["target"] = row.target ? Json(text_of(*row.target, row.unit)) : Json(nullptr);
    object["met"] = or_null(row.met());
    object["note"] = row.note;
    return object;
}

std::string padded(std::string text, std::size_t width) {
    if (text.size() < width) text.append(width - text.size(), ' ');
    return text;
}

void print_heading() {
    std::cout << padded("row", 9) << padded("size", 34) << padded("median", 11) << padded("p99", 11)
              << padded("beside", 11) << padded("ratio", 8) << padded("target", 18) << "met\n";
}

}  // namespace

void Table::add(const Row& row) {
    const auto met = row.met();
    ++rows_;
    if (met && !*met) ++missed_;
    if (json_) {
        std::cout << json_of(row).dump() << std::endl;
        return;
    }
    if (rows_ == 1) print_heading();
    const auto ratio = row.ratio();
    const std::string unit = " " + row.unit;
    std::cout << padded(row.row, 9) << padded(row.size, 34)
              << padded(shown(row.median()) + unit, 11)
              << padded(shown(quantile(row.ours, 0.99)) + unit, 11)
              << padded(row.peer.empty() ? "-" : shown(quantile(row.peer, 0.5)) + unit, 11)
              << padded(ratio ? shown(*ratio) + "x" : "-", 8)
              << padded(row.target ? text_of(*row.target, row.unit) : "-", 18)
              << (met ? *met ? "yes" : "NO" : "-") << "\n         " << row.what
              << (row.peer.empty() ? "" : "; beside: " + row.beside)
              << (row.note.empty() ? "" : "; " + row.note) << std::endl;
}

}  // namespace bench
