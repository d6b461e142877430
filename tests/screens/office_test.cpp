// The list and the form of the manager's screens, drawn on a stage of their own screens.
#include "kiosk/screens/manage_tiles.h"
#include "tests/screens/sample_views.h"
#include "tests/screens/stage.h"
#include "tests/support/catch.h"

namespace {

using namespace kiosk::screens;
using screens_test::Stage;
using screens_test::wish_of;

ViewState hub(kiosk::Role role) {
    ViewState view = samples::view(ScreenName::Manage);
    view.status.staff = kiosk::Staff{kiosk::StaffCode{"900"}, "Lê Thu Hà", role, false};
    return view;
}

TEST_CASE("the hub shows a tile for what this person may do, and nothing else", "[office]") {
    for (const kiosk::Role role : kiosk::kAllRoles) {
        const ViewState view = hub(role);
        Stage stage;
        stage.frame(view);
        for (const ManageTile& tile : manage_tiles()) {
            const bool shown = stage.drawn().find(text_of(tile.title).vi) != nullptr;
            CHECK(shown == view.status.may(tile.right));
        }
    }
}

TEST_CASE("a tile opens its screen, and F11 leads to the hub from the till", "[office]") {
    Stage stage;
    const ViewState view = hub(kiosk::Role::Manager);
    for (const ManageTile& tile : manage_tiles()) {
        const auto wishes = stage.tap(view, text_of(tile.title).vi);
        const auto* go = wish_of<GoTo>(wishes);
        REQUIRE(go != nullptr);
        CHECK(go->screen == tile.screen);
    }
    ViewState till = view;
    till.screen = ScreenName::Till;
    Stage other;
    other.frame(till);
    const auto wishes = other.key(till, "F11");
    REQUIRE(wish_of<GoTo>(wishes) != nullptr);
    CHECK(wish_of<GoTo>(wishes)->screen == ScreenName::Manage);
}

std::size_t rows_drawn(const Stage& stage) {
    std::size_t rows = 0;
    for (const DrawnWidget& widget : stage.drawn().all())
        if (widget.kind == WidgetKind::Row) ++rows;
    return rows;
}

TEST_CASE("a long list draws what is on the screen, and every row can be reached", "[office]") {
    ViewState view = samples::view(ScreenName::Sales);
    const auto first = view.sales.page.rows[0];
    view.sales.page.rows.clear();
    for (int i = 0; i < 200; ++i) {
        view.sales.page.rows.push_back(first);
        view.sales.page.rows.back().closed_at_ms = first.closed_at_ms + i * 60'000LL;
    }
    view.sales.page.total = 500;
    Stage stage;
    stage.frame(view);
    CHECK(rows_drawn(stage) < 25);
    CHECK(stage.drawn().shows("1–200 / 500"));
    Input wheel;
    for (int i = 0; i < 200; ++i)
        wheel.pointer.push_back({PointerEvent::Kind::Wheel, {600, 600}, -3});
    stage.frame(view, wheel);
    for (int i = 0; i < 400; ++i) stage.frame(view);
    const auto at = kiosk::local_time_hm(view.sales.page.rows[199].closed_at_ms);
    CHECK(stage.drawn().shows(at));
    CHECK(rows_drawn(stage) < 25);
}

TEST_CASE("a heading sorts, numbers largest first, and turns the order at a second touch",
          "[office]") {
    ViewState view = samples::view(ScreenName::Sales);
    Stage stage;
    auto wishes = stage.tap(view, text_of(Word::Amount).vi);
    REQUIRE(wish_of<SortTable>(wishes) != nullptr);
    CHECK(wish_of<SortTable>(wishes)->descending);
    const std::size_t column = wish_of<SortTable>(wishes)->column;
    view.sales.ask.column = column;
    wishes = stage.tap(view, text_of(Word::Amount).vi);
    REQUIRE(wish_of<SortTable>(wishes) != nullptr);
    view.sales.ask.descending = true;
    wishes = stage.tap(view, text_of(Word::Amount).vi);
    CHECK_FALSE(wish_of<SortTable>(wishes)->descending);
}

TEST_CASE("a row opens what is behind it and an empty list says so in words", "[office]") {
    ViewState view = samples::view(ScreenName::Sales);
    Stage stage;
    const auto wishes = stage.tap(view, "23/11/2026", 2);
    REQUIRE(wish_of<ChooseSold>(wishes) != nullptr);
    view.sales.page = {};
    stage.frame(view);
    CHECK(stage.drawn().shows(text_of(Word::NoSalesBehind).vi));
}

TEST_CASE("what is typed goes into the field that has the focus, as its kind allows", "[office]") {
    ViewState view = samples::view(ScreenName::Totals);
    FormView form;
    form.fields = {{"name", {"Tên", "Name"}, FormKind::Text, "Mật"},
                   {"price", {"Giá", "Price"}, FormKind::Money, "12"}};
    form.focused = 1;
    view.totals.range = form;
    Stage stage;
    stage.frame(view);
    auto wishes = stage.type(view, "5a0");
    REQUIRE(wish_of<FormTyped>(wishes) != nullptr);
    CHECK(wish_of<FormTyped>(wishes)->field == 1);
    CHECK(wish_of<FormTyped>(wishes)->text == "1250");
    wishes = stage.key(view, "F9");
    CHECK(wish_of<FormSubmitted>(wishes) != nullptr);
    wishes = stage.key(view, "Enter");
    REQUIRE(wish_of<FormFocused>(wishes) != nullptr);
    CHECK(wish_of<FormFocused>(wishes)->field == 0);
    view.totals.range->fail("price", {"giá phải lớn hơn 0", "a price is above 0"});
    stage.frame(view);
    CHECK(stage.drawn().shows("Giá phải lớn hơn 0"));
}

TEST_CASE("the keyboard of a form goes with it", "[office]") {
    ViewState view = samples::view(ScreenName::People);
    FormView form;
    form.fields = {{"name", {"Tên", "Name"}, FormKind::Text, "Mật"}};
    form.focused = 0;
    view.people.form = form;
    Stage stage;
    stage.tap(view, "Tên");
    stage.frame(view);
    REQUIRE(stage.drawn().find("q") != nullptr);
    view.people.form.reset();
    stage.frame(view);
    CHECK(stage.drawn().find("q") == nullptr);
}

TEST_CASE("a touch on the chart tells the value of the column under it", "[office][totals]") {
    const ViewState view = samples::view(ScreenName::Totals);
    Stage stage;
    stage.frame(view);
    const DrawnWidget* chart = stage.drawn().find(text_of(Word::ChartLabel).vi);
    REQUIRE(chart != nullptr);
    // The fourth of fourteen hours, from 7 o'clock.
    const Vec2 at{chart->rect.x + chart->rect.width * 3.5F / 14, chart->rect.middle().y};
    Input touch;
    touch.pointer = {{PointerEvent::Kind::Down, at}, {PointerEvent::Kind::Up, at}};
    auto wishes = stage.frame(view, touch);
    for (int i = 0; i < 3 && wish_of<MarkColumn>(wishes) == nullptr; ++i)
        wishes = stage.frame(view);
    REQUIRE(wish_of<MarkColumn>(wishes) != nullptr);
    CHECK(wish_of<MarkColumn>(wishes)->column == 3);
    ViewState marked = view;
    marked.totals.marked = 3;
    stage.frame(marked);
    CHECK(stage.drawn().shows("10:00 – 11:00"));
    touch.pointer = {{PointerEvent::Kind::Down, at}, {PointerEvent::Kind::Up, at}};
    wishes = stage.frame(marked, touch);
    for (int i = 0; i < 3 && wish_of<OpenSales>(wishes) == nullptr; ++i)
        wishes = stage.frame(marked);
    REQUIRE(wish_of<OpenSales>(wishes) != nullptr);
    CHECK(wish_of<OpenSales>(wishes)->filter.key == "10");
}

TEST_CASE("what stands after a choice in a form is there for scripts and screen readers, too",
          "[office]") {
    Stage stage;
    for (const samples::NamedView& named : samples::machine_views()) {
        if (named.name != "machine-settings") continue;
        stage.frame(named.view);
        CHECK(stage.drawn().shows("Phải là số nguyên trong khoảng 20…500"));
        CHECK(stage.drawn().shows("Mặc định Luôn in"));
    }
}

TEST_CASE("many choices are a list, and one touch chooses", "[office]") {
    for (const auto& named : samples::all_views()) {
        if (named.name != "stock-adjust") continue;
        Stage stage;
        // Closed, the button says what is chosen; opened, each choice can be touched.
        stage.tap(named.view, "Trả cơ sở");
        stage.frame(named.view);
        CHECK_FALSE(stage.drawn().shows("Số lượng (hộp)"));
        for (const kiosk::AdjustReason reason : kiosk::kAdjustReasons) {
            CHECK(stage.drawn().find(title_of(reason).vi) != nullptr);
        }
        const auto wishes = stage.tap(named.view, "Mất");
        const auto* typed = wish_of<FormTyped>(wishes);
        REQUIRE(typed != nullptr);
        CHECK(typed->field == 1);
        CHECK(typed->text == "lost");
        stage.frame(named.view);
        CHECK(stage.drawn().shows("Số lượng (hộp)"));
        // Escape closes the list, not the form.
        stage.tap(named.view, "Trả cơ sở");
        CHECK(wish_of<FormLeft>(stage.key(named.view, "Escape")) == nullptr);
        stage.frame(named.view);
        CHECK(stage.drawn().shows("Số lượng (hộp)"));
        return;
    }
    FAIL("no such view");
}

}  // namespace
