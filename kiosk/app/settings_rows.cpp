#include "kiosk/app/settings_rows.h"

#include <algorithm>
#include <iterator>

#include "kiosk/core/rights.h"

namespace kiosk::app {

using screens::FormKind;
using screens::SettingsPage;

std::string with_first_capital(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 32);
    return text;
}

namespace {

SettingChoices numbers(std::initializer_list<const char*> all, const char* unit = "") {
    SettingChoices made;
    for (const char* one : all) {
        const std::string said = std::string{one} + unit;
        made.push_back({one, {said, said}});
    }
    return made;
}

Text name_of_role(Role role) {
    if (role == Role::Manager) return {"Quản lý", "Manager"};
    if (role == Role::Supervisor) return {"Ca trưởng", "Supervisor"};
    return {"Thu ngân", "Cashier"};
}

const SettingChoices& endings() {
    static const SettingChoices kEndings{
        {"\r", {"Enter", "Enter"}}, {"\t", {"Tab", "Tab"}}, {"", {"Khoảng dừng", "A pause"}}};
    return kEndings;
}

std::vector<SettingRow> sales_rows() {
    constexpr SettingsPage page = SettingsPage::Sales;
    constexpr FormKind whole = FormKind::Whole, list = FormKind::Text;
    const Text between{"cách nhau bằng dấu ;", "with ; between them"};
    return {
        {page,
         "till.lock_after_seconds",
         {"Khóa quầy khi không ai chạm", "Lock the till left alone"},
         whole,
         {"giây, 10–3.600", "seconds, 10–3,600"}},
        {page,
         "till.sign_out_after_minutes",
         {"Đăng xuất khi không ai chạm", "Sign out when left alone"},
         whole,
         {"phút, 1–240", "minutes, 1–240"}},
        {page,
         "shopper.attract_after_s",
         {"Màn hình khách về trang chờ sau", "Shopper’s screen forgets after"},
         whole,
         {"giây, 20–3.600", "seconds, 20–3,600"}},
        {page,
         "shopper.basket_hours",
         {"Giữ số giỏ của khách", "Keep a shopper’s basket"},
         whole,
         {"giờ, 1–72", "hours, 1–72"}},
        {page,
         "invoices.buyer_days",
         {"Giữ thông tin người mua hóa đơn", "Keep an invoice’s buyer"},
         whole,
         {"ngày, 1–365, rồi tự xóa", "days, 1–365, then deleted"}},
        {page,
         "till.unsafe_goods",
         {"Hàng hết hạn, bị thu hồi", "Expired or recalled goods"},
         FormKind::Choice,
         {},
         {{"blocked", {"Không bán", "Never sold"}},
          {"supervisor", {"Ca trưởng cho phép", "A supervisor may"}}}},
        {page,
         "customer.display",
         {"Màn hình của khách", "The shopper’s own screen"},
         FormKind::Choice,
         {},
         {{"auto", {"Tự chọn", "Automatic"}},
          {"none", {"Không có", "None"}},
          {"1", {"Số 1", "No. 1"}},
          {"2", {"Số 2", "No. 2"}}}},
        {page,
         "till.discount_reasons",
         {"Lý do giảm giá", "Reasons for a discount"},
         list,
         between,
         {},
         true},
        {page,
         "till.cash_in_reasons",
         {"Lý do thu tiền vào ngăn", "Reasons for cash in"},
         list,
         between,
         {},
         true},
        {page,
         "till.cash_out_reasons",
         {"Lý do chi tiền khỏi ngăn", "Reasons for cash out"},
         list,
         between,
         {},
         true},
    };
}

std::vector<SettingRow> paper_rows() {
    constexpr SettingsPage page = SettingsPage::Paper;
    constexpr FormKind choice = FormKind::Choice;
    const Text address{"auto (USB), 192.168.1.50, /dev/usb/lp0; trống: không có",
                       "auto (USB), 192.168.1.50, /dev/usb/lp0; empty: none"};
    return {
        {page, "printer.device", {"Máy in hóa đơn", "Receipt printer"}, FormKind::Code, address},
        {page,
         "printer.print",
         {"In hóa đơn", "Print receipts"},
         choice,
         {},
         {{"automatic", {"Luôn in", "Always"}},
          {"ask", {"Hỏi khách", "Ask"}},
          {"never", {"Khi bấm in", "When asked"}}}},
        {page, "printer.paper_mm", {"Khổ giấy", "Paper"}, choice, {}, numbers({"80", "58"}, " mm")},
        {page, "printer.cut", {"Tự cắt giấy", "Cut the paper"}, FormKind::Switch},
        {page,
         "printer.baud",
         {"Tốc độ nếu nối qua cổng COM", "Speed on a serial line"},
         choice,
         {},
         numbers({"9600", "19200", "38400", "57600", "115200"})},
        {page,
         "drawer.open",
         {"Ngăn kéo mở khi", "The drawer opens for"},
         choice,
         {},
         {{"cash", {"Có tiền mặt", "Cash"}},
          {"always", {"Mọi đơn", "Every sale"}},
          {"never", {"Không tự mở", "Nothing"}}}},
        {page,
         "drawer.pin",
         {"Chân điều khiển ngăn kéo", "The drawer’s pin"},
         choice,
         {},
         numbers({"2", "5"})},
        {page,
         "drawer.pulse_ms",
         {"Xung mở ngăn kéo", "Pulse that opens it"},
         FormKind::Whole,
         {"mili giây, 20–500", "milliseconds, 20–500"}},
        {page,
         "drawer.open_level",
         {"Công tắc báo ngăn kéo mở", "Its switch, when open"},
         choice,
         {},
         {{"unknown", {"Không có", "None"}},
          {"low", {"Mức thấp", "Low"}},
          {"high", {"Mức cao", "High"}}}},
        {page,
         "labels.gap_sensor",
         {"Máy in tự dò khe giữa nhãn", "Find the gap between labels"},
         FormKind::Switch},
        {page,
         "labels.printer",
         {"Máy in nhãn cuộn 40 × 30 mm", "Printer of 40 × 30 mm labels"},
         FormKind::Code,
         {"như trên; trống: máy in hóa đơn", "as above; empty: the receipts’"}},
    };
}

std::vector<SettingRow> reader_rows() {
    constexpr SettingsPage page = SettingsPage::Readers;
    constexpr FormKind whole = FormKind::Whole, code = FormKind::Code, choice = FormKind::Choice;
    const Text front{"những gì máy gửi trước mã", "what it sends before a code"};
    return {
        {page,
         "scanner.suffix",
         {"Máy quét USB kết thúc mã bằng", "A USB scanner ends a code by"},
         choice,
         {},
         endings()},
        {page,
         "scanner.prefix",
         {"Máy quét USB: ký tự đầu", "USB scanner: first characters"},
         code,
         front},
        {page,
         "scanner.gap_ms",
         {"Máy quét USB: ngắt giữa hai phím", "USB scanner: longest pause"},
         whole,
         {"mili giây, 5–500", "milliseconds, 5–500"}},
        {page,
         "scanner.in_shop_patterns",
         {"Mã cân tại cửa hàng", "In-shop codes of weighed goods"},
         code,
         {"như 21PPPPPWWWWWC; cách nhau bằng ;", "like 21PPPPPWWWWWC; with ; between"}},
        {page,
         "serial_scanner.device",
         {"Máy quét cổng COM", "Serial scanner"},
         code,
         {"auto, /dev/ttyACM0; trống: không có", "auto, /dev/ttyACM0; empty: none"}},
        {page,
         "serial_scanner.baud",
         {"Tốc độ cổng COM", "Its speed"},
         choice,
         {},
         numbers({"1200", "2400", "4800", "9600", "19200", "38400", "57600", "115200", "460800",
                  "921600"})},
        {page,
         "serial_scanner.suffix",
         {"Máy quét COM kết thúc mã bằng", "It ends a code by"},
         choice,
         {},
         endings()},
        {page,
         "serial_scanner.prefix",
         {"Máy quét COM: ký tự đầu", "Its first characters"},
         code,
         front},
        {page,
         "serial_scanner.gap_ms",
         {"Máy quét COM: khoảng lặng hết mã", "Silence that ends a code"},
         whole,
         {"mili giây, 20–2.000", "milliseconds, 20–2,000"}},
    };
}

std::vector<SettingRow> camera_rows() {
    constexpr SettingsPage page = SettingsPage::Readers;
    constexpr FormKind whole = FormKind::Whole, code = FormKind::Code;
    const Text percent{"auto, hoặc 0–100 %", "auto, or 0–100 %"};
    return {
        {page,
         "camera.budget_ms",
         {"Thời gian đọc một hình", "Time to read a picture"},
         whole,
         {"mili giây, 2–100", "milliseconds, 2–100"}},
        {page, "camera.exposure", {"Độ sáng camera", "Camera’s exposure"}, code, percent},
        {page, "camera.focus", {"Lấy nét camera", "Camera’s focus"}, code, percent},
        {page,
         "codes.stamp_hosts",
         {"Trang web của tem được nhận", "Hosts of stamps that are known"},
         code,
         {"cách nhau bằng ;", "with ; between"},
         {},
         true},
        {page,
         "codes.short_links",
         {"Nhận đường dẫn GS1 kiểu cũ", "Old GS1 links count, too"},
         FormKind::Switch},
    };
}

std::vector<SettingRow> rights_rows() {
    std::vector<SettingRow> rows;
    for (const RightRow& right : all_rights()) {
        SettingRow row{SettingsPage::Rights,
                       "rights." + std::string{right.name},
                       {with_first_capital(right.title.vi), with_first_capital(right.title.en)},
                       FormKind::Choice};
        for (const Role role : {Role::Cashier, Role::Supervisor, Role::Manager}) {
            row.choices.push_back({std::string{name_of(role)}, name_of_role(role)});
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace

const std::vector<SettingRow>& all_setting_rows() {
    static const std::vector<SettingRow> kRows = [] {
        std::vector<SettingRow> all;
        for (auto rows :
             {sales_rows(), paper_rows(), reader_rows(), camera_rows(), rights_rows()}) {
            std::ranges::move(rows, std::back_inserter(all));
        }
        return all;
    }();
    return kRows;
}

}  // namespace kiosk::app
