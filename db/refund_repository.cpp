#include "db/refund_repository.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <map>

#include "db/foreign_check.h"
#include "db/journal_hash.h"
#include "db/receipt_sequence.h"
#include "db/refund_body.h"
#include "db/refund_projection.h"
#include "db/sale_body.h"
#include "kiosk/core/vietnamese_text.h"

namespace db {
namespace {

constexpr const char* kByRequest =
    "SELECT r.id, r.receipt, r.paid, j.hash, NULL, r.seq FROM refund r JOIN journal j USING (seq) "
    "WHERE r.request_id = ? AND r.request_id <> ''";
constexpr const char* kById =
    "SELECT r.id, r.receipt, r.paid, j.hash, j.body, r.seq FROM refund r JOIN journal j USING "
    "(seq) WHERE r.id = ?";
constexpr const char* kByReceipt = "SELECT id FROM refund WHERE receipt = ?";
constexpr const char* kOfSale =
    "SELECT j.body FROM refund r JOIN journal j USING (seq) WHERE r.sale = ? ORDER BY r.seq";
constexpr const char* kForeignOfSale = "SELECT body FROM foreign_refund WHERE sale = ? ORDER BY id";
constexpr const char* kForeignSale = "SELECT number, body FROM foreign_sale WHERE id = ?";
constexpr const char* kForeignByNumber = "SELECT number, body FROM foreign_sale WHERE number = ?";
constexpr const char* kKeepSale =
    "INSERT INTO foreign_sale (id, number, body) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING";
constexpr const char* kKeepRefund =
    "INSERT INTO foreign_refund (id, sale, body) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING";
// Of this till, and not of a shift that was counted already.
constexpr const char* kMayBeCancelled =
    "SELECT 1 FROM sale s WHERE s.id = ? AND NOT EXISTS "
    "(SELECT 1 FROM shift h WHERE h.close_seq > s.seq AND h.open_seq < s.seq)";
constexpr const char* kHasForeign = "SELECT 1 FROM foreign_refund WHERE id = ?";

// The refund as the body says it: never another one than what was hashed.
kiosk::Refund as_written(const kiosk::Refund& refund) {
    auto body = decode_refund(encode_refund(refund, {}, 0));
    if (!body) throw Error{FaultKind::Internal, body.problem()};
    return std::move(body).value().refund;
}

Error not_stored(kiosk::Text why, kiosk::Text to_do = {}) {
    return refusal({"Phiếu trả hàng không được ghi", "The refund was not stored"}, std::move(why),
                   std::move(to_do));
}

// "000123" or "123": the last part of one of this till's numbers.
std::optional<std::int64_t> last_part(std::string_view text) {
    std::int64_t receipt = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, receipt);
    if (read.ec != std::errc{} || read.ptr != end || receipt < 1) return std::nullopt;
    return receipt;
}

}  // namespace

bool sums_agree(const kiosk::Refund& refund) {
    kiosk::Money gross, discount, amount, tax, paid;
    for (const kiosk::ReturnLine& line : refund.lines) {
        gross += line.goods.gross;
        discount += line.goods.discount;
        amount += line.goods.amount;
        tax += line.goods.tax;
        if (line.goods.quantity <= kiosk::Quantity{}) return false;
    }
    for (const kiosk::Payment& payment : refund.payments) paid += payment.amount;
    return !refund.lines.empty() && gross == refund.gross && discount == refund.discount &&
           amount == refund.amount && tax == refund.tax && amount == gross - discount &&
           paid == refund.paid && paid == amount + refund.rounding &&
           refund.sale.has_value() == (refund.kind != kiosk::RefundKind::WithoutReceipt);
}

std::optional<StoredRefund> RefundRepository::stored(Query& found) {
    if (!found.next()) return std::nullopt;
    const Epoch epoch = epoch_at(database_, found.number(5));
    StoredRefund answer;
    answer.id = sale_id_in(found.view(0));
    answer.number = receipt_number(epoch.till, epoch.number, found.number(1));
    answer.paid = found.money(2);
    answer.short_hash = short_form(found.view(3));
    answer.repeated = true;
    return answer;
}

