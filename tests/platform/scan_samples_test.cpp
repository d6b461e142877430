// Photographs from real shelves: each set has a floor that only rises, nothing is ever invented,
// and what a still shows to the thorough cascade a live camera sees soon.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <thread>

#include "platform/decoder_process.h"
#include "platform/image_steps.h"
#include "platform/picture.h"
#include "tests/support/catch.h"

namespace {

namespace fs = std::filesystem;

struct Sample {
    std::string path, format, text;
    std::string set() const { return path.substr(0, path.find('/')); }
};

std::string unescaped(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            out += text[i];
            continue;
        }
        const char c = text[++i];
        out += c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c;
    }
    return out;
}

std::string without_line_ends(std::string text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
    return text;
}

std::vector<Sample> samples_in(const fs::path& folder) {
    std::vector<Sample> samples;
    std::ifstream in{folder / "expected.tsv"};
    for (std::string line; std::getline(in, line);) {
        const auto first = line.find('\t'), second = line.find('\t', first + 1);
        if (second == std::string::npos) continue;
        samples.push_back({line.substr(0, first), line.substr(first + 1, second - first - 1),
                           without_line_ends(unescaped(line.substr(second + 1)))});
    }
    return samples;
}

bool is_expected(const kiosk::ScannedText& found, const Sample& sample) {
    const std::string text = without_line_ends(found.bytes);
    return text == sample.text || "0" + text == sample.text || text == "0" + sample.text;
}

// Codes that are in a picture beside the expected one: a book's price code, a QR around a QR.
const std::map<std::string, std::set<std::string>> kAlsoThere = {
    {"ean13-2", {"1920081045006", "9784872348880"}},
    {"qrcode-2", {"[外側QRコード]\r\n \r\n*ﾀﾞﾌﾞﾙQR*\r\nhttp://d-qr.net/ex/"}},
};

struct Tally {
    std::map<std::string, int> read;
    std::vector<std::string> invented;
    int died{0};
};

using Decode = std::vector<kiosk::ScannedText> (*)(platform::DecoderProcess&,
                                                   const platform::LumaImage&, int& died);

void examine(const fs::path& folder, const Sample& sample, platform::DecoderProcess& decoder,
             Decode decode, Tally& tally) {
    const auto picture = platform::read_picture((folder / sample.path).string());
    if (!picture) return;
    bool was_read = false;
    for (const kiosk::ScannedText& found : decode(decoder, picture->luma, tally.died)) {
        if (sample.format != "none" && is_expected(found, sample)) {
            was_read = true;
            continue;
        }
        const auto others = kAlsoThere.find(sample.set());
        const bool is_there =
            others != kAlsoThere.end() && others->second.count(without_line_ends(found.bytes)) > 0;
        if (!is_there) tally.invented.push_back(sample.path + ": " + found.bytes);
    }
    tally.read[sample.set()] += was_read ? 1 : 0;
}

