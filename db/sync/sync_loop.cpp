#include "db/sync/sync_loop.h"

#include <algorithm>
#include <utility>

#include "db/journal_hash.h"
#include "db/sync/postgres_central.h"

namespace db::sync {
namespace {

using kiosk::Problem;
using Kind = PushAnswer::Kind;

constexpr std::int64_t kFirstWaitMs = 2'000;
constexpr std::int64_t kLongestWaitMs = 120'000;
// A centre that answers "gap" again and again would keep us busy for ever.
constexpr int kMostGaps = 3;

Problem stopped(kiosk::Text why, kiosk::Text to_do) {
    return {{"Trung tâm không nhận dữ liệu của máy này", "The centre takes nothing from this till"},
            std::move(why),
            std::move(to_do)};
}

const kiosk::Text kCallSomebody{"vẫn bán hàng được; báo ngay cho người quản trị trung tâm",
                                "the till sells on; tell the centre's administrator now"};

Problem fork_problem(std::int64_t seq) {
    const std::string entry = std::to_string(seq);
    return stopped({"bản ghi số " + entry +
                        " ở trung tâm khác với ở máy này (có thể máy đã được "
                        "khôi phục hoặc sao chép)",
                    "entry " + entry +
                        " at the centre is another one than here (this till may "
                        "have been restored or cloned)"},
                   kCallSomebody);
}

Problem problem_of(Kind kind, std::int64_t seq) {
    switch (kind) {
        case Kind::WrongEpoch:
            return stopped({"máy đã được đăng ký lại với kỳ khác",
                            "this till was enrolled anew with another epoch"},
                           {"đăng ký lại máy này: ocop-kiosk central enroll",
                            "enrol this till again: ocop-kiosk central enroll"});
        case Kind::BadChain:
            return stopped({"chuỗi bản ghi không khớp sau bản ghi số " + std::to_string(seq),
                            "the chain of entries does not fit after entry " + std::to_string(seq)},
                           {"chạy ocop-kiosk verify, rồi báo cho người quản trị trung tâm",
                            "run ocop-kiosk verify, then tell the centre's administrator"});
        case Kind::Quarantined:
            return stopped({"máy đang bị cách ly cho đến khi có người kiểm tra",
                            "this till is quarantined until somebody has looked"},
                           kCallSomebody);
        case Kind::Fork:
        case Kind::Ok:
        case Kind::Gap:
            break;
    }
    return fork_problem(seq);
}

class Round {
public:
    Round(ShopStore& store, Central& central, const kiosk::Clock& clock, const Progress& progress)
        : store_{store}, central_{central}, clock_{clock}, progress_{progress} {}

    SyncOutcome run() {
        if (push()) {
            pull();
            // Taking a catalogue is an entry of its own.
            if (outcome_.pulled > 0 && outcome_.state == SyncState::Done) {
                push();
            }
        }
        outcome_.acked_seq = store_.acked_seq();
        outcome_.waiting = store_.last_seq() - outcome_.acked_seq;
        return std::move(outcome_);
    }

private:
    // Answers whether to go on.
    bool push() {
        const TillIdentity till = store_.identity();
        std::int64_t acked = store_.acked_seq();
        const std::int64_t all = outcome_.delivered + store_.last_seq() - acked;
        int gaps = 0;
        for (;;) {
            const std::vector<Journaled> batch = store_.entries_after(acked, kBatch);
            auto answer = central_.push(till.epoch, acked + 1, batch);
            if (auto* fault = std::get_if<CentralFault>(&answer)) {
                return stop(*fault);
            }
            const PushAnswer& push_answer = std::get<PushAnswer>(answer);
            if (push_answer.kind == Kind::Gap && ++gaps > kMostGaps) {
                return refuse(fork_problem(push_answer.acked_seq));
            }
            if (push_answer.kind != Kind::Ok && push_answer.kind != Kind::Gap) {
                return refuse(problem_of(push_answer.kind, push_answer.acked_seq));
            }
            if (!is_ours(push_answer)) {
                return refuse(fork_problem(push_answer.acked_seq));
            }
            if (push_answer.kind == Kind::Ok && !batch.empty()) {
                outcome_.delivered += static_cast<std::int64_t>(batch.size());
            }
            acked = push_answer.acked_seq;
            store_.acknowledge(acked, push_answer.acked_hash, clock_.now_ms());
            if (progress_ && !progress_(outcome_.delivered, std::max(all, outcome_.delivered))) {
                return false;
            }
            if (push_answer.kind == Kind::Ok && acked >= store_.last_seq()) {
                return true;
            }
        }
    }

    // What the centre says it has must be in this journal: a till put back from a backup lacks it.
    bool is_ours(const PushAnswer& answer) {
        if (answer.acked_seq == 0) {
            return answer.acked_hash == journal_origin();
        }
        const auto entry = store_.entries_after(answer.acked_seq - 1, 1);
        return !entry.empty() && entry.front().hash == answer.acked_hash;
    }

    void pull() {
        PulledMark mark = store_.pulled_mark();
        for (;;) {
            auto answer = central_.pull(mark.up_to, kCatalogueBatch);
            if (auto* fault = std::get_if<CentralFault>(&answer)) {
                stop(*fault);
                return;
            }
            const CatalogueChanges& changes = std::get<CatalogueChanges>(answer);
            if (changes.generation != mark.generation && mark.up_to > 0) {
                mark = {changes.generation, 0};  // a restored centre: read all anew
                continue;
            }
            const PulledMark next{changes.generation, changes.up_to};
            auto applied = store_.apply_catalogue_changes(changes.items, next);
            if (!applied) {
                refuse(applied.problem());
                return;
            }
            outcome_.pulled += *applied;
            if (!changes.more || (next == mark)) {
                return;
            }
            mark = next;
        }
    }

    bool stop(CentralFault& fault) {
        outcome_.state =
            fault.kind == CentralFault::Kind::Offline ? SyncState::Offline : SyncState::Refused;
        outcome_.problem = std::move(fault.problem);
        return false;
    }
    bool refuse(Problem problem) {
        outcome_.state = SyncState::Refused;
        outcome_.problem = std::move(problem);
        return false;
    }

    ShopStore& store_;
    Central& central_;
    const kiosk::Clock& clock_;
    const Progress& progress_;
    SyncOutcome outcome_;
};

}  // namespace

SyncOutcome sync_once(ShopStore& store, Central& central, const kiosk::Clock& clock,
                      const Progress& progress) {
    return Round{store, central, clock, progress}.run();
}

SyncOutcome sync_once(ShopStore& store, const std::string& url, const kiosk::Clock& clock,
                      const Progress& progress) {
    PostgresCentral central{url};
    return sync_once(store, central, clock, progress);
}

std::int64_t backoff_ms(int failures, std::uint32_t random) {
    const int doublings = std::clamp(failures - 1, 0, 10);
    const std::int64_t longest = std::min(kFirstWaitMs << doublings, kLongestWaitMs);
    return longest / 2 + longest / 2 * (random % 1'000) / 999;
}

}  // namespace db::sync
