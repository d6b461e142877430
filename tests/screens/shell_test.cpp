// What a finger and a keyboard can do on every screen.
#include <cmath>
#include <set>

#include "tests/screens/sample_views.h"
#include "tests/screens/stage.h"
#include "tests/support/catch.h"

using namespace kiosk::screens;
using screens_test::Stage;
using screens_test::wish_of;

TEST_CASE("touching a widget by its label answers the wish", "[screens][shell]") {
    Stage stage;
    const ViewState till = samples::view(ScreenName::Till);
    CHECK(wish_of<GoToPayment>(stage.tap(till, "Thanh toán")) != nullptr);
    const auto added = stage.tap(till, "Mật ong hoa cà phê");
    REQUIRE(wish_of<AddToCart>(added) != nullptr);
    CHECK(wish_of<AddToCart>(added)->id.text() == "sample-3");
    const auto more = stage.tap(till, "Thêm một");
    REQUIRE(wish_of<ChangeQuantity>(more) != nullptr);
    CHECK(wish_of<ChangeQuantity>(more)->quantity == kiosk::Quantity::pieces(4));

    const ViewState attract = samples::view(ScreenName::Attract);
    const auto browse = stage.tap(attract, "Xem theo nhóm");
    REQUIRE(wish_of<GoTo>(browse) != nullptr);
    CHECK(wish_of<GoTo>(browse)->screen == ScreenName::Browse);

    const ViewState login = samples::view(ScreenName::Login);
    const auto digit = stage.tap(login, "7");
    REQUIRE(wish_of<PinDigit>(digit) != nullptr);
    CHECK(wish_of<PinDigit>(digit)->digit == '7');
    CHECK(wish_of<ChooseStaff>(stage.tap(login, "Y Thương Niê"))->code.text() == "102");
}

TEST_CASE("labels are those of the language on screen", "[screens][shell]") {
    Stage stage;
    ViewState till = samples::view(ScreenName::Till);
    till.language = kiosk::Language::English;
    CHECK(wish_of<GoToPayment>(stage.tap(till, "Pay")) != nullptr);
    CHECK_FALSE(stage.drawn().shows("Thanh toán"));
    CHECK(stage.drawn().shows("Coffee blossom honey"));
}

TEST_CASE("what a screen must say is on it", "[screens][shell]") {
    Stage stage;
    stage.frame(samples::view(ScreenName::Product));
    CHECK(stage.drawn().shows("thị xã Sông Cầu, Phú Yên"));
    CHECK(stage.drawn().shows("Ngày nay thuộc"));
    CHECK(stage.drawn().shows("4 sao · chứng nhận đến 05/08/2029"));
    CHECK(stage.drawn().shows("Còn hiệu lực"));
    CHECK(stage.drawn().shows("95.000"));
    CHECK(stage.drawn().shows("BẢN TRÌNH DIỄN"));
    for (const ScreenName screen : kAllScreens) {
        stage.frame(samples::view(screen));
        INFO(name_of(screen));
        CHECK(stage.drawn().shows("14:12"));
        // How the sales travel is the staff's business.
        const bool staff = samples::view(screen).status.staff.has_value();
        CHECK(stage.drawn().shows("12 đơn chờ gửi") == (staff || screen == ScreenName::Fault));
    }
}

TEST_CASE("a switched-off control says why and wishes nothing", "[screens][shell]") {
    Stage stage;
    ViewState till = samples::view(ScreenName::Till);
    till.till.cart = {};
    till.till.totals.reset();
    till.till.selected.reset();
    CHECK(stage.tap(till, "Thanh toán").empty());
    CHECK(stage.drawn().shows("Giỏ hàng còn trống hoặc"));
    CHECK(stage.key(till, "F9").empty());
}

TEST_CASE("the keys shown do what they say", "[screens][shell]") {
    Stage stage;
    const ViewState till = samples::view(ScreenName::Till);
    CHECK(wish_of<GoToPayment>(stage.key(till, "F9")) != nullptr);
    CHECK(wish_of<GoBack>(stage.key(till, "Escape")) != nullptr);
    CHECK(wish_of<RemoveLine>(stage.key(till, "Delete")) != nullptr);
    const ViewState payment = samples::view(ScreenName::Payment);
    CHECK(wish_of<FinishSale>(stage.key(payment, "Enter")) != nullptr);
    CHECK(wish_of<ChooseMethod>(stage.key(payment, "F6"))->method ==
          kiosk::PaymentMethod::Transfer);
    CHECK(wish_of<TenderTyped>(stage.type(payment, "5"))->digits == "40000005");
    CHECK(wish_of<NewSale>(stage.key(samples::view(ScreenName::Receipt), "Enter")) != nullptr);
    CHECK(wish_of<GoTo>(stage.key(samples::view(ScreenName::Attract), "F2"))->screen ==
          ScreenName::Browse);
}

