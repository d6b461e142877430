#define ZX_USE_UTF8
#include "tests/bench/scan_peers.h"

#include <ZXing/ReadBarcode.h>

#include <utility>

namespace bench {
namespace {

using platform::LumaImage;

#if __has_include(<ZXing/ReaderOptions.h>)
using Options = ZXing::ReaderOptions;
#else
using Options = ZXing::DecodeHints;
#endif

// One symbol: 1.4 aborts when asked for more (zxing-cpp #740).
std::vector<std::string> read_with_zxing(const LumaImage& image) {
    Options options;
    options.setFormats(ZXing::BarcodeFormat::QRCode | ZXing::BarcodeFormat::DataMatrix |
                       ZXing::BarcodeFormat::EAN13 | ZXing::BarcodeFormat::EAN8 |
                       ZXing::BarcodeFormat::UPCA | ZXing::BarcodeFormat::Code128);
    const ZXing::ImageView view{image.pixels.data(), image.width, image.height,
                                ZXing::ImageFormat::Lum};
    const ZXing::Result found = ZXing::ReadBarcode(view, options);
    if (!found.isValid()) return {};
    return {found.text()};
}

}  // namespace

std::vector<ScanPeer> scan_peers() {
    std::vector<ScanPeer> peers;
    if (auto zbar = zbar_peer()) peers.push_back(std::move(*zbar));
    peers.push_back({"plain ZXing-cpp", read_with_zxing});
    return peers;
}

}  // namespace bench
