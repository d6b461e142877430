#include "kiosk/screens/stand_in.h"

#include <string>
#include <utility>

#include "kiosk/core/vietnamese_text.h"

namespace kiosk::screens {
namespace {

// Words of folded names → drawing; the first that is found wins, so what a thing is made into
// ("rượu", "trà") stands before what it is made of ("dừa", "nấm").
constexpr std::pair<std::string_view, std::string_view> kKinds[] = {
    {"ruou", "spirits"},
    {"vang", "wine"},
    {"ca phe", "coffee"},
    {"coffee", "coffee"},
    {"cacao", "cocoa"},
    {"ca cao", "cocoa"},
    {"socola", "cocoa"},
    {"chocolate", "cocoa"},
    {"nuoc mam", "fish-sauce"},
    {"mam", "fish-sauce"},
    {"mat ong", "honey"},
    {"mat hoa", "honey"},
    {"tra", "tea"},
    {"che", "tea"},
    {"vien", "capsules"},
    {"dau an", "oil"},
    {"tinh dau", "oil"},
    {"dau phong", "oil"},
    {"dau dua", "oil"},
    {"tieu", "pepper"},
    {"gao", "rice"},
    {"ngu coc", "rice"},
    {"bun", "noodles"},
    {"mien", "noodles"},
    {"mi", "noodles"},
    {"pho", "noodles"},
    {"banh trang", "cake"},
    {"banh", "cake"},
    {"keo", "cake"},
    {"mut", "dried-fruit"},
    {"dong trung", "cordyceps"},
    {"cordyceps", "cordyceps"},
    {"nam", "mushroom"},
    {"yen", "birds-nest"},
    {"trung", "egg"},
    {"say gion", "chips"},
    {"say deo", "dried-fruit"},
    {"say", "dried-fruit"},
    {"hat dieu", "nuts"},
    {"mac ca", "nuts"},
    {"macca", "nuts"},
    {"hat", "nuts"},
    {"lac", "nuts"},
    {"rong", "seaweed"},
    {"muc", "seafood"},
    {"tom", "seafood"},
    {"ca", "seafood"},
    {"ruoc", "seafood"},
    {"cha", "meat"},
    {"nem", "meat"},
    {"gio", "meat"},
    {"lap xuong", "meat"},
    {"thit", "meat"},
    {"kho bo", "meat"},
    {"heo", "meat"},
    {"dua luoi", "melon"},
    {"dua hau", "melon"},
    {"dua", "coconut"},
    {"gung", "ginger"},
    {"nghe", "ginger"},
    {"atiso", "artichoke"},
    {"actiso", "artichoke"},
    {"rau", "vegetable"},
    {"cu", "vegetable"},
    {"trai", "fresh-fruit"},
    {"qua", "fresh-fruit"},
    {"cam", "fresh-fruit"},
    {"buoi", "fresh-fruit"},
    {"xoai", "fresh-fruit"},
    {"sau rieng", "fresh-fruit"},
    {"nuoc", "bottle"},
    {"gom", "pottery"},
    {"su", "pottery"},
    {"lua", "silk"},
    {"tho cam", "silk"},
    {"det", "silk"},
    {"may tre", "basket"},
    {"gio tre", "basket"},
    {"tre", "basket"},
    {"coi", "basket"},
    {"luc binh", "basket"},
    {"hoa", "flower"},
    {"homestay", "homestay"},
};

std::string_view of_group(Group group) {
    switch (group) {
        case Group::Food:
            break;
        case Group::Drink:
            return "bottle";
        case Group::Herbal:
            return "herbal";
        case Group::Craft:
            return "pottery";
        case Group::Ornamental:
            return "flower";
        case Group::Tourism:
            return "homestay";
    }
    return "box";
}

}  // namespace

std::string_view stand_in(const kiosk::Product& product) {
    if (product.group == Group::Tourism) return of_group(product.group);
    const std::string words = ' ' + fold_for_search(product.name_vi) + ' ';
    for (const auto& [word, drawing] : kKinds) {
        if (words.find(' ' + std::string{word} + ' ') != std::string::npos) return drawing;
    }
    return of_group(product.group);
}

}  // namespace kiosk::screens
