// labels.
#include <iostream>

#include "kiosk/app/command.h"
#include "kiosk/app/json_shapes.h"
#include "kiosk/app/labels.h"

namespace kiosk::app {

namespace {
constexpr int kPictureDotsPerInch = 300;
}

int print_labels(const Context& context, const std::string& file, bool lots) {
    const std::filesystem::path kind = std::filesystem::path{file}.extension();
    if (kind != ".pdf" && kind != ".png") {
        throw WrongUse{{{file, file},
                        {"nhãn chỉ ghi ra được tệp .pdf hoặc .png",
                         "labels are written as a .pdf or a .png file"},
                        {"ghi như labels.pdf", "write it like labels.pdf"}}};
    }
    db::ShopStore store = open_goods(context);
    std::vector<platform::Label> labels;
    for (const Lot& lot : lots ? store.lots() : std::vector<Lot>{}) {
        const std::optional<Product> product = store.product(lot.product);
        if (!product) continue;  // it left the catalogue, and nothing of it is packed any more
        Result<platform::Label> label = label_of(*product, lot, context.language);
        if (!label) throw WrongUse{label.problem()};
        labels.push_back(std::move(*label));
    }
    store.for_each_product([&](const Product& product) {
        if (lots) return;
        if (product.price.dong() <= 0) return;  // nothing to put on the shelf yet
        Result<platform::Label> label = label_of(product, context.language);
        if (!label) throw WrongUse{label.problem()};
        labels.push_back(std::move(*label));
    });
    const bool picture = kind == ".png";
    const Status written = picture ? platform::write_label_page(file, labels, kPictureDotsPerInch)
                                   : platform::write_label_sheet(file, labels);
    if (!written) throw WrongUse{written.problem()};
    const std::size_t whole = (labels.size() + platform::kLabelsPerPage - 1) /
                              static_cast<std::size_t>(platform::kLabelsPerPage);
    const std::size_t pages = picture ? 1 : whole;
    if (context.json) {
        std::cout << one_line({{"file", file}, {"labels", labels.size()}, {"pages", pages}})
                  << '\n';
        return kDone;
    }
    std::cout << labels.size() << Text{" nhãn, ", " labels, "}.in(context.language) << pages
              << Text{" trang A4: ", " A4 pages: "}.in(context.language) << file << '\n';
    return kDone;
}

}  // namespace kiosk::app
