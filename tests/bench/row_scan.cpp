// The camera's decoder beside zbar and plain ZXing-cpp on the same pictures: frames without a code,
// which are nearly all of them, and photographs of codes. In this process, on one thread, by its
// processor time.
#include <fstream>
#include <functional>
#include <map>
#include <optional>
#include <stdexcept>

#include "platform/cascade.h"
#include "platform/image_steps.h"
#include "platform/picture.h"
#include "tests/bench/rows.h"
#include "tests/bench/scan_peers.h"

namespace bench {
namespace {

namespace fs = std::filesystem;
using platform::LumaImage;

// Of this thread: others at work on the machine do not count.
double processor_ms(const std::function<void()>& work) {
    const double begun = platform::FrameDecoder::thread_time_ms();
    work();
    return platform::FrameDecoder::thread_time_ms() - begun;
}

constexpr int kWidth = 1280, kHeight = 720, kRate = 30;
constexpr int kFramesOfPicture = 20;
constexpr double kStep = 3;  // pixels a frame, so that none is skipped as unchanged

struct Photograph {
    LumaImage luma;
    std::string text;  // of its code; empty: there is none
};

std::vector<Photograph> photographs() {
    const fs::path folder = fs::path{OCOP_SOURCE_DIR} / "tests/blackbox/scan-samples";
    std::vector<Photograph> all;
    std::ifstream list{folder / "expected.tsv"};
    for (std::string line; std::getline(list, line);) {
        const auto first = line.find('\t'), second = line.find('\t', first + 1);
        if (second == std::string::npos) continue;
        auto picture = platform::read_picture((folder / line.substr(0, first)).string());
        if (picture) all.push_back({std::move(picture->luma), line.substr(second + 1)});
    }
    if (all.empty()) throw std::runtime_error{folder.string() + ": no photographs"};
    return all;
}

// Shelves, texts, patterns before a camera that moves.
class FilmWithoutCode {
public:
    explicit FilmWithoutCode(const std::vector<Photograph>& photographs) {
        for (const Photograph& one : photographs) {
            if (!one.text.empty()) continue;
            const double room = kStep * kFramesOfPicture + 1;
            const double factor =
                std::max((kWidth + room) / one.luma.width, (kHeight + room) / one.luma.height);
            scenes_.push_back(platform::scaled(one.luma, factor).image);
        }
        if (scenes_.empty()) throw std::runtime_error{"no photographs without a code"};
    }
    LumaImage frame(int number) const {
        const auto scene = static_cast<std::size_t>(number / kFramesOfPicture) % scenes_.size();
        const int at = static_cast<int>(kStep) * (number % kFramesOfPicture);
        return platform::cut(scenes_[scene], at, at, kWidth, kHeight);
    }
    int frames() const { return static_cast<int>(scenes_.size()) * kFramesOfPicture; }

private:
    std::vector<LumaImage> scenes_;
};

double read_live(platform::FrameDecoder& decoder, const LumaImage& frame) {
    return processor_ms([&] { decoder.decode(frame); });
}

void measure_frames_without_code(Bench& bench, const std::vector<Photograph>& all,
                                 const ScanPeer& peer, const Target& target, int together) {
    const FilmWithoutCode film{all};
    platform::FrameDecoder decoder;
    const int samples = std::max(2, bench.sizes.samples(film.frames()) / together);
    int next = 0, next_of_peer = 0;
    const auto mean_of = [&](int& number, auto read) {
        double sum = 0;
        for (int i = 0; i < together; ++i) sum += read(film.frame(number++));
        return sum / together;
    };
    Pairs pairs = in_turn(
        samples,
        [&](int) {
            return mean_of(next, [&](const LumaImage& frame) { return read_live(decoder, frame); });
        },
        [&](int) {
            return mean_of(next_of_peer, [&](const LumaImage& frame) {
                return processor_ms([&] { peer.read(frame); });
            });
        });
    bench.table.add({.row = "scan",
                     .size = "1280x720",
                     .what = together == 1 ? "a frame without a code, everything on"
                                           : "30 frames without a code, everything on: each",
                     .ours = std::move(pairs.ours),
                     .beside = peer.name,
                     .peer = std::move(pairs.peer),
                     .target = target});
}

bool is_text(const std::string& found, const std::string& wanted) {
    return found == wanted || "0" + found == wanted || found == "0" + wanted;
}

// Frames until the photograph's code is told, with a sensor's noise; nullopt: not within a second.
std::optional<int> frames_until_read(const Photograph& one, double& first_ms) {
    platform::FrameDecoder decoder;
    LumaImage frame = one.luma;
    for (int i = 0; i < kRate; ++i) {
        for (std::size_t p = static_cast<std::size_t>(i); p < frame.pixels.size(); p += 97) {
            frame.pixels[p] ^= 1;
        }
        std::vector<kiosk::ScannedText> found;
        const double took = processor_ms([&] { found = decoder.decode(frame); });
        if (i == 0) first_ms = took;
        for (const kiosk::ScannedText& code : found) {
            if (is_text(code.bytes, one.text)) return i + 1;
        }
    }
    return std::nullopt;
}

bool reads_thoroughly(const Photograph& one) {
    for (const kiosk::ScannedText& code : platform::decode_with_every_step(one.luma)) {
        if (is_text(code.bytes, one.text)) return true;
    }
    return false;
}

void measure_frames_with_code(Bench& bench, const std::vector<Photograph>& all,
                              const std::vector<ScanPeer>& peers) {
    Row time{.row = "scan",
             .size = "photographs of codes",
             .what = "a frame with a code, to text",
             .beside = peers.front().name,
             .target = ratio_at_most(1)};
    Row share{.row = "scan",
              .size = "photographs of codes",
              .what = "read from the camera within a second, of those the slow cascade reads",
              .target = Target{Target::On::Median, false, 95},
              .unit = "%"};
    int live = 0, first = 0, slow = 0, count = 0;
    std::map<std::string, int> read_by;
    const auto step = static_cast<std::size_t>(std::max(1, 100 / bench.sizes.percent));
    for (std::size_t i = 0; i < all.size(); i += step) {
        const Photograph& one = all[i];
        if (one.text.empty()) continue;
        go_on();
        ++count;
        double ours_ms = 0;
        const std::optional<int> frames = frames_until_read(one, ours_ms);
        for (const ScanPeer& peer : peers) {
            std::vector<std::string> found;
            const double peer_ms = processor_ms([&] { found = peer.read(one.luma); });
            const bool is_read = std::any_of(found.begin(), found.end(), [&](const auto& text) {
                return is_text(text, one.text);
            });
            read_by[peer.name] += is_read ? 1 : 0;
            if (&peer != &peers.front() || frames != 1) continue;
            time.ours.push_back(ours_ms);
            time.peer.push_back(peer_ms);
        }
        slow += reads_thoroughly(one) ? 1 : 0;
        live += frames ? 1 : 0;
        first += frames == 1 ? 1 : 0;
    }
    if (slow == 0 || time.ours.empty()) throw std::runtime_error{"no photograph is read"};
    share.ours = {100.0 * live / slow};
    share.note = "of " + std::to_string(count) + ": slow cascade " + std::to_string(slow) +
                 ", live " + std::to_string(live) + " (first frame " + std::to_string(first) + ")";
    for (const auto& [name, read] : read_by) share.note += ", " + name + " " + std::to_string(read);
    bench.table.add(time);
    bench.table.add(share);
}

}  // namespace

void measure_scan(Bench& bench) {
    const std::vector<Photograph> all = photographs();
    const std::vector<ScanPeer> peers = scan_peers();
    for (const ScanPeer& peer : peers) {
        if (peer.name == "zbar") {
            measure_frames_without_code(bench, all, peer, ratio_at_most(0.5), 1);
        } else {
            measure_frames_without_code(bench, all, peer, median_at_most(12), kRate);
        }
    }
    measure_frames_with_code(bench, all, peers);
}

}  // namespace bench
