// What every row of the benchmark is made of: what was measured, what stands beside it in the same
// run, the target and whether it was met. Times are milliseconds of the monotonic clock. One
// thread.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace bench {

// Thrown by go_on() after Ctrl-C; main() ends cleanly with what was measured so far.
struct Interrupted : std::runtime_error {
    Interrupted() : std::runtime_error{"interrupted"} {}
};
void handle_interrupts();
void go_on();

double now_ms();
// How long `work` took.
double timed(const std::function<void()>& work);
// The share `part` (0…1) of the samples is not slower than this; 0 without samples.
double quantile(std::vector<double> samples, double part);

// A number with dots of thousands left out and commas put in, for people: 10,000,000.
std::string counted(std::int64_t number);

struct Target {
    enum class On { Ratio, Median, P99 };
    On on{On::Ratio};
    bool at_most{true};  // false: at least
    double limit{0};
};
Target ratio_at_most(double limit);
Target ratio_at_least(double limit);
Target median_at_most(double limit);
Target p99_at_most(double limit);
// "ratio <= 1.5", "p99 <= 8 ms"
std::string text_of(const Target& target, const std::string& unit);

// Time: ratio = ours / beside, smaller is better. Rate: ratio = beside's time / our time, the share
// of the peer's speed, larger is better.
enum class Compare { Time, Rate };

struct Row {
    std::string row{};   // the family: "sale"
    std::string size{};  // "10,000,000 lines"
    std::string what{};  // in words
    std::vector<double> ours{};
    std::string beside{};  // the peer or limit in words; empty: none
    std::vector<double> peer{};
    Compare compare{Compare::Time};
    std::optional<Target> target{};
    std::string unit{"ms"};
    std::string note{};

    double median() const { return quantile(ours, 0.5); }
    std::optional<double> ratio() const;
    std::optional<bool> met() const;
};

// Runs `ours` and `peer` in turn, the first of each pair changing sides, so that a noisy machine
// disturbs both alike. Each answers its milliseconds.
struct Pairs {
    std::vector<double> ours, peer;
};
Pairs in_turn(int pairs, const std::function<double(int)>& ours,
              const std::function<double(int)>& peer);

// Prints each row as soon as it is measured: a table for people, or one JSON object a line.
class Table {
public:
    explicit Table(bool json) : json_{json} {}
    void add(const Row& row);
    int rows() const { return rows_; }
    int missed() const { return missed_; }

private:
    bool json_;
    int rows_{0};
    int missed_{0};
};

// One line on standard error where a person watches; `total` 0: unknown. Throws Interrupted.
void progress(const std::string& what, std::int64_t done, std::int64_t total);

}  // namespace bench
