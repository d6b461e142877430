// The shopper's screens: what must be said is said, nothing lies upon anything, and whoever sits
// before the kiosk reaches it.
#include <algorithm>
#include <string>

#include "tests/screens/sample_views.h"
#include "tests/screens/stage.h"
#include "tests/support/catch.h"

using namespace kiosk::screens;
using screens_test::Stage;
using screens_test::wish_of;

namespace {

constexpr Vec2 kSizes[] = {{1920, 1080}, {1366, 768}, {1080, 1920}};

samples::NamedView named(std::string_view name) {
    for (samples::NamedView& one : samples::all_views())
        if (one.name == name) return std::move(one);
    throw std::runtime_error{"no view " + std::string{name}};
}

bool is_text(const DrawnWidget& widget) {
    return widget.kind == WidgetKind::Text && !widget.covered && widget.visible.width > 0 &&
           widget.visible.height > 0;
}

// How much of a letter's height two texts share; line boxes may touch.
float shared(const Rect& a, const Rect& b) {
    const float width = std::min(a.right(), b.right()) - std::max(a.x, b.x);
    const float height = std::min(a.bottom(), b.bottom()) - std::max(a.y, b.y);
    return width > 1 && height > 0 ? height : 0;
}

std::vector<samples::NamedView> views_of_shoppers() {
    std::vector<samples::NamedView> views = samples::shopper_views();
    for (samples::NamedView& one : samples::all_views()) {
        const std::string& name = one.name;
        if (name.starts_with("attract") || name.starts_with("browse")) views.push_back(one);
    }
    return views;
}

}  // namespace

TEST_CASE("no text of a shopper's screen lies upon another, with the longest real names",
          "[screens][shopper]") {
    for (const Vec2 size : kSizes) {
        Stage stage{size};
        for (const auto& [name, view, tapped] : views_of_shoppers()) {
            if (view.notice || view.dialog) continue;
            stage.frame(view);
            const auto& all = stage.drawn().all();
            for (std::size_t i = 0; i < all.size(); ++i)
                for (std::size_t k = i + 1; k < all.size(); ++k) {
                    if (!is_text(all[i]) || !is_text(all[k])) continue;
                    INFO(size.x << " x " << size.y << ", " << name << ": " << all[i].label
                                << " and " << all[k].label);
                    CHECK(shared(all[i].visible, all[k].visible) <= size.y / 270);
                }
        }
    }
}

TEST_CASE("nothing that is told about a product is cut short", "[screens][shopper]") {
    for (const Vec2 size : kSizes) {
        Stage stage{size};
        for (const auto& [name, view, tapped] : samples::shopper_views()) {
            const bool told = name.starts_with("product") || name.starts_with("producer") ||
                              name.starts_with("compare") || name.starts_with("basket");
            if (!told) continue;
            stage.frame(view);
            for (const DrawnWidget& widget : stage.drawn().all()) {
                INFO(size.x << " x " << size.y << ", " << name << ": " << widget.label);
                CHECK_FALSE(widget.shortened);
            }
        }
    }
}

TEST_CASE("in portrait every button lies in the lower half, for whoever sits before it",
          "[screens][shopper]") {
    Stage stage{{1080, 1920}};
    for (const auto& [name, view, tapped] : views_of_shoppers()) {
        if (view.status.staff || view.notice) continue;
        stage.frame(view);
        for (const DrawnWidget& widget : stage.drawn().all()) {
            const bool button = widget.touchable() && !widget.covered &&
                                widget.kind != WidgetKind::Tile && widget.kind != WidgetKind::Row;
            if (!button || widget.scroll_area != 0) continue;
            INFO(name << ": " << widget.label << " at " << widget.rect.y);
            CHECK(widget.rect.middle().y > 960);
        }
    }
}

TEST_CASE("in portrait a finger draws the first of many goods down to the lower half",
          "[screens][shopper]") {
    Stage stage{{1080, 1920}};
    ViewState view = samples::view(ScreenName::Browse);
    view.browse.mode = BrowseMode::Stars;
    view.browse.stars = 4;
    const kiosk::Product first = samples::goods().front();
    view.browse.results.assign(24, first);
    const auto top = [&] {
        stage.frame(view);
        for (const DrawnWidget& widget : stage.drawn().all())
            if (widget.kind == WidgetKind::Tile && widget.scroll_area != 0) return widget.rect.y;
        return 0.0F;
    };
    CHECK(top() < 400);
    stage.frame(view, {.pointer = {{PointerEvent::Kind::Down, {500, 500}},
                                   {PointerEvent::Kind::Move, {500, 1700}},
                                   {PointerEvent::Kind::Up, {500, 1700}}}});
    CHECK(top() > 850);
    CHECK(top() < 960);
}

TEST_CASE("stars shine only while the certificate holds", "[screens][shopper]") {
    Stage stage;
    stage.frame(named("product-expired").view);
    CHECK(stage.drawn().shows("chứng nhận đã hết hạn từ 05/08/2026"));
    CHECK_FALSE(stage.drawn().shows("chứng nhận đến"));
    CHECK(stage.drawn().shows("Đã hết hạn"));
    CHECK(stage.drawn().shows("hãy hỏi nhân viên về hạng sao"));
    stage.frame(named("product-revoked").view);
    CHECK(stage.drawn().shows("chứng nhận đã bị thu hồi"));
    stage.frame(named("product-expiring").view);
    CHECK(stage.drawn().shows("sắp hết hạn, đến 05/02/2027"));
}

