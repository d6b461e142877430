#include "platform/window.h"

#include <SDL.h>
#include <SDL_opengl.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <mutex>

#include "platform/gl_frame.h"
#include "platform/video_driver.h"

namespace platform {
namespace {

Uint32 wake_event() {
    static const Uint32 type = SDL_RegisterEvents(1);
    return type;
}

// SDL looks for events every millisecond where the display driver has no way to wait (KMS/DRM, no
// display): that alone took a percent of a core from a kiosk at rest. No finger feels four.
constexpr std::int64_t kLookEveryMs = 4;

bool driver_can_wait() {
    const char* name = SDL_GetCurrentVideoDriver();
    const std::string_view driver = name != nullptr ? name : "";
    return driver == "x11" || driver == "wayland";
}

// Rung by wake(): what a worker tells does not wait for the next look. Any thread.
class Bell {
public:
    void ring() {
        {
            const std::lock_guard lock{mutex_};
            rung_ = true;
        }
        changed_.notify_one();
    }
    void sleep(std::int64_t most_ms) {
        std::unique_lock lock{mutex_};
        changed_.wait_for(lock, std::chrono::milliseconds{most_ms}, [this] { return rung_; });
        rung_ = false;
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool rung_{false};
};

Bell& bell() {
    static Bell one;
    return one;
}

struct Typed {
    SDL_Scancode scancode;
    char plain, shifted;
};
constexpr std::array kTyped = {
    Typed{SDL_SCANCODE_MINUS, '-', '_'},       Typed{SDL_SCANCODE_EQUALS, '=', '+'},
    Typed{SDL_SCANCODE_LEFTBRACKET, '[', '{'}, Typed{SDL_SCANCODE_RIGHTBRACKET, ']', '}'},
    Typed{SDL_SCANCODE_BACKSLASH, '\\', '|'},  Typed{SDL_SCANCODE_SEMICOLON, ';', ':'},
    Typed{SDL_SCANCODE_APOSTROPHE, '\'', '"'}, Typed{SDL_SCANCODE_GRAVE, '`', '~'},
    Typed{SDL_SCANCODE_COMMA, ',', '<'},       Typed{SDL_SCANCODE_PERIOD, '.', '>'},
    Typed{SDL_SCANCODE_SLASH, '/', '?'},       Typed{SDL_SCANCODE_SPACE, ' ', ' '},
    Typed{SDL_SCANCODE_KP_MINUS, '-', '-'},    Typed{SDL_SCANCODE_KP_PLUS, '+', '+'},
    Typed{SDL_SCANCODE_KP_PERIOD, '.', '.'},   Typed{SDL_SCANCODE_KP_DIVIDE, '/', '/'},
    Typed{SDL_SCANCODE_KP_MULTIPLY, '*', '*'}};

// What a US keyboard types at this place: scanners pretend to be one, whatever layout is set.
char character_of(SDL_Scancode scancode, bool shift) {
    if (scancode >= SDL_SCANCODE_A && scancode <= SDL_SCANCODE_Z) {
        return static_cast<char>((shift ? 'A' : 'a') + (scancode - SDL_SCANCODE_A));
    }
    if (scancode >= SDL_SCANCODE_1 && scancode <= SDL_SCANCODE_0) {
        const auto place = static_cast<std::size_t>(scancode - SDL_SCANCODE_1);
        return shift ? "!@#$%^&*()"[place] : "1234567890"[place];
    }
    if (scancode >= SDL_SCANCODE_KP_1 && scancode <= SDL_SCANCODE_KP_0) {
        return "1234567890"[static_cast<std::size_t>(scancode - SDL_SCANCODE_KP_1)];
    }
    for (const Typed& typed : kTyped) {
        if (typed.scancode == scancode) return shift ? typed.shifted : typed.plain;
    }
    return 0;
}

std::string name_of(SDL_Scancode scancode, char character) {
    switch (scancode) {
        case SDL_SCANCODE_RETURN:
        case SDL_SCANCODE_KP_ENTER:
            return "Enter";
        case SDL_SCANCODE_SPACE:
            return "Space";
        case SDL_SCANCODE_KP_PLUS:
            return "Plus";
        case SDL_SCANCODE_KP_MINUS:
            return "Minus";
        case SDL_SCANCODE_K:
            return "K";
        case SDL_SCANCODE_L:
            return "L";
        default:
            break;
    }
    if (character != 0) return {character};
    std::string name = SDL_GetScancodeName(scancode);  // "F2", "Escape", "Left" …
    if (name == "PageUp" || name == "PageDown") return name;
    return name;
}

InputEvent key_event(const SDL_KeyboardEvent& key) {
    InputEvent event;
    event.kind = InputEvent::Kind::Key;
    event.shift = (key.keysym.mod & KMOD_SHIFT) != 0;
    event.repeated = key.repeat != 0;
    event.control = (key.keysym.mod & KMOD_CTRL) != 0;
    event.alt = (key.keysym.mod & KMOD_LALT) != 0;
    event.character = character_of(key.keysym.scancode, event.shift);
    event.key = name_of(key.keysym.scancode, event.character);
    return event;
}

InputEvent pointer(InputEvent::Kind kind, int x, int y) {
    InputEvent event;
    event.kind = kind;
    event.x = static_cast<float>(x);
    event.y = static_cast<float>(y);
    return event;
}

}  // namespace

struct Window::Impl {
    SDL_Window* window{nullptr};
    SDL_GLContext context{nullptr};
    bool backend{false};
    bool fullscreen{false};
    bool driver_waits{false};
    std::int64_t looked_at_ms{0};  // for events, the last time

