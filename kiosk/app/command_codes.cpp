// scan, vietqr.
#include <iostream>

#include "kiosk/app/command.h"
#include "kiosk/app/json_shapes.h"
#include "kiosk/app/scan_pool.h"
#include "kiosk/core/vietnamese_text.h"
#include "platform/code_writer.h"

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
        Result<Code> parsed = parse_code(scanned, rules_);
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
        const bool is_typed = file.empty();
        if (context_.json) {
            Json line = json_of_scan(file, scanned, kind, code ? &*code : nullptr);
            if (is_video) line["time_ms"] = scanned.time_ms;
            if (is_typed) line["file"] = line["symbology"] = line["position"] = nullptr;
            std::cout << one_line(line) << std::endl;
            return;
        }
        if (!is_typed) std::cout << file << ": " << scanned.symbology << "  ";
        std::cout << name_of(kind) << "  " << shown_safely(scanned.bytes, 500);
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

ScannedText typed(const std::string& text) {
    ScannedText scanned;
    scanned.bytes = text;
    return scanned;
}

}  // namespace

int scan(const Context& context, const ScanWish& wish) {
    ScanReport report{context};
    if (!wish.text.empty()) report.found("", typed(wish.text), false);
    const db::Progress progress =
        progress_line(context, {"Đọc mã, tệp", "Reading codes, file"}, wish.progress);
    int status = kDone;
    std::size_t last_shown = 0;
    ScanFilesHooks hooks;
    hooks.stop = [] { return interrupted(); };
    hooks.progressed = [&](std::size_t done, std::size_t total) {
        if (total < 2 || done == last_shown) return;
        last_shown = done;
        progress(static_cast<std::int64_t>(done), static_cast<std::int64_t>(total));
    };
    hooks.scanned = [&](const std::string& file, const FileScan& found) {
        for (const ScannedText& one : found.found) report.found(file, one, found.is_video);
        if (found.problem) {
            tell(context, *found.problem);
            status = kWrongUse;
        } else if (found.found.empty()) {
            report.nothing(file);
        }
    };
    scan_files(wish.files, 0, hooks);
    return interrupted() ? kNo : status;
}

int print_vietqr(const Context& context, const VietQrWish& wish) {
    vietqr::Transfer transfer;
    transfer.bin = wish.bin;
    transfer.account = wish.account;
    transfer.purpose = wish.purpose;
    if (wish.amount) transfer.amount = Money::from_dong(*wish.amount);
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