std::optional<StoredRefund> RefundRepository::for_request(std::string_view request_id) {
    Query query = database_.query(kByRequest);
    return stored(query.with(request_id));
}

std::optional<StoredRefund> RefundRepository::found(const kiosk::Refund& refund) {
    if (!refund.request_id.empty()) {
        if (auto first = for_request(refund.request_id)) return first;
    }
    Query query = database_.query(kById);
    auto answer = stored(query.with(blob_of(refund.id)));
    if (!answer) return answer;
    const auto body = decode_refund(query.view(4));
    if (!body || body->refund != refund) {
        throw not_stored({"đã có phiếu " + answer->number + " khác nội dung mang cùng mã",
                          "refund " + answer->number + " has the same id and other contents"});
    }
    return answer;
}

void RefundRepository::refuse_too_much(const kiosk::Refund& refund) {
    if (!refund.sale) return;
    const auto known = returnable(*refund.sale);
    if (!known) {
        throw not_stored({"máy này chưa biết hóa đơn " + refund.sale_number,
                          "this till does not know receipt " + refund.sale_number + " yet"},
                         {"nối mạng với trung tâm rồi thử lại, hoặc trả ở quầy đã bán",
                          "connect to the centre and try again, or return it where it was sold"});
    }
    std::map<std::int64_t, kiosk::Quantity> wanted;
    for (const kiosk::ReturnLine& line : refund.lines) {
        kiosk::Quantity& all = wanted[line.sale_line];
        all = all + line.goods.quantity;
    }
    for (const auto& [line, quantity] : wanted) {
        const auto index = static_cast<std::size_t>(line - 1);
        if (line >= 1 && quantity <= left_of(known->sold.sale, known->before, index)) continue;
        throw not_stored({"dòng " + std::to_string(line) + " của hóa đơn đã được trả rồi",
                          "line " + std::to_string(line) + " of the receipt has come back already"},
                         {"mở lại hóa đơn để xem còn gì", "open the receipt again"});
    }
    kiosk::Returned after = known->before;
    add_to_returned(after, refund);
    std::array<kiosk::Money, kiosk::kPaymentMethods.size()> came{};
    for (const kiosk::Payment& payment : known->sold.sale.settlement.payments) {
        came.at(static_cast<std::size_t>(payment.method)) += payment.amount;
    }
    // kPaymentMethods has the enumeration's own order.
    if (!std::ranges::equal(after.paid, came, std::ranges::less_equal{})) {
        throw not_stored({"trả lại nhiều hơn số đã nhận", "more is given back than was taken"},
                         {"mở lại hóa đơn để xem còn gì", "open the receipt again"});
    }
}

void RefundRepository::refuse_late_cancel(const kiosk::Refund& refund) {
    if (refund.kind != kiosk::RefundKind::Cancelled) return;
    Query query = database_.query(kMayBeCancelled);
    if (query.with(blob_of(*refund.sale)).next()) return;
    throw not_stored(
        {"ca của đơn này đã chốt, hoặc đơn bán ở quầy khác",
         "the shift of this sale is closed, or it was sold at another till"},
        {"nhận trả hàng thay vì hủy đơn", "take the goods back instead of cancelling the sale"});
}

StoredRefund RefundRepository::save(const TillKey& key, const kiosk::Refund& given) {
    const kiosk::Refund refund = as_written(given);
    if (!sums_agree(refund)) {
        throw not_stored({"các khoản tiền không khớp nhau", "its sums do not agree"});
    }
    if (auto first = found(refund)) return *first;
    refuse_late_cancel(refund);
    refuse_too_much(refund);
    const TillIdentity till = till_identity(database_);
    RefundBody body{refund, {}, next_receipt(database_)};
    body.number = receipt_number(till.till, till.epoch, body.receipt);
    const Appended entry =
        journal_.append(key, "refund", encode_refund(refund, body.number, body.receipt));
    project_refund(database_, entry.seq, body);
    return {refund.id, body.number, short_form(entry.hash), refund.paid, false, 0};
}

