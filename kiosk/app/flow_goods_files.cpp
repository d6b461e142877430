// Imports, exports, certificates that end, and labels.
#include <algorithm>

#include "kiosk/app/flow_goods.h"
#include "kiosk/app/flow_parts.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

constexpr std::size_t kMostRows = 200;  // of labels

bool is_busy(const ImportView& import) {
    return import.step == ImportStep::Reading || import.step == ImportStep::Storing;
}

LabelJob job_of(const State& state) {
    const LabelsView& labels = state.view.labels;
    LabelJob job;
    for (const LabelRow& row : labels.rows) job.goods.emplace_back(row.product.id, row.count);
    job.paper = labels.paper;
    job.used = labels.used;
    job.with_lot = labels.with_lot;
    job.language = state.view.language;
    return job;
}

Commands print_labels(State& state) {
    LabelsView& labels = state.view.labels;
    const Settings& settings = state.settings;
    const std::string& device =
        settings.labels.printer.empty() ? settings.printer.device : settings.labels.printer;
    if (device.empty()) {
        labels.problem = Problem{{"Chưa có máy in nhãn", "There is no label printer"},
                                 {"cài đặt không nêu máy in nào", "the settings name no printer"},
                                 {"ghi [labels] printer vào settings.toml, hoặc ghi tệp PDF",
                                  "write [labels] printer into settings.toml, or write a PDF"}};
        return {};
    }
    labels.busy = true;
    return {GoodsWork{
        PrintLabelRoll{job_of(state), device, settings.labels.to_gap, settings.printer.cut}}};
}

Commands wished_of_labels(State& state, const AnyGoodsWish& any, std::int64_t now_ms) {
    LabelsView& labels = state.view.labels;
    if (labels.busy) return {};
    labels.problem.reset();
    labels.written.clear();
    if (const auto* add = std::get_if<AddLabel>(&any)) {
        const auto found = std::ranges::find(labels.found, add->id, &Product::id);
        if (found != labels.found.end()) {
            add_label(state, *found, now_ms);
        } else if (state.view.goods.read.id == add->id) {
            add_label(state, state.view.goods.read, now_ms);
        }
    }
    if (const auto* change = std::get_if<ChangeLabels>(&any)) {
        if (change->row >= labels.rows.size()) return {};
        labels.rows[change->row].count = std::min(change->count, kMostLabels);
        std::erase_if(labels.rows, [](const LabelRow& row) { return row.count <= 0; });
    }
    if (std::holds_alternative<ClearLabels>(any)) labels.rows.clear();
    if (const auto* paper = std::get_if<ChooseLabelPaper>(&any)) labels.paper = paper->paper;
    if (const auto* used = std::get_if<ChangeUsedPlaces>(&any)) {
        labels.used = std::clamp(used->used, 0, 20);
    }
    if (const auto* lot = std::get_if<ChooseLabelLot>(&any)) labels.with_lot = lot->on;
    if (labels.rows.empty()) return {};
    if (const auto* write = std::get_if<WriteLabels>(&any)) {
        labels.busy = true;
        return {GoodsWork{WriteLabelFile{job_of(state), write->folder}}};
    }
    if (std::holds_alternative<PrintLabels>(any)) return print_labels(state);
    return {};
}

Commands wished_of_import(State& state, const AnyGoodsWish& any) {
    ImportView& import = state.view.goods_import;
    if (std::holds_alternative<screens::StopGoodsWork>(any)) return {StopWork{}};
    if (is_busy(import)) return {};
    if (std::holds_alternative<ListGoodsFiles>(any)) {
        import.loading = true;
        return {GoodsWork{ListFiles{}}};
    }
    if (const auto* file = std::get_if<ChooseImportFile>(&any)) {
        const auto files = std::move(import.files);
        const auto folders = std::move(import.folders);
        import = ImportView{};
        import.files = files;
        import.folders = folders;
        import.file = file->name;
        import.step = ImportStep::Reading;
        return {GoodsWork{ReadImportFile{file->path}}};
    }
    if (const auto* missing = std::get_if<ChooseWithdrawMissing>(&any)) {
        import.withdraw_missing = missing->on;
    }
    if (std::holds_alternative<ForgetImport>(any)) import.step = ImportStep::Files;
    if (std::holds_alternative<StoreImport>(any) && import.step == ImportStep::Preview) {
        import.step = ImportStep::Storing;
        import.done = import.total = 0;
        return {GoodsWork{StoreImportFile{import.withdraw_missing, state.view.status.staff->code}}};
    }
    if (const auto* out = std::get_if<ExportGoods>(&any)) {
        import.exported.clear();
        import.problem.reset();
        return {GoodsWork{WriteCatalogue{out->folder}}};
    }
    return {};
}

// What came out need not be printed again: the next time goes on where the roll ended.
void leave_the_rest(LabelsView& labels, std::int64_t out) {
    for (LabelRow& row : labels.rows) {
        const int gone = static_cast<int>(std::min<std::int64_t>(out, row.count));
        row.count -= gone;
        out -= gone;
    }
    std::erase_if(labels.rows, [](const LabelRow& row) { return row.count <= 0; });
}

struct Told {
    State& state;
    std::int64_t now_ms;

