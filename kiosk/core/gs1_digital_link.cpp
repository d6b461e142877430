// GS1 Digital Link: the part of gs1.h that reads an identifier out of a web address.
#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "kiosk/core/gs1.h"
#include "kiosk/core/gs1_identifiers.h"

namespace kiosk::gs1 {
namespace {

constexpr std::size_t kMaxBytes = 4096;
constexpr std::size_t npos = std::string_view::npos;

struct PrimaryKey {
    std::string_view ai;
    std::array<std::string_view, 4> qualifiers;  // in the order they must have; "" where fewer
};

constexpr PrimaryKey kPrimaryKeys[] = {
    {"00", {}},
    {"01", {"22", "10", "21", "235"}},
    {"253", {}},
    {"255", {}},
    {"401", {}},
    {"402", {}},
    {"414", {"254", "7040", "", ""}},
    {"417", {"7040", "", "", ""}},
    {"8003", {}},
    {"8004", {"7040", "", "", ""}},
    {"8006", {"22", "10", "21", ""}},
    {"8010", {"8011", "", "", ""}},
    {"8013", {}},
    {"8017", {"8019", "", "", ""}},
    {"8018", {"8019", "", "", ""}},
};

Problem no_link(Text why, std::string field = {}) {
    return Problem{{"Không phải GS1 Digital Link", "This is no GS1 Digital Link"},
                   std::move(why),
                   {"quét mã khác trên sản phẩm", "scan another code of the product"},
                   std::move(field)};
}

const PrimaryKey* primary_key(std::string_view segment) {
    for (const PrimaryKey& key : kPrimaryKeys) {
        if (key.ai == segment) return &key;
    }
    return nullptr;
}

bool is_uri_character(char c) {
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) return true;
    return c != '\0' && std::string_view{"-._~:/?#[]@!$&'()*+,;=%"}.find(c) != npos;
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

std::optional<std::string> percent_decoded(std::string_view text) {
    std::string decoded;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            decoded += text[at];
            continue;
        }
        if (at + 2 >= text.size()) return std::nullopt;
        const int high = hex_digit(text[at + 1]);
        const int low = hex_digit(text[at + 2]);
        if (high < 0 || low < 0) return std::nullopt;
        decoded += static_cast<char>(high * 16 + low);
        at += 2;
    }
    return decoded;
}

std::vector<std::string_view> split(std::string_view text, std::string_view separators) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t end = text.find_first_of(separators);
        parts.push_back(text.substr(0, end));
        if (end == npos) return parts;
        text.remove_prefix(end + 1);
    }
}

// The address without "https://host/": nullopt when it is no web address.
std::optional<std::string_view> after_host(std::string_view uri) {
    std::string scheme{uri.substr(0, uri.find("://"))};
    std::transform(scheme.begin(), scheme.end(), scheme.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if ((scheme != "http" && scheme != "https") || scheme.size() == uri.size()) {
        return std::nullopt;
    }
    uri.remove_prefix(scheme.size() + 3);
    const std::size_t host = uri.find_first_of("/?#");
    if (host == 0 || host == npos || uri[host] != '/') return std::nullopt;
    return uri.substr(host + 1);
}

std::optional<Problem> add(Elements& elements, std::string_view ai, std::string_view encoded) {
    const auto value = percent_decoded(encoded);
    if (!value) {
        return no_link({"mã hóa phần trăm sai", "its percent-encoding is wrong"}, std::string{ai});
    }
    if (auto why = refuse_value(ai, *value)) return no_link(*std::move(why), std::string{ai});
    const auto [held, added] = elements.values.emplace(ai, *value);
    if (!added && held->second != *value) {
        return no_link({"(" + held->first + ") có hai giá trị khác nhau",
                        "(" + held->first + ") has two different values"},
                       held->first);
    }
    return std::nullopt;
}

std::optional<Problem> read_path(Elements& elements, std::string_view path, LinkGtins gtins) {
    const std::vector<std::string_view> segments = split(path, "/");
    if (segments.back().empty()) {
        return no_link({"địa chỉ kết thúc bằng dấu /", "the address ends with a slash"});
    }
    // From the right: what stands in front of the key is the host's own business, and the key with
    // its qualifiers must reach to the end, in pairs.
    const PrimaryKey* key = nullptr;
    std::size_t at = segments.size();
    while (key == nullptr && at >= 2) {
        at -= 2;
        key = primary_key(segments[at]);
    }
    if (key == nullptr) {
        return no_link({"địa chỉ không có mã chính GS1", "the address has no GS1 primary key"});
    }
    std::string value{segments[at + 1]};
    if (key->ai == "01" && gtins == LinkGtins::AnyLength) value = gtin14(value).value_or(value);
    if (auto problem = add(elements, key->ai, value)) return problem;
    const auto* qualifier = key->qualifiers.begin();
    for (at += 2; at < segments.size(); at += 2) {
        qualifier = std::find(qualifier, key->qualifiers.end(), segments[at]);
        if (qualifier == key->qualifiers.end() || segments[at].empty()) {
            return no_link({"(" + std::string{segments[at]} + ") không được đứng ở đây",
                            "(" + std::string{segments[at]} + ") may not stand here"},
                           std::string{segments[at]});
        }
        if (auto problem = add(elements, *qualifier++, segments[at + 1])) return problem;
    }
    return std::nullopt;
}

std::optional<Problem> read_query(Elements& elements, std::string_view query) {
    for (const std::string_view part : split(query, "&;")) {
        const std::size_t equals = part.find('=');
        const std::string_view key = part.substr(0, equals);
        // Words (linkType, utm_source …) are the host's own business.
        if (key.empty() || !all_digits(key)) continue;
        const std::string_view value = equals == npos ? "" : part.substr(equals + 1);
        if (auto problem = add(elements, key, value)) return problem;
    }
    return std::nullopt;
}

}  // namespace

Result<Elements> parse_digital_link(std::string_view uri, LinkGtins gtins) {
    if (uri.size() > kMaxBytes) return no_link({"địa chỉ quá dài", "the address is too long"});
    if (!std::all_of(uri.begin(), uri.end(), is_uri_character)) {
        return no_link({"địa chỉ có ký tự không được phép",
                        "the address holds a character that is not allowed"});
    }
    const auto rest = after_host(uri);
    if (!rest) return no_link({"không phải địa chỉ web", "it is no web address"});
    const std::string_view unfragmented = rest->substr(0, rest->find('#'));
    const std::size_t question = unfragmented.find('?');
    Elements elements;
    if (auto problem = read_path(elements, unfragmented.substr(0, question), gtins)) {
        return *std::move(problem);
    }
    if (question != npos) {
        if (auto problem = read_query(elements, unfragmented.substr(question + 1))) {
            return *std::move(problem);
        }
    }
    return elements;
}

}  // namespace kiosk::gs1
