// What a person at the screen wishes: touched, typed or chosen by keys, in the words of the shop.
// The flow decides what becomes of it. Plain values; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <variant>

#include "kiosk/core/ids.h"
#include "kiosk/core/money.h"
#include "kiosk/core/product.h"
#include "kiosk/core/sale.h"
#include "kiosk/screens/goods_intent.h"
#include "kiosk/screens/view_state.h"

namespace kiosk::screens {

// Ways
struct GoTo {
    ScreenName screen;
};
struct GoBack {};  // Escape, or the arrow in the corner
struct Retry {};   // of the fault screen
struct DismissNotice {};
struct AnswerDialog {
    bool accepted;
};

// Looking at goods
struct OpenProduct {
    ProductId id;
};
struct ChooseBrowseMode {
    BrowseMode mode;
};
struct ChooseGroup {
    std::optional<Group> group;
};  // browse and till; none: all
struct ChooseProvince {
    std::string province;
};  // empty: back to the list
struct SearchTyped {
    std::string text;
};                       // the whole query, as it stands now
struct SubmitSearch {};  // Enter in the search field: a code, or the first result
struct ShowMore {};
struct ChooseStars {
    std::optional<int> stars;
};                         // browse; none: back to the list
struct OpenProducer {};    // of the product that is shown
struct DismissTrouble {};  // what a scan found wrong was read
struct Stay {};            // somebody is still here

// The shopper's basket, and two products side by side
struct AddToBasket {
    ProductId id;
};
struct ChangeBasket {
    ProductId id;
    Quantity quantity;
};  // 0 removes
struct EmptyBasket {};
struct GiveBasket {};  // a number and a QR code for the cashier
struct CompareProduct {
    ProductId id;
};  // added; a third one takes the place of the older
struct LeaveOutOfCompare {
    ProductId id;
};
struct CloseProgram {};   // a manager ends the kiosk
struct ForgetShopper {};  // start over: language, basket and comparison of this shopper

// Staff
struct ChooseStaff {
    StaffCode code;
};
struct PinDigit {
    char digit;
};
struct PinBackspace {};
struct SubmitPin {};
struct SignOut {};
struct LockTill {};        // until a PIN is typed, by whomever
struct CancelApproval {};  // of what a supervisor was asked for

// The cart
struct AddToCart {
    ProductId id;
};
struct SelectLine {
    std::size_t line;
};
struct ChangeQuantity {
    std::size_t line;
    Quantity quantity;
};  // 0 removes
struct RemoveLine {
    std::size_t line;
};
struct ClearCart {};
struct OpenQuantityPad {
    std::size_t line;
};
struct QuantityTyped {
    std::string text;
};  // the pad's whole text: digits and one comma
struct SubmitQuantity {};
struct CloseQuantityPad {};
struct GoToPayment {};
struct OpenPad {
    PadEdit edit;
    bool for_sale{false};
};  // of the selected line, or of the whole sale
struct ChoosePadEdit {
    PadEdit edit;
};
struct ChoosePadReason {
    std::size_t index;
};
struct Undo {};
// Carts that wait
struct OpenHeld {};
struct CloseHeld {};
struct SelectHeld {
    std::size_t index;
};
struct RecallHeld {
    SaleId id;
};  // a cart comes back; of a transfer: the money has arrived
struct DropHeld {
    SaleId id;
};                       // a cart is dropped; a transfer will not come
struct ParkTransfer {};  // the money has not arrived yet: the till goes on

// The shift and the drawer
struct ShowShift {
    ShiftPart part;
};
struct ShiftRowChosen {
    std::size_t row;
};  // whose count is typed
struct ShiftTyped {
    std::string text;
};  // the whole text of the row, or of the amount
struct ShiftReasonTyped {
    std::string text;
};
struct ShiftNoteTyped {
    std::string text;
};
struct SubmitShift {};    // what the part is for
struct SeeShift {};       // the X report
struct PrintShift {};     // the report that is shown
struct OpenDrawerNow {};  // without a sale

// Paying
struct ChooseMethod {
    PaymentMethod method;
};
struct TenderTyped {
    std::string digits;
};  // the whole text of the amount field
struct TenderAmount {
    Money amount;
};                     // a note's button: fills the amount
struct TakeTender {};  // take what is typed as a part and go on (split)
struct ReferenceTyped {
    std::string text;
};  // of the card's slip
struct RemoveTender {
    std::size_t index;
};
struct ConfirmTransfer {};  // the cashier has seen the money arrive
struct ConfirmCard {};      // the terminal said yes
struct FinishSale {};

// Afterwards
struct PrintReceipt {};
struct NewSale {};

// Goods that come back
struct OpenReturns {};
struct ReturnsTyped {
    std::string text;
};                        // the whole number, as it stands now
struct SubmitReturns {};  // look for the receipt
struct ReturnWithoutReceipt {};
struct CloseReturn {};  // another receipt
struct SelectReturn {
    std::size_t row;
};
struct ChangeReturn {
    std::size_t row;
    Quantity quantity;
};
struct ReturnAll {};
struct ChooseReturnReason {
    std::size_t index;
};  // of the selected row
struct ChooseBackToShelf {
    bool can_be_sold;
};
struct ChooseRefundMethod {
    PaymentMethod method;
};
struct ConfirmReturn {};
struct CancelSale {};      // all of the receipt that is open
struct ReprintReceipt {};  // the one that is open: a copy
struct StartExchange {};
struct DropExchange {};

// Printer and drawer, on the settings screen
struct PrintTestPage {};
struct TryDrawer {};
struct RetryPrinting {};  // now, instead of when the printer comes back by itself
struct ChoosePrintWhen {
    PrintWhen when;
};
struct ChoosePrinter {
    std::string device;
};

// Totals
struct ChooseDate {
    Date date;
};
struct OpenTotals {
    TotalsPart part;
};
struct ChoosePeriodKind {
    PeriodKind kind;
};
struct MovePeriod {
    int by;
};                    // to the period before (-1) or after
struct OpenRange {};  // days of one's own choice
struct MarkColumn {
    std::size_t column;
};  // of the chart: its value is told
struct OpenSales {
    SalesFilter filter;
    Text title;
};  // behind a figure
struct ChooseSold {
    SaleId id;
};  // its receipt, beside the list
struct PrintSold {};
struct AskInvoice {};  // the buyer wants one in a name
struct OpenZ {
    std::string number;
};  // beside the day's sums; empty: closed again
struct PrintZ {};
struct HandOverInvoices {};  // of the day, to the e-invoice provider
struct ExportReport {};      // the period, as files

// Settings
struct ChooseLanguage {
    Language language;
};
struct ChooseTextScale {
    float scale;
};
struct ChooseContrast {
    bool high;
};
struct ChooseSound {
    bool on;
};
struct ChooseMotion {
    bool reduced;
};
struct SyncNow {};
struct ChooseCamera {
    std::string source;
};
struct TurnCamera {
    int rotation;
};
struct MirrorCamera {
    bool mirror;
};

// A manager's list (office_table.h): of the screen that is shown
struct SearchTable {
    std::string text;
};  // the whole query
struct SortTable {
    std::size_t column;
    bool descending;
};
struct TurnPage {
    std::size_t page;
};
// A manager's form (office_form.h)
struct FormFocused {
    std::size_t field;
};
struct FormTyped {
    std::size_t field;
    std::string text;
};  // the field's whole value
struct FormSubmitted {};
struct FormLeft {};

// Stock and settlements: one wish each, what it is about as text or number.
enum class StockAct { Filter, Transfers, Product, Form, Transfer };
struct DoStock {
    StockAct act{StockAct::Filter};
    std::string id;
    int number{0};
};
enum class SettleAct { Account, Part, Period, Form, Export, DropTerms };
struct DoSettle {
    SettleAct act{SettleAct::Account};
    std::string id;
    int number{0};
};

// The log and the people at the till
enum class PeopleAct { Part, Span, Export, Edit };
struct DoPeople {
    PeopleAct act{PeopleAct::Part};
    std::string id;  // Edit: the person's code; empty: somebody new
    int number{0};   // Part, Span: which one, from 0
};

// Several products in view
struct ChooseScanned {
    std::size_t index;
};
struct DismissChoice {};

// The alternatives; Intent is what travels.
// One a line: whoever adds one touches no other.
// clang-format off
using AnyIntent = std::variant<
    DoStock,
    DoSettle,
    DoPeople,
    GoTo,
    GoBack,
    Retry,
    DismissNotice,
    AnswerDialog,
    OpenProduct,
    ChooseBrowseMode,
    ChooseGroup,
    ChooseProvince,
    SearchTyped,
    SubmitSearch,
    ShowMore,
    ChooseStars,
    OpenProducer,
    DismissTrouble,
    Stay,
    AddToBasket,
    ChangeBasket,
    EmptyBasket,
    GiveBasket,
    CompareProduct,
    LeaveOutOfCompare,
    ForgetShopper,
    CloseProgram,
    ChooseStaff,
    PinDigit,
    PinBackspace,
    SubmitPin,
    SignOut,
    AddToCart,
    SelectLine,
    ChangeQuantity,
    RemoveLine,
    ClearCart,
    OpenQuantityPad,
    QuantityTyped,
    SubmitQuantity,
    CloseQuantityPad,
    OpenPad,
    ChoosePadEdit,
    ChoosePadReason,
    Undo,
    OpenHeld,
    CloseHeld,
    SelectHeld,
    RecallHeld,
    DropHeld,
    ParkTransfer,
    ReferenceTyped,
    GoToPayment,
    ChooseMethod,
    TenderTyped,
    TenderAmount,
    TakeTender,
    RemoveTender,
    ConfirmTransfer,
    ConfirmCard,
    FinishSale,
    PrintReceipt,
    NewSale,
    ChooseDate,
    OpenTotals,
    ChooseLanguage,
    ChooseTextScale,
    ChooseContrast,
    ChooseMotion,
    ChooseSound,
    SyncNow,
    ChooseCamera,
    TurnCamera,
    MirrorCamera,
    ChooseScanned,
    DismissChoice,
    PrintTestPage,
    TryDrawer,
    RetryPrinting,
    ChoosePrintWhen,
    ChoosePrinter,
    SearchTable,
    SortTable,
    TurnPage,
    FormFocused,
    FormTyped,
    FormSubmitted,
    FormLeft,
    LockTill,
    CancelApproval,
    ChoosePeriodKind,
    MovePeriod,
    OpenRange,
    MarkColumn,
    OpenSales,
    ChooseSold,
    PrintSold,
    ExportReport,
    GoodsWish,
    ShowShift,
    ShiftRowChosen,
    ShiftTyped,
    ShiftReasonTyped,
    ShiftNoteTyped,
    SubmitShift,
    SeeShift,
    PrintShift,
    OpenDrawerNow,
    OpenReturns,
    ReturnsTyped,
    SubmitReturns,
    ReturnWithoutReceipt,
    CloseReturn,
    SelectReturn,
    ChangeReturn,
    ReturnAll,
    ChooseReturnReason,
    ChooseBackToShelf,
    ChooseRefundMethod,
    ConfirmReturn,
    CancelSale,
    ReprintReceipt,
    StartExchange,
    DropExchange,
    AskInvoice,
    MachineWish,
    HandOverInvoices,
    OpenZ,
    PrintZ>;
// clang-format on

// One wish. Copying, moving and ending are in intent.cpp: dozens of files hold wishes, and none of
// them should have to compile how each kind is copied.
struct Intent : AnyIntent {
    using AnyIntent::AnyIntent;
    Intent(const Intent& other);
    Intent(Intent&& other) noexcept;
    Intent& operator=(const Intent& other);
    Intent& operator=(Intent&& other) noexcept;
    ~Intent();
};

}  // namespace kiosk::screens
