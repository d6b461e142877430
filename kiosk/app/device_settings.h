// The shop's settings as the devices want them, and their state as the screens show it: platform
// and screens do not know each other. Pure functions; any thread.
#pragma once

#include "kiosk/app/settings.h"
#include "kiosk/screens/view_state.h"
#include "platform/camera.h"
#include "platform/receipt_printer.h"
#include "platform/serial_scanner.h"
#include "platform/wedge.h"

namespace kiosk::app {

screens::CameraState shown_state(platform::CameraState state);
platform::WedgeSettings wedge_settings(const ScannerSettings& scanner);
platform::CameraSettings camera_settings(const Settings& settings, const std::string& source);
platform::SerialScannerSettings serial_settings(const SerialSettings& serial);
platform::ReceiptPrinterSettings printer_settings(const Settings& settings);
int receipt_dots_wide(const PrinterSettings& printer);

}  // namespace kiosk::app
