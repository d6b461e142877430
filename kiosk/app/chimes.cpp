#include "kiosk/app/chimes.h"

#include <algorithm>

#include "kiosk/core/trust.h"

namespace kiosk::app {
namespace {

Earcon of_shown(const screens::ViewState& after) {
    const bool warns = after.screen == screens::ScreenName::Product &&
                       forbidding(after.product.findings) != nullptr;
    return warns ? Earcon::Warning : Earcon::Read;
}

}  // namespace

std::optional<Earcon> earcon_for(const Event& event, const screens::ViewState& after) {
    if (!after.sound) return std::nullopt;
    if (std::holds_alternative<CodeScanned>(event)) {
        if (after.settings.scan_problem) return Earcon::Unknown;
        return std::nullopt;  // the catalogue has yet to answer
    }
    if (const auto* one = std::get_if<CodeLookedUp>(&event)) {
        return one->product ? of_shown(after) : Earcon::Unknown;
    }
    if (const auto* several = std::get_if<CodesLookedUp>(&event)) {
        const bool any =
            std::any_of(several->answers.begin(), several->answers.end(),
                        [](const CodeLookedUp& one) { return one.product.has_value(); });
        return any ? of_shown(after) : Earcon::Unknown;
    }
    return std::nullopt;
}

bool may_close(const screens::ViewState& view, bool fullscreen) {
    return !fullscreen || (view.status.may(Right::CloseProgram));
}

bool counts_again(std::string_view key) {
    const bool is_function = key.size() > 1 && key.front() == 'F';
    return !is_function && key != "Enter" && key != "Escape" && key != "Delete" && key != "Space";
}

}  // namespace kiosk::app
