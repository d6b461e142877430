// ring: records sales given as JSON lines, through the same rules as the screen.
#include <memory>

#include "kiosk/app/answer_lines.h"
#include "kiosk/app/command.h"
#include "kiosk/app/ring_request.h"
#include "kiosk/app/sale_ids.h"
#include "kiosk/core/in_shop.h"

namespace kiosk::app {
namespace {

class Ringer {
public:
    Ringer(const Context& context, db::ShopStore& store, const Settings& settings)
        : context_{context},
          store_{store},
          settings_{settings},
          rules_{code_rules(settings)},
          promotions_{store.promotions()},
          ids_{sale_ids(store)} {}

    Json recorded(const Json& request) {
        // Byte for byte as given: whoever sent it looks for it in the answer.
        const std::string request_id = request_id_of(request);
        if (const auto first = store_.sale_for_request(request_id)) {
            return stored_json(request_id, *first);
        }
        const RingRequest wanted = read_ring_request(request, context_.clock.now_ms());
        const Date day = Date::of_instant(wanted.time_ms);
        Cart cart = cart_of(wanted, day);
        if (wanted.promotions) apply_promotions(cart, promotions_, wanted.time_ms);
        const Result<CartTotals> totals = price_cart(cart);
        if (!totals) throw BadField{totals.problem().field, totals.problem().why};
        Result<Settlement> settled = settle(totals->total, wanted.tenders, settings_.cash_rounding);
        if (!settled) throw BadField{settled.problem().field, settled.problem().why};
        const Staff cashier = cashier_of(wanted.cashier);
        refuse_wrong_cash(wanted, *settled);
        Sale sale =
            make_sale(ids_.next(context_.clock.now_ms()), cart, *totals, std::move(settled).value(),
                      wanted.time_ms, business_day_of(request, wanted.time_ms, store_.open_shift()),
                      cashier.code, cashier.name);
        sale.request_id = request_id;
        sale.demonstration = store_.is_demonstration();
        return stored_json(request_id, store_.save_sale(sale));
    }

private:
    static Json stored_json(const std::string& request_id, const db::StoredSale& stored) {
        return {{"request_id", request_id},
                {"sale_id", stored.id.text()},
                {"number", stored.number},
                {"total", stored.total.dong()},
                {"change", stored.change.dong()}};
    }

    Staff cashier_of(const std::string& code) {
        if (code.empty()) return {};
        for (const Staff& one : store_.staff()) {
            if (one.code.text() == code) return one;
        }
        throw BadField{"cashier", {"không có nhân viên mã này", "is no staff code of this shop"}};
    }

    Cart cart_of(const RingRequest& wanted, Date day) {
        Cart cart;
        cart.discount = wanted.discount;
        for (const RequestedLine& line : wanted.lines) {
            cart.lines.push_back(line_of(line, day, wanted.time_ms));
            cart.lines.back().at_ms = wanted.time_ms;
        }
        return cart;
    }

    SaleLine line_of(const RequestedLine& wanted, Date day, std::int64_t time_ms) {
        const Result<Code> code = parse_code(wanted.code, "", rules_);
        if (!code) throw BadField{wanted.at + "code", code.problem().why};
        store_.begin_due_prices();
        std::optional<Product> product = store_.product_by_code(*code);
        if (!product) {
            throw BadField{wanted.at + "code",
                           {"không có sản phẩm nào mang mã này", "no product has this code"}};
        }
        product->price = price_on(*product, promotions_, time_ms);
        Result<SaleLine> made =
            line_for(*product, wanted.quantity, wanted.code, day, settings_.taxes);
        if (!made) throw BadField{wanted.at + "quantity", made.problem().why};
        SaleLine line = std::move(made).value();
        apply_in_shop(*code, line);
        if (!settings_.shop.vat_lines) line.tax_rate = TaxRate::NotDeclared;
        line.lot = code->lot.value_or("");
        line.serial = code->serial.value_or("");
        line.discount = wanted.discount;
        return line;
    }

    // Cash may say what it pays beside what was handed over; then both must be true.
    static void refuse_wrong_cash(const RingRequest& wanted, const Settlement& settled) {
        for (const CashClaim& claim : wanted.claims) {
            for (const Payment& paid : settled.payments) {
                if (paid.method != PaymentMethod::Cash || paid.amount == claim.amount) continue;
                const std::string due = format_money(paid.amount);
                throw BadField{claim.at,
                               {"tiền mặt trả cho đơn này là " + due,
                                "what cash pays of this sale is " + due}};
            }
        }
    }

    const Context& context_;
    db::ShopStore& store_;
    const Settings& settings_;
    CodeRules rules_;
    std::vector<Promotion> promotions_;
    SaleIdMaker ids_;
};

}  // namespace

int ring(const Context& context, const std::string& file) {
    const Settings settings = settings_or_throw(context);
    return answer_lines(context, file, [&](db::ShopStore& store) {
        return [ringer = std::make_shared<Ringer>(context, store, settings)](const Json& request) {
            return ringer->recorded(request);
        };
    });
}

}  // namespace kiosk::app
