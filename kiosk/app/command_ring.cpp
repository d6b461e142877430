// ring: records sales given as JSON lines, through the same rules as the screen.
#include <sodium.h>

#include <cmath>
#include <iostream>
#include <set>

#include "kiosk/app/command.h"
#include "kiosk/app/json_shapes.h"
#include "kiosk/app/standard_streams.h"
#include "kiosk/core/vietnamese_text.h"

namespace kiosk::app {
namespace {

constexpr std::size_t kMaxRequestId = 64;
constexpr std::size_t kMaxLineBytes = 1 << 20;
// Before it there were no such goods: a date left at its zero, not the time of a sale.
constexpr std::int64_t kEarliestMs = 946'659'600'000;  // 2000-01-01T00:00:00+07:00

// A field that cannot be used; becomes {"error":…,"field":…}.
struct BadField {
    std::string field;
    Text why;
};

void refuse_unknown(const Json& object, const std::string& at, const std::set<std::string>& known) {
    for (const auto& [name, value] : object.items()) {
        if (!known.contains(name)) {
            throw BadField{at + name, {"không có trường tên này", "is no field of a sale"}};
        }
    }
}

std::string text_field(const Json& object, const char* name, const std::string& at,
                       std::size_t most) {
    if (!object.contains(name) || object[name].is_null()) return {};
    if (!object[name].is_string()) throw BadField{at + name, {"phải là chữ", "is not text"}};
    std::string text = object[name].get<std::string>();
    if (text.find('\0') != std::string::npos) {
        throw BadField{at + name, {"có ký tự số 0", "has a zero character"}};
    }
    const auto characters =
        static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
            return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
        }));
    if (characters > most) {
        const std::string limit = std::to_string(most);
        throw BadField{at + name,
                       {"dài quá " + limit + " ký tự", "is longer than " + limit + " characters"}};
    }
    return text;
}

Money money_field(const Json& object, const char* name, const std::string& at) {
    const Json& value = object[name];
    if (!value.is_number_integer() ||
        (value.is_number_unsigned() && value.get<std::uint64_t>() > INT64_MAX)) {
        throw BadField{at + name, {"phải là số nguyên đồng", "is not a whole number of đồng"}};
    }
    const auto dong = value.get<std::int64_t>();
    if (dong < 0) throw BadField{at + name, {"không được âm", "is negative"}};
    if (dong > kMaxSaleDong) throw BadField{at + name, {"quá lớn", "is too large"}};
    return Money::from_dong(dong);
}

Money optional_money(const Json& object, const char* name, const std::string& at) {
    if (!object.contains(name) || object[name].is_null()) return {};
    return money_field(object, name, at);
}

