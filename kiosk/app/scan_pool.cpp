#include "kiosk/app/scan_pool.h"

#include <sched.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <thread>

#include "kiosk/app/command.h"
#include "platform/decoder_process.h"
#include "platform/picture.h"
#include "platform/video.h"

namespace kiosk::app {
namespace {

using namespace std::chrono_literals;

constexpr auto kStopPeriod = 50ms;  // a signal wakes no condition variable

std::size_t cores() {
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    if (::sched_getaffinity(0, sizeof allowed, &allowed) != 0) return 1;
    return static_cast<std::size_t>(std::max(1, CPU_COUNT(&allowed)));
}

// The decoder speaks of "this picture": here it has a name.
Problem named(Problem problem, const std::string& file) {
    problem.why = {problem.what.vi + " " + problem.why.vi, problem.what.en + " " + problem.why.en};
    problem.what = {file, file};
    problem.to_do = {"xem lại tệp này", "look at this file"};
    return problem;
}

// A video several threads work on: each takes the next picture and decodes it.
class SharedVideo {
public:
    explicit SharedVideo(std::unique_ptr<platform::VideoSource> source)
        : source_{std::move(source)} {}

    // The next picture's number; nullopt: there are no more.
    std::optional<std::size_t> take(platform::Picture& picture) {
        const std::lock_guard lock{mutex_};
        if (ended_) return std::nullopt;
        const Result<bool> more = source_->next(picture);
        ended_ = !more || !*more;
        if (!more) problem_ = more.problem();
        if (ended_) return std::nullopt;
        ++at_work_;
        return taken_++;
    }
    void end() {
        const std::lock_guard lock{mutex_};
        ended_ = true;
    }
    // True for the last one of an ended video.
    bool put_back(std::size_t number, std::vector<ScannedText> found, std::int64_t time_ms) {
        const std::lock_guard lock{mutex_};
        for (ScannedText& one : found) {
            one.time_ms = time_ms;
            found_[number].push_back(std::move(one));
        }
        --at_work_;
        return is_done();
    }
    bool is_finished() {
        const std::lock_guard lock{mutex_};
        return is_done();
    }
    FileScan result() {
        const std::lock_guard lock{mutex_};
        FileScan scan;
        scan.is_video = true;
        scan.problem = problem_;
        std::set<std::string> seen;
        for (auto& [number, codes] : found_) {
            for (ScannedText& one : codes) {
                if (seen.insert(one.symbology + '\n' + one.bytes).second) {
                    scan.found.push_back(std::move(one));
                }
            }
        }
        return scan;
    }

private:
    bool is_done() const { return ended_ && at_work_ == 0; }

    std::mutex mutex_;
    std::unique_ptr<platform::VideoSource> source_;
    std::map<std::size_t, std::vector<ScannedText>> found_;
    std::optional<Problem> problem_;
    std::size_t taken_{0}, at_work_{0};
    bool ended_{false};
};

class Pool {
public:
    Pool(const std::vector<std::string>& files, const ScanFilesHooks& hooks)
        : files_{files}, hooks_{hooks} {
        // Before there are threads: Ctrl-C must reach the one that waits for standard input.
        if (std::count(files.begin(), files.end(), "-") > 0) standard_input_ = read_input("-");
    }

    void run(std::size_t count) {
        std::vector<std::thread> threads;
        for (std::size_t i = 0; i < count; ++i) threads.emplace_back([this] { work(); });
        tell_in_order();
        for (std::thread& thread : threads) thread.join();
    }

private:
    void tell_in_order() {
        std::size_t told = 0;
        while (told < files_.size()) {
            std::unique_lock lock{mutex_};
            changed_.wait_for(lock, kStopPeriod, [&] { return done_.count(told) > 0; });
            if (hooks_.stop()) return;
            const std::size_t done = told + done_.size();
            const auto next = done_.find(told);
            if (next == done_.end()) {
                lock.unlock();
                hooks_.progressed(done, files_.size());
                continue;
            }
            const FileScan scan = std::move(next->second);
            done_.erase(next);
            lock.unlock();
            hooks_.progressed(done, files_.size());
            hooks_.scanned(files_[told], scan);
            ++told;
        }
    }

