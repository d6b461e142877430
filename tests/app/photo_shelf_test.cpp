#include "kiosk/app/photo_shelf.h"

#include <algorithm>

#include "tests/support/catch.h"

using namespace kiosk;
using app::PhotoShelf;

namespace {

constexpr std::size_t kOne = 100 * 100 * 4;

screens::Picture picture(std::uint64_t texture) { return {texture, 100, 100, 0, false}; }

}  // namespace

TEST_CASE("photographs are kept within their bytes, and those looked at stay", "[app][photo]") {
    PhotoShelf shelf{3 * kOne};
    for (std::uint64_t i = 1; i <= 5; ++i) {
        CHECK(shelf.look("p" + std::to_string(i), 128).standing == PhotoShelf::Standing::Unknown);
        shelf.want("p" + std::to_string(i), 128);
        shelf.put("p" + std::to_string(i), 128, picture(i));
    }
    // All five are on the screen: none may vanish from under the frame.
    CHECK(shelf.next_frame().empty());
    CHECK(shelf.bytes() == 5 * kOne);
    shelf.look("p1", 128);
    shelf.next_frame();
    shelf.look("p1", 128);
    std::vector<std::uint64_t> dropped = shelf.next_frame();
    std::sort(dropped.begin(), dropped.end());
    CHECK(dropped.size() == 2);
    CHECK(std::find(dropped.begin(), dropped.end(), 1U) == dropped.end());
    CHECK(shelf.bytes() == 3 * kOne);
    CHECK(shelf.look("p1", 128).picture.texture == 1);
}

TEST_CASE("a photograph that cannot be read is asked for once", "[app][photo]") {
    PhotoShelf shelf{kOne};
    shelf.want("broken.jpg", 128);
    CHECK(shelf.look("broken.jpg", 128).standing == PhotoShelf::Standing::Wanted);
    shelf.put_broken("broken.jpg", 128);
    CHECK(shelf.look("broken.jpg", 128).standing == PhotoShelf::Standing::Broken);
    CHECK(shelf.look("broken.jpg", 128).picture.texture == 0);
    CHECK(shelf.bytes() == 0);
}
