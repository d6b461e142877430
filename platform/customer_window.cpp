#include "platform/customer_window.h"

#include <SDL.h>
#include <SDL_opengl.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <string_view>

#include "platform/gl_frame.h"

namespace platform {
namespace {

kiosk::Problem no_second_window(const std::string& why) {
    return {{"màn hình của khách", "the shopper's screen"},
            {"không mở được (" + why + ")", "cannot be opened (" + why + ")"},
            {"kiểm tra dây màn hình thứ hai", "check the cable of the second monitor"}};
}

}  // namespace

int display_for_customer(const std::string& setting, int displays, int tills) {
    if (setting == "none") return -1;
    if (setting == "auto") {
        for (int display = 0; display < displays; ++display)
            if (display != tills) return display;
        return -1;
    }
    const int wanted = setting.empty() ? -1 : setting[0] - '1';
    return wanted >= 0 && wanted < displays && wanted != tills ? wanted : -1;
}

int count_displays() { return SDL_GetNumVideoDisplays(); }

int display_of_till() {
    SDL_Window* till = SDL_GL_GetCurrentWindow();
    return till == nullptr ? 0 : SDL_GetWindowDisplayIndex(till);
}

struct CustomerWindow::Impl {
    SDL_Window* window{nullptr};
    SDL_Window* till{nullptr};
    SDL_GLContext gl{nullptr};
    ImGuiContext* context{nullptr};
    ImGuiContext* till_context{nullptr};

    void enter() const {
        SDL_GL_MakeCurrent(window, gl);
        ImGui::SetCurrentContext(context);
    }
    void leave() const {
        ImGui::SetCurrentContext(till_context);
        SDL_GL_MakeCurrent(till, gl);
    }
    ~Impl() {
        if (context != nullptr) {
            enter();
            if (ImGui::GetIO().BackendRendererUserData != nullptr) ImGui_ImplOpenGL3_Shutdown();
            ImGui::DestroyContext(context);
        }
        leave();
        if (window != nullptr) SDL_DestroyWindow(window);
    }
};

CustomerWindow::CustomerWindow(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
CustomerWindow::~CustomerWindow() = default;

kiosk::Result<std::unique_ptr<CustomerWindow>> CustomerWindow::open(
    const CustomerWindowWish& wish) {
    auto impl = std::make_unique<Impl>();
    impl->till = SDL_GL_GetCurrentWindow();
    impl->gl = SDL_GL_GetCurrentContext();
    impl->till_context = ImGui::GetCurrentContext();
    SDL_Rect place{SDL_WINDOWPOS_UNDEFINED, SDL_WINDOWPOS_UNDEFINED, wish.width, wish.height};
    Uint32 flags = SDL_WINDOW_OPENGL | SDL_WINDOW_SKIP_TASKBAR;
    const bool whole = wish.width == 0;
    if (whole) {
        if (SDL_GetDisplayBounds(wish.display, &place) != 0) {
            return no_second_window(SDL_GetError());
        }
        // X11 is told the place; elsewhere only a fullscreen window may choose its monitor.
        const char* driver = SDL_GetCurrentVideoDriver();
        const bool x11 = driver != nullptr && std::string_view{driver} == "x11";
        flags |= SDL_WINDOW_BORDERLESS | (x11 ? 0U : Uint32{SDL_WINDOW_FULLSCREEN_DESKTOP});
    }
    // A dock is never given the focus: every key and scan stays the till's.
    SDL_SetHint(SDL_HINT_X11_WINDOW_TYPE, whole ? "_NET_WM_WINDOW_TYPE_DOCK" : "");
    SDL_SetHint(SDL_HINT_WINDOW_NO_ACTIVATION_WHEN_SHOWN, "1");
    impl->window = SDL_CreateWindow(wish.title.c_str(), place.x, place.y, place.w, place.h, flags);
    SDL_SetHint(SDL_HINT_X11_WINDOW_TYPE, "");
    if (impl->window == nullptr) return no_second_window(SDL_GetError());
    if (SDL_GL_MakeCurrent(impl->window, impl->gl) != 0) return no_second_window(SDL_GetError());
    SDL_GL_SetSwapInterval(0);  // the till's window sets the pace
    impl->context = ImGui::CreateContext();
    ImGui::SetCurrentContext(impl->context);
    ImGui::GetIO().IniFilename = nullptr;
    if (!ImGui_ImplOpenGL3_Init("#version 150")) return no_second_window("OpenGL 3.2");
    impl->leave();
    SDL_RaiseWindow(impl->till);
    return std::unique_ptr<CustomerWindow>{new CustomerWindow{std::move(impl)}};
}

int CustomerWindow::width() const {
    int width = 0;
    SDL_GL_GetDrawableSize(impl_->window, &width, nullptr);
    return width;
}

int CustomerWindow::height() const {
    int height = 0;
    SDL_GL_GetDrawableSize(impl_->window, nullptr, &height);
    return height;
}

void CustomerWindow::enter() { impl_->enter(); }

void CustomerWindow::begin_frame(std::uint32_t background_rgb) {
    begin_gl_frame(width(), height(), 0, background_rgb);
}

void CustomerWindow::end_frame(std::vector<std::uint8_t>* copy) {
    end_gl_frame(width(), height(), copy);
    SDL_GL_SwapWindow(impl_->window);
    glFinish();
    impl_->leave();
}

void CustomerWindow::upload_font_texture() {
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
}

}  // namespace platform
