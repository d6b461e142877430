#include "kiosk/core/vietqr.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <map>
#include <utility>

#include "kiosk/core/vietnamese_text.h"

namespace kiosk::vietqr {
namespace {

constexpr std::string_view kApplication = "A000000727";
constexpr std::string_view kToAccount = "QRIBFTTA";
constexpr std::string_view kToCard = "QRIBFTTC";
constexpr std::size_t kMaxBytes = 512;  // EMVCo: a merchant-presented payload is no longer
constexpr std::size_t kCrcBytes = 8;    // "6304" and four hex digits

bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_account(std::string_view text) {
    return !text.empty() && text.size() <= 19 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    });
}

bool is_bin(std::string_view text) { return text.size() == 6 && all_digits(text); }

Problem not_built(const char* field, Text why, Text to_do) {
    return Problem{{"Không tạo được mã VietQR", "The VietQR cannot be made"},
                   std::move(why),
                   std::move(to_do),
                   field};
}

Problem not_read(Text why, std::string field = {}) {
    return Problem{{"Mã VietQR không đúng", "The VietQR is not right"},
                   std::move(why),
                   {"quét lại hoặc xin mã khác", "scan it again or ask for another one"},
                   std::move(field)};
}

std::string two_digits(std::size_t number) {
    assert(number <= 99);
    return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

std::string element(std::string_view tag, std::string_view value) {
    return std::string{tag} + two_digits(value.size()) + std::string{value};
}

std::string element_if(std::string_view tag, std::string_view value) {
    return value.empty() ? std::string{} : element(tag, value);
}

std::string crc_text(std::uint16_t crc) {
    constexpr char kHex[] = "0123456789ABCDEF";
    return {kHex[crc >> 12], kHex[crc >> 8 & 15], kHex[crc >> 4 & 15], kHex[crc & 15]};
}

// The texts of a transfer as they go into the payload.
struct PlainText {
    const char* field;
    std::string text;
    std::size_t longest;
    bool is_lost{false};  // something was given, and none of it is plain ASCII

    PlainText(const char* name, const std::string& given, std::size_t most)
        : field{name}, text{to_ascii(given)}, longest{most} {
        is_lost = text.find_first_not_of(' ') == std::string::npos && !given.empty();
    }
};

std::optional<Problem> refuse_transfer(const Transfer& transfer) {
    if (!is_bin(transfer.bin)) {
        return not_built("bin",
                         {"mã BIN ngân hàng phải có 6 chữ số", "a bank's BIN has six digits"},
                         {"kiểm tra mã BIN", "check the BIN"});
    }
    if (!is_account(transfer.account)) {
        return not_built("account",
                         {"số tài khoản phải có 1–19 chữ số hoặc chữ cái không dấu",
                          "an account has 1–19 digits or plain letters"},
                         {"kiểm tra số tài khoản", "check the account"});
    }
    if (transfer.amount &&
        (transfer.amount->dong() < 1 || transfer.amount->dong() >= kAmountLimit)) {
        return not_built(
            "amount",
            {"số tiền chuyển phải từ 1 ₫ đến dưới " + format_money(Money::from_dong(kAmountLimit)),
             "an amount is at least 1 ₫ and below " + format_money(Money::from_dong(kAmountLimit))},
            {"chia thành nhiều lần chuyển", "split it into several transfers"});
    }
    const std::string& category = transfer.merchant_category;
    if (!category.empty() && (category.size() != 4 || !all_digits(category))) {
        return not_built("merchant_category",
                         {"mã ngành hàng phải có 4 chữ số", "a merchant category has four digits"},
                         {"kiểm tra hoặc bỏ trống", "check it or leave it empty"});
    }
    return std::nullopt;
}

std::optional<Problem> refuse_text(const PlainText& text) {
    if (text.is_lost) {
        return not_built(text.field,
                         {"không có chữ hay số nào mà mã chuyển khoản ghi được",
                          "nothing in it can be written into a transfer"},
                         {"viết bằng chữ Việt hoặc chữ Latinh", "write it in Latin letters"});
    }
    if (text.text.size() <= text.longest) return std::nullopt;
    const std::string most = std::to_string(text.longest);
    return not_built(text.field,
                     {"quá " + most + " ký tự", "it has more than " + most + " characters"},
                     {"viết ngắn lại", "make it shorter"});
}

// Tag → value at one level; nullopt when a length is wrong or a tag comes twice.
using Elements = std::map<std::string_view, std::string_view>;

std::optional<Elements> read_elements(std::string_view text) {
    Elements elements;
    while (!text.empty()) {
        if (text.size() < 4 || !all_digits(text.substr(0, 4))) return std::nullopt;
        const auto length = static_cast<std::size_t>((text[2] - '0') * 10 + (text[3] - '0'));
        if (text.size() - 4 < length) return std::nullopt;
        if (!elements.emplace(text.substr(0, 2), text.substr(4, length)).second) {
            return std::nullopt;
        }
        text.remove_prefix(4 + length);
    }
    return elements;
}

std::string_view value_of(const Elements& elements, std::string_view tag) {
    const auto found = elements.find(tag);
    return found == elements.end() ? std::string_view{} : found->second;
}

bool crc_fits(std::string_view payload) {
    if (payload.size() <= kCrcBytes) return false;
    const std::string_view head = payload.substr(0, payload.size() - 4);
    if (!head.ends_with("6304")) return false;
    std::string printed{payload.substr(payload.size() - 4)};
    // Banks print lower case too, against the standard.
    for (char& c : printed) c = c >= 'a' && c <= 'f' ? static_cast<char>(c - 32) : c;
    return printed == crc_text(crc16(head));
}

std::optional<Problem> read_beneficiary(std::string_view text, Transfer& transfer) {
    const auto account = read_elements(text);
    if (!account || value_of(*account, "00") != kApplication) {
        return not_read({"không phải mã của NAPAS 247", "it is no code of NAPAS 247"}, "38");
    }
    const auto holder = read_elements(value_of(*account, "01"));
    const std::string_view service = value_of(*account, "02");
    if (!holder || holder->size() != 2 || !is_bin(value_of(*holder, "00")) ||
        !is_account(value_of(*holder, "01"))) {
        return not_read({"ngân hàng hoặc tài khoản sai", "the bank or the account is wrong"}, "38");
    }
    if (service != kToAccount && service != kToCard) {
        return not_read({"dịch vụ chuyển tiền lạ", "the transfer service is unknown"}, "38");
    }
    transfer.bin = value_of(*holder, "00");
    transfer.account = value_of(*holder, "01");
    transfer.to_card = service == kToCard;
    return std::nullopt;
}

std::optional<Problem> read_amount(const Elements& elements, Transfer& transfer) {
    if (!elements.contains("54")) return std::nullopt;
    const std::string_view text = value_of(elements, "54");
    std::int64_t dong = 0;
    if (text.size() > 13 || !all_digits(text)) dong = kAmountLimit;
    for (const char digit : text.substr(0, dong == 0 ? 13 : 0)) dong = dong * 10 + (digit - '0');
    if (dong < 1 || dong >= kAmountLimit) {
        return not_read({"số tiền sai", "the amount is wrong"}, "54");
    }
    transfer.amount = Money::from_dong(dong);
    return std::nullopt;
}

std::optional<Problem> read_texts(const Elements& elements, Transfer& transfer) {
    const auto more = read_elements(value_of(elements, "62"));
    if (!more) return not_read({"độ dài bên trong sai", "an inner length is wrong"}, "62");
    for (const auto& [tag, text] : *more) {
        if (text.size() > 25) return not_read({"thông tin quá dài", "a text is too long"}, "62");
    }
    transfer.bill_number = value_of(*more, "01");
    transfer.reference = value_of(*more, "05");
    transfer.terminal = value_of(*more, "07");
    transfer.purpose = value_of(*more, "08");
    transfer.merchant_category = value_of(elements, "52");
    transfer.name = value_of(elements, "59");
    transfer.city = value_of(elements, "60");
    return std::nullopt;
}

}  // namespace

