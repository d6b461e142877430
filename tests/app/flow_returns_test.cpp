// The promise: a cashier takes goods back by their receipt, line by line, gives the money back as
// it came, and exchanges in one go; nobody without the right does, and nothing happens twice.
#include "kiosk/core/own_code.h"
#include "tests/app/flow_driver.h"

using namespace flow_tests;

namespace {

Sale sold(Driver& driver, std::int64_t tendered = 500'000) {
    Cart cart;
    SaleLine two = line_for(coffee(), Quantity::pieces(2), "", Date::of_instant(kNoon)).value();
    SaleLine one = line_for(honey(), Quantity::pieces(1), "", Date::of_instant(kNoon)).value();
    cart.lines = {two, one};
    const CartTotals totals = price_cart(cart).value();
    const Settlement settled =
        settle(totals.total, {{PaymentMethod::Cash, Money::from_dong(tendered), ""}}, 500).value();
    return make_sale(driver.state.ids.next(kNoon), cart, totals, settled, kNoon,
                     Date::of_instant(kNoon), StaffCode{"101"}, "Hạnh");
}

Returnable returnable(const Sale& sale) { return {{sale, "K01-1-000007", "0badcafe"}, {}, true}; }

// The receipt's number is typed and found.
void opens(Driver& driver, const Returnable& found) {
    driver.wishes(screens::OpenReturns{});
    REQUIRE(driver.screen() == ScreenName::Returns);
    driver.wishes(screens::ReturnsTyped{"7"});
    driver.wishes(screens::SubmitReturns{});
    const auto* look = driver.command<LookUpReturn>();
    REQUIRE(look != nullptr);
    CHECK(look->receipt == "7");
    driver.happens(ReturnFound{"7", found, false, {}});
    REQUIRE(driver.view().returns.found);
}

RefundStored answered(const StoreRefund& command) {
    RefundStored stored;
    stored.given = {command.refund, "K01-1-000008", "1badcafe"};
    if (command.bought) stored.bought = SoldReceipt{*command.bought, "K01-1-000009", "2badcafe"};
    return stored;
}

}  // namespace

