#include "kiosk/screens/touch.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace kiosk::screens {
namespace {

bool reachable(const DrawnWidget& widget) {
    return widget.touchable() && widget.enabled && !widget.covered && widget.id != 0;
}

const DrawnWidget* hit(const DrawnWidgets& drawn, Vec2 at) {
    const auto& all = drawn.all();
    for (auto it = all.rbegin(); it != all.rend(); ++it)
        if (it->touchable() && !it->covered && it->visible.contains(at)) return &*it;
    return nullptr;
}

const DrawnWidget* with_id(const DrawnWidgets& drawn, std::uint64_t id) {
    for (const DrawnWidget& widget : drawn.all())
        if (widget.id == id && reachable(widget)) return &widget;
    return nullptr;
}

// How far a widget lies in a direction; sideways distance counts double. Negative: not that way.
float distance_towards(const Rect& from, const Rect& to, Vec2 direction) {
    const Vec2 a = from.middle(), b = to.middle();
    const float dx = b.x - a.x, dy = b.y - a.y;
    const float along = dx * direction.x + dy * direction.y;
    if (along <= 1) return -1;
    const float gap = direction.x != 0
                          ? std::max({0.0F, to.y - from.bottom(), from.y - to.bottom()})
                          : std::max({0.0F, to.x - from.right(), from.x - to.right()});
    const float aside = direction.x != 0 ? std::abs(dy) : std::abs(dx);
    return along + gap * 4 + aside * 0.5F;
}

Vec2 direction_of(Key key) {
    switch (key) {
        case Key::Left:
            return {-1, 0};
        case Key::Right:
            return {1, 0};
        case Key::Up:
            return {0, -1};
        case Key::Down:
            return {0, 1};
        default:
            return {0, 0};
    }
}

}  // namespace

std::uint64_t id_of(std::string_view name) {
    std::uint64_t hash = 14695981039346656037U;  // FNV-1a
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    return hash == 0 ? 1 : hash;
}

void Touch::begin(const Input& input, const DrawnWidgets& last, const Measure& measure) {
    activated_.clear();
    keys_.clear();
    refused_ = 0;
    areas_ = std::move(next_areas_);
    next_areas_.clear();
    pointer_.insert(pointer_.end(), input.pointer.begin(), input.pointer.end());
    std::size_t done = 0;
    while (done < pointer_.size() && activated_.empty())
        pointer(pointer_[done++], last, 1.5F * measure.u);
    pointer_.erase(pointer_.begin(), pointer_.begin() + static_cast<std::ptrdiff_t>(done));
    text_ = input.text;
    if (!text_.empty()) ring_ = false;
    for (const KeyPress& press : input.keys)
        if (!navigate(press, last)) keys_.push_back(press);
}

void Touch::forget() {
    activated_.clear();
    pressed_ = focused_ = dragged_ = refused_ = 0;
    ring_ = scrolling_ = false;
    offsets_.clear();
    areas_.clear();
    next_areas_.clear();
}

bool Touch::activated(std::uint64_t id) {
    const auto found = std::find(activated_.begin(), activated_.end(), id);
    if (found == activated_.end()) return false;
    activated_.erase(found);
    return true;
}

bool Touch::key(Key key, bool control) {
    if (held_) return false;
    const auto found = std::find_if(keys_.begin(), keys_.end(), [&](const KeyPress& press) {
        return press.key == key && press.control == control;
    });
    if (found == keys_.end()) return false;
    keys_.erase(found);
    return true;
}

std::string Touch::take_text() {
    if (held_) return {};
    return std::exchange(text_, {});
}

void Touch::swallow(std::string_view text) {
    if (!held_ && text_ == text) text_.clear();
}

float Touch::scroll(std::uint64_t area, Rect rect, float hidden, float pull) {
    next_areas_.push_back({area, rect, std::max(0.0F, hidden), std::max(0.0F, pull)});
    scroll_by(next_areas_.back(), 0);
    return std::round(offsets_[area]);
}

void Touch::scroll_by(const Area& area, float by) {
    float& offset = offsets_[area.id];
    offset = std::clamp(offset + by, -area.pull, area.hidden);
}

const Touch::Area* Touch::area_at(Vec2 at) const {
    for (auto it = areas_.rbegin(); it != areas_.rend(); ++it)
        if (it->rect.contains(at)) return &*it;
    return nullptr;
}

