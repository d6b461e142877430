// The log's lines about people and the machine.
#include <algorithm>

#include "db/log_parts.h"
#include "kiosk/core/date.h"
#include "kiosk/core/rights.h"
#include "kiosk/core/setting_names.h"
#include "kiosk/core/staff.h"

namespace db::log {
namespace {

Text role_in(const Json& json) {
    return title_of(body::known(kiosk::role_from(body::text(json, "role")), "role"));
}

// Versions before 3 know nobody who is blocked.
Text standing_in(const Json& json) {
    if (!json.contains("standing")) return title_of(kiosk::Standing::Active);
    return title_of(body::known(kiosk::standing_from(body::text(json, "standing")), "standing"));
}

Text waited(std::int64_t wait_ms) {
    const std::int64_t seconds = wait_ms / 1'000;
    if (seconds < 60) return counted(seconds, {"giây", "s"});
    return counted(seconds / 60, {"phút", "min"});
}

}  // namespace

Line sign_in(const Json& json, const LogNames& names) {
    LogRecord record;
    record.entry.kind = LogKind::SignIn;
    record.entry.who = person(body::text(json, "code"), names);
    record.entry.what = {"Đã đăng nhập", "Signed in"};
    return record;
}

Line pin_wrong(const Json& json, const LogNames& names) {
    LogRecord record;
    record.entry.kind = LogKind::PinWrong;
    // Whose PIN was tried is known; who tried is not.
    const std::string whose = person(body::text(json, "code"), names);
    const std::string tries = format_digits(body::whole(json, "tries", ""));
    const std::int64_t wait_ms = body::whole(json, "wait_ms", "");
    record.entry.what = {"Mã của " + whose + " · sai " + tries + " lần",
                         "The PIN of " + whose + " · wrong " + tries + " times"};
    const Text wait = waited(wait_ms);
    if (wait_ms > 0) add(record.entry.what, {"phải chờ " + wait.vi, "has to wait " + wait.en});
    LogSubject& about = subject(record);
    keep(about, {"Mã PIN của", "Whose PIN"}, same(whose));
    keep(about, {"Số lần sai liên tiếp", "Wrong in a row"}, same(tries));
    if (wait_ms > 0) keep(about, {"Phải chờ", "Has to wait"}, wait);
    const std::string step = body::text(json, "step");
    const auto right = kiosk::right_from(step);
    keep(about, {"Khi", "When"},
         right           ? title_of(*right)
         : step == "pin" ? Text{"đổi mã PIN", "changing the PIN"}
                         : Text{"đăng nhập", "signing in"});
    return record;
}

Line staff(const Json& json, const LogNames& names) {
    const Text role = role_in(json), standing = standing_in(json);
    LogRecord record;
    record.entry.kind = LogKind::Staff;
    // Version 1 does not say who did it.
    const std::string by = json.contains("by") ? body::text(json, "by") : std::string{};
    const bool centre = by == "centre";
    if (!centre) record.entry.who = person(by, names);
    const std::string name = body::text(json, "name"), code = body::text(json, "code");
    record.entry.what = same(person(name, code));
    const bool pin = body::field<bool>(json, "pin_changed", "");
    LogSubject& about = subject(record);
    keep(about, {"Nhân viên", "Person"}, same(person(name, code)));
    const auto before = json.find("before");
    if (before != json.end() && before->is_object()) {
        keep_change(about, {"Họ tên", "Name"}, same(body::text(*before, "name")), same(name));
        keep_change(about, {"Vai trò", "Role"}, role_in(*before), role);
        keep_change(about, {"Tình trạng", "Standing"}, standing_in(*before), standing);
        for (std::size_t i = 1; i < about.facts.size(); ++i)
            add(record.entry.what, change_text(about.facts[i]));
    } else {
        keep(about, {"Vai trò", "Role"}, role);
        const bool is_new = before != json.end();
        if (is_new) add(record.entry.what, {"người mới", "somebody new"});
        add(record.entry.what, {"vai trò: " + role.vi, "role: " + role.en});
        if (is_new && !pin) keep(about, {"Mã PIN", "PIN"}, {"chưa có", "none yet"});
    }
    if (centre) {
        keep(about, {"Nguồn", "Source"}, {"Từ trung tâm", "From the centre"});
        add(record.entry.what, {"từ trung tâm", "from the centre"});
    }
    if (pin) {
        keep(about, {"Mã PIN", "PIN"}, {"mới", "new"});
        add(record.entry.what, {"đặt mã PIN mới", "new PIN"});
    }
    return record;
}

Line settings(const Json& json, const LogNames& names) {
    LogRecord record;
    record.entry.kind = LogKind::Settings;
    record.entry.who = person(body::text(json, "by"), names);
    LogSubject& about = subject(record);
    for (const Json& one : body::array(json, "changes")) {
        const std::string key = body::text(one, "key");
        const auto shown = [&](const char* side) {
            return kiosk::shown_setting(key, body::text(one, side));
        };
        keep_change(about, kiosk::title_of_setting(key), shown("before"), shown("after"));
    }
    const std::string via = body::text(json, "via");
    if (via == "file") record.entry.what = {"Đổi ngoài màn hình", "Changed outside of the screen"};
    if (via == "first") record.entry.what = {"Lần đầu ghi cài đặt", "The settings, first noted"};
    for (std::size_t i = 0; i < std::min(about.facts.size(), kMostNamed); ++i)
        add(record.entry.what, change_text(about.facts[i]), i == 0 ? ": " : "; ");
    if (about.facts.size() > kMostNamed) {
        const std::string rest = std::to_string(about.facts.size() - kMostNamed);
        add(record.entry.what, {"và " + rest + " mục nữa", "and " + rest + " more"}, "; ");
    }
    if (via == "file")
        keep(about, {"Nguồn", "Source"},
             {"tệp settings.toml hoặc dòng lệnh, không rõ ai",
              "settings.toml or the command line; by whom is not known"});
    return record;
}

Line epoch(const Json& json) {
    LogRecord record;
    record.entry.kind = LogKind::Epoch;
    const bool restored = body::text(json, "reason") == "restored";
    const std::string number = std::to_string(body::whole(json, "epoch", ""));
    record.entry.what =
        restored ? Text{"Dữ liệu được khôi phục từ bản sao lưu", "Put back from a backup"}
                 : Text{"Máy này là bản sao, đánh số lại", "This till was a clone; numbered anew"};
    add(record.entry.what, {"kỳ " + number, "epoch " + number});
    const Json after = body::field<Json>(json, "after", "");
    LogSubject& about = subject(record);
    keep(about, {"Lý do", "Reason"},
         restored ? Text{"khôi phục từ bản sao lưu", "put back from a backup"}
                  : Text{"máy bị sao chép", "the till was cloned"});
    keep(about, {"Kỳ mới", "New epoch"}, same(number));
    keep(about, {"Bản ghi cuối của kỳ trước", "Last entry of the one before"},
         same(std::to_string(body::whole(after, "epoch", "")) + " · " +
              format_digits(body::whole(after, "seq", ""))));
    return record;
}

Line clock_step(const Json& json) {
    LogRecord record;
    record.entry.kind = LogKind::ClockStep;
    const std::string from = moment(body::whole(json, "from_ms", ""));
    const std::string to = moment(body::whole(json, "to_ms", ""));
    record.entry.what = same(from + " → " + to);
    keep_change(subject(record), {"Giờ của máy", "The machine’s time"}, same(from), same(to));
    return record;
}

}  // namespace db::log
