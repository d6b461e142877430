// The promise: settings.toml stays the shop's own file; what the screen changes goes into its
// place, and nothing else in it moves.
#include "kiosk/app/settings.h"

#include <sys/stat.h>

#include <fstream>
#include <sstream>

#include "kiosk/app/settings_change.h"
#include "tests/support/catch.h"

namespace {

using namespace kiosk;
using namespace kiosk::app;
namespace fs = std::filesystem;

class Folder {
public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "ocop-settings-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    ~Folder() { fs::remove_all(path_); }
    const fs::path& path() const { return path_; }
    void write(const std::string& text) const { std::ofstream{path_ / kSettingsFile} << text; }
    std::string read() const {
        std::stringstream text;
        text << std::ifstream{path_ / kSettingsFile}.rdbuf();
        return text.str();
    }

private:
    fs::path path_;
};

constexpr const char* kOwn =
    "# Của chị Hà, đừng sửa!\n"
    "language = \"vi\"   # tiếng Việt\n"
    "\n"
    "[till]\n"
    "  lock_after_seconds   =   90  # chị Hạnh hay quên\n"
    "discount_reasons = [\n  \"Khách quen\",  # nhiều nhất\n  \"Đổi mẫu\",\n]\n"
    "[shop]\n"
    "name = \"Điểm OCOP Đà Lạt\" # đã đăng ký\n";

}  // namespace

TEST_CASE("a change on the screen leaves everything else in the file as it was", "[settings]") {
    const Folder folder;
    folder.write(kOwn);
    const Settings before = load_settings(folder.path()).value();
    Settings after = before;
    after.lock_after_ms = 45'000;
    after.discount_reasons = {"Khách quen"};
    after.shop.name = "Điểm OCOP “Ga” Đà Lạt";
    after.shop.phone = "0263 3 822 111";  // a key that is not there yet
    after.backup.keep = 30;               // nor its section
    after.sound = !after.sound;           // nor this one of the root
    REQUIRE(save_settings(folder.path(), after, before));
    const std::string text = folder.read();
    INFO(text);
    for (const char* kept :
         {"# Của chị Hà, đừng sửa!\n", "language = \"vi\"   # tiếng Việt\n",
          "  lock_after_seconds   =   45  # chị Hạnh hay quên\n",
          "discount_reasons = ['Khách quen']\n", "name = 'Điểm OCOP “Ga” Đà Lạt' # đã đăng ký\n",
          "[backup]\nkeep = 30\n"})
        CHECK(text.find(kept) != std::string::npos);
    const Settings read = load_settings(folder.path()).value();
    CHECK(read.lock_after_ms == 45'000);
    CHECK(read.discount_reasons == after.discount_reasons);
    CHECK(read.shop.name == after.shop.name);
    CHECK(read.shop.phone == after.shop.phone);
    CHECK(read.backup.keep == 30);
    CHECK(read.sound == after.sound);
    struct stat rights {};
    REQUIRE(::stat((folder.path() / kSettingsFile).c_str(), &rights) == 0);
    CHECK((rights.st_mode & 0077U) == 0);
}

TEST_CASE("what somebody wrote into the file meanwhile is not undone by the screen", "[settings]") {
    const Folder folder;
    folder.write(kOwn);
    const Settings before = load_settings(folder.path()).value();
    // `central enroll`, say, or an editor.
    folder.write(std::string{kOwn} + "[centre]\nurl = \"postgresql://k@centre.example/ocop\"\n");
    Settings after = before;
    after.backup.keep = 3;
    REQUIRE(save_settings(folder.path(), after, before));
    const Settings read = load_settings(folder.path()).value();
    CHECK(read.centre_url == "postgresql://k@centre.example/ocop");
    CHECK(read.backup.keep == 3);
    CHECK(read.lock_after_ms == 90'000);
}

TEST_CASE("a file with a mistake in it is never overwritten", "[settings]") {
    const Folder folder;
    for (const char* wrong :
         {"[till]\nlock_after_seconds = 5\n", "langauge = \"vi\"\n", "x = [\n"}) {
        folder.write(wrong);
        Settings after;
        after.backup.keep = 3;
        const Status saved = save_settings(folder.path(), after, Settings{});
        REQUIRE_FALSE(saved);
        CHECK(saved.problem().line(Language::English).find("line") != std::string::npos);
        CHECK(saved.problem().why.vi.find("tệp giữ nguyên") != std::string::npos);
        CHECK(folder.read() == wrong);
    }
}

TEST_CASE("a form of TOML in which values cannot be exchanged is written anew, and says the same",
          "[settings]") {
    const Folder folder;
    folder.write("till = { lock_after_seconds = 90 }\nshop.name = \"A\"\n");
    const Settings before = load_settings(folder.path()).value();
    CHECK(before.lock_after_ms == 90'000);
    Settings after = before;
    after.lock_after_ms = 30'000;
    after.shop.phone = "1";
    REQUIRE(save_settings(folder.path(), after, before));
    const Settings read = load_settings(folder.path()).value();
    CHECK(read.lock_after_ms == 30'000);
    CHECK(read.shop.phone == "1");
    CHECK(read.shop.name == "A");
}

TEST_CASE("a file that is empty means the defaults, and a new one explains itself", "[settings]") {
    const Folder folder;
    folder.write("");
    REQUIRE(load_settings(folder.path()));
    fs::remove(folder.path() / kSettingsFile);
    REQUIRE(save_settings(folder.path(), Settings{}));
    const std::string text = folder.read();
    for (const std::string& key : setting_keys()) {
        INFO(key);
        CHECK(text.find(key.substr(key.find('.') + 1) + " = ") != std::string::npos);
        // What stands there by default is what the file would take.
        const Settings defaults;
        CHECK(with_setting(defaults, key, shown_setting(defaults, key)));
    }
}

TEST_CASE("a setting typed wrong is refused by its name, as the file would", "[settings]") {
    const Settings defaults;
    for (const auto& [key, typed] : std::vector<std::pair<std::string, std::string>>{
             {"till.lock_after_seconds", "9"},
             {"till.lock_after_seconds", "viele"},
             {"till.sign_out_after_minutes", ""},
             {"shopper.attract_after_s", "3601"},
             {"shopper.basket_hours", "0"},
             {"invoices.buyer_days", "366"},
             {"printer.device", "no such"},
             {"labels.printer", "no such"},
             {"drawer.pulse_ms", "19"},
             {"scanner.gap_ms", "501"},
             {"scanner.in_shop_patterns", "21PPPPP"},
             {"serial_scanner.baud", "9601"},
             {"camera.exposure", "101"},
             {"camera.focus", "sharp"},
             {"codes.stamp_hosts", "https://qr.icheck.vn"},
             {"rights.sell", "owner"},
             {"customer.display", "first"}}) {
        INFO(key << " = " << typed);
        const Result<Settings> tried = with_setting(defaults, key, typed);
        REQUIRE_FALSE(tried);
        CHECK(tried.problem().field == key);
        CHECK_FALSE(tried.problem().why.vi.empty());
        CHECK_FALSE(tried.problem().why.en.empty());
    }
    CHECK(with_setting(defaults, "camera.exposure", "40")->camera_exposure == 40);
    CHECK(with_setting(defaults, "camera.exposure", "auto")->camera_exposure == -1);
}
