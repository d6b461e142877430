#include "tests/screens/sample_views.h"

#include "kiosk/core/vietqr.h"

namespace samples {
namespace {

using namespace kiosk::screens;
using kiosk::Money;

kiosk::Cart cart_of(const std::vector<kiosk::Product>& goods) {
    kiosk::Cart cart;
    const kiosk::Date day = *kiosk::Date::parse("2026-11-23");
    for (const std::size_t at : {0U, 1U, 4U, 5U})
        kiosk::add_to_cart(
            cart,
            kiosk::line_for(goods[at],
                            kiosk::Quantity::pieces(static_cast<std::int64_t>(1 + at % 3)), "", day)
                .value());
    return cart;
}

// Finder patterns and noise: looks like a QR and is none, which is all a picture needs.
kiosk::CodeMatrix matrix() {
    kiosk::CodeMatrix code{37, 37, std::vector<std::uint8_t>(37 * 37)};
    std::uint32_t seed = 7;
    for (std::uint8_t& module : code.modules) {
        seed = seed * 1664525U + 1013904223U;
        module = static_cast<std::uint8_t>(seed >> 31U);
    }
    const auto finder = [&](int left, int top) {
        for (int y = -1; y < 8; ++y)
            for (int x = -1; x < 8; ++x) {
                if (left + x < 0 || top + y < 0 || left + x > 36 || top + y > 36) continue;
                const int ring = std::max(std::abs(x - 3), std::abs(y - 3));
                code.modules[static_cast<std::size_t>((top + y) * 37 + left + x)] =
                    ring == 3 || ring <= 1;
            }
    };
    finder(0, 0);
    finder(30, 0);
    finder(0, 30);
    return code;
}

void fill_counter(ViewState& view, const std::vector<kiosk::Product>& all) {
    view.till.favourites = all;
    view.till.cart = cart_of(all);
    view.till.totals = kiosk::price_cart(view.till.cart).value();
    view.till.selected = 3;
    PaymentView& payment = view.payment;
    payment.total = view.till.totals->total;
    payment.to_pay = payment.total;
    payment.likely_cash = kiosk::likely_cash(payment.total, 6);
    payment.tendered = "4000000";
    payment.due = {{}, Money::from_dong(4'000'000) - payment.total};
    payment.can_finish = true;
    payment.vietqr = matrix();
    payment.bank_name = "Vietcombank (970436)";
    payment.account = "0123 456 789";
    payment.account_name = "HTX DIEM OCOP BUON MA THUOT";
    payment.purpose = "K01 000124";
    view.receipt.number = "K01-20261123-0074";
    view.receipt.total = payment.total;
    view.receipt.change = payment.due.change;
    view.receipt.print = PrintState::Idle;
    view.receipt.seconds_left = 18;
    const kiosk::CartTotals& totals = *view.till.totals;
    kiosk::Settlement settlement =
        kiosk::settle(totals.total, {{kiosk::PaymentMethod::Cash, Money::from_dong(4'000'000), ""}},
                      0)
            .value();
    const kiosk::Sale sale = kiosk::make_sale(kiosk::SaleId{}, view.till.cart, totals, settlement,
                                              1'795'417'500'000, *kiosk::Date::parse("2026-11-23"),
                                              kiosk::StaffCode{"101"}, "Nguyễn Thị Hạnh");
    view.receipt.document = kiosk::receipt_of(sale, view.settings.shop, view.receipt.number,
                                              "9F3A 21C7", view.language);
}

void fill_browse(BrowseView& browse, const std::vector<kiosk::Product>& all) {
    browse.known = true;
    std::int64_t count = 31;
    for (const kiosk::Group group : kiosk::kAllGroups)
        browse.groups.emplace_back(group, count -= 4);
    for (const char* province : {"An Giang",    "Bắc Ninh",    "Cà Mau",    "Cao Bằng",
                                 "Cần Thơ",     "Đà Nẵng",     "Đắk Lắk",   "Điện Biên",
                                 "Đồng Nai",    "Đồng Tháp",   "Gia Lai",   "Hà Nội",
                                 "Hà Tĩnh",     "Hải Phòng",   "Huế",       "Hưng Yên",
                                 "Khánh Hòa",   "Lai Châu",    "Lạng Sơn",  "Lào Cai",
                                 "Lâm Đồng",    "Nghệ An",     "Ninh Bình", "Phú Thọ",
                                 "Quảng Ngãi",  "Quảng Ninh",  "Quảng Trị", "Sơn La",
                                 "Tây Ninh",    "Thái Nguyên", "Thanh Hóa", "Thành phố Hồ Chí Minh",
                                 "Tuyên Quang", "Vĩnh Long"})
        browse.provinces.emplace_back(province, 1 + count++ % 9);
    browse.results = all;
    browse.more = true;
}

template <typename Change>
NamedView changed(std::string name, ScreenName screen, Change change) {
    NamedView named{std::move(name), view(screen), {}};
    change(named.view);
    return named;
}

}  // namespace

ViewState view(ScreenName screen) {
    const std::vector<kiosk::Product> all = goods();
    ViewState view;
    view.screen = screen;
    view.demonstration = true;
    view.reduce_motion = true;
    view.status = {SyncState::Waiting, 12, "14:05", {}, "14:12", "23/11/2026",
                   CameraState::Off,   {}, {},      {}, {}};
    const std::vector<kiosk::Staff> staff = {
        {kiosk::StaffCode{"101"}, "Nguyễn Thị Hạnh", kiosk::Role::Cashier, true},
        {kiosk::StaffCode{"102"}, "Y Thương Niê", kiosk::Role::Cashier, true},
        {kiosk::StaffCode{"900"}, "Trần Quốc Bảo", kiosk::Role::Manager, true}};
    const bool shopper = screen == ScreenName::Attract || screen == ScreenName::Product ||
                         screen == ScreenName::Browse || screen == ScreenName::Login ||
                         screen == ScreenName::Producer || screen == ScreenName::Basket ||
                         screen == ScreenName::Compare;
    if (!shopper) view.status.staff = staff[0];
    view.settings.shop = {"Điểm OCOP Buôn Ma Thuột", "12 Phan Bội Châu, phường Buôn Ma Thuột",
                          "0262 385 1234", "6001234567", "K01"};
    view.settings.centre = "trungtam.ocop-daklak.example";
    view.settings.version = "0.1.0";
    view.settings.data_folder = "/home/kiosk/.local/share/ocop-kiosk";
    view.settings.cameras = {{"/dev/video0", "USB 2.0 Camera"}};
    view.settings.camera_source = "auto";
    view.settings.camera_device = "/dev/video0";
    view.settings.scanned_raw = "(01)08930000000019(10)L02-1126";
    view.settings.scanned_symbology = "DataMatrix";
    kiosk::Code code;
    code.kind = kiosk::CodeKind::Gtin;
    code.gtin = "08930000000019";
    code.lot = "L02-1126";
    view.settings.scanned = code;
    view.attract.carousel = all;
    view.product.product = all[1];
    view.product.certificate = kiosk::CertificateState::Valid;
    view.login.staff = staff;
    view.login.chosen = staff[0].code;
    view.login.digits = 2;
    view.fault.problem = {
        {"không mở được kho dữ liệu", "the shop's data cannot be opened"},
        {"ổ đĩa đã đầy, không ghi thêm được", "the disk is full and nothing more can be written"},
        {"các đơn đã lưu vẫn an toàn; xóa bớt tệp rồi bấm Thử lại",
         "stored sales are safe; free some space, then press Try again"}};
    fill_browse(view.browse, all);
    fill_counter(view, all);
    fill_office(view);
    fill_people(view);
    fill_stock(view);
    view.shift = shift_view(ShiftPart::Overview);
    fill_returns(view);
    return view;
}

namespace {

void add_shift_views(std::vector<NamedView>& views) {
    const auto in_part = [&](const std::string& name, ShiftPart part) {
        views.push_back(
            changed(name, ScreenName::Shift, [part](ViewState& v) { v.shift = shift_view(part); }));
    };
    in_part("shift-open", ShiftPart::Open);
    in_part("shift-count", ShiftPart::Count);
    in_part("shift-cash-in", ShiftPart::CashIn);
    in_part("shift-cash-out", ShiftPart::CashOut);
    in_part("shift-difference", ShiftPart::Difference);
    in_part("shift-closed", ShiftPart::Closed);
    views.push_back(changed("shift-figures", ScreenName::Shift, [](ViewState& v) {
        v.shift.paper = kiosk::document_of(*shift_view(ShiftPart::Difference).counted, {}, true,
                                           kiosk::Language::Vietnamese);
        v.shift.left_over = true;
    }));
    views.push_back(
        changed("till-no-shift", ScreenName::Till, [](ViewState& v) { v.shift.shift.reset(); }));
}

}  // namespace

std::vector<NamedView> all_views() {
    std::vector<NamedView> views;
    for (const ScreenName screen : kAllScreens)
        views.push_back({std::string{name_of(screen)}, view(screen), {}});
    for (NamedView& named : goods_views()) views.push_back(std::move(named));
    views.push_back(changed("attract-no-camera", ScreenName::Attract, [](ViewState& v) {
        v.status.camera = CameraState::Failed;
        v.status.sync = SyncState::Offline;
        v.status.camera_problem =
            kiosk::Problem{{"không thấy camera", "the camera was not found"}, {}, {}};
    }));
    views.push_back(changed("product-staff", ScreenName::Product, [](ViewState& v) {
        v.status.staff = v.login.staff[0];
        v.product.product = goods()[0];
        v.product.can_add = true;
        v.product.certificate = kiosk::CertificateState::Expired;
    }));
    views.push_back(changed("browse-places", ScreenName::Browse,
                            [](ViewState& v) { v.browse.mode = BrowseMode::Places; }));
    views.push_back(changed("browse-empty-shop", ScreenName::Browse, [](ViewState& v) {
        v.browse.groups.clear();
        v.browse.provinces.clear();
    }));
    views.push_back(changed("browse-results", ScreenName::Browse, [](ViewState& v) {
        v.browse.mode = BrowseMode::Search;
        v.browse.query = "ca phe";
    }));
    views.push_back(views.back());
    views.back().name = "browse-keyboard";
    views.back().tapped = "Bàn phím";
    views.push_back(changed("browse-nothing", ScreenName::Browse, [](ViewState& v) {
        v.browse.mode = BrowseMode::Search;
        v.browse.query = "xyz";
        v.browse.results.clear();
        v.status.staff = v.login.staff[0];
    }));
    views.push_back(changed("login-wrong", ScreenName::Login, [](ViewState& v) {
        v.login.digits = 0;
        v.login.problem = kiosk::Problem{{"mã PIN chưa đúng", "the PIN is not right"},
                                         {},
                                         {"thử lại, còn 3 lần", "try again, 3 attempts left"}};
    }));
    views.push_back(changed("till-empty", ScreenName::Till, [](ViewState& v) {
        v.till.cart = {};
        v.till.totals.reset();
        v.till.selected.reset();
        v.notice = Notice{NoticeKind::Attention,
                          {},
                          kiosk::Problem{{"không biết mã này", "this code is unknown"},
                                         {"8930000000999 không có trong danh mục",
                                          "8930000000999 is not in the catalogue"},
                                         {"tìm theo tên, hoặc báo quản lý thêm hàng",
                                          "search by name, or ask the manager"}}};
    }));
    views.push_back(changed("till-quantity", ScreenName::Till,
                            [](ViewState& v) { v.till.quantity_pad = "2,5"; }));
    views.push_back(changed("payment-transfer", ScreenName::Payment, [](ViewState& v) {
        v.payment.method = kiosk::PaymentMethod::Transfer;
        v.payment.tendered.clear();
        v.payment.tenders = {{kiosk::PaymentMethod::Cash, Money::from_dong(500'000), ""}};
        v.payment.to_pay = v.payment.total - Money::from_dong(500'000);
    }));
    views.push_back(changed("payment-card", ScreenName::Payment, [](ViewState& v) {
        v.payment.method = kiosk::PaymentMethod::Card;
        v.payment.tendered.clear();
    }));
    views.push_back(views.back());
    views.back().name = "payment-card-part";
    views.back().tapped = "Trả một phần";
    views.push_back(changed("payment-part", ScreenName::Payment, [](ViewState& v) {
        v.payment.tendered = "200000";
        v.payment.due = {v.payment.total - Money::from_dong(200'000), {}};
        v.payment.can_finish = false;
    }));
    const auto printer_off = [](ViewState& v) {
        const kiosk::Problem off{
            {"Máy in", "The printer"},
            {"chưa cắm hoặc chưa bật. Đơn hàng đã được lưu",
             "is not plugged in or switched off. The sale is stored"},
            {"kiểm tra dây và nguồn của máy in rồi bấm In lại",
             "check the printer's cable and its power, then press Print again"}};
        v.status.printer.state = PrinterState::Trouble;
        v.status.printer.waiting = 3;
        v.status.printer.problem = off;
        v.status.printer.device = "192.168.1.50";
        v.status.disk = {DiskState::Low, 310};
        v.receipt.print = PrintState::Failed;
        v.receipt.print_problem = off;
    };
    views.push_back(changed("receipt-printer-off", ScreenName::Receipt, printer_off));
    views.push_back(changed("settings-printer-off", ScreenName::Settings, printer_off));
    views.push_back(changed("receipt-printed", ScreenName::Receipt,
                            [](ViewState& v) { v.receipt.print = PrintState::Printed; }));
    views.push_back(changed("receipt-ask", ScreenName::Receipt,
                            [](ViewState& v) { v.receipt.ask_to_print = true; }));
    for (NamedView& named : machine_views()) views.push_back(std::move(named));
    for (NamedView& named : office_views()) views.push_back(std::move(named));
    for (NamedView& named : people_views()) views.push_back(std::move(named));
    for (NamedView& named : stock_views()) views.push_back(std::move(named));
    views.push_back(changed("till-dialog", ScreenName::Till, [](ViewState& v) {
        v.dialog = Dialog{{"Xóa giỏ hàng?", "Clear the cart?"},
                          {"Bốn dòng hàng sẽ bị bỏ. Chưa có gì được lưu hay thu tiền.",
                           "Four lines will go. Nothing has been stored or paid yet."},
                          {"Xóa giỏ", "Clear cart"},
                          {"Giữ lại", "Keep it"},
                          true};
    }));
    views.push_back(changed("till-locked", ScreenName::Till, [](ViewState& v) {
        v.lock = LockView{v.login.staff[0].name, v.login};
        v.lock->door.problem.reset();
    }));
    views.push_back(changed("till-approval", ScreenName::Till, [](ViewState& v) {
        v.approval =
            ApprovalView{{"giảm 150.000 ₫ cho Trà Shan tuyết cổ thụ Suối Giàng thượng hạng "
                          "hộp quà (thu ngân tối đa 10 %)",
                          "150.000 ₫ off Suối Giàng tea (a cashier: 10 % at most)"},
                         {"giảm giá quá mức", "discount above the limit"},
                         v.login};
        v.approval->door.problem = kiosk::Problem{{"Mã PIN không đúng", "The PIN is wrong"},
                                                  {"chưa được duyệt", "the step is not allowed"},
                                                  {"thử lại hoặc hủy", "try again, or cancel"}};
    }));
    add_shift_views(views);
    views.push_back(changed("till-english-large", ScreenName::Till, [](ViewState& v) {
        v.language = kiosk::Language::English;
        v.text_scale = 1.4F;
    }));
    views.push_back(changed("product-contrast", ScreenName::Product, [](ViewState& v) {
        v.high_contrast = true;
        v.text_scale = 1.2F;
        v.language = kiosk::Language::English;
    }));
    for (NamedView& back : returns_views()) views.push_back(std::move(back));
    for (NamedView& shopper : shopper_views()) views.push_back(std::move(shopper));
    return views;
}

}  // namespace samples
