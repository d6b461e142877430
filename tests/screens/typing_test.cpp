// What is typed goes where whoever types it means it.
#include "tests/screens/sample_views.h"
#include "tests/screens/stage.h"
#include "tests/support/catch.h"

namespace {

using namespace kiosk::screens;
using screens_test::Stage;
using screens_test::wish_of;

ViewState cash_out() {
    ViewState view = samples::view(ScreenName::Shift);
    view.shift = samples::shift_view(ShiftPart::CashOut);
    view.shift.problem.reset();
    view.shift.amount.clear();
    return view;
}

}  // namespace

TEST_CASE("after a reason was chosen by a finger digits are still the amount", "[shift][keys]") {
    ViewState view = cash_out();
    Stage stage;
    stage.frame(view);
    SECTION("chosen") {
        const auto wishes = stage.type(view, "5");
        REQUIRE(wish_of<ShiftTyped>(wishes) != nullptr);
        CHECK(wish_of<ShiftTyped>(wishes)->text == "5");
        CHECK(wish_of<ShiftReasonTyped>(wishes) == nullptr);
    }
    SECTION("typed: they belong to it") {
        view.shift.reason = "Mua đá ";
        const auto wishes = stage.type(view, "2");
        REQUIRE(wish_of<ShiftReasonTyped>(wishes) != nullptr);
        CHECK(wish_of<ShiftReasonTyped>(wishes)->text == "Mua đá 2");
    }
}

TEST_CASE("what is wrong with a movement of cash is read with the keyboard open, too", "[shift]") {
    ViewState view = cash_out();
    view.shift.reason.clear();
    view.shift.problem = kiosk::Problem{{"Chi tiền mặt", "Cash out"},
                                        {"số tiền phải lớn hơn 0", "needs an amount above 0"},
                                        {"gõ số tiền", "type the amount"}};
    for (const Vec2 size : {Vec2{1366, 768}, Vec2{1920, 1080}, Vec2{1080, 1920}}) {
        Stage stage{size};
        stage.tap(view, "Chọn ở dưới hoặc gõ lý do");
        stage.frame(view);
        INFO(stage.drawn().as_text());
        CHECK(stage.drawn().shows("Dấu cách"));
        CHECK(stage.drawn().shows("ố tiền phải lớn hơn 0"));
    }
}

TEST_CASE("a note is written in Telex by staff at a keyboard, as everywhere words are meant",
          "[till][keys]") {
    ViewState view = samples::view(ScreenName::Till);
    view.till.quantity_pad = "";
    view.till.pad_edit = PadEdit::HoldNote;
    view.till.pad_for_sale = true;
    Stage stage;
    stage.frame(view);
    const auto wishes = stage.type(view, "aos ddor");
    REQUIRE(wish_of<QuantityTyped>(wishes) != nullptr);
    CHECK(wish_of<QuantityTyped>(wishes)->text == "áo đỏ");
}
