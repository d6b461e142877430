#include "kiosk/app/people_work.h"

#include <algorithm>

#include "db/shop_store.h"
#include "kiosk/screens/office_view.h"

namespace kiosk::app {
namespace {

struct Worker {
    db::ShopStore& store;

    AnyPeopleNews operator()(const ReadLog& wish) const {
        if (wish.for_file) return LogRead{wish, store.log(wish.filter, kMostLogExported, 0)};
        return LogRead{
            wish, store.log(wish.filter, screens::kTablePage, wish.page * screens::kTablePage)};
    }
    AnyPeopleNews operator()(const ReadPeople&) const { return PeopleRead{store.staff()}; }
    AnyPeopleNews operator()(const SavePerson& wish) const {
        PersonSaved saved{wish.staff, {}, {}};
        const std::vector<Staff> before = store.staff();
        const bool taken = std::ranges::find(before, wish.staff.code, &Staff::code) != before.end();
        if (wish.is_new && taken) {
            saved.problem = Problem{{"Nhân viên chưa được lưu", "The person was not stored"},
                                    {"mã này đã có người dùng", "somebody has this code already"},
                                    {"chọn mã khác", "choose another"},
                                    "code"};
            return saved;
        }
        try {
            store.save_staff(wish.staff, wish.pin, wish.by);
        } catch (const db::Error& error) {
            // A refusal is an answer; a disk that is full is not.
            if (error.kind() != db::FaultKind::Internal) throw;
            saved.problem = error.problem();
        }
        saved.people = store.staff();
        return saved;
    }
};

}  // namespace

PeopleNews do_people_work(db::ShopStore& store, const PeopleWork& work) {
    return {std::visit(Worker{store}, work.work)};
}

}  // namespace kiosk::app
