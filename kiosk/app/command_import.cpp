// catalogue import: the preview of what changes, then all of it or nothing.
#include <iostream>

#include "assets/assets.h"
#include "db/catalogue_csv.h"
#include "kiosk/app/command.h"
#include "kiosk/app/json_shapes.h"
#include "kiosk/core/product_columns.h"

namespace kiosk::app {
namespace {

constexpr std::size_t kMostTold = 100;

Json json_of(const std::vector<db::ImportPreview::Named>& goods) {
    Json list = Json::array();
    for (const auto& one : goods) {
        list.push_back({{"product_id", one.id.text()}, {"name_vi", one.name}});
    }
    return list;
}

Json json_of(const db::ImportPreview& preview, const ImportWish& wish, std::size_t products) {
    Json changed = Json::array();
    for (const auto& one : preview.changed_ones) {
        Json fields = Json::array();
        for (const FieldChange& change : one.fields) {
            fields.push_back(
                {{"field", change.field}, {"before", change.before}, {"after", change.after}});
        }
        changed.push_back(
            {{"product_id", one.id.text()}, {"name_vi", one.name}, {"fields", fields}});
    }
    return {{"products", products},
            {"imported", !wish.dry_run},
            {"added", preview.added},
            {"changed", preview.changed},
            {"unchanged", preview.unchanged},
            {"missing", preview.missing},
            {"withdrawn", wish.withdraw_missing ? preview.missing : 0},
            {"new", json_of(preview.new_ones)},
            {"changes", changed},
            {"not_in_file", json_of(preview.missing_ones)}};
}

std::string shown(const std::string& text) { return text.empty() ? "∅" : text; }

void tell_goods(const Text& title, const std::vector<db::ImportPreview::Named>& goods,
                Language language) {
    std::size_t told = 0;
    for (const auto& one : goods) {
        if (++told > kMostTold) return;
        std::cout << "  " << title.in(language) << "  " << one.id.text() << "  " << one.name
                  << '\n';
    }
}

void tell_preview(const Context& context, const db::ImportPreview& preview,
                  const ImportWish& wish) {
    const Language language = context.language;
    std::cout << preview.added << Text{" mới, ", " new, "}.in(language) << preview.changed
              << Text{" thay đổi, ", " changed, "}.in(language) << preview.unchanged
              << Text{" giữ nguyên, ", " unchanged, "}.in(language) << preview.missing
              << (wish.withdraw_missing
                      ? Text{" ngừng bán (không có trong tệp)\n", " withdrawn (not in the file)\n"}
                      : Text{" không có trong tệp (vẫn giữ)\n", " not in the file (kept)\n"})
                     .in(language);
    tell_goods({"mới", "new"}, preview.new_ones, language);
    std::size_t told = 0;
    for (const auto& one : preview.changed_ones) {
        if (++told > kMostTold) break;
        std::cout << Text{"  đổi  ", "  changed  "}.in(language) << one.id.text() << "  "
                  << one.name << '\n';
        for (const FieldChange& change : one.fields) {
            std::cout << "       " << title_of_field(change.field).in(language) << ": "
                      << shown(change.before) << " → " << shown(change.after) << '\n';
        }
    }
    if (wish.withdraw_missing) {
        tell_goods({"ngừng bán", "withdrawn"}, preview.missing_ones, language);
    }
}

// Looking leaves no trace: where there is no shop yet, none is made.
db::ImportPreview all_new(const db::CatalogueImport& wanted) {
    db::ImportPreview preview;
    preview.added = static_cast<std::int64_t>(wanted.products.size());
    for (const Product& product : wanted.products) {
        preview.new_ones.push_back({product.id, product.name_vi});
        if (preview.new_ones.size() >= kMostTold) break;
    }
    return preview;
}

db::ImportPreview carried_out(const Context& context, const db::CatalogueImport& wanted,
                              bool dry_run) {
    std::error_code none;
    if (dry_run && !std::filesystem::exists(context.data / "kiosk.db", none)) {
        return all_new(wanted);
    }
    if (dry_run) {
        return open_goods(context).preview_import(
            wanted, progress_line(context, {"So với danh mục", "Comparing"}));
    }
    db::ShopStore store = open_store(context, db::Mode::Write);
    store.begin_due_prices();
    return store.import_catalogue(
        wanted, progress_line(context, {"Lưu danh mục", "Storing the catalogue"}));
}

}  // namespace

int import_catalogue(const Context& context, const std::string& file, const ImportWish& wish) {
    const std::string csv = read_input(file);
    const ProvinceTable provinces{assets::file("data/provinces.tsv")};
    db::CatalogueRead read = db::read_catalogue(
        csv, provinces, progress_line(context, {"Đọc danh mục", "Reading the catalogue"}));
    if (interrupted()) return kNo;
    if (!read.problems.empty()) {
        return refuse_import(context, file, read.problems,
                             {"không nhập dòng nào", "nothing imported"});
    }
    const db::CatalogueImport wanted{std::move(read.products), wish.withdraw_missing, {}};
    const std::size_t count = wanted.products.size();
    const db::ImportPreview preview = carried_out(context, wanted, wish.dry_run);
    if (interrupted()) return kNo;
    if (context.json) {
        std::cout << one_line(json_of(preview, wish, count)) << '\n';
        return kDone;
    }
    if (wish.dry_run) {
        std::cout << count
                  << Text{" sản phẩm hợp lệ, chưa lưu gì\n",
                          " products are in order, nothing stored\n"}
                         .in(context.language);
    } else {
        std::cout << count
                  << Text{" sản phẩm đã nhập\n", " products imported\n"}.in(context.language);
    }
    tell_preview(context, preview, wish);
    return kDone;
}

}  // namespace kiosk::app
