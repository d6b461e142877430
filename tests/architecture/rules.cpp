#include "tests/architecture/rules.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <set>
#include <sstream>
#include <string_view>
#include <utility>

namespace architecture {
namespace {

constexpr std::size_t kMaxFileLines = 500;
constexpr std::size_t kMaxLineCharacters = 100;
constexpr std::size_t kMaxFunctionLines = 70;

struct Room {
    std::string_view name;
    std::vector<std::string_view> sees;  // other rooms, besides itself
};

// The dependency rule. A room's tests (tests/<room>) may see what the room may see.
const std::vector<Room>& rooms() {
    static const std::vector<Room> kRooms = {
        {"kiosk/core", {}},
        {"kiosk/screens", {"kiosk/core"}},
        {"db", {"kiosk/core"}},
        {"platform", {"kiosk/core"}},
        {"kiosk/app", {"kiosk/core", "kiosk/screens", "db", "platform", "assets"}},
        {"assets", {}},
    };
    return kRooms;
}

struct Library {
    std::string_view name;
    std::vector<std::string_view> prefixes;  // of what stands between < and >
    std::vector<std::string_view> rooms;     // where it may be used
};

const std::vector<Library>& libraries() {
    static const std::vector<Library> kLibraries = {
        {"SQLite", {"sqlite3", "SQLiteCpp/"}, {"db"}},
        {"PostgreSQL", {"pqxx/", "libpq", "postgresql/"}, {"db"}},
        {"libcsv", {"csv.h"}, {"db"}},
        {"SDL", {"SDL"}, {"platform"}},
        {"OpenGL", {"GL/", "EGL/", "GLES"}, {"platform"}},
        {"ZXing-cpp", {"ZXing/", "ReadBarcode", "MultiFormatWriter"}, {"platform"}},
        {"FFmpeg", {"libav", "libsw"}, {"platform"}},
        {"Pango and Cairo", {"pango/", "cairo"}, {"platform"}},
        {"libxlsxwriter", {"xlsxwriter"}, {"platform"}},
        {"libseccomp", {"seccomp", "linux/seccomp"}, {"platform"}},
        {"Dear ImGui", {"imgui", "implot"}, {"kiosk/screens", "platform", "kiosk/app"}},
        {"utf8proc", {"utf8proc"}, {"kiosk/core"}},
        {"libsodium", {"sodium"}, {"db", "kiosk/app"}},
        {"nlohmann-json", {"nlohmann/"}, {"db", "kiosk/app"}},
        {"CLI11", {"CLI/"}, {"kiosk/app"}},
        {"spdlog", {"spdlog/"}, {"kiosk/app"}},
        {"toml++", {"toml++/"}, {"kiosk/app"}},
    };
    return kLibraries;
}

bool starts_with(std::string_view text, std::string_view prefix) {
    return text.substr(0, prefix.size()) == prefix;
}

bool ends_with(std::string_view text, std::string_view suffix) {
    return text.size() >= suffix.size() && text.substr(text.size() - suffix.size()) == suffix;
}

template <typename Container, typename Value>
bool contains(const Container& container, const Value& value) {
    return std::find(container.begin(), container.end(), value) != container.end();
}

bool is_cpp(std::string_view path) { return ends_with(path, ".h") || ends_with(path, ".cpp"); }

const Room* room_of(std::string_view path) {
    for (const Room& room : rooms()) {
        if (starts_with(path, std::string{room.name} + "/")) return &room;
    }
    return nullptr;
}

// tests/db/x.cpp lives by db's rules. tests/support, bench and the like may see everything, and so
// may tests/assets: whether a drawing can be drawn is SDL_image's to say.
const Room* room_tested_by(std::string_view path) {
    for (const Room& room : rooms()) {
        if (room.name == "assets") continue;
        const std::string_view folder = room.name.substr(room.name.rfind('/') + 1);
        if (starts_with(path, "tests/" + std::string{folder} + "/")) return &room;
    }
    return nullptr;
}

const Library* library_of(std::string_view header) {
    for (const Library& library : libraries()) {
        for (const std::string_view prefix : library.prefixes) {
            if (starts_with(header, prefix)) return &library;
        }
    }
    return nullptr;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream{text};
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

// UTF-8 continuation bytes are not characters of their own: Vietnamese comments are welcome.
std::size_t characters_in(std::string_view line) {
    return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    }));
}

