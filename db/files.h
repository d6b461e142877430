// Files that appear whole or not at all, durable on return. Private to db. Faults throw db::Error
// naming the file. Any thread.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace db {

std::string read_file(const std::filesystem::path& file);
// A new file with these bytes; what is there already is left alone and told as a fault. Written
// beside its place and linked there, so that a crash never leaves half of it.
void write_new_file(const std::filesystem::path& file, std::string_view bytes, unsigned mode);
void copy_durably(const std::filesystem::path& from, const std::filesystem::path& to);
void sync_file(const std::filesystem::path& file);
// After a rename or link: the folder's own entry.
void sync_folder(const std::filesystem::path& folder);
// rename(), then sync_folder().
void put_in_place(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace db
