#include "kiosk/app/goods_worker.h"

#include <spdlog/spdlog.h>

#include <fstream>
#include <iterator>
#include <utility>

#include "assets/assets.h"
#include "db/catalogue_csv.h"
#include "db/shop_store.h"
#include "kiosk/app/goods_files.h"
#include "kiosk/app/label_job.h"

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLargestFile = 1'000'000'000;
constexpr std::int64_t kTellEveryMs = 100;

struct Stopped {};

Problem unreadable(const std::string& path, std::string why_vi, std::string why_en) {
    return {{"Không đọc được tệp", "The file cannot be read"},
            {std::move(why_vi), std::move(why_en)},
            {"chọn lại tệp, hoặc cắm lại USB", "choose the file again, or plug the stick in again"},
            path};
}

Problem unwritable(const std::string& path) {
    return {
        {"Không ghi được tệp", "The file cannot be written"},
        {path, path},
        {"kiểm tra USB, chỗ trống và quyền ghi", "check the stick, its free space and its rights"},
        path};
}

std::vector<screens::ImportRow> rows_of(const db::ImportPreview& preview) {
    std::vector<screens::ImportRow> rows;
    using Kind = screens::ImportRow::Kind;
    for (const auto& one : preview.changed_ones) {
        for (const FieldChange& change : one.fields) {
            rows.push_back({Kind::Changed, one.id, one.name, change});
        }
    }
    for (const auto& one : preview.new_ones) rows.push_back({Kind::New, one.id, one.name, {}});
    for (const auto& one : preview.missing_ones) {
        rows.push_back({Kind::Withdrawn, one.id, one.name, {}});
    }
    return rows;
}

// Carries out one work and tells its news.
struct Working {
    const fs::path& data;
    const Clock& clock;
    Inbox& inbox;
    std::atomic<bool>& stopped;
    std::vector<Product>& read;

    void tell(GoodsNews news) const { inbox.put(std::move(news)); }

    db::Progress progress() const {
        return [this, last = std::int64_t{0}](std::int64_t done, std::int64_t total) mutable {
            const std::int64_t now = clock.running_ms();
            if (now - last >= kTellEveryMs) {
                last = now;
                tell({WorkMoved{done, total}});
            }
            return !stopped.load();
        };
    }

    void operator()(const ListFiles&) const {
        std::error_code none;
        fs::create_directories(data / "import", none);
        tell({FilesListed{catalogue_files(data), picture_files(data), export_folders(data)}});
    }

    void operator()(const ListProducers&) const {
        ProducersListed listed;
        for (db::ProducerCount& one : db::ShopStore{data, db::Mode::Read, clock}.producers()) {
            listed.producers.push_back({std::move(one.producer), one.products});
        }
        tell({std::move(listed)});
    }

    void operator()(const ReadImportFile& work) const {
        read.clear();
        std::error_code failed;
        const std::uintmax_t size = fs::file_size(work.path, failed);
        if (failed)
            return tell({WorkFailed{unreadable(work.path, "không mở được", "is not there")}});
        if (size > kLargestFile) {
            return tell({WorkFailed{unreadable(work.path, "lớn quá 1 GB", "larger than 1 GB")}});
        }
        std::ifstream file{work.path, std::ios::binary};
        const std::string csv{std::istreambuf_iterator<char>{file}, {}};
        if (!file)
            return tell({WorkFailed{unreadable(work.path, "lỗi khi đọc", "reading failed")}});
        static const ProvinceTable provinces{assets::file("data/provinces.tsv")};
        db::CatalogueRead catalogue = db::read_catalogue(csv, provinces, progress());
        if (stopped) throw Stopped{};
        ImportFileRead answer;
        answer.problems = std::move(catalogue.problems);
        if (answer.problems.empty()) {
            read = std::move(catalogue.products);
            compare(answer);
        }
        tell({std::move(answer)});
    }

    void compare(ImportFileRead& answer) const {
        db::ShopStore store{data, db::Mode::Read, clock};
        const db::ImportPreview preview = store.preview_import({read, false, {}}, progress());
        if (preview.stopped) throw Stopped{};
        answer.added = preview.added;
        answer.changed = preview.changed;
        answer.unchanged = preview.unchanged;
        answer.missing = preview.missing;
        answer.rows = rows_of(preview);
    }

    void operator()(const StoreImportFile& work) const {
        db::ShopStore store{data, db::Mode::Write, clock};
        try {
            const db::ImportPreview done =
                store.import_catalogue({read, work.withdraw_missing, work.by}, progress());
            read.clear();
            tell({ImportFileStored{done.added, done.changed,
                                   work.withdraw_missing ? done.missing : 0}});
        } catch (const db::Error&) {
            if (stopped) throw Stopped{};
            throw;
        }
    }

