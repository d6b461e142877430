#include "platform/gl_frame.h"

#include <SDL_opengl.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <cstring>

namespace platform {
namespace {

void read_back(int width, int height, std::vector<std::uint8_t>& out) {
    const auto row = static_cast<std::size_t>(width) * 4;
    const auto rows = static_cast<std::size_t>(height);
    std::vector<std::uint8_t> bottom_up(row * rows);
    out.resize(bottom_up.size());
    glReadBuffer(GL_BACK);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, bottom_up.data());
    for (std::size_t y = 0; y < rows; ++y) {
        std::memcpy(out.data() + y * row, bottom_up.data() + (rows - 1 - y) * row, row);
    }
}

}  // namespace

void begin_gl_frame(int width, int height, float seconds, std::uint32_t background_rgb) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
    io.DeltaTime = seconds > 0 ? seconds : 1.0F / 60.0F;
    ImGui_ImplOpenGL3_NewFrame();
    ImGui::NewFrame();
    glViewport(0, 0, width, height);
    glClearColor(static_cast<float>((background_rgb >> 16) & 255) / 255.0F,
                 static_cast<float>((background_rgb >> 8) & 255) / 255.0F,
                 static_cast<float>(background_rgb & 255) / 255.0F, 1.0F);
    glClear(GL_COLOR_BUFFER_BIT);
}

void end_gl_frame(int width, int height, std::vector<std::uint8_t>* copy) {
    ImGui::Render();
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    if (copy != nullptr) read_back(width, height, *copy);
}

}  // namespace platform
