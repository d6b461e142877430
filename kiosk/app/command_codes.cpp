// scan, vietqr.
#include <iostream>
#include <set>

#include "kiosk/app/command.h"
#include "kiosk/app/json_shapes.h"
#include "kiosk/core/vietnamese_text.h"
#include "platform/code_writer.h"
#include "platform/decoder_process.h"
#include "platform/picture.h"
#include "platform/video.h"

namespace kiosk::app {
namespace {

constexpr int kPngModulePixels = 8;
constexpr int kPngQuietModules = 4;

// What a scanned text is, with the catalogue asked about stamps where there is one.
class Understanding {
public:
    explicit Understanding(const Context& context) {
        std::error_code none;
        if (std::filesystem::exists(context.data / "kiosk.db", none)) {
            store_.emplace(context.data, db::Mode::Read, context.clock);
            rules_ = code_rules(settings_or_throw(context));
        }
    }

    std::pair<CodeKind, std::optional<Code>> of(const ScannedText& scanned) {
        Result<Code> parsed = parse_code(scanned.bytes, scanned.symbology, rules_);
        if (!parsed) return {CodeKind::Text, std::nullopt};
        CodeKind kind = parsed->kind;
        const bool may_be_stamp = kind == CodeKind::Url || kind == CodeKind::Text;
        if (may_be_stamp && store_ && store_->product_by_code(*parsed)) kind = CodeKind::Alias;
        return {kind, std::move(parsed).value()};
    }

private:
    std::optional<db::ShopStore> store_;
    CodeRules rules_;
};

class ScanReport {
public:
    explicit ScanReport(const Context& context) : context_{context}, understanding_{context} {}

    void found(const std::string& file, const ScannedText& scanned, bool is_video) {
        const auto [kind, code] = understanding_.of(scanned);
        if (context_.json) {
            Json line = json_of_scan(file, scanned, kind, code ? &*code : nullptr);
            if (is_video) line["time_ms"] = scanned.time_ms;
            std::cout << one_line(line) << std::endl;
            return;
        }
        std::cout << file << ": " << scanned.symbology << "  " << name_of(kind) << "  "
                  << shown_safely(scanned.bytes, 500);
        if (code && code->gtin) std::cout << "  GTIN " << *code->gtin;
        std::cout << std::endl;
    }

    void nothing(const std::string& file) {
        if (context_.json) {
            std::cout << one_line({{"file", file}, {"symbology", nullptr}}) << std::endl;
        } else {
            std::cout << file << ": "
                      << Text{"không có mã nào", "no code found"}.in(context_.language)
                      << std::endl;
        }
    }

private:
    const Context& context_;
    Understanding understanding_;
};

Result<std::size_t> scan_picture(const std::string& file, platform::DecoderProcess& decoder,
                                 ScanReport& report) {
    const Result<platform::Picture> picture =
        file == "-" ? platform::read_picture_bytes(read_input(file)) : platform::read_picture(file);
    if (!picture) return picture.problem();
    const Result<std::vector<ScannedText>> found = decoder.decode_thoroughly(picture->luma);
    if (!found) return found.problem();
    for (const ScannedText& scanned : *found) report.found(file, scanned, false);
    return found->size();
}

Result<std::size_t> scan_video(const std::string& file, platform::DecoderProcess& decoder,
                               ScanReport& report) {
    std::set<std::string> seen;
    const Status read = platform::read_video(file, [&](const platform::Picture& frame) {
        if (const auto found = decoder.decode_thoroughly(frame.luma)) {
            for (ScannedText scanned : *found) {
                scanned.time_ms = frame.time_ms;
                if (seen.insert(scanned.symbology + '\n' + scanned.bytes).second) {
                    report.found(file, scanned, true);
                }
            }
        }
        return !interrupted();
    });
    if (!read) return read.problem();
    return seen.size();
}

}  // namespace

int scan(const Context& context, const std::vector<std::string>& files) {
    platform::DecoderProcess decoder;
    ScanReport report{context};
    int status = kDone;
    for (const std::string& file : files) {
        if (interrupted()) return kNo;
        const Result<std::size_t> count = file != "-" && platform::is_video(file)
                                              ? scan_video(file, decoder, report)
                                              : scan_picture(file, decoder, report);
        if (!count) {
            tell(context, count.problem());
            status = kWrongUse;
        } else if (*count == 0) {
            report.nothing(file);
        }
    }
    return status;
}

int print_vietqr(const Context& context, const VietQrWish& wish) {
    vietqr::Transfer transfer;
    transfer.bin = wish.bin;
    transfer.account = wish.account;
    transfer.purpose = to_ascii(wish.purpose);
    if (wish.amount != -1) transfer.amount = Money::from_dong(wish.amount);
    const Result<std::string> payload = vietqr::build(transfer);
    if (!payload) throw WrongUse{payload.problem()};
    if (!wish.png.empty()) {
        const Result<CodeMatrix> qr = platform::write_code(platform::CodeShape::Qr, *payload);
        if (!qr) throw WrongUse{qr.problem()};
        const Status drawn =
            platform::write_code_png(wish.png, *qr, kPngModulePixels, kPngQuietModules);
        if (!drawn) throw WrongUse{drawn.problem()};
    }
    if (context.json) {
        std::cout << one_line({{"payload", *payload}}) << '\n';
    } else {
        std::cout << *payload << '\n';
    }
    return kDone;
}

}  // namespace kiosk::app
