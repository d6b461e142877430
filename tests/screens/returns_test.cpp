// The screen of goods that come back: every wish by touch and by the key that is shown.
#include "tests/screens/sample_views.h"
#include "tests/screens/stage.h"
#include "tests/support/catch.h"

namespace {

using namespace kiosk::screens;
using screens_test::Stage;
using screens_test::wish_of;

template <typename Wanted>
bool by_key(const ViewState& view, const char* key) {
    Stage stage;
    stage.frame(view);
    return wish_of<Wanted>(stage.key(view, key)) != nullptr;
}

TEST_CASE("goods come back by touch and by key", "[returns]") {
    const ViewState view = samples::view(ScreenName::Returns);
    Stage stage;
    stage.frame(view);
    const auto more = stage.tap(view, "Thêm");
    const auto* step = wish_of<ChangeReturn>(more);
    REQUIRE(step != nullptr);
    CHECK(step->row == 0);
    CHECK(step->quantity == kiosk::Quantity::pieces(2));
    CHECK(wish_of<ConfirmReturn>(stage.tap(view, "Trả tiền cho khách")) != nullptr);
    CHECK(wish_of<StartExchange>(stage.tap(view, "Đổi hàng")) != nullptr);
    CHECK(wish_of<CancelSale>(stage.tap(view, "Hủy cả đơn")) != nullptr);
    CHECK(wish_of<ChooseReturnReason>(stage.tap(view, "Quá hạn, bị thu hồi")) != nullptr);
    const auto switched = stage.tap(view, "Bán lại được");
    const auto* shelf = wish_of<ChooseBackToShelf>(switched);
    REQUIRE(shelf != nullptr);
    CHECK(shelf->can_be_sold);
    CHECK(by_key<ConfirmReturn>(view, "F9"));
    CHECK(by_key<StartExchange>(view, "F6"));
    CHECK(by_key<ReturnAll>(view, "F4"));
    CHECK(by_key<CloseReturn>(view, "Escape"));
}

TEST_CASE("nothing is given back before something is chosen, and nothing twice", "[returns]") {
    ViewState view = samples::view(ScreenName::Returns);
    view.returns.can_confirm = view.returns.can_exchange = false;
    CHECK_FALSE(by_key<ConfirmReturn>(view, "F9"));
    CHECK_FALSE(by_key<StartExchange>(view, "F6"));
    view.returns.can_confirm = true;
    view.returns.storing = true;
    CHECK_FALSE(by_key<ConfirmReturn>(view, "F9"));
    Stage stage;
    stage.frame(view);
    CHECK(wish_of<ConfirmReturn>(stage.tap(view, "Đang lưu đơn hàng…")) == nullptr);
}

TEST_CASE("the till leads to returns by its key, but not out of an exchange", "[returns]") {
    ViewState view = samples::view(ScreenName::Till);
    CHECK(by_key<OpenReturns>(view, "F6"));
    view.till.exchange = ExchangeView{};
    CHECK_FALSE(by_key<OpenReturns>(view, "F6"));
}

TEST_CASE("a receipt's number is typed, and sent by Enter or by touch", "[returns]") {
    ViewState view = samples::view(ScreenName::Returns);
    view.returns = {};
    Stage stage;
    stage.frame(view);
    const auto wishes = stage.type(view, "7");
    const auto* typed = wish_of<ReturnsTyped>(wishes);
    REQUIRE(typed != nullptr);
    CHECK(typed->text == "7");
    view.returns.query = "7";
    CHECK(by_key<SubmitReturns>(view, "Enter"));
    Stage touched;
    touched.frame(view);
    CHECK(wish_of<SubmitReturns>(touched.tap(view, "Mở hóa đơn")) != nullptr);
}

TEST_CASE("returns and copies are reached by a finger upright, too, beside a full cart",
          "[returns]") {
    ViewState till = samples::view(ScreenName::Till);
    REQUIRE_FALSE(till.till.cart.empty());
    Stage upright{{1080, 1920}};
    CHECK(wish_of<OpenReturns>(upright.tap(till, "Trả hàng")) != nullptr);
    till.till.held.resize(2);
    Stage landscape;
    CHECK(wish_of<OpenReturns>(landscape.tap(till, "Trả hàng")) != nullptr);

    ViewState found = samples::view(ScreenName::Returns);
    found.returns.found = found.returns.here = true;
    Stage other{{1080, 1920}};
    CHECK(wish_of<ReprintReceipt>(other.tap(found, "In bản sao")) != nullptr);
}

}  // namespace
