#include "kiosk/screens/drawn.h"

namespace kiosk::screens {
namespace {

bool matches(const DrawnWidget& widget, std::string_view label, bool exact) {
    return exact ? widget.label == label : widget.label.find(label) != std::string::npos;
}

const DrawnWidget* nth_of(const std::vector<DrawnWidget>& all, std::string_view label, int nth,
                          bool exact, bool in_reach) {
    for (const DrawnWidget& widget : all) {
        const bool reachable = widget.enabled && !widget.covered;
        if (!widget.touchable() || reachable != in_reach) continue;
        if (matches(widget, label, exact) && --nth == 0) return &widget;
    }
    return nullptr;
}

}  // namespace

void DrawnWidgets::cover_all() {
    for (DrawnWidget& widget : all_) widget.covered = true;
}

const DrawnWidget* DrawnWidgets::find(std::string_view label, int nth) const {
    if (label.empty() || nth < 1) return nullptr;
    for (const bool exact : {true, false})
        for (const bool in_reach : {true, false})
            if (const DrawnWidget* found = nth_of(all_, label, nth, exact, in_reach)) return found;
    return nullptr;
}

bool DrawnWidgets::shows(std::string_view text) const {
    for (const DrawnWidget& widget : all_)
        if (widget.visible.width > 0 && widget.label.find(text) != std::string::npos) return true;
    return false;
}

std::string DrawnWidgets::as_text() const {
    std::string text;
    for (const DrawnWidget& widget : all_) {
        if (widget.visible.width <= 0 || widget.label.empty()) continue;
        if (widget.kind == WidgetKind::Text) {
            text += widget.label;
        } else {
            text += "[" + std::string{name_of(widget.kind)} + "] " + widget.label;
            if (!widget.enabled) text += " (disabled)";
        }
        text += '\n';
    }
    return text;
}

}  // namespace kiosk::screens
