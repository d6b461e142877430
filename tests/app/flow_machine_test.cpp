// The shop and its machine: what may be set, what is checked, and what is written down.
#include "kiosk/core/vietqr.h"
#include "tests/app/flow_driver.h"

namespace {

using namespace flow_tests;
using namespace kiosk::screens;

template <typename Wish>
void wish(Driver& kiosk, Wish what) {
    kiosk.wishes(MachineWish{std::move(what)});
}

void types(Driver& kiosk, std::string_view key, std::string text) {
    const FormView& form = kiosk.view().machine.form;
    for (std::size_t i = 0; i < form.fields.size(); ++i) {
        if (form.fields[i].key == key) return kiosk.wishes(FormTyped{i, std::move(text)});
    }
    FAIL("no field " << key);
}

bool is_wrong(const Driver& kiosk, std::string_view key) {
    for (const FormField& one : kiosk.view().machine.form.fields) {
        if (one.key == key) return one.error.has_value();
    }
    return false;
}

Driver at_machine(MachineTab tab = MachineTab::Shop) {
    Driver kiosk;
    kiosk.signs_in(manager());
    kiosk.wishes(GoTo{ScreenName::Shop});
    REQUIRE(kiosk.screen() == ScreenName::Shop);
    wish(kiosk, ChooseMachineTab{tab});
    return kiosk;
}

}  // namespace

TEST_CASE("the shop's data is checked, then written into the settings", "[flow][machine]") {
    Driver kiosk = at_machine();
    types(kiosk, "name", "");
    types(kiosk, "tax_number", "123");
    types(kiosk, "discount", "101");
    kiosk.wishes(FormSubmitted{});
    CHECK(kiosk.commands.empty());
    for (const char* key : {"name", "tax_number", "discount"}) CHECK(is_wrong(kiosk, key));
    types(kiosk, "name", "Điểm OCOP Đà Lạt");
    types(kiosk, "tax_number", "0100109106-001");
    types(kiosk, "discount", "5");
    kiosk.wishes(FormSubmitted{});
    const auto* save = kiosk.command<SaveSettings>();
    REQUIRE(save != nullptr);
    CHECK(save->settings.shop.name == "Điểm OCOP Đà Lạt");
    CHECK(save->settings.cashier_discount_percent == 5);
    CHECK(save->settings.shop.till == Driver::shop().shop.till);
}

TEST_CASE("a bank account is checked against the banks, and tried before it is used",
          "[flow][machine]") {
    Driver kiosk = at_machine(MachineTab::Bank);
    types(kiosk, "bin", "999999");
    wish(kiosk, TestBankQr{});
    CHECK(kiosk.commands.empty());
    CHECK(is_wrong(kiosk, "bin"));
    kiosk.wishes(FormSubmitted{});
    CHECK(kiosk.commands.empty());
    types(kiosk, "bin", "970436");
    types(kiosk, "account", "không có");
    wish(kiosk, TestBankQr{});
    CHECK(is_wrong(kiosk, "account"));
    types(kiosk, "account", "0123456789");
    wish(kiosk, TestBankQr{});
    const auto* draw = kiosk.command<DrawQr>();
    REQUIRE(draw != nullptr);
    const auto transfer = vietqr::parse(draw->payload);
    REQUIRE(transfer);
    CHECK(transfer->account == "0123456789");
    CHECK(transfer->amount == Money::from_dong(2'000));
    kiosk.happens(QrDrawn{CodeMatrix{21, 21, {}}, QrUse::Test});
    CHECK(kiosk.view().machine.test_qr);
    CHECK_FALSE(kiosk.view().payment.vietqr);
    kiosk.wishes(FormSubmitted{});
    const auto* save = kiosk.command<SaveSettings>();
    REQUIRE(save != nullptr);
    CHECK(save->settings.bank.account == "0123456789");
    CHECK(kiosk.view().machine.bank_name == "Vietcombank");
}

TEST_CASE("an emptied account means no VietQR", "[flow][machine]") {
    Driver kiosk = at_machine(MachineTab::Bank);
    types(kiosk, "bin", "");
    types(kiosk, "account", "");
    kiosk.wishes(FormSubmitted{});
    const auto* save = kiosk.command<SaveSettings>();
    REQUIRE(save != nullptr);
    CHECK(save->settings.bank.bin.empty());
}

TEST_CASE("backups are kept within their bounds, made and proved when asked", "[flow][machine]") {
    Driver kiosk = at_machine(MachineTab::Backups);
    wish(kiosk, ChooseKeptBackups{0});
    REQUIRE(kiosk.command<SetBackups>() != nullptr);
    CHECK(kiosk.command<SaveSettings>()->settings.backup.keep == 1);
    wish(kiosk, ChooseDailyBackup{false});
    CHECK_FALSE(kiosk.command<SaveSettings>()->settings.backup.daily);
    wish(kiosk, BackUpNow{true});
    const auto* make = kiosk.command<CareCommand>();
    REQUIRE(make != nullptr);
    CHECK(std::get<MakeBackup>(make->what).to_stick);
    wish(kiosk, VerifyNow{});
    CHECK(kiosk.commands.empty());  // one thing at a time
    kiosk.happens(CareNews{CareDone{{"xong", "done"}, true}});
    CHECK(kiosk.view().machine.work == CareWork::None);
    CHECK(kiosk.view().machine.outcome->en == "done");
}

TEST_CASE("a daily backup that failed is told wherever one is", "[flow][machine]") {
    Driver kiosk;
    kiosk.signs_in();
    kiosk.happens(CareNews{CareFailed{disk_full(), false}});
    REQUIRE(kiosk.view().notice);
    CHECK(kiosk.view().notice->problem->what.en == "The disk is full");
}

TEST_CASE("whoever may not touch the machine does not", "[flow][machine]") {
    Driver kiosk;
    kiosk.signs_in();
    kiosk.wishes(GoTo{ScreenName::Shop});
    CHECK(kiosk.screen() == ScreenName::Till);
    wish(kiosk, BackUpNow{false});
    CHECK(kiosk.commands.empty());
}
