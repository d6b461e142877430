// The manager's goods: what is typed, sent to be stored, and shown when somebody else was faster.
#include "kiosk/app/goods_forms.h"
#include "tests/app/flow_driver.h"

namespace {

using namespace flow_tests;
using namespace kiosk::screens;

template <typename What>
const What* asked_store(const Driver& kiosk) {
    const auto* command = kiosk.command<GoodsCommand>();
    return command != nullptr ? std::get_if<What>(&command->what) : nullptr;
}

template <typename Wish>
void wish(Driver& kiosk, Wish what) {
    kiosk.wishes(GoodsWish{std::move(what)});
}

void types(Driver& kiosk, std::string_view key, std::string text) {
    const FormView& form = kiosk.view().goods.form;
    for (std::size_t i = 0; i < form.fields.size(); ++i) {
        if (form.fields[i].key == key) return kiosk.wishes(FormTyped{i, std::move(text)});
    }
    FAIL("no field " << key);
}

const FormField& field(const Driver& kiosk, std::string_view key) {
    for (const FormField& one : kiosk.view().goods.form.fields) {
        if (one.key == key) return one;
    }
    FAIL("no field " << key);
    return kiosk.view().goods.form.fields.front();
}

// A manager looks at a product's form.
Driver with_product() {
    Driver kiosk;
    kiosk.signs_in(manager());
    kiosk.wishes(GoTo{ScreenName::Goods});
    REQUIRE(kiosk.screen() == ScreenName::Goods);
    wish(kiosk, EditProduct{coffee().id});
    REQUIRE(asked_store<ReadOneProduct>(kiosk) != nullptr);
    kiosk.happens(GoodsAnswer{OneProductRead{coffee(), {}, {}, {}}});
    REQUIRE(kiosk.view().goods.open);
    return kiosk;
}

}  // namespace

TEST_CASE("whoever may not edit goods never gets there", "[flow][goods]") {
    Driver kiosk;
    kiosk.signs_in();
    kiosk.wishes(GoTo{ScreenName::Goods});
    CHECK(kiosk.screen() == ScreenName::Till);
    wish(kiosk, EditProduct{coffee().id});
    CHECK(kiosk.commands.empty());
}