std::optional<kiosk::GivenBack> RefundRepository::given_back(const kiosk::SaleId& id) {
    Query query = database_.query(kById);
    const auto answer = stored(query.with(blob_of(id)));
    if (!answer) return std::nullopt;
    auto body = decode_refund(query.view(4));
    if (!body) throw fault(FaultKind::Corrupt, database_.file(), body.problem().why.en);
    return kiosk::GivenBack{std::move(body).value().refund, answer->number, answer->short_hash};
}

std::optional<kiosk::GivenBack> RefundRepository::given_back(std::string_view number) {
    const auto dash = number.rfind('-');
    if (dash == std::string_view::npos) return std::nullopt;
    const auto receipt = last_part(number.substr(dash + 1));
    if (!receipt) return std::nullopt;
    std::vector<kiosk::SaleId> candidates;
    {
        Query query = database_.query(kByReceipt);
        query.with(*receipt);
        while (query.next()) candidates.push_back(sale_id_in(query.view(0)));
    }
    for (const kiosk::SaleId& id : candidates) {
        auto answer = given_back(id);
        if (answer && answer->number == number) return answer;
    }
    return std::nullopt;
}

kiosk::Returned RefundRepository::returned(const kiosk::SaleId& sale) {
    kiosk::Returned back;
    for (const char* sql : {kOfSale, kForeignOfSale}) {
        Query query = database_.query(sql);
        query.with(blob_of(sale));
        while (query.next()) {
            const auto body = decode_refund(query.view(0));
            if (!body) throw fault(FaultKind::Corrupt, database_.file(), body.problem().why.en);
            add_to_returned(back, body->refund);
        }
    }
    return back;
}

kiosk::Returnable RefundRepository::with_returns(kiosk::SoldReceipt sold, bool here) {
    kiosk::Returned before = returned(sold.sale.id);
    return {std::move(sold), std::move(before), here};
}

std::optional<kiosk::SoldReceipt> RefundRepository::foreign(Query& found) {
    if (!found.next()) return std::nullopt;
    auto body = decode_sale(found.view(1));
    if (!body) return std::nullopt;
    return kiosk::SoldReceipt{std::move(body).value().sale, found.text(0), {}};
}

std::optional<kiosk::Returnable> RefundRepository::returnable(const kiosk::SaleId& id) {
    if (auto sold = sales_.sold(id)) return with_returns(*std::move(sold), true);
    Query query = database_.query(kForeignSale);
    auto sold = foreign(query.with(blob_of(id)));
    if (!sold) return std::nullopt;
    return with_returns(*std::move(sold), false);
}

std::optional<kiosk::Returnable> RefundRepository::returnable(std::string_view number) {
    std::string whole{number};
    if (const auto receipt = last_part(number)) {
        const TillIdentity till = till_identity(database_);
        whole = receipt_number(till.till, till.epoch, *receipt);
    }
    if (auto sold = sales_.sold(std::string_view{whole})) {
        return with_returns(*std::move(sold), true);
    }
    Query query = database_.query(kForeignByNumber);
    auto sold = foreign(query.with(whole));
    if (!sold) return std::nullopt;
    return with_returns(*std::move(sold), false);
}

void RefundRepository::keep_foreign_sale(std::string_view text) {
    const auto body = decode_sale(text);
    if (!body || !is_sound(body->sale) || sales_.sold(body->sale.id)) return;
    Query insert = database_.query(kKeepSale);
    insert.with(blob_of(body->sale.id), body->number, text).run();
}

bool RefundRepository::keep_foreign_refund(std::string_view text) {
    const auto body = decode_refund(text);
    if (!body || !body->refund.sale || given_back(body->refund.id)) return false;
    const auto of = returnable(*body->refund.sale);
    if (!of || !is_sound(body->refund, of->sold.sale)) return false;
    {
        Query known = database_.query(kHasForeign);
        if (known.with(blob_of(body->refund.id)).next()) return false;
    }
    Query insert = database_.query(kKeepRefund);
    insert.with(blob_of(body->refund.id), blob_of(*body->refund.sale), text).run();
    return true;
}

}  // namespace db
