// Drives the flow without storage or screen: events in, the commands it gave out. What a test does
// not answer stays unanswered, as with a slow disk.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "kiosk/app/flow.h"
#include "tests/support/catch.h"

namespace flow_tests {

using namespace kiosk;
using namespace kiosk::app;
using screens::ScreenName;

inline constexpr std::int64_t kNoon = 1'795'410'000'000;  // 2026-11-23T12:00:00+07:00

inline Product coffee() {
    Product product;
    product.id = ProductId{"coffee"};
    product.name_vi = "Cà phê bột Ea Tu";
    product.name_en = "Ea Tu ground coffee";
    product.stars = 4;
    product.certificate = Certificate{"3981/QĐ-UBND", "UBND tỉnh", Date::from_ymd(2026, 8, 5),
                                      Date::from_ymd(2029, 8, 5), false};
    product.price = Money::from_dong(125'000);
    product.unit = "hộp";
    product.codes = {"08930000000019"};
    return product;
}

inline Product honey() {
    Product product = coffee();
    product.id = ProductId{"honey"};
    product.name_vi = "Mật ong";
    product.name_en = "Honey";
    product.price = Money::from_dong(90'300);
    return product;
}

inline Product cashews() {  // sold by weight
    Product product = coffee();
    product.id = ProductId{"cashews"};
    product.name_vi = "Hạt điều";
    product.unit = "kg";
    product.by_weight = true;
    return product;
}

inline Staff hanh() { return {StaffCode{"101"}, "Nguyễn Thị Hạnh", Role::Cashier, true}; }

inline Staff manager() { return {StaffCode{"900"}, "Lê Thu Hà", Role::Manager, true}; }
inline Staff minh() { return {StaffCode{"103"}, "Trần Minh", Role::Supervisor, true}; }

// Opened at noon by hanh() with 1,000,000 đồng; nothing has happened in it.
inline ShiftReport open_shift() {
    ShiftReport report;
    report.shift.id = SaleId{{1, 2, 3}};
    report.shift.business_date = Date::of_instant(kNoon);
    report.shift.opened_at_ms = kNoon;
    report.shift.by = hanh().code;
    report.shift.by_name = hanh().name;
    report.shift.opening.notes[1] = 5;
    report.expected = expected_cash(report.shift.opening.total(), report.figures);
    return report;
}

inline Problem disk_full() {
    return {{"Đĩa đầy", "The disk is full"}, {"hết chỗ", "no room"}, {"dọn đĩa", "free some"}};
}

struct Driver {
    State state;
    std::int64_t now_ms{kNoon};
    Commands commands;  // of the last event

    explicit Driver(Settings settings = shop())
        : state{std::move(settings),
                SaleIdMaker{[n = 0](std::uint8_t* into, std::size_t count) mutable {
                    for (std::size_t i = 0; i < count; ++i)
                        into[i] = static_cast<std::uint8_t>(++n);
                }}} {
        commands = begin(state, now_ms);
        ShopRead read;
        read.favourites = {honey()};
        read.staff = {hanh(), minh(), manager()};
        happens(read);
        happens(ShiftRead{open_shift()});
    }

    static Settings shop() {
        Settings settings;
        settings.bank = {"970436", "0123456789", "CUA HANG"};
        settings.cash_rounding = 500;
        return settings;
    }

    const screens::ViewState& view() const { return state.view; }
    ScreenName screen() const { return state.view.screen; }
    void happens(Event event) { commands = advance(state, event, now_ms); }
    void wishes(screens::Intent intent) { happens(Wished{std::move(intent)}); }
    void passes(std::int64_t ms) {
        now_ms += ms;
        happens(TimePassed{});
    }
    template <typename Kind>
    const Kind* command() const {
        for (const Command& one : commands)
            if (const auto* found = std::get_if<Kind>(&one)) return found;
        return nullptr;
    }
    // A code arrives and the store answers it.
    void scans(const Product& product) {
        ScannedText text;
        text.bytes = "8930000000019";
        happens(CodeScanned{text});
        const auto* look = command<LookUpCode>();
        REQUIRE(look != nullptr);
        happens(CodeLookedUp{look->scanned, look->code, product});
    }
    void signs_in(const Staff& who = hanh()) {
        wishes(screens::GoTo{ScreenName::Login});
        wishes(screens::ChooseStaff{who.code});
        for (const char digit : std::string{"246810"}) wishes(screens::PinDigit{digit});
        REQUIRE(command<CheckPin>() != nullptr);
        happens(PinChecked{who.code, who, 0});
        REQUIRE(screen() == ScreenName::Till);
    }
    void types_pin(const std::string& digits) {
        for (const char digit : digits) wishes(screens::PinDigit{digit});
    }
    // Somebody types the PIN that a step waits for.
    void is_allowed_by(const Staff& who) {
        REQUIRE(view().approval);
        wishes(screens::ChooseStaff{who.code});
        types_pin("271828");
        REQUIRE(command<Approve>() != nullptr);
        happens(Approved{who.code, who, 0});
    }
    void begins_to_pay(const Product& product = coffee()) {
        signs_in();
        scans(product);
        wishes(screens::GoToPayment{});
        REQUIRE(screen() == ScreenName::Payment);
    }
    Sale finishes() {
        wishes(screens::FinishSale{});
        const auto* store = command<StoreSale>();
        REQUIRE(store != nullptr);
        return store->sale;
    }
};

}  // namespace flow_tests
