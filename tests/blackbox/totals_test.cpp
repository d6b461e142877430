// totals agree with what ring answered, in every table; transfer codes read back as written.
#include <map>
#include <numeric>

#include "tests/blackbox/shop.h"
#include "tests/support/catch.h"

using blackbox::Json;
using blackbox::Outcome;
using blackbox::said;
using blackbox::sale;
using blackbox::Shop;

namespace {

std::int64_t sum(const Json& rows) {
    return std::accumulate(rows.begin(), rows.end(), std::int64_t{0},
                           [](std::int64_t so_far, const Json& row) {
                               return so_far + row["amount"].get<std::int64_t>();
                           });
}

void check_whole(const Json& totals) {
    const auto net = totals["net"].get<std::int64_t>();
    for (const char* table :
         {"by_payment", "by_group", "by_product", "by_producer", "by_cashier", "by_stars"}) {
        INFO(table);
        CHECK(sum(totals[table]) == net);
        for (const Json& row : totals[table]) {
            CHECK(row["key"].is_string());
            CHECK(row["name"].is_string());
            CHECK(row["quantity"].is_string());
        }
    }
    for (const Json& row : totals["by_payment"]) CHECK(row["method"] == row["key"]);
    REQUIRE(totals["by_hour"].size() == 24);
    const auto hours = totals["by_hour"].get<std::vector<std::int64_t>>();
    CHECK(std::accumulate(hours.begin(), hours.end(), std::int64_t{0}) == net);
    std::int64_t taxed = 0;
    for (const Json& row : totals["tax"]) {
        taxed += row["base"].get<std::int64_t>() + row["tax"].get<std::int64_t>();
    }
    const auto part = [&](const char* name) { return totals[name].get<std::int64_t>(); };
    CHECK(taxed == part("gross") - part("discount"));
    CHECK(net == part("gross") - part("discount") - part("refunded") + part("rounding"));
}

// A CRC of the test's own, from the definition (DOMAIN.md, tag 63).
std::string crc_of(const std::string& text) {
    unsigned crc = 0xFFFF;
    for (const char byte : text) {
        crc ^= static_cast<unsigned>(static_cast<unsigned char>(byte)) << 8;
        for (int bit = 0; bit < 8; ++bit) {
            crc = ((crc << 1) ^ ((crc & 0x8000) != 0 ? 0x1021U : 0U)) & 0xFFFF;
        }
    }
    char hex[5];
    std::snprintf(hex, sizeof hex, "%04X", crc);
    return hex;
}

std::map<std::string, std::string> parts_of(const std::string& text) {
    std::map<std::string, std::string> parts;
    for (std::size_t at = 0; at < text.size();) {
        REQUIRE(at + 4 <= text.size());
        const auto length = static_cast<std::size_t>(std::stoi(text.substr(at + 2, 2)));
        REQUIRE(at + 4 + length <= text.size());
        parts[text.substr(at, 2)] = text.substr(at + 4, length);
        at += 4 + length;
    }
    return parts;
}

}  // namespace

