// The log's screen fills piece by piece, opens one entry and its receipt, and writes all of it to a
// file; people are blocked, let in again and change their own PINs; every change has its name.
#include "tests/app/flow_driver.h"

namespace {

using namespace flow_tests;
using namespace kiosk::screens;

template <typename Kind>
const Kind* asked(const Driver& kiosk) {
    for (const Command& one : kiosk.commands) {
        const auto* work = std::get_if<PeopleWork>(&one);
        if (work == nullptr) continue;
        if (const auto* found = std::get_if<Kind>(&work->work)) return found;
    }
    return nullptr;
}

LogRecord record(std::int64_t seq) {
    LogRecord made;
    made.entry = {seq, kNoon, LogKind::DrawerOpen, "Hạnh · 101", "", {"Đổi tiền", "Change"}};
    made.subjects = {{{}, {{{"Việc", "Deed"}, {"=1+1", "=1+1"}, std::nullopt}}}};
    return made;
}

// `count` records from `first` downwards, and more of them where `next`.
LogPiece piece(std::int64_t first, std::size_t count, bool next) {
    LogPiece made;
    made.reached_ms = kNoon;
    for (std::size_t i = 0; i < count; ++i)
        made.records.push_back(record(first - static_cast<std::int64_t>(i)));
    if (next) made.next = first - static_cast<std::int64_t>(count) + 1;
    return made;
}

ReadLog open_log(Driver& kiosk) {
    kiosk.signs_in(manager());
    kiosk.wishes(GoTo{ScreenName::Log});
    REQUIRE(asked<ReadLog>(kiosk) != nullptr);
    return *asked<ReadLog>(kiosk);
}

void answers(Driver& kiosk, const LogPiece& piece) {
    REQUIRE(asked<ReadLog>(kiosk) != nullptr);
    const ReadLog wanted = *asked<ReadLog>(kiosk);
    kiosk.happens(PeopleNews{LogRead{wanted, piece}});
}

void open_person(Driver& kiosk, const char* code) {
    kiosk.signs_in(manager());
    kiosk.wishes(GoTo{ScreenName::People});
    kiosk.happens(PeopleNews{PeopleRead{{hanh(), minh(), manager()}}});
    kiosk.wishes(DoPeople{PeopleAct::Edit, code, 0});
    REQUIRE(kiosk.view().people.form);
}

void type(Driver& kiosk, const FormView& form, std::string_view key, const std::string& text) {
    for (std::size_t i = 0; i < form.fields.size(); ++i)
        if (form.fields[i].key == key) return kiosk.wishes(FormTyped{i, text});
    FAIL("no field " << key);
}

TEST_CASE("rows stand on the screen as they are found, until the page is full", "[log]") {
    Driver kiosk;
    open_log(kiosk);
    answers(kiosk, piece(900, 50, true));
    CHECK(kiosk.view().log.rows.size() == 50);
    CHECK(kiosk.view().log.loading);
    REQUIRE(asked<ReadLog>(kiosk) != nullptr);
    CHECK(asked<ReadLog>(kiosk)->below == 851);
    CHECK(asked<ReadLog>(kiosk)->rows == kTablePage + 1 - 50);
    answers(kiosk, piece(850, kTablePage + 1 - 50, true));
    const LogView& view = kiosk.view().log;
    CHECK(view.rows.size() == kTablePage);
    CHECK(view.more);
    CHECK_FALSE(view.loading);
    CHECK(asked<ReadLog>(kiosk) == nullptr);
    kiosk.wishes(TurnPage{1});
    REQUIRE(asked<ReadLog>(kiosk) != nullptr);
    CHECK(asked<ReadLog>(kiosk)->below == 901 - static_cast<std::int64_t>(kTablePage));
    answers(kiosk, piece(600, 3, false));
    CHECK(kiosk.view().log.rows.size() == 3);
    CHECK_FALSE(kiosk.view().log.more);
    kiosk.wishes(TurnPage{0});
    REQUIRE(asked<ReadLog>(kiosk) != nullptr);
    CHECK(asked<ReadLog>(kiosk)->below == 0);
}

TEST_CASE("what nobody looks at any more is not read on", "[log]") {
    Driver kiosk;
    const ReadLog first = open_log(kiosk);
    SECTION("other words were asked for") {
        kiosk.wishes(SearchTable{"hạnh"});
        kiosk.happens(PeopleNews{LogRead{first, piece(900, 50, true)}});
        CHECK(kiosk.view().log.rows.empty());
    }
    SECTION("the screen was left") {
        kiosk.wishes(GoTo{ScreenName::Till});
        kiosk.happens(PeopleNews{LogRead{first, piece(900, 50, true)}});
    }
    CHECK(asked<ReadLog>(kiosk) == nullptr);
}

TEST_CASE("a touch opens the entry, another its receipt, and Escape leads back step by step",
          "[log]") {
    Driver kiosk;
    open_log(kiosk);
    answers(kiosk, piece(7, 1, false));
    kiosk.wishes(DoPeople{PeopleAct::Open, "8", 0});  // not in the list
    CHECK_FALSE(kiosk.view().log.opened);
    kiosk.wishes(DoPeople{PeopleAct::Open, "7", 0});
    REQUIRE(asked<ReadLogEntry>(kiosk) != nullptr);
    LogDetail detail;
    detail.record = record(7);
    detail.record.sale = SaleId{{4, 5, 6}};
    SECTION("without a receipt there is none to open") {
        kiosk.happens(PeopleNews{LogEntryRead{7, detail}});
        kiosk.wishes(DoPeople{PeopleAct::Receipt, {}, 0});
        CHECK(kiosk.commands.empty());
    }
    SECTION("with one") {
        detail.receipt = "K01-1-000001";
        kiosk.happens(PeopleNews{LogEntryRead{7, detail}});
        kiosk.wishes(DoPeople{PeopleAct::Receipt, {}, 0});
        REQUIRE(kiosk.command<ReadSold>() != nullptr);
        CHECK(kiosk.command<ReadSold>()->id == *detail.record.sale);
        SoldReceipt sold;
        sold.sale.id = *detail.record.sale;
        sold.number = detail.receipt;
        kiosk.happens(SoldRead{sold, {}, {}});
        CHECK(kiosk.view().log.receipt);
        kiosk.wishes(GoBack{});
        CHECK_FALSE(kiosk.view().log.receipt);
        CHECK(kiosk.view().log.detail);
    }
    kiosk.wishes(GoBack{});
    CHECK_FALSE(kiosk.view().log.opened);
    CHECK(kiosk.view().log.rows.size() == 1);
    CHECK(kiosk.screen() == ScreenName::Log);
    kiosk.wishes(GoBack{});
    CHECK(kiosk.screen() != ScreenName::Log);
}

TEST_CASE("a file gathers every piece, with all that the entries say", "[log]") {
    Driver kiosk;
    open_log(kiosk);
    answers(kiosk, piece(900, 1, false));
    kiosk.wishes(DoPeople{PeopleAct::Export, {}, 0});
    answers(kiosk, piece(900, 2, true));
    REQUIRE(asked<ReadLog>(kiosk) != nullptr);
    CHECK(asked<ReadLog>(kiosk)->below == 899);
    CHECK(kiosk.command<WriteReport>() == nullptr);
    answers(kiosk, piece(898, 1, false));
    const auto* write = kiosk.command<WriteReport>();
    REQUIRE(write != nullptr);
    CHECK(write->document.tables[0].rows.size() == 3);
    CHECK(write->document.tables[1].rows.size() == 3);
    CHECK(csv_of(write->document, Language::Vietnamese).find("Việc,,'=1+1") != std::string::npos);
}

TEST_CASE("a manager blocks somebody after one question, and lets them in again", "[people]") {
    Driver kiosk;
    open_person(kiosk, "103");
    kiosk.wishes(DoPeople{PeopleAct::Standing, "blocked", 0});
    CHECK(asked<SavePerson>(kiosk) == nullptr);
    REQUIRE(kiosk.view().dialog);
    kiosk.wishes(AnswerDialog{false});
    CHECK(asked<SavePerson>(kiosk) == nullptr);
    kiosk.wishes(DoPeople{PeopleAct::Standing, "blocked", 0});
    kiosk.wishes(AnswerDialog{true});
    const auto* save = asked<SavePerson>(kiosk);
    REQUIRE(save != nullptr);
    CHECK(save->staff.standing == Standing::Blocked);
    CHECK(save->by == manager().code);
    Staff blocked = save->staff;
    kiosk.happens(PeopleNews{PersonSaved{blocked, {hanh(), blocked, manager()}, {}}});
    CHECK(kiosk.view().people.shown.size() == 3);
    CHECK(kiosk.view().login.staff == std::vector{hanh(), manager()});
    kiosk.wishes(DoPeople{PeopleAct::Edit, "103", 0});
    kiosk.wishes(DoPeople{PeopleAct::Standing, "active", 0});
    kiosk.wishes(AnswerDialog{true});
    REQUIRE(asked<SavePerson>(kiosk) != nullptr);
    CHECK(asked<SavePerson>(kiosk)->staff.works_here());
}

TEST_CASE("nobody blocks themselves, and an open shift of theirs is said before", "[people]") {
    Driver kiosk;
    SECTION("themselves") {
        open_person(kiosk, "900");
        kiosk.wishes(DoPeople{PeopleAct::Standing, "removed", 0});
        CHECK_FALSE(kiosk.view().dialog);
        CHECK(kiosk.view().notice);
    }
    SECTION("whose shift is open") {
        open_person(kiosk, "101");
        kiosk.wishes(DoPeople{PeopleAct::Standing, "removed", 0});
        REQUIRE(kiosk.view().dialog);
        CHECK(kiosk.view().dialog->body.vi.find("Ca đang mở") != std::string::npos);
    }
    SECTION("whose is not") {
        open_person(kiosk, "103");
        kiosk.wishes(DoPeople{PeopleAct::Standing, "removed", 0});
        REQUIRE(kiosk.view().dialog);
        CHECK(kiosk.view().dialog->body.vi.find("Ca đang mở") == std::string::npos);
    }
}

TEST_CASE("who is blocked beside the kiosk is signed out, but never over a sale", "[people]") {
    Driver kiosk;
    kiosk.signs_in();
    Staff blocked = hanh();
    blocked.standing = Standing::Blocked;
    ShopRead read;
    read.staff = {blocked, minh(), manager()};
    kiosk.happens(read);
    CHECK_FALSE(kiosk.view().status.staff);
    kiosk.wishes(GoTo{ScreenName::Login});
    kiosk.wishes(ChooseStaff{StaffCode{"101"}});
    kiosk.types_pin("246810");
    kiosk.happens(PinChecked{StaffCode{"101"}, std::nullopt, 0, true});
    REQUIRE(kiosk.view().login.problem);
    CHECK(kiosk.view().login.problem->what.vi == "Mã này đã bị khóa");
}

TEST_CASE("a role that changed beside the kiosk counts at once for whoever is signed in",
          "[people]") {
    Driver kiosk;
    kiosk.signs_in();
    Staff risen = hanh();
    risen.role = Role::Manager;
    ShopRead read;
    read.staff = {risen, minh(), manager()};
    kiosk.happens(read);
    CHECK(kiosk.view().status.staff == risen);
}

TEST_CASE("a PIN that everybody guesses is refused on the screen", "[people]") {
    Driver kiosk;
    open_person(kiosk, "103");
    for (const char* easy : {"000000", "123456", "987654", "777777"}) {
        type(kiosk, *kiosk.view().people.form, "pin", easy);
        type(kiosk, *kiosk.view().people.form, "again", easy);
        kiosk.wishes(FormSubmitted{});
        CHECK(asked<SavePerson>(kiosk) == nullptr);
    }
    type(kiosk, *kiosk.view().people.form, "pin", "123457");
    type(kiosk, *kiosk.view().people.form, "again", "123457");
    kiosk.wishes(FormSubmitted{});
    CHECK(asked<SavePerson>(kiosk) != nullptr);
}

TEST_CASE("whom the centre named is told that a PIN is still to be set", "[people]") {
    Driver kiosk;
    kiosk.state.view.login.staff = {manager(), hanh()};
    kiosk.state.view.login.staff[1].has_pin = false;
    kiosk.wishes(GoTo{ScreenName::Login});
    kiosk.wishes(ChooseStaff{hanh().code});
    CHECK_FALSE(kiosk.view().login.chosen);
    REQUIRE(kiosk.view().login.problem);
    CHECK(kiosk.view().login.problem->what.vi.find("chưa có mã PIN") != std::string::npos);
    kiosk.wishes(ChooseStaff{manager().code});
    CHECK(kiosk.view().login.chosen);
    CHECK_FALSE(kiosk.view().login.problem);
}

TEST_CASE("a cashier changes their own PIN with the one they have", "[people]") {
    Driver kiosk;
    kiosk.wishes(GoTo{ScreenName::OwnPin});
    CHECK(kiosk.screen() == ScreenName::Login);
    kiosk.signs_in();
    kiosk.wishes(GoTo{ScreenName::Settings});
    kiosk.wishes(GoTo{ScreenName::OwnPin});
    REQUIRE(kiosk.view().own_pin.form);
    const auto fill = [&](const char* now, const char* pin, const char* again) {
        type(kiosk, *kiosk.view().own_pin.form, "now", now);
        type(kiosk, *kiosk.view().own_pin.form, "pin", pin);
        type(kiosk, *kiosk.view().own_pin.form, "again", again);
        kiosk.wishes(FormSubmitted{});
    };
    fill("246810", "112358", "112359");
    CHECK(asked<ChangePin>(kiosk) == nullptr);
    fill("246810", "246810", "246810");
    CHECK(asked<ChangePin>(kiosk) == nullptr);
    fill("246810", "112358", "112358");
    const auto* change = asked<ChangePin>(kiosk);
    REQUIRE(change != nullptr);
    CHECK(change->code == hanh().code);
    CHECK(change->wanted == "112358");
    kiosk.happens(PeopleNews{PinChanged{hanh().code, false, 30'000, {}}});
    REQUIRE(kiosk.view().own_pin.form);
    CHECK(kiosk.view().own_pin.form->fields[0].error->vi.find("30 giây") != std::string::npos);
    CHECK(kiosk.view().own_pin.form->fields[0].value.empty());
    kiosk.happens(PeopleNews{PinChanged{hanh().code, true, 0, {}}});
    CHECK_FALSE(kiosk.view().own_pin.form);
    CHECK(kiosk.screen() == ScreenName::Settings);
}

TEST_CASE("settings are saved in the name of whoever is signed in", "[people]") {
    Driver kiosk;
    kiosk.signs_in(manager());
    kiosk.wishes(GoTo{ScreenName::Settings});
    kiosk.wishes(ChooseCamera{"none"});
    const auto* save = kiosk.command<SaveSettings>();
    REQUIRE(save != nullptr);
    CHECK(save->by == manager().code);
}

}  // namespace
