#include "platform/serial_line.h"

#include <termios.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace platform {
namespace {

constexpr std::array<std::pair<int, speed_t>, 10> kSpeeds = {{{1'200, B1200},
                                                              {2'400, B2400},
                                                              {4'800, B4800},
                                                              {9'600, B9600},
                                                              {19'200, B19200},
                                                              {38'400, B38400},
                                                              {57'600, B57600},
                                                              {115'200, B115200},
                                                              {460'800, B460800},
                                                              {921'600, B921600}}};

speed_t speed_of(int baud) {
    for (const auto& [rate, speed] : kSpeeds) {
        if (rate == baud) return speed;
    }
    return B9600;
}

}  // namespace

bool is_baud_rate(std::int64_t baud) {
    return std::any_of(kSpeeds.begin(), kSpeeds.end(),
                       [&](const auto& one) { return one.first == baud; });
}

int set_up_serial_line(int fd, int baud) {
    termios line{};
    if (::tcgetattr(fd, &line) != 0) return errno;
    ::cfmakeraw(&line);
    line.c_cflag |= CLOCAL | CREAD;
    line.c_cflag &= ~static_cast<tcflag_t>(CRTSCTS | CSTOPB);
    line.c_cc[VMIN] = 1;
    line.c_cc[VTIME] = 0;
    ::cfsetispeed(&line, speed_of(baud));
    ::cfsetospeed(&line, speed_of(baud));
    return ::tcsetattr(fd, TCSANOW, &line) == 0 ? 0 : errno;
}

}  // namespace platform
