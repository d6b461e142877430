// Commands that take JSON lines and answer each with one: in the same order, each only after what
// it asked for is durable. A bad line is answered with {"request_id":…,"error":…,"field":…},
// records nothing, and the rest goes on. Main thread only.
#pragma once

#include <functional>
#include <string>

#include "kiosk/app/command.h"
#include "kiosk/app/request_fields.h"

namespace kiosk::app {

// Answers one request; refuses by throwing BadField.
using Recorder = std::function<Json(const Json& request)>;
// `begin` makes the recorder upon the store, which is open for writing and outlives it. Answers the
// exit status: 1 where some line recorded nothing.
int answer_lines(const Context& context, const std::string& file,
                 const std::function<Recorder(db::ShopStore&)>& begin);

}  // namespace kiosk::app