Quantity quantity_field(const Json& object, const std::string& at) {
    if (!object.contains("quantity")) return Quantity::pieces(1);
    const Json& value = object["quantity"];
    if (!value.is_number()) throw BadField{at + "quantity", {"phải là số", "is not a number"}};
    const double thousandths = value.get<double>() * 1000.0;
    if (!(thousandths > 0.0) || thousandths > static_cast<double>(kMaxQuantityThousandths)) {
        throw BadField{at + "quantity",
                       {"phải lớn hơn 0 và không quá lớn", "must be above 0 and within reason"}};
    }
    const double nearest = std::round(thousandths);
    if (std::abs(thousandths - nearest) > 1e-4) {
        throw BadField{at + "quantity",
                       {"có quá ba chữ số thập phân", "has more than three decimals"}};
    }
    return Quantity::from_thousandths(static_cast<std::int64_t>(nearest));
}

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
          ids_{[](std::uint8_t* into, std::size_t count) { randombytes_buf(into, count); }} {}

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
        refuse_unknown(request, "",
                       {"request_id", "cashier", "time", "lines", "payments", "discount"});
        // Byte for byte as given: whoever sent it looks for it in the answer.
        const std::string request_id = text_field(request, "request_id", "", kMaxRequestId);
        if (request_id.empty()) {
            throw BadField{"request_id", {"thiếu hoặc trống", "is missing or empty"}};
        }
        if (const auto first = store_.sale_for_request(request_id)) {
            return stored_json(request_id, *first);
        }
        const std::int64_t closed_at_ms = time_of(request);
        const Date day = Date::of_instant(closed_at_ms);
        Cart cart = cart_of(request, day);
        const Result<CartTotals> totals = price_cart(cart);
        if (!totals) throw BadField{totals.problem().field, totals.problem().why};
        Result<Settlement> settled =
            settle(totals->total, tenders_of(request), settings_.cash_rounding);
        if (!settled) throw BadField{settled.problem().field, settled.problem().why};
        const Staff cashier = cashier_of(request);
        refuse_wrong_cash(request, *settled);
        Sale sale =
            make_sale(ids_.next(context_.clock.now_ms()), cart, *totals, std::move(settled).value(),
                      closed_at_ms, day, cashier.code, cashier.name);
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

    std::int64_t time_of(const Json& request) const {
        const std::int64_t now = context_.clock.now_ms();
        const std::string text = text_field(request, "time", "", 64);
        if (text.empty()) return now;
        const std::optional<std::int64_t> time = parse_rfc3339(text);
        if (!time) {
            throw BadField{"time",
                           {"không đúng dạng 2026-11-23T14:05:00+07:00",
                            "is not like 2026-11-23T14:05:00+07:00"}};
        }
        if (*time > now) throw BadField{"time", {"ở tương lai", "lies in the future"}};
        if (*time < kEarliestMs) {
            throw BadField{"time", {"trước năm 2000", "lies before the year 2000"}};
        }
        return *time;
    }

    Staff cashier_of(const Json& request) {
        const std::string code = text_field(request, "cashier", "", 16);
        if (code.empty()) return {};
        for (const Staff& one : store_.staff()) {
            if (one.code.text() == code) return one;
        }
        throw BadField{"cashier", {"không có nhân viên mã này", "is no staff code of this shop"}};
    }

    Cart cart_of(const Json& request, Date day) {
        if (!request.contains("lines") || !request["lines"].is_array() ||
            request["lines"].empty()) {
            throw BadField{"lines", {"thiếu dòng hàng", "is missing or empty"}};
        }
        if (request["lines"].size() > kMaxLines) {
            throw BadField{"lines", {"quá nhiều dòng", "has too many lines"}};
        }
        Cart cart;
        cart.discount = optional_money(request, "discount", "");
        std::size_t index = 0;
        for (const Json& line : request["lines"]) {
            cart.lines.push_back(line_of(line, "lines[" + std::to_string(index++) + "].", day));
        }
        return cart;
    }

    SaleLine line_of(const Json& line, const std::string& at, Date day) {
        if (!line.is_object()) {
            throw BadField{at.substr(0, at.size() - 1), {"phải là đối tượng", "is not an object"}};
        }
        refuse_unknown(line, at, {"code", "quantity", "discount"});
        const std::string text = text_field(line, "code", at, 4096);
        if (text.empty()) throw BadField{at + "code", {"thiếu hoặc trống", "is missing or empty"}};
        const Result<Code> code = parse_code(text, "", rules_);
        if (!code) throw BadField{at + "code", code.problem().why};
        const std::optional<Product> product = store_.product_by_code(*code);
        if (!product) {
            throw BadField{at + "code",
                           {"không có sản phẩm nào mang mã này", "no product has this code"}};
        }
        Result<SaleLine> made = line_for(*product, quantity_field(line, at), text, day);
        if (!made) throw BadField{at + "quantity", made.problem().why};
        SaleLine result = std::move(made).value();
        apply_in_shop(*code, result);
        result.discount = optional_money(line, "discount", at);
        return result;
    }

    static std::vector<Tender> tenders_of(const Json& request) {
        std::vector<Tender> tenders;
        if (!request.contains("payments")) return tenders;
        if (!request["payments"].is_array()) {
            throw BadField{"payments", {"phải là danh sách", "is not a list"}};
        }
        for (const Json& payment : request["payments"]) {
            const std::string at = "payments[" + std::to_string(tenders.size()) + "].";
            if (!payment.is_object()) {
                throw BadField{at.substr(0, at.size() - 1),
                               {"phải là đối tượng", "is not an object"}};
            }
            refuse_unknown(payment, at, {"method", "amount", "tendered", "reference"});
            const auto method = payment_method_from(text_field(payment, "method", at, 16));
            if (!method) {
                throw BadField{
                    at + "method",
                    {"phải là cash, transfer hoặc card", "is none of cash, transfer, card"}};
            }
            if (*method != PaymentMethod::Cash && payment.contains("tendered")) {
                throw BadField{at + "tendered", {"chỉ dành cho tiền mặt", "is for cash only"}};
            }
            const char* amount = *method == PaymentMethod::Cash && payment.contains("tendered")
                                     ? "tendered"
                                     : "amount";
            if (!payment.contains(amount)) {
                const char* wanted = *method == PaymentMethod::Cash ? "tendered" : "amount";
                throw BadField{at + wanted, {"thiếu", "is missing"}};
            }
            tenders.push_back({*method, money_field(payment, amount, at),
                               nfc(text_field(payment, "reference", at, 128))});
        }
        return tenders;
    }

    // Cash may say what it pays beside what was handed over; then both must be true.
    static void refuse_wrong_cash(const Json& request, const Settlement& settled) {
        if (!request.contains("payments")) return;
        std::size_t index = 0;
        for (const Json& payment : request["payments"]) {
            const std::string at = "payments[" + std::to_string(index++) + "].amount";
            if (!payment.contains("tendered") || !payment.contains("amount")) continue;
            for (const Payment& paid : settled.payments) {
                if (paid.method != PaymentMethod::Cash) continue;
                if (payment["amount"] == paid.amount.dong()) continue;
                const std::string due = format_money(paid.amount);
                throw BadField{at,
                               {"tiền mặt trả cho đơn này là " + due,
                                "what cash pays of this sale is " + due}};
            }
        }
    }

    const Context& context_;
    db::ShopStore& store_;
    const Settings& settings_;
    CodeRules rules_;
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
