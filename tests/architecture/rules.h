// The house rules of CONTRIBUTING.md that a program can check, as plain functions over source text.
//
// Takes a whole tree as values and answers complaints, each "file:line: what is wrong (what to
// do)". Reads no disk: load_tree() in architecture_test.cpp does. Any thread; throws nothing of
// its own.
#pragma once

#include <string>
#include <vector>

namespace architecture {

struct SourceFile {
    std::string path;  // from the project's root, e.g. "kiosk/core/money.h"
    std::string text;
};

// Rooms see only the neighbours they may, and libraries stay in the rooms they belong to, also
// when they would come in through another room's header.
std::vector<std::string> broken_dependencies(const std::vector<SourceFile>& tree);

// 500 lines a file, 100 characters a line, 70 lines a function (tests tell longer stories).
std::vector<std::string> broken_sizes(const std::vector<SourceFile>& tree);

// Headers open with what they are, and nothing is left "to do".
std::vector<std::string> broken_words(const std::vector<SourceFile>& tree);
// Names of tests that ctest would cut in two: it calls such a one passed without running it.
std::vector<std::string> broken_test_names(const std::vector<SourceFile>& tree);

}  // namespace architecture