void Touch::pointer(const PointerEvent& event, const DrawnWidgets& last, float slop) {
    switch (event.kind) {
        case PointerEvent::Kind::Down:
            return press(event.at, last);
        case PointerEvent::Kind::Move:
            return move(event.at, slop);
        case PointerEvent::Kind::Up:
            return release(event.at, last);
        case PointerEvent::Kind::Wheel:
            if (const Area* area = area_at(event.at)) scroll_by(*area, -event.wheel * 10 * slop);
    }
}

void Touch::press(Vec2 at, const DrawnWidgets& last) {
    ring_ = false;
    from_ = at;
    scrolling_ = false;
    const Area* area = area_at(at);
    dragged_ = area != nullptr ? area->id : 0;
    const DrawnWidget* widget = hit(last, at);
    pressed_ = widget != nullptr && widget->enabled ? widget->id : 0;
    if (widget != nullptr && !widget->enabled) refused_ = widget->id;
}

void Touch::move(Vec2 at, float slop) {
    if (dragged_ == 0) return;
    if (!scrolling_ && std::abs(at.y - from_.y) < slop) return;
    scrolling_ = true;  // a finger that moves means the list, not the thing under it
    pressed_ = 0;
    for (const Area& area : areas_)
        if (area.id == dragged_) scroll_by(area, from_.y - at.y);
    from_ = at;
}

void Touch::release(Vec2 at, const DrawnWidgets& last) {
    if (pressed_ != 0) {
        const DrawnWidget* widget = hit(last, at);
        if (widget != nullptr && widget->id == pressed_) {
            activated_.push_back(pressed_);
            focused_ = pressed_;
        }
    }
    pressed_ = dragged_ = 0;
    scrolling_ = false;
}

bool Touch::navigate(const KeyPress& press, const DrawnWidgets& last) {
    if (press.control) return false;
    if (press.key == Key::Tab) {
        step(last, press.shift ? -1 : 1);
        return true;
    }
    const Vec2 direction = direction_of(press.key);
    if (direction.x != 0 || direction.y != 0) {
        step_towards(last, direction);
        return true;
    }
    if (press.key != Key::Enter && press.key != Key::Space) return false;
    const DrawnWidget* widget = ring_ ? with_id(last, focused_) : nullptr;
    if (widget == nullptr) return false;
    activated_.push_back(focused_);
    if (press.key == Key::Space && text_ == " ") text_.clear();
    return true;
}

void Touch::step(const DrawnWidgets& last, int by) {
    std::vector<const DrawnWidget*> all;
    for (const DrawnWidget& widget : last.all())
        if (reachable(widget)) all.push_back(&widget);
    if (all.empty()) return;
    const auto count = static_cast<std::ptrdiff_t>(all.size());
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const DrawnWidget* widget) { return widget->id == focused_; });
    std::ptrdiff_t next = by > 0 ? 0 : count - 1;
    if (found != all.end() && ring_) next = (found - all.begin() + by + count) % count;
    focused_ = all[static_cast<std::size_t>(next)]->id;
    ring_ = true;
    reveal(*all[static_cast<std::size_t>(next)]);
}

void Touch::step_towards(const DrawnWidgets& last, Vec2 direction) {
    const DrawnWidget* from = with_id(last, focused_);
    if (from == nullptr) return step(last, 1);
    const DrawnWidget* best = nullptr;
    float least = 0;
    for (const DrawnWidget& widget : last.all()) {
        if (!reachable(widget) || widget.id == focused_) continue;
        const float distance = distance_towards(from->rect, widget.rect, direction);
        if (distance < 0 || (best != nullptr && distance >= least)) continue;
        best = &widget;
        least = distance;
    }
    ring_ = true;
    if (best == nullptr) return reveal(*from);
    focused_ = best->id;
    reveal(*best);
}

void Touch::reveal(const DrawnWidget& widget) {
    for (const Area& area : areas_) {
        if (area.id != widget.scroll_area) continue;
        float by = 0;
        if (widget.rect.bottom() > area.rect.bottom())
            by = widget.rect.bottom() - area.rect.bottom();
        if (widget.rect.y - by < area.rect.y) by = widget.rect.y - area.rect.y;
        scroll_by(area, by);
    }
}

}  // namespace kiosk::screens
