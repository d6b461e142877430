// A manager's labels: what stands on each, and onto the printer's roll. The goods' worker's thread.
#pragma once

#include <vector>

#include "db/shop_store.h"
#include "kiosk/app/goods_messages.h"
#include "platform/label_roll.h"

namespace kiosk::app {

// In the order asked, each as often as asked; goods that left the catalogue are left out. With a
// lot: the one the catalogue names, else the one that keeps least long and is still good; a product
// without one (or without an EAN-13) gets its plain label.
Result<std::vector<platform::Label>> labels_of(db::ShopStore& store, const LabelJob& job,
                                               Date today);
// Ten at a time, so that stopping is soon. Answers how many came out, and why the rest did not.
LabelsWritten print_roll(const std::vector<platform::Label>& labels, const PrintLabelRoll& work,
                         const db::Progress& progress);

}  // namespace kiosk::app
