#include "kiosk/screens/intent.h"

#include <utility>

namespace kiosk::screens {

template <KindOf<AnyIntent> Kind>
Intent::Intent(Kind kind) : AnyIntent(std::in_place_type<Kind>, std::move(kind)) {}

Intent::Intent(const Intent& other) = default;
Intent::Intent(Intent&& other) noexcept = default;
Intent& Intent::operator=(const Intent& other) = default;
Intent& Intent::operator=(Intent&& other) noexcept = default;
Intent::~Intent() = default;

}  // namespace kiosk::screens

template void kiosk::make_each<kiosk::screens::Intent>(const kiosk::screens::AnyIntent*);