struct Include {
    std::size_t line;    // from 1
    std::string target;  // as written
};

std::vector<Include> includes_of(const SourceFile& file) {
    std::vector<Include> includes;
    std::size_t number = 0;
    for (const std::string& line : lines_of(file.text)) {
        ++number;
        const std::size_t hash = line.find_first_not_of(" \t");
        if (hash == std::string::npos || line[hash] != '#') continue;
        const std::size_t word = line.find_first_not_of(" \t", hash + 1);
        if (word == std::string::npos || line.compare(word, 7, "include") != 0) continue;
        const std::size_t open = line.find_first_of("<\"", word + 7);
        if (open == std::string::npos) continue;
        const std::size_t close = line.find_first_of(">\"", open + 1);
        if (close == std::string::npos) continue;
        includes.push_back({number, line.substr(open + 1, close - open - 1)});
    }
    return includes;
}

using IncludesByPath = std::map<std::string, std::vector<Include>, std::less<>>;

// What a header brings in, itself and through others, and by which chain of files.
void collect_libraries(const IncludesByPath& tree, const std::string& path,
                       const std::string& chain, std::set<std::string>& seen,
                       std::map<const Library*, std::string>& found) {
    const auto file = tree.find(path);
    if (file == tree.end() || !seen.insert(path).second) return;
    for (const Include& include : file->second) {
        if (const Library* library = library_of(include.target)) {
            found.emplace(library, chain + " > <" + include.target + ">");
        } else {
            collect_libraries(tree, include.target, chain + " > " + include.target, seen, found);
        }
    }
}

std::string at(std::string_view path, std::size_t line) {
    return std::string{path} + ":" + std::to_string(line) + ": ";
}

void check_include(const IncludesByPath& tree, const std::string& path, const Room& room,
                   const Include& include, std::vector<std::string>& complaints) {
    const std::string name{room.name};
    if (const Library* library = library_of(include.target)) {
        if (contains(library->rooms, room.name)) return;
        complaints.push_back(at(path, include.line) + name + " uses " + std::string{library->name} +
                             " (<" + include.target + ">); it belongs in " +
                             std::string{library->rooms.front()} +
                             ": ask that room for a core value instead");
        return;
    }
    const Room* neighbour = room_of(include.target);
    if (neighbour == nullptr || neighbour == &room) return;
    if (!contains(room.sees, neighbour->name)) {
        complaints.push_back(at(path, include.line) + name + " must not know " +
                             std::string{neighbour->name} + " (" + include.target +
                             "): move the shared value to kiosk/core, or the use to kiosk/app");
        return;
    }
    std::set<std::string> seen;
    std::map<const Library*, std::string> found;
    collect_libraries(tree, include.target, include.target, seen, found);
    for (const auto& [library, chain] : found) {
        if (contains(library->rooms, room.name) && contains(library->rooms, neighbour->name)) {
            continue;
        }
        complaints.push_back(at(path, include.line) + "a public header brings " +
                             std::string{library->name} + " out of its room (" + chain +
                             "): include it in the .cpp and hide it behind a pointer");
    }
}

