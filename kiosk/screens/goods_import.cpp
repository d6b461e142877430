// Bringing in a catalogue: choose a file, see what would change, store all of it or nothing.
#include <algorithm>

#include "kiosk/screens/goods_parts.h"

namespace kiosk::screens {
namespace {

std::string size_of(std::int64_t bytes) {
    return bytes < 10'000 ? format_digits(bytes) + " B" : format_digits(bytes / 1'000) + " kB";
}

void files(Ui& ui, Rect area) {
    const ImportView& view = ui.view.goods_import;
    const float u = ui.u;
    Rect strip = cut_bottom(area, ui.m.touch(), 2 * u);
    const ButtonSpec look{.label = ui.say(Word::ImportLook), .icon = "refresh"};
    if (button(ui, cut_right(strip, button_width(ui, look), 2 * u), look))
        wish_goods(ui, ListGoodsFiles{});
    const std::string folder = view.folders.empty() ? std::string{} : view.folders.back();
    const ButtonSpec out{
        .label = ui.say(Word::ImportExport), .icon = "arrow-right", .enabled = !folder.empty()};
    if (button(ui, cut_left(strip, button_width(ui, out), 2 * u), out))
        wish_goods(ui, ExportGoods{folder});
    if (!view.exported.empty())
        ui.text(strip, ui.say(Word::ImportExported, {view.exported}),
                {.font = Font::Caption, .color = ui.p.leaf, .lines = 2, .middle = true});
    if (view.problem) {
        const float height = problem_card_height(ui, area.width, *view.problem);
        problem_card(ui, cut_top(area, height, 2 * u), *view.problem, Tone::Danger);
    }
    cut_top(area, ui.text(area, ui.say(Word::ImportChoose),
                          {.font = Font::Body, .color = ui.p.muted, .lines = 2}) +
                      u);
    OfficeTable table{.id = "files", .rows = view.files.size()};
    table.total = view.files.size();
    table.loading = view.loading;
    table.empty = Word::ImportNoFiles;
    table.empty_icon = "search";
    table.columns = {{Word::ImportFile, 5},
                     {Word::ImportPlace, 4, Align::Left, true, false},
                     {Word::ImportSize, 1.5F, Align::Right}};
    table.cell = [&](std::size_t row, std::size_t at) {
        const GoodsFile& one = view.files[row];
        return at == 0 ? one.name : at == 1 ? one.place : size_of(one.bytes);
    };
    table.open = [&](std::size_t row) {
        wish_goods(ui, ChooseImportFile{view.files[row].path, view.files[row].name});
    };
    office_table(ui, area, table);
}

void refused(Ui& ui, Rect area) {
    const ImportView& view = ui.view.goods_import;
    const float u = ui.u;
    Rect strip = cut_bottom(area, ui.m.touch(), 2 * u);
    const ButtonSpec other{
        .label = ui.say(Word::ImportOther), .icon = "arrow-left", .look = Look::Primary};
    if (button(ui, cut_right(strip, button_width(ui, other)), other))
        wish_goods(ui, ForgetImport{});
    const std::string said =
        ui.say(Word::ImportRefused,
               {view.file, format_digits(static_cast<std::int64_t>(view.problems.size()))});
    Rect band = cut_top(area, 2 * ui.m.line(Font::Strong) + u, u);
    const Rect sign = cut_left(band, 5 * u, 1.5F * u);
    icon(ui, "warning", {sign.x, sign.middle().y - 2.5F * u, 5 * u, 5 * u}, ui.p.lacquer);
    ui.text(band, said, {.font = Font::Strong, .color = ui.p.lacquer, .lines = 2, .middle = true});
    OfficeTable table{.id = "faults", .rows = view.problems.size()};
    table.total = view.problems.size();
    table.columns = {{Word::ImportWhere, 3}, {Word::ImportWhy, 7}};
    table.cell = [&](std::size_t row, std::size_t at) {
        const Problem& one = view.problems[row];
        if (at == 0) return ui.say(one.what);
        const std::string& to_do = ui.say(one.to_do);
        return to_do.empty() ? ui.say(one.why) : ui.say(one.why) + " (" + to_do + ")";
    };
    office_table(ui, area, table);
}

// Four counts side by side.
void counts(Ui& ui, Rect strip) {
    const ImportView& view = ui.view.goods_import;
    const float u = ui.u;
    struct Count {
        Word word;
        std::int64_t number;
        Tone tone;
    };
    const Count all[] = {
        {Word::ImportNew, view.added, Tone::Good},
        {Word::ImportChanged, view.changed, Tone::Information},
        {Word::ImportUnchanged, view.unchanged, Tone::Neutral},
        {view.withdraw_missing ? Word::ImportWithdrawn : Word::ImportMissing, view.missing,
         view.withdraw_missing && view.missing > 0 ? Tone::Danger : Tone::Neutral}};
    for (int i = 0; i < 4; ++i) {
        Rect box = column(strip, i, 4, 2 * u);
        const Count& one = all[i];
        ui.canvas.card(box);
        box = inset(box, 2.5F * u, u);
        cut_top(box,
                ui.text(box, format_digits(one.number),
                        {.font = Font::Title,
                         .color = one.tone == Tone::Neutral ? ui.p.ink : ink_of(ui.p, one.tone),
                         .tabular = true}));
        ui.text(box, ui.say(one.word), {.font = Font::Caption, .color = ui.p.muted});
    }
}

void rows(Ui& ui, Rect area) {
    const ImportView& view = ui.view.goods_import;
    OfficeTable table{.id = "import", .rows = 0};
    std::vector<const ImportRow*> shown;
    for (const ImportRow& one : view.rows)
        if (one.kind != ImportRow::Kind::Withdrawn || view.withdraw_missing) shown.push_back(&one);
    table.rows = table.total = shown.size();
    table.empty = Word::ImportNothing;
    table.empty_icon = "check";
    table.columns = {{Word::ImportKind, 1.6F},
                     {Word::GoodsName, 4},
                     {Word::GoodsField, 2.4F, Align::Left, true, false},
                     {Word::GoodsBefore, 2.6F},
                     {Word::GoodsAfter, 2.6F}};
    table.cell = [&](std::size_t row, std::size_t at) -> std::string {
        const ImportRow& one = *shown[row];
        const bool changed = one.kind == ImportRow::Kind::Changed;
        if (at == 0)
            return ui.say(changed                            ? Word::ImportChanged
                          : one.kind == ImportRow::Kind::New ? Word::ImportNew
                                                             : Word::ImportWithdrawn);
        if (at == 1) return one.name;
        if (!changed) return {};
        if (at == 2) return ui.say(title_of_field(one.change.field));
        return readable(ui, one.change.field, at == 3 ? one.change.before : one.change.after);
    };
    table.tone = [&](std::size_t row, std::size_t at) {
        if (at != 0) return Tone::Neutral;
        const auto kind = shown[row]->kind;
        return kind == ImportRow::Kind::New         ? Tone::Good
               : kind == ImportRow::Kind::Withdrawn ? Tone::Danger
                                                    : Tone::Information;
    };
    office_table(ui, area, table);
}

void preview(Ui& ui, Rect area) {
    const ImportView& view = ui.view.goods_import;
    const float u = ui.u;
    Rect strip = cut_bottom(area, ui.m.touch(), 2 * u);
    const bool changes =
        view.added + view.changed > 0 || (view.withdraw_missing && view.missing > 0);
    const ButtonSpec store{.label = ui.say(Word::ImportStore),
                           .icon = "check",
                           .look = Look::Primary,
                           .enabled = changes,
                           .why_not = ui.say(Word::ImportNothing)};
    if (button(ui, cut_right(strip, button_width(ui, store), 2 * u), store))
        wish_goods(ui, StoreImport{});
    const ButtonSpec other{.label = ui.say(Word::ImportOther), .icon = "arrow-left"};
    if (button(ui, cut_left(strip, button_width(ui, other), 2 * u), other))
        wish_goods(ui, ForgetImport{});
    cut_top(area, ui.text(area, view.file, {.font = Font::Strong, .color = ui.p.ink}) + u);
    counts(ui, cut_top(area, ui.m.line(Font::Title) + ui.m.line(Font::Caption) + 2.5F * u, 2 * u));
    if (view.missing > 0) {
        Rect line = cut_top(area, ui.m.touch(), u);
        if (!ui.m.portrait) line.width *= 0.6F;
        if (switch_row(ui, line, ui.say(Word::ImportWithdrawMissing), "trash",
                       view.withdraw_missing))
            wish_goods(ui, ChooseWithdrawMissing{!view.withdraw_missing});
    }
    rows(ui, area);
}

}  // namespace

