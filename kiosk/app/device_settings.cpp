#include "kiosk/app/device_settings.h"

#include "platform/receipt_raster.h"

namespace kiosk::app {

screens::CameraState shown_state(platform::CameraState state) {
    switch (state) {
        case platform::CameraState::Off:
            return screens::CameraState::Off;
        case platform::CameraState::Starting:
            return screens::CameraState::Starting;
        case platform::CameraState::Running:
            return screens::CameraState::Working;
        default:
            return screens::CameraState::Failed;
    }
}

platform::WedgeSettings wedge_settings(const ScannerSettings& scanner) {
    return {scanner.prefix, scanner.suffix, scanner.gap_ms};
}

platform::CameraSettings camera_settings(const Settings& settings, const std::string& source) {
    platform::CameraSettings made;
    made.source = source.empty() ? settings.camera : source;
    made.rotation = settings.camera_rotation;
    made.mirror = settings.camera_mirror;
    made.tuning = {settings.camera_exposure, settings.camera_focus};
    made.budget_ms = static_cast<int>(settings.decoder_budget_ms);
    return made;
}

platform::SerialScannerSettings serial_settings(const SerialSettings& serial) {
    platform::SerialScannerSettings made;
    made.device = serial.device;
    made.baud = static_cast<int>(serial.baud);
    made.prefix = serial.prefix;
    made.suffix = serial.suffix;
    made.gap_ms = static_cast<int>(serial.gap_ms);
    return made;
}

platform::ReceiptPrinterSettings printer_settings(const Settings& settings) {
    platform::ReceiptPrinterSettings made;
    made.address.text = settings.printer.device;
    made.address.baud = static_cast<int>(settings.printer.baud);
    made.cut = settings.printer.cut;
    made.drawer_pin = static_cast<int>(settings.drawer.pin);
    made.drawer_pulse_ms = static_cast<int>(settings.drawer.pulse_ms);
    if (settings.drawer.open_level == "low") {
        made.drawer_switch = platform::DrawerSwitch::LowIsOpen;
    } else if (settings.drawer.open_level == "high") {
        made.drawer_switch = platform::DrawerSwitch::HighIsOpen;
    }
    return made;
}

int receipt_dots_wide(const PrinterSettings& printer) {
    return printer.paper_mm == 58 ? platform::kNarrowReceiptPx : platform::kReceiptWidthPx;
}

}  // namespace kiosk::app
