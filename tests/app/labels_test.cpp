// What the shelf labels of the demonstration say.
#include "kiosk/app/labels.h"

#include <algorithm>

#include "kiosk/app/demonstration.h"
#include "kiosk/core/code.h"
#include "tests/support/catch.h"

using namespace kiosk;

TEST_CASE("every demonstration product gets a label with bars and a QR code", "[app][labels]") {
    for (const Product& product : app::demonstration_products()) {
        INFO(product.id.text());
        const auto label = app::label_of(product, Language::Vietnamese);
        REQUIRE(label);
        CHECK(label->name == product.name_vi);
        CHECK(label->mark == "MINH HỌA");
        CHECK(label->digits.size() == 13);
        CHECK(label->bars.width == 95);
        CHECK(label->qr.width >= 21);
        CHECK(label->qr.width == label->qr.height);
    }
}

TEST_CASE("a label's QR is the product's stamp, or a Digital Link that leads to it",
          "[app][labels]") {
    for (const Product& product : app::demonstration_products()) {
        INFO(product.id.text());
        const std::string text = app::qr_text_of(product);
        if (text.find("stamp.example") != std::string::npos) {
            CHECK(std::count(product.codes.begin(), product.codes.end(), text) == 1);
            continue;
        }
        const auto code = parse_code(text, "QRCode", {});
        REQUIRE(code);
        CHECK(code->kind == CodeKind::Gtin);
        CHECK(code->gtin == "0" + *app::ean13_of(product));
    }
}

TEST_CASE("goods with a stamp only are labelled without bars", "[app][labels]") {
    Product product;
    product.id = ProductId{"p1"};
    product.name_vi = "Trà sen";
    product.price = Money::from_dong(90'000);
    product.codes = {"https://stamp.example/q/ONLY"};
    const auto label = app::label_of(product, Language::English);
    REQUIRE(label);
    CHECK(label->bars.width == 0);
    CHECK(label->digits.empty());
    CHECK(label->mark.empty());
    CHECK(app::qr_text_of(product) == "https://stamp.example/q/ONLY");
}
