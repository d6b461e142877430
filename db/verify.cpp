#include "db/verify.h"

#include "db/catalogue_repository.h"
#include "db/journal.h"
#include "db/journal_hash.h"
#include "db/promotion_repository.h"
#include "db/recall_check.h"
#include "db/sale_body.h"
#include "db/sale_projection.h"

namespace db {
namespace {

constexpr const char* kEntries =
    "SELECT seq, kind, body, prev, hash, sig FROM journal ORDER BY seq";
constexpr std::size_t kMostProblems = 100;
constexpr std::int64_t kProgressEvery = 500;

class Verification {
public:
    Verification(Database& database, const Progress& progress)
        : database_{database}, progress_{progress}, till_{till_identity(database)} {}

    VerifyReport run() {
        check_file();
        const std::int64_t total = database_.number("SELECT count(*) FROM journal");
        std::string head = journal_origin();
        Query query = database_.query(kEntries);
        while (query.next()) {
            const Journaled entry{query.number(0), query.text(1), query.text(2),
                                  query.text(3),   query.text(4), query.text(5)};
            check_entry(entry, head);
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

    void check_entry(const Journaled& entry, const std::string& head) {
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
            journal_hash(till_.till, till_.epoch, entry.seq, entry.prev, entry.body) !=
                entry.hash) {
            complain(entry.seq,
                     {"nội dung không khớp với mã băm", "its contents do not fit its hash"});
        }
        if (!signature_fits(entry.sig, entry.hash, till_.public_key)) {
            complain(entry.seq,
                     {"chữ ký không phải của máy này", "its signature is not this till's"});
        }
        if (entry.kind == "recall" || entry.kind == "lots") {
            if (!recalls_.take(entry.kind, entry.body)) {
                complain(entry.seq, {"không đọc được nội dung", "its contents cannot be read"});
            }
        }
        if (entry.kind == "sale") {
            check_sale(entry);
        }
    }

    void check_sale(const Journaled& entry) {
        ++report_.sales;
        const auto body = decode_sale(entry.body);
        if (!body) {
            complain(entry.seq, body.problem().why);
            return;
        }
        lines_ += static_cast<std::int64_t>(body->sale.lines.size());
        payments_ += static_cast<std::int64_t>(body->sale.settlement.payments.size());
        if (body->receipt != report_.sales ||
            body->number != receipt_number(till_.till, till_.epoch, report_.sales)) {
            complain(entry.seq, {"số hóa đơn " + body->number + " không liên tục",
                                 "receipt number " + body->number + " is out of order"});
        }
        if (auto misfit = compare_projection(database_, entry.seq, *body)) {
            complain(entry.seq, *std::move(misfit));
        }
    }

    // Every entry has its rows; this finds rows that have no entry.
    void check_counts() {
        check_count("SELECT count(*) FROM sale", report_.sales, "sale");
        check_count("SELECT count(*) FROM sale_line", lines_, "sale_line");
        check_count("SELECT count(*) FROM payment", payments_, "payment");
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
    std::int64_t seq_{0};
    std::int64_t lines_{0};
    std::int64_t payments_{0};
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
