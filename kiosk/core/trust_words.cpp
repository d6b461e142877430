#include "kiosk/core/trust_words.h"

#include <cassert>

#include "kiosk/core/vietnamese_text.h"

namespace kiosk::trust {
namespace {

constexpr std::size_t kShownCharacters = 60;

const Text kAskStaff{"Vui lòng hỏi nhân viên.", "Please ask the staff."};
const Text kPutBack{"Xin đừng dùng. Hãy đưa sản phẩm này cho nhân viên.",
                    "Please do not use it. Hand this product to the staff."};

}  // namespace

Finding lot_recalled(const Lot& lot) {
    const std::string number = shown_safely(lot.number, kShownCharacters);
    const std::string day = lot.recall->day.dmy();
    const std::string& vi = lot.recall->reason.vi;
    const std::string& en = told_in(lot.recall->reason, Language::English);
    return {FindingKind::LotRecalled,
            Severity::Danger,
            {"Lô hàng đã bị thu hồi", "This lot was recalled"},
            {"Lô " + number + " được thu hồi ngày " + day + (vi.empty() ? "." : ": " + vi + "."),
             "Lot " + number + " was recalled on " + day + (en.empty() ? "." : ": " + en + ".")},
            kPutBack,
            true};
}

Finding past_best_before(Date last_day) {
    return {FindingKind::PastBestBefore,
            Severity::Danger,
            {"Đã quá hạn sử dụng", "Past its best-before date"},
            {"Hạn sử dụng của sản phẩm này là ngày " + last_day.dmy() + ".",
             "The best-before date of this product was " + last_day.dmy() + "."},
            kPutBack,
            true};
}

Finding best_before_soon(Date last_day, int days) {
    const std::string left = std::to_string(days);
    const Text when =
        days == 0
            ? Text{"Hôm nay là ngày cuối của hạn sử dụng.",
                   "Today is the last day of its best-before date."}
            : Text{"Còn " + left + " ngày, đến hết " + last_day.dmy() + ".",
                   left + (days == 1 ? " day" : " days") + " left, until " + last_day.dmy() + "."};
    return {FindingKind::BestBeforeSoon,
            Severity::Information,
            {"Gần hết hạn sử dụng", "Best before soon"},
            when,
            {"Nên dùng sớm, hoặc chọn gói có hạn dài hơn.",
             "Use it soon, or choose a pack that keeps longer."},
            false};
}

Finding serial_sold(const std::string& serial, const SerialSold& sold) {
    const std::string number = shown_safely(serial, kShownCharacters);
    const std::string when = Date::of_instant(sold.at_ms).dmy() + ", " + local_time_hm(sold.at_ms);
    return {
        FindingKind::SerialSoldBefore,
        Severity::Danger,
        {"Số sê-ri này đã được bán", "This serial number was already sold"},
        {"Mỗi gói có một số sê-ri riêng, nhưng số " + number + " đã bán tại đây ngày " + when +
             ". Có thể tem bị sao chép, hoặc gói này được trả lại.",
         "Every pack has its own number, but " + number + " was sold here on " + when +
             ". The stamp may be a copy, or the pack came back."},
        {"Vui lòng đưa gói này cho nhân viên kiểm tra.", "Please let the staff check this pack."},
        true};
}

Finding lot_unknown(const std::string& lot) {
    const std::string number = shown_safely(lot, kShownCharacters);
    return {FindingKind::LotUnknown,
            Severity::Attention,
            {"Chưa có thông tin về lô này", "This lot is not known here"},
            {"Cửa hàng biết sản phẩm này, nhưng không có lô " + number + " trong sổ.",
             "The shop knows this product, but has no record of lot " + number + "."},
            {"Hãy so ngày trên bao bì, hoặc hỏi nhân viên.",
             "Compare the dates on the pack, or ask the staff."},
            false};
}

Finding unknown_code(const Code& code) {
    const std::string read = shown_safely(code.text, kShownCharacters);
    return {FindingKind::UnknownCode,
            Severity::Attention,
            {"Chưa biết mã này", "This code is not known here"},
            {"Không có sản phẩm nào của cửa hàng mang mã " + read + ".",
             "No product of this shop has the code " + read + "."},
            {"Hãy quét mã khác trên sản phẩm, tìm theo tên, hoặc hỏi nhân viên.",
             "Scan another code of the product, search by its name, or ask the staff."},
            false};
}

Finding unknown_host(const Code& code) {
    const std::string where = shown_safely(code.host ? *code.host : code.text, kShownCharacters);
    return {FindingKind::UnknownHost,
            Severity::Attention,
            {"Địa chỉ web lạ, không mở", "An unknown web address, not opened"},
            {"Mã dẫn đến " + where + ", không thuộc hệ thống tem nào mà cửa hàng biết.",
             "The code leads to " + where + ", which is no stamp system that the shop knows."},
            {"Đừng mở địa chỉ này bằng điện thoại nếu chưa chắc. Hãy quét mã khác hoặc hỏi nhân "
             "viên.",
             "Do not open it on a phone unless you are sure. Scan another code or ask the staff."},
            false};
}

Finding too_long() {
    return {FindingKind::UnreadablePayload,
            Severity::Attention,
            {"Mã dài bất thường", "The code is unusually long"},
            {"Mã chứa nhiều chữ hơn mọi mã sản phẩm, nên máy không đọc tiếp.",
             "It holds more text than any product code does, so it was not read further."},
            kAskStaff,
            false};
}

Finding not_text() {
    return {FindingKind::UnreadablePayload,
            Severity::Attention,
            {"Mã có ký tự lạ", "The code has strange characters"},
            {"Trong mã có ký tự điều khiển hoặc ký tự ẩn, mã sản phẩm không có những ký tự này.",
             "It holds control or hidden characters, which product codes do not have."},
            kAskStaff,
            false};
}

Finding certificate(const Product& product, CertificateState state, Date today) {
    assert(state != CertificateState::Valid);
    const Text sentence = certificate_sentence(product, today);
    switch (state) {
        case CertificateState::Revoked:
            return {FindingKind::CertificateRevoked,
                    Severity::Attention,
                    {"Chứng nhận đã bị thu hồi", "The certificate was revoked"},
                    sentence,
                    kAskStaff,
                    true};
        case CertificateState::Expired:
            return {FindingKind::CertificateExpired,
                    Severity::Attention,
                    {"Chứng nhận đã hết hạn", "The certificate has expired"},
                    sentence,
                    {"Sản phẩm vẫn bán được; hãy hỏi nhân viên về hạng sao hiện nay.",
                     "The product may still be sold; ask the staff about its stars today."},
                    false};
        case CertificateState::Expiring:
            return {FindingKind::CertificateExpiring,
                    Severity::Information,
                    {"Chứng nhận sắp hết hạn", "The certificate expires soon"},
                    sentence,
                    {"Hạng sao vẫn còn hiệu lực hôm nay.", "The stars hold today."},
                    false};
        default:
            return {FindingKind::CertificateNone,
                    Severity::Information,
                    {"Chưa có thông tin chứng nhận", "No certificate is on record"},
                    sentence,
                    {"Hãy xem số quyết định trên bao bì, hoặc hỏi nhân viên.",
                     "Look for the decision number on the pack, or ask the staff."},
                    false};
    }
}

}  // namespace kiosk::trust
