// What happened, as the flow hears of it (past tense). Plain values that travel between threads by
// mailboxes; the workers make them, the frame thread reads them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "kiosk/app/care_messages.h"
#include "kiosk/app/centre_messages.h"
#include "kiosk/app/goods_messages.h"
#include "kiosk/app/people_work.h"
#include "kiosk/app/stock_work.h"
#include "kiosk/core/ids.h"
#include "kiosk/core/invoice.h"
#include "kiosk/core/kind.h"
#include "kiosk/core/override.h"
#include "kiosk/core/report.h"
#include "kiosk/core/returnable.h"
#include "kiosk/core/scanned_text.h"
#include "kiosk/core/shift.h"
#include "kiosk/screens/intent.h"
#include "kiosk/screens/view_state.h"

namespace kiosk::app {

// What a product is read for.
enum class ProductUse { Show, Cart, Basket, Compare };

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
    std::optional<FirstOut> first_out{};
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
    std::optional<FirstOut> first_out{};
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
    bool blocked{false};  // by a manager
};
// Shifts and the drawer (flow_shift.cpp)
struct ShiftRead {                      // answer to ReadShift, and after every change of it
    std::optional<ShiftReport> report;  // X; none: no shift is open
};
struct ShiftNotChanged {
    Problem problem;
};
struct ShiftClosed {
    ShiftReport report;  // Z
};
struct DrawerNoted {};  // it is in the journal: now the drawer may open
struct Approved {       // answer to Approve
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
// Goods that come back (flow_returns.cpp)
struct ReturnFound {  // answer to LookUpReturn
    std::string receipt;
    std::optional<Returnable> found;
    bool centre_asked{false};
    std::optional<Problem> problem;  // why the centre could not be asked
};
struct RefundStored {
    GivenBack given;
    std::int64_t print_job{0};
    std::optional<SoldReceipt> bought;  // of an exchange
};
struct RefundNotStored {
    Problem problem;
};
struct CentreAnswered {  // to AskCentre: what it knows is stored now
    std::string receipt;
    std::optional<Problem> problem;
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
struct BuyerRead {
    SaleId sale;
    std::optional<InvoiceBuyer> buyer;
};
struct BuyerSaved {
    SaleId sale;
    std::optional<Problem> problem;
};
struct DayCloseRead {
    Figures figures;
    std::vector<ShiftReport> shifts{};  // closed on this day, oldest first
    std::optional<ShiftReport> open_shift{};
    InvoiceCounts invoices{};
};
struct InvoicesHandedOver {  // answer to WriteInvoices
    Date date;
    std::int64_t sales{0};
    std::string file{};
    std::optional<Problem> problem{};
    std::int64_t adjustments{0};
    InvoiceCounts counts{};  // of the day, afterwards
};
struct SoldRead {
    std::optional<SoldReceipt> sold;
    std::optional<GivenBack> given{};  // instead: goods that came back; `bought`: in exchange
    std::optional<SoldReceipt> bought{};
};
enum class QrUse { Payment, Producer, Basket, Test };
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

// One a line: whoever adds one touches no other.
// clang-format off
using AnyEvent = std::variant<
    Wished,
    StockNews,
    PeopleNews,
    CodeScanned,
    CodesSeen,
    CodeLookedUp,
    CodesLookedUp,
    CamerasListed,
    SerialScannerChanged,
    ReceiptLookedUp,
    ProductRead,
    GoodsFound,
    ShopRead,
    PinChecked,
    SaleStored,
    SaleNotStored,
    QrDrawn,
    ReceiptDrawn,
    SyncChanged,
    CameraChanged,
    StorageFailed,
    TimePassed,
    PrintQueued,
    PrintsRead,
    Printed,
    NotPrinted,
    PrinterChanged,
    DrawerAnswered,
    DiskChanged,
    HeldRead,
    NotHeld,
    RelatedRead,
    BasketStored,
    BasketNotStored,
    BasketLookedUp,
    Touched,
    ScansRead,
    Approved,
    FiguresRead,
    SalesBehindRead,
    SoldRead,
    DayCloseRead,
    InvoicesHandedOver,
    BuyerRead,
    BuyerSaved,
    ReportWritten,
    PricesBegan,
    GoodsAnswer,
    GoodsNews,
    ShiftRead,
    ShiftNotChanged,
    ShiftClosed,
    DrawerNoted,
    ReturnFound,
    RefundStored,
    RefundNotStored,
    CentreAnswered,
    CareNews,
    CentreNews>;
// clang-format on
// Copying, moving and ending are in flow_values.cpp, once for everybody.
struct Event : AnyEvent {
    template <KindOf<AnyEvent> Kind>
    [[gnu::used]] Event(Kind kind);
    Event(const Event& other);
    Event(Event&& other) noexcept;
    Event& operator=(const Event& other);
    Event& operator=(Event&& other) noexcept;
    ~Event();
};

}  // namespace kiosk::app
