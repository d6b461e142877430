#include "db/sale_repository.h"

#include <algorithm>
#include <charconv>

#include "db/journal_hash.h"
#include "db/receipt_sequence.h"
#include "db/sale_body.h"
#include "db/sale_projection.h"
#include "kiosk/core/vietnamese_text.h"

namespace db {
namespace {

constexpr const char* kByRequest =
    "SELECT s.id, s.receipt, s.payable, s.change, j.hash, NULL, s.seq FROM sale s "
    "JOIN journal j USING (seq) "
    "WHERE s.request_id = ? AND s.request_id <> ''";
constexpr const char* kById =
    "SELECT s.id, s.receipt, s.payable, s.change, j.hash, j.body, s.seq FROM sale s "
    "JOIN journal j USING (seq) WHERE s.id = ?";
constexpr const char* kFirstFrom =
    "SELECT seq, receipt, id FROM sale WHERE seq BETWEEN ? AND ? ORDER BY seq LIMIT 1";

// Of an epoch, its entries low … high. Its receipts grow with its entries, so that halving finds
// one without an index that every sale would have to keep.
std::optional<kiosk::SaleId> with_receipt(Database& database, std::int64_t low, std::int64_t high,
                                          std::int64_t receipt) {
    while (low <= high) {
        const std::int64_t middle = low + (high - low) / 2;
        Query query = database.query(kFirstFrom);
        const bool is_there = query.with(middle, high).next();
        if (is_there && query.number(1) == receipt) return sale_id_in(query.view(2));
        if (is_there && query.number(1) < receipt) {
            low = query.number(0) + 1;
        } else {
            high = middle - 1;
        }
    }
    return std::nullopt;
}

bool is_plain(const std::string& text) {
    return text.find('\0') == std::string::npos && kiosk::is_utf8(text);
}

// True when the body holds every text as it is, so that the sale itself can be projected.
bool is_storable(const kiosk::Sale& sale) {
    const auto line_is_plain = [](const kiosk::SaleLine& line) {
        return is_plain(line.product_id.text()) && is_plain(line.code) && is_plain(line.name) &&
               is_plain(line.name_en) && is_plain(line.producer) && is_plain(line.unit) &&
               is_plain(line.lot) && is_plain(line.serial) && is_plain(line.promotion) &&
               is_plain(line.discount_reason) && is_plain(line.discount_approver) &&
               is_plain(line.note);
    };
    const auto payment_is_plain = [](const kiosk::Payment& payment) {
        return is_plain(payment.reference);
    };
    return is_plain(sale.request_id) && is_plain(sale.cashier.text()) &&
           is_plain(sale.cashier_name) && is_plain(sale.note) && is_plain(sale.discount_reason) &&
           is_plain(sale.discount_approver) && std::ranges::all_of(sale.lines, line_is_plain) &&
           std::ranges::all_of(sale.settlement.payments, payment_is_plain);
}

// The sale as the body says it: never another one than what was hashed.
kiosk::Sale as_written(const kiosk::Sale& sale) {
    const auto body = decode_sale(encode_sale(sale, {}, 0));
    if (!body) {
        throw Error{FaultKind::Internal, body.problem()};
    }
    return body->sale;
}

}  // namespace

bool sums_agree(const kiosk::Sale& sale) {
    kiosk::Money gross, discount, amount, tax, paid;
    for (const kiosk::SaleLine& line : sale.lines) {
        gross += line.gross;
        discount += line.promotion_discount + line.discount + line.sale_discount;
        amount += line.amount;
        tax += line.tax;
    }
    for (const kiosk::Payment& payment : sale.settlement.payments) {
        paid += payment.amount;
    }
    return !sale.lines.empty() && gross == sale.gross && discount == sale.discount &&
           amount == sale.total && tax == sale.tax && sale.total == sale.gross - sale.discount &&
           sale.settlement.payable == sale.total + sale.settlement.rounding &&
           paid == sale.settlement.payable;
}

std::optional<StoredSale> SaleRepository::stored(Query& found) {
    if (!found.next()) {
        return std::nullopt;
    }
    const Epoch epoch = epoch_at(database_, found.number(6));
    StoredSale answer;
    answer.id = sale_id_in(found.view(0));
    answer.number = receipt_number(epoch.till, epoch.number, found.number(1));
    answer.total = found.money(2);
    answer.change = found.money(3);
    answer.short_hash = short_form(found.text(4));
    answer.repeated = true;
    return answer;
}

std::optional<StoredSale> SaleRepository::for_request(std::string_view request_id) {
    Query query = database_.query(kByRequest);
    return stored(query.with(request_id));
}

std::optional<StoredSale> SaleRepository::for_id(const kiosk::Sale& sale) {
    Query query = database_.query(kById);
    auto answer = stored(query.with(blob_of(sale.id)));
    if (answer) {
        // By its contents: the entry may have been written in an older version.
        const auto body = decode_sale(query.text(5));
        if (!body || body->sale != sale) {
            throw refusal({"Đơn hàng này không ghi lại được", "This sale cannot be stored again"},
                          {"đã có đơn " + answer->number + " khác nội dung mang cùng mã",
                           "sale " + answer->number + " has the same id and other contents"});
        }
    }
    return answer;
}

std::optional<StoredSale> SaleRepository::found(const kiosk::Sale& sale) {
    if (!sale.request_id.empty()) {
        if (auto first = for_request(sale.request_id)) {
            return first;
        }
    }
    return for_id(is_storable(sale) ? sale : as_written(sale));
}

StoredSale SaleRepository::save(const TillKey& key, const kiosk::Sale& sale) {
    if (!is_storable(sale)) {
        return save(key, as_written(sale));
    }
    if (!sums_agree(sale)) {
        throw refusal({"Đơn hàng không được ghi", "The sale was not stored"},
                      {"các khoản tiền trong đơn không khớp nhau", "its sums do not agree"});
    }
    if (auto first = found(sale)) {
        return *first;
    }
    const TillIdentity till = till_identity(database_);
    SaleBody body{sale, {}, next_receipt(database_)};
    body.number = receipt_number(till.till, till.epoch, body.receipt);
    const Appended entry =
        journal_.append(key, "sale", encode_sale(sale, body.number, body.receipt));
    project_sale(database_, entry.seq, body);
    return {sale.id,
            body.number,
            short_form(entry.hash),
            sale.settlement.payable,
            sale.settlement.change,
            false};
}

std::optional<kiosk::Sale> SaleRepository::sale(const kiosk::SaleId& id) {
    Query query = database_.query(kById);
    if (!query.with(blob_of(id)).next()) {
        return std::nullopt;
    }
    auto body = decode_sale(query.text(5));
    if (!body) {
        throw fault(FaultKind::Corrupt, database_.file(), body.problem().why.en);
    }
    return std::move(body).value().sale;
}

std::optional<kiosk::SoldReceipt> SaleRepository::sold(const kiosk::SaleId& id) {
    Query query = database_.query(kById);
    const auto found = stored(query.with(blob_of(id)));
    if (!found) {
        return std::nullopt;
    }
    auto body = decode_sale(query.text(5));
    if (!body) {
        throw fault(FaultKind::Corrupt, database_.file(), body.problem().why.en);
    }
    return kiosk::SoldReceipt{std::move(body).value().sale, found->number, found->short_hash};
}

std::optional<kiosk::SoldReceipt> SaleRepository::sold(std::string_view number) {
    const auto dash = number.rfind('-');
    std::int64_t receipt = 0;
    const char* end = number.data() + number.size();
    const char* begin = dash == std::string_view::npos ? end : number.data() + dash + 1;
    if (const auto read = std::from_chars(begin, end, receipt);
        read.ec != std::errc{} || read.ptr != end) {
        return std::nullopt;
    }
    // Epochs count anew, so that several sales may have this last part.
    std::int64_t last = journal_.last_seq();
    const std::vector<Epoch> all = epochs(database_);
    for (auto epoch = all.rbegin(); epoch != all.rend(); ++epoch) {
        if (receipt_number(epoch->till, epoch->number, receipt) == number) {
            const auto id = with_receipt(database_, epoch->before + 1, last, receipt);
            if (id) return sold(*id);
        }
        last = epoch->before;
    }
    return std::nullopt;
}

bool SaleRepository::is_empty() {
    return database_.number(
               "SELECT count(*) FROM (SELECT 1 FROM sale UNION ALL "
               "SELECT 1 FROM refund LIMIT 1)") == 0;
}

}  // namespace db
