// The decoder's process: whatever happens in the child costs one picture and nothing more.
#include "platform/decoder_process.h"

#include <sys/wait.h>

#include <chrono>
#include <csignal>
#include <cstdlib>

#include "platform/picture.h"
#include "tests/support/catch.h"

namespace {

using platform::DecoderProcess;
using platform::LumaImage;

// Whether the child misbehaves is in the environment it is started with.
struct Child {
    DecoderProcess process{OCOP_DECODER_HELPER};
    explicit Child(bool bad) { ::setenv("OCOP_TEST_CHILD", bad ? "bad" : "real", 1); }
    ~Child() { ::unsetenv("OCOP_TEST_CHILD"); }
};

LumaImage ordering(std::uint8_t order) {
    LumaImage image{64, 48};
    image.pixels[0] = order;
    return image;
}

std::string answer(DecoderProcess& process, std::uint8_t order) {
    const auto found = process.decode_frame(ordering(order));
    if (!found) return "problem";
    return found->empty() ? "nothing" : found->front().bytes;
}

}  // namespace

TEST_CASE("a child that aborts, faults or leaves costs one picture", "[decoder][process]") {
    Child child{true};
    REQUIRE(answer(child.process, 0) == "64x48");
    for (const std::uint8_t order : std::initializer_list<std::uint8_t>{1, 3, 6}) {
        CHECK(answer(child.process, order) == "problem");
        CHECK(answer(child.process, 0) == "64x48");
    }
    CHECK(child.process.restarts() == 3);
}

TEST_CASE("a child that hangs is ended after its limit", "[decoder][process]") {
    Child child{true};
    REQUIRE(answer(child.process, 0) == "64x48");
    const auto begun = std::chrono::steady_clock::now();
    CHECK(answer(child.process, 2) == "problem");
    const auto took = std::chrono::steady_clock::now() - begun;
    CHECK(took >= std::chrono::milliseconds{platform::kFrameLimitMs});
    CHECK(took < std::chrono::seconds{30});
    CHECK(answer(child.process, 0) == "64x48");
}

TEST_CASE("a child killed from outside is started again", "[decoder][process]") {
    Child child{true};
    REQUIRE(answer(child.process, 0) == "64x48");
    const pid_t first = child.process.pid();
    REQUIRE(first > 0);
    ::kill(first, SIGKILL);
    answer(child.process, 0);  // may be lost
    CHECK(answer(child.process, 0) == "64x48");
    CHECK(child.process.pid() != first);
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST_CASE("a child has no files, network, processes or signals", "[decoder][process]") {
    Child child{true};
    CHECK(answer(child.process, 4) == "");
}

TEST_CASE("a child cannot take all memory", "[decoder][process]") {
    Child child{true};
    CHECK(answer(child.process, 5) == "problem");
    CHECK(answer(child.process, 0) == "64x48");
}
#endif

TEST_CASE("a decoder that cannot be started is a problem, not an end", "[decoder][process]") {
    DecoderProcess process{"/nonexistent/program"};
    const auto found = process.decode_frame(ordering(0));
    REQUIRE(!found);
    CHECK(!found.problem().what.vi.empty());
    CHECK(!process.decode_frame(ordering(0)));
}

TEST_CASE("a picture larger than the shared memory is refused", "[decoder][process]") {
    Child child{true};
    CHECK(!child.process.decode_frame(LumaImage{9'000, 8'000}));
    CHECK(answer(child.process, 0) == "64x48");
}

TEST_CASE("the real child reads a photograph, and ends with its parent's object",
          "[decoder][process]") {
    const auto picture = platform::read_picture(std::string{OCOP_SOURCE_DIR} +
                                                "/tests/blackbox/scan-samples/qrcode-1/1.png");
    REQUIRE(picture);
    pid_t pid = -1;
    {
        Child child{false};
        const auto found = child.process.decode_thoroughly(picture->luma);
        REQUIRE(found);
        REQUIRE(found->size() == 1);
        CHECK(found->front().symbology == "QRCode");
        CHECK(found->front().bytes == "MEBKM:URL:http\\://en.wikipedia.org/wiki/Main_Page;;");
        pid = child.process.pid();
        REQUIRE(pid > 0);
    }
    CHECK(::kill(pid, 0) != 0);
}
