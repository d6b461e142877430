// The shop's storage: one SQLite file in a data folder, opened for reading or for writing, with the
// repositories that hand out core values. WAL, synchronous=FULL, psow=0 (DATA.md).
//
// Writing takes the folder's writer lock (writer.lock, flock) for the length of each transaction
// and checkpoint, so a command line next to a running kiosk works and SQLite's WAL-reset fault
// cannot happen. A ShopStore belongs to one thread at a time; open as many as there are threads.
// Storage faults throw db::Error.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "db/error.h"
#include "db/store_values.h"
#include "kiosk/core/basket.h"
#include "kiosk/core/clock.h"
#include "kiosk/core/code.h"
#include "kiosk/core/figures.h"
#include "kiosk/core/goods_change.h"
#include "kiosk/core/held.h"
#include "kiosk/core/invoice.h"
#include "kiosk/core/log.h"
#include "kiosk/core/lot.h"
#include "kiosk/core/override.h"
#include "kiosk/core/print_job.h"
#include "kiosk/core/product.h"
#include "kiosk/core/promotion.h"
#include "kiosk/core/returnable.h"
#include "kiosk/core/sale.h"
#include "kiosk/core/sales_behind.h"
#include "kiosk/core/scan_count.h"
#include "kiosk/core/settlement.h"
#include "kiosk/core/shift.h"
#include "kiosk/core/staff.h"
#include "kiosk/core/stock.h"
#include "kiosk/core/totals.h"
#include "kiosk/core/trust.h"

namespace db {

enum class Mode { Read, Write };

// Told now and then during long work: done, total (0: unknown); answers false to stop.
using Progress = std::function<bool(std::int64_t done, std::int64_t total)>;

class ShopStore {
public:
    // Opens (Write: creates and migrates) kiosk.db in `folder`; a missing folder is made. `clock`
    // must outlive the store.
    ShopStore(const std::filesystem::path& folder, Mode mode, const kiosk::Clock& clock);
    ~ShopStore();
    ShopStore(ShopStore&&) noexcept;
    ShopStore& operator=(ShopStore&&) noexcept;

    // --- catalogue -------------------------------------------------------------------------------
    std::optional<kiosk::Product> product(const kiosk::ProductId& id);
    // By GTIN-14 or exact text of a stamp; then by in-shop item number; then by product id.
    std::optional<kiosk::Product> product_by_code(const kiosk::Code& code);
    // Words in any order, diacritics optional, last word as a prefix; best first, at most `limit`.
    std::vector<kiosk::Product> search(std::string_view words, std::size_t limit);
    // In Vietnamese order of names, from `offset`.
    std::vector<kiosk::Product> browse(const ProductFilter& filter, std::size_t offset,
                                       std::size_t limit);
    std::vector<GroupCount> count_by_group();
    std::vector<GroupCount> count_by_province();
    std::vector<GroupCount> count_by_stars();  // "5", "4" …
    // Some product says more than the catalogue of the first versions could (net content, …).
    bool has_product_details();
    std::int64_t product_count();
    // Inserts or replaces all in one transaction, with one journal entry ("catalogue"): all or
    // none.
    void save_products(const std::vector<kiosk::Product>& products, std::string_view reason,
                       const Progress& progress = {});
    void for_each_product(const std::function<void(const kiosk::Product&)>& visit);