// On two threads, each with a child of its own that misses no step because the machine is busy.
Tally tally_of(const fs::path& folder, Decode decode) {
    ::setenv("OCOP_TEST_CHILD", "patient", 1);
    const std::vector<Sample> samples = samples_in(folder);
    Tally halves[2];
    std::vector<std::thread> threads;
    for (std::size_t half = 0; half < 2; ++half) {
        threads.emplace_back([&, half] {
            platform::DecoderProcess decoder{OCOP_DECODER_HELPER};
            for (std::size_t i = half; i < samples.size(); i += 2) {
                examine(folder, samples[i], decoder, decode, halves[half]);
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    for (const auto& [set, count] : halves[1].read) halves[0].read[set] += count;
    halves[0].died += halves[1].died;
    halves[0].invented.insert(halves[0].invented.end(), halves[1].invented.begin(),
                              halves[1].invented.end());
    return halves[0];
}

std::vector<kiosk::ScannedText> as_still(platform::DecoderProcess& decoder,
                                         const platform::LumaImage& image, int& died) {
    auto found = decoder.decode_thoroughly(image);
    if (found) return std::move(*found);
    ++died;
    return {};
}

// Blown up, as by a phone's digital zoom: bars get soft and a bold reader begins to guess.
std::vector<kiosk::ScannedText> enlarged(platform::DecoderProcess& decoder,
                                         const platform::LumaImage& image, int& died) {
    return as_still(decoder, platform::scaled(image, 1.6).image, died);
}

// As a camera sees it when somebody holds it there for a second: with a sensor's noise.
std::vector<kiosk::ScannedText> as_video(platform::DecoderProcess& decoder,
                                         const platform::LumaImage& image, int& died) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    constexpr int kFrames = 120;  // a picture's time is the clock's: less is done in each
#else
    constexpr int kFrames = 30;
#endif
    platform::LumaImage frame = image;
    for (int i = 0; i < kFrames; ++i) {
        for (std::size_t p = static_cast<std::size_t>(i); p < frame.pixels.size(); p += 97) {
            frame.pixels[p] ^= 1;
        }
        auto found = decoder.decode_frame(frame);
        if (!found) {
            ++died;
        } else if (!found->empty()) {
            // What is still in view when the next picture comes is no reading of that one.
            if (!decoder.decode_frame(platform::LumaImage{640, 480})) ++died;
            return std::move(*found);
        }
    }
    return {};
}

using Floors = std::map<std::string, int>;

void check(const Tally& tally, const Floors& floors) {
    for (const std::string& invented : tally.invented) {
        INFO(invented);
        CHECK(false);
    }
    for (const auto& [set, floor] : floors) {
        const auto found = tally.read.find(set);
        const int read = found == tally.read.end() ? 0 : found->second;
        INFO(set << ": " << read << " read, the floor is " << floor);
        CHECK(read >= floor);
    }
    CHECK(tally.died == 0);
}

fs::path chosen_samples() { return fs::path{OCOP_SOURCE_DIR} / "tests/blackbox/scan-samples"; }

std::optional<fs::path> all_samples() {
    const char* named = std::getenv("OCOP_SCAN_SAMPLES");
    for (const fs::path& folder : {fs::path{named == nullptr ? "" : named},
                                   fs::path{OCOP_SOURCE_DIR} / "../shared/scan-samples",
                                   fs::path{OCOP_SOURCE_DIR} / "../../shared/scan-samples"}) {
        if (!folder.empty() && fs::exists(folder / "expected.tsv")) return folder;
    }
    return std::nullopt;
}

// Of four each. Raise a floor when more is read; never lower one.
const Floors kChosen = {{"boofcv-nominal", 4}, {"ean13-1", 4},  {"ean13-2", 4},  {"ean13-3", 4},
                        {"ean13-4", 4},        {"ean8-1", 4},   {"qrcode-1", 4}, {"qrcode-2", 4},
                        {"qrcode-3", 4},       {"qrcode-4", 3}, {"qrcode-5", 4}, {"qrcode-6", 4},
                        {"upca-1", 4},         {"upca-2", 2},   {"upca-3", 3},   {"upca-4", 4},
                        {"upca-5", 3}};
const Floors kWhole = {{"boofcv-nominal", 36}, {"ean13-1", 31},  {"ean13-2", 23},  {"ean13-3", 21},
                       {"ean13-4", 19},        {"ean8-1", 9},    {"qrcode-1", 16}, {"qrcode-2", 48},
                       {"qrcode-3", 27},       {"qrcode-4", 34}, {"qrcode-5", 16}, {"qrcode-6", 15},
                       {"upca-1", 12},         {"upca-2", 31},   {"upca-3", 13},   {"upca-4", 19},
                       {"upca-5", 29}};

}  // namespace

TEST_CASE("the chosen photographs are read as stills", "[decoder][samples]") {
    const Tally tally = tally_of(chosen_samples(), as_still);
    check(tally, kChosen);
}

TEST_CASE("enlarged photographs invent nothing", "[decoder][samples]") {
    check(tally_of(all_samples().value_or(chosen_samples()), enlarged), {});
}

TEST_CASE("the chosen photographs are read from a live camera", "[decoder][samples]") {
    const Tally tally = tally_of(chosen_samples(), as_video);
    check(tally, kChosen);
}

TEST_CASE("the whole development set is read as stills", "[decoder][samples][whole]") {
    const std::optional<fs::path> folder = all_samples();
    if (!folder) return;
    const Tally tally = tally_of(*folder, as_still);
    check(tally, kWhole);
}
