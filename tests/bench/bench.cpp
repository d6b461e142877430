#include "tests/bench/bench.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <utility>

namespace bench {
namespace {

std::atomic<bool> stop_asked{false};

extern "C" void ask_to_stop(int) {
    // A second Ctrl-C ends at once.
    if (stop_asked.exchange(true)) _exit(130);
}

}  // namespace

void handle_interrupts() {
    std::signal(SIGINT, ask_to_stop);
    std::signal(SIGTERM, ask_to_stop);
}

void go_on() {
    if (stop_asked) throw Interrupted{};
}

double now_ms() {
    const std::chrono::duration<double, std::milli> now =
        std::chrono::steady_clock::now().time_since_epoch();
    return now.count();
}

double timed(const std::function<void()>& work) {
    const double began = now_ms();
    work();
    return now_ms() - began;
}

double quantile(std::vector<double> samples, double part) {
    if (samples.empty()) return 0;
    const auto last = static_cast<double>(samples.size() - 1);
    const auto at = static_cast<std::ptrdiff_t>(std::ceil(part * last));
    std::nth_element(samples.begin(), samples.begin() + at, samples.end());
    return samples[static_cast<std::size_t>(at)];
}

std::string counted(std::int64_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t left = digits.size(); left > 3; left -= 3) digits.insert(left - 3, ",");
    return digits;
}

Target ratio_at_most(double limit) { return {Target::On::Ratio, true, limit}; }
Target ratio_at_least(double limit) { return {Target::On::Ratio, false, limit}; }
Target median_at_most(double limit) { return {Target::On::Median, true, limit}; }
Target p99_at_most(double limit) { return {Target::On::P99, true, limit}; }

std::string text_of(const Target& target, const std::string& unit) {
    char text[64];
    const bool is_ratio = target.on == Target::On::Ratio;
    const char* on = is_ratio ? "ratio" : target.on == Target::On::Median ? "median" : "p99";
    std::snprintf(text, sizeof text, "%s %s %g", on, target.at_most ? "<=" : ">=", target.limit);
    return is_ratio ? text : text + (" " + unit);
}

std::optional<double> Row::ratio() const {
    const double mine = median(), theirs = quantile(peer, 0.5);
    if (peer.empty() || mine <= 0 || theirs <= 0) return std::nullopt;
    return compare == Compare::Time ? mine / theirs : theirs / mine;
}

std::optional<bool> Row::met() const {
    if (!target || ours.empty()) return std::nullopt;
    double value = 0;
    if (target->on == Target::On::Ratio) {
        const auto share = ratio();
        if (!share) return std::nullopt;
        value = *share;
    } else {
        value = target->on == Target::On::Median ? median() : quantile(ours, 0.99);
    }
    return target->at_most ? value <= target->limit : value >= target->limit;
}

Pairs in_turn(int pairs, const std::function<double(int)>& ours,
              const std::function<double(int)>& peer) {
    Pairs all;
    for (int i = 0; i < pairs; ++i) {
        go_on();
        if (i % 2 == 0) {
            all.ours.push_back(ours(i));
            all.peer.push_back(peer(i));
        } else {
            all.peer.push_back(peer(i));
            all.ours.push_back(ours(i));
        }
    }
    return all;
}

void progress(const std::string& what, std::int64_t done, std::int64_t total) {
    static double shown_at = 0;
    static std::string told;
    go_on();
    if (isatty(STDERR_FILENO) == 0) {
        // A log wants to know what takes so long, once.
        if (std::exchange(told, what) != what) std::cerr << what << " …\n";
        return;
    }
    const bool is_end = total > 0 && done >= total;
    const double now = now_ms();
    if (!is_end && now - shown_at < 200) return;
    shown_at = now;
    const std::string of = total > 0 ? " of " + counted(total) : "";
    std::cerr << "\r\x1b[K" << (is_end ? "" : what + ": " + counted(done) + of) << std::flush;
}

}  // namespace bench
