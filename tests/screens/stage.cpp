#include "tests/screens/stage.h"

#include <stdexcept>

namespace screens_test {

using namespace kiosk::screens;

Stage::Stage(Vec2 size) : size_{size}, context_{ImGui::CreateContext()} {
    ImGui::SetCurrentContext(context_);
    ImGui::GetIO().IniFilename = nullptr;
    const auto fonts = find_fonts();
    if (!fonts) throw std::runtime_error{fonts.problem().line(kiosk::Language::English)};
    shell_ = std::make_unique<Shell>(Assets{}, *fonts);
}

Stage::~Stage() {
    shell_.reset();
    ImGui::DestroyContext(context_);
}

std::vector<Intent> Stage::frame(const ViewState& view, const Input& input) {
    ImGui::SetCurrentContext(context_);
    if (shell_->prepare(view, size_)) {
        unsigned char* pixels = nullptr;
        int width = 0, height = 0;
        ImGui::GetIO().Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
    }
    ImGui::GetIO().DisplaySize = {size_.x, size_.y};
    ImGui::GetIO().DeltaTime = 0.016F;
    ImGui::NewFrame();
    auto wishes = shell_->draw(view, size_, input);
    ImGui::Render();
    return wishes;
}

std::vector<Intent> Stage::tap(const ViewState& view, std::string_view label, int nth) {
    frame(view);
    const DrawnWidget* widget = drawn().find(label, nth);
    if (widget == nullptr)
        throw std::runtime_error{"no \"" + std::string{label} + "\" among:\n" + drawn().as_text()};
    const Vec2 at = widget->visible.middle();
    return frame(view, {.pointer = {{PointerEvent::Kind::Down, at}, {PointerEvent::Kind::Up, at}}});
}

std::vector<Intent> Stage::key(const ViewState& view, std::string_view name) {
    frame(view);
    return frame(view, {.keys = {key_press_from(name).value()}});
}

std::vector<Intent> Stage::type(const ViewState& view, std::string_view text) {
    frame(view);
    return frame(view, {.text = std::string{text}});
}

}  // namespace screens_test
