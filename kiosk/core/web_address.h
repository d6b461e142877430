// The host of a web address, for showing it and for the table of known stamp systems. Addresses are
// never opened. Refuses what could pass for another host. Pure functions; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kiosk {

// "http://" or "https://" and something after it.
bool is_web_address(std::string_view text);
// In lower case, without user, port and last dot; nullopt where it is no plain host name (letters,
// digits, hyphens and dots only: other scripts come as "xn--…").
std::optional<std::string> host_of(std::string_view address);
// `host` is one of `known` or lies below it ("qr.icheck.vn" below "icheck.vn").
bool is_known_host(std::string_view host, const std::vector<std::string>& known);

}  // namespace kiosk
