// What is wished on the manager's screens of goods: one alternative of Intent. Plain values.
#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "kiosk/core/ids.h"
#include "kiosk/screens/goods_view.h"

namespace kiosk::screens {

// The catalogue
struct ChooseGoodsTab {
    GoodsTab tab;
};
struct EditProduct {
    ProductId id;
};
struct AddProduct {};
struct ChooseProductTab {
    ProductTab tab;
};
struct AddPrice {};
struct DropPrice {
    std::int64_t starts_ms;
};
struct EditLot {
    std::string number;
};  // empty: a new one
struct EditProducer {
    std::string name;
};
struct WithdrawProduct {};
struct ChoosePicture {};  // of import/ and the sticks
struct PickPicture {
    std::string path;
};

// Import and export
struct ListGoodsFiles {};
struct ChooseImportFile {
    std::string path, name;
};
struct ChooseWithdrawMissing {
    bool on;
};
struct StoreImport {};
struct StopGoodsWork {};
struct ForgetImport {};
struct ExportGoods {
    std::string folder;
};

// Labels
struct AddLabel {
    ProductId id;
};
struct ChangeLabels {
    std::size_t row;
    int count;
};  // 0 removes
struct ClearLabels {};
struct ChooseLabelPaper {
    LabelPaper paper;
};
struct ChangeUsedPlaces {
    int used;
};
struct ChooseLabelLot {
    bool on;
};
struct WriteLabels {
    std::string folder;
};
struct PrintLabels {};

using AnyGoodsWish =
    std::variant<ChooseGoodsTab, EditProduct, AddProduct, ChooseProductTab, AddPrice, DropPrice,
                 EditLot, EditProducer, WithdrawProduct, ChoosePicture, PickPicture, ListGoodsFiles,
                 ChooseImportFile, ChooseWithdrawMissing, StoreImport, StopGoodsWork, ForgetImport,
                 ExportGoods, AddLabel, ChangeLabels, ClearLabels, ChooseLabelPaper,
                 ChangeUsedPlaces, ChooseLabelLot, WriteLabels, PrintLabels>;
struct GoodsWish {
    AnyGoodsWish wish;
};

}  // namespace kiosk::screens
