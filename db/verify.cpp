#include "db/verify.h"

#include <map>

#include "db/beside_check.h"
#include "db/catalogue_repository.h"
#include "db/epoch.h"
#include "db/goods_check.h"
#include "db/invoice_check.h"
#include "db/journal.h"
#include "db/journal_hash.h"
#include "db/promotion_repository.h"
#include "db/recall_check.h"
#include "db/refund_projection.h"
#include "db/return_cost.h"
#include "db/sale_body.h"
#include "db/sale_projection.h"
#include "db/settlement_proof.h"
#include "db/shift_check.h"
#include "db/sold_item.h"
#include "db/staff_check.h"
#include "db/stock_projection.h"

namespace db {
namespace {

constexpr const char* kEntries =
    "SELECT seq, kind, body, prev, hash, sig, at_ms FROM journal ORDER BY seq";
constexpr const char* kAnew = "SELECT seq, original FROM anew";
constexpr const char* kOriginal =
    "SELECT count(*) FROM journal WHERE seq = ? AND kind = ? AND body = ?";
constexpr std::size_t kMostProblems = 100;
constexpr std::int64_t kProgressEvery = 500;

class Verification {
public:
    Verification(Database& database, const Progress& progress)
        : database_{database},
          progress_{progress},
          till_{till_identity(database)},
          stock_{database},
          settlements_{database} {
        read_epochs();
    }

    VerifyReport run() {
        check_file();
        const std::int64_t total = database_.number("SELECT count(*) FROM journal");
        std::string head = journal_origin();
        Query query = database_.query(kEntries);
        while (query.next()) {
            const Journaled entry{query.number(0), query.text(1), query.text(2),
                                  query.text(3),   query.text(4), query.text(5)};
            if (epoch_ + 1 < epochs_.size() && entry.seq > epochs_[epoch_ + 1].before) {
                enter_epoch(entry, head);
                head = journal_origin();
            }
            check_entry(entry, head, query.number(6));
            head = entry.hash;
            if (++report_.entries % kProgressEvery == 0 && progress_ &&
                !progress_(report_.entries, total)) {
                complain(entry.seq, {"đã dừng theo yêu cầu, chưa kiểm tra hết",
                                     "stopped as asked, before the end"});
                return std::move(report_);
            }
        }
        report_.head = to_hex(head);
        check_counts();
        check_catalogue();
        check_promotions();
        for (kiosk::Text& misfit : recalls_.misfits(database_)) complain(0, std::move(misfit));
        for (kiosk::Text& misfit : staff_.misfits(database_)) complain(0, std::move(misfit));
        for (kiosk::Text& misfit : goods_.misfits()) complain(0, std::move(misfit));
        for (kiosk::Text& misfit : stock_.misfits()) complain(0, std::move(misfit));
        for (kiosk::Text& misfit : settlements_.misfits()) complain(0, std::move(misfit));
        for (kiosk::Text& misfit : shifts_.misfits(database_)) complain(0, std::move(misfit));
        if (auto misfit = invoices_.misfit()) complain(0, *std::move(misfit));
        for (kiosk::Text& misfit : misfits_beside_journal(database_)) {
            complain(0, std::move(misfit));
        }
        return std::move(report_);
    }

private:
    void complain(std::int64_t entry, kiosk::Text what) {
        report_.ok = false;
        if (report_.problems.size() < kMostProblems) {
            report_.problems.push_back({entry, std::move(what)});
        }
    }

    void check_file() {
        // Not quick_check: totals and lookups read the indexes, which must say what the tables say.
        Query whole = database_.query("PRAGMA integrity_check(20)");
        while (whole.next()) {
            const std::string said = whole.text(0);
            if (said != "ok") {
                complain(0, {"tệp cơ sở dữ liệu bị hỏng: " + said,
                             "the database file is damaged: " + said});
            }
        }
        Query keys = database_.query("PRAGMA foreign_key_check");
        while (keys.next()) {
            const std::string table = keys.text(0);
            complain(0, {"bảng " + table + " có dòng không thuộc về đâu",
                         "table " + table + " has a row that belongs to nothing"});
        }
    }

    void read_epochs() {
        epochs_ = epochs(database_);
        if (epochs_.empty()) epochs_.emplace_back();
        Epoch& now = epochs_.back();
        if (now.number != till_.epoch || now.till != till_.till) {
            complain(0, {"tên hoặc kỳ của máy không khớp với danh sách kỳ",
                         "the till's name or epoch does not fit the list of epochs"});
        }
        now.till = till_.till;
        Query anew = database_.query(kAnew);
        while (anew.next()) anew_[anew.number(0)] = anew.number(1);
    }

