// What the flow and the delivery to the centre say to each other about being enrolled there. Plain
// values.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/core/result.h"

namespace kiosk::app {

// How a till is enrolled: what `central enroll` is told, too.
struct Enrolment {
    std::string url;  // an administrator's; used once and kept nowhere
    std::string name;
    bool new_epoch{false};
    // The centre's own root certificate; copied beside the settings. Empty: the system's roots.
    std::string certificate{};
};

struct ListRoots {};
struct TryEnrolment {  // changes nothing
    Enrolment wished;
};
struct EnrolTill {
    Enrolment wished;
};
struct CentreCommand {
    std::variant<ListRoots, TryEnrolment, EnrolTill> what;
};
struct SetCentre {};  // as the settings say now

struct RootsListed {
    std::vector<std::string> files;
};
struct EnrolmentTried {
    Text found;  // what answered
};
struct TillEnrolled {
    std::string url, name;  // the till's own
    std::int64_t epoch{1}, anew{0};
};
struct CentreRefused {
    Problem problem;
};
struct CentreNews {
    std::variant<RootsListed, EnrolmentTried, TillEnrolled, CentreRefused> what;
};

}  // namespace kiosk::app