std::uint16_t crc16(std::string_view bytes) {
    std::uint32_t crc = 0xFFFF;
    for (const char byte : bytes) {
        crc ^= static_cast<std::uint32_t>(static_cast<unsigned char>(byte)) << 8;
        for (int bit = 0; bit < 8; ++bit) crc = crc & 0x8000 ? crc << 1 ^ 0x1021 : crc << 1;
    }
    return static_cast<std::uint16_t>(crc & 0xFFFF);
}

Result<std::string> build(const Transfer& transfer) {
    if (auto problem = refuse_transfer(transfer)) return *std::move(problem);
    const std::array<PlainText, 6> texts{{{"bill_number", transfer.bill_number, 25},
                                          {"reference", transfer.reference, 25},
                                          {"terminal", transfer.terminal, 25},
                                          {"purpose", transfer.purpose, 25},
                                          {"name", transfer.name, 25},
                                          {"city", transfer.city, 15}}};
    for (const PlainText& text : texts) {
        if (auto problem = refuse_text(text)) return *std::move(problem);
    }
    const std::string more = element_if("01", texts[0].text) + element_if("05", texts[1].text) +
                             element_if("07", texts[2].text) + element_if("08", texts[3].text);
    if (more.size() > 99) {
        return not_built("purpose",
                         {"số hóa đơn, tham chiếu, quầy và nội dung cộng lại quá dài",
                          "bill number, reference, terminal and purpose are too long together"},
                         {"viết nội dung ngắn lại", "make the purpose shorter"});
    }
    const std::string holder = element("00", transfer.bin) + element("01", transfer.account);
    std::string payload =
        element("00", "01") + element("01", transfer.amount ? "12" : "11") +
        element("38", element("00", kApplication) + element("01", holder) +
                          element("02", transfer.to_card ? kToCard : kToAccount)) +
        element_if("52", transfer.merchant_category) + element("53", "704") +
        (transfer.amount ? element("54", std::to_string(transfer.amount->dong())) : "") +
        element("58", "VN") + element_if("59", texts[4].text) + element_if("60", texts[5].text) +
        element_if("62", more) + "6304";
    payload += crc_text(crc16(payload));
    return payload;
}

