// The shopper's own screen: everything on it in every size, and nothing to touch.
#include "kiosk/screens/customer.h"

#include <imgui.h>

#include "tests/support/catch.h"

using namespace kiosk::screens;
using kiosk::Money;
using Show = CustomerView::Show;

namespace {

CustomerView full(Show show) {
    CustomerView view;
    view.show = show;
    view.demonstration = true;
    view.shop = "Điểm giới thiệu và bán sản phẩm OCOP Buôn Ma Thuột";
    for (int i = 0; i < 30; ++i)
        view.lines.push_back({"Tổ yến chưng đường phèn hạt sen dòng " + std::to_string(i), "1,5 kg",
                              "1.250.000 ₫", i % 3 == 0 ? "−25.000 ₫" : ""});
    view.discount = Money::from_dong(250'000);
    view.total = Money::from_dong(37'250'000);
    view.amount = view.total;
    if (show == Show::Pay || show == Show::Thanks) {
        view.given = Money::from_dong(38'000'000);
        view.change = Money::from_dong(750'000);
    }
    kiosk::CodeMatrix code;
    code.width = code.height = 57;
    code.modules.assign(57 * 57, 1);
    view.vietqr = code;
    view.bank = "Vietcombank (970436)";
    view.account = "0123 456 789";
    view.account_name = "HTX DIEM OCOP BUON MA THUOT";
    view.purpose = "K01 0192F0C17E1A";
    return view;
}

struct Stand {
    ImGuiContext* context{ImGui::CreateContext()};
    std::unique_ptr<CustomerScreen> screen;
    Stand() {
        ImGui::SetCurrentContext(context);
        ImGui::GetIO().IniFilename = nullptr;
        screen = std::make_unique<CustomerScreen>(Assets{}, find_fonts().value());
    }
    ~Stand() {
        screen.reset();
        ImGui::DestroyContext(context);
    }
    const DrawnWidgets& draw(const CustomerView& view, Vec2 size) {
        if (screen->prepare(size)) {
            unsigned char* pixels = nullptr;
            int width = 0, height = 0;
            ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
        }
        ImGui::GetIO().DisplaySize = {size.x, size.y};
        ImGui::GetIO().DeltaTime = 0.016F;
        ImGui::NewFrame();
        screen->draw(view, size);
        ImGui::Render();
        return screen->drawn();
    }
};

}  // namespace

TEST_CASE("the shopper's screen holds everything in every size", "[screens][customer]") {
    for (const Vec2 size : {Vec2{1920, 1080}, {1366, 768}, {1024, 600}, {800, 480}, {1080, 1920}}) {
        Stand stand;
        for (const Show show :
             {Show::Welcome, Show::Cart, Show::Pay, Show::Transfer, Show::Thanks}) {
            for (const DrawnWidget& widget : stand.draw(full(show), size).all()) {
                INFO(size.x << " x " << size.y << ", " << static_cast<int>(show) << ": "
                            << widget.label);
                CHECK_FALSE(widget.touchable());
                CHECK(widget.rect.x >= -0.5F);
                CHECK(widget.rect.y >= -0.5F);
                CHECK(widget.rect.right() <= size.x + 0.5F);
                CHECK(widget.rect.bottom() <= size.y + 0.5F);
            }
        }
    }
}

TEST_CASE("the shopper's screen says what counts in the shopper's language",
          "[screens][customer]") {
    Stand stand;
    const Vec2 size{1024, 600};
    CHECK(stand.draw(full(Show::Welcome), size).shows("Kính chào quý khách"));
    const DrawnWidgets& cart = stand.draw(full(Show::Cart), size);
    CHECK(cart.shows("dòng 29"));        // the newest line
    CHECK_FALSE(cart.shows("dòng 0 "));  // the first has made room
    CHECK(cart.shows("37.250.000"));
    CHECK(stand.draw(full(Show::Pay), size).shows("750.000"));
    CHECK(stand.draw(full(Show::Transfer), size).shows("0123 456 789"));
    CustomerView english = full(Show::Thanks);
    english.language = kiosk::Language::English;
    CHECK(stand.draw(english, size).shows("Thank you"));
}
