// The log and the people at the till: what a manager asks for is read, saved and written to a file,
// nobody else gets near it, and what is wrong is said in its field.
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

void type(Driver& kiosk, std::string_view key, const std::string& text) {
    const FormView& form = *kiosk.view().people.form;
    for (std::size_t i = 0; i < form.fields.size(); ++i) {
        if (form.fields[i].key == key) return kiosk.wishes(FormTyped{i, text});
    }
    FAIL("no field " << key);
}

const std::optional<Text>& error_of(const Driver& kiosk, std::string_view key) {
    for (const FormField& field : kiosk.view().people.form->fields)
        if (field.key == key) return field.error;
    FAIL("no field " << key);
    return kiosk.view().people.form->fields[0].error;
}

LogPiece one_entry() {
    LogPiece piece;
    LogRecord record;
    record.entry = {7, kNoon, LogKind::DrawerOpen, "Hạnh · 101", "", {"Đổi tiền", "Change"}};
    piece.records.push_back(record);
    return piece;
}

void open_people(Driver& kiosk) {
    kiosk.signs_in(manager());
    kiosk.wishes(GoTo{ScreenName::People});
    REQUIRE(asked<ReadPeople>(kiosk) != nullptr);
    kiosk.happens(PeopleNews{PeopleRead{{hanh(), minh(), manager()}}});
}

TEST_CASE("a cashier sees neither the log nor the staff", "[people]") {
    Driver kiosk;
    kiosk.signs_in();
    for (const ScreenName screen : {ScreenName::Log, ScreenName::People}) {
        kiosk.wishes(GoTo{screen});
        CHECK(kiosk.screen() == ScreenName::Till);
        CHECK(kiosk.commands.empty());
    }
    for (const PeopleAct act : {PeopleAct::Part, PeopleAct::Export, PeopleAct::Edit})
        kiosk.wishes(DoPeople{act, {}, 0});
    CHECK(kiosk.commands.empty());
    CHECK_FALSE(kiosk.view().people.form);
}

TEST_CASE("the log of the last week is read, and anew for other words, kinds and times",
          "[people][log]") {
    Driver kiosk;
    kiosk.signs_in(manager());
    kiosk.wishes(GoTo{ScreenName::Log});
    const auto* first = asked<ReadLog>(kiosk);
    REQUIRE(first != nullptr);
    CHECK(first->filter.from_ms == Date::parse("2026-11-17")->starts_at_ms());
    const ReadLog week = *first;
    kiosk.wishes(DoPeople{PeopleAct::Part, {}, 2});
    REQUIRE(asked<ReadLog>(kiosk) != nullptr);
    CHECK(asked<ReadLog>(kiosk)->filter.part == LogPart::Drawer);
    kiosk.wishes(DoPeople{PeopleAct::Span, {}, 3});
    REQUIRE(asked<ReadLog>(kiosk) != nullptr);
    CHECK_FALSE(asked<ReadLog>(kiosk)->filter.from_ms);
    kiosk.wishes(SearchTable{"hạnh"});
    const auto* last = asked<ReadLog>(kiosk);
    REQUIRE(last != nullptr);
    CHECK(last->filter.words == "hạnh");
    const ReadLog wanted = *last;
    kiosk.happens(PeopleNews{LogRead{week, one_entry()}});  // nobody wants that any more
    CHECK(kiosk.view().log.loading);
    kiosk.happens(PeopleNews{LogRead{wanted, one_entry()}});
    CHECK_FALSE(kiosk.view().log.loading);
    CHECK(kiosk.view().log.rows == std::vector{one_entry().records[0].entry});
}

TEST_CASE("the log that is shown is written to a file, all pages of it", "[people][log]") {
    Driver kiosk;
    kiosk.signs_in(manager());
    kiosk.wishes(GoTo{ScreenName::Log});
    const ReadLog wanted = *asked<ReadLog>(kiosk);
    kiosk.happens(PeopleNews{LogRead{wanted, one_entry()}});
    kiosk.wishes(DoPeople{PeopleAct::Export, {}, 0});
    const auto* all = asked<ReadLog>(kiosk);
    REQUIRE(all != nullptr);
    CHECK(all->for_file);
    CHECK(all->filter == wanted.filter);
    kiosk.happens(PeopleNews{LogRead{*all, one_entry()}});
    const auto* write = kiosk.command<WriteReport>();
    REQUIRE(write != nullptr);
    const std::string csv = csv_of(write->document, Language::Vietnamese);
    CHECK(csv.find("2026-11-23,12:00,Mở ngăn kéo,Hạnh · 101,Đổi tiền") != std::string::npos);
    kiosk.happens(ReportWritten{{"/usb"}, {}});
    CHECK_FALSE(kiosk.view().log.exporting);
}

