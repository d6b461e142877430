// The centre's address: put together from what a person types, and what of it may be shown. Pure;
// any thread.
#pragma once

#include <string>
#include <string_view>

namespace kiosk::app {

struct CentreAddress {
    std::string host;  // or a whole postgresql:// address; then the rest is not used
    std::string port, database, user, password;
};
bool is_whole_address(std::string_view text);
bool is_port(std::string_view text);
// With everything escaped.
std::string url_of(const CentreAddress& address);
// The same address, its server proved by the certificate in this file.
std::string with_root_certificate(const std::string& url, const std::string& file);
// "centre.example:5432/ocop"; never name or password. Empty for an empty address.
std::string centre_host(std::string_view url);

}  // namespace kiosk::app
