// What the flow, the storage and the goods' own worker say to each other about the manager's goods.
// GoodsCommand is the storage's, and each is answered by one GoodsAnswer; GoodsWork is the worker's
// (long: files, imports, labels), which tells GoodsNews as it goes. Plain values.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/core/goods_change.h"
#include "kiosk/screens/goods_view.h"

namespace kiosk::app {

// --- storage -------------------------------------------------------------------------------------
struct ListGoods {
    std::int64_t request{0};
    std::string query;
    std::size_t page{0};
};
struct ListChanges {};
struct ReadOneProduct {  // with its prices to come, lots and log
    ProductId id;
};
struct SaveProduct {
    std::optional<Product> read;  // none: a new one
    Product wanted;
    StaffCode by;
};
struct TakeOutProduct {
    Product read;
    StaffCode by;
};
struct SaveProducer {
    Producer read, wanted;
    StaffCode by;
};
struct SaveLot {
    std::optional<Lot> read;
    Lot wanted;
    StaffCode by;
};
struct PlanPrice {
    PlannedPrice price;
};
struct CancelPrice {
    ProductId id;
    std::int64_t starts_ms{0};
    StaffCode by;
};
struct ListCertificates {
    Date until;
};
struct GoodsCommand {
    std::variant<ListGoods, ListChanges, ReadOneProduct, SaveProduct, TakeOutProduct, SaveProducer,
                 SaveLot, PlanPrice, CancelPrice, ListCertificates>
        what;
};

struct GoodsListed {
    std::int64_t request{0};
    std::vector<Product> goods;
    std::size_t total{0};
};
struct ChangesListed {
    std::vector<GoodsChange> changes;
};
struct OneProductRead {
    std::optional<Product> product;
    std::vector<PlannedPrice> planned;
    std::vector<Lot> lots;
    std::vector<GoodsChange> history;
};
// Of any edit. `now`: it was changed meanwhile, and nothing was stored.
struct GoodsStored {
    std::optional<Problem> problem;
    std::optional<Product> now;
};
struct CertificatesListed {
    std::vector<Product> goods;
};
struct GoodsAnswer {
    std::variant<GoodsListed, ChangesListed, OneProductRead, GoodsStored, CertificatesListed> what;
};

// --- the goods' own worker -----------------------------------------------------------------------
struct ListFiles {};
struct ListProducers {};  // of a million products it takes a while
struct ReadImportFile {
    std::string path;
};
struct StoreImportFile {  // the one that was read last
    bool withdraw_missing{false};
    StaffCode by;
};
struct WriteCatalogue {
    std::string folder;
};
struct LabelJob {
    std::vector<std::pair<ProductId, int>> goods;
    screens::LabelPaper paper{screens::LabelPaper::Sheet};
    int used{0};
    bool with_lot{false};
    Language language{Language::Vietnamese};
};
struct WriteLabelFile {
    LabelJob job;
    std::string folder;
};
struct PrintLabelRoll {
    LabelJob job;
    std::string device;  // as PrinterAddress
    bool to_gap{false};
    bool cut{true};
};
struct TakePicture {  // into the shop's pictures/
    std::string path;
};
struct GoodsWork {
    std::variant<ListFiles, ListProducers, ReadImportFile, StoreImportFile, WriteCatalogue,
                 WriteLabelFile, PrintLabelRoll, TakePicture>
        what;
};
struct StopWork {};  // whatever the worker does; nothing of it is stored

struct FilesListed {
    std::vector<screens::GoodsFile> catalogues, pictures;
    std::vector<std::string> folders;  // to write into; sticks last
};
struct ProducersListed {
    std::vector<screens::ProducerRow> producers;
};
struct WorkMoved {
    std::int64_t done{0}, total{0};
};
struct ImportFileRead {
    std::vector<Problem> problems;
    std::int64_t added{0}, changed{0}, unchanged{0}, missing{0};
    std::vector<screens::ImportRow> rows;
};
struct ImportFileStored {
    std::int64_t added{0}, changed{0}, withdrawn{0};
};
struct CatalogueWritten {
    std::string file;
};
struct LabelsWritten {
    std::string file;                // empty: on paper
    std::int64_t labels{0};          // that are out
    std::optional<Problem> problem;  // why the rest is not
};
struct PictureTaken {
    std::string name;  // as a product names it
};
struct WorkStopped {};
struct WorkFailed {
    Problem problem;
};
struct GoodsNews {
    std::variant<FilesListed, ProducersListed, WorkMoved, ImportFileRead, ImportFileStored,
                 CatalogueWritten, LabelsWritten, PictureTaken, WorkStopped, WorkFailed>
        what;
};

}  // namespace kiosk::app
