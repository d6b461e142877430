// staff list, add, pin, block, unblock, remove: who may work at this till.
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "kiosk/app/command.h"
#include "kiosk/app/json_shapes.h"
#include "kiosk/app/standard_streams.h"
#include "kiosk/core/vietnamese_text.h"

namespace kiosk::app {
namespace {

constexpr std::size_t kLongestLine = 1'000;  // of what should be six digits
constexpr std::size_t kLongestName = 80;     // bytes; a receipt's line holds about as many letters

WrongUse refused(const std::string& what, Text why, Text to_do) {
    return WrongUse{{{what, what}, std::move(why), std::move(to_do)}};
}

// What is typed does not appear while this lives.
class Unseen {
public:
    Unseen() {
        if (::tcgetattr(STDIN_FILENO, &before_) != 0) return;
        termios without = before_;
        without.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        changed_ = ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &without) == 0;
    }
    ~Unseen() {
        if (changed_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    }
    Unseen(const Unseen&) = delete;
    Unseen& operator=(const Unseen&) = delete;

private:
    termios before_{};
    bool changed_{false};
};

std::string typed_line(LineReader& in) {
    std::string line;
    if (in.next(line) != LineReader::Line::Read) return {};
    if (!line.empty() && line.back() == '\r') line.pop_back();
    return line;
}

// From a terminal it is asked for twice and not shown; else it is the first line of standard input.
// Empty: none was given, or Ctrl-C came instead.
std::string read_pin(const Context& context) {
    Result<LineReader> input = LineReader::open("-", kLongestLine, interrupted);
    if (!input) throw WrongUse{input.problem()};
    LineReader in = std::move(input).value();
    if (::isatty(STDIN_FILENO) != 1) return typed_line(in);
    const Unseen unseen;
    std::cerr << Text{"Mã PIN (6 chữ số): ", "PIN (six digits): "}.in(context.language)
              << std::flush;
    const std::string pin = typed_line(in);
    std::cerr << '\n';
    if (pin.empty()) return {};
    std::cerr << Text{"Nhập lại: ", "Again: "}.in(context.language) << std::flush;
    const std::string again = typed_line(in);
    std::cerr << '\n';
    if (interrupted()) return {};
    if (pin != again) {
        throw refused("PIN", {"hai lần nhập không giống nhau", "the two are not the same"},
                      {"chạy lại lệnh", "run the command again"});
    }
    return pin;
}

std::optional<Staff> person(db::ShopStore& store, const std::string& code) {
    const std::vector<Staff> people = store.staff();
    const auto found = std::find_if(people.begin(), people.end(),
                                    [&](const Staff& one) { return one.code.text() == code; });
    return found == people.end() ? std::nullopt : std::optional{*found};
}

// An empty PIN would mean "the one there is" to the store.
std::string read_new_pin(const Context& context) {
    std::string pin = read_pin(context);
    if (is_easy_pin(pin)) {
        tell(context, {{"PIN", "PIN"},
                       {"ai cũng đoán được mã này", "anybody would guess this one"},
                       {"nên đổi: ocop-kiosk staff pin MÃ",
                        "better change it: ocop-kiosk staff "
                        "pin CODE"}});
    }
    if (!pin.empty()) return pin;
    throw refused("PIN", {"chưa nhập mã PIN", "no PIN was given"},
                  {"nhập 6 chữ số", "type six digits"});
}

Json person_json(const Staff& one) {
    Json json{{"code", one.code.text()},
              {"name", one.name},
              {"role", name_of(one.role)},
              {"demonstration", one.demonstration}};
    if (!one.works_here()) json["standing"] = name_of(one.standing);
    return json;
}

int nobody(const Context& context, const std::string& code) {
    tell(context, {{code, code},
                   {"không có nhân viên mang mã này", "nobody has this code"},
                   {"xem: ocop-kiosk staff list", "see: ocop-kiosk staff list"}});
    return kNo;
}

// An empty PIN: the one there is.
void save(const Context& context, db::ShopStore& store, const Staff& staff,
          const std::string& pin) {
    try {
        store.save_staff(staff, pin);
    } catch (const db::Error& error) {
        // A PIN that is none is wrong use; a disk that is full is not.
        if (error.kind() != db::FaultKind::Internal) throw;
        throw WrongUse{error.problem()};
    }
    if (context.json) {
        std::cout << one_line(person_json(staff)) << '\n';
        return;
    }
    std::cout << Text{"Đã lưu ", "Saved "}.in(context.language) << staff.code.text() << ' '
              << staff.name << '\n';
}

// What can be printed on a receipt and found on the screen.
bool is_name(const std::string& name) {
    return is_utf8(name) && name.size() <= kLongestName &&
           name.find_first_not_of(' ') != std::string::npos &&
           shown_safely(name, kLongestName) == name;
}

}  // namespace

int list_staff(const Context& context) {
    db::ShopStore store = open_store(context, db::Mode::Read);
    for (const Staff& one : store.staff()) {
        if (context.json) {
            std::cout << one_line(person_json(one)) << '\n';
            continue;
        }
        std::cout << one.code.text() << '\t' << one.name << '\t' << name_of(one.role);
        if (!one.works_here()) std::cout << '\t' << name_of(one.standing);
        std::cout << '\n';
    }
    return kDone;
}

int add_staff(const Context& context, const StaffWish& wish) {
    const std::string name = is_utf8(wish.name) ? nfc(wish.name) : wish.name;
    const bool plain_code = !wish.code.empty() && wish.code.size() <= 16 &&
                            std::all_of(wish.code.begin(), wish.code.end(), [](unsigned char c) {
                                return c < 0x80 && std::isalnum(c) != 0;
                            });
    if (!plain_code) {
        throw refused("--code " + wish.code,
                      {"mã nhân viên gồm 1 đến 16 chữ số hoặc chữ cái không dấu",
                       "a staff code is 1 to 16 digits or plain letters"},
                      {"ghi như --code 101", "write it like --code 101"});
    }
    if (!is_name(name)) {
        throw refused(
            "--name",
            {"tên phải có từ 1 đến 80 byte UTF-8, không có ký tự điều khiển",
             "a name is 1 to 80 bytes of UTF-8 without control characters"},
            {"ghi như --name 'Nguyễn Thị Hạnh'", "write it like --name 'Nguyễn Thị Hạnh'"});
    }
    db::ShopStore store = open_store(context, db::Mode::Write);
    if (person(store, wish.code)) {
        throw refused("--code " + wish.code,
                      {"mã này đã có người dùng", "somebody has this code already"},
                      {"chọn mã khác; đổi PIN bằng: ocop-kiosk staff pin " + wish.code,
                       "choose another; a new PIN: ocop-kiosk staff pin " + wish.code});
    }
    const Role role = role_from(wish.role).value_or(Role::Cashier);
    save(context, store, {StaffCode{wish.code}, name, role, false}, read_new_pin(context));
    return kDone;
}

int change_pin(const Context& context, const std::string& code) {
    db::ShopStore store = open_store(context, db::Mode::Write);
    const std::optional<Staff> staff = person(store, code);
    if (!staff) return nobody(context, code);
    save(context, store, *staff, read_new_pin(context));
    return kDone;
}

int stand_staff(const Context& context, const std::string& code, Standing standing) {
    db::ShopStore store = open_store(context, db::Mode::Write);
    std::optional<Staff> staff = person(store, code);
    if (!staff) return nobody(context, code);
    staff->standing = standing;
    save(context, store, *staff, {});
    return kDone;
}

}  // namespace kiosk::app