TEST_CASE("any way of paying can take a part", "[screens][shell]") {
    for (const auto method :
         {kiosk::PaymentMethod::Cash, kiosk::PaymentMethod::Transfer, kiosk::PaymentMethod::Card}) {
        Stage stage;
        ViewState view = samples::view(ScreenName::Payment);
        view.payment.method = method;
        view.payment.tendered.clear();
        if (method != kiosk::PaymentMethod::Cash) stage.tap(view, "Trả một phần");
        const auto typed = stage.tap(view, "5");
        REQUIRE(wish_of<TenderTyped>(typed) != nullptr);
        CHECK(wish_of<TenderTyped>(typed)->digits == "5");
        view.payment.tendered = "50000";
        view.payment.can_finish = false;
        CHECK(wish_of<TakeTender>(stage.tap(view, "Nhận một phần")) != nullptr);
        CHECK(stage.key(view, "Enter").empty());
    }
}

TEST_CASE("typing searches, and Backspace takes a whole letter away", "[screens][shell]") {
    Stage stage;
    ViewState till = samples::view(ScreenName::Till);
    CHECK(wish_of<SearchTyped>(stage.type(till, "cà phê"))->text == "cà phê");
    till.till.query = "cà phê";
    CHECK(wish_of<SearchTyped>(stage.key(till, "Backspace"))->text == "cà ph");
    CHECK(wish_of<SubmitSearch>(stage.key(till, "Enter")) != nullptr);
}

TEST_CASE("plus and minus count in an empty field and are letters in a word", "[screens][shell]") {
    Stage stage;
    ViewState till = samples::view(ScreenName::Till);
    stage.frame(till);
    const auto counted = stage.frame(till, {.keys = {{Key::Plus}}, .text = "+"});
    CHECK(wish_of<ChangeQuantity>(counted) != nullptr);
    CHECK(wish_of<SearchTyped>(counted) == nullptr);
    till.till.query = "xoai";
    const auto written = stage.frame(till, {.keys = {{Key::Minus}}, .text = "-"});
    CHECK(wish_of<ChangeQuantity>(written) == nullptr);
    REQUIRE(wish_of<SearchTyped>(written) != nullptr);
    CHECK(wish_of<SearchTyped>(written)->text == "xoai-");
}

TEST_CASE("text and Enter within one frame search for the whole text", "[screens][shell]") {
    Stage stage;
    const ViewState till = samples::view(ScreenName::Till);
    stage.frame(till);
    const auto wishes = stage.frame(till, {.keys = {{Key::Enter}}, .text = "2000000000015"});
    REQUIRE(wishes.size() == 2);
    REQUIRE(std::get_if<SearchTyped>(&wishes[0]) != nullptr);
    CHECK(std::get_if<SearchTyped>(&wishes[0])->text == "2000000000015");
    CHECK(std::get_if<SubmitSearch>(&wishes[1]) != nullptr);
}

TEST_CASE("the on-screen keyboard writes into the search", "[screens][shell]") {
    Stage stage;
    ViewState browse = samples::view(ScreenName::Browse);
    browse.browse.mode = BrowseMode::Search;
    browse.browse.query = "ca";
    stage.tap(browse, "Bàn phím");
    const auto typed = stage.tap(browse, "p");
    REQUIRE(wish_of<SearchTyped>(typed) != nullptr);
    CHECK(wish_of<SearchTyped>(typed)->text == "cap");
    CHECK(wish_of<GoBack>(stage.key(browse, "Escape")) == nullptr);  // closes the keyboard first
    CHECK(wish_of<GoBack>(stage.key(browse, "Escape")) != nullptr);
}

TEST_CASE("who touches the search gets a keyboard to write with", "[screens][shell]") {
    Stage stage;
    stage.tap(samples::view(ScreenName::Attract), "Tìm sản phẩm");
    ViewState browse = samples::view(ScreenName::Browse);
    browse.browse.mode = BrowseMode::Search;
    stage.frame(browse);
    CHECK(stage.drawn().find("Dấu cách") != nullptr);
    stage.frame(samples::view(ScreenName::Attract));
    stage.frame(browse);  // come back in another way
    CHECK(stage.drawn().find("Dấu cách") == nullptr);
}

TEST_CASE("a shop without goods says so and sleeps, one still being read says it is busy",
          "[screens][shell]") {
    Stage stage;
    ViewState browse = samples::view(ScreenName::Browse);
    browse.browse.groups.clear();
    stage.frame(browse);
    CHECK(stage.drawn().shows("Nhập và xuất danh mục"));
    browse.browse.known = false;
    stage.frame(browse);
    CHECK(stage.drawn().shows("Đang tải"));
}

