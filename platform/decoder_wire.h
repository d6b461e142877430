// What the decoder's process and its child say to each other over their socket. Private to
// platform/. Both ends are the same program, so integers go in the machine's own order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/core/scanned_text.h"

namespace platform::wire {

inline constexpr std::size_t kSharedBytes = 64'000'000;  // a picture of 64 megapixels
inline constexpr std::uint32_t kMaxAnswerBytes = 1 << 20;
inline constexpr char kStill = 's', kFrame = 'f';

struct Request {
    std::int32_t width{0}, height{0};
    char mode{kFrame};
    float budget_ms{0};  // of a live frame
};

bool write_all(int socket, const void* data, std::size_t size);
// Waits until `deadline_ms` of the monotonic clock; 0: for ever. False on end, error or time-out.
bool read_all(int socket, void* data, std::size_t size, std::int64_t deadline_ms);
bool is_readable(int socket, int within_ms);  // also at its end
std::int64_t monotonic_ms();

std::string packed(const std::vector<kiosk::ScannedText>& found);
std::optional<std::vector<kiosk::ScannedText>> unpacked(const std::string& bytes);

}  // namespace platform::wire
