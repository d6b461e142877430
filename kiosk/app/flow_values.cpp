// How events and commands are copied, moved and ended: compiled here once, not in every file that
// holds one.
#include "kiosk/app/flow.h"

namespace kiosk::app {

template <KindOf<AnyEvent> Kind>
Event::Event(Kind kind) : AnyEvent(std::in_place_type<Kind>, std::move(kind)) {}

Event::Event(const Event& other) = default;
Event::Event(Event&& other) noexcept = default;
Event& Event::operator=(const Event& other) = default;
Event& Event::operator=(Event&& other) noexcept = default;
Event::~Event() = default;

template <KindOf<AnyCommand> Kind>
Command::Command(Kind kind) : AnyCommand(std::in_place_type<Kind>, std::move(kind)) {}

Command::Command(const Command& other) = default;
Command::Command(Command&& other) noexcept = default;
Command& Command::operator=(const Command& other) = default;
Command& Command::operator=(Command&& other) noexcept = default;
Command::~Command() = default;

}  // namespace kiosk::app

template void kiosk::make_each<kiosk::app::Event>(const kiosk::app::AnyEvent*);
template void kiosk::make_each<kiosk::app::Command>(const kiosk::app::AnyCommand*);
