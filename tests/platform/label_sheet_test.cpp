// Sheets of labels, drawn by the real Pango and Cairo.
#include "platform/label_sheet.h"

#include "platform/label_roll.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <tuple>

#include "tests/support/catch.h"

namespace {

namespace fs = std::filesystem;

struct Folder {
    Folder() : path{fs::temp_directory_path() / ("ocop-labels-" + std::to_string(::getpid()))} {
        fs::create_directories(path);
    }
    ~Folder() { fs::remove_all(path); }
    fs::path path;
};

std::vector<platform::Label> labels(int count) {
    std::vector<platform::Label> made;
    for (int at = 0; at < count; ++at)
        made.push_back({.name = "Nước mắm nguyên chất cá cơm 60 độ đạm",
                        .price = "185.000 ₫",
                        .unit = "chai 250 ml",
                        .origin = "Bình Thuận, nay thuộc Lâm Đồng",
                        .stars = 4,
                        .digits = "2000000000503",
                        .bars = {.width = 3, .height = 1, .modules = {1, 0, 1}},
                        .qr = {.width = 2, .height = 2, .modules = {1, 0, 0, 1}},
                        .mark = "MINH HỌA"});
    return made;
}

std::string bytes_of(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

int count_of(const std::string& text, const std::string& word) {
    int count = 0;
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
        ++count;
    return count;
}

}  // namespace

TEST_CASE("labels fill A4 pages of twenty-one", "[platform][labels]") {
    const Folder folder;
    const std::string file = folder.path / "labels.pdf";
    for (const auto& [count, pages] : {std::pair{1, 1}, {21, 1}, {22, 2}, {92, 5}}) {
        INFO(count);
        REQUIRE(platform::write_label_sheet(file, labels(count)));
        const std::string pdf = bytes_of(file);
        CHECK(pdf.substr(0, 8) == "%PDF-1.4");
        CHECK(count_of(pdf, "/Type /Page\n") + count_of(pdf, "/Type /Page ") == pages);
        CHECK(count_of(pdf, "/MediaBox [ 0 0 595.275") == pages);
    }
}

TEST_CASE("a page of labels is drawn as a picture too", "[platform][labels]") {
    const Folder folder;
    const std::string file = folder.path / "labels.png";
    REQUIRE(platform::write_label_page(file, labels(3), 100));
    CHECK(bytes_of(file).substr(1, 3) == "PNG");
}

TEST_CASE("labels that cannot be made say why in two languages", "[platform][labels]") {
    const auto empty = platform::write_label_sheet("/tmp/never-written.pdf", {});
    REQUIRE_FALSE(empty);
    CHECK(empty.problem().what.vi == "Không có nhãn nào để in");
    CHECK_FALSE(fs::exists("/tmp/never-written.pdf"));

    const auto nowhere = platform::write_label_sheet("/no/such/folder/labels.pdf", labels(1));
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.problem().what.en == "Cannot write the labels to /no/such/folder/labels.pdf");
    CHECK_FALSE(platform::write_label_page("/no/such/folder/labels.png", labels(1), 100));
}

TEST_CASE("a sheet that was begun before goes on at its first free place", "[platform][labels]") {
    const Folder folder;
    const std::string file = folder.path / "labels.pdf";
    for (const auto& [count, used, pages] : {std::tuple{1, 20, 1}, {2, 20, 2}, {21, 1, 2}}) {
        INFO(count << " after " << used);
        REQUIRE(platform::write_label_sheet(file, labels(count), used));
        CHECK(count_of(bytes_of(file), "/MediaBox [ 0 0 595.275") == pages);
    }
}

TEST_CASE("a roll's PDF has a page of 40 by 30 millimetres for each label", "[platform][labels]") {
    const Folder folder;
    const std::string file = folder.path / "roll.pdf";
    REQUIRE(platform::write_label_roll(file, labels(3)));
    const std::string pdf = bytes_of(file);
    CHECK(count_of(pdf, "/MediaBox [ 0 0 113.3") == 3);
    CHECK_FALSE(platform::write_label_roll(file, {}));
    CHECK_FALSE(platform::write_label_roll(folder.path / "none" / "roll.pdf", labels(1)));
}
