#include "kiosk/app/centre_address.h"

#include <algorithm>

namespace kiosk::app {
namespace {

std::string escaped(std::string_view text) {
    static constexpr char kDigits[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '~';
        if (plain) {
            out += c;
        } else {
            out += '%';
            out += kDigits[byte >> 4U];
            out += kDigits[byte & 15U];
        }
    }
    return out;
}

}  // namespace

bool is_whole_address(std::string_view text) {
    return text.starts_with("postgresql://") || text.starts_with("postgres://");
}

bool is_port(std::string_view text) {
    const bool figures = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    if (text.empty() || text.size() > 5 || !figures) return false;
    const int port = std::stoi(std::string{text});
    return port >= 1 && port <= 65'535;
}

std::string url_of(const CentreAddress& address) {
    if (is_whole_address(address.host)) return address.host;
    std::string url = "postgresql://" + escaped(address.user);
    if (!address.password.empty()) url += ":" + escaped(address.password);
    const bool bare_ipv6 = std::ranges::count(address.host, ':') > 1 && address.host[0] != '[';
    url += "@" + (bare_ipv6 ? "[" + address.host + "]" : address.host) + ":" + address.port;
    return url + "/" + escaped(address.database);
}

std::string with_root_certificate(const std::string& url, const std::string& file) {
    const char before = url.find('?') == std::string::npos ? '?' : '&';
    return url + before + "sslmode=verify-full&sslrootcert=" + escaped(file);
}

std::string centre_host(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos) return std::string{};
    std::string_view rest = url.substr(scheme + 3);
    rest = rest.substr(0, rest.find('?'));
    if (const std::size_t at = rest.rfind('@'); at != std::string_view::npos)
        rest.remove_prefix(at + 1);
    // A socket: the centre is on this machine.
    return (rest.starts_with("/") ? "localhost" : "") + std::string{rest};
}

}  // namespace kiosk::app