    // An epoch without entries leaves no trace but its number.
    void enter_epoch(const Journaled& first, const std::string& head) {
        const Epoch former = epochs_[epoch_];
        while (epoch_ + 1 < epochs_.size() && first.seq > epochs_[epoch_ + 1].before) ++epoch_;
        const Epoch& now = epochs_[epoch_];
        const EpochOpening opening{0, former.number, first.seq - 1 - former.before, head};
        if (first.seq != now.before + 1 || first.kind != "epoch" ||
            !opening_fits(first.body, now, opening)) {
            const std::string number = std::to_string(now.number);
            complain(first.seq, {"kỳ " + number + " không bắt đầu như đã ghi",
                                 "epoch " + number + " does not begin as it should"});
        }
        receipts_ = 0;
        shifts_.enter_epoch();
    }

    // Counted where it was said first; here it must be the same, byte for byte.
    void check_anew(const Journaled& entry, std::int64_t original) {
        Query same = database_.query(kOriginal);
        same.with(original, entry.kind, Query::Blob{entry.body});
        if (original > epochs_[epoch_].before || !same.next() || same.number(0) != 1) {
            complain(entry.seq, {"không giống bản ghi gốc số " + std::to_string(original),
                                 "is not the same as entry " + std::to_string(original)});
        }
        ++copies_;
    }

    void check_entry(const Journaled& entry, const std::string& head, std::int64_t at_ms) {
        const Epoch& epoch = epochs_[epoch_];
        if (entry.seq != ++seq_) {
            complain(entry.seq, {"thiếu bản ghi số " + std::to_string(seq_),
                                 "entry " + std::to_string(seq_) + " is missing"});
            seq_ = entry.seq;
        }
        if (entry.prev != head) {
            complain(entry.seq,
                     {"không nối tiếp bản ghi trước", "does not follow the entry before it"});
        }
        if (entry.prev.size() != head.size() ||
            journal_hash(epoch.till, epoch.number, entry.seq - epoch.before, entry.prev,
                         entry.body) != entry.hash) {
            complain(entry.seq,
                     {"nội dung không khớp với mã băm", "its contents do not fit its hash"});
        }
        if (!signature_fits(entry.sig, entry.hash, till_.public_key)) {
            complain(entry.seq,
                     {"chữ ký không phải của máy này", "its signature is not this till's"});
        }
        if (const auto original = anew_.find(entry.seq); original != anew_.end()) {
            check_anew(entry, original->second);
            return;
        }
        if (!mark_fits(entry.body, entry.kind, at_ms)) {
            complain(entry.seq, {"loại hoặc giờ ghi không khớp với nội dung",
                                 "its kind or time does not fit its contents"});
        }
        if ((entry.kind == "recall" || entry.kind == "lots") &&
            !recalls_.take(entry.kind, entry.body)) {
            complain(entry.seq, {"không đọc được nội dung", "its contents cannot be read"});
        }
        if (entry.kind == "goods_change") {
            if (auto misfit = goods_.take(entry.seq, entry.body)) {
                complain(entry.seq, *std::move(misfit));
            }
        }
        if (entry.kind == "invoices") {
            if (auto misfit = invoices_.take(entry.seq, entry.body)) {
                complain(entry.seq, *std::move(misfit));
            }
        }
        check_shelves(entry);
        check_shift(entry);
        if (entry.kind == "sale") {
            check_sale(entry);
        } else if (entry.kind == "refund") {
            check_refund(entry);
        } else if (entry.kind == "staff" && !staff_.take(entry.body)) {
            complain(entry.seq, {"không đọc được nội dung", "its contents cannot be read"});
        }
    }

    void check_shelves(const Journaled& entry) {
        if (entry.kind == "stock_move") {
            if (auto misfit = stock_.take(entry.seq, entry.body)) {
                complain(entry.seq, *std::move(misfit));
            }
        }
        if (auto misfit = settlements_.take(entry)) complain(entry.seq, *std::move(misfit));
    }

    void check_shift(const Journaled& entry) {
        if (!ShiftCheck::takes(entry.kind)) return;
        for (kiosk::Text& wrong : shifts_.take(database_, entry.seq, entry.kind, entry.body)) {
            complain(entry.seq, std::move(wrong));
        }
    }

    void check_sale(const Journaled& entry) {
        ++report_.sales;
        ++receipts_;
        const auto body = decode_sale(entry.body);
        if (!body) {
            complain(entry.seq, body.problem().why);
            return;
        }
        lines_ += static_cast<std::int64_t>(body->sale.lines.size());
        payments_ += static_cast<std::int64_t>(body->sale.settlement.payments.size());
        check_number(entry, body->number, body->receipt);
        const LineCosts costs = stock_.sold(entry.seq, body->sale.lines);
        settlements_.sold(entry.seq, body->sale);
        if (auto misfit = compare_projection(database_, entry.seq, *body, costs)) {
            complain(entry.seq, *std::move(misfit));
        }
    }

