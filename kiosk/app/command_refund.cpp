// refund: records goods that came back, given as JSON lines, through the same rules as the screen.
#include <memory>

#include "kiosk/app/answer_lines.h"
#include "kiosk/app/command.h"
#include "kiosk/app/sale_ids.h"
#include "kiosk/core/in_shop.h"

namespace kiosk::app {
namespace {

constexpr std::size_t kLongestReason = 200;

struct Wanted {
    std::string at;  // the path of its line with a dot
    ReturnWish wish;
    std::string code;  // without a receipt
};

bool flag_field(const Json& object, const char* name, const std::string& at, bool missing) {
    if (!object.contains(name) || object[name].is_null()) return missing;
    if (!object[name].is_boolean()) {
        throw BadField{at + name, {"phải là true hoặc false", "is neither true nor false"}};
    }
    return object[name].get<bool>();
}

Wanted line_of(const Json& line, std::size_t index, bool with_receipt) {
    const std::string at = "lines[" + std::to_string(index) + "].";
    if (!line.is_object()) {
        throw BadField{at.substr(0, at.size() - 1), {"phải là đối tượng", "is not an object"}};
    }
    refuse_unknown(line, at,
                   {with_receipt ? "line" : "code", "quantity", "reason", "back_to_shelf"});
    Wanted wanted{at, {}, {}};
    if (with_receipt) {
        if (!line.contains("line") || !line["line"].is_number_integer()) {
            throw BadField{at + "line", {"phải là số dòng của hóa đơn", "is no line's number"}};
        }
        wanted.wish.line = line["line"].get<std::int64_t>();
    } else {
        wanted.code = text_field(line, "code", at, 4096);
        if (wanted.code.empty()) {
            throw BadField{at + "code", {"thiếu hoặc trống", "is missing or empty"}};
        }
    }
    wanted.wish.quantity = quantity_field(line, at);
    wanted.wish.reason = text_field(line, "reason", at, kLongestReason);
    wanted.wish.back_to_shelf = flag_field(line, "back_to_shelf", at, true);
    return wanted;
}

std::vector<Wanted> lines_of(const Json& request, bool with_receipt) {
    if (!request.contains("lines") || !request["lines"].is_array() || request["lines"].empty()) {
        throw BadField{"lines", {"thiếu dòng hàng", "is missing or empty"}};
    }
    if (request["lines"].size() > kMaxLines) {
        throw BadField{"lines", {"quá nhiều dòng", "has too many lines"}};
    }
    std::vector<Wanted> lines;
    for (const Json& line : request["lines"]) {
        lines.push_back(line_of(line, lines.size(), with_receipt));
    }
    return lines;
}

PaymentMethod method_of(const Json& request) {
    const std::string name = text_field(request, "method", "", 16);
    if (name.empty()) return PaymentMethod::Cash;
    const auto method = payment_method_from(name);
    if (!method) {
        throw BadField{"method",
                       {"phải là cash, transfer hoặc card", "is none of cash, transfer, card"}};
    }
    return *method;
}

Refund value_or_throw(Result<Refund> made) {
    if (!made) throw BadField{made.problem().field, made.problem().why};
    return std::move(made).value();
}

class Refunder {
public:
    Refunder(const Context& context, db::ShopStore& store, const Settings& settings)
        : context_{context},
          store_{store},
          settings_{settings},
          promotions_{store.promotions()},
          ids_{sale_ids(store)} {}

    Json recorded(const Json& request) {
        refuse_unknown(request, "",
                       {"request_id", "receipt", "lines", "cancel", "method", "reason", "cashier",
                        "approver", "time"});
        const std::string request_id = request_id_field(request);
        if (const auto first = store_.refund_for_request(request_id)) return json_of(*first);
        const std::int64_t now_ms = context_.clock.now_ms();
        const std::int64_t time_ms = time_of(request, now_ms);
        const std::string receipt = text_field(request, "receipt", "", 64);
        Refund refund =
            receipt.empty() ? without_receipt(request, time_ms) : against(receipt, request);
        const Staff cashier = staff_of(request, "cashier");
        refund.id = ids_.next(now_ms);
        refund.request_id = request_id;
        refund.business_date = business_day_of(request, time_ms, store_.open_shift());
        refund.closed_at_ms = time_ms;
        refund.cashier = cashier.code;
        refund.cashier_name = cashier.name;
        refund.approver = staff_of(request, "approver").code.text();
        refund.reason = text_field(request, "reason", "", kLongestReason);
        if (refund.kind == RefundKind::WithoutReceipt && refund.reason.empty()) {
            throw BadField{"reason",
                           {"trả hàng không hóa đơn phải có lý do",
                            "is missing: goods without a receipt come back for a reason"}};
        }
        refund.demonstration = store_.is_demonstration();
        return stored(refund);
    }

private:
    Json stored(const Refund& refund) {
        try {
            return json_of(store_.save_refund(refund));
        } catch (const db::Error& error) {
            // Returned meanwhile by somebody else.
            if (error.kind() != db::FaultKind::Internal) throw;
            throw BadField{"receipt", error.problem().why};
        }
    }

