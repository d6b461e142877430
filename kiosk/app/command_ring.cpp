// ring: records sales given as JSON lines, through the same rules as the screen.
#include <iostream>

#include "kiosk/app/command.h"
#include "kiosk/app/ring_request.h"
#include "kiosk/app/sale_ids.h"
#include "kiosk/app/standard_streams.h"

namespace kiosk::app {
namespace {

constexpr std::size_t kMaxLineBytes = 1 << 20;

// Weight or price read out of an in-shop code goes before the catalogue's.
void apply_in_shop(const Code& code, SaleLine& line) {
    if (!code.in_shop) return;
    if (code.in_shop->weight) {
        const std::int64_t pieces = line.quantity.thousandths();
        line.quantity =
            Quantity::from_thousandths(code.in_shop->weight->thousandths() * pieces / 1000);
    }
    if (code.in_shop->price) line.unit_price = *code.in_shop->price;
}

Problem unreadable(const std::string& file) {
    const bool is_input = file == "-";
    return {{is_input ? "đầu vào chuẩn" : file, is_input ? "standard input" : file},
            {"không đọc tiếp được", "cannot be read any further"},
            {"các đơn đã trả lời đều đã lưu; chạy lại với cùng dữ liệu",
             "every answered sale is stored; run it again with the same input"}};
}

class Ringer {
public:
    Ringer(const Context& context, db::ShopStore& store, const Settings& settings)
        : context_{context},
          store_{store},
          settings_{settings},
          rules_{code_rules(settings)},
          promotions_{store.promotions()},
          ids_{sale_ids(store)} {}

    Json too_long(bool& good) const {
        good = false;
        const std::string most = std::to_string(kMaxLineBytes);
        return {{"request_id", nullptr},
                {"error", Text{"dòng này dài quá " + most + " byte",
                               "this line is longer than " + most + " bytes"}
                              .in(context_.language)},
                {"field", ""}};
    }

    // The answer to one line of input; `good` becomes false where nothing was recorded.
    Json answer(const std::string& text, bool& good) {
        Json request = Json::parse(text, nullptr, false);
        Json id = nullptr;
        try {
            if (!request.is_object()) {
                throw BadField{
                    "",
                    {"dòng này không phải một đối tượng JSON", "this line is not a JSON object"}};
            }
            if (request.contains("request_id")) id = request["request_id"];
            return recorded(request);
        } catch (const BadField& bad) {
            good = false;
            return {
                {"request_id", id}, {"error", bad.why.in(context_.language)}, {"field", bad.field}};
        } catch (const MoneyOverflow&) {
            good = false;
            return {{"request_id", id},
                    {"error",
                     Text{"số tiền quá lớn", "the amounts are too large"}.in(context_.language)},
                    {"field", "lines"}};
        }
    }

private:
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
                      wanted.time_ms, day, cashier.code, cashier.name);
        sale.request_id = request_id;
        sale.demonstration = store_.is_demonstration();
        return stored_json(request_id, store_.save_sale(sale));
    }

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
    Result<LineReader> opened = LineReader::open(file, kMaxLineBytes, interrupted);
    if (!opened) throw WrongUse{opened.problem()};
    LineReader in = std::move(opened).value();
    db::ShopStore store = open_store(context, db::Mode::Write);
    Ringer ringer{context, store, settings};
    bool good = true;
    std::string line;
    for (;;) {
        const LineReader::Line read = in.next(line);
        if (read == LineReader::Line::End) break;
        if (read == LineReader::Line::Fault) throw WrongUse{unreadable(file)};
        const bool is_blank = line.find_first_not_of(" \t\r") == std::string::npos;
        if (is_blank && read != LineReader::Line::TooLong) continue;
        const Json answer =
            read == LineReader::Line::TooLong ? ringer.too_long(good) : ringer.answer(line, good);
        std::cout << one_line(answer) << '\n';
        // At once: who reads this line may rely on the sale. Where nobody can, nothing more is
        // recorded; the same input again gets these answers again.
        if (!standard_output_took_all()) return kFault;
    }
    return good && !interrupted() ? kDone : kNo;
}

}  // namespace kiosk::app
