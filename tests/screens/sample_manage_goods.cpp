// The manager's screens of goods in all their states.
#include "tests/screens/sample_views.h"

namespace samples {
namespace {

using namespace kiosk::screens;
using kiosk::Money;

constexpr std::int64_t kNoonMs = 1'795'410'000'000;

NamedView as_manager(std::string name, ScreenName screen,
                     const std::function<void(ViewState&)>& change) {
    NamedView named{std::move(name), view(screen), {}};
    named.view.status.staff = named.view.login.staff[2];
    change(named.view);
    return named;
}

FormField field(std::string key, kiosk::Text label, std::string value, FormKind kind,
                bool wide = false) {
    FormField made;
    made.key = std::move(key);
    made.label = std::move(label);
    made.value = std::move(value);
    made.kind = kind;
    made.wide = wide;
    return made;
}

void open_product(ViewState& v) {
    GoodsView& view = v.goods;
    view.open = true;
    view.read = view.draft = goods()[0];
    view.form_of = GoodsForm::Product;
    view.form.fields = {
        field("name_vi", {"Tên tiếng Việt", "Vietnamese name"}, view.read.name_vi, FormKind::Text,
              true),
        field("price", {"Giá (đồng)", "Price (đồng)"}, "125000", FormKind::Money),
        field("stars", {"Số sao", "Stars"}, "4", FormKind::Choice),
        field("codes", {"Mã vạch, mã tem", "Bar codes, stamps"}, "08930000000018", FormKind::Code,
              true),
        field("expires", {"Hiệu lực đến", "Valid until"}, "05/08/2029", FormKind::Date),
        field("by_weight", {"Bán theo cân", "Sold by weight"}, "", FormKind::Switch)};
    for (int stars = 1; stars <= 5; ++stars) {
        const std::string text = std::to_string(stars) + " ★";
        view.form.fields[2].choices.emplace_back(std::to_string(stars), kiosk::Text{text, text});
    }
    view.form.fields[3].error =
        kiosk::Text{"mã 08930000000018 sai số kiểm tra", "code … has a wrong check digit"};
    view.history = {
        {7, kNoonMs, "900", kiosk::GoodsAct::Edit, view.read.id, "", {"price", "120000", "125000"}},
        {9,
         kNoonMs,
         "",
         kiosk::GoodsAct::PriceBegan,
         view.read.id,
         "",
         {"price", "125000", "130000"}}};
    view.planned = {
        {view.read.id, kNoonMs + 86'400'000, Money::from_dong(140'000), kiosk::StaffCode{"900"}}};
    kiosk::Lot lot;
    lot.number = "L02-1126";
    lot.best_before = kiosk::Date::parse("2027-10-01");
    lot.recall = kiosk::Recall{*kiosk::Date::parse("2026-11-20"), {"Mốc", "Mould"}};
    view.lots = {lot};
}

void add_product_views(std::vector<NamedView>& views) {
    views.push_back(as_manager("goods-list", ScreenName::Goods, [](ViewState& v) {
        v.goods.goods = goods();
        v.goods.goods.resize(4);  // the rest of a list is drawn when it is scrolled to
        v.goods.total = 450;
    }));
    views.push_back(as_manager("goods-producers", ScreenName::Goods, [](ViewState& v) {
        v.goods.tab = GoodsTab::Producers;
        for (const kiosk::Product& one : goods()) v.goods.producers.push_back({one.producer, 3});
    }));
    for (const auto& [name, tab] : {std::pair{"goods-form", ProductTab::Selling},
                                    {"goods-prices", ProductTab::Prices},
                                    {"goods-lots", ProductTab::Lots},
                                    {"goods-history", ProductTab::History},
                                    {"goods-words", ProductTab::Words}}) {
        views.push_back(as_manager(name, ScreenName::Goods, [&](ViewState& v) {
            open_product(v);
            v.goods.product_tab = tab;
            if (tab == ProductTab::Prices || tab == ProductTab::Lots || tab == ProductTab::History)
                v.goods.form_of = GoodsForm::None;
        }));
    }
    views.push_back(as_manager("goods-theirs", ScreenName::Goods, [](ViewState& v) {
        open_product(v);
        v.goods.theirs = {{"price", "125000", "130000"}, {"unit", "hộp", "gói 250 g"}};
    }));
    views.push_back(as_manager("certificates-some", ScreenName::Certificates, [](ViewState& v) {
        v.certificates.today = *kiosk::Date::parse("2026-11-23");
        for (kiosk::Product one : goods()) {
            if (!one.certificate) continue;
            one.certificate->expires = kiosk::Date::parse("2026-12-01");
            v.certificates.goods.push_back(one);
        }
    }));
}

}  // namespace

std::vector<NamedView> goods_views() {
    std::vector<NamedView> views;
    add_product_views(views);
    views.push_back(as_manager("import-files", ScreenName::GoodsImport, [](ViewState& v) {
        v.goods_import.files = {{"/media/USB/danh-muc.csv", "danh-muc.csv", "/media/USB", 48'213}};
        v.goods_import.folders = {"/media/USB"};
    }));
    views.push_back(as_manager("import-reading", ScreenName::GoodsImport, [](ViewState& v) {
        v.goods_import.step = ImportStep::Reading;
        v.goods_import.file = "danh-muc.csv";
        v.goods_import.done = 4'000;
        v.goods_import.total = 12'000;
    }));
    views.push_back(as_manager("import-refused", ScreenName::GoodsImport, [](ViewState& v) {
        v.goods_import.step = ImportStep::Refused;
        v.goods_import.file = "danh-muc.csv";
        v.goods_import.problems = {
            {{"dòng 3, cột price", "line 3, column price"},
             {"“1.5” không phải số đồng", "“1.5” is not an amount in đồng"},
             {}},
            {{"dòng 9, cột codes", "line 9, column codes"},
             {"“8,93E+12” đã bị bảng tính làm tròn", "“8,93E+12” was rounded by a spreadsheet"},
             {"định dạng cột là Văn bản", "format the column as Text"}}};
    }));
    views.push_back(as_manager("import-preview", ScreenName::GoodsImport, [](ViewState& v) {
        ImportView& import = v.goods_import;
        import.step = ImportStep::Preview;
        import.file = "danh-muc-thang-11.csv";
        import.added = 2;
        import.changed = 14;
        import.unchanged = 430;
        import.missing = 3;
        import.withdraw_missing = true;
        const auto all = goods();
        import.rows = {{ImportRow::Kind::Changed,
                        all[0].id,
                        all[0].name_vi,
                        { "price",
                          "125000",
                          "130000" }},
                       {ImportRow::Kind::New, all[1].id, all[1].name_vi, {}},
                       { ImportRow::Kind::Withdrawn,
                         all[2].id,
                         all[2].name_vi,
                         {} }};
    }));
    for (const LabelPaper paper : {LabelPaper::Sheet, LabelPaper::Roll}) {
        const bool sheet = paper == LabelPaper::Sheet;
        views.push_back(as_manager(sheet ? "labels-sheet" : "labels-roll", ScreenName::Labels,
                                   [&](ViewState& v) {
                                       v.labels.found = goods();
                                       v.labels.folders = {"/media/USB"};
                                       v.labels.paper = paper;
                                       v.labels.rows = {{goods()[0], 12}, {goods()[1], 1}};
                                   }));
    }
    return views;
}

}  // namespace samples
