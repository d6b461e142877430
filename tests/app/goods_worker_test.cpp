// The goods' long work with real files and a real shop: found, compared, stored whole or not at
// all, written out again, labels as PDF and on a printer made of software.
#include "kiosk/app/goods_worker.h"

#include <unistd.h>

#include <fstream>
#include <sstream>

#include "db/shop_store.h"
#include "kiosk/app/demonstration.h"
#include "kiosk/app/goods_files.h"
#include "platform/cascade.h"
#include "tests/app/ear.h"
#include "tests/support/catch.h"
#include "tests/support/virtual_printer.h"

using namespace kiosk;
using namespace kiosk::app;

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kNoon = 1'795'410'000'000;

struct Shop {
    fs::path root{fs::temp_directory_path() / ("ocop-goods-" + std::to_string(::getpid()))};
    fs::path data{root / "data"}, stick{root / "media" / "USB"};
    ManualClock clock{kNoon};
    Ear<GoodsNews> ear;
    Inbox& inbox{ear.inbox};
    std::optional<GoodsWorker> worker;

    Shop() {
        fs::remove_all(root);
        fs::create_directories(stick);
        sticks_at() = {{root / "media"}, false};
        db::ShopStore store{data, db::Mode::Write, clock};
        store.save_products(demonstration_products(), "test");
        worker.emplace(data, clock, inbox);
    }
    ~Shop() {
        inbox.close();
        worker.reset();
        sticks_at() = {};
        fs::remove_all(root);
    }

    // The next news of this kind; WorkMoved and what came before is skipped.
    template <typename Kind>
    std::optional<Kind> hear() {
        return ear.hear<Kind>([](const GoodsNews& news) {
            const auto* failed = std::get_if<WorkFailed>(&news.what);
            if (failed != nullptr) UNSCOPED_INFO(failed->problem.line(Language::English));
            return failed != nullptr;
        });
    }
    template <typename Work>
    void give(Work work) {
        worker->give(GoodsWork{std::move(work)});
    }
    db::ShopStore store() { return db::ShopStore{data, db::Mode::Read, clock}; }
};

std::string read_all(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

void write(const fs::path& path, const std::string& bytes) {
    fs::create_directories(path.parent_path());
    std::ofstream{path, std::ios::binary} << bytes;
}

}  // namespace

TEST_CASE("what goes out to a stick comes back as it is, and changes nothing", "[app][goods]") {
    Shop shop;
    shop.give(WriteCatalogue{shop.stick.string()});
    const auto written = shop.hear<CatalogueWritten>();
    REQUIRE(written);
    shop.give(ListFiles{});
    const auto listed = shop.hear<FilesListed>();
    REQUIRE(listed);
    REQUIRE(listed->catalogues.size() == 1);
    CHECK(listed->catalogues[0].path == written->file);
    CHECK(listed->folders.back() == shop.stick.string());
    shop.give(ReadImportFile{written->file});
    const auto read = shop.hear<ImportFileRead>();
    REQUIRE(read);
    CHECK(read->problems.empty());
    CHECK(read->added + read->changed + read->missing == 0);
    CHECK(read->unchanged == static_cast<std::int64_t>(demonstration_products().size()));
    shop.give(WriteCatalogue{shop.stick.string()});
    const auto again = shop.hear<CatalogueWritten>();
    REQUIRE(again);
    CHECK(again->file != written->file);
    CHECK(read_all(again->file) == read_all(written->file));
}

TEST_CASE("an office's file is shown with before and after, then stored with who did it",
          "[app][goods]") {
    Shop shop;
    const Product first = demonstration_products().front();
    write(shop.data / "import" / "gia-moi.csv",
          "\xEF\xBB\xBFproduct_id;name_vi;group;price\r\n" + first.id.text() +
              ";\"Tên\nmới\";food;123000\r\nmoi-1;Chè mới;drink;50000\r\n");
    shop.give(ReadImportFile{(shop.data / "import" / "gia-moi.csv").string()});
    const auto read = shop.hear<ImportFileRead>();
    REQUIRE(read);
    CHECK(read->added == 1);
    CHECK(read->changed == 1);
    CHECK(shop.store().product(first.id) == first);
    shop.give(StoreImportFile{false, StaffCode{"900"}});
    const auto stored = shop.hear<ImportFileStored>();
    REQUIRE(stored);
    CHECK(stored->added == 1);
    db::ShopStore store = shop.store();
    CHECK(store.product(first.id)->price.dong() == 123'000);
    CHECK(store.product_count() == static_cast<std::int64_t>(demonstration_products().size()) + 1);
    REQUIRE_FALSE(store.goods_changes(first.id, 99).empty());
    CHECK(store.goods_changes(first.id, 1).front().by == "900");
    CHECK(store.verify().ok);
}

TEST_CASE("a bad row is named and nothing can be stored from its file", "[app][goods]") {
    Shop shop;
    write(shop.stick / "x.csv", "product_id,name_vi,group,price,codes\np1,A,food,1.5,8.93E+12\n");
    shop.give(ReadImportFile{(shop.stick / "x.csv").string()});
    const auto read = shop.hear<ImportFileRead>();
    REQUIRE(read);
    REQUIRE(read->problems.size() == 2);
    CHECK(read->problems[0].field == "line 2, column price");
    CHECK(read->problems[1].field == "line 2, column codes");
    shop.give(ReadImportFile{(shop.stick / "gone.csv").string()});
    CHECK_FALSE(shop.hear<ImportFileRead>());
}

TEST_CASE("a picture is copied under a safe name, and what is no picture is refused",
          "[app][goods]") {
    Shop shop;
    fs::create_directories(shop.stick / "Ảnh");
    fs::copy_file(std::string{OCOP_SOURCE_DIR} + "/tests/blackbox/label.png",
                  shop.stick / "Ảnh" / "Mật ong (1).PNG");
    write(shop.stick / "fake.jpg", "no picture at all");
    shop.give(ListFiles{});
    const auto listed = shop.hear<FilesListed>();
    REQUIRE(listed);
    CHECK(listed->pictures.size() == 2);
    shop.give(TakePicture{(shop.stick / "Ảnh" / "Mật ong (1).PNG").string()});
    const auto taken = shop.hear<PictureTaken>();
    REQUIRE(taken);
    CHECK(taken->name == "mat-ong-1.png");
    CHECK(fs::exists(shop.data / "pictures" / taken->name));
    shop.give(TakePicture{(shop.stick / "fake.jpg").string()});
    CHECK_FALSE(shop.hear<PictureTaken>());
}

TEST_CASE("labels go into a PDF and onto a roll, as many as asked", "[app][goods][labels]") {
    Shop shop;
    const std::vector<Product> goods = demonstration_products();
    LabelJob job;
    job.goods = {{goods[0].id, 2}, {ProductId{"gone"}, 5}, {goods[1].id, 1}};
    shop.give(WriteLabelFile{job, shop.stick.string()});
    const auto sheet = shop.hear<LabelsWritten>();
    REQUIRE(sheet);
    CHECK(sheet->labels == 3);
    CHECK(read_all(sheet->file).starts_with("%PDF"));
    job.paper = screens::LabelPaper::Roll;
    support::VirtualPrinter printer;
    shop.give(PrintLabelRoll{job, printer.address(), true, true});
    const auto printed = shop.hear<LabelsWritten>();
    REQUIRE(printed);
    CHECK(printed->labels == 3);
    CHECK(printer.papers().size() == 3);
    job.goods = {{ProductId{"gone"}, 5}};
    shop.give(WriteLabelFile{job, shop.stick.string()});
    CHECK_FALSE(shop.hear<LabelsWritten>());
}
