// sync, central apply, central enroll.
#include <chrono>
#include <iostream>
#include <thread>

#include "db/sync/central_admin.h"
#include "db/sync/sync_loop.h"
#include "kiosk/app/command.h"
#include "kiosk/app/enrolment.h"
#include "kiosk/app/json_shapes.h"

namespace kiosk::app {
namespace {

using db::sync::SyncOutcome;
using db::sync::SyncState;

constexpr std::int64_t kEveryMs = 30'000;

const char* name_of(SyncState state) {
    switch (state) {
        case SyncState::Done:
            return "ok";
        case SyncState::Offline:
            return "offline";
        case SyncState::Refused:
            break;
    }
    return "refused";
}

void report(const Context& context, const SyncOutcome& outcome) {
    if (outcome.problem) tell(context, *outcome.problem);
    if (context.json) {
        std::cout << one_line({{"state", name_of(outcome.state)},
                               {"delivered", outcome.delivered},
                               {"acked_seq", outcome.acked_seq},
                               {"waiting", outcome.waiting},
                               {"pulled", outcome.pulled}})
                  << std::endl;
        return;
    }
    const std::string sent = std::to_string(outcome.delivered);
    const std::string left = std::to_string(outcome.waiting);
    const std::string changed = std::to_string(outcome.pulled);
    std::cout << Text{"Đã gửi " + sent + " mục nhật ký, còn chờ " + left + "; " + changed +
                          " thay đổi từ trung tâm",
                      sent + " journal entries delivered, " + left + " waiting; " + changed +
                          " changes from the centre"}
                     .in(context.language)
              << std::endl;
}

void rest(std::int64_t ms) {
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds{ms};
    while (!interrupted() && std::chrono::steady_clock::now() < until) {
        std::this_thread::sleep_for(std::chrono::milliseconds{200});
    }
}

}  // namespace

int synchronise(const Context& context, bool once) {
    db::ShopStore store = open_store(context, db::Mode::Write);
    const Settings settings = settings_or_throw(context);
    if (settings.centre_url.empty()) {
        throw WrongUse{
            {{"sync", "sync"},
             {"máy này chưa đăng ký với trung tâm", "this kiosk is not enrolled at a centre"},
             {"chạy: ocop-kiosk central enroll --to URL --kiosk TÊN",
              "run: ocop-kiosk central enroll --to URL --kiosk NAME"}}};
    }
    int failures = 0;
    while (true) {
        const SyncOutcome outcome =
            db::sync::sync_once(store, settings.centre_url, context.clock,
                                progress_line(context, {"Gửi dữ liệu", "Delivering"}));
        report(context, outcome);
        failures = outcome.state == SyncState::Done ? 0 : failures + 1;
        if (once || interrupted()) return outcome.state == SyncState::Done ? kDone : kNo;
        rest(failures == 0 ? kEveryMs : db::sync::backoff_ms(failures, 500));
        if (interrupted()) return kDone;
    }
}

int apply_central(const Context& context, const std::string& url) {
    const Result<int> applied = db::sync::apply_schema(
        url, [](const std::string& file) { std::cerr << file << std::endl; });
    if (!applied) {
        tell(context, applied.problem());
        return applied.problem().field == "centre" ? kFault : kWrongUse;
    }
    if (context.json) {
        std::cout << one_line({{"applied", *applied}}) << '\n';
        return kDone;
    }
    const Text done = *applied == 0
                          ? Text{"Trung tâm đã là bản mới nhất", "The centre is up to date"}
                          : Text{"Trung tâm đã sẵn sàng", "The centre is ready"};
    std::cout << done.in(context.language) << '\n';
    return kDone;
}

int enroll_kiosk(const Context& context, const EnrollWish& wish) {
    const std::string& name = wish.kiosk;
    db::ShopStore store = open_store(context, db::Mode::Write);
    const Settings before = settings_or_throw(context);
    const Result<TillEnrolled> enrolled =
        enrol_till(store, context.data, {wish.url, name, wish.new_epoch});
    if (!enrolled) {
        tell(context, enrolled.problem());
        return enrolled.problem().field == "centre" ? kFault : kWrongUse;
    }
    const db::TillIdentity till = store.identity();
    const std::int64_t anew_entries = enrolled->anew;
    Settings settings = before;
    settings.centre_url = enrolled->url;
    settings.shop.till = name;
    if (const Status saved = save_settings(context.data, settings, before); !saved) {
        tell(context, saved.problem());
        return kFault;
    }
    if (context.json) {
        const std::string written = (context.data / kSettingsFile).string();
        std::cout << one_line({{"kiosk", name},
                               {"epoch", till.epoch},
                               {"anew", anew_entries},
                               {"settings", written}})
                  << '\n';
        return kDone;
    }
    // The password stays in settings.toml, readable by this user only.
    std::cout << Text{"Máy " + name + " đã đăng ký; địa chỉ nằm trong ",
                      "Kiosk " + name + " is enrolled; its address is in "}
                     .in(context.language)
              << (context.data / kSettingsFile).string() << '\n';
    if (till.before == 0) return kDone;
    const std::string epoch = std::to_string(till.epoch);
    const std::string number = till.till + "-" + epoch;
    const std::string entries = std::to_string(anew_entries);
    std::cout << Text{"Kỳ " + epoch + ": số hóa đơn bắt đầu bằng " + number + "; " + entries +
                          " mục nhật ký cũ chưa gửi sẽ được gửi trong kỳ này",
                      "Epoch " + epoch + ": receipts begin with " + number + "; " + entries +
                          " older entries the centre never had go with it"}
                     .in(context.language)
              << '\n';
    return kDone;
}

}  // namespace kiosk::app
