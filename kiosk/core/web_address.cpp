#include "kiosk/core/web_address.h"

#include <algorithm>

namespace kiosk {
namespace {

constexpr std::size_t kLongestHost = 253;  // RFC 1035

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

std::size_t scheme_length(std::string_view text) {
    std::string start{text.substr(0, 8)};
    std::transform(start.begin(), start.end(), start.begin(), lower);
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (start.starts_with(scheme) && text.size() > scheme.size()) return scheme.size();
    }
    return 0;
}

}  // namespace

bool is_web_address(std::string_view text) { return scheme_length(text) > 0; }

std::optional<std::string> host_of(std::string_view address) {
    const std::size_t scheme = scheme_length(address);
    if (scheme == 0) return std::nullopt;
    address.remove_prefix(scheme);
    // Browsers take a backslash for a slash, so what follows one is no host either.
    std::string_view host = address.substr(0, address.find_first_of("/?#\\"));
    if (const auto user = host.rfind('@'); user != std::string_view::npos) {
        host.remove_prefix(user + 1);
    }
    host = host.substr(0, host.find(':'));
    if (host.ends_with('.')) host.remove_suffix(1);
    const bool is_plain =
        !host.empty() && host.size() <= kLongestHost && host.front() != '.' &&
        std::all_of(host.begin(), host.end(), [](char c) {
            c = lower(c);
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '-' || c == '.';
        });
    if (!is_plain) return std::nullopt;
    std::string name{host};
    std::transform(name.begin(), name.end(), name.begin(), lower);
    return name;
}

bool is_known_host(std::string_view host, const std::vector<std::string>& known) {
    return std::any_of(known.begin(), known.end(), [&](const std::string& one) {
        if (one.empty() || !host.ends_with(one)) return false;
        const std::size_t before = host.size() - one.size();
        return before == 0 || host[before - 1] == '.';
    });
}

}  // namespace kiosk