TEST_CASE("a line comes back and its money too", "[flow][returns]") {
    Driver driver;
    driver.signs_in();
    const Sale sale = sold(driver);
    opens(driver, returnable(sale));
    CHECK_FALSE(driver.view().returns.can_confirm);
    driver.wishes(screens::ChangeReturn{0, Quantity::pieces(1)});
    driver.wishes(screens::ChooseReturnReason{1});
    const screens::ReturnsView& view = driver.view().returns;
    CHECK(view.total == Money::from_dong(125'000));
    CHECK(view.rows[0].amount == Money::from_dong(125'000));
    CHECK_FALSE(view.rows[0].back_to_shelf);
    REQUIRE(view.give_back.size() == 1);
    driver.wishes(screens::ConfirmReturn{});
    const auto* store = driver.command<StoreRefund>();
    REQUIRE(store != nullptr);
    CHECK(store->refund.sale == sale.id);
    CHECK(store->refund.sale_number == "K01-1-000007");
    CHECK(store->refund.cashier == hanh().code);
    CHECK(store->refund.reason == "Hàng hỏng, lỗi");
    // On its way nothing changes any more, and nothing happens twice.
    const StoreRefund sent = *store;
    driver.wishes(screens::ConfirmReturn{});
    CHECK(driver.command<StoreRefund>() == nullptr);
    driver.wishes(screens::GoBack{});
    CHECK(driver.screen() == ScreenName::Returns);
    driver.happens(answered(sent));
    CHECK(driver.screen() == ScreenName::Receipt);
    CHECK(driver.view().receipt.kind == screens::DoneKind::Refund);
    CHECK(driver.view().receipt.number == "K01-1-000008");
    REQUIRE(driver.view().receipt.give_back.size() == 1);
    CHECK(driver.command<SynchroniseNow>() != nullptr);
    // What only came back is nothing to invoice.
    driver.wishes(screens::AskInvoice{});
    CHECK(driver.screen() == ScreenName::Receipt);
}

TEST_CASE("no more than is left is taken back, whatever is asked", "[flow][returns]") {
    Driver driver;
    driver.signs_in();
    opens(driver, returnable(sold(driver)));
    driver.wishes(screens::ChangeReturn{0, Quantity::pieces(9)});
    CHECK(driver.view().returns.rows[0].chosen == Quantity::pieces(2));
    driver.wishes(screens::ChangeReturn{7, Quantity::pieces(1)});
    driver.wishes(screens::ReturnAll{});
    CHECK(driver.view().returns.total == Money::from_dong(340'500));
    driver.wishes(screens::ChangeReturn{0, Quantity::pieces(-3)});
    CHECK(driver.view().returns.rows[0].chosen == Quantity{});
}

TEST_CASE("a refund that was not stored is said, and the same one is tried again",
          "[flow][returns]") {
    Driver driver;
    driver.signs_in();
    opens(driver, returnable(sold(driver)));
    driver.wishes(screens::ReturnAll{});
    driver.wishes(screens::ConfirmReturn{});
    const SaleId first = driver.command<StoreRefund>()->refund.id;
    driver.happens(RefundNotStored{disk_full()});
    CHECK(driver.screen() == ScreenName::Returns);
    REQUIRE(driver.view().returns.problem);
    driver.wishes(screens::ConfirmReturn{});
    REQUIRE(driver.command<StoreRefund>() != nullptr);
    CHECK(driver.command<StoreRefund>()->refund.id == first);
}

TEST_CASE("a receipt's code opens it from the till, scanned goods count on it", "[flow][returns]") {
    Driver driver;
    driver.signs_in();
    const Sale sale = sold(driver);
    ScannedText scanned;
    scanned.bytes = write_own_code({OwnCode::Kind::Receipt, sale.id.text()});
    driver.happens(CodeScanned{scanned});
    REQUIRE(driver.command<LookUpReturn>() != nullptr);
    driver.happens(ReturnFound{sale.id.text(), returnable(sale), false, {}});
    REQUIRE(driver.view().returns.found);
    driver.scans(honey());
    CHECK(driver.view().returns.rows[1].chosen == Quantity::pieces(1));
    driver.scans(honey());
    CHECK(driver.view().returns.rows[1].chosen == Quantity::pieces(1));
    REQUIRE(driver.view().notice);
    driver.scans(cashews());
    CHECK(driver.view().till.cart.empty());
}

TEST_CASE("an unknown receipt is asked of the centre, where there is one", "[flow][returns]") {
    Driver driver;
    driver.signs_in();
    const auto asks = [&] {
        driver.wishes(screens::OpenReturns{});
        driver.wishes(screens::ReturnsTyped{"K02-1-000001"});
        driver.wishes(screens::SubmitReturns{});
        driver.happens(ReturnFound{"K02-1-000001", {}, false, {}});
    };
    SECTION("without one it is said at once") {
        asks();
        CHECK(driver.command<AskCentre>() == nullptr);
        REQUIRE(driver.view().returns.problem);
        CHECK(driver.view().returns.problem->what.vi.find("chưa biết") != std::string::npos);
    }
    SECTION("with one it is asked, once") {
        SyncChanged sync;
        sync.state = screens::SyncState::Synced;
        driver.happens(sync);
        asks();
        REQUIRE(driver.command<AskCentre>() != nullptr);
        CHECK(driver.view().returns.asking_centre);
        driver.happens(CentreAnswered{"K02-1-000001", {}});
        const auto* again = driver.command<LookUpReturn>();
        REQUIRE(again != nullptr);
        CHECK(again->centre_asked);
        driver.happens(ReturnFound{"K02-1-000001", {}, true, {}});
        CHECK(driver.command<AskCentre>() == nullptr);
        CHECK(driver.view().returns.problem);
        CHECK_FALSE(driver.view().returns.loading);
    }
}

TEST_CASE("a sale is cancelled under the PIN of somebody who may, once", "[flow][returns]") {
    Driver driver;
    driver.signs_in();
    opens(driver, returnable(sold(driver)));
    CHECK(driver.view().returns.can_cancel);
    driver.wishes(screens::CancelSale{});
    CHECK(driver.command<StoreRefund>() == nullptr);
    REQUIRE(driver.view().approval);
    CHECK(driver.view().approval->what.vi.find("K01-1-000007") != std::string::npos);
    driver.is_allowed_by(minh());
    const auto* store = driver.command<StoreRefund>();
    REQUIRE(store != nullptr);
    CHECK(store->refund.kind == RefundKind::Cancelled);
    CHECK(store->refund.cashier == hanh().code);
    CHECK(store->refund.approver == minh().code.text());
}

TEST_CASE("a sale of a shift that was closed is not cancelled, its goods come back",
          "[flow][returns]") {
    Driver driver;
    driver.signs_in();
    Sale sale = sold(driver);
    sale.closed_at_ms -= 3'600'000;
    opens(driver, returnable(sale));
    CHECK_FALSE(driver.view().returns.can_cancel);
    driver.wishes(screens::CancelSale{});
    CHECK_FALSE(driver.view().approval);
    CHECK(driver.command<StoreRefund>() == nullptr);
}

TEST_CASE("without a receipt today's price counts, by somebody who may, for a reason",
          "[flow][returns]") {
    Driver driver;
    driver.signs_in();
    driver.wishes(screens::OpenReturns{});
    driver.wishes(screens::ReturnWithoutReceipt{});
    REQUIRE(driver.view().returns.without_receipt);
    driver.scans(honey());
    driver.scans(honey());
    REQUIRE(driver.view().returns.rows.size() == 1);
    CHECK(driver.view().returns.total == Money::from_dong(180'500));
    driver.wishes(screens::ConfirmReturn{});
    CHECK(driver.command<StoreRefund>() == nullptr);
    driver.is_allowed_by(minh());
    const auto* store = driver.command<StoreRefund>();
    REQUIRE(store != nullptr);
    CHECK_FALSE(store->refund.sale);
    CHECK(store->refund.kind == RefundKind::WithoutReceipt);
    CHECK(store->refund.approver == minh().code.text());
    CHECK_FALSE(store->refund.reason.empty());
}

TEST_CASE("without a receipt today's price is the price list's", "[flow][returns]") {
    Promotion autumn;
    autumn.id = "BG-1";
    autumn.kind = PromotionKind::PriceList;
    autumn.products = {honey().id};
    autumn.amount = Money::from_dong(70'000);
    ShopRead shop;
    shop.staff = {hanh()};
    shop.promotions = {autumn};
    Driver driver;
    driver.happens(shop);
    driver.signs_in();
    driver.wishes(screens::OpenReturns{});
    driver.wishes(screens::ReturnWithoutReceipt{});
    driver.scans(honey());
    CHECK(driver.view().returns.total == Money::from_dong(70'000));
}

TEST_CASE("an exchange: the returned goods pay, the difference changes hands",
          "[flow][returns][exchange]") {
    Driver driver;
    driver.signs_in();
    const Sale sale = sold(driver);
    opens(driver, returnable(sale));
    driver.wishes(screens::ChangeReturn{1, Quantity::pieces(1)});
    driver.wishes(screens::StartExchange{});
    CHECK(driver.screen() == ScreenName::Till);
    REQUIRE(driver.view().till.exchange);
    CHECK(driver.view().till.exchange->total == Money::from_dong(90'500));
    driver.scans(coffee());
    driver.wishes(screens::GoToPayment{});
    REQUIRE(driver.screen() == ScreenName::Payment);
    CHECK(driver.view().payment.to_pay == Money::from_dong(34'500));
    driver.wishes(screens::RemoveTender{0});
    CHECK(driver.view().payment.tenders.size() == 1);
    driver.wishes(screens::TenderTyped{"50000"});
    driver.wishes(screens::FinishSale{});
    CHECK(driver.command<StoreSale>() == nullptr);
    const auto* store = driver.command<StoreRefund>();
    REQUIRE(store != nullptr);
    REQUIRE(store->bought);
    CHECK(store->refund.exchange == store->bought->id);
    CHECK(store->bought->settlement.change == Money::from_dong(15'500));
    const SaleId bought = store->bought->id;
    driver.happens(answered(*store));
    CHECK(driver.screen() == ScreenName::Receipt);
    CHECK(driver.view().receipt.kind == screens::DoneKind::Exchange);
    CHECK(driver.view().receipt.change == Money::from_dong(15'500));
    CHECK_FALSE(driver.view().till.exchange);
    CHECK(driver.view().till.cart.empty());
    driver.wishes(screens::AskInvoice{});
    REQUIRE(driver.command<ReadBuyer>() != nullptr);
    CHECK(driver.command<ReadBuyer>()->sale == bought);
}

TEST_CASE("an exchange that was not stored keeps both halves, a dropped one neither",
          "[flow][returns][exchange]") {
    Driver driver;
    driver.signs_in();
    opens(driver, returnable(sold(driver)));
    driver.wishes(screens::ReturnAll{});
    driver.wishes(screens::StartExchange{});
    driver.scans(coffee());
    SECTION("not stored") {
        driver.wishes(screens::GoToPayment{});
        driver.wishes(screens::FinishSale{});
        const StoreRefund first = *driver.command<StoreRefund>();
        driver.happens(RefundNotStored{disk_full()});
        CHECK(driver.view().payment.problem);
        driver.wishes(screens::FinishSale{});
        REQUIRE(driver.command<StoreRefund>() != nullptr);
        CHECK(driver.command<StoreRefund>()->refund == first.refund);
        CHECK(*driver.command<StoreRefund>()->bought == *first.bought);
    }
    SECTION("dropped") {
        driver.wishes(screens::DropExchange{});
        CHECK_FALSE(driver.view().till.exchange);
        driver.wishes(screens::GoToPayment{});
        driver.wishes(screens::FinishSale{});
        CHECK(driver.command<StoreSale>() != nullptr);
    }
    SECTION("kept through a power cut") {
        const auto* kept = driver.command<KeepDraft>();
        REQUIRE(kept != nullptr);
        REQUIRE(kept->draft.exchange);
        Driver after;
        ShopRead shop;
        shop.draft = kept->draft;
        after.state.shop_is_known = false;
        after.happens(shop);
        REQUIRE(after.view().till.exchange);
        CHECK(after.view().till.exchange->total == driver.view().till.exchange->total);
    }
    SECTION("put aside where the store refuses: both are on the till again") {
        const auto before = driver.state.exchange;
        driver.wishes(screens::OpenPad{screens::PadEdit::HoldNote, true});
        driver.wishes(screens::SubmitQuantity{});
        REQUIRE(driver.command<HoldCart>() != nullptr);
        driver.happens(NotHeld{driver.command<HoldCart>()->cart, disk_full()});
        CHECK(driver.view().till.cart.lines.size() == 1);
        REQUIRE(driver.view().till.exchange);
        CHECK(driver.state.exchange == before);
    }
    SECTION("put aside with its cart, and back") {
        driver.wishes(screens::OpenPad{screens::PadEdit::HoldNote, true});
        driver.wishes(screens::SubmitQuantity{});
        REQUIRE(driver.command<HoldCart>() != nullptr);
        const HeldCart held = driver.command<HoldCart>()->cart;
        REQUIRE(held.exchange);
        CHECK_FALSE(driver.view().till.exchange);
        CHECK(driver.view().till.held.at(0).note == "Đổi hàng K01-1-000007");
        driver.scans(honey());  // the next customer pays for the honey alone
        driver.wishes(screens::GoToPayment{});
        CHECK(driver.view().payment.set_off == 0);
        driver.wishes(screens::GoBack{});
        driver.wishes(screens::RecallHeld{held.id});
        REQUIRE(driver.view().till.exchange);
        CHECK(driver.state.exchange == held.exchange);
        REQUIRE(driver.view().till.held.size() == 1);
        CHECK(driver.view().till.held[0].note.empty());
    }
}

TEST_CASE("an exchange waits for its transfer, and both halves are stored when it has come",
          "[flow][returns][exchange]") {
    Driver driver;
    driver.signs_in();
    opens(driver, returnable(sold(driver)));
    driver.wishes(screens::ChangeReturn{1, Quantity::pieces(1)});
    driver.wishes(screens::StartExchange{});
    driver.scans(coffee());  // dearer than the honey that came back
    driver.wishes(screens::GoToPayment{});
    driver.wishes(screens::ChooseMethod{PaymentMethod::Transfer});
    const std::string purpose = driver.view().payment.purpose;
    driver.wishes(screens::ParkTransfer{});
    REQUIRE(driver.command<HoldCart>() != nullptr);
    const HeldCart parked = driver.command<HoldCart>()->cart;
    REQUIRE(parked.exchange);
    REQUIRE(parked.sale);
    CHECK(driver.screen() == ScreenName::Till);
    CHECK_FALSE(driver.view().till.exchange);
    CHECK(driver.view().till.held.at(0).reference == purpose);
    driver.scans(honey());  // the next customer
    driver.wishes(screens::RecallHeld{parked.id});
    const auto* both = driver.command<StoreRefund>();
    REQUIRE(both != nullptr);
    REQUIRE(both->bought);
    CHECK(both->bought->id == parked.id);
    CHECK(both->refund.exchange == parked.id);
    const StoreRefund first = *both;
    SECTION("stored") {
        driver.happens(answered(first));
        CHECK(driver.screen() == ScreenName::Receipt);
        CHECK(driver.view().till.held.empty());
        CHECK(driver.view().till.cart.lines.size() == 1);
    }
    SECTION("not stored: it waits on, and a second try is the same pair") {
        driver.happens(RefundNotStored{disk_full()});
        REQUIRE(driver.view().till.held.size() == 1);
        driver.now_ms += 60'000;
        driver.wishes(screens::RecallHeld{parked.id});
        REQUIRE(driver.command<StoreRefund>() != nullptr);
        CHECK(driver.command<StoreRefund>()->refund == first.refund);
        CHECK(*driver.command<StoreRefund>()->bought == *first.bought);
    }
}

TEST_CASE("an earlier receipt is printed once more, as a copy, by whoever is signed in",
          "[flow][returns]") {
    Settings settings = Driver::shop();
    settings.printer.device = "192.168.1.50";
    Driver driver{settings};
    driver.signs_in();
    const Sale sale = sold(driver);
    opens(driver, returnable(sale));
    driver.wishes(screens::ReprintReceipt{});
    const auto* queue = driver.command<QueuePrint>();
    REQUIRE(queue != nullptr);
    CHECK(queue->job.sale == sale.id);
    CHECK(queue->job.copy);
    REQUIRE(queue->reprint.has_value());
    CHECK(queue->reprint->sale == sale.id);
    CHECK(queue->reprint->asked == hanh().code);
    Returnable elsewhere = returnable(sale);
    elsewhere.here = false;
    opens(driver, elsewhere);
    driver.wishes(screens::ReprintReceipt{});
    CHECK(driver.command<QueuePrint>() == nullptr);
}

TEST_CASE("nothing is given back while no shift is open", "[flow][returns]") {
    Driver driver;
    driver.signs_in();
    opens(driver, returnable(sold(driver)));
    driver.wishes(screens::ReturnAll{});
    driver.happens(ShiftRead{});
    driver.wishes(screens::ConfirmReturn{});
    CHECK(driver.command<StoreRefund>() == nullptr);
    REQUIRE(driver.view().notice);
    CHECK(driver.view().notice->problem->to_do.vi.find("F7") != std::string::npos);
    CHECK(driver.screen() == ScreenName::Returns);
}

TEST_CASE("goods laid over a cart are not forgotten for another receipt's", "[flow][returns]") {
    Driver driver;
    driver.signs_in();
    opens(driver, returnable(sold(driver)));
    driver.wishes(screens::ReturnAll{});
    driver.wishes(screens::StartExchange{});
    REQUIRE(driver.view().till.exchange);
    const Refund first = *driver.state.exchange;
    opens(driver, returnable(sold(driver)));
    driver.wishes(screens::ReturnAll{});
    driver.wishes(screens::StartExchange{});
    CHECK(driver.screen() == ScreenName::Returns);
    CHECK(driver.state.exchange->sale == first.sale);
    CHECK(driver.view().notice);
}

TEST_CASE("a sale is not cancelled once its shift was counted, however long its receipt was open",
          "[flow][returns]") {
    Driver driver;
    driver.signs_in(minh());
    opens(driver, returnable(sold(driver)));
    REQUIRE(driver.view().returns.can_cancel);
    driver.happens(ShiftRead{});
    driver.wishes(screens::CancelSale{});
    CHECK(driver.command<StoreRefund>() == nullptr);
    CHECK(driver.view().notice);
}

TEST_CASE("the program is not closed over a refund that is being stored", "[flow][returns]") {
    Driver driver;
    driver.signs_in(manager());
    opens(driver, returnable(sold(driver)));
    driver.wishes(screens::ReturnAll{});
    driver.wishes(screens::ConfirmReturn{});
    REQUIRE(driver.command<StoreRefund>() != nullptr);
    driver.wishes(screens::CloseProgram{});
    CHECK_FALSE(driver.view().dialog);
}
