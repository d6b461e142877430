// The frame of every screen at 1920x1080 beside an empty frame of the same window.
#include <algorithm>
#include <map>
#include <memory>
#include <stdexcept>
#include <vector>

#include "kiosk/app/textures.h"
#include "kiosk/screens/screen.h"
#include "platform/window.h"
#include "tests/bench/rows.h"
#include "tests/screens/sample_views.h"

namespace bench {
namespace {

constexpr int kWidth = 1920, kHeight = 1080;
constexpr float kFrameSeconds = 0.016F;

class Stage {
public:
    explicit Stage(const std::filesystem::path& pictures)
        : window_{opened()},
          textures_{*window_, pictures},
          shell_{kiosk::screens::Assets{[this](std::string_view name, int size_px) {
                     return textures_.of(name, size_px);
                 }},
                 fonts()} {
        // A camera's picture, every pixel another one.
        std::vector<std::uint8_t> noise(1280 * 720 * 4);
        std::mt19937 random{19};
        for (std::uint8_t& byte : noise) byte = static_cast<std::uint8_t>(random());
        camera_ = textures_.upload("camera", noise.data(), 1280, 720);
    }

    void show(kiosk::screens::ViewState& view) const {
        if (view.status.camera == kiosk::screens::CameraState::Failed) return;
        view.status.camera = kiosk::screens::CameraState::Working;
        view.attract.camera = view.settings.camera = camera_;
    }
    double draw(const kiosk::screens::ViewState& view) {
        const kiosk::screens::Vec2 size{kWidth, kHeight};
        return timed([&] {
            if (shell_.prepare(view, size)) window_->upload_font_texture();
            window_->begin_frame(kFrameSeconds, kiosk::screens::Shell::ground_rgb(view));
            kiosk::screens::Input input;
            input.seconds = kFrameSeconds;
            shell_.draw(view, size, input);
            window_->end_frame();
        });
    }
    double draw_nothing() const {
        return timed([&] {
            window_->begin_frame(kFrameSeconds, 0xFFFFFF);
            window_->end_frame();
        });
    }

private:
    static std::unique_ptr<platform::Window> opened() {
        auto window = platform::Window::open({"ocop-bench", kWidth, kHeight});
        if (!window) throw std::runtime_error{window.problem().line(kiosk::Language::English)};
        return std::move(window).value();
    }
    static kiosk::screens::FontFiles fonts() {
        auto found = kiosk::screens::find_fonts();
        if (!found) throw std::runtime_error{found.problem().line(kiosk::Language::English)};
        return std::move(found).value();
    }

    std::unique_ptr<platform::Window> window_;
    kiosk::app::Textures textures_;
    kiosk::screens::Shell shell_;
    kiosk::screens::Picture camera_;
};

Row measured(Bench& bench, Stage& stage, const samples::NamedView& named) {
    kiosk::screens::ViewState view = named.view;
    stage.show(view);
    stage.draw(view);  // bakes, makes textures
    Pairs pairs = in_turn(
        bench.sizes.samples(40), [&](int) { return stage.draw(view); },
        [&](int) { return stage.draw_nothing(); });
    return {.row = "frame",
            .size = std::string{name_of(named.view.screen)},
            .what = "a frame of the screen, 1920x1080, software OpenGL",
            .ours = std::move(pairs.ours),
            .beside = "an empty Dear ImGui frame",
            .peer = std::move(pairs.peer),
            .target = ratio_at_most(2),
            .note = named.name};
}

}  // namespace

void measure_frame(Bench& bench) {
    const Scratch scratch{bench.shops.cache()};
    Stage stage{scratch.path()};
    // Of a screen's states the slowest one counts.
    std::map<kiosk::screens::ScreenName, Row> slowest;
    for (const samples::NamedView& named : samples::all_views()) {
        Row row = measured(bench, stage, named);
        const auto [place, is_new] = slowest.try_emplace(named.view.screen, row);
        if (!is_new && row.ratio() > place->second.ratio()) place->second = std::move(row);
    }
    for (auto& [screen, row] : slowest) {
        row.note = "slowest state: " + row.note;
        bench.table.add(row);
    }
}

}  // namespace bench