TEST_CASE("what was typed is stored with what was read and who did it", "[flow][goods]") {
    Driver kiosk = with_product();
    types(kiosk, "price", "130000");
    kiosk.wishes(FormSubmitted{});
    const auto* save = asked_store<SaveProduct>(kiosk);
    REQUIRE(save != nullptr);
    CHECK(save->read == coffee());
    CHECK(save->wanted.price.dong() == 130'000);
    CHECK(save->by == manager().code);
    CHECK(kiosk.view().goods.form.busy);
    kiosk.wishes(FormSubmitted{});
    CHECK(kiosk.commands.empty());
    kiosk.happens(GoodsAnswer{GoodsStored{}});
    CHECK(kiosk.command<ReadShop>() != nullptr);
    CHECK_FALSE(kiosk.view().goods.form.changed);
    CHECK(kiosk.view().goods.read.price.dong() == 130'000);
}

TEST_CASE("a wrong value is told under its field and nothing is sent", "[flow][goods]") {
    Driver kiosk = with_product();
    types(kiosk, "codes", "8930000000018");
    types(kiosk, "name_vi", "");
    kiosk.wishes(FormSubmitted{});
    CHECK(kiosk.commands.empty());
    for (const char* key : {"codes", "name_vi"}) {
        REQUIRE(field(kiosk, key).error);
        CHECK_FALSE(field(kiosk, key).error->vi.empty());
        CHECK_FALSE(field(kiosk, key).error->en.empty());
    }
    CHECK_FALSE(field(kiosk, "price").error);
    wish(kiosk, ChooseProductTab{ProductTab::Origin});
    CHECK(kiosk.view().goods.product_tab == ProductTab::Selling);
}

TEST_CASE("what is typed in one part goes along to the next", "[flow][goods]") {
    Driver kiosk = with_product();
    types(kiosk, "unit", "gói");
    wish(kiosk, ChooseProductTab{ProductTab::Origin});
    types(kiosk, "expires", "1/2/2030");
    types(kiosk, "revoked", "1");
    kiosk.wishes(FormSubmitted{});
    const auto* save = asked_store<SaveProduct>(kiosk);
    REQUIRE(save != nullptr);
    CHECK(save->wanted.unit == "gói");
    CHECK(save->wanted.certificate->expires == Date::parse("2030-02-01"));
    CHECK(save->wanted.certificate->revoked);
}

TEST_CASE("a change of the centre is shown, one's own is kept, and neither is lost",
          "[flow][goods]") {
    Driver kiosk = with_product();
    types(kiosk, "unit", "gói");
    kiosk.wishes(FormSubmitted{});
    Product theirs = coffee();
    theirs.price = Money::from_dong(99'000);
    kiosk.happens(GoodsAnswer{GoodsStored{{}, theirs}});
    CHECK(kiosk.view().goods.theirs == std::vector<FieldChange>{{"price", "125000", "99000"}});
    CHECK(field(kiosk, "unit").value == "gói");
    CHECK(field(kiosk, "price").value == "99000");
    kiosk.wishes(FormSubmitted{});
    const auto* save = asked_store<SaveProduct>(kiosk);
    REQUIRE(save != nullptr);
    CHECK(save->read == theirs);
    CHECK(save->wanted.price.dong() == 99'000);
    CHECK(save->wanted.unit == "gói");
}

TEST_CASE("what the store refuses stands under its field", "[flow][goods]") {
    Driver kiosk = with_product();
    types(kiosk, "unit", "gói");
    kiosk.wishes(FormSubmitted{});
    kiosk.happens(GoodsAnswer{
        GoodsStored{Problem{{"Chưa lưu", "Not stored"}, {"mã trùng", "taken"}, {}, "codes"}, {}}});
    REQUIRE(field(kiosk, "codes").error);
    CHECK(field(kiosk, "codes").error->en == "taken");
    CHECK(field(kiosk, "unit").value == "gói");
}

TEST_CASE("a new product gets an id of its own, and a scanned code goes into its form",
          "[flow][goods]") {
    Driver kiosk;
    kiosk.signs_in(manager());
    kiosk.wishes(GoTo{ScreenName::Goods});
    wish(kiosk, AddProduct{});
    CHECK_FALSE(field(kiosk, "product_id").value.empty());
    ScannedText scanned;
    scanned.bytes = "8930000000019";
    kiosk.happens(CodeScanned{scanned});
    kiosk.happens(CodeScanned{scanned});
    CHECK(kiosk.commands.empty());
    CHECK(field(kiosk, "codes").value == "8930000000019");
    types(kiosk, "name_vi", "Trà");
    types(kiosk, "price", "50000");
    kiosk.wishes(FormSubmitted{});
    const auto* save = asked_store<SaveProduct>(kiosk);
    REQUIRE(save != nullptr);
    CHECK_FALSE(save->read);
    CHECK(save->wanted.codes == std::vector<std::string>{"08930000000019"});
}

TEST_CASE("a price is planned for a time to come only", "[flow][goods]") {
    Driver kiosk = with_product();
    wish(kiosk, ChooseProductTab{ProductTab::Prices});
    wish(kiosk, AddPrice{});
    types(kiosk, "starts", "23/11/2026");
    kiosk.wishes(FormSubmitted{});
    CHECK(kiosk.commands.empty());
    CHECK(field(kiosk, "price").error);
    types(kiosk, "price", "140000");
    kiosk.wishes(FormSubmitted{});
    CHECK(field(kiosk, "starts").error);
    types(kiosk, "starts", "24/11/2026");
    types(kiosk, "time", "7:30");
    kiosk.wishes(FormSubmitted{});
    const auto* plan = asked_store<PlanPrice>(kiosk);
    REQUIRE(plan != nullptr);
    CHECK(plan->price.starts_ms == *parse_rfc3339("2026-11-24T07:30:00+07:00"));
    CHECK(plan->price.price.dong() == 140'000);
    CHECK(plan->price.by == manager().code);
}

TEST_CASE("a picture that cannot be read leaves nothing waiting", "[flow][goods]") {
    Driver kiosk = with_product();
    wish(kiosk, PickPicture{"/media/usb/hong.jpg"});
    CHECK(kiosk.view().goods.loading);
    kiosk.happens(GoodsNews{WorkFailed{{{"Không đọc được", "Cannot be read"}, {"a", "a"}, {}}}});
    CHECK_FALSE(kiosk.view().goods.loading);
    CHECK(kiosk.view().notice);
}

TEST_CASE("withdrawing asks first", "[flow][goods]") {
    Driver kiosk = with_product();
    wish(kiosk, WithdrawProduct{});
    CHECK(kiosk.commands.empty());
    REQUIRE(kiosk.view().dialog);
    kiosk.wishes(AnswerDialog{false});
    CHECK(kiosk.commands.empty());
    wish(kiosk, WithdrawProduct{});
    kiosk.wishes(AnswerDialog{true});
    REQUIRE(asked_store<TakeOutProduct>(kiosk) != nullptr);
    kiosk.happens(GoodsAnswer{GoodsStored{}});
    CHECK_FALSE(kiosk.view().goods.open);
}

TEST_CASE("an import is read, shown and stored only when it was asked for", "[flow][goods]") {
    Driver kiosk;
    kiosk.signs_in(manager());
    kiosk.wishes(GoTo{ScreenName::GoodsImport});
    REQUIRE(kiosk.command<GoodsWork>() != nullptr);
    wish(kiosk, ChooseImportFile{"/media/usb/goods.csv", "goods.csv"});
    const auto* work = kiosk.command<GoodsWork>();
    REQUIRE(work != nullptr);
    CHECK(std::get<ReadImportFile>(work->what).path == "/media/usb/goods.csv");
    wish(kiosk, StoreImport{});
    CHECK(kiosk.commands.empty());
    ImportFileRead read;
    read.changed = 1;
    kiosk.happens(GoodsNews{read});
    CHECK(kiosk.view().goods_import.step == ImportStep::Preview);
    wish(kiosk, ChooseWithdrawMissing{true});
    wish(kiosk, StoreImport{});
    work = kiosk.command<GoodsWork>();
    REQUIRE(work != nullptr);
    CHECK(std::get<StoreImportFile>(work->what).withdraw_missing);
    CHECK(std::get<StoreImportFile>(work->what).by == manager().code);
    wish(kiosk, screens::StopGoodsWork{});
    CHECK(kiosk.command<StopWork>() != nullptr);
    kiosk.happens(GoodsNews{WorkStopped{}});
    CHECK(kiosk.view().goods_import.step == ImportStep::Files);
}

TEST_CASE("labels are gathered by hand and by scanner, and printed as often as wanted",
          "[flow][goods]") {
    Driver kiosk;
    kiosk.signs_in(manager());
    kiosk.wishes(GoTo{ScreenName::Labels});
    const auto* list = asked_store<ListGoods>(kiosk);
    REQUIRE(list != nullptr);
    kiosk.happens(GoodsAnswer{GoodsListed{list->request, {coffee(), honey()}, 2}});
    wish(kiosk, AddLabel{coffee().id});
    wish(kiosk, ChangeLabels{0, 5});
    ScannedText scanned;
    scanned.bytes = "8930000000019";
    kiosk.happens(CodeScanned{scanned});
    const auto* look = kiosk.command<LookUpCode>();
    REQUIRE(look != nullptr);
    kiosk.happens(CodeLookedUp{look->scanned, look->code, honey()});
    CHECK(kiosk.screen() == ScreenName::Labels);
    CHECK(kiosk.view().till.cart.empty());
    wish(kiosk, ChooseLabelPaper{LabelPaper::Roll});
    wish(kiosk, PrintLabels{});
    const auto* work = kiosk.command<GoodsWork>();
    REQUIRE(work != nullptr);
    const auto& job = std::get<PrintLabelRoll>(work->what).job;
    CHECK(job.goods == std::vector<std::pair<ProductId, int>>{{coffee().id, 5}, {honey().id, 1}});
    CHECK(kiosk.view().labels.busy);
    kiosk.happens(GoodsNews{LabelsWritten{{}, 2, disk_full()}});
    CHECK_FALSE(kiosk.view().labels.busy);
    CHECK(kiosk.view().labels.problem);
    REQUIRE(kiosk.view().labels.rows.size() == 2);
    CHECK(kiosk.view().labels.rows[0].count == 3);
    wish(kiosk, PrintLabels{});
    kiosk.happens(GoodsNews{LabelsWritten{{}, 4, {}}});
    CHECK_FALSE(kiosk.view().labels.problem);
}

TEST_CASE("every form gives back what it was made of", "[app][goods]") {
    for (const ProductTab tab : {ProductTab::Selling, ProductTab::Origin, ProductTab::Words}) {
        FormView form = product_form(coffee(), tab, false);
        CHECK(product_of(form, coffee()) == coffee());
        Product plain = coffee();
        plain.certificate.reset();
        plain.stars.reset();
        FormView bare = product_form(plain, tab, false);
        CHECK(product_of(bare, plain) == plain);
    }
    Lot lot;
    lot.number = "L1";
    lot.best_before = Date::parse("2027-01-31");
    FormView form = lot_form(lot, false);
    CHECK(lot_of(form, lot) == lot);
    form.set("best_before", "31/2/2027");
    CHECK_FALSE(lot_of(form, lot));
}