    ~Impl() {
        if (backend) ImGui_ImplOpenGL3_Shutdown();
        if (ImGui::GetCurrentContext() != nullptr) ImGui::DestroyContext();
        if (context != nullptr) SDL_GL_DeleteContext(context);
        if (window != nullptr) SDL_DestroyWindow(window);
        SDL_Quit();
    }

    // False: nothing within `most_ms`. `earliest_ms`: it did not happen before.
    bool next(SDL_Event& event, std::int64_t most_ms, std::int64_t& earliest_ms) const {
        earliest_ms = looked_at_ms;
        if (SDL_PollEvent(&event) != 0) return true;
        if (driver_waits) {
            const bool came = SDL_WaitEventTimeout(&event, static_cast<int>(most_ms)) != 0;
            earliest_ms = now_ms();
            return came;
        }
        earliest_ms = now_ms();
        for (const std::int64_t until_ms = earliest_ms + most_ms; earliest_ms < until_ms;) {
            bell().sleep(std::min(kLookEveryMs, until_ms - earliest_ms));
            if (SDL_PollEvent(&event) != 0) return true;
            earliest_ms = now_ms();
        }
        return false;
    }

    // The shopper's window: its pointer is nobody's. Keys are the till's wherever they arrive.
    bool is_on_other_window(const SDL_Event& from) const {
        const Uint32 own = SDL_GetWindowID(window);
        switch (from.type) {
            case SDL_MOUSEBUTTONDOWN:
            case SDL_MOUSEBUTTONUP:
                return from.button.windowID != own;
            case SDL_MOUSEMOTION:
                return from.motion.windowID != own;
            case SDL_MOUSEWHEEL:
                return from.wheel.windowID != own;
            case SDL_WINDOWEVENT:
                return from.window.windowID != own;
            default:
                return false;
        }
    }