    // --- goods, as a person edits them (shop_store_goods.cpp); journaled ("goods_change") --------
    // `read`: as the form began; none: a new product. Refuses (Problem) what an import would
    // refuse, and an id or code that is taken.
    kiosk::Result<GoodsSaved> save_product(const std::optional<kiosk::Product>& read,
                                           const kiosk::Product& wanted,
                                           const kiosk::StaffCode& by);
    // It leaves the catalogue; its past sales stay. Not where it is no longer as `read`.
    kiosk::Result<GoodsSaved> withdraw_product(const kiosk::Product& read,
                                               const kiosk::StaffCode& by);
    // What changed since `read` (of producers()), in every product of the producer of its name;
    // answers how many. Refuses where it is no longer as it was read.
    kiosk::Result<std::int64_t> save_producer(const kiosk::Producer& read,
                                              const kiosk::Producer& wanted,
                                              const kiosk::StaffCode& by);
    std::vector<ProducerCount> producers();
    // Keeps the lot's way and recall. Refuses a number that the product has already (a new lot).
    kiosk::Status save_lot(const std::optional<kiosk::Lot>& read, const kiosk::Lot& wanted,
                           const kiosk::StaffCode& by);
    std::vector<kiosk::Lot> lots_of(const kiosk::ProductId& product);
    // Refuses a time that is over and a product that is not there.
    kiosk::Status plan_price(const kiosk::PlannedPrice& price);
    void cancel_price(const kiosk::ProductId& id, std::int64_t starts_ms,
                      const kiosk::StaffCode& by);
    std::vector<kiosk::PlannedPrice> planned_prices();
    std::vector<kiosk::PlannedPrice> planned_prices(const kiosk::ProductId& id);
    std::optional<std::int64_t> next_price_ms();
    // Those whose time has come become the products' prices, oldest first; answers the products.
    std::vector<kiosk::ProductId> begin_due_prices();
    std::vector<kiosk::GoodsChange> goods_changes(const kiosk::ProductId& id, std::size_t limit);
    std::vector<kiosk::GoodsChange> newest_goods_changes(std::size_t limit);
    // Goods whose certificate ended before or ends on `until` at the latest, soonest first.
    std::vector<kiosk::Product> certificates_until(kiosk::Date until, std::size_t limit);
    ImportPreview preview_import(const CatalogueImport& wanted, const Progress& progress = {});
    // All of it or nothing, in one transaction. Answers what it did.
    ImportPreview import_catalogue(const CatalogueImport& wanted, const Progress& progress = {});

    // Most sold in the last `days`, then by name.
    std::vector<kiosk::Product> favourites(std::size_t limit);

    // --- what a shopper asks ---------------------------------------------------------------------
    // What the shop knows about a code: product, the code's lot, whether this piece was sold.
    kiosk::ScanFacts scanned(const kiosk::Code& code);
    // At most `limit` of each, in one short run through an index each.
    Related related(const kiosk::ProductId& id, std::size_t limit);
    std::optional<kiosk::Lot> lot(const kiosk::ProductId& product, std::string_view number);
    // The lot to be sold first, where there are several to choose from.
    std::optional<kiosk::FirstOut> first_out(const kiosk::ProductId& product);
    std::vector<kiosk::Lot> lots();  // by product and number
    std::vector<kiosk::Lot> lots_of_number(std::string_view number);
    // Inserts or replaces all in one transaction, with one journal entry ("lots"). A recall that is
    // known stays, also where a lot here does not say so.
    void save_lots(const std::vector<kiosk::Lot>& lots, std::string_view reason);
    // Calls a lot back, or (nullopt) lifts its recall; journaled ("recall"). A lot that was not
    // known is from now on.
    void recall_lot(const kiosk::ProductId& product, std::string_view number,
                    const std::optional<kiosk::Recall>& recall, std::string_view by);
    using BasketLines = std::vector<std::pair<kiosk::ProductId, kiosk::Quantity>>;
    // Under `number` while that basket is open, else under a new one; answers the number.
    std::string save_basket(const BasketLines& lines, std::string_view number);
    // With today's prices; Used once a sale of a kept cart that names it was saved; Expired when
    // older than `keeps_ms`.
    kiosk::Basket basket(std::string_view number, std::int64_t keeps_ms);
    void add_scans(const std::vector<kiosk::ScanCount>& scans);
    kiosk::ScanReport scan_report(kiosk::Date from, kiosk::Date to, std::size_t limit);

