#include "kiosk/core/product.h"

#include <cassert>

namespace kiosk {

std::string_view name_of(Group group) {
    switch (group) {
        case Group::Food:
            return "food";
        case Group::Drink:
            return "drink";
        case Group::Herbal:
            return "herbal";
        case Group::Craft:
            return "craft";
        case Group::Ornamental:
            return "ornamental";
        case Group::Tourism:
            return "tourism";
    }
    assert(false);
    return "food";
}

std::optional<Group> group_from(std::string_view name) {
    for (const Group group : kAllGroups) {
        if (name_of(group) == name) return group;
    }
    return std::nullopt;
}

Text title_of(Group group) {
    switch (group) {
        case Group::Food:
            return {"Thực phẩm", "Food"};
        case Group::Drink:
            return {"Đồ uống", "Drinks"};
        case Group::Herbal:
            return {"Dược liệu", "Herbal products"};
        case Group::Craft:
            return {"Thủ công mỹ nghệ", "Handicrafts"};
        case Group::Ornamental:
            return {"Sinh vật cảnh", "Ornamental plants and animals"};
        case Group::Tourism:
            return {"Du lịch", "Tourism"};
    }
    assert(false);
    return {};
}

std::string_view name_of(ProducerKind kind) {
    switch (kind) {
        case ProducerKind::Unknown:
            return "";
        case ProducerKind::Cooperative:
            return "cooperative";
        case ProducerKind::Company:
            return "company";
        case ProducerKind::Household:
            return "household";
    }
    assert(false);
    return "";
}

std::optional<ProducerKind> producer_kind_from(std::string_view name) {
    for (const ProducerKind kind : {ProducerKind::Unknown, ProducerKind::Cooperative,
                                    ProducerKind::Company, ProducerKind::Household}) {
        if (name_of(kind) == name) return kind;
    }
    return std::nullopt;
}

Text title_of(ProducerKind kind) {
    switch (kind) {
        case ProducerKind::Unknown:
            return {};
        case ProducerKind::Cooperative:
            return {"Hợp tác xã", "Co-operative"};
        case ProducerKind::Company:
            return {"Doanh nghiệp", "Company"};
        case ProducerKind::Household:
            return {"Hộ sản xuất", "Household producer"};
    }
    assert(false);
    return {};
}

const std::string& told_in(const Text& text, Language language) {
    return language == Language::English && !text.en.empty() ? text.en : text.vi;
}

}  // namespace kiosk
