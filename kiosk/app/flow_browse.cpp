// Looking around: by group, by place, by words.
#include "kiosk/app/flow_parts.h"

namespace kiosk::app::parts {

using namespace screens;

namespace {

Commands browse_from(State& state, std::size_t offset) {
    BrowseView& browse = state.view.browse;
    browse.loading = true;
    return {BrowseGoods{++state.last_request, browse.group, browse.province, offset, browse.stars}};
}

void empty_results(State& state) {
    state.view.browse.results.clear();
    state.view.browse.more = false;
    state.view.browse.loading = false;
    ++state.last_request;
}

}  // namespace

Commands open_browse(State& state) {
    BrowseView& browse = state.view.browse;
    browse.group.reset();
    browse.province.clear();
    browse.province_asked.clear();
    browse.stars.reset();
    browse.query.clear();
    empty_results(state);
    return {};
}

Commands wished_while_browsing(State& state, const Intent& intent) {
    BrowseView& browse = state.view.browse;
    if (const auto* mode = std::get_if<ChooseBrowseMode>(&intent)) {
        browse.mode = mode->mode;
        return open_browse(state);
    }
    if (const auto* group = std::get_if<ChooseGroup>(&intent)) {
        if (state.view.screen == ScreenName::Till) {
            state.view.till.group = group->group;
            state.view.till.query.clear();
            state.view.till.results.clear();
            state.last_of_till = ++state.last_request;
            state.view.till.loading = group->group.has_value();
            state.view.till.favourites = group->group ? std::vector<Product>{} : state.favourites;
            if (!group->group) return {};
            return {BrowseGoods{state.last_request, group->group, "", 0}};
        }
        empty_results(state);
        browse.group = group->group;
        browse.stars.reset();
        browse.province.clear();
        browse.province_asked.clear();
        return group->group ? browse_from(state, 0) : Commands{};
    }
    if (const auto* province = std::get_if<ChooseProvince>(&intent)) {
        empty_results(state);
        browse.province = province->province;
        browse.province_asked.clear();
        for (const auto& [old, today] : browse.old_provinces) {
            if (old != province->province) continue;
            browse.province = today;
            browse.province_asked = old;
        }
        browse.group.reset();
        browse.stars.reset();
        return browse.province.empty() ? Commands{} : browse_from(state, 0);
    }
    if (const auto* stars = std::get_if<ChooseStars>(&intent)) {
        empty_results(state);
        browse.stars = stars->stars;
        browse.group.reset();
        browse.province.clear();
        browse.province_asked.clear();
        return browse.stars ? browse_from(state, 0) : Commands{};
    }
    if (std::holds_alternative<ShowMore>(intent) && !browse.loading) {
        return browse_from(state, browse.results.size());
    }
    return {};
}

}  // namespace kiosk::app::parts