TEST_CASE("the day's totals are what was answered, in every table") {
    const Shop shop;
    support::write_file(shop.folder() / "settings.toml", "[till]\ncash_rounding = 500\n");
    std::vector<Json> sales;
    for (int i = 0; i < 12; ++i) {
        Json one = sale("t" + std::to_string(i), i % 2 == 0 ? "tea" : "basket", 1'000'000);
        one["lines"].push_back({{"code", "honey"}, {"quantity", 0.1 + 0.037 * i}});
        one["discount"] = 1'003 * (i % 3);
        if (i % 4 == 1) {
            one["payments"].push_back({{"method", "transfer"}, {"amount", 20'001 + i}});
        }
        if (i % 4 == 2) one["payments"].push_back({{"method", "card"}, {"amount", 30'777}});
        one["time"] =
            "2026-04-05T" + std::string(i < 2 ? "0" : "") + std::to_string(8 + i) + ":10:00+07:00";
        sales.push_back(one);
    }
    std::int64_t answered = 0;
    for (const Json& one : shop.ring(sales)) answered += one["total"].get<std::int64_t>();
    const Json totals = shop.json({"totals", "--date", "2026-04-05"});
    INFO(totals.dump());
    CHECK(totals["date"] == "2026-04-05");
    CHECK(totals["sales"] == 12);
    CHECK(totals["refunds"] == 0);
    CHECK(totals["items"] == "15.642");
    CHECK(totals["net"] == answered);
    CHECK(totals["rounding"] != 0);
    CHECK(totals["by_hour"][7] == 0);
    CHECK(totals["by_hour"][8] != 0);
    check_whole(totals);
}

TEST_CASE("an empty day and every day of the demonstration are whole") {
    const Shop shop{Shop::Goods::Demonstration};
    const Json empty = shop.json({"totals", "--date", "2001-01-01"});
    CHECK(empty["net"] == 0);
    CHECK(empty["by_product"] == Json::array());
    check_whole(empty);
    check_whole(shop.json({"totals"}));
}

TEST_CASE("a day for people stands in two columns, however long a producer's name is") {
    const Shop shop{Shop::Goods::None};
    const std::string name = "Hợp tác xã Nông nghiệp, Thương mại và Dịch vụ Mật ong rừng U Minh Hạ";
    support::write_file(shop.beside("goods.csv"),
                        "product_id,name_vi,group,price,producer\na,Mật ong,food,125000,\"" + name +
                            "\"\nb,Gạo,food,30000,HTX\n");
    REQUIRE(shop.run({"catalogue", "import", shop.beside("goods.csv").string()}).status == 0);
    shop.ring({sale("1", "a", 200'000), sale("2", "b", 200'000)});
    const Outcome told = shop.run({"totals"});
    INFO(said(told));
    std::size_t width = 0;
    int rows = 0;
    for (const std::string& line : blackbox::lines_of(told.out)) {
        if (!line.ends_with("₫")) continue;
        std::size_t characters = 0;
        for (const char c : line) characters += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        CHECK((width == 0 || characters == width));
        width = characters;
        rows += line.find(name) != std::string::npos;
    }
    CHECK(rows == 1);
}

TEST_CASE("a purpose that a transfer cannot carry is refused, never left out") {
    const Shop shop{Shop::Goods::None};
    for (const char* purpose : {"日本", "Thanh toán đơn hàng số 1234567890"}) {
        const Outcome refused = shop.run(
            {"vietqr", "--bin", "970436", "--account", "0123456789", "--purpose", purpose});
        INFO(said(refused));
        CHECK(refused.status == 2);
        CHECK(refused.out.empty());
        CHECK(blackbox::is_one_clear_line(refused.err));
    }
}

TEST_CASE("a transfer QR is well formed and reads back from its picture") {
    const Shop shop{Shop::Goods::None};
    const std::string png = shop.beside("qr.png").string();
    const Outcome outcome =
        shop.run({"vietqr", "--bin", "970436", "--account", "0123456789", "--amount", "250000",
                  "--purpose", "Đơn hàng số 42", "--png", png});
    INFO(said(outcome));
    REQUIRE(outcome.status == 0);
    const std::string text = blackbox::lines_of(outcome.out).at(0);
    CHECK(outcome.out == text + "\n");
    const auto parts = parts_of(text);
    CHECK(text.starts_with("000201"));
    CHECK(parts.at("01") == "12");
    CHECK(parts.at("53") == "704");
    CHECK(parts.at("54") == "250000");
    CHECK(parts.at("58") == "VN");
    CHECK(parts_of(parts.at("62")).at("08") == "Don hang so 42");
    const auto merchant = parts_of(parts.at("38"));
    CHECK(merchant.at("00") == "A000000727");
    CHECK(merchant.at("02") == "QRIBFTTA");
    CHECK(parts_of(merchant.at("01")).at("01") == "0123456789");
    CHECK(parts.at("63") == crc_of(text.substr(0, text.size() - 4)));

    const Json read = shop.json({"scan", png});
    CHECK(read["symbology"] == "QRCode");
    CHECK(read["kind"] == "vietqr");
    CHECK(read["text"] == text);
    CHECK(read["position"].size() == 4);

    const Outcome still = shop.run({"vietqr", "--bin", "970436", "--account", "0123456789"});
    const auto without_amount = parts_of(blackbox::lines_of(still.out).at(0));
    CHECK(without_amount.at("01") == "11");
    CHECK_FALSE(without_amount.contains("54"));
}

TEST_CASE("scan names what it found with the promised names") {
    const Shop shop;
    const std::string label = blackbox::source("tests/blackbox/label.png").string();
    const Outcome outcome = shop.run({"scan", label, "/no/such/file", label, "--json"});
    INFO(said(outcome));
    CHECK(outcome.status == 2);
    CHECK(blackbox::is_one_clear_line(outcome.err));
    const auto codes = blackbox::objects_of(outcome.out);
    REQUIRE(codes.size() == 4);
    CHECK(codes[0]["symbology"] == "EAN-13");
    CHECK(codes[0]["gtin"] == "02000000000695");
    CHECK(codes[1]["symbology"] == "QRCode");
    CHECK(codes[1]["kind"] == "gtin");
    for (const Json& code : codes) {
        for (const char* name :
             {"file", "symbology", "text", "kind", "gtin", "lot", "serial", "position"}) {
            CHECK(code.contains(name));
        }
    }
    const std::string blank =
        blackbox::source("tests/blackbox/scan-samples/falsepositives-1/01.jpg");
    CHECK(shop.json({"scan", blank}) == Json{{"file", blank}, {"symbology", nullptr}});
    auto piped = shop.launch({"scan", "-", "--json"}, support::read_file(label));
    CHECK(blackbox::objects_of(shop.run(piped).out).size() == 2);
}
