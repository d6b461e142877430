// The flow decides what becomes of every event: (state, event, now) → state and commands. Pure: no
// clock, no storage, no device, no drawing; so every promise of the till can be tested in a line.
// Events are what happened (past tense), commands what others shall do (imperative). The frame
// thread owns the State. Nothing fails: what cannot be done becomes a Problem on the screen.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "kiosk/app/goods_messages.h"
#include "kiosk/app/settings.h"
#include "kiosk/core/ids.h"
#include "kiosk/core/override.h"
#include "kiosk/core/report.h"
#include "kiosk/core/scanned_text.h"
#include "kiosk/screens/intent.h"
#include "kiosk/screens/view_state.h"

namespace kiosk::app {

inline constexpr std::size_t kSearchLimit = 24;
inline constexpr std::size_t kBrowsePage = 24;
inline constexpr std::int64_t kCountdownMs = 10'000;  // before the attract screen
inline constexpr std::int64_t kNoticeMs = 5'000;
inline constexpr std::int64_t kNextSaleMs = 30'000;  // the done screen waits so long
inline constexpr std::int64_t kSameLabelMs = 3'000;  // its other code is found by then
inline constexpr int kScanDays = 29;                 // before the day whose totals are shown
inline constexpr std::size_t kPinDigits = 6;

// What a product is read for.
enum class ProductUse { Show, Cart, Basket, Compare };

// --- events: what happened ---------------------------------------------------------------------
struct Wished {
    screens::Intent intent;
};
struct CodeScanned {
    ScannedText scanned;
    screens::ScanSource source{screens::ScanSource::Keyboard};
};
// Codes that came into the camera's view together, the most central first.
struct CodesSeen {
    std::vector<ScannedText> scanned;
};
struct CodeLookedUp {
    ScannedText scanned;
    Code code;
    std::optional<Product> product;
    std::optional<Lot> lot{};  // the code's own
    bool keeps_lots{false};
    std::optional<SerialSold> serial_sold{};
    screens::ScanSource source{screens::ScanSource::Keyboard};
};
struct CodesLookedUp {  // of one LookUpCodes, in its order
    std::vector<CodeLookedUp> answers;
};
struct ReceiptLookedUp {
    std::optional<Sale> sale;  // none: another till's
};
struct ProductRead {
    std::optional<Product> product;
    ProductUse use{ProductUse::Show};
};
struct RelatedRead {
    ProductId id;
    screens::RelatedGoods related;
    std::optional<Lot> lot;  // the one the catalogue names
};
struct BasketStored {
    std::string number;
};
struct BasketNotStored {
    Problem problem;
};
struct ScansRead {
    ScanReport report;
};
struct BasketLookedUp {
    Basket basket;
};
struct Touched {};   // somebody is here: a finger or a key, whatever it was for
struct GoodsFound {  // answer to SearchGoods or BrowseGoods; older requests are ignored
    std::int64_t request{0};
    std::vector<Product> goods;
    bool more{false};
    bool appended{false};
};
struct ShopRead {  // at the start and when the catalogue changes
    std::vector<Product> carousel, favourites;
    std::vector<std::pair<Group, std::int64_t>> groups;
    std::vector<std::pair<std::string, std::int64_t>> provinces;
    std::vector<std::pair<int, std::int64_t>> stars;
    std::vector<std::pair<std::string, std::string>> old_provinces;
    std::vector<Staff> staff;
    bool demonstration{false};
    std::vector<Promotion> promotions;
    std::vector<HeldCart> held;
    std::optional<HeldCart> draft;  // of the last time, where power was cut
};
struct HeldRead {  // after every change of the waiting carts
    std::vector<HeldCart> held;
};
struct NotHeld {  // the cart comes back to the till
    HeldCart cart;
    Problem problem;
};
struct PinChecked {
    StaffCode code;
    std::optional<Staff> staff;
    std::int64_t wait_ms{0};
};
struct Approved {  // answer to Approve
    StaffCode code;
    std::optional<Staff> staff;
    std::int64_t wait_ms{0};
};
struct SaleStored {
    Sale sale;
    std::string number;
    std::string short_hash;
    std::int64_t print_job{0};  // its receipt waits under this id; 0: it does not
};
struct SaleNotStored {
    Problem problem;
};
enum class FiguresSlot { Main, ComparedFirst, ComparedSecond, Month, MonthBefore };
struct FiguresRead {  // of one ReadFigures; of an ask that is over: ignored
    std::int64_t ask{0};
    FiguresSlot slot{FiguresSlot::Main};
    Figures figures;
};
struct SalesBehindRead {
    std::int64_t ask{0};
    SalesPage page;
};
struct ReportWritten {                 // answer to WriteReport
    std::vector<std::string> folders;  // where all of it is
    std::optional<Problem> problem;    // of one where it is not
};
struct SoldRead {
    std::optional<SoldReceipt> sold;
};
enum class QrUse { Payment, Producer, Basket };
struct QrDrawn {
    CodeMatrix code;
    QrUse use{QrUse::Payment};
};
struct ReceiptDrawn {
    screens::Picture picture;
};
// Paper (flow_printer.cpp)
struct PrintQueued {  // answer to QueuePrint
    WaitingPrint waiting;
};
struct PrintsRead {  // answer to ReadPrints
    std::vector<WaitingPrint> waiting;
};
struct Printed {
    std::int64_t job{0};
};
struct NotPrinted {  // it still waits
    std::int64_t job{0};
    Problem problem;
};
struct PrinterChanged {
    screens::PrinterState state{screens::PrinterState::None};
    bool near_end{false};
    std::int64_t waiting{0};
    std::optional<Problem> problem;
    std::vector<std::string> plugged_in;
};
struct DrawerAnswered {
    std::optional<Problem> problem;  // none: it was told to open, and where that shows, is open
};
struct DiskChanged {
    screens::DiskState state{screens::DiskState::Fine};
    std::int64_t free_mb{0};
};
struct SyncChanged {
    screens::SyncState state{screens::SyncState::NotSetUp};
    std::int64_t waiting{0};
    std::string last_synced;
    std::optional<Problem> problem;
    bool brought_goods{false};  // the centre changed the catalogue
};
struct CameraChanged {
    screens::CameraState state{screens::CameraState::Off};
    std::optional<Problem> problem;
};
struct CamerasListed {
    std::vector<screens::CameraChoice> cameras;
    std::string device;  // in use
};
struct SerialScannerChanged {
    std::string device;  // in use; empty: none
    std::optional<Problem> problem;
};
struct PricesBegan {  // their time has come; what the till has scanned keeps its price
    std::vector<ProductId> goods;
};
struct StorageFailed {
    Problem problem;
};
struct TimePassed {};

using AnyEvent =
    std::variant<Wished, CodeScanned, CodesSeen, CodeLookedUp, CodesLookedUp, CamerasListed,
                 SerialScannerChanged, ReceiptLookedUp, ProductRead, GoodsFound, ShopRead,
                 PinChecked, SaleStored, SaleNotStored, QrDrawn, ReceiptDrawn, SyncChanged,
                 CameraChanged, StorageFailed, TimePassed, PrintQueued, PrintsRead, Printed,
                 NotPrinted, PrinterChanged, DrawerAnswered, DiskChanged, HeldRead, NotHeld,
                 RelatedRead, BasketStored, BasketNotStored, BasketLookedUp, Touched, ScansRead,
                 Approved, FiguresRead, SalesBehindRead, SoldRead, ReportWritten, PricesBegan,
                 GoodsAnswer, GoodsNews>;
// Copying, moving and ending are in flow_values.cpp, once for everybody.
struct Event : AnyEvent {
    using AnyEvent::AnyEvent;
    Event(const Event& other);
    Event(Event&& other) noexcept;
    Event& operator=(const Event& other);
    Event& operator=(Event&& other) noexcept;
    ~Event();
};

// --- commands: what others shall do ------------------------------------------------------------
struct ReadShop {};
struct LookUpCode {
    ScannedText scanned;
    Code code;
    screens::ScanSource source{screens::ScanSource::Keyboard};
};
struct LookUpCodes {
    std::vector<LookUpCode> codes;
};
struct LookUpReceipt {
    SaleId id;
};
struct SetCamera {};  // as the settings say now
struct ReadProduct {
    ProductId id;
    ProductUse use{ProductUse::Show};
};
struct ReadRelated {
    ProductId id;
};
struct StoreBasket {
    std::vector<std::pair<ProductId, Quantity>> lines;
    std::string number;  // the one it has; empty: a new one
};
struct LookUpBasket {
    std::string number;
    std::int64_t keeps_ms{0};
};
struct ReadScans {
    Date from, to;
};
struct CountScan {
    ScanCount scan;
};
struct SearchGoods {
    std::int64_t request;
    std::string query;
    std::optional<Group> group;
};
struct BrowseGoods {
    std::int64_t request;
    std::optional<Group> group;
    std::string province;
    std::size_t offset;
    std::optional<int> stars{};
};
struct CheckPin {
    StaffCode code;
    std::string pin;
};
struct Approve {
    Override step;  // by whom it shall be allowed
    std::string pin;
    Role lowest{Role::Manager};
};
struct StoreSale {
    Sale sale;
    std::optional<PrintJob> receipt;  // shall wait for paper from the same moment on
};
struct KeepDraft {  // the newest only; whenever there is time
    HeldCart draft;
};
struct DropDraft {};
struct HoldCart {
    HeldCart cart;
};
struct RecallCart {
    SaleId id;
};
struct DropHeldCart {
    SaleId id;
};
struct CancelTransfer {
    SaleId id;
    StaffCode by;
};
struct ReadFigures {  // a month or less: a sale waits behind it
    std::int64_t ask{0};
    FiguresSlot slot{FiguresSlot::Main};
    Period piece;
};
struct ReadSalesBehind {
    std::int64_t ask{0};
    SalesFilter filter;
    SalesOrder order{SalesOrder::Newest};
    std::size_t offset{0}, limit{0};
};
struct WriteReport {
    ReportDocument document;
    std::string name;  // of its files, without what says their kind
    Language language{Language::Vietnamese};
};
struct ReadSold {
    SaleId id;
};
struct DrawQr {
    std::string payload;
    QrUse use{QrUse::Payment};
};
struct DrawReceipt {
    Receipt receipt;
};
struct SynchroniseNow {};
struct EndProgram {};
// Any document may be printed by giving it as a job (a shift's report): it waits until it is out.
struct QueuePrint {
    PrintJob job;
};
struct ReadPrints {};  // those that waited when the program ended
struct ForgetPrint {
    std::int64_t job;
};
struct PrintNow {
    std::int64_t job{0};  // 0: kept nowhere
    Receipt document;
};
struct RetryPrinter {};
struct SetPrinter {};  // as the settings say now
// For a sale, or by somebody's right and reason.
struct OpenDrawer {};
struct SaveSettings {
    Settings settings;
};

using AnyCommand =
    std::variant<ReadShop, LookUpCode, LookUpCodes, LookUpReceipt, SetCamera, ReadProduct,
                 SearchGoods, BrowseGoods, CheckPin, StoreSale, DrawQr, DrawReceipt, SynchroniseNow,
                 EndProgram, SaveSettings, QueuePrint, ReadPrints, ForgetPrint, PrintNow,
                 RetryPrinter, SetPrinter, OpenDrawer, KeepDraft, DropDraft, HoldCart, RecallCart,
                 DropHeldCart, CancelTransfer, ReadRelated, StoreBasket, LookUpBasket, CountScan,
                 ReadScans, Approve, ReadFigures, ReadSalesBehind, ReadSold, WriteReport,
                 GoodsCommand, GoodsWork, StopWork>;
// As Event.
struct Command : AnyCommand {
    using AnyCommand::AnyCommand;
    Command(const Command& other);
    Command(Command&& other) noexcept;
    Command& operator=(const Command& other);
    Command& operator=(Command&& other) noexcept;
    ~Command();
};
using Commands = std::vector<Command>;

// A step that waits for somebody who may allow it (flow_override.cpp), behind view.approval.
struct AskedOverride {
    Right right{Right::Sell};
    Text what;
    Event step;  // happens once more under the PIN
};
// Who allowed the one step that happens right now.
struct Covered {
    Right right{Right::Sell};
    Staff by;
};

// A cart as it was before the last action.
struct CartBefore {
    Cart cart;
    std::vector<ProductId> weighed;
    std::optional<std::size_t> selected;
};

struct State {
    explicit State(Settings shop_settings, SaleIdMaker sale_ids)
        : settings{std::move(shop_settings)}, ids{std::move(sale_ids)} {}

