#include "kiosk/core/scan_count.h"

#include <cassert>

namespace kiosk {

std::string_view name_of(ScanSource source) {
    switch (source) {
        case ScanSource::Camera:
            return "camera";
        case ScanSource::Keyboard:
            return "keyboard";
        case ScanSource::Serial:
            return "serial";
        case ScanSource::Script:
            return "script";
    }
    assert(false);
    return "keyboard";
}

std::string_view name_of(ScanOutcome outcome) {
    switch (outcome) {
        case ScanOutcome::Shown:
            return "shown";
        case ScanOutcome::ToCart:
            return "cart";
        case ScanOutcome::Forbidden:
            return "forbidden";
        case ScanOutcome::Unknown:
            return "unknown";
        case ScanOutcome::Broken:
            return "broken";
    }
    assert(false);
    return "unknown";
}

std::string countable_code(const Code& code) {
    if (code.gtin) return *code.gtin;
    if (code.kind == CodeKind::Url && code.host) return *code.host;
    return {};
}

}  // namespace kiosk
