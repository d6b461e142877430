#include "kiosk/app/settings_section.h"

#include <sstream>

#include "kiosk/app/settings.h"

namespace kiosk::app {

void refuse(const std::string& key, const toml::source_region& where, Text why, Text to_do) {
    const std::string line = where.begin.line > 0 ? std::to_string(where.begin.line) : "?";
    throw Refusal{{{std::string{kSettingsFile} + ", dòng " + line + ", " + key,
                    std::string{kSettingsFile} + ", line " + line + ", " + key},
                   std::move(why),
                   std::move(to_do),
                   key}};
}

void Section::text(const char* key, std::string& into) {
    if (const toml::node* node = find(key)) {
        const auto value = node->value_exact<std::string>();
        if (!value) {
            refuse(full(key), node->source(), {"phải là chữ trong dấu nháy", "is not text"},
                   {"ghi " + full(key) + " = \"…\"", "write " + full(key) + " = \"…\""});
        }
        into = *value;
    }
}

void Section::flag(const char* key, bool& into) {
    if (const toml::node* node = find(key)) {
        const auto value = node->value_exact<bool>();
        if (!value) {
            refuse(full(key), node->source(),
                   {"phải là true hoặc false", "is neither true nor false"},
                   {"ghi true hoặc false", "write true or false"});
        }
        into = *value;
    }
}

void Section::whole(const char* key, std::int64_t& into, std::int64_t least, std::int64_t most) {
    if (const toml::node* node = find(key)) {
        const auto value = node->value_exact<std::int64_t>();
        if (!value || *value < least || *value > most) refuse_range(key, *node, least, most);
        into = *value;
    }
}

void Section::one_of(const char* key, std::int64_t& into,
                     std::initializer_list<std::int64_t> allowed) {
    if (const toml::node* node = find(key)) {
        const auto value = node->value_exact<std::int64_t>();
        std::string list;
        for (const std::int64_t one : allowed) {
            if (value && *value == one) {
                into = one;
                return;
            }
            list += (list.empty() ? "" : ", ") + std::to_string(one);
        }
        refuse(full(key), node->source(), {"giá trị không được phép", "is not allowed"},
               {"dùng một trong: " + list, "use one of " + list});
    }
}

void Section::real(const char* key, double& into, double least, double most) {
    if (const toml::node* node = find(key)) {
        const auto value = node->value<double>();
        if (!value || *value < least || *value > most) {
            std::ostringstream range;
            range << least << "…" << most;
            refuse(full(key), node->source(), {"ngoài khoảng cho phép", "is out of range"},
                   {"dùng số trong khoảng " + range.str(), "use a number in " + range.str()});
        }
        into = *value;
    }
}

const toml::node* Section::find(const char* key) {
    asked_.push_back(key);
    return table_.get(key);
}

void Section::refuse_unknown() const {
    for (const auto& [key, node] : table_) {
        bool known = false;
        for (const std::string& asked : asked_) known = known || asked == key.str();
        if (!known) {
            refuse(full(std::string{key.str()}.c_str()), node.source(),
                   {"không có cài đặt tên này", "is no setting of this program"},
                   {"sửa lại tên hoặc xóa dòng này", "mend the name or remove the line"});
        }
    }
}

void Section::refuse_range(const char* key, const toml::node& node, std::int64_t least,
                           std::int64_t most) const {
    const std::string range = std::to_string(least) + "…" + std::to_string(most);
    refuse(full(key), node.source(),
           {"phải là số nguyên trong khoảng " + range, "is no whole number in " + range},
           {"sửa số này", "mend the number"});
}

}  // namespace kiosk::app