TEST_CASE("the keyboard alone reaches every control of every screen", "[screens][shell]") {
    for (const auto& [name, view, tapped] : samples::all_views()) {
        Stage stage;
        stage.frame(view);
        std::set<std::uint64_t> wanted, reached;
        for (const DrawnWidget& widget : stage.drawn().all())
            if (widget.touchable() && widget.enabled && !widget.covered) wanted.insert(widget.id);
        for (std::size_t i = 0; i <= wanted.size(); ++i) {
            stage.frame(view, {.keys = {{Key::Tab}}});
            for (const DrawnWidget& widget : stage.drawn().all())
                if (widget.focused) {
                    reached.insert(widget.id);
                    INFO(name << ": " << widget.label);
                    // One frame later the focused one has been scrolled into sight.
                    CHECK(widget.visible.height >= widget.rect.height * 0.5F);
                }
        }
        INFO(name);
        CHECK(reached == wanted);
        CHECK_FALSE(wanted.empty());
    }
}

TEST_CASE("arrows move the focus and Enter uses it", "[screens][shell]") {
    Stage stage;
    const ViewState till = samples::view(ScreenName::Till);
    stage.frame(till);
    for (const char* key : {"Down", "Down", "Right"}) stage.key(till, key);
    bool focused = false;
    for (const DrawnWidget& widget : stage.drawn().all()) focused |= widget.focused;
    CHECK(focused);
    CHECK_FALSE(stage.key(till, "Enter").empty());
}

TEST_CASE("a dialog takes every touch and key", "[screens][shell]") {
    Stage stage;
    ViewState view = samples::view(ScreenName::Till);
    view.dialog = Dialog{
        {"Xóa?", "Clear?"}, {"Thân", "Body"}, {"Xóa hết", "Clear all"}, {"Giữ lại", "Keep"}, true};
    const auto behind = stage.tap(view, "Thanh toán");
    CHECK(wish_of<GoToPayment>(behind) == nullptr);
    CHECK(stage.key(view, "F9").empty());
    CHECK(wish_of<AnswerDialog>(stage.key(view, "Enter")) == nullptr);  // danger wants a touch
    CHECK_FALSE(wish_of<AnswerDialog>(stage.key(view, "Escape"))->accepted);
    CHECK(wish_of<AnswerDialog>(stage.tap(view, "Xóa hết"))->accepted);
}

TEST_CASE("a finger that moves scrolls and sells nothing", "[screens][shell]") {
    Stage stage;
    const ViewState till = samples::view(ScreenName::Till);
    stage.frame(till);
    const DrawnWidget tile = *stage.drawn().find("Cà phê bột Ea Tu");
    const Vec2 from = tile.rect.middle(), to{from.x, from.y - 150};
    const auto wishes = stage.frame(till, {.pointer = {{PointerEvent::Kind::Down, from},
                                                       {PointerEvent::Kind::Move, to},
                                                       {PointerEvent::Kind::Up, to}}});
    CHECK(wishes.empty());
    CHECK(std::abs(stage.drawn().find("Cà phê bột Ea Tu")->rect.y - tile.rect.y + 150) < 2);
}

TEST_CASE("quick touches between two frames are all wishes", "[screens][shell]") {
    Stage stage;
    const ViewState login = samples::view(ScreenName::Login);
    stage.frame(login);
    Input input;
    for (const char* label : {"1", "1", "2"}) {
        const Vec2 at = stage.drawn().find(label)->rect.middle();
        input.pointer.push_back({PointerEvent::Kind::Down, at});
        input.pointer.push_back({PointerEvent::Kind::Up, at});
    }
    std::size_t wishes = stage.frame(login, input).size();
    while (stage.shell().wants_frames()) wishes += stage.frame(login).size();
    CHECK(wishes == 3);
}

TEST_CASE("an idle screen sleeps, the shop window wakes for its carousel", "[screens][shell]") {
    Stage stage;
    const ViewState till = samples::view(ScreenName::Till);
    stage.frame(till);
    stage.frame(till, {.seconds = 1});
    CHECK_FALSE(stage.shell().wants_frames());
    CHECK(stage.shell().wakes_in_seconds() < 0);
    ViewState attract = samples::view(ScreenName::Attract);
    attract.reduce_motion = false;
    stage.frame(attract);
    stage.frame(attract, {.seconds = 1});
    CHECK(stage.shell().wakes_in_seconds() > 0);
    const std::string before = stage.drawn().as_text();
    stage.frame(attract, {.seconds = 7});
    CHECK(stage.drawn().as_text() != before);
    // The next page comes in a few steps; where the processor draws, in one picture, and stays.
    CHECK(stage.shell().wakes_in_seconds() < 0.2F);
    attract.drawn_by_processor = true;
    stage.frame(attract, {.seconds = 20});
    CHECK(stage.shell().wakes_in_seconds() > 18);
}

TEST_CASE("names of screens and keys are those of the scripts", "[screens][shell]") {
    for (const ScreenName screen : kAllScreens) CHECK(screen_from(name_of(screen)) == screen);
    CHECK_FALSE(screen_from("cart"));
    CHECK(key_press_from("Ctrl+K")->control);
    CHECK(key_press_from("F9")->key == Key::F9);
    CHECK_FALSE(key_press_from("Hyper+Q"));
}