Result<Transfer> parse(std::string_view payload) {
    if (payload.size() > kMaxBytes) return not_read({"mã quá dài", "it is too long"});
    if (!payload.starts_with("000201")) {
        return not_read({"không phải mã thanh toán", "it is no payment code"}, "00");
    }
    if (!crc_fits(payload)) {
        return not_read({"sai mã kiểm tra CRC, mã có thể bị hỏng hoặc bị sửa",
                         "its CRC is wrong, it may be damaged or altered"},
                        "63");
    }
    const auto elements = read_elements(payload);
    if (!elements || value_of(*elements, "63").size() != 4) {
        return not_read({"cấu trúc hoặc độ dài sai", "its structure or a length is wrong"});
    }
    Transfer transfer;
    if (auto problem = read_beneficiary(value_of(*elements, "38"), transfer)) {
        return *std::move(problem);
    }
    if (value_of(*elements, "53") != "704" || value_of(*elements, "58") != "VN") {
        return not_read(
            {"không phải chuyển khoản bằng đồng Việt Nam", "it is no transfer in Vietnamese đồng"},
            "53");
    }
    if (auto problem = read_amount(*elements, transfer)) return *std::move(problem);
    if (auto problem = read_texts(*elements, transfer)) return *std::move(problem);
    return transfer;
}

}  // namespace kiosk::vietqr
