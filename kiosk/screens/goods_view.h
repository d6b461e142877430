// What the manager's screens of goods show: the catalogue with its editing, an import with its
// preview, labels to print, certificates that end. Plain values; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/core/goods_change.h"
#include "kiosk/core/lot.h"
#include "kiosk/core/product.h"
#include "kiosk/screens/office_view.h"

namespace kiosk::screens {

enum class GoodsTab { Products, Producers, Changes };
// Of one product: three forms, two lists that one adds to, and its log.
enum class ProductTab { Selling, Origin, Words, Prices, Lots, History };
enum class GoodsForm { None, Product, Price, Lot, Producer };
// What was sent to be stored and is not answered yet.
enum class GoodsDeed { None, Save, Withdraw, Price, CancelPrice, Lot, Producer };

struct ProducerRow {
    kiosk::Producer producer;
    std::int64_t products{0};
};

// A file somebody may mean: in the data folder's import/, or on a stick.
struct GoodsFile {
    std::string path, name, place;
    std::int64_t bytes{0};
};

struct GoodsView {
    GoodsTab tab{GoodsTab::Products};
    TableAsk ask;
    std::vector<kiosk::Product> goods;
    std::size_t total{0};
    std::vector<ProducerRow> producers;
    std::vector<GoodsChange> changes;
    bool loading{false};
    std::int64_t waiting_for{0};  // the request whose answer is wanted; older ones are ignored

    bool open{false};  // a product is
    bool is_new{false};
    kiosk::Product read;   // as it was when its form began
    kiosk::Product draft;  // with what was typed in parts of the form that are not shown
    ProductTab product_tab{ProductTab::Selling};
    std::vector<PlannedPrice> planned;
    std::vector<kiosk::Lot> lots;
    std::vector<GoodsChange> history;
    std::optional<kiosk::Lot> lot;  // open; its product empty: a new one
    kiosk::Producer producer;       // open, as it was read

    GoodsForm form_of{GoodsForm::None};
    FormView form;
    GoodsDeed deed{GoodsDeed::None};
    bool picking{false};  // a picture
    std::vector<GoodsFile> pictures;
    std::vector<FieldChange> theirs;  // somebody else changed these while the form was open
};

struct CertificatesView {
    std::vector<kiosk::Product> goods;  // soonest end first
    Date today;
    bool loading{false};
};

enum class ImportStep { Files, Reading, Refused, Preview, Storing, Done };
struct ImportRow {
    enum class Kind { New, Changed, Withdrawn };
    Kind kind{Kind::New};
    ProductId id;
    std::string name;
    FieldChange change;  // of a changed one
};
struct ImportView {
    ImportStep step{ImportStep::Files};
    std::vector<GoodsFile> files;
    std::vector<std::string> folders;  // where an export may go
    bool loading{false};
    std::string file;                // its name
    std::int64_t done{0}, total{0};  // of reading or storing
    std::vector<Problem> problems;   // of the file
    std::int64_t added{0}, changed{0}, unchanged{0}, missing{0};
    std::vector<ImportRow> rows;  // the first of each kind
    bool withdraw_missing{false};
    std::string exported;  // the file that was written
    std::optional<Problem> problem;
};

enum class LabelPaper { Sheet, Roll };
inline constexpr int kMostLabels = 500;  // of one product
struct LabelRow {
    kiosk::Product product;
    int count{1};
};
struct LabelsView {
    TableAsk ask;
    std::vector<kiosk::Product> found;
    std::int64_t waiting_for{0};
    std::vector<LabelRow> rows;
    LabelPaper paper{LabelPaper::Sheet};
    int used{0};           // places of the first sheet that are gone
    bool with_lot{false};  // say the current lot and its best-before date
    bool busy{false};
    std::int64_t done{0}, total{0};
    std::string written;  // the file
    std::vector<std::string> folders;
    std::optional<Problem> problem;
};

}  // namespace kiosk::screens
