// Short, gentle sounds, made here from a few sine waves: no file, no library of sounds. A thread of
// its own opens the loudspeaker when the first sound is wished and stops it after each, so that
// nothing waits for a sound server and an idle kiosk burns no processor. Any thread may play(). A
// machine without a loudspeaker stays silent; the reason is given to `log` once.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace platform {

// Read: two rising notes. Unknown: one low note. Warning: two falling notes. None is louder than
// speech, longer than half a second, or begins or ends with a click.
enum class Chime { Read, Unknown, Warning };

inline constexpr int kSoundRate = 48'000;  // samples a second, mono
std::vector<std::int16_t> samples_of(Chime chime);

class Sound {
public:
    explicit Sound(std::function<void(const std::string&)> log);
    ~Sound();
    Sound(const Sound&) = delete;
    Sound& operator=(const Sound&) = delete;

    // Returns at once. Of several wishes while one still sounds only the last is played.
    void play(Chime chime);

private:
    void run();
    void sound(Chime chime);

    std::function<void(const std::string&)> log_;
    std::mutex mutex_;
    std::condition_variable wished_;
    std::optional<Chime> next_;
    bool stopping_{false};
    bool told_{false};
    std::thread thread_;
};

}  // namespace platform