TEST_CASE("a product nobody knows much about shows what is known and nothing else",
          "[screens][shopper]") {
    Stage stage;
    stage.frame(named("product-bare").view);
    CHECK(stage.drawn().shows("Bánh tráng phơi sương"));
    for (const char* heading : {"Câu chuyện sản phẩm", "Thông tin trên bao bì", "Hành trình",
                                "Cũng của", "Gặp nhà sản xuất", "Địa chỉ trên nhãn"}) {
        INFO(heading);
        CHECK_FALSE(stage.drawn().shows(heading));
    }
}

TEST_CASE("what was recalled says so first and cannot be put into the basket",
          "[screens][shopper]") {
    Stage stage;
    const ViewState recalled = named("product-recalled").view;
    CHECK(wish_of<AddToBasket>(stage.tap(recalled, "Thêm vào giỏ")) == nullptr);
    CHECK(stage.drawn().shows("Xin đừng dùng"));
    CHECK(stage.drawn().shows("vỏ chai có thể nứt"));
    CHECK(wish_of<AddToBasket>(stage.tap(named("product-lot").view, "Thêm vào giỏ")) != nullptr);
}

TEST_CASE("the way of a lot is told with its dates", "[screens][shopper]") {
    Stage stage{{1080, 1920}};
    stage.frame(named("product-lot").view);
    for (const char* told : {"L03-1126", "000417", "02/09/2028", "Còn 649 ngày", "14/03/2025",
                             "Cá lên bến", "cảng cá Phan Thiết"}) {
        INFO(told);
        CHECK(stage.drawn().shows(told));
    }
}

TEST_CASE("a scan that found trouble is explained and dismissed by a touch or Escape",
          "[screens][shopper]") {
    Stage stage;
    const ViewState trouble = named("attract-trouble").view;
    CHECK(wish_of<DismissTrouble>(stage.tap(trouble, "Quét mã khác")) != nullptr);
    CHECK(stage.drawn().shows("khuyen-mai.example"));
    CHECK(wish_of<DismissTrouble>(stage.key(trouble, "Escape")) != nullptr);
    CHECK(wish_of<GoBack>(stage.key(trouble, "Escape")) == nullptr);
    CHECK(wish_of<GoTo>(stage.tap(trouble, "Tìm theo tên"))->screen == ScreenName::Browse);
}

TEST_CASE("the countdown is seen and a touch stays", "[screens][shopper]") {
    Stage stage;
    const ViewState counting = named("browse-countdown").view;
    CHECK(wish_of<Stay>(stage.tap(counting, "Tôi còn xem")) != nullptr);
    CHECK(stage.drawn().shows("12"));
    CHECK(wish_of<ChooseGroup>(stage.tap(counting, "Thực phẩm")) == nullptr);
}

TEST_CASE("language, three sizes and contrast are one touch away on every shopper's screen",
          "[screens][shopper]") {
    for (const Vec2 size : kSizes) {
        Stage stage{size};
        for (const ScreenName screen :
             {ScreenName::Attract, ScreenName::Product, ScreenName::Browse, ScreenName::Basket}) {
            const ViewState view = samples::view(screen);
            CHECK(wish_of<ChooseLanguage>(stage.tap(view, "English"))->language ==
                  kiosk::Language::English);
            CHECK(wish_of<ChooseTextScale>(stage.tap(view, "Chữ lớn"))->scale > 1.1F);
            CHECK(wish_of<ChooseTextScale>(stage.tap(view, "Chữ rất lớn"))->scale > 1.3F);
            CHECK(wish_of<ChooseContrast>(stage.tap(view, "Tương phản cao"))->high);
        }
    }
}

TEST_CASE("the on-screen keyboard writes Telex, letters and tones, English stays plain",
          "[screens][shopper]") {
    Stage stage;
    ViewState view = samples::view(ScreenName::Browse);
    view.browse.mode = BrowseMode::Search;
    view.browse.query = "ca phe";
    stage.tap(view, "Bàn phím");
    CHECK(wish_of<SearchTyped>(stage.tap(view, "e"))->text == "ca phê");
    view.browse.query = "ca";
    CHECK(wish_of<SearchTyped>(stage.tap(view, "huyền"))->text == "cà");
    CHECK(wish_of<SearchTyped>(stage.tap(view, "đ"))->text == "cađ");
    stage.tap(view, "Telex");
    view.browse.query = "phe";
    CHECK(wish_of<SearchTyped>(stage.tap(view, "e"))->text == "phee");
    stage.tap(view, "123");
    CHECK(wish_of<SearchTyped>(stage.tap(view, "7"))->text == "phe7");
    CHECK(wish_of<SearchTyped>(stage.tap(view, "Xóa lùi"))->text == "ph");
}

TEST_CASE("old and new names of provinces are both in the list", "[screens][shopper]") {
    Stage stage;
    const ViewState places = named("browse-old-places").view;
    CHECK(wish_of<ChooseProvince>(stage.tap(places, "Bình Thuận"))->province == "Bình Thuận");
    CHECK(stage.drawn().shows("nay thuộc Lâm Đồng"));
    CHECK(wish_of<ChooseProvince>(stage.tap(places, "Lâm Đồng"))->province == "Lâm Đồng");
}

TEST_CASE("a finger anywhere on the attract screen is answered, the goods change by themselves",
          "[screens][shopper]") {
    Stage stage;
    const ViewState attract = samples::view(ScreenName::Attract);
    CHECK(wish_of<GoTo>(stage.tap(attract, "Chạm để xem sản phẩm"))->screen == ScreenName::Browse);
    CHECK(stage.drawn().shows("Quét mã trên sản phẩm"));
    CHECK(stage.drawn().shows("Scan a product"));
    CHECK(wish_of<OpenProduct>(stage.tap(attract, "Cà phê bột Ea Tu")) != nullptr);
}
