#include "db/sync/sync_loop.h"

#include <algorithm>
#include <utility>

#include "db/sync/postgres_central.h"

namespace db::sync {
namespace {

using kiosk::Problem;
using Kind = PushAnswer::Kind;

constexpr std::int64_t kFirstWaitMs = 2'000;
constexpr std::int64_t kLongestWaitMs = 120'000;
// A centre that answers "gap", or takes nothing, again and again would keep us busy for ever.
constexpr int kMostInVain = 3;

Problem stopped(kiosk::Text why, kiosk::Text to_do) {
    return {{"Trung tâm không nhận dữ liệu của máy này", "The centre takes nothing from this till"},
            std::move(why),
            std::move(to_do)};
}

const kiosk::Text kNewEpoch{
    "vẫn bán hàng được; người quản trị chạy trên máy được sao chép hoặc chép lại dữ liệu: "
    "ocop-kiosk central enroll --to URL --kiosk TÊN --new-epoch",
    "the till sells on; on the till that was copied or put back an administrator runs: "
    "ocop-kiosk central enroll --to URL --kiosk NAME --new-epoch"};

Problem fork_problem(std::int64_t seq) {
    const std::string entry = std::to_string(seq);
    return stopped({"bản ghi số " + entry +
                        " ở trung tâm khác với ở máy này: có máy khác cùng bán dưới tên này, hoặc "
                        "dữ liệu cũ đã được chép lại vào máy",
                    "entry " + entry +
                        " at the centre is another one than here: a second machine sells under "
                        "this name, or older data was copied back"},
                   kNewEpoch);
}

Problem wrong_epoch(const TillIdentity& till, std::int64_t acked) {
    const std::string epoch = std::to_string(till.epoch);
    if (till.before > 0 && acked == till.before) {
        return stopped({"máy đã được khôi phục và đếm theo kỳ mới (kỳ " + epoch +
                            "), trung tâm chưa biết kỳ này",
                        "this till was put back and counts in a new epoch (" + epoch +
                            ") that the centre does not know yet"},
                       {"vẫn bán hàng được; người quản trị đăng ký lại máy với tên cũ: "
                        "ocop-kiosk central enroll --to URL --kiosk TÊN",
                        "the till sells on; an administrator enrols it again under its name: "
                        "ocop-kiosk central enroll --to URL --kiosk NAME"});
    }
    return stopped(
        {"một máy khác đã nhận tên này ở trung tâm với kỳ khác kỳ " + epoch,
         "another machine has taken this name at the centre, with another epoch than " + epoch},
        {"vẫn bán hàng được; người quản trị cho máy này một tên riêng: "
         "ocop-kiosk central enroll --to URL --kiosk TÊN-MỚI --new-epoch",
         "the till sells on; an administrator gives this one a name of its own: "
         "ocop-kiosk central enroll --to URL --kiosk NEW-NAME --new-epoch"});
}

Problem problem_of(Kind kind, std::int64_t seq, const TillIdentity& till, std::int64_t acked) {
    switch (kind) {
        case Kind::WrongEpoch:
            return wrong_epoch(till, acked);
        case Kind::BadChain:
            return stopped({"chuỗi bản ghi không khớp sau bản ghi số " + std::to_string(seq),
                            "the chain of entries does not fit after entry " + std::to_string(seq)},
                           {"chạy ocop-kiosk verify, rồi báo cho người quản trị trung tâm",
                            "run ocop-kiosk verify, then tell the centre's administrator"});
        case Kind::Quarantined:
            return stopped({"hai máy đã gửi những đơn khác nhau dưới tên này; trung tâm chờ người "
                            "kiểm tra",
                            "two machines have delivered different sales under this name; the "
                            "centre waits until somebody has looked"},
                           {"vẫn bán hàng được; người quản trị đăng ký lại máy giữ tên này "
                            "(ocop-kiosk central enroll), máy kia thêm --new-epoch",
                            "both sell on; an administrator enrols the one that keeps the name "
                            "again (ocop-kiosk central enroll), the other with --new-epoch"});
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
        // A till whose entries are refused sells on: a recall and what came back elsewhere must
        // reach it all the same. Nor does a product that does not fit hold up the refunds.
        const bool is_delivered = push();
        if ((is_delivered || is_refused()) && (pull() || is_refused())) pull_refunds();
        // Taking a catalogue is an entry of its own.
        if (is_delivered && outcome_.pulled > 0 && outcome_.state != SyncState::Offline) push();
        outcome_.acked_seq = store_.acked_seq();
        outcome_.waiting = store_.waiting();
        return std::move(outcome_);
    }

private:
    // Answers whether to go on.
    bool push() {
        const TillIdentity till = store_.identity();  // the centre counts from its epoch's first
        std::int64_t acked = store_.acked_seq();
        const std::int64_t all = outcome_.delivered + store_.last_seq() - acked;
        int in_vain = 0;
        for (;;) {
            const std::vector<Journaled> batch = store_.entries_after(acked, kBatch);
            auto answer = central_.push(till.epoch, acked - till.before + 1, batch);
            if (auto* fault = std::get_if<CentralFault>(&answer)) {
                return stop(*fault);
            }
            PushAnswer& push_answer = std::get<PushAnswer>(answer);
            push_answer.acked_seq += till.before;
            if (push_answer.kind == Kind::Gap) read_all_anew();
            const bool takes_nothing = !batch.empty() && push_answer.acked_seq <= acked;
            const bool is_in_vain =
                push_answer.kind == Kind::Gap || (push_answer.kind == Kind::Ok && takes_nothing);
            if (is_in_vain && ++in_vain > kMostInVain) {
                return refuse(fork_problem(push_answer.acked_seq));
            }
            if (push_answer.kind != Kind::Ok && push_answer.kind != Kind::Gap) {
                return refuse(problem_of(push_answer.kind, push_answer.acked_seq, till, acked));
            }
            // What the centre says it has must be in this journal: a till put back lacks it.
            if (!store_.holds(push_answer.acked_seq, push_answer.acked_hash)) {
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

    // The centre lacks what it had acknowledged: it was put back, and what its revisions mean now
    // may be something else. Kept before anything is sent, so that a round that breaks off does not
    // forget it.
    void read_all_anew() {
        (void)store_.apply_catalogue_changes("[]", {store_.pulled_mark().generation, 0});
        store_.take_foreign_refunds({}, {store_.pulled_refunds().generation, 0});
    }

    bool pull() {
        PulledMark mark = store_.pulled_mark();
        for (;;) {
            auto answer = central_.pull(mark.up_to, kCatalogueBatch);
            if (auto* fault = std::get_if<CentralFault>(&answer)) {
                return stop(*fault);
            }
            const CatalogueChanges& changes = std::get<CatalogueChanges>(answer);
            if (changes.generation != mark.generation && mark.up_to > 0) {
                mark = {changes.generation, 0};  // a restored centre: read all anew
                continue;
            }
            const PulledMark next{changes.generation, changes.up_to};
            auto applied = store_.apply_catalogue_changes(changes.items, next);
            if (!applied) {
                return refuse(applied.problem());
            }
            outcome_.pulled += *applied;
            if (!changes.more || (next == mark)) {
                tell_left_out();
                return true;
            }
            mark = next;
        }
    }

    // In every round, until the centre has corrected them.
    void tell_left_out() {
        std::vector<Problem> left_out = store_.left_out();
        if (left_out.empty()) return;
        Problem& first = left_out.front();
        if (const auto others = std::to_string(left_out.size() - 1); others != "0") {
            first.why.vi += "; và " + others + " mục khác";
            first.why.en += "; and " + others + (others == "1" ? " other" : " others");
        }
        refuse(std::move(first));
    }

    // What came back at other tills, so that it does not come back here once more.
    bool pull_refunds() {
        PulledMark mark = store_.pulled_refunds();
        for (;;) {
            auto answer = central_.pull_refunds(mark.up_to, kCatalogueBatch);
            if (auto* fault = std::get_if<CentralFault>(&answer)) {
                return stop(*fault);
            }
            const RefundChanges& changes = std::get<RefundChanges>(answer);
            if (changes.generation != mark.generation && mark.up_to > 0) {
                mark = {changes.generation, 0};  // a restored centre: read all anew
                continue;
            }
            const PulledMark next{changes.generation, changes.up_to};
            store_.take_foreign_refunds(changes.bodies, next);
            if (!changes.more || next == mark) return true;
            mark = next;
        }
    }

    bool is_refused() const { return outcome_.state == SyncState::Refused; }

    bool stop(CentralFault& fault) {
        return tell(
            fault.kind == CentralFault::Kind::Offline ? SyncState::Offline : SyncState::Refused,
            std::move(fault.problem));
    }
    bool refuse(Problem problem) { return tell(SyncState::Refused, std::move(problem)); }
    // What went wrong first is what a person is told.
    bool tell(SyncState state, Problem problem) {
        if (outcome_.problem) return false;
        outcome_.state = state;
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

std::optional<kiosk::Problem> fetch_receipt(ShopStore& store, const std::string& url,
                                            const std::string& receipt) {
    if (url.empty()) return std::nullopt;
    PostgresCentral central{url};
    const auto answer = central.find_receipt(receipt);
    if (const auto* fault = std::get_if<CentralFault>(&answer)) return fault->problem;
    const FoundReceipt& found = std::get<FoundReceipt>(answer);
    if (found.sale) store.keep_foreign(*found.sale, found.refunds);
    return std::nullopt;
}

std::int64_t backoff_ms(int failures, std::uint32_t random) {
    const int doublings = std::clamp(failures - 1, 0, 10);
    const std::int64_t longest = std::min(kFirstWaitMs << doublings, kLongestWaitMs);
    return longest / 2 + longest / 2 * (random % 1'000) / 999;
}

}  // namespace db::sync
