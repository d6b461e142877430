#include "kiosk/app/enrolment.h"

#include <algorithm>

#include "db/sync/central_admin.h"
#include "kiosk/app/centre_address.h"
#include "kiosk/app/goods_files.h"

namespace kiosk::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* kKeptCertificate = "centre.crt";

// A stick goes away: what is chosen there is kept beside the settings.
Result<std::string> url_with_certificate(const fs::path& data, const Enrolment& wished) {
    if (wished.certificate.empty()) return wished.url;
    const fs::path kept = fs::absolute(data / kKeptCertificate);
    std::error_code failed;
    if (fs::path{wished.certificate} != kept) {
        fs::copy_file(wished.certificate, kept, fs::copy_options::overwrite_existing, failed);
    }
    if (failed) {
        return Problem{{wished.certificate, wished.certificate},
                       {"không chép được vào thư mục dữ liệu (" + failed.message() + ")",
                        "cannot be copied into the data folder (" + failed.message() + ")"},
                       {"cắm lại USB, chọn lại chứng chỉ", "plug it in again, choose it again"}};
    }
    return with_root_certificate(wished.url, kept.string());
}

void add_certificates(const fs::path& folder, std::vector<std::string>& files) {
    std::error_code none;
    for (fs::directory_iterator at{folder, none}, end; !none && at != end; at.increment(none)) {
        std::error_code odd;
        const fs::path kind = at->path().extension();
        if ((kind == ".crt" || kind == ".pem") && at->is_regular_file(odd)) {
            files.push_back(fs::absolute(at->path()).string());
        }
    }
}

}  // namespace

Result<TillEnrolled> enrol_till(db::ShopStore& store, const fs::path& data,
                                const Enrolment& wished) {
    const Result<std::string> url = url_with_certificate(data, wished);
    if (!url) return url.problem();
    store.take_name(wished.name);
    if (wished.new_epoch) {
        const Result<std::int64_t> epoch =
            db::sync::next_epoch(*url, wished.name, store.identity());
        if (!epoch) return epoch.problem();
        store.begin_epoch(*epoch, wished.name);
    }
    // First what the centre never had of earlier epochs, then the new one.
    const Result<std::int64_t> anew = db::sync::hand_over(*url, store);
    if (!anew) return anew.problem();
    const db::TillIdentity till = store.identity();
    const Result<std::string> enrolled =
        db::sync::enroll(*url, wished.name, till, [&](std::int64_t seq, const std::string& hash) {
            return store.holds(till.before + seq, hash);
        });
    if (!enrolled) return enrolled.problem();
    return TillEnrolled{*enrolled, wished.name, till.epoch, *anew};
}

Result<EnrolmentTried> try_enrolment(const Enrolment& wished) {
    std::string url = wished.url;
    if (!wished.certificate.empty()) {
        url = with_root_certificate(url, fs::absolute(wished.certificate).string());
    }
    const Result<std::string> version = db::sync::try_centre(url);
    if (!version) return version.problem();
    const std::string where = centre_host(url);
    return EnrolmentTried{
        {"Kết nối tốt: " + where + ", PostgreSQL " + *version + ". Có thể đăng ký quầy này.",
         "The connection works: " + where + ", PostgreSQL " + *version +
             ". This till can be enrolled."}};
}

std::vector<std::string> certificate_files(const fs::path& data) {
    std::vector<std::string> files;
    add_certificates(data, files);
    add_certificates(data / "import", files);
    for (const std::string& stick : stick_folders()) add_certificates(stick, files);
    std::ranges::sort(files);
    return files;
}

}  // namespace kiosk::app
