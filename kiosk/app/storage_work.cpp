#include "kiosk/app/storage_work.h"

#include <algorithm>
#include <utility>

#include "assets/assets.h"
#include "kiosk/app/goods_storage.h"
#include "kiosk/app/invoice_file.h"
#include "kiosk/app/settings_texts.h"
#include "kiosk/core/vietnamese_text.h"
#include "platform/report_file.h"

namespace kiosk::app {
namespace {

constexpr std::size_t kCarousel = 12;
constexpr std::size_t kFavourites = 24;
constexpr std::size_t kRelated = 12;
constexpr std::size_t kReported = 30;

// Names of before 2025-07-01 under which nobody would find today's province.
std::vector<std::pair<std::string, std::string>> old_provinces() {
    static const ProvinceTable table{assets::file("data/provinces.tsv")};
    return table.renamed();
}

Event shop_of(db::ShopStore& store) {
    ShopRead shop;
    shop.favourites = store.favourites(kFavourites);
    shop.carousel = shop.favourites;
    if (shop.carousel.size() > kCarousel) shop.carousel.resize(kCarousel);
    for (const db::GroupCount& count : store.count_by_group()) {
        if (const auto group = group_from(count.key)) {
            shop.groups.emplace_back(*group, count.products);
        }
    }
    for (const db::GroupCount& count : store.count_by_province()) {
        if (!count.key.empty()) shop.provinces.emplace_back(count.key, count.products);
    }
    std::sort(shop.groups.begin(), shop.groups.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    std::sort(shop.provinces.begin(), shop.provinces.end(), [](const auto& a, const auto& b) {
        return compare_vietnamese(a.first, b.first) < 0;
    });
    for (const db::GroupCount& count : store.count_by_stars()) {
        shop.stars.emplace_back(std::stoi(count.key), count.products);
    }
    std::sort(shop.stars.rbegin(), shop.stars.rend());
    shop.old_provinces = old_provinces();
    shop.staff = store.staff();
    shop.demonstration = store.is_demonstration();
    shop.promotions = store.promotions();
    shop.held = store.held_carts();
    shop.draft = store.draft();
    return shop;
}

// A file of its own for each hand-over; what it says is marked after it is on the disk.
InvoicesHandedOver hand_over(db::ShopStore& store, const std::filesystem::path& folder,
                             const WriteInvoices& command) {
    InvoicesHandedOver done{command.date};
    const InvoiceDay batch = store.invoices_to_hand_over(command.date);
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    std::filesystem::path file;
    for (int n = 1; file.empty() || std::filesystem::exists(file, failed); ++n)
        file = folder / ("hoa-don-" + command.date.iso() + "-" + std::to_string(n) + ".jsonl");
    const Status written = platform::write_whole(file, invoices_as_json(batch, command.shop));
    if (!written) {
        done.problem = written.problem();
        return done;
    }
    const std::int64_t marked = store.hand_over_invoices(command.date, batch, command.by);
    done.sales = static_cast<std::int64_t>(batch.sales.size());
    done.adjustments = static_cast<std::int64_t>(batch.adjustments.size());
    done.file = file.string();
    if (marked != done.sales + done.adjustments) {
        std::filesystem::remove(file, failed);
        done.problem = handed_over_elsewhere(file.string());
    }
    done.counts = store.invoice_counts(command.date);
    return done;
}

// Journaled first: what then could not be saved is journaled back at the next start, while a change
// that nobody journaled could never be told to anybody.
void note_and_save(db::ShopStore& store, const std::filesystem::path& folder,
                   const SaveSettings& command, Inbox& inbox) {
    try {
        store.note_settings(settings_texts(Settings{}), settings_texts(command.settings),
                            command.by);
    } catch (const db::Error& error) {
        inbox.put(StorageFailed{error.problem()});
    }
    const Status saved = save_settings(folder, command.settings, command.before);
    if (!saved) inbox.put(StorageFailed{saved.problem()});
}

// One command carried out on the store, its event answered.
struct Work {
    db::ShopStore& store;
    const std::filesystem::path& data;
    Inbox& inbox;
    db::DiskReserve& reserve;

    CodeLookedUp answered(const LookUpCode& command) const {
        ScanFacts facts = store.scanned(command.code);
        CodeLookedUp answer;
        answer.scanned = command.scanned;
        answer.code = command.code;
        answer.product = std::move(facts.product);
        answer.lot = std::move(facts.lot);
        answer.keeps_lots = facts.keeps_lots;
        answer.serial_sold = std::move(facts.serial_sold);
        answer.source = command.source;
        answer.first_out = std::move(facts.first_out);
        return answer;
    }
    void operator()(const StockWork& work) const {
        inbox.put(do_stock_work(store, work, Date::of_instant(store.now_ms())));
    }
    void operator()(const PeopleWork& work) const { inbox.put(do_people_work(store, work)); }
    void operator()(const ReadShop&) const { inbox.put(shop_of(store)); }
    void operator()(const LookUpCode& command) const { inbox.put(answered(command)); }
    void operator()(const LookUpCodes& command) const {
        CodesLookedUp found;
        for (const LookUpCode& one : command.codes) {
            found.answers.push_back(answered(one));
        }
        inbox.put(std::move(found));
    }
    void operator()(const LookUpReceipt& command) const {
        inbox.put(ReceiptLookedUp{store.sale(command.id)});
    }
    void operator()(const ReadProduct& command) const {
        ProductRead read{store.product(command.id), command.use, {}};
        if (command.use == ProductUse::Cart) read.first_out = store.first_out(command.id);
        inbox.put(std::move(read));
    }
    void operator()(const ReadRelated& command) const {
        db::Related related = store.related(command.id, kRelated);
        const std::optional<Product> product = store.product(command.id);
        RelatedRead read{command.id, {}, {}};
        if (product) read.lot = store.lot(product->id, product->lot);
        read.related.known = true;
        read.related.same_producer = std::move(related.same_producer);
        read.related.same_place = std::move(related.same_place);
        read.related.same_group = std::move(related.same_group);
        read.related.place = std::move(related.place);
        inbox.put(std::move(read));
    }
    void operator()(const StoreBasket& command) const {
        try {
            inbox.put(BasketStored{store.save_basket(command.lines, command.number)});
        } catch (const db::Error& error) {
            inbox.put(BasketNotStored{error.problem()});
        }
    }
    void operator()(const LookUpBasket& command) const {
        inbox.put(BasketLookedUp{store.basket(command.number, command.keeps_ms)});
    }
    void operator()(const ReadScans& command) const {
        inbox.put(ScansRead{store.scan_report(command.from, command.to, kReported)});
    }
    // Gathered by the worker itself.
    void operator()(const CountScan&) const {}
    void operator()(const SearchGoods& command) const {
        std::vector<Product> goods = store.search(command.query, kSearchLimit);
        if (command.group) {
            std::erase_if(goods, [&](const Product& one) { return one.group != *command.group; });
        }
        inbox.put(GoodsFound{command.request, std::move(goods), false, false});
    }
    void operator()(const BrowseGoods& command) const {
        std::vector<Product> goods = store.browse({command.group, command.province, command.stars},
                                                  command.offset, kBrowsePage + 1);
        const bool more = goods.size() > kBrowsePage;
        if (more) goods.pop_back();
        inbox.put(GoodsFound{command.request, std::move(goods), more, command.offset > 0});
    }
    void operator()(const CheckPin& command) const {
        const db::ShopStore::SignIn answer = store.sign_in(command.code, command.pin);
        inbox.put(PinChecked{command.code, answer.staff, answer.wait_ms, answer.blocked});
    }
    void operator()(const ReadShift&) const { inbox.put(ShiftRead{store.x_report()}); }
    // What is refused or could not be stored is told on the shift's own screen.
    template <typename Change>
    void change_shift(const Change& change) const {
        try {
            change();
        } catch (const db::Error& error) {
            inbox.put(ShiftNotChanged{error.problem()});
            inbox.put(ShiftRead{store.x_report()});
        }
    }
    void operator()(const OpenShift& command) const {
        change_shift([&] {
            store.begin_shift(command.shift);
            inbox.put(ShiftRead{store.x_report()});
        });
    }
    void operator()(const MoveCash& command) const {
        change_shift([&] {
            store.move_cash(command.movement);
            inbox.put(ShiftRead{store.x_report()});
        });
    }
    void operator()(const CloseShift& command) const {
        change_shift(
            [&] { inbox.put(ShiftClosed{store.close_shift(command.id, command.closing)}); });
    }
    void operator()(const NoteDrawer& command) const {
        store.note_drawer(command.step);
        inbox.put(DrawerNoted{});
    }
    void operator()(const NotePrice& command) const { store.note_price(command.step); }
    void operator()(const Approve& command) const {
        const db::ShopStore::SignIn answer =
            store.approve(command.step, command.pin, command.lowest);
        inbox.put(Approved{command.step.by, answer.staff, answer.wait_ms});
    }
    db::StoredSale save(const StoreSale& command) const {
        return store.save_sale(command.sale, command.receipt);
    }
    // A full disk takes the reserve's place for the sale that has begun.
    db::StoredSale save_for_sure(const StoreSale& command) const {
        try {
            return save(command);
        } catch (const db::Error& error) {
            if (error.kind() != db::FaultKind::DiskFull || !reserve.give_up()) throw;
            return save(command);
        }
    }
    void operator()(const StoreSale& command) const {
        try {
            const db::StoredSale stored = save_for_sure(command);
            // A second try of a sale that was stored after all: what was stored is what counts.
            std::optional<Sale> first = stored.repeated ? store.sale(stored.id) : std::nullopt;
            inbox.put(SaleStored{first ? std::move(*first) : command.sale, stored.number,
                                 stored.short_hash, stored.print_job});
        } catch (const db::Error& error) {
            inbox.put(SaleNotStored{error.problem()});
        }
    }
    void operator()(const LookUpReturn& command) const {
        const auto id = SaleId::parse(command.receipt);
        inbox.put(ReturnFound{
            command.receipt,
            id ? store.returnable(*id) : store.returnable(std::string_view{command.receipt}),
            command.centre_asked, command.problem});
    }
    RefundStored stored_refund(const StoreRefund& command) const {
        RefundStored answer;
        SaleId id = command.refund.id;
        if (command.bought) {
            const auto both = store.save_exchange(command.refund, *command.bought, command.receipt);
            answer.bought = store.sold(both.sale.id);
            answer.print_job = both.refund.print_job;
        } else {
            answer.print_job = store.save_refund(command.refund, command.receipt).print_job;
        }
        answer.given = store.given_back(id).value_or(GivenBack{command.refund, {}, {}});
        return answer;
    }
    void operator()(const StoreRefund& command) const {
        try {
            inbox.put(stored_refund(command));
        } catch (const db::Error& error) {
            inbox.put(RefundNotStored{error.problem()});
        }
    }
    void operator()(const KeepDraft& command) const { store.keep_draft(command.draft); }
    void operator()(const DropDraft&) const { store.drop_draft(); }
    void operator()(const HoldCart& command) const {
        try {
            store.hold(command.cart);
            inbox.put(HeldRead{store.held_carts()});
        } catch (const db::Error& error) {
            inbox.put(NotHeld{command.cart, error.problem()});
        }
    }
    void operator()(const RecallCart& command) const {
        store.recall(command.id);
        inbox.put(HeldRead{store.held_carts()});
    }
    void operator()(const DropHeldCart& command) const {
        store.drop_held(command.id);
        inbox.put(HeldRead{store.held_carts()});
    }
    void operator()(const CancelTransfer& command) const {
        store.cancel_transfer(command.id, command.by);
        inbox.put(HeldRead{store.held_carts()});
    }
    void operator()(const ReadFigures& command) const {
        inbox.put(FiguresRead{command.ask, command.slot, store.figures(command.piece)});
    }
    void operator()(const ReadSalesBehind& command) const {
        inbox.put(SalesBehindRead{command.ask, store.sales_behind(command.filter, command.order,
                                                                  command.offset, command.limit)});
    }
    void operator()(const ReadBuyer& command) const {
        inbox.put(BuyerRead{command.sale, store.buyer(command.sale)});
    }
    void operator()(const SaveBuyer& command) const {
        try {
            store.save_buyer(command.sale, command.buyer, command.days);
            inbox.put(BuyerSaved{command.sale, {}});
        } catch (const db::Error& error) {
            inbox.put(BuyerSaved{command.sale, error.problem()});
        }
    }
    void operator()(const ForgetBuyers&) const { store.forget_due_buyers(); }
    void operator()(const ReadDayClose& command) const {
        DayCloseRead read{store.figures({PeriodKind::Day, command.date, command.date})};
        read.shifts = store.closed_shifts(command.date);
        read.open_shift = store.x_report();
        if (read.open_shift && read.open_shift->shift.business_date != command.date)
            read.open_shift.reset();
        read.invoices = store.invoice_counts(command.date);
        inbox.put(std::move(read));
    }
    void operator()(const WriteInvoices& command) const {
        inbox.put(hand_over(store, data / "reports", command));
    }
    void operator()(const ReadSold& command) const {
        SoldRead read{store.sold(command.id), {}};
        if (!read.sold) read.given = store.given_back(command.id);
        if (read.given && read.given->refund.exchange)
            read.bought = store.sold(*read.given->refund.exchange);
        inbox.put(std::move(read));
    }
    void operator()(const SaveSettings& command) const {
        note_and_save(store, data, command, inbox);
    }
    void operator()(const QueuePrint& command) const {
        inbox.put(PrintQueued{store.queue_print(command.job, command.reprint)});
    }
    void operator()(const ReadPrints&) const { inbox.put(PrintsRead{store.waiting_prints()}); }
    void operator()(const ForgetPrint& command) const { store.forget_print(command.job); }
    void operator()(const GoodsCommand& command) const { inbox.put(answer_of(store, command)); }
    // Not this worker's.
    void operator()(const GoodsWork&) const {}
    void operator()(const StopWork&) const {}
    void operator()(const CareCommand&) const {}
    void operator()(const StopCaring&) const {}
    void operator()(const SetBackups&) const {}
    void operator()(const CentreCommand&) const {}
    void operator()(const SetCentre&) const {}
    void operator()(const SetDevices&) const {}
    void operator()(const PrintNow&) const {}
    void operator()(const WriteReport&) const {}
    void operator()(const RetryPrinter&) const {}
    void operator()(const SetPrinter&) const {}
    void operator()(const OpenDrawer&) const {}
    void operator()(const DrawQr&) const {}
    void operator()(const SetCamera&) const {}
    void operator()(const DrawReceipt&) const {}
    void operator()(const SynchroniseNow&) const {}
    void operator()(const AskCentre&) const {}
    void operator()(const EndProgram&) const {}
};

}  // namespace

void do_storage_work(const StorageRoom& room, const Command& command) {
    std::visit(Work{room.store, room.data, room.inbox, room.reserve}, command);
}

}  // namespace kiosk::app
