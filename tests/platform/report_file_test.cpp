// Reports become files that other programs read.
#include "platform/report_file.h"

#include <unistd.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>

#include "tests/support/catch.h"

namespace {

using namespace kiosk;
namespace fs = std::filesystem;

struct Folder {
    fs::path path = fs::temp_directory_path() / ("report-" + std::to_string(::getpid()));
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
};

ReportDocument sample(int rows) {
    ReportDocument document{{"Báo cáo bán hàng", "Sales report"}, {{"Điểm OCOP", "Shop"}}, {}};
    ReportTable table{{"Theo sản phẩm: mọi thứ [A/B]", "By product"},
                      {{{"Sản phẩm", "Product"}, 4}, {{"Tiền", "Amount"}, 2, true}},
                      {}};
    for (int i = 0; i < rows; ++i)
        table.rows.push_back({std::string{"=SUM(A1) Mật ong"}, Money::from_dong(125'000)});
    table.sum = {std::string{"Cộng"}, Money::from_dong(125'000 * rows)};
    document.tables = {table, table};
    return document;
}

std::string read(const fs::path& file) {
    std::ifstream stream{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

// What a part of the XLSX, a zip, says.
std::string part_of(const fs::path& file, const std::string& part) {
    const std::string command = "unzip -p '" + file.string() + "' '" + part + "' 2>/dev/null";
    std::unique_ptr<FILE, int (*)(FILE*)> pipe{::popen(command.c_str(), "r"), ::pclose};
    std::string all;
    std::array<char, 4096> some{};
    while (pipe && !std::feof(pipe.get()))
        all.append(some.data(), std::fread(some.data(), 1, some.size(), pipe.get()));
    return all;
}

TEST_CASE("a PDF of a long report has pages enough, and its words can be searched", "[report]") {
    const Folder folder;
    const fs::path file = folder.path / "report.pdf";
    REQUIRE(platform::write_report_pdf(file, sample(120), Language::Vietnamese));
    const std::string pdf = read(file);
    CHECK(pdf.starts_with("%PDF-"));
    std::size_t pages = 0;
    for (std::size_t at = 0; (at = pdf.find("/MediaBox [ 0 0 595.275", at)) != std::string::npos;
         ++at)
        ++pages;
    CHECK(pages >= 5);
    CHECK_FALSE(fs::exists(file.string() + ".part"));
}

TEST_CASE("an XLSX holds numbers as numbers and no formula", "[report]") {
    const Folder folder;
    const fs::path file = folder.path / "report.xlsx";
    REQUIRE(platform::write_report_xlsx(file, sample(3), Language::Vietnamese));
    CHECK(read(file).starts_with("PK"));
    const std::string sheet = part_of(file, "xl/worksheets/sheet1.xml");
    REQUIRE_FALSE(sheet.empty());
    CHECK(sheet.find("<v>125000</v>") != std::string::npos);
    CHECK(sheet.find("<v>375000</v>") != std::string::npos);
    CHECK(sheet.find("<f>") == std::string::npos);
    CHECK(part_of(file, "xl/sharedStrings.xml").find("=SUM(A1) Mật ong") != std::string::npos);
    CHECK(part_of(file, "xl/workbook.xml").find("[A/B]") == std::string::npos);
}

// The style that a cell of the sheet is written in.
std::string style_of(const std::string& sheet, const std::string& cell) {
    const std::size_t at = sheet.find("<c r=\"" + cell + "\" s=\"");
    REQUIRE(at != std::string::npos);
    const std::size_t from = at + cell.size() + 11;
    return sheet.substr(from, sheet.find('"', from) - from);
}

TEST_CASE("whole quantities look like amounts, and only fractions have a comma", "[report]") {
    const Folder folder;
    const fs::path file = folder.path / "report.xlsx";
    ReportTable table{
        {"Hàng", "Goods"},
        {{{"Tiền", "Amount"}, 2, true}, {{"Số", "Pieces"}, 2, true}, {{"Cân", "Weight"}, 2, true}},
        {}};
    table.rows = {
        {Money::from_dong(125'000), Quantity::pieces(15), Quantity::from_thousandths(1'305)}};
    table.sum = table.rows[0];
    REQUIRE(platform::write_report_xlsx(file, {{"Báo cáo", "Report"}, {}, {table}},
                                        Language::Vietnamese));
    const std::string sheet = part_of(file, "xl/worksheets/sheet1.xml");
    for (const std::string row : {"4", "5"}) {
        INFO(sheet);
        CHECK(style_of(sheet, "B" + row) == style_of(sheet, "A" + row));
        CHECK(style_of(sheet, "C" + row) != style_of(sheet, "B" + row));
    }
    CHECK(style_of(sheet, "C4") != style_of(sheet, "C5"));
}

TEST_CASE("a folder that is not there is told, and nothing is left behind", "[report]") {
    const Folder folder;
    const fs::path file = folder.path / "missing" / "report";
    for (const Status& written :
         {platform::write_report_csv(file, sample(1), Language::Vietnamese),
          platform::write_report_xlsx(file, sample(1), Language::Vietnamese),
          platform::write_report_pdf(file, sample(1), Language::Vietnamese)}) {
        REQUIRE_FALSE(written);
        CHECK_FALSE(written.problem().to_do.vi.empty());
    }
    CHECK(fs::is_empty(folder.path));
}

}  // namespace
