// The shop and its machine: what may be set, what is checked, and what is written down.
#include "kiosk/app/flow_machine_parts.h"
#include "kiosk/app/settings_change.h"
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

TEST_CASE("every setting of the file has its place on a screen", "[flow][machine]") {
    for (const std::string& key : setting_keys()) {
        INFO(key);
        CHECK(parts::is_on_screen(key));
    }
}

TEST_CASE("a page of settings is checked by the rules of the file, saved and in force at once",
          "[flow][machine]") {
    Driver kiosk = at_machine(MachineTab::Settings);
    for (const FormField& field : kiosk.view().machine.form.fields) {
        INFO(field.key);
        CHECK((field.wide || !field.help.vi.empty()));
    }
    types(kiosk, "till.lock_after_seconds", "5");
    types(kiosk, "invoices.buyer_days", "99999999999999999999");
    types(kiosk, "till.discount_reasons", "");
    types(kiosk, "shopper.basket_hours", "24");
    kiosk.wishes(FormSubmitted{});
    CHECK(kiosk.command<SaveSettings>() == nullptr);
    for (const char* key :
         {"till.lock_after_seconds", "invoices.buyer_days", "till.discount_reasons"})
        CHECK(is_wrong(kiosk, key));
    CHECK_FALSE(is_wrong(kiosk, "shopper.basket_hours"));
    CHECK(kiosk.state.settings.basket_hours == 12);
    types(kiosk, "till.lock_after_seconds", "45");
    types(kiosk, "invoices.buyer_days", "7");
    types(kiosk, "till.discount_reasons", "Khách quen; Hàng trưng bày");
    kiosk.wishes(FormSubmitted{});
    const auto* save = kiosk.command<SaveSettings>();
    REQUIRE(save != nullptr);
    CHECK(save->settings.lock_after_ms == 45'000);
    CHECK(save->settings.invoices.buyer_days == 7);
    CHECK(save->settings.discount_reasons ==
          std::vector<std::string>{"Khách quen", "Hàng trưng bày"});
    CHECK(save->settings.basket_hours == 24);
    CHECK(kiosk.command<SetDevices>() != nullptr);
    CHECK(kiosk.command<SetPrinter>() != nullptr);
    CHECK_FALSE(kiosk.view().machine.form.changed);
}

TEST_CASE("a right is moved on the screen, and nobody shuts themselves out", "[flow][machine]") {
    Driver kiosk = at_machine(MachineTab::Settings);
    wish(kiosk, ChooseSettingsPage{SettingsPage::Rights});
    CHECK(kiosk.view().machine.form.fields.size() == all_rights().size());
    types(kiosk, "rights.see_totals", "cashier");
    kiosk.wishes(FormSubmitted{});
    CHECK(kiosk.view().status.rights.permits(Role::Cashier, Right::SeeTotals));
    // A supervisor who may set up the machine cannot give that up to the managers.
    kiosk.state.settings.rights.move(Right::EditMachine, Role::Supervisor);
    kiosk.state.view.status.rights = kiosk.state.settings.rights;
    kiosk.state.view.status.staff = minh();
    wish(kiosk, ChooseSettingsPage{SettingsPage::Rights});
    types(kiosk, "rights.edit_machine", "manager");
    kiosk.wishes(FormSubmitted{});
    CHECK(kiosk.command<SaveSettings>() == nullptr);
    CHECK(is_wrong(kiosk, "rights.edit_machine"));
}

TEST_CASE("what was typed on one page is not lost by a touch on another", "[flow][machine]") {
    Driver kiosk = at_machine(MachineTab::Settings);
    types(kiosk, "shopper.basket_hours", "24");
    wish(kiosk, ChooseSettingsPage{SettingsPage::Paper});
    CHECK(kiosk.view().machine.page == SettingsPage::Sales);
    CHECK(kiosk.view().notice);
}

TEST_CASE("the centre is tried, then joined, and its password leaves the screen",
          "[flow][machine]") {
    Driver kiosk = at_machine(MachineTab::Centre);
    REQUIRE(kiosk.view().machine.enrolling);
    wish(kiosk, TryCentre{});
    CHECK(kiosk.commands.empty());
    CHECK(is_wrong(kiosk, "host"));
    CHECK(is_wrong(kiosk, "user"));
    types(kiosk, "host", "centre.example");
    types(kiosk, "user", "admin");
    types(kiosk, "password", "p@ss/wörd");
    types(kiosk, "port", "70000");
    wish(kiosk, TryCentre{});
    CHECK(is_wrong(kiosk, "port"));
    types(kiosk, "port", "5432");
    types(kiosk, "name", "K07");
    wish(kiosk, TryCentre{});
    const auto* tried = kiosk.command<CentreCommand>();
    REQUIRE(tried != nullptr);
    CHECK(std::get<TryEnrolment>(tried->what).wished.url ==
          "postgresql://admin:p%40ss%2Fw%C3%B6rd@centre.example:5432/ocop");
    wish(kiosk, TryCentre{});
    CHECK(kiosk.commands.empty());  // one at a time
    kiosk.happens(CentreNews{CentreRefused{disk_full()}});
    CHECK(kiosk.view().machine.centre_problem);
    kiosk.wishes(FormSubmitted{});
    REQUIRE(kiosk.command<CentreCommand>() != nullptr);
    CHECK_FALSE(kiosk.view().machine.centre_problem);
    const std::string own = "postgresql://ocop_k07:secret@centre.example:5432/ocop";
    kiosk.happens(CentreNews{TillEnrolled{own, "K07"}});
    const auto* save = kiosk.command<SaveSettings>();
    REQUIRE(save != nullptr);
    CHECK(save->settings.centre_url == own);
    CHECK(save->settings.shop.till == "K07");
    CHECK(kiosk.command<SetCentre>() != nullptr);
    CHECK(kiosk.view().settings.centre == "centre.example:5432/ocop");
    CHECK(kiosk.view().machine.form.value("password").empty());
    CHECK_FALSE(kiosk.view().machine.enrolling);
}

TEST_CASE("a tax number the file would refuse is not saved from the screen", "[flow][machine]") {
    Driver kiosk = at_machine();
    types(kiosk, "name", "Điểm OCOP");
    types(kiosk, "tax_number", "0100109107");
    kiosk.wishes(FormSubmitted{});
    CHECK(kiosk.commands.empty());
    CHECK(is_wrong(kiosk, "tax_number"));
}

TEST_CASE("whoever may not touch the machine does not", "[flow][machine]") {
    Driver kiosk;
    kiosk.signs_in();
    kiosk.wishes(GoTo{ScreenName::Shop});
    CHECK(kiosk.screen() == ScreenName::Till);
    wish(kiosk, BackUpNow{false});
    CHECK(kiosk.commands.empty());
}