    // --- sales -----------------------------------------------------------------------------------
    // One transaction, durable on return. Gives the receipt number.
    // `receipt`: waits for paper from the same moment on (its sale need not be filled in).
    StoredSale save_sale(const kiosk::Sale& sale,
                         const std::optional<kiosk::PrintJob>& receipt = std::nullopt);
    // Many sales in one transaction (demonstration, import); same rules, all or none.
    std::vector<StoredSale> save_sales(const std::vector<kiosk::Sale>& sales);
    std::optional<StoredSale> sale_for_request(std::string_view request_id);
    std::optional<kiosk::Sale> sale(const kiosk::SaleId& id);
    kiosk::Totals totals(kiosk::Date business_date);
    // The sum of its days' totals, finished months read once; and the sales behind a figure.
    kiosk::Figures figures(const kiosk::Period& period);
    kiosk::SalesPage sales_behind(const kiosk::SalesFilter& filter, kiosk::SalesOrder order,
                                  std::size_t offset, std::size_t limit);
    // The greatest id there is: new ones must not go back behind it.
    std::optional<kiosk::SaleId> newest_sale_id();

    // --- goods that come back (shop_store_refund.cpp) --------------------------------------------
    // One transaction, durable on return, with its paper as for a sale. Refuses (Error Internal)
    // what was returned meanwhile, here or, once the centre has told, elsewhere.
    StoredRefund save_refund(const kiosk::Refund& refund,
                             const std::optional<kiosk::PrintJob>& receipt = std::nullopt);
    // The refund and the sale of the new goods, both or none.
    struct StoredExchange {
        StoredRefund refund;
        StoredSale sale;
    };
    StoredExchange save_exchange(const kiosk::Refund& refund, const kiosk::Sale& sale,
                                 const std::optional<kiosk::PrintJob>& receipt = std::nullopt);
    std::optional<StoredRefund> refund_for_request(std::string_view request_id);
    std::optional<kiosk::GivenBack> given_back(const kiosk::SaleId& id);
    std::optional<kiosk::GivenBack> given_back(std::string_view number);
    // A receipt with what has come back of it; also another till's, where the centre has told.
    // "123" is number 123 of this till's present epoch.
    std::optional<kiosk::Returnable> returnable(const kiosk::SaleId& sale);
    std::optional<kiosk::Returnable> returnable(std::string_view number);
    // What the centre answers about one receipt: bodies of the sale and of its refunds.
    void keep_foreign(const std::string& sale, const std::vector<std::string>& refunds);
    PulledMark pulled_refunds();
    // Refunds given at other tills and the mark they lead to; answers how many were news here.
    std::int64_t take_foreign_refunds(const std::vector<std::string>& bodies,
                                      const PulledMark& mark);

    // --- stock (kiosk/core/stock.h) --------------------------------------------------------------
    // One transaction with its journal entry ("stock_move"); answers the move as it was recorded:
    // facts of its lines, what a count expected. One of a known id answers the first. Refuses what
    // cannot be, by the field of the move.
    kiosk::Result<kiosk::StockMove> record_move(const kiosk::StockMove& move);
    // Words in any order, of names and lots; at most `limit` rows of those that match. Words also
    // find goods of the catalogue that never were in stock (filter All), after the others.
    kiosk::StockList stock(kiosk::StockFilter filter, std::string_view words, std::size_t limit);
    // One product as the list has it, also where none of it ever was in stock.
    std::optional<kiosk::StockRow> stock_row(const kiosk::ProductId& product);
    // In the order in which they are sold; not those that are 0.
    std::vector<kiosk::LotOnHand> lots_on_hand(const kiosk::ProductId& product);
    // The lot to sell first: on hand, not recalled, not past its date. One lookup by index.
    std::optional<kiosk::LotOnHand> first_to_expire(const kiosk::ProductId& product);
    // Newest first; of every product where `product` is empty.
    std::vector<kiosk::StockMove> stock_moves(const kiosk::ProductId& product, std::size_t limit);
    // Those on the way first; at most `limit` of each direction.
    std::vector<kiosk::Transfer> transfers(std::size_t limit);
    std::vector<std::string> other_shops();  // as the centre has named them

