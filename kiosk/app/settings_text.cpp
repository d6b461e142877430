// What was changed goes into a file that people have written in: value by value, in its place.
#include "kiosk/app/settings_text.h"

#include <algorithm>
#include <sstream>
#include <vector>

#include "kiosk/app/settings_section.h"

namespace kiosk::app {
namespace {

// A place in the text; columns count letters, not bytes.
std::size_t offset_of(std::string_view text, const toml::source_position& at) {
    std::size_t offset = 0;
    for (toml::source_index line = 1; line < at.line && offset < text.size(); ++line) {
        offset = std::min(text.find('\n', offset), text.size() - 1) + 1;
    }
    for (toml::source_index column = 1; column < at.column && offset < text.size(); ++column) {
        ++offset;
        while (offset < text.size() &&
               (static_cast<unsigned char>(text[offset]) & 0xC0U) == 0x80U) {
            ++offset;
        }
    }
    return offset;
}

struct Span {
    std::size_t from{0}, to{0};
};
Span span_of(std::string_view text, const toml::node& node) {
    return {offset_of(text, node.source().begin), offset_of(text, node.source().end)};
}

struct Key {
    std::string section, name;
};
Key split(const std::string& full) {
    const std::size_t dot = full.find('.');
    if (dot == std::string::npos) return {"", full};
    return {full.substr(0, dot), full.substr(dot + 1)};
}

// The values of every section, one deep: there is no deeper one.
std::map<std::string, std::string> values_of(const toml::table& table, std::string_view text,
                                             const std::string& before) {
    std::map<std::string, std::string> values;
    for (const auto& [key, node] : table) {
        const std::string full = before + std::string{key.str()};
        if (const toml::table* inner = node.as_table()) {
            values.merge(values_of(*inner, text, full + "."));
            continue;
        }
        const Span span = span_of(text, node);
        values[full] = std::string{text.substr(span.from, span.to - span.from)};
    }
    return values;
}

const toml::node* node_of(const toml::table& table, const Key& key) {
    if (key.section.empty()) return table.get(key.name);
    const toml::node* section = table.get(key.section);
    return section != nullptr && section->is_table() ? section->as_table()->get(key.name) : nullptr;
}

std::string with_line(std::string text, std::size_t at, const std::string& line) {
    if (at > 0 && at == text.size() && text.back() != '\n') text += '\n', ++at;
    return text.insert(at, line + "\n");
}

// A key that is not there yet: under its section's title, or at the end with a title of its own.
std::string with_key(std::string text, const toml::table& table, const Key& key,
                     const std::string& value) {
    const std::string line = key.name + " = " + value;
    if (key.section.empty()) return with_line(std::move(text), 0, line);
    const toml::node* section = table.get(key.section);
    if (section == nullptr) {
        text = with_line(std::move(text), text.size(), "");
        return with_line(text, text.size(), "[" + key.section + "]\n" + line);
    }
    const std::size_t title = offset_of(text, section->source().begin);
    const std::size_t end = std::min(text.find('\n', title), text.size() - 1) + 1;
    return with_line(std::move(text), end, line);
}

std::string with_value(std::string text, const std::string& full, const std::string& value) {
    const toml::table table = toml::parse(text);
    const Key key = split(full);
    const toml::node* node = node_of(table, key);
    if (node == nullptr) return with_key(std::move(text), table, key, value);
    const Span span = span_of(text, *node);
    return text.replace(span.from, span.to - span.from, value);
}

}  // namespace

std::map<std::string, std::string> values_in(const std::string& text) {
    return values_of(toml::parse(text), text, "");
}

std::string changed_file(const std::string& file, const Settings& before, const Settings& after) {
    const auto old_values = values_in(settings_text(before));
    const auto new_values = values_in(settings_text(after));
    std::string text = file;
    try {
        for (const auto& [key, value] : new_values) {
            if (old_values.at(key) == value) continue;
            text = with_value(std::move(text), key, value);
        }
        const auto kept = values_in(settings_text(read_settings(toml::parse(text))));
        const bool all_there = std::ranges::all_of(new_values, [&](const auto& one) {
            return old_values.at(one.first) == one.second || kept.at(one.first) == one.second;
        });
        if (all_there) return text;
    } catch (const toml::parse_error&) {
    } catch (const Refusal&) {
    }
    // A form of TOML in which single values cannot be exchanged: written anew.
    return settings_text(after);
}

}  // namespace kiosk::app