TEST_CASE("somebody new is saved with code, name, role and PIN, by the manager", "[people]") {
    Driver kiosk;
    open_people(kiosk);
    kiosk.wishes(DoPeople{PeopleAct::Edit, {}, 0});
    REQUIRE(kiosk.view().people.form);
    kiosk.wishes(FormSubmitted{});
    CHECK(asked<SavePerson>(kiosk) == nullptr);
    for (const char* key : {"code", "name", "pin"}) CHECK(error_of(kiosk, key));
    type(kiosk, "code", "101");
    type(kiosk, "name", "Đỗ Thị Mai");
    type(kiosk, "role", "supervisor");
    type(kiosk, "pin", "112358");
    type(kiosk, "again", "112359");
    kiosk.wishes(FormSubmitted{});
    CHECK(asked<SavePerson>(kiosk) == nullptr);
    CHECK(error_of(kiosk, "code"));   // somebody else's
    CHECK(error_of(kiosk, "again"));  // not the same
    type(kiosk, "code", "104");
    type(kiosk, "again", "112358");
    kiosk.wishes(FormSubmitted{});
    const auto* save = asked<SavePerson>(kiosk);
    REQUIRE(save != nullptr);
    CHECK(save->is_new);
    const Staff mai{StaffCode{"104"}, "Đỗ Thị Mai", Role::Supervisor, false};
    CHECK(save->staff == mai);
    CHECK(save->pin == "112358");
    CHECK(save->by == manager().code);
    kiosk.happens(PeopleNews{PersonSaved{mai, {hanh(), minh(), mai, manager()}, {}}});
    CHECK_FALSE(kiosk.view().people.form);
    CHECK(kiosk.view().people.shown.size() == 4);
    CHECK(kiosk.view().login.staff.size() == 4);
}

TEST_CASE("a known person keeps code and PIN, and a refusal stands in its field", "[people]") {
    Driver kiosk;
    open_people(kiosk);
    kiosk.wishes(DoPeople{PeopleAct::Edit, "900", 0});
    type(kiosk, "code", "901");
    type(kiosk, "role", "cashier");
    kiosk.wishes(FormSubmitted{});
    const auto* save = asked<SavePerson>(kiosk);
    REQUIRE(save != nullptr);
    CHECK(save->staff.code == manager().code);
    CHECK(save->pin.empty());
    CHECK_FALSE(save->is_new);
    PersonSaved refused{save->staff, {}, disk_full()};
    refused.problem->field = "role";
    kiosk.happens(PeopleNews{refused});
    CHECK(error_of(kiosk, "role") == disk_full().why);
    CHECK_FALSE(kiosk.view().people.form->busy);
    CHECK(kiosk.view().people.shown.size() == 3);
}

TEST_CASE("nothing of a half typed PIN stays behind somebody who signs out", "[people]") {
    Driver kiosk;
    open_people(kiosk);
    kiosk.wishes(DoPeople{PeopleAct::Edit, "101", 0});
    type(kiosk, "pin", "1123");
    kiosk.wishes(SignOut{});
    CHECK_FALSE(kiosk.view().people.form);
}

TEST_CASE("who gives up the role leaves the manager's screens at once", "[people]") {
    Driver kiosk;
    open_people(kiosk);
    kiosk.wishes(DoPeople{PeopleAct::Edit, "900", 0});
    Staff lower = manager();
    lower.role = Role::Cashier;
    kiosk.happens(PeopleNews{PersonSaved{lower, {hanh(), minh(), lower}, {}}});
    CHECK(kiosk.screen() == ScreenName::Till);
    CHECK(kiosk.view().status.staff == lower);
}

}  // namespace