    Json json_of(const db::StoredRefund& stored) {
        const auto given = store_.given_back(stored.id);
        Json payments = Json::array();
        for (const Payment& one : given->refund.payments) {
            payments.push_back({{"method", name_of(one.method)}, {"amount", one.amount.dong()}});
        }
        return {{"request_id", given->refund.request_id},
                {"refund_id", stored.id.text()},
                {"number", stored.number},
                {"receipt", given->refund.sale_number},
                {"refunded", given->refund.amount.dong()},
                {"paid", stored.paid.dong()},
                {"payments", std::move(payments)}};
    }

    Refund against(const std::string& number, const Json& request) {
        const auto found = store_.returnable(std::string_view{number});
        if (!found) {
            throw BadField{"receipt",
                           {"máy này không biết hóa đơn này", "is no receipt this till knows"}};
        }
        Refund refund;
        if (flag_field(request, "cancel", "", false)) {
            if (request.contains("lines")) {
                throw BadField{"lines", {"hủy đơn là hủy tất cả", "a cancelled sale is all of it"}};
            }
            refund = value_or_throw(cancellation_of(found->sold.sale, found->before));
        } else {
            std::vector<ReturnWish> wishes;
            for (Wanted& one : lines_of(request, true)) wishes.push_back(std::move(one.wish));
            refund = value_or_throw(refund_of(found->sold.sale, found->before, wishes,
                                              {settings_.cash_rounding, method_of(request)}));
        }
        refund.sale_number = found->sold.number;
        return refund;
    }

    // The same price as at the till: the code's own, the price list's, or the catalogue's.
    Refund without_receipt(const Json& request, std::int64_t time_ms) {
        std::vector<ReturnLine> lines;
        for (const Wanted& wanted : lines_of(request, false)) {
            const Result<Code> code = parse_code(wanted.code, "", code_rules(settings_));
            if (!code) throw BadField{wanted.at + "code", code.problem().why};
            store_.begin_due_prices();
            std::optional<Product> product = store_.product_by_code(*code);
            if (!product) {
                throw BadField{wanted.at + "code",
                               {"không có sản phẩm nào mang mã này", "no product has this code"}};
            }
            product->price = price_on(*product, promotions_, time_ms);
            Result<SaleLine> line = line_for(*product, wanted.wish.quantity, wanted.code,
                                             Date::of_instant(time_ms), settings_.taxes);
            if (!line) throw BadField{wanted.at + "quantity", line.problem().why};
            apply_in_shop(*code, *line);
            line->lot = code->lot.value_or("");
            line->serial = code->serial.value_or("");
            if (!settings_.shop.vat_lines) line->tax_rate = TaxRate::NotDeclared;
            lines.push_back(
                {0, std::move(line).value(), wanted.wish.reason, wanted.wish.back_to_shelf});
        }
        return value_or_throw(
            refund_without_receipt(std::move(lines), method_of(request), settings_.cash_rounding));
    }

    Staff staff_of(const Json& request, const char* name) {
        const std::string code = text_field(request, name, "", 16);
        if (code.empty()) return {};
        for (const Staff& one : store_.staff()) {
            if (one.code.text() == code) return one;
        }
        throw BadField{name, {"không có nhân viên mã này", "is no staff code of this shop"}};
    }

    const Context& context_;
    db::ShopStore& store_;
    const Settings& settings_;
    std::vector<Promotion> promotions_;
    SaleIdMaker ids_;
};

}  // namespace

int refund(const Context& context, const std::string& file) {
    const Settings settings = settings_or_throw(context);
    return answer_lines(context, file, [&](db::ShopStore& store) {
        return [refunder = std::make_shared<Refunder>(context, store, settings)](
                   const Json& request) { return refunder->recorded(request); };
    });
}

}  // namespace kiosk::app
