// The shopper's own screen: what is in the cart, what it comes to, the code to pay by, thanks. It
// shows and never asks: no touch, no key, nothing a shopper must not see (other sales, totals,
// settings). Like Shell it draws through Dear ImGui's draw lists, on a context of its own. The
// frame thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/screens/screen.h"

namespace kiosk::screens {

struct CustomerView {
    // Pay: the amount is being settled. Transfer: the code is there to be scanned.
    enum class Show { Welcome, Cart, Pay, Transfer, Thanks };
    struct Line {
        std::string name, quantity, amount, discount;  // as shown; no discount: empty
        friend bool operator==(const Line&, const Line&) = default;
    };
    Show show{Show::Welcome};
    Language language{Language::Vietnamese};
    bool high_contrast{false};
    bool demonstration{false};
    std::string shop;
    std::vector<Line> lines;  // oldest first
    Money discount;
    Money total;  // of the cart; while paying, what is due; afterwards, what was paid
    Money given;  // cash handed over; zero: not yet
    Money change;
    Money given_back;  // for goods that came back
    Money amount;      // of the transfer
    std::optional<CodeMatrix> vietqr;
    std::string bank, account, account_name, purpose;
    friend bool operator==(const CustomerView&, const CustomerView&) = default;
};

class CustomerScreen {
public:
    CustomerScreen(Assets assets, FontFiles fonts);
    ~CustomerScreen();
    CustomerScreen(const CustomerScreen&) = delete;
    CustomerScreen& operator=(const CustomerScreen&) = delete;

    // As Shell's.
    bool prepare(Vec2 size);
    static std::uint32_t ground_rgb(const CustomerView& view);
    void draw(const CustomerView& view, Vec2 size);
    const DrawnWidgets& drawn() const;

private:
    class Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace kiosk::screens
