#include "kiosk/screens/office_view.h"

#include <algorithm>

namespace kiosk::screens {

std::string FormView::value(std::string_view key) const {
    const auto found = std::ranges::find(fields, key, &FormField::key);
    return found == fields.end() ? std::string{} : found->value;
}

void FormView::set(std::string_view key, std::string value) {
    const auto found = std::ranges::find(fields, key, &FormField::key);
    if (found != fields.end()) found->value = std::move(value);
}

void FormView::fail(std::string_view key, Text error) {
    const auto found = std::ranges::find(fields, key, &FormField::key);
    if (found == fields.end()) return;
    found->error = std::move(error);
    if (!focused || !fields[*focused].error)
        focused = static_cast<std::size_t>(found - fields.begin());
}

}  // namespace kiosk::screens
