// What a worker says into its inbox, waited for without sleeping: the next news of a kind.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>
#include <variant>

#include "kiosk/app/inbox.h"

// `News`: an alternative of Event whose `what` is a variant.
template <typename News>
class Ear {
public:
    kiosk::app::Inbox inbox{[this] {
        const std::lock_guard lock{mutex_};
        ++rings_;
        rang_.notify_all();
    }};

    // Skips what came before; nothing: a minute passed, or `stops` (of a News) said so.
    template <typename Kind, typename Stops>
    std::optional<Kind> hear(Stops&& stops) {
        const auto until = std::chrono::steady_clock::now() + std::chrono::minutes{1};
        while (true) {
            const int before = rings();  // first: what rings after this look is not missed
            for (auto& event : inbox.take()) heard_.push_back(std::move(event));
            while (!heard_.empty()) {
                const kiosk::app::Event event = std::move(heard_.front());
                heard_.pop_front();
                const auto* news = std::get_if<News>(&event);
                if (news == nullptr) continue;
                if (const auto* one = std::get_if<Kind>(&news->what)) return *one;
                if (stops(*news)) return std::nullopt;
            }
            std::unique_lock lock{mutex_};
            if (!rang_.wait_until(lock, until, [&] { return rings_ > before; })) {
                return std::nullopt;
            }
        }
    }

private:
    int rings() {
        const std::lock_guard lock{mutex_};
        return rings_;
    }

    std::mutex mutex_;
    std::condition_variable rang_;
    int rings_{0};
    std::deque<kiosk::app::Event> heard_;
};
