// The kiosk itself where something is missing: one clear line, or a screen that says so; and the
// command line beside it.
#include <signal.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "tests/blackbox/shop.h"
#include "tests/support/catch.h"

using blackbox::is_one_clear_line;
using blackbox::Json;
using blackbox::Launch;
using blackbox::Outcome;
using blackbox::said;
using blackbox::sale;
using blackbox::Shop;

namespace {

Launch with_script(const Shop& shop, const std::string& script) {
    static int number = 0;  // a kiosk that starts slowly still reads its own
    const auto file = shop.beside("script" + std::to_string(++number) + ".txt");
    support::write_file(file, script);
    return shop.launch({"run", "--window", "1280x720", "--camera", "none", "--lang", "en",
                        "--script", file.string()});
}

// The decoder's child of the kiosk on this shop, once it works; 0 while there is none.
pid_t decoder_of(const Shop& shop) {
    for (const auto& entry : std::filesystem::directory_iterator{"/proc"}) {
        const pid_t process = std::atoi(entry.path().filename().c_str());
        std::ifstream stat{entry.path() / "stat"};
        std::string number, name, state, parent;
        if (process <= 0 || !(stat >> number >> name >> state >> parent)) continue;
        if (name != "(ocop-decoder)") continue;
        std::ifstream command{"/proc/" + parent + "/cmdline"};
        const std::string words{std::istreambuf_iterator<char>{command}, {}};
        if (words.find(shop.beside("script").string()) == std::string::npos) continue;
        // One that is still starting has not locked itself in yet.
        const std::string status = support::read_file(entry.path() / "status");
        if (status.find("Seccomp:\t2") != std::string::npos) return process;
    }
    return 0;
}

std::size_t restarts_logged(const Shop& shop) {
    std::size_t count = 0;
    const std::string log = support::read_file(shop.folder() / "kiosk.log");
    const std::string words = "stopped at this picture and was restarted";
    for (auto at = log.find(words); at != std::string::npos; at = log.find(words, at + 1)) ++count;
    return count;
}

}  // namespace

#if !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)  // a sanitized child is not locked in
TEST_CASE("a decoder that aborts, faults or hangs costs pictures, and the kiosk reads on") {
    const Shop shop{Shop::Goods::Demonstration};
    const auto nothing = blackbox::source("tests/blackbox/scan-samples/falsepositives-1/01.jpg");
    const auto label = blackbox::source("tests/blackbox/label.png");
    auto launch = with_script(shop, "screen attract\nwithin 60000 expect Steamed 30%\nquit\n");
    // A folder plays as a camera: the label comes into it once the decoder has died three times.
    const auto folder = shop.beside("camera");
    std::filesystem::create_directories(folder);
    std::filesystem::copy(nothing, folder / "1.jpg");
    launch.arguments[4] = folder.string();
    support::Program kiosk{blackbox::program(), launch};
    std::size_t died = 0;
    for (const int signal : {SIGABRT, SIGSEGV, SIGSTOP}) {
        pid_t child = 0;
        for (int i = 0; i < 3'000 && child == 0; ++i) child = decoder_of(shop);
        REQUIRE(child > 0);
        REQUIRE(::kill(child, signal) == 0);
        ++died;
        for (int i = 0; i < 500 && restarts_logged(shop) < died; ++i) shop.run({"--version"});
        CHECK(restarts_logged(shop) == died);
    }
    std::filesystem::copy(label, folder / "2.png");
    const Outcome outcome = kiosk.finish();
    INFO(said(outcome));
    CHECK(outcome.status == 0);
}
#endif

TEST_CASE("without a camera the screen says so and the shop goes on") {
    const Shop shop{Shop::Goods::Demonstration};
    auto launch = with_script(shop,
                              "screen attract\nexpect No camera\n"
                              "scan 2000000000015\nscreen product\nquit\n");
    launch.arguments[4] = "/dev/no-such-camera";
    const Outcome outcome = shop.run(launch);
    INFO(said(outcome));
    CHECK(outcome.status == 0);
}

TEST_CASE("without its font the kiosk says in one line which package is missing") {
    const Shop shop;
    auto launch = with_script(shop, "quit\n");
    launch.environment["OCOP_KIOSK_FONTS"] = shop.folder().string();
    const Outcome outcome = shop.run(launch);
    INFO(said(outcome));
    CHECK(outcome.status == 3);
    CHECK(is_one_clear_line(outcome.err));
    CHECK(outcome.err.find("fonts-inter") != std::string::npos);
}

TEST_CASE("without OpenGL there is one clear line") {
    const Shop shop;
    auto launch = with_script(shop, "quit\n");
    launch.environment["SDL_VIDEODRIVER"] = "dummy";
    const Outcome outcome = shop.run(launch);
    INFO(said(outcome));
    CHECK(outcome.status == 3);
    CHECK(is_one_clear_line(outcome.err));
}

TEST_CASE("without a display the kiosk says so instead of running unseen, in the language asked") {
    const Shop shop;
    auto launch = with_script(shop, "quit\n");
    for (const char* name :
         {"SDL_VIDEODRIVER", "DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "XDG_SESSION_TYPE"}) {
        launch.environment[name] = "";
    }
    if (std::filesystem::exists("/dev/dri/card0")) return;  // KMS would take this machine's screen
    for (const auto& [language, words] :
         {std::pair{"C.UTF-8", "the screen: "}, std::pair{"vi_VN.UTF-8", "màn hình: "}}) {
        launch.environment["LC_ALL"] = language;
        const Outcome outcome = shop.run(launch);
        INFO(said(outcome));
        CHECK(outcome.status == 3);
        CHECK(is_one_clear_line(outcome.err));
        CHECK(outcome.err.find(words) != std::string::npos);
    }
}

TEST_CASE("beside a running kiosk every command works, and a second kiosk is refused") {
    const Shop shop;
    // Takes a picture once it is open, then waits on screen until it is ended.
    auto first = with_script(shop, "screen attract\nshot open.png\nwithin 60000 expect Never\n");
    first.arguments.insert(first.arguments.end(), {"--shots", shop.beside("shots").string()});
    support::Program kiosk{blackbox::program(), first};
    for (int i = 0; i < 500 && !std::filesystem::exists(shop.beside("shots") / "open.png"); ++i) {
        shop.run({"--version"});
    }
    const Outcome second = shop.run(with_script(shop, "quit\n"));
    INFO(said(second));
    CHECK(second.status == 3);
    CHECK(is_one_clear_line(second.err));
    CHECK(second.err.find("another kiosk") != std::string::npos);

    CHECK(shop.ring({sale("beside", "tea", 45'000)}).front()["total"] == 45'000);
    CHECK(shop.json({"totals"})["sales"] == 1);
    CHECK(shop.json({"verify"})["ok"] == true);
    const std::string backup = shop.beside("backup.db").string();
    CHECK(shop.run({"backup", backup}).status == 0);
    // Putting a backup back would pull the shop from under it.
    const Outcome restored = shop.run({"restore", backup});
    INFO(said(restored));
    CHECK(restored.status != 0);
    CHECK(is_one_clear_line(restored.err));
    kiosk.send(SIGTERM);
    CHECK(kiosk.finish().signal == 0);
}
