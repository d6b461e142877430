#define ZX_USE_UTF8
#include "platform/zxing_adapter.h"

#include <ZXing/BitMatrix.h>
#include <ZXing/CharacterSet.h>
#include <ZXing/MultiFormatWriter.h>
#include <ZXing/ReadBarcode.h>

#include <algorithm>
#include <exception>

namespace platform::zxing {
namespace {

#if __has_include(<ZXing/ReaderOptions.h>)
using Options = ZXing::ReaderOptions;

Options options_for(ZXing::BarcodeFormats formats, bool harder) {
    return Options()
        .setFormats(formats)
        .setTryHarder(harder)
        .setTryRotate(harder)
        .setTryInvert(false)
        .setTryDownscale(harder)
        .setTextMode(ZXing::TextMode::Plain);
}
#else
using Options = ZXing::DecodeHints;

Options options_for(ZXing::BarcodeFormats formats, bool harder) {
    Options options;
    options.setFormats(formats);
    options.setTryHarder(harder);
    options.setTryRotate(harder);
    options.setTryDownscale(harder);
    return options;
}
#endif

ZXing::ImageView view_of(const LumaImage& image) {
    return {image.pixels.data(), image.width, image.height, ZXing::ImageFormat::Lum};
}

kiosk::ScannedText taken_over(const ZXing::Result& result) {
    kiosk::ScannedText scanned;
    scanned.symbology = ZXing::ToString(result.format());
    const bool is_binary = result.contentType() == ZXing::ContentType::Binary ||
                           result.contentType() == ZXing::ContentType::UnknownECI;
    const ZXing::ByteArray& bytes = result.bytes();
    scanned.is_gs1 = result.contentType() == ZXing::ContentType::GS1;
    scanned.bytes = is_binary ? std::string{bytes.begin(), bytes.end()} : result.text();
    for (std::size_t corner = 0; corner < 4; ++corner) {
        scanned.position[corner] = {result.position()[static_cast<int>(corner)].x,
                                    result.position()[static_cast<int>(corner)].y};
    }
    return scanned;
}

kiosk::Problem cannot_write(const char* reason) {
    return {{"mã", "code"},
            {std::string{"không vẽ được: "} + reason, std::string{"cannot be drawn: "} + reason},
            {"rút ngắn nội dung", "shorten its text"}};
}

// Without the quiet zone: the first and last row and column hold a dark module.
kiosk::CodeMatrix cropped(const ZXing::BitMatrix& bits, bool linear) {
    int left = 0, top = 0, width = 0, height = 0;
    kiosk::CodeMatrix matrix;
    if (!bits.findBoundingBox(left, top, width, height)) return matrix;
    matrix.width = width;
    matrix.height = linear ? 1 : height;
    for (int y = 0; y < matrix.height; ++y) {
        for (int x = 0; x < width; ++x) {
            matrix.modules.push_back(bits.get(left + x, top + y) ? 1 : 0);
        }
    }
    return matrix;
}

}  // namespace

std::vector<kiosk::ScannedText> read_matrix_codes(const LumaImage& image, bool many, bool harder,
                                                  Threshold threshold) {
    Options options =
        options_for(ZXing::BarcodeFormat::QRCode | ZXing::BarcodeFormat::DataMatrix, harder);
    options.setMaxNumberOfSymbols(many ? 0xff : 1);
    options.setBinarizer(threshold == Threshold::Local ? ZXing::Binarizer::LocalAverage
                                                       : ZXing::Binarizer::GlobalHistogram);
    std::vector<kiosk::ScannedText> found;
    for (const auto& result : ZXing::ReadBarcodes(view_of(image), options)) {
        if (result.isValid()) found.push_back(taken_over(result));
    }
    return found;
}

std::vector<kiosk::ScannedText> read_linear_code(const LumaImage& image, bool harder, int lines) {
    Options options = options_for(ZXing::BarcodeFormat::EAN13 | ZXing::BarcodeFormat::EAN8 |
                                      ZXing::BarcodeFormat::UPCA | ZXing::BarcodeFormat::Code128,
                                  harder);
    options.setMaxNumberOfSymbols(1);
    options.setMinLineCount(static_cast<std::uint8_t>(lines));
    std::vector<kiosk::ScannedText> found;
    for (const auto& result : ZXing::ReadBarcodes(view_of(image), options)) {
        if (result.isValid()) found.push_back(taken_over(result));
    }
    return found;
}

kiosk::Result<kiosk::CodeMatrix> write(CodeShape shape, std::string_view text) {
    const ZXing::BarcodeFormat format = shape == CodeShape::Qr ? ZXing::BarcodeFormat::QRCode
                                        : shape == CodeShape::Ean13
                                            ? ZXing::BarcodeFormat::EAN13
                                            : ZXing::BarcodeFormat::DataMatrix;
    constexpr int kMediumEcc = 4;
    try {
        ZXing::MultiFormatWriter writer{format};
        writer.setMargin(0);
        if (shape == CodeShape::Qr) {
            const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return c > 0; });
            writer.setEccLevel(kMediumEcc);
            if (!plain) writer.setEncoding(ZXing::CharacterSet::UTF8);
        }
        if (shape == CodeShape::DataMatrix) {
            // The writer knows Latin-1 only: the bytes of UTF-8 go in one by one, and readers
            // recognise them.
#if __has_include(<ZXing/ReaderOptions.h>)
            // 2.3 calls bytes that are no character of Latin-1 an error unless told so.
            writer.setEncoding(ZXing::CharacterSet::BINARY);
#endif
            std::wstring bytes;
            for (const char c : text) bytes += static_cast<wchar_t>(static_cast<unsigned char>(c));
            return cropped(writer.encode(bytes, 0, 0), false);
        }
        return cropped(writer.encode(std::string{text}, 0, 0), shape == CodeShape::Ean13);
    } catch (const std::exception& error) {
        return cannot_write(error.what());
    }
}

}  // namespace platform::zxing
