// A shop of the test's own and the real program on it, as a script would use them.
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

#include "tests/support/program.h"

namespace blackbox {

using Json = nlohmann::json;
using support::Launch;
using support::Outcome;

class Shop {
public:
    // With the small catalogue of catalogue() unless told otherwise.
    enum class Goods { Small, None, Demonstration };
    explicit Shop(Goods goods = Goods::Small);

    const std::filesystem::path& folder() const { return data_; }
    std::filesystem::path beside(const std::string& name) const { return home_.path() / name; }

    Launch launch(std::vector<std::string> arguments, std::string input = {}) const;
    Outcome run(std::vector<std::string> arguments, std::string input = {}) const;
    Outcome run(const Launch& launch) const;
    // The one JSON object a command answers; the test fails where it is not one, or not status 0.
    Json json(std::vector<std::string> arguments) const;
    // The answers to these sales, one a line.
    std::vector<Json> ring(const std::vector<Json>& sales, int wanted_status = 0) const;

private:
    support::TemporaryFolder home_;
    std::filesystem::path data_;
};

std::filesystem::path program();
std::filesystem::path source(const std::string& name);  // a file of the source tree

// Tea at 45,000 (8 %), honey at 125,000 by weight (5 %), a basket at 30,500 (10 %), a sample
// without a price.
std::string catalogue();
Json sale(const std::string& request_id, const std::string& code, std::int64_t tendered);

std::vector<std::string> lines_of(const std::string& text);
std::vector<Json> objects_of(const std::string& text);  // JSON, one a line
// "ocop-kiosk: WHAT: WHY (WHAT TO DO)", one line and nothing else.
bool is_one_clear_line(const std::string& err);
std::string said(const Outcome& outcome);  // for INFO

}  // namespace blackbox
