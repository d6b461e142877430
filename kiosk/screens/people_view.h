// What the screens of the log and of the people at the till show. Plain values; any thread.
#pragma once

#include <optional>
#include <vector>

#include "kiosk/core/ids.h"
#include "kiosk/core/log.h"
#include "kiosk/core/staff.h"
#include "kiosk/screens/office_view.h"

namespace kiosk::screens {

enum class LogSpan { Today, Week, Month, Always };

struct LogView {
    LogPart part{LogPart::All};
    LogSpan span{LogSpan::Week};
    TableAsk ask;
    LogFilter filter;  // as it was asked for
    LogPage page;
    bool loading{false};
    bool exporting{false};
};

struct PeopleView {
    TableAsk ask;
    std::vector<Staff> all;
    std::vector<std::size_t> shown;  // of `all`, as asked for
    bool loading{false};
    std::optional<StaffCode> edited;  // whose form is open; none: somebody new
    std::optional<FormView> form;
};

}  // namespace kiosk::screens
