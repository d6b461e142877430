#include "platform/sound.h"

#include <SDL.h>

#include <chrono>
#include <cmath>
#include <numbers>
#include <utility>

namespace platform {
namespace {

struct Note {
    double hertz;
    double seconds;
};

constexpr double kLoudness = 0.22;  // of full scale
constexpr double kAttackSeconds = 0.008;

std::vector<Note> notes_of(Chime chime) {
    switch (chime) {
        case Chime::Read:
            return {{783.99, 0.09}, {1046.50, 0.18}};
        case Chime::Unknown:
            return {{392.00, 0.22}};
        case Chime::Warning:
            return {{659.26, 0.14}, {493.88, 0.24}};
    }
    return {};
}

// A struck bar: the octave above dies sooner than the note.
double wave(const Note& note, double at) {
    const double turn = 2 * std::numbers::pi * note.hertz * at;
    const double fade = std::exp(-3.2 * at / note.seconds);
    const double attack = std::min(1.0, at / kAttackSeconds);
    const double release = std::min(1.0, (note.seconds - at) / (2 * kAttackSeconds));
    return attack * release * fade * (0.82 * std::sin(turn) + 0.18 * fade * std::sin(2 * turn));
}

}  // namespace

std::vector<std::int16_t> samples_of(Chime chime) {
    std::vector<std::int16_t> samples;
    for (const Note& note : notes_of(chime)) {
        const auto count = static_cast<int>(note.seconds * kSoundRate);
        for (int i = 0; i < count; ++i) {
            const double value = wave(note, static_cast<double>(i) / kSoundRate) * kLoudness;
            samples.push_back(static_cast<std::int16_t>(std::lround(value * 32'767)));
        }
    }
    samples.push_back(0);
    return samples;
}

Sound::Sound(std::function<void(const std::string&)> log)
    : log_{std::move(log)}, thread_{[this] { run(); }} {}

Sound::~Sound() {
    {
        const std::lock_guard lock{mutex_};
        stopping_ = true;
    }
    wished_.notify_all();
    thread_.join();
}

void Sound::play(Chime chime) {
    {
        const std::lock_guard lock{mutex_};
        next_ = chime;
    }
    wished_.notify_all();
}

void Sound::run() {
    std::unique_lock lock{mutex_};
    while (true) {
        wished_.wait(lock, [&] { return stopping_ || next_; });
        if (stopping_) return;
        const Chime chime = *std::exchange(next_, std::nullopt);
        lock.unlock();
        sound(chime);
        lock.lock();
    }
}

void Sound::sound(Chime chime) {
    SDL_AudioDeviceID device = 0;
    if (SDL_WasInit(SDL_INIT_AUDIO) != 0 || SDL_InitSubSystem(SDL_INIT_AUDIO) == 0) {
        SDL_AudioSpec wanted{};
        wanted.freq = kSoundRate;
        wanted.format = AUDIO_S16SYS;
        wanted.channels = 1;
        wanted.samples = 1024;
        device = SDL_OpenAudioDevice(nullptr, 0, &wanted, nullptr, 0);
    }
    if (device == 0) {
        if (!std::exchange(told_, true)) log_(std::string{"no sound: "} + SDL_GetError());
        return;
    }
    const std::vector<std::int16_t> samples = samples_of(chime);
    SDL_QueueAudio(device, samples.data(), static_cast<Uint32>(samples.size() * 2));
    SDL_PauseAudioDevice(device, 0);
    // Until it has sounded, and the device's own buffer with it.
    const std::chrono::milliseconds length{samples.size() * 1000 / kSoundRate + 60};
    {
        std::unique_lock lock{mutex_};
        wished_.wait_for(lock, length, [&] { return stopping_; });
    }
    SDL_CloseAudioDevice(device);
}

}  // namespace platform
