#include "kiosk/app/people_work.h"

#include <algorithm>

#include "db/shop_store.h"
#include "kiosk/app/settings_texts.h"

namespace kiosk::app {
namespace {

struct Worker {
    db::ShopStore& store;

    AnyPeopleNews operator()(const ReadLog& wish) const {
        LogRead read{wish, store.log(wish.filter, wish.below, wish.rows)};
        if (wish.for_file) return read;
        for (LogRecord& one : read.piece.records) one.subjects.clear();  // a list needs its lines
        return read;
    }
    AnyPeopleNews operator()(const ReadLogEntry& wish) const {
        return LogEntryRead{wish.seq, store.log_entry(wish.seq)};
    }
    AnyPeopleNews operator()(const ChangePin& wish) const {
        PinChanged answer{wish.code, false, 0, {}};
        try {
            const auto done = store.change_pin(wish.code, wish.pin, wish.wanted);
            answer.done = done.staff.has_value();
            answer.wait_ms = done.wait_ms;
        } catch (const db::Error& error) {
            if (error.kind() != db::FaultKind::Internal) throw;
            answer.problem = error.problem();
        }
        return answer;
    }
    AnyPeopleNews operator()(const NoteSettings& wish) const {
        try {
            store.note_settings(settings_texts(Settings{}), settings_texts(wish.settings), {});
        } catch (const db::Error&) {
            // A disk that fails here fails whatever comes next, and that is told; the next start
            // notes it.
        }
        return SettingsNoted{};
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
