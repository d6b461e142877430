// What others shall do, as the flow asks it (imperative). Plain values that travel between threads
// by mailboxes; the frame thread makes them, the workers carry them out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "kiosk/app/care_messages.h"
#include "kiosk/app/centre_messages.h"
#include "kiosk/app/events.h"
#include "kiosk/app/goods_messages.h"
#include "kiosk/app/people_work.h"
#include "kiosk/app/settings.h"
#include "kiosk/app/stock_work.h"
#include "kiosk/core/ids.h"
#include "kiosk/core/invoice.h"
#include "kiosk/core/kind.h"
#include "kiosk/core/override.h"
#include "kiosk/core/report.h"
#include "kiosk/core/scanned_text.h"
#include "kiosk/core/shift.h"

namespace kiosk::app {

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
struct ReadShift {};
struct OpenShift {
    Shift shift;
};
struct MoveCash {
    CashMovement movement;
};
struct CloseShift {
    ShiftId id;
    ShiftClosing closing;
};
struct NoteDrawer {  // opened without a sale
    Override step;
};
struct NotePrice {  // of a line, changed by hand
    Override step;
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
struct LookUpReturn {
    std::string receipt;  // its number, the last part of one, or a sale's id
    bool centre_asked{false};
    std::optional<Problem> problem{};
};
struct AskCentre {
    std::string receipt;
};
struct StoreRefund {
    Refund refund;
    std::optional<PrintJob> receipt;
    std::optional<Sale> bought;  // an exchange: both or none
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
struct ReadBuyer {
    SaleId sale;
};
struct SaveBuyer {
    SaleId sale;
    InvoiceBuyer buyer;
    std::int64_t days{kBuyerKeptDays};  // kept so long
};
struct ForgetBuyers {};  // those whose time is over
struct ReadDayClose {
    Date date;
};
// The day's sales for the e-invoice provider into reports/; marked only once they are written.
struct WriteInvoices {
    Date date;
    ShopIdentity shop;
    StaffCode by{};  // filled in by advance()
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
    std::optional<Override> reprint{};  // of a copy: who asked for it
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
    StaffCode by{};     // filled in by advance(): whoever is signed in
    Settings before{};  // as the program read them: what was not changed stays as the file has it
};
struct SetDevices {};  // scanners and the shopper's screen, as the settings say now

// One a line: whoever adds one touches no other.
// clang-format off
using AnyCommand = std::variant<
    ReadShop,
    StockWork,
    PeopleWork,
    LookUpCode,
    LookUpCodes,
    LookUpReceipt,
    SetCamera,
    ReadProduct,
    SearchGoods,
    BrowseGoods,
    CheckPin,
    StoreSale,
    DrawQr,
    DrawReceipt,
    SynchroniseNow,
    EndProgram,
    SaveSettings,
    QueuePrint,
    ReadPrints,
    ForgetPrint,
    PrintNow,
    RetryPrinter,
    SetPrinter,
    OpenDrawer,
    KeepDraft,
    DropDraft,
    HoldCart,
    RecallCart,
    DropHeldCart,
    CancelTransfer,
    ReadRelated,
    StoreBasket,
    LookUpBasket,
    CountScan,
    ReadScans,
    Approve,
    ReadFigures,
    ReadSalesBehind,
    ReadSold,
    ReadDayClose,
    WriteInvoices,
    ReadBuyer,
    SaveBuyer,
    ForgetBuyers,
    WriteReport,
    GoodsCommand,
    GoodsWork,
    StopWork,
    ReadShift,
    OpenShift,
    MoveCash,
    CloseShift,
    NoteDrawer,
    NotePrice,
    LookUpReturn,
    AskCentre,
    StoreRefund,
    CareCommand,
    StopCaring,
    SetBackups,
    CentreCommand,
    SetCentre,
    SetDevices>;
// clang-format on
// As Event.
struct Command : AnyCommand {
    template <KindOf<AnyCommand> Kind>
    [[gnu::used]] Command(Kind kind);
    Command(const Command& other);
    Command(Command&& other) noexcept;
    Command& operator=(const Command& other);
    Command& operator=(Command&& other) noexcept;
    ~Command();
};
using Commands = std::vector<Command>;

}  // namespace kiosk::app