    // Beside its place first: a stick that is pulled out leaves no half file under the name.
    template <typename Write>
    std::string written(const std::string& folder, const std::string& stem, const std::string& end,
                        Write&& write) const {
        std::error_code none;
        fs::create_directories(folder, none);
        const std::string day = Date::of_instant(clock.now_ms()).iso();
        const fs::path file = fresh_file(folder, stem + "-" + day, end);
        const fs::path beside = file.string() + ".part";
        const Status done = write(beside.string());
        std::error_code failed;
        if (done) fs::rename(beside, file, failed);
        if (done && !failed) return file.string();
        fs::remove(beside, none);
        tell({WorkFailed{done ? unwritable(file.string()) : done.problem()}});
        return {};
    }

    void operator()(const WriteCatalogue& work) const {
        db::ShopStore store{data, db::Mode::Read, clock};
        const std::string file =
            written(work.folder, "danh-muc", ".csv", [&](const std::string& path) -> Status {
                std::ofstream out{path, std::ios::binary};
                const bool details = store.has_product_details();
                out << db::catalogue_header(details);
                store.for_each_product(
                    [&](const Product& product) { out << db::catalogue_row(product, details); });
                out.close();
                if (!out) return unwritable(path);
                return Done{};
            });
        if (!file.empty()) tell({CatalogueWritten{file}});
    }

    std::optional<std::vector<platform::Label>> labels(const LabelJob& job) const {
        db::ShopStore store{data, db::Mode::Read, clock};
        Result<std::vector<platform::Label>> made =
            labels_of(store, job, Date::of_instant(clock.now_ms()));
        if (made) return std::move(made).value();
        tell({WorkFailed{made.problem()}});
        return std::nullopt;
    }

    void operator()(const WriteLabelFile& work) const {
        const auto made = labels(work.job);
        if (!made) return;
        const bool roll = work.job.paper == screens::LabelPaper::Roll;
        const std::string file = written(
            work.folder, roll ? "nhan-cuon" : "nhan-a4", ".pdf", [&](const std::string& path) {
                return roll ? platform::write_label_roll(path, *made)
                            : platform::write_label_sheet(path, *made, work.job.used);
            });
        if (!file.empty()) {
            tell({LabelsWritten{file, static_cast<std::int64_t>(made->size()), {}}});
        }
    }

    void operator()(const PrintLabelRoll& work) const {
        const auto made = labels(work.job);
        if (!made) return;
        tell({print_roll(*made, work, progress())});
    }

    void operator()(const TakePicture& work) const {
        const Result<std::string> name = take_picture(data, work.path);
        if (name) {
            tell({PictureTaken{*name}});
        } else {
            tell({WorkFailed{name.problem()}});
        }
    }
};

}  // namespace

GoodsWorker::GoodsWorker(fs::path data, const Clock& clock, Inbox& inbox)
    : data_{std::move(data)}, clock_{clock}, inbox_{inbox}, thread_{[this] { run(); }} {}

GoodsWorker::~GoodsWorker() {
    {
        const std::lock_guard lock{mutex_};
        ending_ = true;
        stopped_ = true;
    }
    given_.notify_all();
    thread_.join();
}

void GoodsWorker::give(GoodsWork work) {
    {
        const std::lock_guard lock{mutex_};
        works_.push_back(std::move(work));
    }
    given_.notify_one();
}

void GoodsWorker::run() {
    while (true) {
        std::unique_lock lock{mutex_};
        given_.wait(lock, [&] { return ending_ || !works_.empty(); });
        if (ending_) return;
        const GoodsWork work = std::move(works_.front());
        works_.pop_front();
        stopped_ = false;
        lock.unlock();
        try {
            std::visit(Working{data_, clock_, inbox_, stopped_, read_}, work.what);
        } catch (const Stopped&) {
            inbox_.put(GoodsNews{WorkStopped{}});
        } catch (const db::Error& error) {
            spdlog::warn("{}", error.problem().line(Language::English));
            inbox_.put(GoodsNews{WorkFailed{error.problem()}});
        } catch (const std::bad_alloc&) {
            inbox_.put(GoodsNews{WorkFailed{{{"Tệp quá lớn", "The file is too large"},
                                             {"không đủ bộ nhớ", "there is not enough memory"},
                                             {"chia tệp ra", "split the file"}}}});
        }
    }
}

}  // namespace kiosk::app