    // --- producers (kiosk/core/settlement.h) -----------------------------------------------------
    // The whole list of a producer, with one journal entry ("terms"). Refuses what check_terms()
    // refuses, and what would change the terms that a closed period was settled on.
    kiosk::Status save_terms(std::string_view producer, const std::vector<kiosk::Terms>& terms,
                             const kiosk::StaffCode& by);
    std::vector<kiosk::Terms> terms(std::string_view producer);
    // On which terms a product comes today; nullopt: on none.
    std::optional<kiosk::Terms> agreed_on(const kiosk::ProductId& product);
    // Open periods may be years long. Each call reads one piece of them (kiosk::piece_around), in
    // tens of milliseconds, and says how many are left; then the figures below find those ready.
    // Without it they take as long as it takes.
    std::size_t read_settlements_ahead();
    // Everybody with goods, terms or settlements, by name; the open period is up to today.
    std::vector<kiosk::ProducerAccount> producer_accounts();
    // Of the open period up to `until`; with `from`, of these days, whatever was settled of them.
    kiosk::Statement statement(std::string_view producer, std::optional<kiosk::Date> from,
                               kiosk::Date until);
    // Ends the open period with `until` (not after today), under this id, with one journal entry
    // ("settlement"). Refuses an empty period, goods without terms, days that are settled already.
    kiosk::Result<kiosk::ClosedPeriod> close_period(const kiosk::SaleId& id,
                                                    std::string_view producer, kiosk::Date until,
                                                    const kiosk::StaffCode& by);
    std::vector<kiosk::ClosedPeriod> closed_periods(std::string_view producer);  // newest first
    std::optional<kiosk::ClosedPeriod> closed_period(std::string_view number);
    // "settlement_paid"; refuses what check_payment() refuses.
    kiosk::Result<kiosk::ClosedPeriod> pay_period(std::string_view number,
                                                  const kiosk::PeriodPayment& payment);

    // --- e-invoices ------------------------------------------------------------------------------
    kiosk::InvoiceDay invoices_of(kiosk::Date day);
    // What of them waits, after sales of other days that must go before their adjustment.
    kiosk::InvoiceDay invoices_to_hand_over(kiosk::Date day);
    // Each once, however often it is asked; journaled. Answers how many were new.
    std::int64_t hand_over_invoices(kiosk::Date day, const kiosk::InvoiceDay& batch,
                                    const kiosk::StaffCode& by = {});
    kiosk::InvoiceCounts invoice_counts(kiosk::Date day);
    // Kept apart from the sale, for so many days.
    void save_buyer(const kiosk::SaleId& sale, const kiosk::InvoiceBuyer& buyer,
                    std::int64_t days = kiosk::kBuyerKeptDays);
    std::optional<kiosk::InvoiceBuyer> buyer(const kiosk::SaleId& sale);
    void forget_due_buyers();