void draw_goods_import(Ui& ui, Rect area) {
    const ImportView& view = ui.view.goods_import;
    header(ui, area, ui.say(Word::ImportTitle), true);
    switch (view.step) {
        case ImportStep::Files:
            return files(ui, area);
        case ImportStep::Reading:
            return work_state(ui, area, ui.say(Word::ImportReading, {view.file}), view.done,
                              view.total, Word::ImportStop);
        case ImportStep::Refused:
            return refused(ui, area);
        case ImportStep::Preview:
            return preview(ui, area);
        case ImportStep::Storing:
            return work_state(ui, area, ui.say(Word::ImportStoring, {view.file}), view.done,
                              view.total, Word::ImportStop);
        case ImportStep::Done:
            ui.canvas.card(area);
            if (empty_state(ui, area, "check",
                            ui.say(Word::ImportDone, {view.file, format_digits(view.added),
                                                      format_digits(view.changed)}),
                            ui.say(Word::TileGoods)))
                ui.wish(GoTo{ScreenName::Goods});
    }
}

void draw_certificates(Ui& ui, Rect area) {
    const CertificatesView& view = ui.view.certificates;
    header(ui, area, ui.say(Word::CertificatesTitle), true);
    const auto left = [&](const kiosk::Product& product) {
        return view.today.days_until(*product.certificate->expires);
    };
    OfficeTable table{.id = "certificates", .rows = view.goods.size()};
    table.total = view.goods.size();
    table.loading = view.loading;
    table.empty = Word::CertificatesNone;
    table.empty_icon = "certificate";
    table.columns = {{Word::GoodsName, 5},
                     {Word::GoodsProducer, 4, Align::Left, true, false},
                     {Word::CertificateDecision, 2.6F, Align::Left, true, false},
                     {Word::CertificateEnds, 2},
                     {Word::CertificateLeft, 2.2F, Align::Right}};
    table.cell = [&](std::size_t row, std::size_t at) -> std::string {
        const kiosk::Product& product = view.goods[row];
        if (at == 0) return product.name(ui.view.language);
        if (at == 1) return product.producer.name;
        if (!product.certificate || !product.certificate->expires) return "–";
        if (at == 2) return product.certificate->decision;
        if (at == 3) return product.certificate->expires->dmy();
        const int days = left(product);
        return days >= 0 ? ui.say(Word::CertificateDays, {format_digits(days)})
                         : ui.say(Word::CertificateOver, {format_digits(-days)});
    };
    table.tone = [&](std::size_t row, std::size_t at) {
        const kiosk::Product& product = view.goods[row];
        if (at != 4 || !product.certificate || !product.certificate->expires) return Tone::Neutral;
        return left(product) < 0 ? Tone::Danger : Tone::Attention;
    };
    table.open = [&](std::size_t row) { wish_goods(ui, EditProduct{view.goods[row].id}); };
    office_table(ui, area, table);
}

}  // namespace kiosk::screens
