// Sounds that disturb nobody: gentle, short, without clicks; and silence where there is nothing to
// sound from.
#include "platform/sound.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <future>
#include <string>

#include "tests/support/catch.h"

using namespace platform;

TEST_CASE("every chime is soft, short and begins and ends in silence", "[sound]") {
    for (const Chime chime : {Chime::Read, Chime::Unknown, Chime::Warning}) {
        const auto samples = samples_of(chime);
        REQUIRE(samples.size() > kSoundRate / 10);
        CHECK(samples.size() < kSoundRate / 2);
        CHECK(std::abs(samples.front()) < 50);
        CHECK(samples.back() == 0);
        int loudest = 0, jump = 0;
        for (std::size_t i = 1; i < samples.size(); ++i) {
            loudest = std::max(loudest, std::abs(int{samples[i]}));
            jump = std::max(jump, std::abs(samples[i] - samples[i - 1]));
        }
        CHECK(loudest > 2'000);   // heard
        CHECK(loudest < 10'000);  // never startling: a third of full scale
        CHECK(jump < 2'000);      // no click
    }
    CHECK(samples_of(Chime::Read) != samples_of(Chime::Unknown));
}

TEST_CASE("a machine without a loudspeaker stays silent and says so once", "[sound]") {
    ::setenv("SDL_AUDIODRIVER", "nothing-of-this-name", 1);
    std::atomic<int> lines{0};
    std::promise<void> told;
    {
        Sound sound{[&](const std::string&) {
            if (lines++ == 0) told.set_value();
        }};
        sound.play(Chime::Read);
        REQUIRE(told.get_future().wait_for(std::chrono::seconds{20}) == std::future_status::ready);
        for (int i = 0; i < 3; ++i) sound.play(Chime::Unknown);
    }
    ::unsetenv("SDL_AUDIODRIVER");
    CHECK(lines == 1);
}
