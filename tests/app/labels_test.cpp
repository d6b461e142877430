// What the shelf labels of the demonstration say.
#include "kiosk/app/labels.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "kiosk/app/demonstration.h"
#include "kiosk/core/code.h"
#include "platform/cascade.h"
#include "platform/label_roll.h"
#include "platform/picture.h"
#include "tests/support/catch.h"

using namespace kiosk;

namespace {

constexpr double kDotsPerMm = 300 / 25.4;

// One label's part of a page drawn at 300 dots an inch.
platform::LumaImage cut_out(const platform::LumaImage& page, int column, int row) {
    const auto dots = [](double mm) { return static_cast<int>(mm * kDotsPerMm); };
    const int left = dots(7.2 + column * 66.04), top = dots(15.15 + row * 38.1);
    platform::LumaImage label{dots(63.5), dots(38.1)};
    for (int y = 0; y < label.height; ++y)
        for (int x = 0; x < label.width; ++x) label.at(x, y) = page.at(left + x, top + y);
    return label;
}

}  // namespace

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

TEST_CASE("a printed label is read back: bars by the till, QR by the shopper", "[app][labels]") {
    const auto products = app::demonstration_products();
    std::vector<platform::Label> labels;
    for (const Product& product : products)
        labels.push_back(*app::label_of(product, Language::Vietnamese));
    const std::string file = std::filesystem::temp_directory_path() /
                             ("ocop-labels-" + std::to_string(::getpid()) + ".png");
    REQUIRE(platform::write_label_page(file, labels, 300));
    const auto page = platform::read_picture(file);
    std::filesystem::remove(file);
    REQUIRE(page);
    for (const int place : {0, 4, 11, 20}) {
        INFO(place);
        const auto found =
            platform::decode_with_every_step(cut_out(page->luma, place % 3, place / 3));
        std::set<std::string> texts;
        for (const ScannedText& text : found) texts.insert(text.bytes);
        const Product& product = products[static_cast<std::size_t>(place)];
        CHECK(texts == std::set<std::string>{*app::ean13_of(product), app::qr_text_of(product)});
    }
}

TEST_CASE("a lot's label names product, lot and best-before date, and reads back so",
          "[app][labels]") {
    const std::vector<Product> products = app::demonstration_products();
    const Date today = *Date::from_ymd(2027, 3, 1);
    for (const Lot& lot : app::demonstration_lots(today)) {
        INFO(lot.product.text() << " " << lot.number);
        const auto product =
            std::find_if(products.begin(), products.end(),
                         [&](const Product& one) { return one.id == lot.product; });
        REQUIRE(product != products.end());
        const Result<Code> code = parse_code(app::lot_link(*product, lot, "S-1/2"), "", {});
        REQUIRE(code);
        CHECK(code->gtin == gs1::gtin14(*app::ean13_of(*product)));
        CHECK(code->lot == lot.number);
        CHECK(code->serial == "S-1/2");
        CHECK(code->elements->best_before() == lot.best_before);
        REQUIRE(app::label_of(*product, lot, Language::Vietnamese));
    }
    Product stamp_only = products.front();
    stamp_only.codes = {"TEM"};
    CHECK_FALSE(app::label_of(stamp_only, Lot{}, Language::English));
}

namespace {

// As the paper shows it: dots burn or do not, and a person holds it with some paper around.
platform::LumaImage on_paper(const platform::LumaImage& dots) {
    constexpr int kAround = 40, kTimes = 2;
    platform::LumaImage paper{kTimes * (dots.width + 2 * kAround),
                              kTimes * (dots.height + 2 * kAround)};
    std::fill(paper.pixels.begin(), paper.pixels.end(), 255);
    for (int y = 0; y < dots.height * kTimes; ++y)
        for (int x = 0; x < dots.width * kTimes; ++x)
            paper.at(x + kTimes * kAround, y + kTimes * kAround) =
                dots.at(x / kTimes, y / kTimes) < 128 ? 0 : 255;
    return paper;
}

std::set<std::string> read_back(const platform::LumaImage& dots) {
    std::set<std::string> texts;
    for (const ScannedText& text : platform::decode_with_every_step(on_paper(dots)))
        texts.insert(text.bytes);
    return texts;
}

}  // namespace

TEST_CASE("every code of every label of a roll is read back", "[app][labels]") {
    for (const Product& product : app::demonstration_products()) {
        INFO(product.id.text());
        const auto label = app::label_of(product, Language::Vietnamese);
        REQUIRE(label);
        const platform::LumaImage dots = platform::roll_label_dots(*label);
        CHECK(dots.width == 320);
        CHECK(dots.height == 240);
        CHECK(read_back(dots) ==
              std::set<std::string>{*app::ean13_of(product), app::qr_text_of(product)});
    }
}

TEST_CASE("a lot's label on a roll is read back with lot and best-before date", "[app][labels]") {
    const std::vector<Product> products = app::demonstration_products();
    for (const Lot& lot : app::demonstration_lots(*Date::from_ymd(2027, 3, 1))) {
        INFO(lot.product.text() << " " << lot.number);
        const auto product =
            std::find_if(products.begin(), products.end(),
                         [&](const Product& one) { return one.id == lot.product; });
        REQUIRE(product != products.end());
        const auto label = app::label_of(*product, lot, Language::Vietnamese);
        REQUIRE(label);
        CHECK(label->best_before.empty() == !lot.best_before);
        CHECK(read_back(platform::roll_label_dots(*label)) ==
              std::set<std::string>{*app::ean13_of(*product), app::lot_link(*product, lot, "")});
    }
}

TEST_CASE("goods with a stamp only have a large QR code on a roll", "[app][labels]") {
    Product product;
    product.id = ProductId{"p1"};
    product.name_vi = "Trà sen Tây Hồ ướp hương tự nhiên, hộp quà lớn";
    product.price = Money::from_dong(1'090'000);
    product.codes = {"https://stamp.example/q/ONLY"};
    const auto label = app::label_of(product, Language::Vietnamese);
    REQUIRE(label);
    CHECK(read_back(platform::roll_label_dots(*label)) ==
          std::set<std::string>{"https://stamp.example/q/ONLY"});
}
