#include "kiosk/app/customer_display.h"

#include <spdlog/spdlog.h>

#include <utility>

namespace kiosk::app {

using screens::CustomerView;
using screens::ScreenName;
using Show = CustomerView::Show;

namespace {

std::vector<CustomerView::Line> lines_of(const Cart& cart, Language language) {
    std::vector<CustomerView::Line> lines;
    for (const SaleLine& line : cart.lines) {
        const bool english = language == Language::English && !line.name_en.empty();
        std::string quantity = format_quantity(line.quantity);
        if (!line.quantity.is_whole() && !line.unit.empty()) quantity += " " + line.unit;
        const Money off = line.promotion_discount + line.discount;
        lines.push_back({english ? line.name_en : line.name, std::move(quantity),
                         format_money(line.gross - off),
                         off.is_zero() ? "" : "−" + format_money(off)});
    }
    return lines;
}

// What came back stands before the new goods, each with its minus.
void add_returned(CustomerView& view, const screens::ExchangeView& exchange) {
    std::vector<CustomerView::Line> lines;
    for (const screens::ExchangeRow& row : exchange.rows) {
        const bool english = view.language == Language::English && !row.name_en.empty();
        lines.push_back({english ? row.name_en : row.name, "\u2212" + format_quantity(row.quantity),
                         format_money(-row.amount), ""});
    }
    view.lines.insert(view.lines.begin(), lines.begin(), lines.end());
    view.total -= exchange.total;
}

void fill_payment(CustomerView& view, const State& state) {
    const screens::PaymentView& pay = state.view.payment;
    view.total = pay.total;
    if (pay.method == PaymentMethod::Transfer && pay.vietqr) {
        view.show = Show::Transfer;
        view.vietqr = pay.vietqr;
        view.bank = pay.bank_name;
        view.account = pay.account;
        view.account_name = pay.account_name;
        view.purpose = pay.purpose;
        view.amount = pay.to_pay;
        if (!pay.tendered.empty()) {
            std::int64_t dong = 0;
            for (const char c : pay.tendered) dong = dong * 10 + (c - '0');
            view.amount = Money::from_dong(dong);
        }
        return;
    }
    view.show = Show::Pay;
    view.total = pay.to_pay;
    if (pay.method == PaymentMethod::Cash && !pay.due.change.is_zero()) {
        view.given = pay.to_pay + pay.due.change;
        view.change = pay.due.change;
    }
}

}  // namespace

CustomerView customer_view(const State& state) {
    const screens::ViewState& till = state.view;
    CustomerView view;
    view.language = till.language;
    view.high_contrast = till.high_contrast;
    view.demonstration = till.demonstration;
    view.shop = state.settings.shop.name;
    if (!till.status.staff) return view;
    if (till.screen == ScreenName::Receipt) {
        view.show = Show::Thanks;
        view.total = till.receipt.total;
        view.change = till.receipt.change;
        for (const Payment& payment : till.receipt.give_back) view.given_back += payment.amount;
        return view;
    }
    if (till.till.cart.empty() || !till.till.totals) return view;
    view.show = Show::Cart;
    view.lines = lines_of(till.till.cart, view.language);
    view.discount = till.till.cart.discount;  // of the whole sale; a line shows its own
    view.total = till.till.totals->total;
    if (till.till.exchange) add_returned(view, *till.till.exchange);
    if (till.screen == ScreenName::Payment) fill_payment(view, state);
    return view;
}

CustomerDisplay::CustomerDisplay(Textures& textures, screens::FontFiles fonts, std::string setting,
                                 int width, int height)
    : textures_{textures},
      fonts_{std::move(fonts)},
      setting_{std::move(setting)},
      width_{width},
      height_{height} {}

void CustomerDisplay::follow_monitors() {
    if (width_ > 0 && window_) return;
    const int displays = platform::count_displays();
    const int wanted = width_ > 0 ? 0
                                  : platform::display_for_customer(setting_, displays,
                                                                   platform::display_of_till());
    if (displays != std::exchange(displays_, displays)) refused_ = false;
    if (window_ && wanted == display_) return;
    screen_.reset();
    window_.reset();
    shown_.reset();
    display_ = wanted;
    if (wanted < 0 || refused_) return;
    auto opened = platform::CustomerWindow::open({"OCOP", width_, height_, wanted});
    if (!opened) {
        refused_ = true;
        spdlog::warn("{}", opened.problem().line(Language::English));
        return;
    }
    window_ = std::move(*opened);
    window_->enter();
    screen_ = std::make_unique<screens::CustomerScreen>(
        screens::Assets{
            [this](std::string_view name, int size_px) { return textures_.of(name, size_px); }},
        fonts_);
    draw(CustomerView{}, nullptr);
}

void CustomerDisplay::draw(const CustomerView& view, std::vector<std::uint8_t>* copy) {
    const screens::Vec2 size{static_cast<float>(window_->width()),
                             static_cast<float>(window_->height())};
    window_->enter();
    if (screen_->prepare(size)) window_->upload_font_texture();
    window_->begin_frame(screens::CustomerScreen::ground_rgb(view));
    screen_->draw(view, size);
    window_->end_frame(copy);
}

void CustomerDisplay::show(const State& state) {
    if (!window_) return;
    CustomerView view = customer_view(state);
    if (shown_ == view) return;
    draw(view, nullptr);
    shown_ = std::move(view);
}

Status CustomerDisplay::shoot(const State& state, const std::string& file) {
    if (!window_) {
        return Problem{{"màn hình của khách", "the shopper's screen"},
                       {"không có", "is not there"},
                       {"mở bằng --customer 1024x600", "open it with --customer 1024x600"}};
    }
    std::vector<std::uint8_t> pixels;
    draw(customer_view(state), &pixels);
    return platform::write_png(file, window_->width(), window_->height(), pixels);
}

}  // namespace kiosk::app
