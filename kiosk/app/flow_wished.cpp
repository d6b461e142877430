#include "kiosk/app/flow_day_close.h"
#include "kiosk/app/flow_goods.h"
#include "kiosk/app/flow_invoice.h"
#include "kiosk/app/flow_machine.h"
#include "kiosk/app/flow_office.h"
#include "kiosk/app/flow_parts.h"
#include "kiosk/app/flow_people.h"
#include "kiosk/app/flow_stock.h"
#include "kiosk/app/flow_totals.h"

// Who answers which wish.
namespace kiosk::app {

using namespace screens;

namespace {

using namespace parts;

Commands wished_elsewhere(State& state, const Intent& intent, std::int64_t now_ms) {
    if (const auto* go = std::get_if<GoTo>(&intent)) return go_to(state, go->screen, now_ms);
    if (std::holds_alternative<GoBack>(intent)) go_back(state);
    if (std::holds_alternative<DismissNotice>(intent)) state.view.notice.reset();
    if (std::holds_alternative<DismissChoice>(intent)) state.view.choice.reset();
    if (const auto* chosen = std::get_if<ChooseScanned>(&intent)) {
        return choose_scanned(state, chosen->index, now_ms);
    }
    if (const auto* answer = std::get_if<AnswerDialog>(&intent)) {
        return answer_dialog(state, answer->accepted, now_ms);
    }
    if (const auto* open = std::get_if<OpenProduct>(&intent)) {
        state.product_asked = open->id;
        return {ReadProduct{open->id, ProductUse::Show}};
    }
    if (const auto* add = std::get_if<AddToCart>(&intent)) {
        if (!signed_in(state)) return {};
        return {ReadProduct{add->id, ProductUse::Cart}};
    }
    if (const auto* search = std::get_if<SearchTyped>(&intent)) {
        return search_typed(state, search->text);
    }
    if (std::holds_alternative<SubmitSearch>(intent)) return submit_search(state, now_ms);
    if (std::holds_alternative<AskInvoice>(intent)) return ask_invoice(state);
    if (std::holds_alternative<GoToPayment>(intent)) return open_payment(state, now_ms);
    if (std::holds_alternative<NewSale>(intent)) return new_sale(state);
    if (std::holds_alternative<SyncNow>(intent)) return {SynchroniseNow{}};
    if (std::holds_alternative<CloseProgram>(intent)) ask_to_close(state, now_ms);
    if (std::holds_alternative<Retry>(intent)) {
        state.view.screen = ScreenName::Attract;
        return {ReadShop{}};
    }
    return {};
}

template <typename Kind, typename... Kinds>
constexpr bool kIsOneOf = (std::is_same_v<Kind, Kinds> || ...);

template <typename Kind>
constexpr bool kIsOfTotals =
    kIsOneOf<Kind, ChooseDate, OpenTotals, ChoosePeriodKind, MovePeriod, OpenRange, MarkColumn,
             OpenSales, ChooseSold, ExportReport, OpenZ, PrintZ, HandOverInvoices, PrintSold>;

}  // namespace

Commands parts::wished(State& state, const Intent& intent, std::int64_t now_ms) {
    somebody_is_here(state, now_ms);
    if (state.view.screen == ScreenName::Receipt) state.receipt_until_ms = now_ms + kNextSaleMs;
    if (!passes_door(state, intent)) return {};
    return std::visit(
        [&](const auto& one) -> Commands {
            using Kind = std::decay_t<decltype(one)>;
            if constexpr (kIsOneOf<Kind, ChooseStaff, PinDigit, PinBackspace, SubmitPin, SignOut,
                                   LockTill, CancelApproval>) {
                return wished_by_staff(state, intent, now_ms);
            } else if constexpr (kIsOneOf<Kind, ChooseBrowseMode, ChooseGroup, ChooseProvince,
                                          ChooseStars, ShowMore>) {
                return wished_while_browsing(state, intent);
            } else if constexpr (kIsOneOf<Kind, AddToBasket, ChangeBasket, EmptyBasket, GiveBasket,
                                          OpenProducer, DismissTrouble, CompareProduct,
                                          LeaveOutOfCompare, ForgetShopper>) {
                return wished_by_shopper(state, intent, now_ms);
            } else if constexpr (kIsOneOf<Kind, SelectLine, ChangeQuantity, RemoveLine,
                                          ClearCart>) {
                return wished_at_till(state, intent, now_ms);
            } else if constexpr (kIsOneOf<Kind, OpenQuantityPad, QuantityTyped, SubmitQuantity,
                                          CloseQuantityPad, OpenPad, ChoosePadEdit, ChoosePadReason,
                                          Undo>) {
                return wished_of_pad(state, intent, now_ms);
            } else if constexpr (kIsOneOf<Kind, OpenHeld, CloseHeld, SelectHeld, RecallHeld,
                                          DropHeld>) {
                return wished_of_held(state, intent, now_ms);
            } else if constexpr (kIsOneOf<Kind, ChooseMethod, TenderTyped, TenderAmount, TakeTender,
                                          RemoveTender, ReferenceTyped, ParkTransfer,
                                          ConfirmTransfer, ConfirmCard, FinishSale>) {
                return wished_while_paying(state, intent, now_ms);
            } else if constexpr (kIsOneOf<Kind, ChooseLanguage, ChooseTextScale, ChooseContrast,
                                          ChooseMotion, ChooseSound, ChooseCamera, TurnCamera,
                                          MirrorCamera>) {
                return settings_wished(state, intent, now_ms);
            } else if constexpr (kIsOneOf<Kind, OpenReturns, ReturnsTyped, SubmitReturns,
                                          ReturnWithoutReceipt, CloseReturn, SelectReturn,
                                          ChangeReturn, ReturnAll, ChooseReturnReason,
                                          ChooseBackToShelf, ChooseRefundMethod, ConfirmReturn,
                                          CancelSale, ReprintReceipt, StartExchange,
                                          DropExchange>) {
                return wished_of_returns(state, intent, now_ms);
            } else if constexpr (kIsOneOf<Kind, PrintReceipt, PrintTestPage, TryDrawer,
                                          RetryPrinting, ChoosePrintWhen, ChoosePrinter>) {
                return wished_on_paper(state, intent, now_ms);
            } else if constexpr (kIsOneOf<Kind, ShowShift, ShiftRowChosen, ShiftTyped,
                                          ShiftReasonTyped, ShiftNoteTyped, SubmitShift, SeeShift,
                                          PrintShift, OpenDrawerNow>) {
                return wished_of_shift(state, intent, now_ms);
            } else if constexpr (std::is_same_v<Kind, DoStock>) {
                return wished_of_stock(state, one, now_ms);
            } else if constexpr (std::is_same_v<Kind, DoSettle>) {
                return wished_of_settlements(state, one, now_ms);
            } else if constexpr (std::is_same_v<Kind, DoPeople>) {
                return wished_of_people(state, one, now_ms);
            } else if constexpr (kIsOneOf<Kind, SearchTable, SortTable, TurnPage, FormFocused,
                                          FormTyped, FormSubmitted, FormLeft>) {
                return wished_in_office(state, intent, now_ms);
            } else if constexpr (kIsOfTotals<Kind>) {
                return wished_of_totals(state, intent, now_ms);
            } else if constexpr (std::is_same_v<Kind, MachineWish>) {
                return wished_of_machine(state, one, now_ms);
            } else if constexpr (std::is_same_v<Kind, GoodsWish>) {
                return wished_of_goods(state, one, now_ms);
            } else {
                return wished_elsewhere(state, intent, now_ms);
            }
        },
        intent);
}

}  // namespace kiosk::app
