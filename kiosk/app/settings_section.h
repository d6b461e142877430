// Reading settings.toml key by key: what is there must be of the right kind and within its range,
// and what nobody asked for is refused. Private to settings.cpp; any thread.
#pragma once

#include <toml++/toml.h>

#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

#include "kiosk/core/result.h"

namespace kiosk::app {

// A refused value: thrown inside the reading of settings only, so that reading stays a list of
// keys.
struct Refusal {
    Problem problem;
};

[[noreturn]] void refuse(const std::string& key, const toml::source_region& where, Text why,
                         Text to_do);

// One table of the file: reads the keys it is asked for and refuses those nobody asked for.
class Section {
public:
    Section(const toml::table& table, std::string path) : table_{table}, path_{std::move(path)} {}

    void text(const char* key, std::string& into);
    void flag(const char* key, bool& into);
    void whole(const char* key, std::int64_t& into, std::int64_t least, std::int64_t most);
    void one_of(const char* key, std::int64_t& into, std::initializer_list<std::int64_t> allowed);
    void real(const char* key, double& into, double least, double most);
    const toml::node* find(const char* key);
    std::string full(const char* key) const { return path_.empty() ? key : path_ + "." + key; }
    // Called once everything known has been read.
    void refuse_unknown() const;

private:
    [[noreturn]] void refuse_range(const char* key, const toml::node& node, std::int64_t least,
                                   std::int64_t most) const;

    const toml::table& table_;
    std::string path_;
    std::vector<std::string> asked_;
};

// Reads a sub-table with `read`, then refuses what it left over.
template <typename Read>
void section(Section& parent, const char* name, Read read) {
    const toml::node* node = parent.find(name);
    if (node == nullptr) return;
    const toml::table* table = node->as_table();
    if (table == nullptr) {
        refuse(name, node->source(), {"phải là một mục", "is not a section"},
               {std::string{"ghi ["} + name + "]", std::string{"write ["} + name + "]"});
    }
    Section inner{*table, name};
    read(inner);
    inner.refuse_unknown();
}

}  // namespace kiosk::app
