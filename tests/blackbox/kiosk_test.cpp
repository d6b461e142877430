// The kiosk itself where something is missing: one clear line, or a screen that says so; and the
// command line beside it.
#include <signal.h>

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

}  // namespace

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
