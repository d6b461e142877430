#include "platform/decoder_wire.h"

#include <poll.h>
#include <sys/socket.h>
#include <time.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace platform::wire {
namespace {

void put(std::string& into, std::int32_t number) {
    into.append(reinterpret_cast<const char*>(&number), sizeof number);
}

void put(std::string& into, const std::string& text) {
    put(into, static_cast<std::int32_t>(text.size()));
    into += text;
}

// Reads what put() wrote; any wrong length ends it, for the child may have been damaged.
struct Reader {
    const std::string& bytes;
    std::size_t at{0};
    bool good{true};

    std::int32_t number() {
        std::int32_t value = 0;
        if (bytes.size() - at < sizeof value) {
            good = false;
            return 0;
        }
        std::memcpy(&value, bytes.data() + at, sizeof value);
        at += sizeof value;
        return value;
    }
    std::string text() {
        const std::int32_t size = number();
        if (size < 0 || bytes.size() - at < static_cast<std::size_t>(size)) {
            good = false;
            return {};
        }
        std::string out = bytes.substr(at, static_cast<std::size_t>(size));
        at += static_cast<std::size_t>(size);
        return out;
    }
};

}  // namespace

std::int64_t monotonic_ms() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<std::int64_t>(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
}

bool write_all(int socket, const void* data, std::size_t size) {
    const char* from = static_cast<const char*>(data);
    while (size > 0) {
        const ssize_t sent = ::send(socket, from, size, MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return false;
        from += sent;
        size -= static_cast<std::size_t>(sent);
    }
    return true;
}

bool is_readable(int socket, int within_ms) {
    const std::int64_t until = monotonic_ms() + within_ms;
    while (true) {
        const auto left = static_cast<int>(std::max<std::int64_t>(0, until - monotonic_ms()));
        pollfd wait{socket, POLLIN, 0};
        const int ready = ::poll(&wait, 1, left);
        if (ready < 0 && errno == EINTR) continue;
        return ready > 0;
    }
}

bool read_all(int socket, void* data, std::size_t size, std::int64_t deadline_ms) {
    char* into = static_cast<char*>(data);
    while (size > 0) {
        if (deadline_ms > 0) {
            const std::int64_t left = deadline_ms - monotonic_ms();
            if (!is_readable(socket, static_cast<int>(std::max<std::int64_t>(0, left)))) {
                return false;
            }
        }
        const ssize_t got = ::recv(socket, into, size, 0);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        into += got;
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

std::string packed(const std::vector<kiosk::ScannedText>& found) {
    std::string bytes;
    put(bytes, static_cast<std::int32_t>(found.size()));
    for (const kiosk::ScannedText& one : found) {
        put(bytes, one.symbology);
        put(bytes, one.bytes);
        put(bytes, one.is_gs1 ? 1 : 0);
        for (const kiosk::ScannedText::Point& point : one.position) {
            put(bytes, point.x);
            put(bytes, point.y);
        }
    }
    return bytes;
}

std::optional<std::vector<kiosk::ScannedText>> unpacked(const std::string& bytes) {
    Reader reader{bytes};
    std::vector<kiosk::ScannedText> found;
    const std::int32_t count = reader.number();
    for (std::int32_t i = 0; i < count && reader.good; ++i) {
        kiosk::ScannedText one;
        one.symbology = reader.text();
        one.bytes = reader.text();
        one.is_gs1 = reader.number() != 0;
        for (kiosk::ScannedText::Point& point : one.position) {
            point.x = reader.number();
            point.y = reader.number();
        }
        found.push_back(std::move(one));
    }
    if (!reader.good) return std::nullopt;
    return found;
}

}  // namespace platform::wire