    Commands operator()(const FilesListed& listed) const {
        state.view.goods_import.files = listed.catalogues;
        state.view.goods_import.folders = listed.folders;
        state.view.goods_import.loading = false;
        state.view.labels.folders = listed.folders;
        state.view.goods.pictures = listed.pictures;
        state.view.goods.loading = false;
        return {};
    }
    Commands operator()(const ProducersListed& listed) const {
        state.view.goods.producers = listed.producers;
        state.view.goods.loading = false;
        return {};
    }
    Commands operator()(const WorkMoved& moved) const {
        if (state.view.labels.busy) {
            state.view.labels.done = moved.done;
            state.view.labels.total = moved.total;
        } else {
            state.view.goods_import.done = moved.done;
            state.view.goods_import.total = moved.total;
        }
        return {};
    }
    Commands operator()(const ImportFileRead& read) const {
        ImportView& import = state.view.goods_import;
        import.problems = read.problems;
        import.step = read.problems.empty() ? ImportStep::Preview : ImportStep::Refused;
        import.added = read.added;
        import.changed = read.changed;
        import.unchanged = read.unchanged;
        import.missing = read.missing;
        import.rows = read.rows;
        return {};
    }
    Commands operator()(const ImportFileStored& stored) const {
        ImportView& import = state.view.goods_import;
        import.step = ImportStep::Done;
        import.added = stored.added;
        import.changed = stored.changed;
        return {ReadShop{}};
    }
    Commands operator()(const CatalogueWritten& written) const {
        state.view.goods_import.exported = written.file;
        return {};
    }
    Commands operator()(const LabelsWritten& written) const {
        LabelsView& labels = state.view.labels;
        labels.busy = false;
        labels.written = written.file;
        labels.problem = written.problem;
        if (written.problem) {
            leave_the_rest(labels, written.labels);
            return {};
        }
        const std::string count = std::to_string(written.labels);
        notify(state, NoticeKind::Good,
               written.file.empty() ? Text{"Đã in " + count + " nhãn.", count + " labels printed."}
                                    : Text{"Đã ghi " + count + " nhãn vào tệp PDF.",
                                           count + " labels are in the PDF."},
               now_ms);
        return {};
    }
    Commands operator()(const PictureTaken& taken) const {
        GoodsView& goods = state.view.goods;
        goods.picking = false;
        if (goods.form_of != GoodsForm::Product) return {};
        goods.form.set("picture", taken.name);
        goods.form.changed = true;
        return {};
    }
    Commands operator()(const WorkStopped&) const {
        state.view.labels.busy = false;
        if (is_busy(state.view.goods_import)) state.view.goods_import.step = ImportStep::Files;
        notify(state, NoticeKind::Information, {"Đã dừng.", "Stopped."}, now_ms);
        return {};
    }
    Commands operator()(const WorkFailed& failed) const {
        ImportView& import = state.view.goods_import;
        state.view.goods.loading = import.loading = false;
        if (std::exchange(state.view.labels.busy, false)) {
            state.view.labels.problem = failed.problem;
            return {};
        }
        if (is_busy(import)) import.step = ImportStep::Files;
        import.problem = failed.problem;
        if (state.view.screen != ScreenName::GoodsImport) notify(state, failed.problem, now_ms);
        return {};
    }
};

}  // namespace

Commands import_opened(State& state, std::int64_t) {
    ImportView& import = state.view.goods_import;
    if (!is_busy(import)) import = ImportView{};
    import.loading = true;
    return {GoodsWork{ListFiles{}}};
}

bool import_back(State& state) {
    ImportView& import = state.view.goods_import;
    const bool inside = import.step == ImportStep::Refused || import.step == ImportStep::Preview;
    if (inside) import.step = ImportStep::Files;
    return inside;
}

Commands certificates_opened(State& state, std::int64_t now_ms) {
    CertificatesView& view = state.view.certificates;
    view.today = Date::of_instant(now_ms);
    view.loading = true;
    return {GoodsCommand{ListCertificates{view.today.plus_days(kRenewalWindowDays)}}};
}

Commands labels_opened(State& state, std::int64_t now_ms) {
    LabelsView& labels = state.view.labels;
    labels.ask = {};
    labels.written.clear();
    labels.problem.reset();
    Commands commands = labels_asked(state, now_ms);
    commands.push_back(GoodsWork{ListFiles{}});
    return commands;
}

TableAsk* labels_ask(State& state) { return &state.view.labels.ask; }

Commands labels_asked(State& state, std::int64_t) {
    LabelsView& labels = state.view.labels;
    labels.waiting_for = ++state.last_request;
    return {GoodsCommand{ListGoods{labels.waiting_for, labels.ask.query, labels.ask.page}}};
}

void add_label(State& state, const Product& product, std::int64_t now_ms) {
    LabelsView& labels = state.view.labels;
    const auto same = std::ranges::find_if(
        labels.rows, [&](const LabelRow& row) { return row.product.id == product.id; });
    if (same != labels.rows.end()) {
        same->count = std::min(same->count + 1, kMostLabels);
    } else if (labels.rows.size() < kMostRows) {
        labels.rows.push_back({product, 1});
    }
    if (state.view.screen != ScreenName::Labels) {
        notify(state, NoticeKind::Good,
               {"Đã thêm vào danh sách in nhãn.", "Added to the labels to print."}, now_ms);
    }
}

Commands wished_of_files(State& state, const GoodsWish& wish, std::int64_t now_ms) {
    const AnyGoodsWish& any = wish.wish;
    GoodsView& goods = state.view.goods;
    if (std::holds_alternative<ChoosePicture>(any)) {
        goods.picking = goods.loading = true;
        goods.pictures.clear();
        return {GoodsWork{ListFiles{}}};
    }
    if (const auto* picture = std::get_if<PickPicture>(&any)) {
        goods.loading = true;
        return {GoodsWork{TakePicture{picture->path}}};
    }
    Commands commands = wished_of_import(state, any);
    return commands.empty() ? wished_of_labels(state, any, now_ms) : commands;
}

Commands goods_news(State& state, const GoodsNews& news, std::int64_t now_ms) {
    return std::visit(Told{state, now_ms}, news.what);
}

}  // namespace kiosk::app::parts