void check_functions(const SourceFile& file, const std::vector<std::string>& lines,
                     std::vector<std::string>& complaints) {
    static const std::array<std::string_view, 6> kNotFunctions = {"namespace", "struct", "class",
                                                                  "enum",      "union",  "extern"};
    std::size_t open = 0;  // line, from 1, where a block at the left margin begins; 0: none
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string& line = lines[i];
        if (open == 0 && ends_with(line, "{") && line.find_first_of(" \t}#/") != 0) {
            const bool other = std::any_of(kNotFunctions.begin(), kNotFunctions.end(),
                                           [&](auto word) { return starts_with(line, word); });
            if (!other) open = i + 1;
        } else if (open != 0 && starts_with(line, "}")) {
            const std::size_t length = i + 2 - open;
            if (line == "}" && length > kMaxFunctionLines) {
                complaints.push_back(at(file.path, open) + "a function of " +
                                     std::to_string(length) + " lines (the limit is " +
                                     std::to_string(kMaxFunctionLines) +
                                     "): give its steps names of their own");
            }
            open = 0;
        }
    }
}

}  // namespace

std::vector<std::string> broken_dependencies(const std::vector<SourceFile>& tree) {
    IncludesByPath by_path;
    for (const SourceFile& file : tree) {
        if (is_cpp(file.path)) by_path.emplace(file.path, includes_of(file));
    }
    std::vector<std::string> complaints;
    for (const auto& [path, includes] : by_path) {
        const Room* room = room_of(path);
        if (room == nullptr) room = room_tested_by(path);
        if (room == nullptr) continue;
        for (const Include& include : includes) {
            check_include(by_path, path, *room, include, complaints);
        }
    }
    return complaints;
}

std::vector<std::string> broken_sizes(const std::vector<SourceFile>& tree) {
    std::vector<std::string> complaints;
    for (const SourceFile& file : tree) {
        if (!is_cpp(file.path)) continue;
        const std::vector<std::string> lines = lines_of(file.text);
        if (lines.size() > kMaxFileLines) {
            complaints.push_back(at(file.path, lines.size()) + std::to_string(lines.size()) +
                                 " lines (the limit is " + std::to_string(kMaxFileLines) +
                                 "): two things live here, give each a file");
        }
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const std::size_t length = characters_in(lines[i]);
            if (length <= kMaxLineCharacters) continue;
            complaints.push_back(at(file.path, i + 1) + std::to_string(length) +
                                 " characters (the limit is " + std::to_string(kMaxLineCharacters) +
                                 "): break the line");
        }
        if (room_of(file.path) != nullptr) check_functions(file, lines, complaints);
    }
    return complaints;
}

std::vector<std::string> broken_words(const std::vector<SourceFile>& tree) {
    static const std::array<std::string_view, 3> kUnfinished = {"TODO", "FIXME", "XXX"};
    std::vector<std::string> complaints;
    for (const SourceFile& file : tree) {
        if (!is_cpp(file.path) || room_of(file.path) == nullptr) continue;
        if (ends_with(file.path, ".h") && !starts_with(file.text, "//")) {
            complaints.push_back(at(file.path, 1) +
                                 "the header does not open with a comment: say what it is, what "
                                 "it refuses, which thread may call it, what fails and how");
        }
        const std::vector<std::string> lines = lines_of(file.text);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            for (const std::string_view word : kUnfinished) {
                if (lines[i].find(word) == std::string::npos) continue;
                complaints.push_back(at(file.path, i + 1) + "\"" + std::string{word} +
                                     "\": finish it, or open an issue and take the words out");
            }
        }
    }
    return complaints;
}

std::vector<std::string> broken_test_names(const std::vector<SourceFile>& tree) {
    const std::string opening = std::string{"TEST_CASE"} + "(";
    std::vector<std::string> complaints;
    for (const SourceFile& file : tree) {
        for (std::size_t case_at = file.text.find(opening); case_at != std::string::npos;
             case_at = file.text.find(opening, case_at + 1)) {
            const std::size_t begin = file.text.find_first_not_of(" \n", case_at + opening.size());
            if (begin == std::string::npos || file.text[begin] != '"') continue;
            const std::string name =
                file.text.substr(begin + 1, file.text.find('"', begin + 1) - begin - 1);
            if (name.find(';') == std::string::npos) continue;
            complaints.push_back(file.path + ": \"" + name +
                                 "\": ctest cuts a name at its semicolon and runs nothing");
        }
    }
    return complaints;
}

}  // namespace architecture
