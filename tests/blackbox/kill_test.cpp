// The promise: what `ring` answered survives kill -9 of the real program at any moment.
#include <signal.h>

#include <map>
#include <random>

#include "tests/blackbox/shop.h"
#include "tests/support/catch.h"

using blackbox::Json;
using blackbox::sale;
using blackbox::Shop;

TEST_CASE("200 kills of the ringing program lose nothing that was answered") {
    const Shop shop;
    const auto seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937 random{seed};
    const auto pick = [&](int from, int to) {
        return std::uniform_int_distribution<int>{from, to}(random);
    };
    std::map<std::string, Json> answered;
    int given = 0;
    for (int round = 0; round < 200; ++round) {
        // More than it will come to; the kill falls anywhere between opening and closing.
        std::string input;
        for (int i = 0; i < 40; ++i) {
            input += sale("k" + std::to_string(given++), "tea", 45'000).dump() + "\n";
        }
        support::Program ringing{blackbox::program(), shop.launch({"ring"}, input)};
        const int until = pick(0, 12);
        for (int i = 0; i < until && ringing.read_line(); ++i) {
        }
        // Not on an answer's edge only: anywhere within a sale.
        for (int spins = pick(0, 200'000); spins > 0; --spins) asm volatile("");
        ringing.send(SIGKILL);
        const auto outcome = ringing.finish();
        for (const std::string& line : blackbox::lines_of(outcome.out)) {
            const Json answer = Json::parse(line, nullptr, false);
            if (!answer.is_object()) continue;  // torn by the kill: nobody can rely on it
            REQUIRE(answer.contains("sale_id"));
            answered[answer["request_id"]] = answer;
        }
    }
    CHECK(answered.size() > 500);

    const Json verified = shop.json({"verify"});
    CHECK(verified["ok"] == true);
    const auto stored = verified["sales"].get<std::size_t>();
    CHECK(stored >= answered.size());
    // Each is there once, and its request still gets the first answer.
    std::vector<Json> again;
    std::vector<Json> wanted;
    for (const auto& [id, answer] : answered) {
        again.push_back(sale(id, "basket", 1'000'000));
        wanted.push_back(answer);
    }
    CHECK(shop.ring(again) == wanted);
    CHECK(shop.json({"verify"})["sales"] == stored);
}
