// The real program prints to a printer made of software: what comes out is the layout's picture,
// its QR is read by the program's own scanner, and a printer that is away stops nothing.
#include <signal.h>

#include "tests/blackbox/shop.h"
#include "tests/support/catch.h"
#include "tests/support/virtual_printer.h"

using blackbox::Json;
using blackbox::Launch;
using blackbox::Outcome;
using blackbox::said;
using blackbox::Shop;
using support::VirtualPrinter;

namespace {

void use_printer(const Shop& shop, const std::string& address, const std::string& more = {}) {
    support::write_file(shop.folder() / "settings.toml",
                        "[printer]\ndevice = \"" + address + "\"\n" + more);
}

Launch with_script(const Shop& shop, const std::string& script) {
    static int number = 0;
    const auto file = shop.beside("print" + std::to_string(++number) + ".txt");
    support::write_file(file, script);
    return shop.launch({"run", "--window", "1280x720", "--camera", "none", "--lang", "vi",
                        "--customer", "1024x600", "--script", file.string(), "--shots",
                        shop.beside("shots").string()});
}

const std::string kSignIn = "tap Nhân viên\ntap Nguyễn Thị Hạnh\ntype 246810\nscreen till\n";
const std::string kSell =
    "scan 2000000000015\nexpect Giỏ hàng · 1 dòng\nkey F9\nscreen payment\ntap Đúng tiền\n"
    "key Enter\nscreen receipt\n";

std::vector<std::string> codes_in(const Shop& shop, const std::string& picture) {
    std::vector<std::string> texts;
    for (const Json& one : blackbox::objects_of(shop.run({"scan", "--json", picture}).out))
        if (one["text"].is_string()) texts.push_back(one["text"]);
    return texts;
}

// The first edge of its only code runs to the right: the picture is neither upside down nor
// mirrored, which a scanner alone would not mind.
bool stands_upright(const Shop& shop, const std::string& picture) {
    const auto found = blackbox::objects_of(shop.run({"scan", "--json", picture}).out);
    if (found.size() != 1 || !found.front()["position"].is_array()) return false;
    const Json& at = found.front()["position"];
    const int right = at[1][0].get<int>() - at[0][0].get<int>();
    const int down = at[3][1].get<int>() - at[0][1].get<int>();
    return right > 50 && down > 50;
}

std::string read_by_scanner(const Shop& shop, const support::Paper& paper) {
    const auto file = shop.beside("paper.pgm");
    support::write_file(file, support::as_pgm(paper));
    const auto texts = codes_in(shop, file.string());
    return texts.empty() ? "" : texts.front();
}

}  // namespace

TEST_CASE("a sale at the screen opens the drawer, then prints its receipt, then a copy of it",
          "[printer]") {
    const Shop shop{Shop::Goods::Demonstration};
    VirtualPrinter printer;
    use_printer(shop, printer.address());
    const Outcome outcome = shop.run(with_script(
        shop, kSignIn + kSell +
                  "within 30000 expect Đã in hóa đơn\nshot printed.png\n"
                  "key F8\nwithin 30000 absent Đang in…\nexpect Đã in hóa đơn\nquit\n"));
    INFO(said(outcome));
    REQUIRE(outcome.status == 0);
    REQUIRE(printer.wait_for_papers(2));
    CHECK(printer.pulses(2) == 1);
    CHECK(printer.events().front() == "drawer");
    CHECK(read_by_scanner(shop, printer.papers()[0]).starts_with("OCOP-R-"));
    // The copy proves the same sale and is longer by its marks.
    CHECK(read_by_scanner(shop, printer.papers()[1]) == read_by_scanner(shop, printer.papers()[0]));
    CHECK(printer.papers()[1].height > printer.papers()[0].height);
}

