// The shop's machine, set up on the screen of the real program: settings.toml, a real centre, a
// scanner on a cable.
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>

#include "tests/blackbox/shop.h"
#include "tests/support/catch.h"
#include "tests/support/postgres_cluster.h"

using blackbox::Json;
using blackbox::Outcome;
using blackbox::said;
using blackbox::sale;
using blackbox::Shop;

namespace {

constexpr const char* kSignIn =
    "tap Staff\nscreen login\ntap Lê Thu Hà\ntype 314159\nscreen till\nkey F11\nscreen manage\n";

void let_manager_in(const Shop& shop) {
    REQUIRE(shop.run({"staff", "add", "--code", "900", "--name", "Lê Thu Hà", "--role", "manager"},
                     "314159\n")
                .status == 0);
}

// Until a file of this name is in the folder; false after half a minute.
bool comes(const std::filesystem::path& folder, const char* name) {
    const int watch = ::inotify_init1(IN_CLOEXEC);
    ::inotify_add_watch(watch, folder.c_str(), IN_CREATE | IN_MOVED_TO | IN_CLOSE_WRITE);
    pollfd news{watch, POLLIN, 0};
    std::array<char, 4'096> events;
    bool there = std::filesystem::exists(folder / name);
    while (!there && ::poll(&news, 1, 30'000) > 0) {
        if (::read(watch, events.data(), events.size()) <= 0) break;
        there = std::filesystem::exists(folder / name);
    }
    ::close(watch);
    return there;
}

support::Launch playing(const Shop& shop, const std::string& steps,
                        const std::string& camera = "none") {
    const auto script = shop.beside("script.txt");
    support::write_file(script, steps);
    return shop.launch({"run", "--window", "1366x768", "--camera", camera, "--lang", "en",
                        "--script", script.string(), "--shots", shop.beside("shots").string()});
}

std::string tried(const std::string& url, const std::string& answer) {
    return "tap Shop and backups\nscreen shop\ntap Centre\ntap The centre’s server\ntype " + url +
           "\nkey Escape\ntap Try the connection\nwithin 40000 expect " + answer +
           "\ntap Cancel\ntap Drop it\nscreen manage\n";
}

}  // namespace

TEST_CASE("a till joins a real centre on the screen, and is told what is wrong until then") {
    support::PostgresCluster cluster;
    const std::string url = cluster.url();
    const Shop shop;
    let_manager_in(shop);
    shop.ring({sale("before", "tea", 50'000)});
    const std::size_t at = url.find('@');
    std::string wrong_secret = url;
    wrong_secret[at - 1] = wrong_secret[at - 1] == 'x' ? 'y' : 'x';
    std::string nowhere = url;
    nowhere.replace(at + 1, nowhere.find(':', at) - at - 1, "no-such-centre.invalid");
    std::string closed = url;
    closed.replace(closed.find(':', at) + 1, std::to_string(cluster.port()).size(), "1");
    const Outcome refused =
        shop.run(playing(shop, kSignIn + tried(nowhere, "No server of this name") +
                                   tried(closed, "The server is there") +
                                   tried(wrong_secret, "The name or the password") +
                                   tried(url + "?sslmode=verify-full", "TLS does not prove") +
                                   tried(url, "This database has no") + "quit\n"));
    INFO(said(refused));
    REQUIRE(refused.status == 0);
    CHECK(support::read_file(shop.folder() / "settings.toml").find("127.0.0.1") ==
          std::string::npos);

    REQUIRE(shop.run({"central", "apply", "--to", url}).status == 0);
    const Outcome joined = shop.run(
        playing(shop, kSignIn + tried(url, "The connection works:") +
                          "tap Shop and backups\ntap Centre\ntap The centre’s server\ntype " + url +
                          "\nkey Escape\ntap Enrol this till\n"
                          "within 40000 expect This till is enrolled as K01\n"
                          "within 40000 expect The connection works.\nexpect /postgres\n"
                          "tap Test the connection now\nexpect The connection works.\n"
                          "absent The centre’s server\nquit\n"));
    INFO(said(joined));
    REQUIRE(joined.status == 0);
    const std::string settings = support::read_file(shop.folder() / "settings.toml");
    CHECK(settings.find("ocop_k01") != std::string::npos);
    // The administrator's own password stays with the administrator.
    const std::size_t colon = url.find(':', url.find("//"));
    CHECK(settings.find(url.substr(colon, at - colon)) == std::string::npos);
    const Json synced = shop.json({"sync", "--once"});
    CHECK(synced["state"] == "ok");
    CHECK(synced["delivered"] == 0);  // the running kiosk has delivered
}

TEST_CASE("what is set on the screen stands in the shop's own file, in force at once") {
    const Shop shop;
    let_manager_in(shop);
    support::write_file(shop.folder() / "settings.toml",
                        "# Của chị Hà\n[till]\nlock_after_seconds = 3600 # lâu\n");
    const Outcome set = shop.run(playing(
        shop,
        kSignIn +
            std::string{"tap Shop and backups\ntap This till\n"
                        "expect Seconds, 10–3,600\nexpect default 120\n"
                        "tap Lock the till left alone\nkey Backspace\nkey Backspace\n"
                        "key Backspace\nkey Backspace\ntype 5\nkey Escape\n"
                        "tap Save\nexpect whole number in 10…3600\n"
                        "tap Lock the till left alone\ntype 5\nkey Escape\ntap Save\n"
                        "expect in force at once\ntap Rights\nexpect Discount within the limit\n"
                        "tap Printers, drawer\nexpect Receipt printer\n"
                        "tap Scanners, camera\nexpect A USB scanner ends a code by\n"
                        "quit\n"}));
    INFO(said(set));
    REQUIRE(set.status == 0);
    const std::string file = support::read_file(shop.folder() / "settings.toml");
    CHECK(file == "# Của chị Hà\n[till]\nlock_after_seconds = 55 # lâu\n");

    // There and back again, in one go: the file is as it was.
    const std::string to_form = kSignIn + std::string{"tap Shop and backups\ntap This till\n"};
    const std::string field = "tap Lock the till left alone\nkey Ctrl+Backspace\ntype ";
    const std::string saved = "\nkey Escape\ntap Save\nexpect in force at once\n";
    const Outcome back =
        shop.run(playing(shop, to_form + field + "77" + saved + "tap Rights\ntap Selling\n" +
                                   field + "55" + saved + "tap Rights\nquit\n"));
    INFO(said(back));
    REQUIRE(back.status == 0);
    CHECK(support::read_file(shop.folder() / "settings.toml") == file);

    // Somebody's mistake in the file while the kiosk runs is not overwritten.
    support::write_file(shop.folder() / "settings.toml", "");
    const auto launch = playing(
        shop,
        kSignIn +
            std::string{
                "tap Shop and backups\ntap This till\ntap Lock the till left alone\nkey Backspace\n"
                "type 9\nkey Escape\ntap Save\nwithin 20000 expect left as it is\nquit\n"});
    std::filesystem::remove(shop.folder() / "kiosk.log");
    support::Program kiosk{blackbox::program(), launch};
    // It has read its settings once its log is there; then the file breaks.
    REQUIRE(comes(shop.folder(), "kiosk.log"));
    support::write_file(shop.folder() / "settings.toml", "[till]\nlock_after_seconds = 1\n");
    const Outcome kept = kiosk.finish();
    INFO(said(kept));
    CHECK(kept.status == 0);
    CHECK(support::read_file(shop.folder() / "settings.toml") ==
          "[till]\nlock_after_seconds = 1\n");
}

TEST_CASE("a scanner on a cable and a camera are tried on the screen, and missing ones named") {
    const Shop shop;
    let_manager_in(shop);
    const int cable = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    REQUIRE(cable >= 0);
    REQUIRE(::grantpt(cable) == 0);
    REQUIRE(::unlockpt(cable) == 0);
    support::write_file(shop.folder() / "settings.toml",
                        "[serial_scanner]\ndevice = \"" + std::string{::ptsname(cable)} + "\"\n");
    const std::string to_settings =
        "tap Staff\nscreen login\ntap Lê Thu Hà\ntype 314159\nscreen till\ntap Settings\n"
        "screen settings\n";
    const std::filesystem::path shots = shop.beside("shots");
    std::filesystem::create_directory(shots);
    support::Program kiosk{blackbox::program(),
                           playing(shop,
                                   to_settings + "expect totals.png\n"
                                                 "within 20000 expect /dev/pts/\nshot ready.png\n"
                                                 "within 30000 expect 8930000000019\n"
                                                 "expect Shan tea\nshot scanner.png\nquit\n",
                                   blackbox::source("assets/pictures/totals.png").string())};
    REQUIRE(comes(shots, "ready.png"));
    const std::string code = "8930000000019\r";
    REQUIRE(::write(cable, code.data(), code.size()) == static_cast<ssize_t>(code.size()));
    const Outcome tried_out = kiosk.finish();
    INFO(said(tried_out));
    CHECK(tried_out.status == 0);
    ::close(cable);

    support::write_file(shop.folder() / "settings.toml",
                        "[serial_scanner]\ndevice = \"/dev/ttyACM77\"\n");
    const Outcome missing =
        shop.run(playing(shop,
                         to_settings + "within 20000 expect is not plugged in: plug it in\n"
                                       "within 20000 expect Plug it in\nquit\n",
                         "/dev/video77"));
    INFO(said(missing));
    CHECK(missing.status == 0);
}