    void translate(const SDL_Event& from, std::int64_t earliest_ms,
                   std::vector<InputEvent>& into) const {
        using Kind = InputEvent::Kind;
        InputEvent event;
        if (is_on_other_window(from)) return;
        switch (from.type) {
            case SDL_QUIT:
                event.kind = Kind::Quit;
                break;
            case SDL_KEYDOWN:
                event = key_event(from.key);
                break;
            case SDL_KEYUP:
                if (from.key.keysym.scancode != SDL_SCANCODE_LALT) return;
                event.kind = Kind::AltReleased;
                break;
            case SDL_TEXTINPUT:
                event.kind = Kind::Text;
                event.text = from.text.text;
                break;
            case SDL_MOUSEBUTTONDOWN:
                if (from.button.button != SDL_BUTTON_LEFT) return;
                event = pointer(Kind::PointerDown, from.button.x, from.button.y);
                break;
            case SDL_MOUSEBUTTONUP:
                if (from.button.button != SDL_BUTTON_LEFT) return;
                event = pointer(Kind::PointerUp, from.button.x, from.button.y);
                break;
            case SDL_MOUSEMOTION:
                event = pointer(Kind::PointerMove, from.motion.x, from.motion.y);
                break;
            case SDL_MOUSEWHEEL: {
                int x = 0, y = 0;
                SDL_GetMouseState(&x, &y);
                event = pointer(Kind::Wheel, x, y);
                event.wheel = static_cast<float>(from.wheel.y);
                break;
            }
            case SDL_WINDOWEVENT:
                event.kind =
                    from.window.event == SDL_WINDOWEVENT_CLOSE ? Kind::CloseAsked : Kind::Redraw;
                break;
            default:
                return;
        }
        event.time_ms = now_ms();
        event.earliest_ms = earliest_ms;
        into.push_back(std::move(event));
    }
};

Window::Window(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
Window::~Window() = default;

kiosk::Result<std::unique_ptr<Window>> Window::open(const WindowWish& wish) {
    auto impl = std::make_unique<Impl>();
    SDL_SetHint(SDL_HINT_IME_SHOW_UI, "1");
    // Whether a window that shall close ends the program is not the desktop's decision.
    SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0");
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    // SDL would put a window that holds the keyboard out of sight at Alt+Tab.
    SDL_SetHint(SDL_HINT_ALLOW_ALT_TAB_WHILE_GRABBED, "0");
    if (const kiosk::Status started = start_video(); !started) return started.problem();
    impl->driver_waits = driver_can_wait();
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 2);
    SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
    const bool fullscreen = wish.width == 0;
    Uint32 flags = SDL_WINDOW_OPENGL;
    if (fullscreen) flags |= SDL_WINDOW_FULLSCREEN_DESKTOP;
    impl->window =
        SDL_CreateWindow(wish.title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                         fullscreen ? 1920 : wish.width, fullscreen ? 1080 : wish.height, flags);
    if (impl->window == nullptr) return no_window(SDL_GetError());
    impl->fullscreen = fullscreen;
    if (fullscreen) SDL_SetWindowKeyboardGrab(impl->window, SDL_TRUE);
    impl->context = SDL_GL_CreateContext(impl->window);
    if (impl->context == nullptr) return no_window(SDL_GetError());
    SDL_GL_SetSwapInterval(1);
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    impl->backend = ImGui_ImplOpenGL3_Init("#version 150");
    if (!impl->backend) return no_window("OpenGL 3.2");
    SDL_StartTextInput();
    return std::unique_ptr<Window>{new Window{std::move(impl)}};
}

bool Window::is_fullscreen() const { return impl_->fullscreen; }

bool Window::is_drawn_by_processor() const {
    const auto* name = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
    const std::string_view renderer = name != nullptr ? name : "";
    for (const std::string_view software : {"llvmpipe", "softpipe", "SWR", "Software"}) {
        if (renderer.find(software) != std::string_view::npos) return true;
    }
    return false;
}

int Window::width() const {
    int width = 0;
    SDL_GL_GetDrawableSize(impl_->window, &width, nullptr);
    return width;
}

int Window::height() const {
    int height = 0;
    SDL_GL_GetDrawableSize(impl_->window, nullptr, &height);
    return height;
}

std::vector<InputEvent> Window::wait(int most_ms) {
    std::vector<InputEvent> events;
    SDL_Event event;
    std::int64_t earliest_ms = 0;
    if (impl_->next(event, most_ms, earliest_ms)) {
        do {
            impl_->translate(event, earliest_ms, events);
        } while (SDL_PollEvent(&event) != 0);
    }
    impl_->looked_at_ms = now_ms();
    return events;
}

void Window::wake() {
    SDL_Event event{};
    event.type = wake_event();
    SDL_PushEvent(&event);
    bell().ring();
}

std::int64_t Window::now_ms() { return static_cast<std::int64_t>(SDL_GetTicks64()); }

void Window::begin_frame(float seconds, std::uint32_t background_rgb) {
    begin_gl_frame(width(), height(), seconds, background_rgb);
}

void Window::end_frame(std::vector<std::uint8_t>* copy) {
    end_gl_frame(width(), height(), copy);
    SDL_GL_SwapWindow(impl_->window);
    // Drivers without a display to wait for queue frames without end: seconds behind the finger.
    glFinish();
}

void Window::upload_font_texture() {
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ImGui_ImplOpenGL3_CreateFontsTexture();
}

std::uint64_t Window::make_texture(const std::uint8_t* rgba, int width, int height) {
    GLuint texture = 0;
    glGenTextures(1, &texture);
    if (texture == 0) return 0;
    glBindTexture(GL_TEXTURE_2D, texture);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, rgba);
    return texture;
}

void Window::update_texture(std::uint64_t texture, const std::uint8_t* rgba, int width,
                            int height) {
    glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(texture));
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, rgba);
}

void Window::drop_texture(std::uint64_t texture) {
    const auto name = static_cast<GLuint>(texture);
    glDeleteTextures(1, &name);
}

}  // namespace platform
