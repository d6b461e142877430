// A script's hands: it scans, touches and looks like a person before the screen.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "kiosk/app/application.h"
#include "kiosk/screens/places.h"

namespace kiosk::app {

// Below the folder for pictures, where there is one; its folders are made.
std::filesystem::path Application::place_of(const std::string& file) const {
    std::filesystem::path path = file;
    if (!parts_.shots.empty() && path.is_relative()) path = parts_.shots / path;
    std::error_code failed;
    if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path(), failed);
    return path;
}

// Which screen each picture of --shots shows: DIR/pictures.tsv.
void Application::list_picture(const std::string& file) const {
    if (parts_.shots.empty()) return;
    std::ofstream list{place_of("pictures.tsv"), std::ios::binary | std::ios::app};
    list << file << '\t' << screens::place_in(state_.view) << '\n';
}

ScriptHands Application::hands_of_script() {
    ScriptHands hands;
    hands.scan = [this](std::string code) {
        ScannedText scanned;
        scanned.bytes = std::move(code);
        happened(CodeScanned{std::move(scanned), screens::ScanSource::Script});
    };
    hands.show = [this](const std::string& file) -> Status {
        std::error_code failed;
        if (!std::filesystem::exists(file, failed)) {
            return Problem{{file, file}, {"không có tệp này", "there is no such file"}, {}};
        }
        camera_->show_picture(file);
        return Done{};
    };
    hands.press = [this](const std::vector<platform::InputEvent>& events) {
        for (const platform::InputEvent& event : events) translate(event, input_);
        frames_wanted_ = std::max(frames_wanted_, kFramesAfterChange);
    };
    hands.set_clock = [this](std::int64_t now_ms) {
        clock_.set(now_ms);
        happened(TimePassed{});
    };
    hands.shoot = [this](const std::string& file) -> Status {
        std::vector<std::uint8_t> pixels;
        draw(&pixels);
        list_picture(file);
        return platform::write_png(place_of(file).string(), parts_.window->width(),
                                   parts_.window->height(), pixels);
    };
    hands.shoot_customer = [this](const std::string& file) -> Status {
        customer_.follow_monitors();
        return customer_.shoot(state_, place_of(file).string());
    };
    hands.write_words = [this](const std::string& file, const std::string& words) -> Status {
        const std::filesystem::path path = place_of(file);
        std::ofstream stream{path, std::ios::binary};
        stream << words;
        if (stream.flush()) return Done{};
        return Problem{{path.string(), path.string()},
                       {"không ghi được", "cannot be written"},
                       {"kiểm tra thư mục", "check the folder"}};
    };
    hands.is_settled = [this] {
        return awaited_ == 0 && !paper_.is_busy() && !textures_.is_reading() &&
               frames_wanted_ == 0 && !shell_.wants_frames();
    };
    return hands;
}

bool Application::play_script() {
    const auto outcome =
        player_->after_frame(shell_.drawn(), state_.view.screen, platform::Window::now_ms());
    if (outcome == ScriptPlayer::Outcome::Failed) {
        std::cerr << "ocop-kiosk: " << player_->complaint() << std::endl;
        status_ = 1;
    }
    return outcome != ScriptPlayer::Outcome::Going;
}

}  // namespace kiosk::app
