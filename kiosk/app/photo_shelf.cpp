#include "kiosk/app/photo_shelf.h"

#include <algorithm>

namespace kiosk::app {
namespace {

constexpr std::size_t kMostEntries = 4'000;  // also of those that are broken and hold no pixels

std::size_t bytes_of(const screens::Picture& picture) {
    return static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 4;
}

}  // namespace

PhotoShelf::Found PhotoShelf::look(const std::string& name, int size_px) {
    const auto entry = entries_.find(Key{name, size_px});
    if (entry == entries_.end()) return {};
    entry->second.looked_at = frame_;
    return {entry->second.standing, entry->second.picture};
}

void PhotoShelf::want(const std::string& name, int size_px) {
    entries_[{name, size_px}] = {Standing::Wanted, {}, frame_};
}

void PhotoShelf::put(const std::string& name, int size_px, const screens::Picture& picture) {
    Entry& entry = entries_[{name, size_px}];
    bytes_ -= bytes_of(entry.picture);
    bytes_ += bytes_of(picture);
    entry = {Standing::Here, picture, frame_};
}

void PhotoShelf::put_broken(const std::string& name, int size_px) {
    entries_[{name, size_px}] = {Standing::Broken, {}, frame_};
}

std::vector<std::uint64_t> PhotoShelf::next_frame() {
    std::vector<std::uint64_t> dropped;
    while (bytes_ > most_bytes_ || entries_.size() > kMostEntries) {
        auto oldest = entries_.end();
        for (auto entry = entries_.begin(); entry != entries_.end(); ++entry) {
            const bool may_go =
                entry->second.standing != Standing::Wanted && entry->second.looked_at + 1 < frame_;
            const bool is_older =
                oldest == entries_.end() || entry->second.looked_at < oldest->second.looked_at;
            if (may_go && is_older) oldest = entry;
        }
        if (oldest == entries_.end()) break;  // all of them are being looked at
        if (oldest->second.picture.texture != 0) dropped.push_back(oldest->second.picture.texture);
        bytes_ -= bytes_of(oldest->second.picture);
        entries_.erase(oldest);
    }
    ++frame_;
    return dropped;
}

}  // namespace kiosk::app