    // --- paper -----------------------------------------------------------------------------------
    // A copy of a sale's receipt, or another document; waits from now on, with its id. A sale that
    // is not of this till is refused (Error Internal).
    // With `reprint`, a copy that somebody asked for is journaled under the same lock.
    kiosk::WaitingPrint queue_print(const kiosk::PrintJob& job,
                                    const std::optional<kiosk::Override>& reprint = std::nullopt);
    void forget_print(std::int64_t id);                 // it is on paper, or nobody wants it
    std::vector<kiosk::WaitingPrint> waiting_prints();  // oldest first
    // By its id, or by its number as the receipt says it ("K01-1-000123").
    std::optional<kiosk::SoldReceipt> sold(const kiosk::SaleId& id);
    std::optional<kiosk::SoldReceipt> sold(std::string_view number);
    // --- carts that wait -------------------------------------------------------------------------
    // The cart being rung up; there is one. Ends by itself when a sale of its id is saved.
    void keep_draft(const kiosk::HeldCart& draft);
    void drop_draft();
    std::optional<kiosk::HeldCart> draft();
    // A cart or a transfer waits, in the draft's place; a transfer is journaled.
    void hold(const kiosk::HeldCart& held);
    std::vector<kiosk::HeldCart> held_carts();  // without the draft, oldest first
    // A waiting cart becomes the draft. A transfer does not: it is saved, or cancelled first.
    void recall(const kiosk::SaleId& id);
    void drop_held(const kiosk::SaleId& id);
    // The money will not come: its cart waits as an ordinary one; journaled.
    void cancel_transfer(const kiosk::SaleId& id, const kiosk::StaffCode& by);

    // --- shifts and the drawer -------------------------------------------------------------------
    // One is open at a time; whatever is sold meanwhile belongs to it. Each of these is journaled
    // and durable on return; a second try with the same id records nothing more. What cannot be is
    // refused (Error, with its Problem).
    std::optional<kiosk::Shift> open_shift();
    void begin_shift(const kiosk::Shift& shift);
    void move_cash(const kiosk::CashMovement& movement);
    // The Z report, with the next number of this epoch: "K01-1-Z0001".
    kiosk::ShiftReport close_shift(const kiosk::ShiftId& id, const kiosk::ShiftClosing& closing);
    std::optional<kiosk::ShiftReport> x_report();  // none: no shift is open
    std::optional<kiosk::ShiftReport> z_report(std::string_view number);
    std::vector<kiosk::ShiftReport> shifts(std::size_t limit);                 // the newest first
    std::vector<kiosk::ShiftReport> closed_shifts(kiosk::Date business_date);  // the first first
    // The drawer was opened without a sale; a price was changed in one.
    void note_drawer(const kiosk::Override& step);
    void note_price(const kiosk::Override& step);

    // --- promotions ------------------------------------------------------------------------------
    std::vector<kiosk::Promotion> promotions();  // price lists too, by id
    // The shop's whole list at once, with one entry ("promotions"); the centre's own stay in it.
    void save_promotions(const std::vector<kiosk::Promotion>& promotions, std::string_view reason);

    // --- staff -----------------------------------------------------------------------------------
    std::vector<kiosk::Staff> staff();  // blocked ones too, not those who have left
    // A PIN is six digits; empty: the one there is. `by`: who did it, empty at the command line.
    // The last manager who works here stays one (Error, field "role"), and nobody who has left
    // comes back (field "code").
    void save_staff(const kiosk::Staff& staff, std::string_view pin,
                    const kiosk::StaffCode& by = {});
    // What people did, the newest first, from the journal a piece at a time (db/log_report.h): at
    // most `rows` records of entries before `below`; 0: from the newest.
    kiosk::LogPiece log(const kiosk::LogFilter& filter, std::int64_t below, std::size_t rows);
    // One entry with all it says; none where the log does not show it.
    std::optional<kiosk::LogDetail> log_entry(std::int64_t seq);
    // Journals what differs from what the journal last knew of the settings ("settings"), values
    // by key as settings.toml has them; `by` empty: they were changed outside of the screen.
    // Answers whether anything did.
    bool note_settings(const std::map<std::string, std::string>& defaults,
                       const std::map<std::string, std::string>& now, const kiosk::StaffCode& by);
    struct SignIn {
        std::optional<kiosk::Staff> staff;  // none: wrong PIN, must wait, or may not work here
        std::int64_t wait_ms{0};            // > 0: too many wrong tries; survives restarts
        bool blocked{false};                // by a manager
    };
    // The person's own new PIN, where the one there is was typed right. Refuses (Error Internal) a
    // new one that is none; wrong tries count as those of signing in.
    SignIn change_pin(const kiosk::StaffCode& code, std::string_view pin, std::string_view wanted);
    SignIn sign_in(const kiosk::StaffCode& code,
                   std::string_view pin);  // journaled when it succeeds
    // The PIN of `step.by`, whose role must be `lowest` at least, allows this one step: journaled
    // ("override") with both names before it answers. `at_ms` and `by_name` are filled in here.
    // Wrong tries count and wait as those of signing in.
    SignIn approve(const kiosk::Override& step, std::string_view pin, kiosk::Role lowest);

