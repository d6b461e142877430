// Files that travel inside the program: drawings (drawings/*.svg) and the demonstration showroom
// (demo/*). Read-only bytes of the executable: any thread, no failure but "no such file".
#pragma once

#include <string_view>

namespace assets {

// The content of a file named relative to assets/, e.g. "drawings/coffee.svg"; empty where there is
// no such file.
std::string_view file(std::string_view path);

}  // namespace assets