TEST_CASE("an unplugged printer stops no sale, and its receipts come out after the restart",
          "[printer]") {
    const Shop shop{Shop::Goods::Demonstration};
    VirtualPrinter printer;
    use_printer(shop, printer.address(), "paper_mm = 58\n");
    printer.unplug();
    const Outcome off = shop.run(
        with_script(shop, kSignIn + kSell +
                              "within 20000 expect Đơn hàng đã được lưu\nshot off.png\nkey Enter\n"
                              "screen till\n" +
                              kSell + "within 20000 expect Kiểm tra máy in · 2 chờ in\nquit\n"));
    INFO(said(off));
    REQUIRE(off.status == 0);
    CHECK(printer.papers().empty());
    printer.plug_in();
    support::Program kiosk{blackbox::program(),
                           with_script(shop, "screen attract\nwithin 60000 expect Never\n")};
    CHECK(printer.wait_for_papers(2, 40'000));
    kiosk.send(SIGTERM);
    kiosk.finish();
    CHECK(printer.papers()[0].width == 384);
    CHECK(read_by_scanner(shop, printer.papers()[0]) != read_by_scanner(shop, printer.papers()[1]));
    CHECK(printer.pulses(2) == 0);  // no drawer opens by itself after a restart
}

TEST_CASE("any receipt can be shown, written and printed from the command line", "[printer]") {
    const Shop shop;
    VirtualPrinter printer;
    const Json stored = shop.ring({blackbox::sale("one", "tea", 50'000)}).front();
    const std::string number = stored["number"];
    const Json shown = shop.json({"receipt", number});
    CHECK(shown["sale_id"] == stored["sale_id"]);
    CHECK(shown["total"] == stored["total"]);
    CHECK(shop.run({"receipt", std::string{stored["sale_id"]}}).out.find(number) !=
          std::string::npos);
    const auto png = shop.beside("r.png").string(), pdf = shop.beside("r.pdf").string();
    CHECK(shop.run({"receipt", number, "--png", png, "--pdf", pdf}).status == 0);
    REQUIRE(codes_in(shop, png).size() == 1);
    CHECK(codes_in(shop, png).front().starts_with("OCOP-R-"));
    CHECK(support::read_file(pdf).starts_with("%PDF-1.4"));
    // Without a printer in the settings there is none to print on.
    use_printer(shop, "");
    const Outcome none = shop.run({"receipt", number, "--print"});
    CHECK(none.status == 2);
    CHECK(blackbox::is_one_clear_line(none.err));
    use_printer(shop, printer.address());
    CHECK(shop.run({"receipt", number, "--print"}).status == 0);
    REQUIRE(printer.wait_for_papers(1));
    CHECK(read_by_scanner(shop, printer.papers().front()) == codes_in(shop, png).front());
    CHECK(shop.run({"printer", "test"}).status == 0);
    CHECK(printer.wait_for_papers(2));
    CHECK(shop.json({"printer", "status"})["ready"] == true);
    printer.set_paper_out(true);
    const Outcome out = shop.run({"printer", "status"});
    CHECK(out.status == 3);
    CHECK(blackbox::is_one_clear_line(out.err));
    CHECK(out.err.find("out of paper") != std::string::npos);
    const Outcome unknown = shop.run({"receipt", "K01-1-999999"});
    CHECK(unknown.status == 1);
    CHECK(blackbox::is_one_clear_line(unknown.err));
}

TEST_CASE("wrong words about printer, drawer and screen are refused by their line", "[printer]") {
    const Shop shop;
    for (const auto& [text, key] :
         {std::pair{"[printer]\ndevice = \"printer.local\"\n", "printer.device"},
          {"[printer]\npaper_mm = 76\n", "printer.paper_mm"},
          {"[printer]\nprint = \"sometimes\"\n", "printer.print"},
          {"[drawer]\npin = 3\n", "drawer.pin"},
          {"[drawer]\nopen = \"card\"\n", "drawer.open"},
          {"[customer]\ndisplay = \"left\"\n", "customer.display"}}) {
        support::write_file(shop.folder() / "settings.toml", text);
        const Outcome outcome = shop.run({"printer", "status"});
        INFO(said(outcome));
        CHECK(outcome.status == 2);
        CHECK(blackbox::is_one_clear_line(outcome.err));
        CHECK(outcome.err.find(key) != std::string::npos);
        CHECK(outcome.err.find("line 2") != std::string::npos);
    }
}

TEST_CASE("the shopper's own screen shows the code to pay by, large enough for a telephone",
          "[customer]") {
    const Shop shop{Shop::Goods::Demonstration};
    support::write_file(shop.folder() / "settings.toml",
                        "[bank]\nbin = \"970436\"\naccount = \"0123456789\"\n"
                        "name = \"CUA HANG OCOP\"\n");
    const Outcome outcome = shop.run(with_script(
        shop, "shot-customer c1-welcome.png\n" + kSignIn +
                  "scan 2000000000015\nscan 2000000000022\nexpect Giỏ hàng · 2 dòng\n"
                  "shot-customer c2-cart.png\nkey F9\nscreen payment\nkey F6\n"
                  "expect Đã nhận tiền\nshot till.png\nshot-customer c3-transfer.png\nkey F5\n"
                  "tap Đúng tiền\nkey Enter\nscreen receipt\nshot-customer c4-thanks.png\nquit\n"));
    INFO(said(outcome));
    REQUIRE(outcome.status == 0);
    const auto shots = shop.beside("shots");
    const auto codes = codes_in(shop, (shots / "c3-transfer.png").string());
    REQUIRE(codes.size() == 1);
    CHECK(codes.front().starts_with("000201010212"));
    CHECK(codes.front().find("970436") != std::string::npos);
    CHECK(stands_upright(shop, (shots / "c3-transfer.png").string()));
    CHECK(stands_upright(shop, (shots / "till.png").string()));
    for (const char* name : {"c1-welcome.png", "c2-cart.png", "c4-thanks.png"})
        CHECK(std::filesystem::file_size(shots / name) > 5'000);
}