    void work() {
        platform::DecoderProcess decoder{hooks_.decoder};
        decoder.give_up_when(hooks_.stop);
        while (!hooks_.stop()) {
            std::optional<std::size_t> file;
            std::shared_ptr<SharedVideo> video;
            {
                std::unique_lock lock{mutex_};
                if (next_file_ < files_.size()) {
                    file = next_file_++;
                    ++busy_;
                } else if (!videos_.empty()) {
                    video = videos_.begin()->second;
                } else if (busy_ == 0) {
                    return;
                } else {
                    // A video may still be opened that wants help.
                    changed_.wait_for(lock, kStopPeriod);
                    continue;
                }
            }
            if (file) {
                scan_file(*file, decoder);
                const std::lock_guard lock{mutex_};
                --busy_;
            } else {
                help_with(*video, decoder);
                std::unique_lock lock{mutex_};
                // Others still decode its last pictures.
                if (!videos_.empty() && videos_.begin()->second == video) {
                    changed_.wait_for(lock, kStopPeriod);
                }
            }
            changed_.notify_all();
        }
    }

    void scan_file(std::size_t number, platform::DecoderProcess& decoder) {
        const std::string& file = files_[number];
        if (file == "-" || !platform::is_video(file)) {
            finish(number, scan_picture(file, decoder));
            return;
        }
        auto source = platform::VideoSource::open(file, false);
        if (!source) {
            finish(number, FileScan{{}, true, source.problem()});
            return;
        }
        const auto video = std::make_shared<SharedVideo>(std::move(*source));
        {
            const std::lock_guard lock{mutex_};
            videos_[number] = video;
        }
        changed_.notify_all();
        help_with(*video, decoder);
        while (!video->is_finished() && !hooks_.stop()) {
            std::unique_lock lock{mutex_};
            changed_.wait_for(lock, kStopPeriod);
        }
        {
            const std::lock_guard lock{mutex_};
            videos_.erase(number);
        }
        finish(number, video->result());
    }

    void help_with(SharedVideo& video, platform::DecoderProcess& decoder) {
        platform::Picture picture;
        while (const auto number = video.take(picture)) {
            auto found = decoder.decode_thoroughly(picture.luma);
            std::vector<ScannedText> codes;
            if (found) codes = std::move(*found);
            if (hooks_.stop()) video.end();
            if (video.put_back(*number, std::move(codes), picture.time_ms)) changed_.notify_all();
        }
    }

    FileScan scan_picture(const std::string& file, platform::DecoderProcess& decoder) const {
        const Result<platform::Picture> picture =
            file == "-" ? platform::read_picture_bytes(standard_input_)
                        : platform::read_picture(file);
        if (!picture) return FileScan{{}, false, picture.problem()};
        auto found = decoder.decode_thoroughly(picture->luma);
        if (found) return FileScan{std::move(*found), false, {}};
        // What it died of is one of many steps: a camera's quick look may do without it.
        auto again = decoder.decode_frame(picture->luma);
        if (again && !again->empty()) return FileScan{std::move(*again), false, {}};
        return FileScan{{}, false, named(found.problem(), file)};
    }

    void finish(std::size_t number, FileScan scan) {
        const std::lock_guard lock{mutex_};
        done_[number] = std::move(scan);
        changed_.notify_all();
    }

    const std::vector<std::string>& files_;
    const ScanFilesHooks& hooks_;
    std::string standard_input_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::size_t next_file_{0};
    std::size_t busy_{0};  // threads with a file of their own
    std::map<std::size_t, std::shared_ptr<SharedVideo>> videos_;  // that want help
    std::map<std::size_t, FileScan> done_;                        // not yet told
};

}  // namespace

void scan_files(const std::vector<std::string>& files, std::size_t threads,
                const ScanFilesHooks& hooks) {
    if (threads == 0) threads = cores();
    const bool has_video = std::any_of(files.begin(), files.end(),
                                       [](const auto& f) { return platform::is_video(f); });
    if (!has_video) threads = std::min(threads, files.size());
    Pool{files, hooks}.run(std::max<std::size_t>(1, threads));
}

}  // namespace kiosk::app
