// A serial scanner, on a pseudo terminal: codes arrive whole, cables come and go.
#include "platform/serial_scanner.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <termios.h>
#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <mutex>

#include "tests/support/catch.h"

namespace {

namespace fs = std::filesystem;
using platform::SerialFramer;
using platform::SerialScanner;
using platform::SerialScannerSettings;
using Codes = std::vector<std::string>;

// The scanner's end of the cable; the kiosk's end is a link in a folder, as /dev/ttyACM0 would be.
class Cable {
public:
    explicit Cable(const fs::path& link) : link_{link} {
        master_ = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
        REQUIRE(master_ >= 0);
        REQUIRE(::grantpt(master_) == 0);
        REQUIRE(::unlockpt(master_) == 0);
        fs::create_symlink(::ptsname(master_), link_);
    }
    ~Cable() {
        fs::remove(link_);
        ::close(master_);
    }
    Cable(const Cable&) = delete;
    Cable& operator=(const Cable&) = delete;
    void send(const std::string& bytes) const {
        REQUIRE(::write(master_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
    }

private:
    fs::path link_;
    int master_{-1};
};

struct Desk {
    fs::path folder = fs::temp_directory_path() / ("ocop-serial-" + std::to_string(::getpid()));
    std::mutex mutex;
    std::condition_variable happened;
    Codes codes;
    std::string device;
    std::optional<kiosk::Problem> problem;

    Desk() { fs::create_directories(folder); }
    ~Desk() { fs::remove_all(folder); }
    fs::path link() const { return folder / "ttyACM0"; }
    SerialScannerSettings settings() const {
        SerialScannerSettings made;
        made.device = "auto";
        made.devices = folder.string();
        return made;
    }
    SerialScanner::Callbacks callbacks() {
        return {[this](std::string code) {
                    const std::lock_guard lock{mutex};
                    codes.push_back(std::move(code));
                    happened.notify_all();
                },
                [this](std::string now, std::optional<kiosk::Problem> why) {
                    const std::lock_guard lock{mutex};
                    device = std::move(now);
                    problem = std::move(why);
                    happened.notify_all();
                }};
    }
    template <typename Condition>
    bool until(Condition condition) {
        std::unique_lock lock{mutex};
        return happened.wait_for(lock, std::chrono::seconds{20}, condition);
    }
    bool is_connected() {
        return until([&] { return !device.empty(); });
    }
};

}  // namespace

TEST_CASE("bytes become codes at the suffix, in whatever pieces they arrive", "[serial]") {
    SerialFramer framer{{}};
    CHECK(framer.feed("89300").empty());
    CHECK(framer.feed("00000019\r\n20000") == Codes{"8930000000019"});
    CHECK(framer.feed("00000015\r\n") == Codes{"2000000000015"});
    CHECK_FALSE(framer.has_begun());
    CHECK(framer.feed("]C10108930000000019\x1D"
                      "10A\r") == Codes{"]C10108930000000019\x1D"
                                        "10A"});
}

TEST_CASE("a silence ends a code where the scanner sends no suffix", "[serial]") {
    SerialFramer framer{{}};
    CHECK(framer.feed("8930000000019").empty());
    CHECK(framer.silence() == Codes{"8930000000019"});
    CHECK(framer.silence().empty());
}

TEST_CASE("prefix and suffix are the shop's to choose, and what lacks them is noise", "[serial]") {
    SerialScannerSettings settings;
    settings.prefix = "\x02";
    settings.suffix = "\x03";
    SerialFramer framer{settings};
    CHECK(framer.feed("\x02"
                      "ABC\x03"
                      "noise\x03"
                      "\x02"
                      "DEF\x03") == Codes{"ABC", "DEF"});
}

TEST_CASE("a flood without an end is dropped whole and costs no memory", "[serial]") {
    SerialFramer framer{{}};
    for (int i = 0; i < 1'000; ++i) CHECK(framer.feed(std::string(1'000, 'x')).empty());
    CHECK(framer.feed("tail\r").empty());
    CHECK(framer.feed("8930000000019\r") == Codes{"8930000000019"});
}

TEST_CASE("codes of a serial scanner arrive, also binary ones", "[serial]") {
    Desk desk;
    const Cable cable{desk.link()};
    const SerialScanner scanner{desk.settings(), desk.callbacks()};
    REQUIRE(desk.is_connected());
    CHECK(desk.device == desk.link().string());
    // Without raw mode the line would echo, and eat Ctrl-D and Ctrl-C.
    cable.send("01089300000000191\x1D\x03\x04Z\r");
    cable.send("8930000000019");  // ended by silence
    CHECK(desk.until([&] { return desk.codes.size() == 2; }));
    CHECK(desk.codes == Codes{"01089300000000191\x1D\x03\x04Z", "8930000000019"});
}

TEST_CASE("a serial scanner may be plugged in later, pulled out and plugged in again", "[serial]") {
    Desk desk;
    const SerialScanner scanner{desk.settings(), desk.callbacks()};
    REQUIRE(desk.until([&] { return desk.problem.has_value(); }));
    CHECK(desk.problem->why.vi != desk.problem->why.en);
    for (const std::string code : {"8930000000019", "2000000000015"}) {
        {
            const Cable cable{desk.link()};
            REQUIRE(desk.is_connected());
            cable.send(code + "\r");
            CHECK(desk.until([&] { return !desk.codes.empty() && desk.codes.back() == code; }));
        }
        REQUIRE(desk.until([&] { return desk.device.empty() && desk.problem; }));
    }
}

TEST_CASE("waiting for a serial scanner burns no processor", "[serial]") {
    Desk desk;
    const auto used = [] {
        rusage usage{};
        ::getrusage(RUSAGE_SELF, &usage);
        return usage.ru_nvcsw + usage.ru_nivcsw;
    };
    const SerialScanner scanner{desk.settings(), desk.callbacks()};
    REQUIRE(desk.until([&] { return desk.problem.has_value(); }));
    const long before = used();
    {
        std::unique_lock lock{desk.mutex};
        desk.happened.wait_for(lock, std::chrono::milliseconds{300}, [] { return false; });
    }
    CHECK(used() - before < 30);
}
