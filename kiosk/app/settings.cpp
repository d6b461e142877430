#include "kiosk/app/settings.h"

#include <sstream>

#include "kiosk/app/settings_paper.h"
#include "kiosk/app/settings_rights.h"
#include "kiosk/app/settings_section.h"
#include "kiosk/app/settings_text.h"
#include "kiosk/core/web_address.h"

namespace kiosk::app {
namespace {

void read_language(Section& root, Settings& into) {
    std::string language = into.language == Language::Vietnamese ? "vi" : "en";
    root.text("language", language);
    if (language != "vi" && language != "en") {
        refuse("language", root.find("language")->source(),
               {"không có ngôn ngữ này", "is no language of the kiosk"},
               {"dùng \"vi\" hoặc \"en\"", "use \"vi\" or \"en\""});
    }
    into.language = language == "vi" ? Language::Vietnamese : Language::English;
}

void read_patterns(Section& scanner, Settings& into) {
    const toml::node* node = scanner.find("in_shop_patterns");
    if (node == nullptr) return;
    const toml::array* list = node->as_array();
    if (list == nullptr) {
        refuse("scanner.in_shop_patterns", node->source(), {"phải là danh sách", "is not a list"},
               {"ghi [\"21PPPPPWWWWWC\"]", "write [\"21PPPPPWWWWWC\"]"});
    }
    for (const toml::node& one : *list) {
        const auto pattern = one.value_exact<std::string>();
        const bool fits = pattern && pattern->size() == 13 && pattern->back() == 'C' &&
                          pattern->find_first_not_of("0123456789PWVC") == std::string::npos;
        if (!fits) {
            refuse("scanner.in_shop_patterns", one.source(),
                   {"mẫu phải có 13 ký tự: số, P, W, V và C ở cuối",
                    "a pattern has 13 characters: digits, P, W, V and C at the end"},
                   {"ví dụ \"21PPPPPWWWWWC\"", "for example \"21PPPPPWWWWWC\""});
        }
        into.in_shop_patterns.push_back({*pattern});
    }
}

void read_codes(Section& codes, Settings& into) {
    codes.flag("short_links", into.short_links);
    const toml::node* node = codes.find("stamp_hosts");
    if (node == nullptr) return;
    const toml::array* list = node->as_array();
    if (list == nullptr) {
        refuse("codes.stamp_hosts", node->source(), {"phải là danh sách", "is not a list"},
               {"ghi [\"qr.icheck.vn\"]", "write [\"qr.icheck.vn\"]"});
    }
    into.stamp_hosts.clear();
    for (const toml::node& one : *list) {
        const auto host = one.value_exact<std::string>();
        if (!host || host_of("https://" + *host) != *host) {
            refuse("codes.stamp_hosts", one.source(),
                   {"phải là tên máy chủ viết thường, không có http và dấu /",
                    "is no host name in lower case, without http and slashes"},
                   {"ví dụ \"qr.icheck.vn\"", "for example \"qr.icheck.vn\""});
        }
        into.stamp_hosts.push_back(*host);
    }
}

// "auto" or a whole percent; -1 stands for "auto".
void read_percent(Section& camera, const char* key, int& into) {
    const toml::node* node = camera.find(key);
    if (node == nullptr || node->value_exact<std::string>() == "auto") return;
    const auto percent = node->value_exact<std::int64_t>();
    if (!percent || *percent < 0 || *percent > 100) {
        refuse(camera.full(key), node->source(),
               {"không phải \"auto\" hay 0…100", "is neither \"auto\" nor 0…100"},
               {"ghi \"auto\" hoặc số phần trăm", "write \"auto\" or a percentage"});
    }
    into = static_cast<int>(*percent);
}

void read_serial(Section& serial, SerialSettings& into) {
    serial.text("device", into.device);
    serial.one_of("baud", into.baud,
                  {1'200, 2'400, 4'800, 9'600, 19'200, 38'400, 57'600, 115'200, 460'800, 921'600});
    serial.text("prefix", into.prefix);
    serial.text("suffix", into.suffix);
    serial.whole("gap_ms", into.gap_ms, 20, 2'000);
}

void read_reasons(Section& till, const char* key, std::vector<std::string>& into) {
    const toml::node* reasons = till.find(key);
    if (reasons == nullptr) return;
    const toml::array* list = reasons->as_array();
    into.clear();
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
        const auto reason = (*list)[i].value_exact<std::string>();
        if (reason && !reason->empty()) into.push_back(*reason);
    }
    if (list == nullptr || into.size() != list->size() || list->size() > 8 || list->empty()) {
        refuse(till.full(key), reasons->source(),
               {"phải là danh sách một đến tám lý do", "is no list of one to eight reasons"},
               {"ghi [\"Khách quen\"]", "write [\"Khách quen\"]"});
    }
}

void read_till_rules(Section& till, Settings& into) {
    std::int64_t minutes = into.sign_out_after_ms / 60'000;
    till.whole("sign_out_after_minutes", minutes, 1, 240);
    into.sign_out_after_ms = minutes * 60'000;
    till.whole("cashier_discount_percent", into.cashier_discount_percent, 0, 100);
    std::int64_t seconds = into.lock_after_ms / 1'000;
    till.whole("lock_after_seconds", seconds, 10, 3'600);
    into.lock_after_ms = seconds * 1'000;
    std::string unsafe = into.unsafe_goods_by_supervisor ? "supervisor" : "blocked";
    till.text("unsafe_goods", unsafe);
    if (unsafe != "blocked" && unsafe != "supervisor") {
        refuse(
            "till.unsafe_goods", till.find("unsafe_goods")->source(),
            {"phải là \"blocked\" hoặc \"supervisor\"",
             "is neither \"blocked\" nor \"supervisor\""},
            {"ghi \"blocked\" nếu không ai được bán", "write \"blocked\" if nobody may sell it"});
    }
    into.unsafe_goods_by_supervisor = unsafe == "supervisor";
    read_reasons(till, "discount_reasons", into.discount_reasons);
    read_reasons(till, "cash_in_reasons", into.cash_in_reasons);
    read_reasons(till, "cash_out_reasons", into.cash_out_reasons);
}

void read_shopper(Section& shopper, Settings& into) {
    std::int64_t seconds = into.attract_after_ms / 1'000;
    shopper.whole("attract_after_s", seconds, 20, 3'600);
    into.attract_after_ms = seconds * 1'000;
    shopper.whole("basket_hours", into.basket_hours, 1, 72);
}

void read_bank(Section& bank, BankAccount& into) {
    bank.text("bin", into.bin);
    bank.text("account", into.account);
    bank.text("name", into.name);
    if (into.bin.empty()) return;
    vietqr::Transfer transfer;
    transfer.bin = into.bin;
    transfer.account = into.account;
    const auto payload = vietqr::build(transfer);
    if (!payload) {
        refuse("bank." + payload.problem().field, bank.find("bin")->source(), payload.problem().why,
               payload.problem().to_do);
    }
}

}  // namespace

Settings read_settings(const toml::table& table) {
    Settings settings;
    Section root{table, ""};
    read_language(root, settings);
    root.real("text_scale", settings.text_scale, 0.8, 1.6);
    root.flag("high_contrast", settings.high_contrast);
    root.flag("reduce_motion", settings.reduce_motion);
    root.flag("sound", settings.sound);
    section(root, "shop", [&](Section& shop) {
        shop.text("name", settings.shop.name);
        shop.text("address", settings.shop.address);
        shop.text("phone", settings.shop.phone);
        shop.text("tax_number", settings.shop.tax_number);
        if (!settings.shop.tax_number.empty() && !is_tax_number(settings.shop.tax_number)) {
            refuse("shop.tax_number", shop.find("tax_number")->source(),
                   {"mã số thuế sai số kiểm tra", "the check digit of the tax number is wrong"},
                   {"xem lại giấy đăng ký", "look at the registration again"});
        }
        shop.text("till", settings.shop.till);
        shop.flag("vat_lines", settings.shop.vat_lines);
    });
    section(root, "bank", [&](Section& bank) { read_bank(bank, settings.bank); });
    section(root, "till", [&](Section& till) {
        till.one_of("cash_rounding", settings.cash_rounding, {0, 500, 1000});
        read_till_rules(till, settings);
    });
    section(root, "camera", [&](Section& camera) {
        camera.text("source", settings.camera);
        std::int64_t rotation = settings.camera_rotation;
        camera.one_of("rotation", rotation, {0, 90, 180, 270});
        settings.camera_rotation = static_cast<int>(rotation);
        camera.flag("mirror", settings.camera_mirror);
        read_percent(camera, "exposure", settings.camera_exposure);
        read_percent(camera, "focus", settings.camera_focus);
        camera.whole("budget_ms", settings.decoder_budget_ms, 2, 100);
    });
    section(root, "scanner", [&](Section& scanner) {
        scanner.text("prefix", settings.scanner.prefix);
        scanner.text("suffix", settings.scanner.suffix);
        const std::string& suffix = settings.scanner.suffix;
        if (suffix != "\r" && suffix != "\t" && !suffix.empty()) {
            refuse("scanner.suffix", scanner.find("suffix")->source(),
                   {"máy quét bàn phím kết thúc mã bằng Enter hoặc Tab",
                    "a scanner that types ends a code by Enter or Tab"},
                   {"ghi \"\\r\", \"\\t\" hoặc \"\"", "write \"\\r\", \"\\t\" or \"\""});
        }
        scanner.whole("gap_ms", settings.scanner.gap_ms, 5, 500);
        read_patterns(scanner, settings);
    });
    section(root, "serial_scanner", [&](Section& serial) { read_serial(serial, settings.serial); });
    read_paper(root, settings);
    read_rights(root, settings);
    section(root, "codes", [&](Section& codes) { read_codes(codes, settings); });
    section(root, "shopper", [&](Section& shopper) { read_shopper(shopper, settings); });
    section(root, "invoices", [&](Section& invoices) {
        invoices.whole("buyer_days", settings.invoices.buyer_days, kFewestBuyerDays,
                       kMostBuyerDays);
    });
    section(root, "centre", [&](Section& centre) { centre.text("url", settings.centre_url); });
    root.refuse_unknown();
    return settings;
}

namespace {

std::string quoted(const std::string& text) {
    std::ostringstream out;
    out << toml::value<std::string>{text};
    return out.str();
}

std::string list_of(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& one : texts) all += (all.empty() ? "" : ", ") + quoted(one);
    return "[" + all + "]";
}

std::string percent(int value) { return value < 0 ? "\"auto\"" : std::to_string(value); }

}  // namespace

std::string settings_text(const Settings& s) {
    std::ostringstream out;
    out << "# Settings of this kiosk. The program reads them when it starts.\n"
        << "language = \"" << (s.language == Language::Vietnamese ? "vi" : "en")
        << "\"          # vi, en\n"
        << "text_scale = " << toml::value<double>{s.text_scale} << "         # 0.8 to 1.6\n"
        << "high_contrast = " << (s.high_contrast ? "true" : "false") << "\n"
        << "reduce_motion = " << (s.reduce_motion ? "true" : "false") << "\n"
        << "sound = " << (s.sound ? "true" : "false") << "                # when a code is read\n\n"
        << "[shop]                      # as it stands on the receipt\n"
        << "name = " << quoted(s.shop.name) << "\naddress = " << quoted(s.shop.address)
        << "\nphone = " << quoted(s.shop.phone) << "\ntax_number = " << quoted(s.shop.tax_number)
        << "\ntill = " << quoted(s.shop.till)
        << "\nvat_lines = " << (s.shop.vat_lines ? "true" : "false")
        << "            # false: a household seller, receipts without VAT\n\n"
        << "[bank]                      # where VietQR transfers go; an empty bin: no VietQR\n"
        << "bin = " << quoted(s.bank.bin) << "\naccount = " << quoted(s.bank.account)
        << "\nname = " << quoted(s.bank.name) << "\n\n"
        << "[till]\ncash_rounding = " << s.cash_rounding
        << "           # đồng: 0, 500 or 1000; cash only\n"
        << "lock_after_seconds = " << s.lock_after_ms / 1'000
        << "  # nobody touched the till: it locks over its cart\nsign_out_after_minutes = "
        << s.sign_out_after_ms / 60'000
        << "\ncashier_discount_percent = " << s.cashier_discount_percent
        << "  # above it a supervisor allows it\nunsafe_goods = "
        << (s.unsafe_goods_by_supervisor ? "\"supervisor\"" : "\"blocked\"")
        << "  # recalled, expired, revoked: blocked, or a supervisor allows it\n"
        << "discount_reasons = " << list_of(s.discount_reasons)
        << "\ncash_in_reasons = " << list_of(s.cash_in_reasons)
        << "\ncash_out_reasons = " << list_of(s.cash_out_reasons) << "\n\n"
        << "[camera]\nsource = " << quoted(s.camera)
        << "             # auto, none, a device, a name, a file or a folder\n"
        << "rotation = " << s.camera_rotation
        << "\nmirror = " << (s.camera_mirror ? "true" : "false")
        << "\nexposure = " << percent(s.camera_exposure)
        << "           # auto, or 0 to 100 percent\nfocus = " << percent(s.camera_focus)
        << "\nbudget_ms = " << s.decoder_budget_ms
        << "              # time for reading a picture, on average\n\n"
        << "[scanner]                   # a USB scanner that types\nprefix = "
        << quoted(s.scanner.prefix) << "\nsuffix = " << quoted(s.scanner.suffix)
        << "\ngap_ms = " << s.scanner.gap_ms << "\nin_shop_patterns = [";
    for (std::size_t i = 0; i < s.in_shop_patterns.size(); ++i) {
        out << (i == 0 ? "" : ", ") << quoted(s.in_shop_patterns[i].pattern);
    }
    out << "]\n\n[serial_scanner]            # one on a serial line or USB-CDC; an empty device: "
           "none\n"
        << "device = " << quoted(s.serial.device) << "                 # auto, /dev/ttyACM0 …\n"
        << "baud = " << s.serial.baud << "\nprefix = " << quoted(s.serial.prefix)
        << "\nsuffix = " << quoted(s.serial.suffix) << "\ngap_ms = " << s.serial.gap_ms;
    write_paper(out, s);
    out << "\n\n[codes]                     # hosts of stamps on goods, never opened\nstamp_hosts "
           "= [";
    for (std::size_t i = 0; i < s.stamp_hosts.size(); ++i) {
        out << (i == 0 ? "" : ", ") << quoted(s.stamp_hosts[i]);
    }
    out << "]\nshort_links = " << (s.short_links ? "true" : "false")
        << "         # GS1 links of before 2021, whose GTIN may have 8, 12 or 13 digits\n\n";
    out << "[shopper]                   # the shopper's screen\nattract_after_s = "
        << s.attract_after_ms / 1'000 << "        # left alone so long: forgotten, 20 to 3600\n"
        << "basket_hours = " << s.basket_hours << "           # a basket's number holds, 1 to 72\n";
    write_rights(out, s);
    out << "\n[invoices]                  # handed over to the e-invoice provider\nbuyer_days = "
        << s.invoices.buyer_days << "             # then a buyer's data are deleted, 1 to 365\n";
    out << "\n[centre]                    # written when the till is enrolled there\nurl = "
        << quoted(s.centre_url) << "\n";
    return out.str();
}

CodeRules code_rules(const Settings& settings) {
    return {settings.in_shop_patterns, settings.stamp_hosts,
            settings.short_links ? gs1::LinkGtins::AnyLength : gs1::LinkGtins::Fourteen};
}

}  // namespace kiosk::app
