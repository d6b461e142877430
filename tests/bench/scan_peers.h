// Other readers of codes, as anybody would call them first: what the kiosk's decoder is measured
// beside. They look for the same kinds of codes. One thread each.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "platform/luma_image.h"

namespace bench {

struct ScanPeer {
    std::string name;
    std::function<std::vector<std::string>(const platform::LumaImage&)> read;
};

// nullopt where this machine has no zbar.
std::optional<ScanPeer> zbar_peer();
// ZXing-cpp as it is; zbar, where this machine has it.
std::vector<ScanPeer> scan_peers();

}  // namespace bench
