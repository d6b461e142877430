// Opens the kiosk's screen and runs it until somebody quits.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "kiosk/core/result.h"

namespace kiosk::app {

struct RunOptions {
    std::filesystem::path data;
    bool demo{false};
    int width{0}, height{0};                    // 0: fullscreen
    std::string camera;                         // empty: the setting
    std::optional<Language> language;           // none: the setting
    Language words{Language::Vietnamese};       // for what is told before there is a screen
    std::string script;                         // empty: none
    std::string shots;                          // folder of a script's pictures
    int customer_width{0}, customer_height{0};  // the shopper's screen as a window; 0: the setting
};

// Main thread. Answers the exit status of CLI.md; faults before the first frame are told in one
// line.
int run_kiosk(const RunOptions& options);

}  // namespace kiosk::app
