// zbar in a file of its own: its header and ZXing-cpp's do not get along.
#include "tests/bench/scan_peers.h"

#ifdef OCOP_HAS_ZBAR
#include <zbar.h>

#include <memory>

namespace bench {
namespace {

using namespace zbar;  // where its header puts the C names, too
using platform::LumaImage;

class Zbar {
public:
    Zbar() {
        zbar_image_scanner_set_config(scanner_.get(), ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
        for (const zbar_symbol_type_t kind :
             {ZBAR_QRCODE, ZBAR_EAN13, ZBAR_EAN8, ZBAR_UPCA, ZBAR_CODE128}) {
            zbar_image_scanner_set_config(scanner_.get(), kind, ZBAR_CFG_ENABLE, 1);
        }
    }
    std::vector<std::string> read(const LumaImage& image) const {
        const std::unique_ptr<zbar_image_t, decltype(&zbar_image_destroy)> view{
            zbar_image_create(), &zbar_image_destroy};
        zbar_image_set_format(view.get(), zbar_fourcc('Y', '8', '0', '0'));
        zbar_image_set_size(view.get(), static_cast<unsigned>(image.width),
                            static_cast<unsigned>(image.height));
        zbar_image_set_data(view.get(), image.pixels.data(), image.pixels.size(), nullptr);
        std::vector<std::string> found;
        if (zbar_scan_image(scanner_.get(), view.get()) <= 0) return found;
        for (const zbar_symbol_t* one = zbar_image_first_symbol(view.get()); one != nullptr;
             one = zbar_symbol_next(one)) {
            found.emplace_back(zbar_symbol_get_data(one), zbar_symbol_get_data_length(one));
        }
        return found;
    }

private:
    std::unique_ptr<zbar_image_scanner_t, decltype(&zbar_image_scanner_destroy)> scanner_{
        zbar_image_scanner_create(), &zbar_image_scanner_destroy};
};

}  // namespace

std::optional<ScanPeer> zbar_peer() {
    return ScanPeer{"zbar", [zbar = std::make_shared<Zbar>()](const LumaImage& image) {
                        return zbar->read(image);
                    }};
}

}  // namespace bench
#else
std::optional<bench::ScanPeer> bench::zbar_peer() { return std::nullopt; }
#endif
