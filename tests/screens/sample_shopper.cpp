// The shopper's screens in all their states, with the longest names of real products.
#include "tests/screens/sample_views.h"

namespace samples {
namespace {

using namespace kiosk::screens;
using kiosk::Date;
using kiosk::Finding;
using kiosk::FindingKind;
using kiosk::Lot;
using kiosk::Money;
using kiosk::Product;
using kiosk::Quantity;

Date day(const char* iso) { return *Date::parse(iso); }
const Date kToday = day("2026-11-23");

Product told(Product product) {
    product.size = "500 ml";
    product.ingredients = {"Cá cơm tươi 75%, muối biển 25%. Không chất bảo quản, không phẩm màu.",
                           "Fresh anchovy 75%, sea salt 25%. No preservatives, no colouring."};
    product.storage = {"Nơi khô mát, đậy kín sau khi mở; dùng trong 12 tháng.",
                       "Cool and dry, closed once opened; use within 12 months."};
    product.how_to_use = {"Chấm trực tiếp hoặc nêm khi nấu.", "As a dip or for cooking."};
    product.allergens = {"cá", "fish"};
    product.producer.kind = kiosk::ProducerKind::Company;
    product.producer.address = "khu phố Song Hải, phường Phú Hài, thành phố Phan Thiết";
    product.producer.phone = "0252 381 2345";
    product.producer.website = "www.nuocmamsuchi.example";
    product.producer.email = "kinhdoanh@nuocmamsuchi.example";
    return product;
}

Product longest() {
    Product product = told(goods()[1]);
    product.id = kiosk::ProductId{"sample-longest"};
    product.name_vi = "Thực phẩm bổ sung, nước uống thảo dược Trường Sinh";
    product.name_en = "Khoai Khoai crispy potato, matcha & brown sugar flavour";
    product.producer.name = "Công ty Cổ phần Chế biến và Xuất khẩu Nước mắm Phan Thiết - Mũi Né";
    product.place = {"thị trấn Dương Đông", "thành phố Buôn Ma Thuột", "Bà Rịa - Vũng Tàu",
                     "Thành phố Hồ Chí Minh"};
    product.unit = "hộp 20 gói × 100 ml";
    product.price = Money::from_dong(1'250'000);
    return product;
}

Lot lot_of(const Product& product) {
    Lot lot;
    lot.product = product.id;
    lot.number = "L03-1126";
    lot.made = day("2026-09-02");
    lot.best_before = day("2028-09-02");
    lot.received = day("2026-10-20");
    lot.source = "HTX Vận tải Bắc Bình";
    lot.events = {
        {day("2025-03-14"), {"Cá lên bến", "Fish landed"}, {"cảng cá Phan Thiết", ""}},
        {day("2025-03-15"), {"Vào thùng ủ chượp, 18 tháng", "Into the vat, 18 months"}, {}},
        {day("2026-09-02"), {"Rút nỏ, đóng chai", "Drawn off and bottled"}, {"xưởng Phú Hài", ""}},
        {day("2026-10-20"), {"Về cửa hàng", "Arrived at the shop"}, {}}};
    return lot;
}

ViewState shopper(ScreenName screen) {
    ViewState v = view(screen);
    v.status.staff.reset();
    return v;
}

void show(ViewState& v, const Product& product) {
    ProductView& shown = v.product;
    shown.product = product;
    shown.certificate = kiosk::state_on(product.certificate, kToday);
    shown.findings = kiosk::findings_of(product, kToday);
    shown.stars_panel = kiosk::stars_panel(product, shown.certificate);
    const std::vector<Product> all = goods();
    shown.related.known = true;
    shown.related.same_producer = {all[2], all[3]};
    shown.related.place = "phường Phú Hài";
    shown.related.same_place = {all[4], all[5], all[6]};
    shown.related.same_group = {all[7], all[8], all[9], all[10]};
}

void show_lot(ViewState& v) {
    v.product.lot = lot_of(v.product.product);
    v.product.days_left = kiosk::days_left(*v.product.lot, kToday);
    v.product.scanned_lot = v.product.lot->number;
    v.product.scanned_serial = "000417";
}

template <typename Change>
NamedView changed(std::string name, ScreenName screen, Change change) {
    NamedView named{std::move(name), shopper(screen), {}};
    change(named.view);
    return named;
}

void certified_until(ViewState& v, const char* expires, bool revoked = false) {
    Product product = told(goods()[1]);
    product.certificate->expires = day(expires);
    product.certificate->revoked = revoked;
    show(v, product);
}

void add_products(std::vector<NamedView>& views) {
    views.push_back(changed("product-lot", ScreenName::Product, [](ViewState& v) {
        show(v, told(goods()[1]));
        show_lot(v);
    }));
    views.push_back(changed("product-longest", ScreenName::Product, [](ViewState& v) {
        show(v, longest());
        show_lot(v);
        v.product.in_basket = v.product.in_compare = true;
        v.basket.lines = {{longest(), Quantity::pieces(2)}};
        v.compare.sides = {{longest(), v.product.certificate}};
    }));
    views.push_back(changed("product-longest-large", ScreenName::Product, [](ViewState& v) {
        show(v, longest());
        show_lot(v);
        v.text_scale = 1.4F;
        v.language = kiosk::Language::English;
    }));
    views.push_back(changed("product-expired", ScreenName::Product,
                            [](ViewState& v) { certified_until(v, "2026-08-05"); }));
    views.push_back(changed("product-expiring", ScreenName::Product,
                            [](ViewState& v) { certified_until(v, "2027-02-05"); }));
    views.push_back(changed("product-revoked", ScreenName::Product,
                            [](ViewState& v) { certified_until(v, "2028-02-05", true); }));
    views.push_back(changed("product-bare", ScreenName::Product, [](ViewState& v) {
        Product product;
        product.id = kiosk::ProductId{"bare"};
        product.name_vi = "Bánh tráng phơi sương";
        product.price = Money::from_dong(32'000);
        show(v, product);
        v.product.related = {};
    }));
    views.push_back(changed("product-recalled", ScreenName::Product, [](ViewState& v) {
        show(v, told(goods()[1]));
        show_lot(v);
        v.product.lot->recall = kiosk::Recall{
            day("2026-11-20"),
            {"vỏ chai có thể nứt khi vận chuyển", "bottles may have cracked on the way"}};
        kiosk::ScanFacts facts{v.product.product, v.product.lot, true,
                               kiosk::SerialSold{1'795'000'000'000, "K01-1-000417"}};
        kiosk::Code code;
        code.kind = kiosk::CodeKind::Gtin;
        code.lot = "L03-1126";
        code.serial = "000417";
        v.product.findings = kiosk::findings_of(code, facts, kToday);
    }));
}

void add_baskets(std::vector<NamedView>& views) {
    const auto filled = [](ViewState& v) {
        const std::vector<Product> all = goods();
        v.basket.lines = {{longest(), Quantity::pieces(2)},
                          {all[0], Quantity::pieces(1)},
                          {all[4], Quantity::pieces(3)}};
        v.basket.total = Money::from_dong(5'175'000);
    };
    views.push_back(changed("basket-filled", ScreenName::Basket, filled));
    views.push_back(changed("basket-given", ScreenName::Basket, [&](ViewState& v) {
        filled(v);
        v.basket.number = "417";
        v.basket.given = true;
        v.basket.code = v.payment.vietqr;
    }));
    views.push_back(changed("compare-two", ScreenName::Compare, [](ViewState& v) {
        Product other = told(goods()[0]);
        other.certificate->expires = day("2026-08-05");
        other.allergens = {};
        v.compare.sides = {{longest(), kiosk::CertificateState::Valid},
                           {other, kiosk::CertificateState::Expired}};
    }));
    views.push_back(changed("compare-one", ScreenName::Compare, [](ViewState& v) {
        v.compare.sides = {{told(goods()[0]), kiosk::CertificateState::Valid}};
    }));
    views.push_back(changed("producer-full", ScreenName::Producer, [](ViewState& v) {
        const Product product = longest();
        v.producer.producer = product.producer;
        v.producer.place = product.place;
        v.producer.goods = {product, goods()[1], goods()[2]};
        v.producer.vcard = "BEGIN:VCARD";
        v.producer.code = v.payment.vietqr;
    }));
}

void add_overlays(std::vector<NamedView>& views) {
    views.push_back(changed("attract-trouble", ScreenName::Attract, [](ViewState& v) {
        kiosk::Code code;
        code.kind = kiosk::CodeKind::Url;
        code.text = "https://khuyen-mai.example/q/2A141DA2?next=https://example.org";
        code.host = "khuyen-mai.example";
        v.trouble = ScanTrouble{code.text, kiosk::findings_of(code, {}, kToday)};
    }));
    views.push_back(
        changed("browse-countdown", ScreenName::Browse, [](ViewState& v) { v.attract_in_s = 12; }));
    views.push_back(changed("browse-stars", ScreenName::Browse, [](ViewState& v) {
        v.browse.mode = BrowseMode::Stars;
        v.browse.stars_counts = {{5, 8}, {4, 51}, {3, 63}, {2, 0}, {1, 1}};
    }));
    views.push_back(changed("browse-old-places", ScreenName::Browse, [](ViewState& v) {
        v.browse.mode = BrowseMode::Places;
        v.browse.old_provinces = {{"Bà Rịa - Vũng Tàu", "Thành phố Hồ Chí Minh"},
                                  {"Bình Thuận", "Lâm Đồng"},
                                  {"Đắk Nông", "Lâm Đồng"},
                                  {"Kiên Giang", "An Giang"},
                                  {"Phú Yên", "Đắk Lắk"},
                                  {"Ninh Thuận", "Khánh Hòa"}};
    }));
    views.push_back(changed("browse-old-place", ScreenName::Browse, [](ViewState& v) {
        v.browse.mode = BrowseMode::Places;
        v.browse.province = "Lâm Đồng";
        v.browse.province_asked = "Bình Thuận";
    }));
    views.push_back(changed("attract-large-english", ScreenName::Attract, [](ViewState& v) {
        v.language = kiosk::Language::English;
        v.text_scale = 1.4F;
        v.high_contrast = true;
        v.demonstration = false;
        v.attract.carousel = {longest()};
    }));
}

}  // namespace

std::vector<NamedView> shopper_views() {
    std::vector<NamedView> views;
    add_products(views);
    add_baskets(views);
    add_overlays(views);
    return views;
}

}  // namespace samples