    void check_refund(const Journaled& entry) {
        ++refunds_;
        ++receipts_;
        const auto body = decode_refund(entry.body);
        if (!body) {
            complain(entry.seq, body.problem().why);
            return;
        }
        refund_lines_ += static_cast<std::int64_t>(body->refund.lines.size());
        refund_payments_ += static_cast<std::int64_t>(body->refund.payments.size());
        check_number(entry, body->number, body->receipt);
        const LineCosts costs = put_back(entry.seq, body->refund);
        settlements_.returned(entry.seq, body->refund);
        if (auto misfit = compare_projection(database_, entry.seq, *body, costs)) {
            complain(entry.seq, *std::move(misfit));
        }
    }

    // What came back, and what it had been sold for.
    LineCosts put_back(std::int64_t seq, const kiosk::Refund& refund) {
        LineCosts costs;
        for (const kiosk::ReturnLine& line : refund.lines) {
            const auto n = static_cast<std::int64_t>(costs.size()) + 1;
            const auto item = find_sold_item(database_, line.goods);
            const SoldFor sold = item ? sold_for(database_, refund, *item, seq, n) : SoldFor{};
            costs.push_back(sold.known_here ? sold.cost : stock_.cost_as_usual(line.goods));
            if (line.back_to_shelf) stock_.returned(seq, line.goods, costs.back());
        }
        return costs;
    }

    void check_number(const Journaled& entry, const std::string& number, std::int64_t receipt) {
        const Epoch& epoch = epochs_[epoch_];
        if (receipt == receipts_ && number == receipt_number(epoch.till, epoch.number, receipts_)) {
            return;
        }
        complain(entry.seq, {"số hóa đơn " + number + " không liên tục",
                             "receipt number " + number + " is out of order"});
    }

    // Every entry has its rows; this finds rows that have no entry.
    void check_counts() {
        check_count("SELECT count(*) FROM sale", report_.sales, "sale");
        check_count("SELECT count(*) FROM sale_line", lines_, "sale_line");
        check_count("SELECT count(*) FROM payment", payments_, "payment");
        check_count("SELECT count(*) FROM refund", refunds_, "refund");
        check_count("SELECT count(*) FROM refund_line", refund_lines_, "refund_line");
        check_count("SELECT count(*) FROM refund_payment", refund_payments_, "refund_payment");
        check_count("SELECT count(*) FROM anew", copies_, "anew");
    }
    void check_catalogue() {
        for (const std::string& id : CatalogueRepository{database_}.unfit()) {
            complain(0, {"sản phẩm " + id + " không còn như khi lưu",
                         "product " + id + " is not what was saved"});
        }
    }
    void check_promotions() {
        if (auto misfit = PromotionRepository{database_}.compare()) {
            complain(0, *std::move(misfit));
        }
    }
    void check_count(const char* sql, std::int64_t wanted, const std::string& table) {
        const std::int64_t found = database_.number(sql);
        if (found != wanted) {
            const std::string counts = std::to_string(found) + " ≠ " + std::to_string(wanted);
            complain(0, {"bảng " + table + " không khớp với nhật ký: " + counts,
                         "table " + table + " does not fit the journal: " + counts});
        }
    }

    Database& database_;
    const Progress& progress_;
    TillIdentity till_;
    VerifyReport report_;
    RecallCheck recalls_;
    std::vector<Epoch> epochs_;
    std::map<std::int64_t, std::int64_t> anew_;  // seq → the entry it repeats
    StaffCheck staff_;
    GoodsCheck goods_{database_};
    InvoiceCheck invoices_{database_};
    StockCheck stock_;
    SettlementProof settlements_;
    ShiftCheck shifts_;
    std::size_t epoch_{0};      // the one being read
    std::int64_t receipts_{0};  // of it
    std::int64_t copies_{0};
    std::int64_t seq_{0};
    std::int64_t lines_{0};
    std::int64_t payments_{0};
    std::int64_t refunds_{0};
    std::int64_t refund_lines_{0};
    std::int64_t refund_payments_{0};
};

}  // namespace

VerifyReport verify_database(Database& database, const Progress& progress) {
    SQLite::Transaction snapshot{database.handle()};
    try {
        return Verification{database, progress}.run();
    } catch (const SQLite::Exception& exception) {
        // A page that cannot even be read is an answer here, not a failure to answer.
        const Error error = sqlite_fault(exception, database.file());
        if (error.kind() != FaultKind::Corrupt) {
            throw;
        }
        VerifyReport report;
        report.ok = false;
        report.problems.push_back({0,
                                   {error.problem().line(kiosk::Language::Vietnamese),
                                    error.problem().line(kiosk::Language::English)}});
        return report;
    }
}

}  // namespace db
