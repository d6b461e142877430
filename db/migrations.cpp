#include "db/migrations.h"

#include <string>

namespace db {

std::string_view embedded_sql(std::string_view path);

const std::vector<Migration>& migrations() {
    static const std::vector<Migration> kAll{
        {1, embedded_sql("migrations/0001_journal.sql")},
        {2, embedded_sql("migrations/0002_catalogue.sql")},
        {3, embedded_sql("migrations/0003_sales.sql")},
        {4, embedded_sql("migrations/0004_staff.sql")},
        {5, embedded_sql("migrations/0005_pulled.sql")},
        {6, embedded_sql("migrations/0006_print_queue.sql")},
        {7, embedded_sql("migrations/0007_sale_details.sql")},
        {8, embedded_sql("migrations/0008_till.sql")},
        {9, embedded_sql("migrations/0009_shopper.sql")},
        {10, embedded_sql("migrations/0010_epochs.sql")},
        {11, embedded_sql("migrations/0011_roles.sql")},
        {12, embedded_sql("migrations/0012_shifts.sql")},
        {13, embedded_sql("migrations/0013_refunds.sql")},
        {14, embedded_sql("migrations/0014_invoices.sql")},
        {15, embedded_sql("migrations/0015_goods.sql")},
        {16, embedded_sql("migrations/0016_stock.sql")},
        {17, embedded_sql("migrations/0017_settlement.sql")},
        {18, embedded_sql("migrations/0018_log.sql")},
        {19, embedded_sql("migrations/0019_costs.sql")},
        {20, embedded_sql("migrations/0020_people.sql")},
        {21, embedded_sql("migrations/0021_invoice_adjustments.sql")},
        {22, embedded_sql("migrations/0022_payments_presents_left_out.sql")},
        {23, embedded_sql("migrations/0023_pulled_people.sql")},
    };
    return kAll;
}

Standing standing(Database& database) {
    const std::int64_t application = database.number("PRAGMA application_id");
    const std::int64_t version = database.number("PRAGMA user_version");
    if (application == 0 && version == 0 &&
        database.number("SELECT count(*) FROM sqlite_schema") == 0) {
        return Standing::Empty;
    }
    if (application != kApplicationId) {
        throw fault(FaultKind::Corrupt, database.file(), {});
    }
    const int newest = migrations().back().version;
    if (version > newest) {
        throw fault(FaultKind::NewerVersion, database.file(),
                    std::to_string(version) + " > " + std::to_string(newest));
    }
    return version < newest ? Standing::Older : Standing::Current;
}

void migrate(Database& database, const std::function<void()>& before_upgrade) {
    const Standing found = standing(database);
    if (found == Standing::Current) {
        return;
    }
    if (found == Standing::Empty) {
        // Kept in the file from the first page on, and with it the kind of the file.
        database.execute("PRAGMA journal_mode = WAL");
    } else if (before_upgrade) {
        before_upgrade();
    }
    const std::int64_t have = database.number("PRAGMA user_version");
    for (const Migration& migration : migrations()) {
        if (migration.version <= have) {
            continue;
        }
        SQLite::Transaction transaction{database.handle(), SQLite::TransactionBehavior::IMMEDIATE};
        database.execute(std::string{migration.sql});
        database.execute("PRAGMA application_id = " + std::to_string(kApplicationId));
        database.execute("PRAGMA user_version = " + std::to_string(migration.version));
        transaction.commit();
    }
}

}  // namespace db
