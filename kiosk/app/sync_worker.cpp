#include "kiosk/app/sync_worker.h"

#include <sodium.h>
#include <spdlog/spdlog.h>

#include <chrono>

#include "db/shop_store.h"
#include "db/sync/sync_loop.h"
#include "kiosk/app/enrolment.h"

namespace kiosk::app {
namespace {

constexpr std::int64_t kEveryMs = 30'000;
constexpr std::int64_t kSoonMs = 1'000;

screens::SyncState shown_state(const db::sync::SyncOutcome& outcome) {
    using db::sync::SyncState;
    switch (outcome.state) {
        case SyncState::Offline:
            return screens::SyncState::Offline;
        case SyncState::Refused:
            return screens::SyncState::Alarm;
        case SyncState::Done:
            break;
    }
    return outcome.waiting > 0 ? screens::SyncState::Waiting : screens::SyncState::Synced;
}

}  // namespace

SyncWorker::SyncWorker(std::filesystem::path data, std::string centre_url, const Clock& clock,
                       Inbox& inbox)
    : data_{std::move(data)},
      url_{std::move(centre_url)},
      clock_{clock},
      inbox_{inbox},
      thread_{[this] { run(); }} {}

SyncWorker::~SyncWorker() {
    {
        const std::lock_guard lock{mutex_};
        ending_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void SyncWorker::now() {
    {
        const std::lock_guard lock{mutex_};
        wanted_ = true;
    }
    changed_.notify_all();
}

void SyncWorker::ask(std::string receipt) {
    {
        const std::lock_guard lock{mutex_};
        asked_ = std::move(receipt);
    }
    changed_.notify_all();
}

void SyncWorker::give(CentreCommand work) {
    {
        const std::lock_guard lock{mutex_};
        works_.push_back(std::move(work));
    }
    changed_.notify_all();
}

void SyncWorker::set(std::string centre_url) {
    {
        const std::lock_guard lock{mutex_};
        new_url_ = std::move(centre_url);
        wanted_ = true;
    }
    changed_.notify_all();
}

void SyncWorker::run() {
    std::int64_t wait_ms = 0;
    while (true) {
        std::optional<std::string> asked;
        std::optional<CentreCommand> work;
        {
            std::unique_lock lock{mutex_};
            changed_.wait_for(lock, std::chrono::milliseconds{wait_ms},
                              [&] { return ending_ || wanted_ || asked_ || !works_.empty(); });
            if (ending_) return;
            if (new_url_) url_ = *std::exchange(new_url_, std::nullopt);
            asked = std::exchange(asked_, std::nullopt);
            if (!asked && !works_.empty()) {
                work = std::move(works_.front());
                works_.pop_front();
            } else if (!asked) {
                wanted_ = false;
            }
        }
        if (work) {
            carry_out(*work);
            wait_ms = kSoonMs;
            continue;
        }
        // A person waits for this one.
        if (asked) {
            answer(*asked);
            wait_ms = kSoonMs;
            continue;
        }
        wait_ms = deliver(failures_);
    }
}

void SyncWorker::answer(const std::string& receipt) {
    CentreAnswered told{receipt, {}};
    try {
        db::ShopStore store{data_, db::Mode::Write, clock_};
        told.problem = db::sync::fetch_receipt(store, url_, receipt);
    } catch (const db::Error& error) {
        told.problem = error.problem();
    }
    inbox_.put(told);
}

CentreNews SyncWorker::enrolled(const Enrolment& wished) {
    try {
        db::ShopStore store{data_, db::Mode::Write, clock_};
        const Result<TillEnrolled> done = enrol_till(store, data_, wished);
        return done ? CentreNews{*done} : CentreNews{CentreRefused{done.problem()}};
    } catch (const db::Error& error) {
        return {CentreRefused{error.problem()}};
    }
}

void SyncWorker::carry_out(const CentreCommand& work) {
    if (std::holds_alternative<ListRoots>(work.what)) {
        inbox_.put(CentreNews{RootsListed{certificate_files(data_)}});
    } else if (const auto* wished = std::get_if<TryEnrolment>(&work.what)) {
        const Result<EnrolmentTried> tried = try_enrolment(wished->wished);
        inbox_.put(tried ? CentreNews{*tried} : CentreNews{CentreRefused{tried.problem()}});
    } else if (const auto* wish = std::get_if<EnrolTill>(&work.what)) {
        inbox_.put(enrolled(wish->wished));
    }
}

std::int64_t SyncWorker::deliver(int failures) {
    SyncChanged told;
    try {
        db::ShopStore store{data_, db::Mode::Write, clock_};
        const auto last = store.last_sync_ms();
        if (last) told.last_synced = local_time_hm(*last);
        told.waiting = store.waiting();
        if (url_.empty()) {
            inbox_.put(told);
            return kEveryMs;
        }
        told.state = screens::SyncState::Syncing;
        if (told.waiting > 0) inbox_.put(told);
        const db::sync::SyncOutcome outcome =
            db::sync::sync_once(store, url_, clock_, [this](std::int64_t, std::int64_t) {
                const std::lock_guard lock{mutex_};
                return !ending_;
            });
        told.state = shown_state(outcome);
        told.waiting = outcome.waiting;
        told.brought_goods = outcome.pulled > 0;
        told.problem = outcome.problem;
        if (const auto at = store.last_sync_ms()) told.last_synced = local_time_hm(*at);
        if (outcome.problem) spdlog::warn("sync: {}", outcome.problem->line(Language::English));
        failures_ = outcome.state == db::sync::SyncState::Done ? 0 : failures + 1;
    } catch (const db::Error& error) {
        told.state = screens::SyncState::Offline;
        told.problem = error.problem();
        failures_ = failures + 1;
    }
    inbox_.put(told);
    if (failures_ == 0) return kEveryMs;
    return db::sync::backoff_ms(failures_, randombytes_uniform(1'000));
}

}  // namespace kiosk::app
