// What a person at the screen wishes: touched, typed or chosen by keys, in the words of the shop.
// The flow decides what becomes of it. Plain values; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <variant>

#include "kiosk/core/ids.h"
#include "kiosk/core/kind.h"
#include "kiosk/core/money.h"
#include "kiosk/core/product.h"
#include "kiosk/core/sale.h"
#include "kiosk/screens/goods_intent.h"
#include "kiosk/screens/office_intent.h"
#include "kiosk/screens/till_intent.h"
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
    template <KindOf<AnyIntent> Kind>
    [[gnu::used]] Intent(Kind kind);
    Intent(const Intent& other);
    Intent(Intent&& other) noexcept;
    Intent& operator=(const Intent& other);
    Intent& operator=(Intent&& other) noexcept;
    ~Intent();
};

}  // namespace kiosk::screens
