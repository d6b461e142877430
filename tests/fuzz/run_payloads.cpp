// Runs the fuzzer's entry point over the corpus, over damaged copies of it and over random bytes:
// the same ones every time, so that what fails can be looked at again.
//
//     run_payloads CORPUS-FOLDER SECONDS
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr std::size_t kLongest = 6'000;  // longer than any payload that is read

std::vector<std::string> corpus_of(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator{folder}) {
        files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::vector<std::string> corpus;
    for (const auto& file : files) {
        std::ifstream in{file, std::ios::binary};
        corpus.emplace_back(std::istreambuf_iterator<char>{in}, std::istreambuf_iterator<char>{});
    }
    return corpus;
}

void run(const std::string& bytes) {
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

class Damage {
public:
    std::string of(std::string bytes, const std::vector<std::string>& corpus) {
        for (int times = pick(1, 6); times > 0; --times) once(bytes, corpus);
        if (bytes.size() > kLongest) bytes.resize(kLongest);
        return bytes;
    }
    int pick(int from, int to) { return std::uniform_int_distribution<int>{from, to}(random_); }

private:
    std::size_t place(const std::string& bytes) {
        return static_cast<std::size_t>(pick(0, static_cast<int>(bytes.size())));
    }
    char any() {
        // Bytes that mean something come often.
        static constexpr std::string_view kTelling{"\x1D\0\n\r]()/%?0123456789\xC4\x91\xE2\x80\xAE",
                                                   27};
        return pick(0, 2) == 0 ? static_cast<char>(pick(0, 255))
                               : kTelling[static_cast<std::size_t>(pick(0, 26))];
    }
    void once(std::string& bytes, const std::vector<std::string>& corpus) {
        const std::size_t at = place(bytes);
        switch (pick(0, 4)) {
            case 0:
                bytes.insert(at, 1, any());
                break;
            case 1:
                if (at < bytes.size()) bytes[at] = any();
                break;
            case 2:
                bytes.erase(at, static_cast<std::size_t>(pick(1, 8)));
                break;
            case 3:
                bytes.insert(at, std::string(static_cast<std::size_t>(pick(1, 40)), any()));
                break;
            default: {
                const std::string& other =
                    corpus[static_cast<std::size_t>(pick(0, static_cast<int>(corpus.size()) - 1))];
                bytes.insert(at, other.substr(place(other)));
            }
        }
    }

    std::mt19937 random_{20261123};
};

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "run_payloads CORPUS-FOLDER SECONDS\n";
        return 2;
    }
    const std::vector<std::string> corpus = corpus_of(argv[1]);
    if (corpus.empty()) {
        std::cerr << argv[1] << ": no corpus\n";
        return 2;
    }
    for (const std::string& bytes : corpus) run(bytes);
    run({});
    Damage damage;
    std::int64_t runs = 0;
    const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{std::atoi(argv[2])};
    while (std::chrono::steady_clock::now() < until) {
        for (const std::string& bytes : corpus) {
            run(damage.of(bytes, corpus));
            ++runs;
        }
        std::string random(static_cast<std::size_t>(damage.pick(0, 300)), '\0');
        for (char& c : random) c = static_cast<char>(damage.pick(0, 255));
        run(random);
    }
    std::cout << corpus.size() << " payloads, " << runs << " damaged copies\n";
    return runs > 0 ? 0 : 1;
}
