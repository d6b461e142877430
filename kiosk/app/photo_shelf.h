// Which photographs are kept: those looked at last, within a number of bytes. Knows names, sizes
// and textures' numbers only; making and dropping textures is the caller's. The frame thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/screens/view_state.h"

namespace kiosk::app {

class PhotoShelf {
public:
    explicit PhotoShelf(std::size_t most_bytes) : most_bytes_{most_bytes} {}

    enum class Standing { Unknown, Wanted, Here, Broken };
    struct Found {
        Standing standing{Standing::Unknown};
        screens::Picture picture;
    };
    // Looking at one keeps it.
    Found look(const std::string& name, int size_px);
    void want(const std::string& name, int size_px);
    void put(const std::string& name, int size_px, const screens::Picture& picture);
    void put_broken(const std::string& name, int size_px);

    // A new frame begins. Answers the textures that nobody looked at for longest and that are too
    // many: never one of the frame before.
    std::vector<std::uint64_t> next_frame();
    std::size_t bytes() const { return bytes_; }

private:
    struct Entry {
        Standing standing{Standing::Wanted};
        screens::Picture picture;
        std::int64_t looked_at{0};  // frame
    };
    using Key = std::pair<std::string, int>;

    std::size_t most_bytes_;
    std::size_t bytes_{0};
    std::int64_t frame_{1};
    std::map<Key, Entry> entries_;
};

}  // namespace kiosk::app
