#include "kiosk/app/label_job.h"

#include <algorithm>

#include "kiosk/app/labels.h"
#include "platform/receipt_printer.h"

namespace kiosk::app {
namespace {

constexpr std::size_t kAtOnce = 10;

std::optional<Lot> current_lot(db::ShopStore& store, const Product& product, Date today) {
    if (auto named = store.lot(product.id, product.lot)) return named;
    for (Lot& lot : store.lots_of(product.id)) {  // the one that keeps least long first
        const bool good = !lot.recall && (!lot.best_before || *lot.best_before >= today);
        if (good) return std::move(lot);
    }
    return std::nullopt;
}

}  // namespace

Result<std::vector<platform::Label>> labels_of(db::ShopStore& store, const LabelJob& job,
                                               Date today) {
    std::vector<platform::Label> labels;
    for (const auto& [id, count] : job.goods) {
        const std::optional<Product> product = store.product(id);
        if (!product) continue;
        std::optional<Lot> lot;
        if (job.with_lot && ean13_of(*product)) lot = current_lot(store, *product, today);
        const Result<platform::Label> label =
            lot ? label_of(*product, *lot, job.language) : label_of(*product, job.language);
        if (!label) return label.problem();
        labels.insert(labels.end(), static_cast<std::size_t>(count), *label);
    }
    if (!labels.empty()) return labels;
    return Problem{{"Không có nhãn nào để in", "There are no labels to print"},
                   {"các sản phẩm đã chọn không còn bán", "the chosen goods are no longer there"},
                   {"chọn lại sản phẩm", "choose goods again"}};
}

LabelsWritten print_roll(const std::vector<platform::Label>& labels, const PrintLabelRoll& work,
                         const db::Progress& progress) {
    platform::ReceiptPrinterSettings settings;
    settings.address.text = work.device;
    settings.cut = work.cut;
    platform::ReceiptPrinter printer{settings};
    LabelsWritten written;
    std::size_t out = 0;
    while (out < labels.size() && !written.problem) {
        if (progress &&
            !progress(static_cast<std::int64_t>(out), static_cast<std::int64_t>(labels.size()))) {
            written.problem = Problem{{"Đã dừng in nhãn", "Printing was stopped"},
                                      {"theo yêu cầu", "as asked"},
                                      {"bấm in để in phần còn lại", "print again for the rest"}};
            break;
        }
        std::vector<platform::LumaImage> some;
        for (std::size_t i = out; i < std::min(labels.size(), out + kAtOnce); ++i) {
            some.push_back(platform::roll_label_dots(labels[i]));
        }
        std::size_t done = 0;
        const Status printed = printer.print_labels(some, work.to_gap, done);
        out += done;
        if (!printed) written.problem = printed.problem();
    }
    written.labels = static_cast<std::int64_t>(out);
    return written;
}

}  // namespace kiosk::app