    // --- journal, sync ---------------------------------------------------------------------------
    TillIdentity identity();
    void set_till(std::string_view till);  // only while the journal is empty of sales; else Problem
                                           // thrown as Error
    // The same where it is allowed; answers whether the till now has this name. A till that has
    // sold keeps the name its receipts began with.
    bool take_name(std::string_view till);
    std::int64_t last_seq();
    std::int64_t acked_seq();
    std::vector<Journaled> entries_after(std::int64_t seq, std::size_t limit);
    void acknowledge(std::int64_t seq, std::string_view hash, std::int64_t at_ms);
    std::optional<std::int64_t> last_sync_ms();
    std::int64_t waiting();  // entries the centre does not have, of former epochs too
    // Whether the present epoch has this entry; its beginning counts as one of hash 32 NULs.
    bool holds(std::int64_t seq, std::string_view hash);
    // db/epoch.h. The till goes on in a new epoch, under another name where that is a till's name.
    void begin_epoch(std::int64_t number, std::string_view till);
    std::vector<EpochSpan> former_epochs();  // the oldest first
    // Journals anew what of former epochs is not among `delivered`, each entry once, however often
    // it is called or broken off. Answers how many entries.
    std::int64_t journal_anew(const std::vector<DeliveredEpoch>& delivered);
    PulledMark pulled_mark();
    // Changes of the centre, a JSON array of {"product_id","withdrawn","item":{column: text}} with
    // the columns of the catalogue's CSV, its people and promotions, and the mark they lead to, in
    // one transaction; answers how many changed, withdrawn ones too. What an import would refuse,
    // whose code belongs to another, or what would take the last manager is left out, so that it
    // holds up no recall and no price: left_out() names it. Refuses what is no such array.
    kiosk::Result<std::int64_t> apply_catalogue_changes(std::string_view items,
                                                          const PulledMark& mark);
    // What of the centre is left out, until the centre corrects it.
    std::vector<kiosk::Problem> left_out();
    std::int64_t now_ms() const;  // by the store's clock
    bool is_demonstration();
    void mark_demonstration();

    // --- care ------------------------------------------------------------------------------------
    VerifyReport verify(const Progress& progress = {});
    // Online copy, then opened and verified; the file appears only when it is whole.
    void backup_to(const std::filesystem::path& file, const Progress& progress = {});

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// Puts a backup back as the folder's kiosk.db; the old one is kept beside it. Refuses (Problem) a
// file that is no whole backup, and one that would lose sales newer than it unless `lose_newer` is
// set. Where the till may have given out entries that the backup does not have, it goes on in a new
// epoch (db/epoch.h), begun in the same step: no number is given out twice.
struct Restored {
    TillIdentity till;
    bool new_epoch{false};
};
kiosk::Result<Restored> restore(const std::filesystem::path& folder,
                                const std::filesystem::path& file, bool lose_newer,
                                const kiosk::Clock& clock);

// Held by the running kiosk for its whole life: a second one on the folder is refused (Error
// SecondKiosk). Commands do not take it.
class KioskLock {
public:
    explicit KioskLock(const std::filesystem::path& folder);
    ~KioskLock();
    KioskLock(const KioskLock&) = delete;
    KioskLock& operator=(const KioskLock&) = delete;

private:
    int descriptor_{-1};
};

}  // namespace db