    screens::ViewState view;
    Settings settings;
    SaleIdMaker ids;
    std::vector<screens::ScreenName> way_back;
    std::string pin;               // digits typed; never in the view
    std::optional<Sale> storing;   // sent to the store, not yet answered
    std::optional<Sale> unstored;  // the store failed: a second try sends the same sale
    bool storing_parked{false};    // … a transfer that has arrived; the cart is another one
    std::optional<Sale> unstored_parked;
    std::vector<Promotion> promotions;
    std::vector<HeldCart> held;       // behind view.till.held, in its order
    std::optional<SaleId> cart_id;    // of the sale the cart will become
    std::optional<HeldCart> drafted;  // what was last sent to be kept
    std::vector<CartBefore> undo;     // the newest last
    bool restored{false};             // the cart is of before a power cut, not yet said
    std::vector<ProductId> weighed;   // in the cart and sold by weight: parts are allowed
    std::vector<Product> favourites;  // of the shop, while the till shows a group
    bool shop_is_known{false};        // the first ReadShop was answered
    // What the camera brought last: a label's EAN and QR code are one piece, not two.
    ProductId seen_product;
    std::string seen_code;
    std::vector<CodeLookedUp> choosing;  // behind view.choice, in its order
    std::int64_t seen_at_ms{0};
    std::int64_t take_first_of{0};  // Enter came before this request's answer; 0: none
    SaleId sale_done;               // on the done screen
    std::int64_t receipt_job{0};    // … its receipt's; 0: none waits
    std::int64_t drawer_tried_ms{0};
    SaleId next_sale;  // made when paying begins; the transfer names it
    std::int64_t last_touch_ms{0};
    std::int64_t last_tick_ms{0};
    std::int64_t notice_until_ms{0};
    std::int64_t sign_in_after_ms{0};  // too many wrong PINs
    std::int64_t receipt_until_ms{0};
    std::int64_t last_request{0};              // of SearchGoods and BrowseGoods
    std::int64_t figures_ask{0};               // the period on the totals screen
    std::vector<ReadFigures> figures_waiting;  // … not yet read
    std::int64_t sales_ask{0};
    std::optional<screens::Intent> asked;  // what an accepted dialog does
    std::optional<AskedOverride> overriding;
    std::optional<Covered> covered;
};

// The first commands of a kiosk that has just opened.
Commands begin(State& state, std::int64_t now_ms);
Commands advance(State& state, const Event& event, std::int64_t now_ms);

}  // namespace kiosk::app
