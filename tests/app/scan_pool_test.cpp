// Many files on many threads: told in order, and what kills the decoder costs one file.
#include "kiosk/app/scan_pool.h"

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>

#include "platform/window.h"
#include "tests/support/catch.h"

namespace {

namespace fs = std::filesystem;
using kiosk::app::FileScan;
using kiosk::app::ScanFilesHooks;

// Pictures whose first pixel tells the misbehaving child what to do (tests/platform/child).
struct Folder {
    fs::path path = fs::temp_directory_path() / ("ocop-scan-pool-" + std::to_string(::getpid()));
    Folder() {
        fs::create_directories(path);
        ::setenv("OCOP_TEST_CHILD", "bad", 1);
    }
    ~Folder() {
        ::unsetenv("OCOP_TEST_CHILD");
        fs::remove_all(path);
    }
    std::string picture(const std::string& name, int width, std::uint8_t order) const {
        std::vector<std::uint8_t> rgba(static_cast<std::size_t>(width) * 8 * 4, 255);
        rgba[0] = rgba[1] = rgba[2] = order;
        const std::string file = (path / name).string();
        REQUIRE(platform::write_png(file, width, 8, rgba));
        return file;
    }
};

struct Told {
    std::vector<std::string> order, texts;
    std::vector<std::string> problems;
    std::size_t furthest{0};
    ScanFilesHooks hooks() {
        ScanFilesHooks made;
        made.decoder = OCOP_DECODER_HELPER;
        made.stop = [] { return false; };
        made.progressed = [this](std::size_t done, std::size_t) { furthest = done; };
        made.scanned = [this](const std::string& file, const FileScan& scan) {
            order.push_back(file);
            texts.push_back(scan.found.empty() ? "" : scan.found.front().bytes);
            if (scan.problem) problems.push_back(scan.problem->what.en);
        };
        return made;
    }
};

}  // namespace

TEST_CASE("files are told in the order they were named, whoever finishes first", "[scan]") {
    const Folder folder;
    std::vector<std::string> files, expected;
    for (int i = 0; i < 24; ++i) {
        // The first ones are the largest: they finish last.
        const int width = 1000 - i * 40;
        files.push_back(folder.picture("p" + std::to_string(i) + ".png", width, 0));
        expected.push_back(std::to_string(width) + "x8");
    }
    Told told;
    scan_files(files, 3, told.hooks());
    CHECK(told.order == files);
    CHECK(told.texts == expected);
    CHECK(told.furthest == files.size());
}

TEST_CASE("a picture that makes the decoder abort costs that file only", "[scan]") {
    const Folder folder;
    const std::vector<std::string> files = {
        folder.picture("a.png", 20, 0), folder.picture("abort.png", 20, 1),
        (folder.path / "missing.png").string(), folder.picture("b.png", 30, 0)};
    Told told;
    scan_files(files, 2, told.hooks());
    CHECK(told.texts == std::vector<std::string>{"20x8", "", "", "30x8"});
    CHECK(told.problems == std::vector<std::string>{files[1], files[2]});
}

TEST_CASE("Ctrl-C ends a scan at once, even while the decoder hangs", "[scan]") {
    const Folder folder;
    const std::vector<std::string> files = {folder.picture("hang.png", 20, 2)};
    Told told;
    ScanFilesHooks hooks = told.hooks();
    std::atomic<int> asked{0};
    hooks.stop = [&] { return ++asked > 5; };
    scan_files(files, 1, hooks);
    CHECK(told.order.empty());
}
