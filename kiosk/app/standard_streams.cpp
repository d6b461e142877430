#include "kiosk/app/standard_streams.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <iostream>
#include <utility>

namespace kiosk::app {
namespace {

constexpr std::size_t kChunkBytes = 1 << 16;
// A signal between asking stop() and waiting would otherwise wait for the next byte.
constexpr int kAskAgainMs = 200;

}  // namespace

void hold_standard_streams() {
    for (int descriptor = 0; descriptor <= STDERR_FILENO; ++descriptor) {
        if (::fcntl(descriptor, F_GETFD) >= 0 || errno != EBADF) continue;
        // The wrong way round on purpose, so that its use is an error instead of a silence; what
        // was meant for people may be lost.
        const int flags = descriptor == STDOUT_FILENO ? O_RDONLY : O_WRONLY;
        if (::open("/dev/null", flags) != descriptor) ::_exit(3);
    }
}

bool standard_output_took_all() {
    std::cout.flush();
    return std::cout.good();
}

std::optional<std::string> read_standard_input(const std::function<bool()>& stop) {
    std::string all;
    while (!stop()) {
        pollfd waiting{STDIN_FILENO, POLLIN, 0};
        const int ready = ::poll(&waiting, 1, kAskAgainMs);
        if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
        std::array<char, kChunkBytes> chunk;
        const ssize_t got = ::read(STDIN_FILENO, chunk.data(), chunk.size());
        if (got == 0) break;
        if (got < 0 && errno != EINTR && errno != EAGAIN) return std::nullopt;
        if (got > 0) all.append(chunk.data(), static_cast<std::size_t>(got));
    }
    return all;
}

Problem unreadable_file(const std::string& file, int error) {
    const Text name{file, file};
    if (error == ENOENT || error == ENOTDIR) {
        return {name,
                {"không có tệp này", "there is no such file"},
                {"kiểm tra lại tên và thư mục", "check its name and its folder"}};
    }
    if (error == EISDIR) {
        return {name,
                {"là thư mục, không phải tệp", "is a folder, not a file"},
                {"ghi tên một tệp trong thư mục này", "name a file in it"}};
    }
    if (error == EACCES) {
        return {name,
                {"không có quyền đọc tệp", "there is no right to read it"},
                {"cấp quyền đọc cho người dùng này", "give this user the right to read it"}};
    }
    const std::string reason = std::strerror(error);
    return {name,
            {"không đọc được tệp (" + reason + ")", "the file cannot be read (" + reason + ")"},
            {"chép lại tệp rồi thử lại", "copy it again, then try again"}};
}

Result<LineReader> LineReader::open(const std::string& file, std::size_t limit,
                                    std::function<bool()> stop) {
    if (file == "-") return LineReader{STDIN_FILENO, limit, std::move(stop)};
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    const int why = errno;
    struct stat status {};
    if (descriptor >= 0 && ::fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) {
        ::close(descriptor);
        return unreadable_file(file, EISDIR);
    }
    if (descriptor < 0) return unreadable_file(file, why);
    return LineReader{descriptor, limit, std::move(stop)};
}

LineReader::LineReader(int descriptor, std::size_t limit, std::function<bool()> stop)
    : descriptor_{descriptor}, limit_{limit}, stop_{std::move(stop)} {}

LineReader::LineReader(LineReader&& other) noexcept
    : descriptor_{std::exchange(other.descriptor_, -1)},
      limit_{other.limit_},
      stop_{std::move(other.stop_)},
      buffer_{std::move(other.buffer_)},
      at_{other.at_},
      ended_{other.ended_},
      failed_{other.failed_} {}

LineReader::~LineReader() {
    if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
}

// False: nothing more will come.
bool LineReader::fill() {
    while (!ended_ && !failed_ && !stop_()) {
        pollfd waiting{descriptor_, POLLIN, 0};
        const int ready = ::poll(&waiting, 1, kAskAgainMs);
        if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
        std::array<char, kChunkBytes> chunk;
        const ssize_t got = ::read(descriptor_, chunk.data(), chunk.size());
        if (got > 0) {
            buffer_.erase(0, at_);
            at_ = 0;
            buffer_.append(chunk.data(), static_cast<std::size_t>(got));
            return true;
        }
        ended_ = got == 0;
        failed_ = got < 0 && errno != EINTR && errno != EAGAIN;
    }
    return false;
}

LineReader::Line LineReader::next(std::string& line) {
    line.clear();
    bool is_too_long = false;
    for (;;) {
        if (stop_()) return Line::End;
        const std::size_t end = buffer_.find('\n', at_);
        const std::size_t until = end == std::string::npos ? buffer_.size() : end;
        line.append(buffer_, at_, until - at_);
        at_ = end == std::string::npos ? until : end + 1;
        is_too_long = is_too_long || line.size() > limit_;
        if (is_too_long) line.clear();
        if (end != std::string::npos) return is_too_long ? Line::TooLong : Line::Read;
        if (fill()) continue;
        if (stop_()) return Line::End;
        if (failed_) return Line::Fault;
        if (is_too_long) return Line::TooLong;
        return line.empty() ? Line::End : Line::Read;
    }
}

}  // namespace kiosk::app
