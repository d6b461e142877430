#include "tests/blackbox/shop.h"

#include <algorithm>
#include <cstdlib>
#include <regex>
#include <sstream>

#include "tests/support/catch.h"

namespace blackbox {

Shop::Shop(Goods goods) : data_{home_.path() / "data"} {
    if (goods == Goods::None) return;
    if (goods == Goods::Demonstration) {
        const Outcome made = run({"--demo", "totals"});
        INFO(said(made));
        REQUIRE(made.status == 0);
        return;
    }
    support::write_file(beside("goods.csv"), catalogue());
    const Outcome made = run({"catalogue", "import", beside("goods.csv").string()});
    INFO(said(made));
    REQUIRE(made.status == 0);
}

Launch Shop::launch(std::vector<std::string> arguments, std::string input) const {
    Launch launch;
    launch.arguments = std::move(arguments);
    launch.input = std::move(input);
    launch.environment = {{"OCOP_KIOSK_DATA", data_.string()},
                          {"HOME", home_.path().string()},
                          {"XDG_DATA_HOME", ""},
                          {"LC_ALL", "C.UTF-8"},
                          {"SDL_VIDEODRIVER", "offscreen"},
                          {"SDL_AUDIODRIVER", "dummy"}};
    return launch;
}

Outcome Shop::run(std::vector<std::string> arguments, std::string input) const {
    return run(launch(std::move(arguments), std::move(input)));
}

Outcome Shop::run(const Launch& launch) const { return support::run(program(), launch); }

Json Shop::json(std::vector<std::string> arguments) const {
    arguments.emplace_back("--json");
    const Outcome outcome = run(std::move(arguments));
    INFO(said(outcome));
    REQUIRE(outcome.status == 0);
    const std::vector<Json> objects = objects_of(outcome.out);
    REQUIRE(objects.size() == 1);
    return objects.front();
}

std::vector<Json> Shop::ring(const std::vector<Json>& sales, int wanted_status) const {
    std::string input;
    for (const Json& one : sales) input += one.dump() + "\n";
    const Outcome outcome = run({"ring"}, input);
    INFO(said(outcome));
    REQUIRE(outcome.status == wanted_status);
    CHECK(outcome.err.empty());
    std::vector<Json> answers = objects_of(outcome.out);
    REQUIRE(answers.size() == sales.size());
    return answers;
}

std::filesystem::path program() {
    const char* chosen = std::getenv("OCOP_KIOSK_PROGRAM");
    return chosen != nullptr ? chosen : OCOP_KIOSK_PROGRAM;
}

std::filesystem::path source(const std::string& name) {
    return std::filesystem::path{OCOP_SOURCE_DIR} / name;
}

std::string catalogue() {
    return "product_id,name_vi,name_en,group,producer,province,stars,decision,issuer,issued,"
           "expires,price,tax_rate,unit,by_weight,codes\n"
           "tea,Trà Shan tuyết,Shan tea,drink,HTX Tà Xùa,Sơn La,4,12/QĐ-UBND,UBND tỉnh Sơn La,"
           "2026-01-10,2029-01-10,45000,8,hộp 100 g,0,8930000000019 https://qcheck.example/T1\n"
           "honey,Mật ong bạc hà,Mint honey,food,HTX Mèo Vạc,Hà Giang,5,,,,,125000,5,kg,1,"
           "8930000000026\n"
           "basket,Giỏ tre đan,Bamboo basket,craft,Làng nghề Phú Vinh,Hà Nội,,,,,,30500,10,cái,0,"
           "8930000000033\n"
           "sample,Hàng chưa có giá,No price yet,food,HTX Mẫu,Hà Nội,3,,,,,0,8,gói,0,"
           "8930000000040\n";
}

Json sale(const std::string& request_id, const std::string& code, std::int64_t tendered) {
    return {{"request_id", request_id},
            {"lines", Json::array({{{"code", code}}})},
            {"payments", Json::array({{{"method", "cash"}, {"tendered", tendered}}})}};
}

std::vector<std::string> lines_of(const std::string& text) {
    std::istringstream in{text};
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

std::vector<Json> objects_of(const std::string& text) {
    std::vector<Json> objects;
    for (const std::string& line : lines_of(text)) {
        INFO(line);
        objects.push_back(Json::parse(line, nullptr, false));
        REQUIRE(objects.back().is_object());
    }
    return objects;
}

bool is_one_clear_line(const std::string& err) {
    static const std::regex form{R"(ocop-kiosk: .+: .+ \(.+\)\n)"};
    return std::ranges::count(err, '\n') == 1 && std::regex_match(err, form);
}

std::string said(const Outcome& outcome) {
    return "status " + std::to_string(outcome.status) + ", signal " +
           std::to_string(outcome.signal) + "\nout: " + outcome.out.substr(0, 4000) +
           "\nerr: " + outcome.err.substr(0, 4000);
}

}  // namespace blackbox
