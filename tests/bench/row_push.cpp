// Delivery to a real PostgreSQL beside raw COPY of the rows it made, into the same tables without
// any function, chain or privilege: the limit of the server.
#include <libpq-fe.h>

#include <array>
#include <memory>
#include <stdexcept>
#include <string>

#include "db/shop_store.h"
#include "db/sync/central_admin.h"
#include "db/sync/postgres_central.h"
#include "tests/bench/rows.h"
#include "tests/support/postgres_cluster.h"

namespace bench {
namespace {

constexpr std::array kTables = {"journal", "sale", "sale_line", "payment"};

struct FreeResult {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, FreeResult>;

class Copier {
public:
    explicit Copier(const std::string& url) : connection_{PQconnectdb(url.c_str())} {
        check(PQstatus(connection_.get()) == CONNECTION_OK);
        run("CREATE SCHEMA bare");
        for (const char* table : kTables) {
            run(std::string{"CREATE TABLE bare."} + table + " (LIKE ocop." + table +
                " INCLUDING ALL)");
        }
    }

    // What was delivered as entries first…last, table by table, as COPY writes it.
    std::array<std::string, kTables.size()> rows_of(std::int64_t first, std::int64_t last) {
        std::array<std::string, kTables.size()> rows;
        for (std::size_t i = 0; i < kTables.size(); ++i) {
            run("COPY (SELECT * FROM ocop." + std::string{kTables[i]} + " WHERE seq BETWEEN " +
                    std::to_string(first) + " AND " + std::to_string(last) +
                    " ORDER BY till, epoch, seq) TO STDOUT",
                PGRES_COPY_OUT);
            char* line = nullptr;
            for (int size = 0; (size = PQgetCopyData(connection_.get(), &line, 0)) > 0;) {
                rows[i].append(line, static_cast<std::size_t>(size));
                PQfreemem(line);
            }
            finish();
        }
        return rows;
    }

    void copy_in(const std::array<std::string, kTables.size()>& rows) {
        run("BEGIN");
        for (std::size_t i = 0; i < kTables.size(); ++i) {
            run("COPY bare." + std::string{kTables[i]} + " FROM STDIN", PGRES_COPY_IN);
            check(PQputCopyData(connection_.get(), rows[i].data(),
                                static_cast<int>(rows[i].size())) == 1);
            check(PQputCopyEnd(connection_.get(), nullptr) == 1);
            finish();
        }
        run("COMMIT");
    }

private:
    void check(bool is_good) {
        if (!is_good) throw std::runtime_error{PQerrorMessage(connection_.get())};
    }
    void run(const std::string& sql, ExecStatusType wanted = PGRES_COMMAND_OK) {
        const Result result{PQexec(connection_.get(), sql.c_str())};
        check(PQresultStatus(result.get()) == wanted);
    }
    void finish() {
        while (const Result result{PQgetResult(connection_.get())}) {
            check(PQresultStatus(result.get()) == PGRES_COMMAND_OK);
        }
    }

    struct Close {
        void operator()(PGconn* connection) const { PQfinish(connection); }
    };
    std::unique_ptr<PGconn, Close> connection_;
};

// A till enrolled at its own centre, with this many sales waiting.
class WaitingTill {
public:
    WaitingTill(Bench& bench, const std::string& url, std::int64_t sales)
        : folder_{bench.shops.cache()},
          clock_{bench.clock.now_ms()},
          store_{folder_.path() / "shop", db::Mode::Write, clock_} {
        store_.set_till("BENCH");
        const auto applied = db::sync::apply_schema(url);
        if (!applied) throw std::runtime_error{applied.problem().line(kiosk::Language::English)};
        auto own = db::sync::enroll(url, "BENCH", store_.identity());
        if (!own) throw std::runtime_error{own.problem().line(kiosk::Language::English)};
        central_ = std::make_unique<db::sync::PostgresCentral>(*own);
        std::mt19937 random{17};
        for (std::int64_t done = 0; done < sales; done += 1'000) {
            std::vector<kiosk::Sale> batch;
            for (int i = 0; i < 1'000; ++i) {
                clock_.advance(1);
                batch.push_back(sale_of_five(random, 5'000, clock_.now_ms()));
            }
            store_.save_sales(batch);
            go_on();
        }
        sent_ = 0;
        deliver(static_cast<std::size_t>(store_.last_seq() - sales));  // all but the sales
    }

    std::int64_t sent() const { return sent_; }

    // Answers how long it took, the reading of the journal included.
    double deliver(std::size_t entries) {
        return timed([&] {
            const auto batch = store_.entries_after(sent_, entries);
            const auto answer = central_->push(1, sent_ + 1, batch);
            const auto* pushed = std::get_if<db::sync::PushAnswer>(&answer);
            if (pushed == nullptr || pushed->kind != db::sync::PushAnswer::Kind::Ok) {
                throw std::runtime_error{"the centre did not take a batch"};
            }
            sent_ = pushed->acked_seq;
        });
    }

private:
    Scratch folder_;
    kiosk::ManualClock clock_;
    db::ShopStore store_;
    std::unique_ptr<db::sync::PostgresCentral> central_;
    std::int64_t sent_{0};
};

}  // namespace

void measure_push(Bench& bench) {
    struct Batch {
        std::size_t entries;
        int times;
    };
    const std::array batches = {Batch{100, bench.sizes.samples(40)},
                                Batch{500, bench.sizes.samples(16)},
                                Batch{2'000, bench.sizes.samples(6)}};
    std::int64_t sales = 0;
    for (const Batch& batch : batches) {
        sales += static_cast<std::int64_t>(batch.entries) * (batch.times + 1);
    }
    const support::PostgresCluster cluster;
    WaitingTill till{bench, cluster.url(), (sales + 999) / 1'000 * 1'000};
    Copier copier{cluster.url()};
    for (const Batch& batch : batches) {
        Row row{.row = "push",
                .size = counted(static_cast<std::int64_t>(batch.entries)) + " a batch"};
        for (int i = 0; i <= batch.times; ++i) {
            go_on();
            const std::int64_t before = till.sent();
            const double took = till.deliver(batch.entries);
            const auto rows = copier.rows_of(before + 1, till.sent());
            const double copied = timed([&] { copier.copy_in(rows); });
            if (i == 0) continue;  // plans, caches
            row.ours.push_back(took);
            row.peer.push_back(copied);
        }
        row.what = "sales of five lines delivered to the centre, chained and checked";
        row.beside = "COPY of the same rows into the same tables";
        row.compare = Compare::Rate;
        row.target = ratio_at_least(0.6);
        bench.table.add(row);
    }
}

}  // namespace bench
