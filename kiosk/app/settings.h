// The shop's settings: settings.toml in the data folder, written by people and by `central enroll`.
//
// A missing file means the defaults. A wrong value is refused as a Problem that names the file, the
// line and the key; an unknown key is refused too (a typing mistake must not pass silently). Saving
// is atomic (written beside, flushed, renamed), writes down what was changed and leaves the rest of
// the file as people wrote it, comments too. A file that cannot be read is never overwritten. One
// thread at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/core/code.h"
#include "kiosk/core/invoice.h"
#include "kiosk/core/print_job.h"
#include "kiosk/core/receipt.h"
#include "kiosk/core/result.h"
#include "kiosk/core/rights.h"
#include "kiosk/core/tax.h"

namespace kiosk::app {

struct BankAccount {
    std::string bin;      // six digits; empty: no VietQR at this till
    std::string account;  // 1…19 letters and digits
    std::string name;     // account holder, as the customer's bank shows it
};

struct ScannerSettings {
    std::string prefix;  // what the keyboard scanner sends before a code
    std::string suffix{"\r"};
    std::int64_t gap_ms{50};  // longest pause between two keys of one scan, 5…500
};

// A scanner on a serial line or USB-CDC.
struct SerialSettings {
    std::string device;  // "/dev/ttyACM0", "auto", or empty: there is none
    std::int64_t baud{9'600};
    std::string prefix;
    std::string suffix{"\r"};
    std::int64_t gap_ms{100};  // so long a silence ends a code, too; 20…2000
};

// The receipt printer, and the drawer on its plug (settings_paper.cpp).
struct PrinterSettings {
    std::string device{"auto"};  // an IP address, "/dev/usb/lp0", "/dev/ttyS0", "auto" (USB), ""
    std::int64_t baud{115'200};  // of a serial line
    std::int64_t paper_mm{80};   // or 58
    bool cut{true};
    PrintWhen print{PrintWhen::Automatic};
};
// Labels on a roll; an empty printer: the receipts'.
struct LabelSettings {
    std::string printer;
    bool to_gap{true};  // the printer finds the gap between labels by itself
};
// The shop's own backups (backups/ in the data folder, ocop-backups/ on a stick).
inline constexpr std::int64_t kFewestBackups = 1, kMostBackups = 365;
struct BackupSettings {
    bool daily{true};
    std::int64_t keep{14};  // the newest of each folder
    bool stick{true};       // daily on a stick, too, where one is plugged in
};
// The hand-over to the e-invoice provider.
inline constexpr std::int64_t kFewestBuyerDays = 1, kMostBuyerDays = 365;
struct InvoiceSettings {
    std::int64_t buyer_days{kBuyerKeptDays};  // then a buyer's data are deleted
};
struct DrawerSettings {
    DrawerWhen open{DrawerWhen::Cash};
    std::int64_t pin{2};  // or 5
    std::int64_t pulse_ms{100};
    std::string open_level{"unknown"};  // of the drawer's switch: "low", "high"
};

struct Settings {
    Language language{Language::Vietnamese};
    double text_scale{1.0};  // 0.8…1.6
    bool high_contrast{false};
    bool reduce_motion{false};
    bool sound{true};  // when a code is read
    ShopIdentity shop;
    BankAccount bank;
    std::string bank_title;               // the bank's name by its BIN, looked up; not in the file
    std::int64_t cash_rounding{0};        // đồng: 0, 500 or 1000
    std::int64_t lock_after_ms{120'000};  // nobody touched the till: it locks over its cart
    std::int64_t sign_out_after_ms{300'000};
    // What must not be sold (recalled, expired, certificate revoked): "blocked", or "supervisor".
    bool unsafe_goods_by_supervisor{false};
    RightsTable rights;  // [rights]: name = "cashier", "supervisor" or "manager"
    // A cashier's own discount, in per cent of a line or a sale, at most; 0…100. Above it a
    // supervisor allows it.
    std::int64_t cashier_discount_percent{10};
    // Why something was taken off; the first is chosen unless another is.
    std::vector<std::string> discount_reasons{"Khách quen", "Bao bì móp", "Gần hết hạn",
                                              "Quản lý duyệt"};
    // Why cash goes into the drawer or out of it; anything else can be typed.
    std::vector<std::string> cash_in_reasons{"Thêm tiền lẻ", "Nộp lại tiền", "Thu khác"};
    std::vector<std::string> cash_out_reasons{"Nộp tiền về quỹ", "Đổi tiền lẻ", "Mua đồ dùng",
                                              "Trả người giao hàng"};
    TaxTable taxes;  // of tax-rates.tsv in the data folder, or the built-in one; not in the file
    // "auto", "none", a device, a part of a camera's name, a file or a folder
    std::string camera{"auto"};
    int camera_rotation{0};  // 0, 90, 180, 270
    bool camera_mirror{false};
    int camera_exposure{-1};  // percent of the camera's range; -1: its automatic
    int camera_focus{-1};
    std::int64_t decoder_budget_ms{12};  // for a camera's picture, on average; 2…100
    ScannerSettings scanner;
    SerialSettings serial;
    PrinterSettings printer;
    LabelSettings labels;
    BackupSettings backup;
    DrawerSettings drawer;
    InvoiceSettings invoices;
    std::string customer_display{"auto"};  // the shopper's screen: "auto", "none", "1", "2" …
    std::vector<gs1::InShopPattern> in_shop_patterns;
    // Stamp systems whose addresses are expected on goods (DOMAIN.md section 2); never opened.
    std::vector<std::string> stamp_hosts{"cd.qcheck.vn", "mkt.icheck.vn", "qr.icheck.vn"};
    bool short_links{false};  // GS1 Digital Links with GTINs of 8, 12 or 13 digits
    // The shopper's screen, left alone: back to the attract screen, everything forgotten; 20…3600
    // s.
    std::int64_t attract_after_ms{60'000};
    std::int64_t basket_hours{12};  // how long a basket's number holds; 1…72
    std::string centre_url;         // empty: not enrolled
};

CodeRules code_rules(const Settings& settings);

inline constexpr const char* kSettingsFile = "settings.toml";

inline constexpr const char* kTaxRatesFile = "tax-rates.tsv";

Result<Settings> load_settings(const std::filesystem::path& folder);
// Writes `settings` where there is no file yet; otherwise only what differs from `before`, which is
// what the caller had read. What others have written into the file meanwhile stays. Refuses a file
// that load_settings() refuses.
Status save_settings(const std::filesystem::path& folder, const Settings& settings,
                     const Settings& before = {});

}  // namespace kiosk::app
