// Reading and writing JSON bodies: what is missing or of another kind becomes Unreadable, named by
// its path, and is told as a Problem at the edge of the caller. Private to db; pure; any thread.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "kiosk/core/money.h"

namespace db::body {

using Json = nlohmann::ordered_json;

struct Unreadable {
    std::string field;
};

// NUL, which PostgreSQL's jsonb refuses, becomes U+FFFD.
std::string storable(const std::string& text);

template <typename T>
T field(const Json& object, const char* key, const std::string& at) {
    const auto found = object.find(key);
    if (found == object.end()) throw Unreadable{at + key};
    try {
        return found->get<T>();
    } catch (const nlohmann::json::exception&) {
        throw Unreadable{at + key};
    }
}

// get<int64_t> would quietly truncate 1.5.
std::int64_t whole(const Json& object, const char* key, const std::string& at);
kiosk::Money money(const Json& object, const char* key, const std::string& at = {});
std::string text(const Json& object, const char* key, const std::string& at = {});
const Json& array(const Json& object, const char* key);

template <typename T>
T known(std::optional<T> value, const std::string& at) {
    if (!value) throw Unreadable{at};
    return *value;
}

}  // namespace db::body
